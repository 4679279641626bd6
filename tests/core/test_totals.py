"""What goals ask together."""

import pytest

from popcli.core.totals import Totals, planned_totals
from small_plan import action, goal, small_plan

COSTS = {"own_hours": 1.5, "coach_hours": 2, "budget": 99.95}


def test_costs_of_all_actions_are_summed_done_or_not():
    plan = small_plan(
        goal(actions=[action(costs=COSTS), action(2, done="2026-02-01", costs=COSTS), action(3)]),
        goal(2, status="reached", actions=[action(4, costs={"own_hours": 0.1})]),
    )
    assert planned_totals(plan.goals) == Totals(own_hours=3.1, coach_hours=4, budget=199.9)


@pytest.mark.parametrize(("status", "hours"), [("resting", 0), ("dropped", 0), ("idea", 1.5), ("agreed", 1.5)])
def test_goals_that_are_put_aside_cost_nothing(status: str, hours: float):
    plan = small_plan(goal(status=status, reason="x", actions=[action(costs=COSTS)]))
    assert planned_totals(plan.goals).own_hours == hours


def test_no_goals_ask_nothing():
    assert planned_totals([]) == Totals(0, 0, 0)
