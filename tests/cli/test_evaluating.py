"""Looking back on one activity, right after it and some weeks later."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop
from script_answers import EMPTY, ENTER, ScriptAnswers

Asks = Callable[..., ScriptAnswers]


def logged(pop: Pop, *arguments: str) -> str:
    return str(pop("log", "Tweedaagse cursus", "--goal", "g1", *arguments, "--json").fine().data["id"])


def entry(pop: Pop, name: str) -> dict[str, Any]:
    return dict(pop("show", name, "--json").fine().data)


def needs(pop: Pop) -> list[tuple[str, str, str, str]]:
    found = pop("show", "--json").fine().data["needs"]
    return [(need["id"], need["text"], need.get("source", ""), need["status"]) for need in found]


def test_an_evaluation_is_a_new_revision_of_the_entry(journal: Pop):
    name = logged(journal, "--hours", "16")
    said = journal("log", "--evaluate", name[:4], "--effective", "4", "--again", "ja", "--changed", "Ik kijk eerst")
    assert name in said.fine().out
    found = entry(journal, name)
    assert found["evaluation"] == {"effective": 4, "changed": "Ik kijk eerst", "again": True}
    assert (found["revision"], found["hours"]) == (2, 16)


def test_a_second_evaluation_keeps_what_it_does_not_name(journal: Pop):
    name = logged(journal)
    journal("log", "--evaluate", name, "--effective", "4", "--fitting", "Ja").fine()
    journal("log", "--evaluate", name, "--effective", "2", "--fitting", "-", "--again", "no").fine()
    assert entry(journal, name)["evaluation"] == {"effective": 2, "again": False}


def test_the_same_answer_again_writes_nothing(journal: Pop):
    name = logged(journal, "--effective", "4")
    assert "Nothing changed" in journal("log", "--evaluate", name, "--effective", "4", lang="en").fine().out
    assert "revision" not in entry(journal, name)


def test_a_new_entry_can_be_evaluated_at_once(journal: Pop):
    name = logged(journal, "--effective", "4", "--again", "no", "--fitting", "Ja", "--changed", "-")
    found = entry(journal, name)
    assert found["evaluation"] == {"fitting": "Ja", "effective": 4, "again": False}
    assert "revision" not in found


def test_an_edit_can_change_what_was_made_of_it(journal: Pop):
    name = logged(journal, "--effective", "4", "--again", "no")
    journal("log", "--edit", name, "--hours", "2", "--effective", "5").fine()
    found = entry(journal, name)
    assert (found["hours"], found["evaluation"]) == (2, {"effective": 5, "again": False})


@pytest.mark.parametrize("level", ["0", "6", "4.5", "veel"])
def test_a_level_is_one_to_five(journal: Pop, level: str):
    name = logged(journal)
    journal("log", "--evaluate", name, "--effective", level).refused(level, "1, 2, 3, 4")
    journal("log", "x", "--goal", "g1", "--effective", level).refused(level)
    assert "evaluation" not in entry(journal, name)


def test_again_is_yes_or_no(journal: Pop):
    journal("log", "x", "--goal", "g1", "--again", "misschien").refused("misschien")


@pytest.mark.parametrize("option", ["--evaluate", "--later"])
def test_an_entry_that_is_not_there_or_was_taken_back_is_told(journal: Pop, option: str):
    text = ("x",) if option == "--later" else ("--effective", "4")
    journal("log", *text, option, "zzzzzz").refused("zzzzzz", "pop show log")
    name = logged(journal)
    journal("log", "--withdraw", name).fine()
    journal("log", *text, option, name.upper(), lang="en").refused("taken back", "pop show log")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("--evaluate", "x", "--hours", "3"), ("--evaluate", "--hours")),
        (("--evaluate", "x", "--tag", "a"), ("--evaluate", "--tag")),
        (("--evaluate", "x", "--certificate-until", "2027-01-01"), ("--evaluate", "--certificate-until")),
        (("--evaluate", "x", "--unplanned"), ("--evaluate", "--unplanned")),
        (("--evaluate", "x", "--later", "y"), ("--evaluate", "--later")),
        (("--evaluate", "x", "tekst"), ("--evaluate", "TEXT")),
        (("--evaluate", "x", "--edit", "y"), ("--evaluate", "--edit")),
        (("--later", "x", "tekst", "--effective", "4"), ("--later", "--effective")),
        (("--later", "x", "tekst", "--withdraw", "y"), ("--later", "--withdraw")),
        (("--withdraw", "x", "--again", "yes"), ("--withdraw", "--again")),
        (("tekst", "--goal", "g1", "--new-need", "x"), ("--new-need", "--evaluate")),
    ],
)
def test_what_would_be_ignored_is_refused(journal: Pop, arguments: tuple[str, ...], names: tuple[str, ...]):
    journal("log", *arguments).refused(*names)


def test_without_a_terminal_the_flags_are_named(journal: Pop):
    name = logged(journal)
    journal("log", "--evaluate", name).refused("--effective", f"pop log --evaluate {name}")
    journal("log", "--later", name).refused("TEXT", f"pop log --later {name}")


class TestNeeds:
    def test_they_are_kept_with_the_entry_and_parked_in_the_plan_once(self, journal: Pop):
        name = logged(journal)
        before = needs(journal)
        line = ("log", "--evaluate", name, "--new-need", "drukken meten", "--new-need", " Zwachtelen ")
        said = journal(*line, lang="en").fine()
        assert "n2 (drukken meten)" in said.err
        assert entry(journal, name)["evaluation"] == {"new_needs": ["drukken meten", "Zwachtelen"]}
        parked = [*before, ("n2", "drukken meten", "other", "parked")]
        assert needs(journal) == parked
        journal(*line, "--new-need", "drukken  METEN").fine()
        assert needs(journal) == parked

    def test_what_the_plan_has_already_is_said(self, journal: Pop):
        name = logged(journal)
        before = needs(journal)
        said = journal("log", "--evaluate", name, "--new-need", "zwachtelen", lang="en").fine()
        assert "already: zwachtelen" in said.err
        assert needs(journal) == before

    def test_a_need_that_was_dropped_does_not_come_back_by_evaluating_again(self, journal: Pop, sanne: Path):
        name = logged(journal)
        journal("log", "--evaluate", name, "--new-need", "meten").fine()
        plan = sanne / "plan.yaml"
        plan.write_text(plan.read_text(encoding="utf-8").replace("meten", "iets anders"), encoding="utf-8")
        before = needs(journal)
        journal("log", "--evaluate", name, "--new-need", "meten", "--effective", "4").fine()
        assert needs(journal) == before

    def test_those_of_a_private_activity_stay_with_it(self, journal: Pop):
        name = logged(journal, "--private")
        before = needs(journal)
        said = journal("log", "--evaluate", name, "--new-need", "rouwen", lang="en").fine()
        assert "private" in said.err
        assert needs(journal) == before
        assert entry(journal, name)["evaluation"] == {"new_needs": ["rouwen"]}


class TestAtATerminal:
    def test_all_questions_are_asked_and_may_be_skipped(self, journal: Pop, asks: Asks):
        name = logged(journal)
        person = asks("Ja", "4", ENTER, "meten", ENTER, "ja")
        journal("log", "--evaluate", name).fine()
        assert [prompt.path[0] for prompt in person.asked] == [
            *("fitting", "effective", "changed", "new-needs", "new-needs", "again"),
        ]
        assert entry(journal, name)["evaluation"] == {
            "fitting": "Ja",
            "effective": 4,
            "new_needs": ["meten"],
            "again": True,
        }

    def test_what_is_known_is_the_default_and_can_be_emptied(self, journal: Pop, asks: Asks):
        name = logged(journal, "--effective", "4", "--again", "no", "--fitting", "Ja")
        person = asks(EMPTY, ENTER, "Veel", ENTER, "ja")
        journal("log", "--evaluate", name).fine()
        assert [prompt.default for prompt in person.asked] == ["Ja", "4", "", "", "no"]
        assert entry(journal, name)["evaluation"] == {"effective": 4, "changed": "Veel", "again": True}

    def test_skipping_everything_or_stopping_changes_nothing(self, journal: Pop, asks: Asks):
        name = logged(journal)
        asks(*[ENTER] * 5)
        journal("log", "--evaluate", name).fine()
        asks("Ja", "4")
        journal("log", "--evaluate", name).refused(code=130)
        assert "revision" not in entry(journal, name)

    def test_later_asks_for_the_text(self, journal: Pop, asks: Asks):
        name = logged(journal)
        asks("Ik vraag door")
        journal("log", "--later", name).fine()
        assert entry(journal, name)["evaluation"] == {"later": "Ik vraag door", "later_on": "2026-03-02"}


class TestLater:
    def test_the_text_and_the_day_are_kept_beside_the_rest(self, journal: Pop):
        name = logged(journal, "--effective", "4")
        journal("log", "--later", name, "Ik vraag door", today="2026-04-20").fine()
        found = entry(journal, name)["evaluation"]
        assert found == {"effective": 4, "later": "Ik vraag door", "later_on": "2026-04-20"}

    def test_a_dash_says_that_it_was_asked_and_reads_no_input(self, journal: Pop):
        name = logged(journal)
        journal("log", "--later", name, "-", stdin=b"no text").fine()
        assert entry(journal, name)["evaluation"] == {"later_on": "2026-03-02"}

    def test_an_empty_text_is_refused(self, journal: Pop):
        name = logged(journal)
        journal("log", "--later", name, " ").refused("TEXT", f"pop log --later {name}")


def test_undo_takes_an_evaluation_back(journal: Pop):
    name = logged(journal)
    journal("log", "--evaluate", name, "--effective", "4").fine()
    journal("undo").fine()
    assert "evaluation" not in entry(journal, name)


def test_an_entry_shows_its_evaluation_with_labels(journal: Pop):
    name = logged(journal, "--effective", "4", "--again", "no", "--changed", "Ik kijk eerst")
    journal("log", "--later", name, "Nog steeds").fine()
    shown = journal("show", name, lang="nl").fine().out
    for text in ("ervan geleerd", "4 van 5", "weer zo", "nee", "wat er veranderde", "Nog steeds", "2 mrt 2026"):
        assert text in shown
    assert "effective" not in shown


def test_a_hand_written_evaluation_is_understood_and_shown_whole(journal: Pop, sanne: Path):
    (sanne / "log").mkdir(exist_ok=True)
    (sanne / "log" / "2026.yaml").write_text(
        "- id: k3f9q2\n  on: 2026-02-01\n  text: Cursus\n  evaluation:\n    mine: eigen\n    again: yes\n"
        "    effective: 4\n    later_on: ooit\n",
        encoding="utf-8",
    )
    assert entry(journal, "k3f9q2")["evaluation"] == {
        "mine": "eigen",
        "again": True,
        "effective": 4,
        "later_on": "ooit",
    }
    shown = journal("show", "k3f9q2", lang="en").fine().out
    for text in ("4 of 5", "mine", "eigen", "yes", "ooit"):
        assert text in shown


@pytest.mark.parametrize("wrong", ["effective: 9", "again: misschien"])
def test_the_editor_refuses_what_cannot_be_counted(journal: Pop, tmp_path: Path, wrong: str):
    name = logged(journal)
    edited = tmp_path / "edited.yaml"
    edited.write_text(f"on: 2026-03-02\ntext: x\nevaluation:\n  {wrong}\n", encoding="utf-8")
    journal("edit", name, "--from", str(edited)).refused(wrong.partition(": ")[2], "edited.yaml:3")
