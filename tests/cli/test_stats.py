"""What works for you: `pop show stats`, and what is said of a method when an action is planned."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pop_runs import Pop
from script_answers import ENTER, ScriptAnswers


@pytest.fixture
def filled(journal: Pop) -> Pop:
    """Two courses and a day of shadowing, evaluated, and something unplanned."""
    for line in (
        ("Cursus", "--goal", "g1", "--method", "course", "--hours", "16", "--cost", "450", "--on", "2026-01-12"),
        ("Nog een cursus", "--goal", "g2", "--method", "course", "--hours", "8", "--on", "2026-02-02"),
        ("Meegelopen", "--action", "a1", "--method", "shadowing", "--hours", "4", "--on", "2026-02-16"),
    ):
        name = journal("log", *line, "--json").fine().data["id"]
        level = "3" if "--cost" in line else "4" if "cursus" in line[0] else "5"
        journal("log", "--evaluate", name, "--effective", level, "--again", "no" if level == "3" else "yes").fine()
    journal("log", "Gelezen", "--unplanned", "--on", "2026-02-17").fine()
    return journal


def test_totals_in_words_and_methods_by_effectiveness(filled: Pop):
    shown = filled("show", "stats", lang="en").fine().out
    for text in ("12 Jan 2026 to 17 Feb 2026", "4 activities: 28 hours and €450.", "One of them was unplanned."):
        assert text in shown
    assert "You looked back on 3 of them." in " ".join(shown.split())
    rows = [" ".join(line.split()) for line in shown.splitlines()]
    assert [row for row in rows if row.startswith(("shadowing", "course", "no method"))] == [
        "shadowing 1 4 5 of 5 (1) 1 of 1",
        "course 2 24 €450 3.5 of 5 (2) 1 of 2",
        "no method named 1",
    ]


def test_the_same_in_dutch(filled: Pop):
    shown = filled("show", "stats", lang="nl").fine().out
    assert "Je schreef 4 activiteiten op: 28 uur en € 450." in shown
    assert "3,5 van 5 (2)" in shown


def test_the_same_for_programs(filled: Pop):
    found = filled("show", "stats", "--json").fine().data
    whole = {name: value for name, value in found.items() if name != "methods"}
    assert whole == {
        "since": None,
        "until": None,
        "times": 4,
        "hours": 28,
        "cost": 450,
        "unplanned": 1,
        "evaluated": 3,
        "effectiveness": 4,
        "again": 2,
        "said_again": 3,
    }
    assert [(item["method"], item["times"], item["effectiveness"]) for item in found["methods"]] == [
        *(("shadowing", 1, 5), ("course", 2, 3.5), (None, 1, None)),
    ]


@pytest.mark.parametrize(
    ("filter_", "times"),
    [
        (("--since", "2026-02-01"), 3),
        (("--until", "2026-01-31"), 1),
        (("--goal", "g1"), 2),
        (("--method", "cours"), 2),
        (("--text", "nog"), 1),
        (("--last", "2"), 2),
        (("--tag", "zz"), 0),
    ],
)
def test_the_filters_of_the_log_hold_here(filled: Pop, filter_: tuple[str, ...], times: int):
    assert filled("show", "stats", *filter_, "--json").fine().data["times"] == times


def test_the_period_that_was_asked_for_is_shown(filled: Pop):
    found = filled("show", "stats", "--since", "2026-02-01", "--until", "2026-02-28", "--json").data
    assert (found["since"], found["until"]) == ("2026-02-01", "2026-02-28")
    assert "1 Feb 2026 to 28 Feb 2026" in filled("show", "stats", "--since", "2026-02-01", "--until", "2026-02-28").out


def test_nothing_is_said_kindly_and_has_the_same_shape(journal: Pop):
    assert "Nothing that you wrote down" in journal("show", "stats", lang="en").fine().out
    assert journal("show", "stats", "--json").data["methods"] == []


def test_a_narrow_screen_has_a_line_for_each_value(filled: Pop):
    shown = filled("show", "stats", lang="en", COLUMNS="40").fine().out
    assert "method: course\ntimes: 2\nhours: 24\ncost: €450\neffectiveness: 3.5 of 5 (2)\nagain: 1 of 2\n" in shown
    assert all(len(line) <= 40 for line in shown.splitlines())


def test_it_points_at_what_is_worth_looking_back_on(filled: Pop):
    assert "--evaluate" not in filled("show", "stats").fine().err
    name = filled("log", "Werkplaats", "--goal", "g1", "--cost", "90", "--json").data["id"]
    assert f"pop log --evaluate {name}" in filled("show", "stats").fine().err


def test_it_stands_among_what_can_be_shown(journal: Pop):
    journal("show", "stat").refused("pop show stats")
    journal("show", "plan", "--goal", "g1").refused("pop show stats")
    assert "stats" in journal("show", "--help").fine().out


class TestPlanningAnAction:
    def test_what_is_known_of_its_method_is_one_line(self, filled: Pop):
        said = filled("action", "Cursus lesgeven", "--goal", "g1", "--method", "course", lang="en").fine()
        assert said.err.splitlines()[0] == "course: 2 times before, 24 hours, effectiveness 3.5 of 5, again: 1 of 2"
        assert len(said.err.splitlines()) == 2

    def test_also_when_the_method_changes(self, filled: Pop):
        said = filled("action", "a1", "--method", "shadowing", lang="nl").fine()
        assert "meekijken met een collega: één keer eerder, 4 uur, opbrengst 5 van 5, weer zo: 1 van 1" in said.err

    @pytest.mark.parametrize("more", [(), ("--method", "coaching"), ("--method", "-")])
    def test_what_is_not_known_is_not_said(self, filled: Pop, more: tuple[str, ...]):
        said = filled("action", "Iets", "--goal", "g1", *more, lang="en").fine()
        assert len(said.err.splitlines()) == 1
        assert "before" not in said.err

    def test_a_person_hears_what_taught_most_before_choosing(self, filled: Pop, asks: Callable[..., ScriptAnswers]):
        asks(*[ENTER] * 20)
        said = filled("action", "a1", lang="en").fine()
        assert said.err.startswith("What taught you most so far is shadowing: once before, 4 hours, effectiveness 5")

    def test_nobody_hears_it_from_one_activity(self, journal: Pop, asks: Callable[..., ScriptAnswers]):
        journal("log", "x", "--goal", "g1", "--method", "course", "--effective", "5").fine()
        asks(*[ENTER] * 20)
        assert "taught" not in journal("action", "a1", lang="en").fine().err

    def test_a_line_that_cannot_be_read_is_told_once(self, filled: Pop, sanne: Path):
        with (sanne / "log" / "2026.yaml").open("a", encoding="utf-8") as log:
            log.write("- {broken\n")
        said = filled("action", "Iets", "--goal", "g1", "--method", "course", lang="en").fine()
        assert said.err.count("cannot be read") == 1
