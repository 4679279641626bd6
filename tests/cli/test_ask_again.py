"""Some weeks after an activity the status asks once what it changed in practice."""

from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop

SOON, THEN, LONG_AFTER = "2026-03-20", "2026-04-06", "2026-06-30"
"""Two, about five and more than twelve weeks after the course of the second of March; the interval is set to five."""


@pytest.fixture
def course(journal: Pop, sanne: Path) -> str:
    """The id of a course of two days that ended on the second of March, in a plan that asks after five weeks."""
    rhythm(sanne, "5")
    line = ("log", "Tweedaagse cursus", "--goal", "g1", "--method", "course", "--on", "1-3-2026..2-3-2026")
    return str(journal(*line, "--json").fine().data["id"])


def rhythm(sanne: Path, weeks: str) -> None:
    plan = sanne / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    assert "\nreview:\n" in text
    plan.write_text(text.replace("\nreview:\n", f"\nreview:\n  ask_again_weeks: {weeks}\n"), encoding="utf-8")


def asked(pop: Pop, today: str = THEN) -> Any:
    return pop("--json", today=today).fine().data["ask_again"]


def test_it_is_asked_after_the_interval_and_not_for_ever(journal: Pop, course: str):
    assert asked(journal, SOON) is None
    assert asked(journal) == {"id": course, "text": "Tweedaagse cursus", "days": 35}
    assert asked(journal, LONG_AFTER) is None


def test_the_screen_asks_quietly_above_the_next_step(journal: Pop, course: str):
    shown = journal(today=THEN, lang="en").fine().out
    assert f"5 weeks ago: “Tweedaagse cursus” ({course}). What do you do differently now?" in " ".join(shown.split())
    command = f'pop log --later {course} "…"'
    assert shown.index("Written down last") < shown.index(command) < shown.index("Next step")
    assert "5 weken geleden" in journal(today=THEN, lang="nl").out


@pytest.mark.parametrize("text", ["Ik vraag door", "-"])
def test_it_is_gone_when_it_was_answered_or_declined(journal: Pop, course: str, text: str):
    journal("log", "--later", course, text, today=THEN).fine()
    assert asked(journal) is None
    assert "--later" not in journal(today=THEN).out


def test_one_is_asked_and_that_is_the_biggest(journal: Pop, course: str):
    more = journal("log", "Duur", "--goal", "g2", "--cost", "900", "--on", "2026-03-01", "--json").fine().data["id"]
    journal("log", "Klein", "--goal", "g2", "--hours", "1", "--on", "2026-03-01").fine()
    assert asked(journal)["id"] == more
    journal("log", "--later", more, "-").fine()
    assert asked(journal)["id"] == course
    journal("log", "--later", course, "-").fine()
    assert asked(journal) is None


@pytest.mark.usefixtures("course")
def test_without_a_plan_this_year_nothing_is_asked(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "\nno_plan:\n  on: 2026-03-03\n", encoding="utf-8")
    assert asked(journal) is None


def test_six_weeks_is_the_interval_when_nobody_chose_one(journal: Pop):
    journal("log", "Cursus", "--goal", "g1", "--method", "course").fine()
    assert asked(journal, "2026-04-12") is None
    assert asked(journal, "2026-04-13")["days"] == 42


def test_zero_turns_it_off(journal: Pop, sanne: Path):
    rhythm(sanne, "0")
    journal("log", "Cursus", "--goal", "g1", "--method", "course").fine()
    assert asked(journal, "2026-03-02") is None
    assert asked(journal, "2026-04-13") is None


@pytest.mark.parametrize("weeks", ["53", "-1", "soms"])
def test_the_interval_is_a_number_of_weeks(journal: Pop, sanne: Path, weeks: str):
    rhythm(sanne, weeks)
    journal().refused("ask_again_weeks", "plan.yaml:", code=1)


def test_a_change_of_the_plan_keeps_the_interval_and_adds_none(journal: Pop, sanne: Path):
    journal("goal", "g1", "--due", "2026-09-02").fine()
    assert "ask_again_weeks" not in (sanne / "plan.yaml").read_text(encoding="utf-8")
    rhythm(sanne, "6")
    journal("goal", "g1", "--due", "2026-09-03").fine()
    assert "ask_again_weeks: 6" in (sanne / "plan.yaml").read_text(encoding="utf-8")
