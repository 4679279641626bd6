import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop
from popcli.cli.session import Session
from script_answers import BACK, ENTER, Person, ScriptAnswers, dotted

VAGUE, GOOD = "Improve my communication", "I chair three meetings from start to finish"
UNTIL_GOALS = ("Sanne", *[ENTER] * 9)
"""Replies of the short path up to the sentence of the first goal."""


Asks = Callable[..., Person]


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal where nobody may be asked anything."""

    def asker(_session: Session) -> None:
        pytest.fail("somebody was asked")

    monkeypatch.setattr(Session, "can_ask", property(lambda session: not session.settings.no_input))
    monkeypatch.setattr(Session, "asker", asker)


def goal(pop: Pop, name: str = "g3") -> dict[str, Any]:
    return next(item for item in pop("show", "--json").fine().data["goals"] if item["id"] == name)


def draft(environment: dict[str, str]) -> dict[str, Any]:
    [path] = Path(environment["POPCLI_STATE"]).glob("*/*/draft-assessment.json")
    return json.loads(path.read_text())


def test_a_vague_sentence_is_asked_again_with_the_words_and_the_old_one_ready(journal: Pop, asks: Asks):
    person = asks(GOOD, "minutes of three meetings", "1 june", ENTER)
    journal("goal", VAGUE).fine()
    again = person.asked[0]
    assert person.paths == ["text", "shown-by", "due", "actions.0.text"]
    assert again.head == 'S02 Vague verb: "Improve"'
    assert "What will I see you doing once it works?" in again.label
    assert "press Enter to leave it" in again.label
    assert again.default == VAGUE
    assert again.question.why.startswith("This verb does not show")
    assert again.question.example == "I sum up the decisions at the end of every team meeting"
    assert (goal(journal)["text"], goal(journal)["due"]) == (GOOD, "2026-06-01")


def test_it_asks_in_the_language_of_the_reader_with_an_example_in_that_of_the_sentence(journal: Pop, asks: Asks):
    person = asks(GOOD, ENTER, ENTER, ENTER)
    journal("goal", VAGUE, lang="nl").fine()
    assert person.asked[0].head == 'S02 Vaag werkwoord: "Improve"'
    assert "Wat zie ik je doen als het gelukt is?" in person.asked[0].label
    assert person.asked[0].question.example == "I sum up the decisions at the end of every team meeting"


def test_enter_keeps_the_sentence_and_the_second_question_is_the_last(journal: Pop, asks: Asks):
    person = asks(ENTER, "8 out of 10 from Noor", "1 june", ENTER)
    journal("goal", f"{VAGUE} as soon as possible").fine()
    assert person.paths == ["text", "shown-by", "due", "actions.0.text"]
    assert [bool(prompt.default) for prompt in person.asked] == [True, False, False, False]
    assert person.asked[1].head == 'M01 A direction without a number: "Improve"'
    assert person.asked[2].head == "3 of 4 · Your goal"
    made = goal(journal)
    assert (made["text"], made["shown_by"]) == (f"{VAGUE} as soon as possible", "8 out of 10 from Noor")


@pytest.mark.parametrize("sentence", ["Learn Power BI", "Learn Power BI by 1 June"])
def test_an_answer_about_m_goes_to_its_own_question_which_is_not_asked_again(journal: Pop, asks: Asks, sentence: str):
    person = asks("I pass the exam", "1 june", ENTER)
    journal("goal", sentence).fine()
    assert person.paths == ["shown-by", "due", "actions.0.text"]
    assert person.asked[0].label == "How will you show that you can do it?"
    assert (goal(journal)["shown_by"], goal(journal)["due"]) == ("I pass the exam", "2026-06-01")


def test_an_answer_about_t_is_a_date_and_is_not_asked_again(journal: Pop, asks: Asks):
    person = asks("1 june", "three lessons", ENTER)
    journal("goal", "Get my driving licence as soon as possible").fine()
    assert person.paths == ["due", "shown-by", "actions.0.text"]
    assert person.asked[0].head == 'T01 Vague time: "as soon as possible"'
    assert (goal(journal)["shown_by"], goal(journal)["due"]) == ("three lessons", "2026-06-01")


def test_a_question_back_may_be_skipped_and_is_not_asked_again(journal: Pop, asks: Asks):
    person = asks(ENTER, "1 june", ENTER)
    journal("goal", "Learn Power BI").fine()
    assert person.paths == ["shown-by", "due", "actions.0.text"]
    assert "shown_by" not in goal(journal)


def test_what_an_option_gave_is_not_asked_back(journal: Pop, asks: Asks):
    person = asks(ENTER, ENTER, ENTER)
    journal("goal", "Learn Power BI as soon as possible", "--shown-by", "exam", "--due", "1 june").fine()
    assert person.paths == ["actions.0.text"]
    assert (goal(journal)["shown_by"], goal(journal)["due"]) == ("exam", "2026-06-01")


@pytest.mark.parametrize("typed", [True, False])
def test_nothing_is_asked_back_about_a_good_sentence(journal: Pop, asks: Asks, *, typed: bool):
    person = asks(*([GOOD] if typed else []), ENTER, ENTER, ENTER)
    journal("goal", *([] if typed else [GOOD])).fine()
    own = ["text"] if typed else []
    assert person.paths == [*own, "shown-by", "due", "actions.0.text"]
    assert all("·" in prompt.head for prompt in person.asked)


def test_a_sentence_typed_at_its_own_question_is_asked_back_too(journal: Pop, asks: Asks):
    person = asks(VAGUE, "Learn Power BI", "I pass the exam", "1 june", ENTER)
    journal("goal").fine()
    assert person.paths == ["text", "text", "shown-by", "due", "actions.0.text"]
    assert (goal(journal)["text"], goal(journal)["shown_by"]) == ("Learn Power BI", "I pass the exam")


def test_back_at_a_question_back_asks_for_the_sentence_again(journal: Pop, asks: Asks):
    person = asks(BACK, GOOD, ENTER, ENTER, ENTER)
    journal("goal", VAGUE).fine()
    assert person.paths == ["text", "text", "shown-by", "due", "actions.0.text"]
    assert person.asked[1].label == "What will you have reached? Say it in one sentence."
    assert person.asked[1].default == VAGUE
    assert goal(journal)["text"] == GOOD


def test_ctrl_c_at_a_question_back_changes_nothing(journal: Pop, asks: Asks):
    asks()
    journal("goal", VAGUE).refused("Nothing was changed", code=130)
    assert len(journal("show", "--json").data["goals"]) == 2


def test_a_sentence_that_stays_as_it_was_is_left_alone(journal: Pop, asks: Asks):
    journal("goal", "g1", "--text", VAGUE).fine()
    person = asks(ENTER)
    journal("goal", "g1").refused(code=130)
    assert person.paths == ["text"]


def test_what_is_no_person_is_not_asked_back(journal: Pop, asks: Asks):
    script = asks(ENTER, ENTER, ENTER, person=ScriptAnswers)
    journal("goal", VAGUE).fine()
    assert [dotted(prompt) for prompt in script.asked] == ["shown-by", "due", "actions.0.text"]


@pytest.mark.usefixtures("nobody")
def test_answers_from_a_file_are_never_asked_back(pop: Pop, tmp_path: Path):
    file = tmp_path / "answers.yaml"
    file.write_text(f"name: Sanne\ngoals:\n  - text: {VAGUE}\n")
    said = pop("init", "--answers", str(file)).fine()
    assert "S02" not in said.out + said.err
    assert goal(pop, "g1") == {"id": "g1", "text": VAGUE, "status": "active", "start": "2026-03-02"}


@pytest.mark.usefixtures("nobody")
def test_without_questions_a_vague_goal_is_added_with_one_hint(journal: Pop):
    said = journal("goal", VAGUE, "--no-input").fine()
    assert said.out.startswith("Goal g3 is in your plan: Improve my communication")
    hints = [line for line in said.err.splitlines() if "S02" in line]
    assert len(hints) == 1
    assert hints[0].startswith('S02 Vague verb: "Improve". What will I see you doing once it works?')
    assert hints[0].endswith("(pop check)")
    assert "Enter" not in said.err


def test_without_a_terminal_too_and_in_dutch(journal: Pop):
    said = journal("goal", "Mijn communicatie verbeteren", lang="nl").fine()
    assert said.err.startswith('S02 Vaag werkwoord: "verbeteren". Wat zie ik je doen als het gelukt is?')
    assert goal(journal)["text"] == "Mijn communicatie verbeteren"


def test_no_hint_about_a_good_sentence_or_another_field(journal: Pop):
    for arguments in ((GOOD,), ("g1", "--due", "2026-10-01"), ("Learn Power BI", "--shown-by", "exam")):
        assert "pop check" not in journal("goal", *arguments).fine().err
    assert "pop check" in journal("goal", "g1", "--text", VAGUE).fine().err


def test_a_goal_in_the_self_assessment_is_asked_back(pop: Pop, asks: Asks):
    person = asks(*UNTIL_GOALS, VAGUE, "Learn Power BI", "I pass the exam", "1 june", "Noor helps", *[ENTER] * 3)
    pop("init")
    assert person.paths[10:14] == ["goals.0.text", "goals.0.text", "goals.0.shown-by", "goals.0.due"]
    assert person.asked[11].default == VAGUE
    assert person.asked[12].head == 'M03 Learning without proof: "Learn"'


def test_what_was_answered_early_survives_in_the_draft(pop: Pop, asks: Asks, environment: dict[str, str]):
    asks(*UNTIL_GOALS, "Get my driving licence as soon as possible", "1 june")
    pop("init").refused("pop init", code=130)
    kept = draft(environment)
    assert kept["answers"]["goals"] == [{"text": "Get my driving licence as soon as possible"}]
    assert kept["how"]["coached"] == [[["goals", 0, "due"], "2026-06-01"]]
    person = asks("go-on", "three lessons", ENTER)
    pop("init")
    assert person.paths[1:3] == ["goals.0.shown-by", "goals.0.actions.0.text"]
    assert draft(environment)["answers"]["goals"][0]["due"] == "2026-06-01"
    assert draft(environment)["how"]["coached"] == []
