"""What somebody thought of an activity, and which activities to ask about."""

from datetime import date, timedelta
from typing import Any

import pytest

from popcli.core.activities import ask_again, deserving, effectiveness, evaluated, to_evaluate, would_repeat
from popcli.core.entry import Entry

TODAY = date(2026, 3, 2)


def entry(name: str = "aaaaaa", *days: date, **values: Any) -> Entry:
    return Entry(id=name, recorded="", on=days or (TODAY,), **values)


def ids(entries: list[Entry]) -> list[str]:
    return [item.id for item in entries]


def test_an_evaluation_is_the_next_revision_and_leaves_the_rest():
    before = entry(text="Cursus", hours=8, revision=2)
    after = evaluated(before, {"effective": 4, "again": False})
    assert (after.revision, after.text, after.hours) == (3, "Cursus", 8)
    assert after.evaluation == {"effective": 4, "again": False}


def test_new_answers_go_over_the_old_ones_in_the_order_to_show_them():
    before = entry(evaluation={"again": True, "own": "x", "changed": "a"})
    after = evaluated(before, {"changed": "b", "effective": 5, "fitting": "ja"})
    assert list((after.evaluation or {}).items()) == [
        *(("fitting", "ja"), ("effective", 5), ("changed", "b"), ("again", True), ("own", "x")),
    ]


@pytest.mark.parametrize("nothing", [None, "", []])
def test_nothing_takes_an_answer_away(nothing: Any):
    before = entry(evaluation={"effective": 4, "new_needs": ["x"]})
    assert evaluated(before, {"new_needs": nothing}).evaluation == {"effective": 4}
    assert evaluated(before, {"new_needs": nothing, "effective": None}).evaluation is None


def test_without_a_change_it_is_the_same_entry():
    before = entry(evaluation={"effective": 4})
    assert evaluated(before, {"effective": 4}) is before
    assert evaluated(entry(), {"changed": None}) == entry()


@pytest.mark.parametrize("said", [0, 6, 3.5, "4", True, None, ["4"]])
def test_what_is_no_level_does_not_count(said: Any):
    assert effectiveness(entry(evaluation={"effective": said})) is None
    assert effectiveness(entry()) is None


def test_levels_and_again_as_they_were_said():
    found = entry(evaluation={"effective": 1, "again": False})
    assert (effectiveness(found), would_repeat(found)) == (1, False)
    assert would_repeat(entry(evaluation={"again": "misschien"})) is None


@pytest.mark.parametrize(
    ("values", "worth"),
    [
        ({"cost": 0.5}, True),
        ({"cost": 0}, False),
        ({"hours": 4}, True),
        ({"hours": 3.9}, False),
        ({"method": "course"}, True),
        ({"method": "mentoring", "hours": 1}, True),
        ({"method": "networking", "hours": 1}, False),
        ({"method": "intervisie"}, False),
        ({}, False),
    ],
)
def test_what_deserves_an_evaluation(values: dict[str, Any], *, worth: bool):
    assert deserving(entry(**values)) is worth


def test_the_biggest_come_first_and_no_more_than_asked_for():
    entries = [
        entry("a", hours=40),
        entry("b", cost=100, hours=1),
        entry("c", cost=100, hours=8),
        entry("d", method="course"),
        entry("e", hours=1),
    ]
    assert ids(to_evaluate(entries, None, 9)) == ["c", "b", "a", "d"]
    assert ids(to_evaluate(entries, None, 2)) == ["c", "b"]
    assert to_evaluate(entries, None, 0) == []


def test_what_was_evaluated_or_ended_before_is_not_asked_for():
    yesterday = TODAY - timedelta(days=1)
    entries = [
        entry("a", cost=1, evaluation={"effective": 3}),
        entry("b", cost=1, evaluation={"changed": "veel"}),
        entry("c", yesterday, cost=1),
        entry("d", yesterday, TODAY, cost=1),
    ]
    assert sorted(ids(to_evaluate(entries, TODAY, 9))) == ["b", "d"]


@pytest.mark.parametrize(("days", "asked"), [(41, False), (42, True), (84, True), (85, False)])
def test_asking_again_is_open_for_some_weeks(days: int, *, asked: bool):
    found = ask_again([entry("a", TODAY - timedelta(days=days), cost=1)], TODAY, 6)
    assert (found is not None) is asked


def test_asking_again_is_about_the_biggest_that_was_not_asked_yet():
    then = TODAY - timedelta(weeks=7)
    entries = [
        entry("a", then, cost=10),
        entry("b", then, cost=99, evaluation={"later": "anders", "later_on": "2026-02-20"}),
        entry("c", then, cost=98, evaluation={"later_on": "2026-02-20"}),
        entry("d", then, cost=50, evaluation={"effective": 4}),
        entry("e", then, hours=1),
    ]
    found = ask_again(entries, TODAY, 6)
    assert found is not None
    assert found.id == "d"
    assert ask_again(entries, TODAY, 0) is None
    assert ask_again([entry("a", TODAY, cost=1)], TODAY, 0) is None
