"""A questionnaire from plain data: what it becomes, and every mistake with the path to it."""

import pytest

from own_questions import YES_NO, data, question, questionnaire
from popcli.core.questions import Choice, Question, When
from popcli.core.read_questions import QuestionnaireProblem, read_questionnaire
from popcli.store.questionnaires import questionnaire as shipped

FIRST = ("blocks", 0, "questions", 0)
SECOND = ("blocks", 0, "questions", 1)


def test_everything_a_question_can_say():
    form = questionnaire(
        question("way", "choice", choices=YES_NO),
        question(
            "budget",
            "money",
            why="Because.",
            example="450",
            fills="costs.budget",
            required="true",
            private="true",
            max="99",
            default="100",
            when={"question": "way", "is": "yes"},
            source=["ootw", "hrbase"],
        ),
    )
    assert form.question("way").choices == (Choice("yes", "Yes, please"), Choice("no", "No"))
    assert form.question("budget") == Question(
        id="budget",
        kind="money",
        ask="budget?",
        why="Because.",
        example="450",
        fills="costs.budget",
        required=True,
        core=True,
        private=True,
        max=99,
        default="100",
        when=When("way", "is", ("yes",)),
        source=("ootw", "hrbase"),
    )


def test_what_a_question_leaves_out():
    form = read_questionnaire(data({"id": "q", "kind": "text", "ask": "Q?"}))
    assert form.question("q") == Question(id="q", kind="text", ask="Q?", why="", example="", max=3)
    assert (form.id, form.title, form.minutes, form.parts) == ("own", "Own", None, {})


def test_minutes_and_open_fields():
    form = read_questionnaire({**data(question("q", why=None, source=None, when=None)), "minutes": "10"})
    assert form.minutes == 10
    assert form.question("q").source == ()


GOOD = question("q")

PROBLEMS = [
    ("no text", "questionnaire-mapping", ()),
    (None, "questionnaire-mapping", ()),
    ({**data(GOOD), "colour": "red"}, "questionnaire-key", ("colour",)),
    ({"title": "T", "blocks": [], "id": "x"}, "questionnaire-list", ("blocks",)),
    ({"title": "T", "id": "x"}, "questionnaire-list", ("blocks",)),
    ({**data(GOOD), "id": " "}, "questionnaire-missing", ("id",)),
    ({**data(GOOD), "title": ["T"]}, "questionnaire-missing", ("title",)),
    ({**data(GOOD), "blocks": ["b"]}, "questionnaire-mapping", ("blocks", 0)),
    ({**data(GOOD), "blocks": [{"id": "b", "title": "B"}]}, "questionnaire-list", ("blocks", 0, "questions")),
    ({**data(GOOD), "blocks": [{"id": "b", "questions": [GOOD]}]}, "questionnaire-missing", ("blocks", 0, "title")),
    ({**data(GOOD), "minutes": "soon"}, "questionnaire-number", ("minutes",)),
    (data("q"), "questionnaire-mapping", FIRST),
    (data(question("q", asks="?")), "questionnaire-key", (*FIRST, "asks")),
    (data({"id": "q", "kind": "text"}), "questionnaire-missing", (*FIRST, "ask")),
    (data({"id": "q", "ask": "?"}), "questionnaire-missing", (*FIRST, "kind")),
    (data({"kind": "text", "ask": "?"}), "questionnaire-missing", (*FIRST, "id")),
    (data(question("q", "essay")), "question-kind", (*FIRST, "kind")),
    (data(GOOD, GOOD), "question-twice", (*SECOND, "id")),
    (data(question("q", why=["a"])), "questionnaire-text", (*FIRST, "why")),
    (data(question("q", example={"a": "b"})), "questionnaire-text", (*FIRST, "example")),
    (data(question("q", fills=["strengths"])), "questionnaire-text", (*FIRST, "fills")),
    (data(question("q", default=["a"])), "questionnaire-text", (*FIRST, "default")),
    (data(question("q", required="maybe")), "questionnaire-flag", (*FIRST, "required")),
    (data(question("q", private=["true"])), "questionnaire-flag", (*FIRST, "private")),
    (data(question("q", core=None)), "questionnaire-flag", (*FIRST, "core")),
    (data(question("q", source="ootw")), "questionnaire-list", (*FIRST, "source")),
    (data(question("q", source=[])), "questionnaire-list", (*FIRST, "source")),
    (data(question("q", source=["ootw", ["x"]])), "questionnaire-text", (*FIRST, "source", 1)),
    (data(question("q", "items")), "questionnaire-missing", (*FIRST, "of")),
    (data(question("q", "choice")), "questionnaire-list", (*FIRST, "choices")),
    (data(question("q", "choice", choices="yes")), "questionnaire-list", (*FIRST, "choices")),
    (data(question("q", "choice", choices=["yes"])), "questionnaire-mapping", (*FIRST, "choices", 0)),
    (
        data(question("q", "choice", choices=[{"value": "a"}])),
        "questionnaire-missing",
        (*FIRST, "choices", 0, "label"),
    ),
    (
        data(question("q", "choice", choices=[{"value": "a", "label": "A", "key": "b"}])),
        "questionnaire-key",
        (*FIRST, "choices", 0, "key"),
    ),
]


