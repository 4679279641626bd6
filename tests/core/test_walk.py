"""Walking a questionnaire forwards and back."""

import pytest

from own_questions import YES_NO, question, questionnaire
from popcli.core.walk import Form, Step, walk
from popcli.store.questionnaires import questionnaire as shipped
from script_answers import BACK, EMPTY, ENTER, walked

TEXTS = questionnaire(question("one"), question("two"), question("three"))


def test_every_question_is_asked_once_and_in_order():
    walk = walked(TEXTS, ["a", "b", "c"])
    assert walk.paths == ["one", "two", "three"]
    assert walk.result == {"one": "a", "two": "b", "three": "c"}


def test_every_answer_is_kept_at_once():
    walk = walked(TEXTS, ["a", "b"])
    assert not walk.finished
    assert walk.kept == [{"one": "a"}, {"one": "a", "two": "b"}]


def test_the_answers_at_the_start_are_not_changed():
    start = {"one": "a"}
    walked(TEXTS, ["b", "c"], start=start)
    assert start == {"one": "a"}


def test_back_shows_the_answer_again_and_goes_on_at_the_first_open_question():
    walk = walked(TEXTS, ["a", "b", BACK, BACK, "A", "c"])
    assert walk.paths == ["one", "two", "three", "two", "one", "three"]
    assert walk.defaults["one"] == "a"
    assert walk.result == {"one": "A", "two": "b", "three": "c"}


def test_back_past_the_first_question_stays_at_the_first():
    walk = walked(TEXTS, [BACK, BACK, "a", BACK, BACK, BACK, ENTER, "b", "c"])
    assert walk.paths == ["one", "one", "one", "two", "one", "one", "one", "two", "three"]
    assert walk.result == {"one": "a", "two": "b", "three": "c"}


def test_a_skipped_question_is_not_asked_again_and_does_not_count():
    walk = walked(TEXTS, [ENTER, "b", ENTER])
    assert walk.answers == {"one": None, "two": "b", "three": None}
    assert walk.result == {"two": "b"}


def test_what_was_emptied_stays_empty_when_going_back_to_it():
    walk = walked(TEXTS, [EMPTY, BACK, ENTER, "b", "c"], before={"one": "old"})
    assert walk.defaults["one"] == ""
    assert walk.result == {"one": None, "two": "b", "three": "c"}


def test_a_required_question_says_so():
    form = questionnaire(question("name", required="true"), question("other"))
    walk = walked(form, ["Maya", ENTER])
    assert [prompt.required for prompt in walk.script.asked] == [True, False]


def test_the_short_path_asks_core_and_required_questions_only():
    form = questionnaire(
        question("core"), question("more", core="false"), question("must", core="false", required="true")
    )
    assert walked(form, ["a", "b"]).paths == ["core", "must"]
    assert walked(form, ["a", "b", "c"], full=True).paths == ["core", "more", "must"]


def test_earlier_answers_are_the_defaults():
    walk = walked(TEXTS, [ENTER, "B", ENTER], before={"one": "a", "two": "b"})
    assert walk.result == {"one": "a", "two": "B", "three": None}


def test_the_default_of_a_question_stands_ready_where_nothing_was_answered():
    form = questionnaire(question("when", "date", default="+3m"))
    assert walked(form, [ENTER]).result == {"when": "2026-06-02"}
    assert walked(form, [ENTER], before={"when": "2026-12-01"}).result == {"when": "2026-12-01"}


def test_an_earlier_answer_that_is_no_choice_any_more_is_offered_too():
    form = questionnaire(question("way", "choice", choices=YES_NO))
    walk = walked(form, [ENTER], before={"way": "perhaps"})
    assert [choice.value for choice in walk.script.asked[0].question.choices] == ["yes", "no", "perhaps"]
    assert walk.result == {"way": "perhaps"}


def test_steps_count_the_main_questions():
    form = questionnaire(question("things", "list", max="2"), question("last"))
    steps = Form(form, full=False, before={}).steps({"things": ["a"]})
    assert [(step.number, step.total, step.nth) for step in steps] == [(1, 2, 1), (1, 2, 2), (2, 2, None)]
    assert steps[0].block == "Block"


class TestLists:
    FORM = questionnaire(question("things", "list", max="3"), question("last"))

    def test_a_list_is_asked_one_by_one_up_to_its_length(self):
        walk = walked(self.FORM, ["a", "b", "c", "z"])
        assert walk.paths == ["things.0", "things.1", "things.2", "last"]
        assert walk.result == {"things": ["a", "b", "c"], "last": "z"}

    def test_nothing_ends_a_list(self):
        walk = walked(self.FORM, ["a", ENTER, "z"])
        assert walk.paths == ["things.0", "things.1", "last"]
        assert walk.result == {"things": ["a"], "last": "z"}

    def test_a_list_of_nothing_does_not_count(self):
        assert walked(self.FORM, [ENTER, "z"]).result == {"last": "z"}

    def test_back_goes_over_the_things_of_a_list(self):
        walk = walked(self.FORM, ["a", "b", "c", BACK, BACK, "B", "z"])
        assert walk.paths[3:] == ["last", "things.2", "things.1", "last"]
        assert walk.result == {"things": ["a", "B", "c"], "last": "z"}

    def test_a_list_that_was_closed_early_opens_again(self):
        walk = walked(self.FORM, ["a", ENTER, BACK, "b", "c", "z"])
        assert walk.paths == ["things.0", "things.1", "last", "things.1", "things.2", "last"]
        assert walk.result == {"things": ["a", "b", "c"], "last": "z"}

    def test_what_stands_behind_an_early_end_does_not_count_until_the_list_opens_again(self):
        closed = walked(self.FORM, ["a", "b", "c", BACK, BACK, EMPTY, "z"])
        assert closed.result == {"things": ["a"], "last": "z"}
        reopened = walked(self.FORM, ["a", "b", "c", BACK, BACK, EMPTY, BACK, "B", "z"])
        assert reopened.result == {"things": ["a", "B", "c"], "last": "z"}

    def test_each_earlier_thing_is_offered_also_behind_an_emptied_one(self):
        walk = walked(self.FORM, [EMPTY, ENTER, "new", "z"], before={"things": ["a", "b"]})
        assert walk.result == {"things": ["b", "new"], "last": "z"}

    def test_more_earlier_things_than_the_list_takes_now_are_all_offered(self):
        walk = walked(self.FORM, [ENTER] * 5, before={"things": ["a", "b", "c", "d"]})
        assert walk.result == {"things": ["a", "b", "c", "d"], "last": None}

    def test_only_the_first_thing_of_a_required_list_is_required(self):
        walk = walked(questionnaire(question("things", "list", required="true")), ["a", ENTER])
        assert [prompt.required for prompt in walk.script.asked] == [True, False]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "name", ["assessment", "manager", "entry", "evaluation", "progress", "activity", "later", "goal"]
)
def test_the_questionnaires_of_the_program_can_be_walked_with_as_little_as_they_require(lang, name):
    typed = {"text": "x", "long": "x", "date": "2026-06-01"}

    def least(step: Step, _default: object) -> object:
        choices = [choice.value for choice in step.question.choices]
        return None if step.optional else typed.get(step.question.kind) or choices[0]

    form = Form(shipped(lang, name), full=True, before={})
    answers = walk(form, {}, least, lambda _answers: None)
    asked = form.questionnaire.asked(full=True, answers=answers)
    assert set(form.result(answers)) == {question.id for _, question in asked if question.required}
