"""What the goals of a plan ask together: hours and money."""

from collections.abc import Iterable
from dataclasses import dataclass

from popcli.core.agreement import PUT_ASIDE
from popcli.core.models import Goal


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over actions: hours of the person, hours of who guides, and money in the currency of the plan."""

    own_hours: float
    coach_hours: float
    budget: float


def planned_totals(goals: Iterable[Goal]) -> Totals:
    """What the actions of these goals cost as agreed, done or not; goals put aside cost nothing."""
    return totals_of(goal for goal in goals if goal.status not in PUT_ASIDE)


def totals_of(goals: Iterable[Goal]) -> Totals:
    """What the actions of these goals cost as agreed, whatever became of the goals."""
    costs = [action.costs for goal in goals for action in goal.actions if action.costs]
    return Totals(
        own_hours=round(sum(cost.own_hours or 0 for cost in costs), 2),
        coach_hours=round(sum(cost.coach_hours or 0 for cost in costs), 2),
        budget=round(sum(cost.budget or 0 for cost in costs), 2),
    )
