"""How goals stand on a day."""

from datetime import date, timedelta

import pytest

from popcli.core.entry import Entry
from popcli.core.progress import SILENT_WEEKS, live_goals, open_actions, progress
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
STATUSES = ["active", "idea", "agreed", "resting", "reached", "dropped"]


def entry(*days: date, **values) -> Entry:
    return Entry(id="x", recorded="", on=days or (TODAY,), **values)


def state(*entries: Entry, today: date = TODAY, **values):
    plan = small_plan(goal(1, actions=[action(1, done="2026-02-01"), action(2)], **values), goal(2))
    return progress(plan, entries, today)[0]


def test_hours_and_cost_add_up_over_goal_and_actions():
    found = state(
        entry(goal="g1", hours=0.1, cost=450),
        entry(action="a2", hours=0.2),
        entry(goal="g2", hours=7),
        entry(goal="g2", action="a1", hours=7),
        entry(hours=7),
        entry(action="a9", hours=7),
        entry(goal="g9", hours=7),
        entry(goal="g1"),
    )
    assert (found.entries, found.hours, found.cost) == (3, 0.3, 450)
    assert (found.done, found.actions) == (1, 2)


def test_whole_hours_stay_whole():
    assert type(state(entry(goal="g1", hours=2), entry(goal="g1", hours=1)).hours) is int


def test_only_open_goals_in_the_order_of_the_plan():
    plan = small_plan(*(goal(n, status=status) for n, status in enumerate(STATUSES, start=1)))
    assert [item.id for item in live_goals(plan)] == ["g1", "g2", "g3", "g4"]
    assert [item.goal.id for item in progress(plan, [entry(goal="g5")], TODAY)] == ["g1", "g2", "g3", "g4"]


def test_silence_counts_from_the_last_day_else_from_the_start():
    assert state().silent_days == (TODAY - date(2026, 1, 1)).days
    found = state(entry(date(2026, 2, 1), date(2026, 2, 20), goal="g1"), entry(date(2026, 1, 5), goal="g1"))
    assert (found.last, found.silent_days) == (date(2026, 2, 20), 10)
    assert state(start=None).silent_days is None


def test_days_in_the_future_break_no_silence():
    found = state(entry(date(2026, 2, 20), TODAY + timedelta(days=9), goal="g1"))
    assert (found.last, found.silent_days) == (date(2026, 2, 20), 10)
    assert state(start="2026-12-01").silent_days == 0


@pytest.mark.parametrize(
    ("status", "silent"), [("active", True), ("idea", False), ("agreed", True), ("resting", False)]
)
def test_only_goals_that_are_worked_on_can_be_silent(status, silent):
    start = TODAY - timedelta(weeks=SILENT_WEEKS)
    reason = {"reason": "leave"} if status == "resting" else {}
    assert state(start=start.isoformat(), status=status, **reason).silent is silent
    assert not state(start=(start + timedelta(days=1)).isoformat(), status=status, **reason).silent


@pytest.mark.parametrize(
    ("due", "left", "overdue"), [("2026-03-01", -1, True), ("2026-03-02", 0, False), (None, None, False)]
)
def test_the_term(due, left, overdue):
    found = state(due=due)
    assert (found.days_left, found.overdue) == (left, overdue)


@pytest.mark.parametrize(
    ("start", "due", "part"),
    [
        ("2026-03-01", "2026-03-05", 0.25),
        ("2026-03-02", "2026-03-05", 0.0),
        ("2026-04-01", "2026-05-01", 0.0),
        ("2026-01-01", "2026-02-01", 1.0),
        ("2026-03-05", "2026-03-01", None),
        ("2026-03-01", "2026-03-01", None),
        (None, "2026-03-05", None),
        ("2026-03-01", None, None),
    ],
)
def test_the_part_of_the_term_that_passed(start, due, part):
    assert state(start=start, due=due).elapsed == part


def test_open_actions_the_soonest_first():
    steps = [action(1), action(2, due="2026-05-01"), action(3, due="2026-04-01"), action(4, done="2026-01-01")]
    plan = small_plan(goal(1, actions=steps))
    assert [item.id for item in open_actions(plan.goals[0])] == ["a3", "a2", "a1"]
