"""The one next step, in the order that helps most."""

from datetime import date

from popcli.core.entry import Entry
from popcli.core.models import Plan
from popcli.core.next_step import NextStep, next_step
from popcli.core.progress import progress
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
RECENT = Entry(id="x", recorded="", on=(date(2026, 3, 1),), goal="g1")


def step(plan: Plan, *entries: Entry) -> NextStep:
    return next_step(plan, progress(plan, entries, TODAY), TODAY)


def test_no_plan_this_year_goes_before_everything():
    plan = small_plan(no_plan={"on": "2026-01-05"}, review={"next": "2026-01-10"})
    assert step(plan).key == "no-plan"


def test_no_plan_does_not_silence_goals_that_are_there():
    assert step(small_plan(goal(1), no_plan={"on": "2026-01-05"})).key == "no-action"


def test_an_overdue_review_goes_before_goals():
    plan = small_plan(goal(1, due=None), review={"next": "2026-03-01"})
    found = step(plan)
    assert (found.key, found.values) == ("review-overdue", {"date": date(2026, 3, 1)})
    assert step(small_plan(goal(1, due=None), review={"next": "2026-03-03"})).key == "no-due"


def test_on_the_day_of_the_review_it_is_the_next_step():
    found = step(small_plan(goal(1, due=None), review={"next": "2026-03-02"}))
    assert (found.key, found.command) == ("review-today", "pop review")


def test_a_plan_without_open_goals():
    assert step(small_plan()) == NextStep("no-goal", "pop goal")
    assert step(small_plan(goal(1, status="reached"))).key == "no-goal"


def test_gaps_of_any_goal_go_before_what_is_late():
    late = goal(1, due="2026-02-01", actions=[action(1)])
    assert step(small_plan(late, goal(2, due=None))) == NextStep("no-due", 'pop goal g2 --due "…"', {"id": "g2"})
    assert step(small_plan(late, goal(2))) == NextStep("no-action", 'pop action "…" --goal g2', {"id": "g2"})


def test_a_late_goal_then_a_late_action():
    late = goal(1, due="2026-02-01", actions=[action(1, due="2026-01-15")])
    assert step(small_plan(late), RECENT) == NextStep(
        "goal-overdue", "pop goal g1 --status reached", {"id": "g1", "date": date(2026, 2, 1)}
    )
    late = goal(
        1,
        actions=[
            action(1, due="2026-02-15"),
            action(2, due="2026-02-01"),
            action(3, due="2026-01-01", done="2026-01-01"),
        ],
    )
    assert step(small_plan(late), RECENT) == NextStep(
        "action-overdue", "pop action a2 --done", {"id": "a2", "text": "step 2", "date": date(2026, 2, 1)}
    )


def test_silence_then_the_action_that_comes_then_just_log():
    plan = small_plan(goal(1, actions=[action(1), action(2, due="2026-05-01"), action(3, due="2026-03-02")]))
    assert step(plan) == NextStep("silent", 'pop log "…" --goal g1', {"id": "g1", "silent_days": 60})
    assert step(plan, RECENT) == NextStep(
        "action-coming", 'pop log "…" --action a3', {"id": "a3", "text": "step 3", "date": TODAY}
    )
    assert step(small_plan(goal(1, actions=[action(1)])), RECENT) == NextStep("log", 'pop log "…" --goal g1')