@pytest.mark.parametrize(("wrong", "key", "path"), PROBLEMS)
def test_every_mistake_is_told_with_its_path(wrong, key, path):
    with pytest.raises(QuestionnaireProblem) as caught:
        read_questionnaire(wrong)
    assert (caught.value.key, caught.value.path) == (key, path)


@pytest.mark.parametrize(
    "number", ["0", "100", "-1", "1.5", "three", "", "00010000", "010", "1" * 5000, "٣", ["3"], None]
)
def test_a_number_is_from_1_to_99(number):
    with pytest.raises(QuestionnaireProblem) as caught:
        read_questionnaire(data(question("q", "list", max=number)))
    assert (caught.value.key, caught.value.path) == ("questionnaire-number", (*FIRST, "max"))


@pytest.mark.parametrize("number", [1, 9, 10, 99])
def test_numbers_that_are_fine(number):
    assert questionnaire(question("q", "list", max=str(number))).question("q").max == number


@pytest.mark.parametrize(
    ("when", "key", "place"),
    [
        ("q", "questionnaire-mapping", ()),
        ({"question": "q"}, "question-when", ()),
        ({"question": "q", "is": "a", "not": "b"}, "question-when", ()),
        ({"question": "q", "is": ["a"]}, "questionnaire-missing", ("is",)),
        ({"question": "q", "filled": "maybe"}, "choice-unknown", ("filled",)),
        ({"question": "q", "filled": ["true"]}, "questionnaire-missing", ("filled",)),
        ({"question": "q", "equals": "a"}, "questionnaire-key", ("equals",)),
        ({"is": "a"}, "questionnaire-missing", ("question",)),
        ({"question": "self", "is": "a"}, "question-when-unknown", ("question",)),
        ({"question": "level", "is": "3"}, "question-when-unknown", ("question",)),
    ],
)
def test_every_mistake_in_a_condition(when, key, place):
    with pytest.raises(QuestionnaireProblem) as caught:
        read_questionnaire(data(GOOD, question("self", when=when)))
    assert (caught.value.key, caught.value.path) == (key, (*SECOND, "when", *place))


@pytest.mark.parametrize("kind", ["yesno", "level", "number", "list", "date"])
def test_a_condition_that_could_never_hold_is_refused(kind):
    with pytest.raises(QuestionnaireProblem) as caught:
        read_questionnaire(data(question("q", kind), question("then", when={"question": "q", "is": "3"})))
    assert (caught.value.key, caught.value.values) == ("question-when", {"known": "filled"})


def test_a_condition_names_a_value_of_the_choice():
    choice = question("q", "choice", choices=YES_NO)
    assert questionnaire(choice, question("then", when={"question": "q", "not": "no"})).question("then").when
    with pytest.raises(QuestionnaireProblem) as caught:
        read_questionnaire(data(choice, question("then", when={"question": "q", "is": "yess"})))
    assert caught.value.key == "choice-unknown"
    assert caught.value.values == {"text": "yess", "known": "yes, no", "nearest": "yes"}


def test_a_condition_may_name_several_values_and_each_must_be_known():
    choice = question("q", "choice", choices=YES_NO)
    asked = questionnaire(choice, question("then", when={"question": "q", "any": ["yes", "no"]}))
    assert asked.question("then").when == When("q", "any", ("yes", "no"))
    with pytest.raises(QuestionnaireProblem) as caught:
        read_questionnaire(data(choice, question("then", when={"question": "q", "any": ["yes", "noo"]})))
    assert caught.value.values["nearest"] == "no"
    with pytest.raises(QuestionnaireProblem) as caught:
        read_questionnaire(data(choice, question("then", when={"question": "q", "any": "yes"})))
    assert caught.value.key == "questionnaire-list"


def test_mistakes_name_what_is_possible():
    with pytest.raises(QuestionnaireProblem) as caught:
        read_questionnaire(data(question("q", "essay")))
    assert caught.value.values["kind"] == "essay"
    assert "text, long, list" in str(caught.value.values["known"])


def test_the_program_speaks_two_languages_with_the_same_questions():
    for name in (
        "assessment",
        "manager",
        "goal",
        "action",
        "ambition",
        "competence",
        "need",
        "entry",
        "evaluation",
        "closing",
        "progress",
        "activity",
        "later",
        "new-need",
    ):
        dutch, english = shipped("nl", name), shipped("en", name)
        for one, other in zip(dutch.questions, english.questions, strict=True):
            assert (one.id, one.kind, one.fills, one.when) == (other.id, other.kind, other.fills, other.when)
            assert [choice.value for choice in one.choices] == [choice.value for choice in other.choices]
