"""How a goal stands: what was done against what was agreed."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from popcli.core.entry import Entry
from popcli.core.kinds import AGREED, LIVE
from popcli.core.value import Value

if TYPE_CHECKING:  # the models bring pydantic, which a check of a bare sentence has no use for
    from popcli.core.models import Action, Goal, Plan

SILENT_WEEKS = 4
"""A goal without an entry for this many weeks is called silent: long enough for a holiday (`hrbase`)."""


class Progress(Value):
    """The state of one goal on one day. Hours and cost are sums over its entries; days count from today."""

    goal: "Goal"
    entries: int
    hours: float
    cost: float
    last: date | None
    silent_days: int | None
    days_left: int | None
    elapsed: float | None
    done: int
    actions: int

    @property
    def overdue(self) -> bool:
        """Whether the term has passed while the goal is still open."""
        return self.days_left is not None and self.days_left < 0 and self.goal.status in LIVE

    @property
    def silent(self) -> bool:
        """Whether an active goal has been silent for long; a resting one may be."""
        return self.goal.status in AGREED and self.silent_days is not None and self.silent_days >= 7 * SILENT_WEEKS


def live_goals(plan: "Plan") -> "list[Goal]":
    """Goals that still belong to this period, in the order of the plan."""
    return [goal for goal in plan.goals if goal.status in LIVE]


def open_actions(goal: "Goal") -> "list[Action]":
    """Actions that are not done, the soonest first; those without a term come last."""
    return sorted((item for item in goal.actions if item.done is None), key=lambda item: item.due or date.max)


def years_that_count(plan: "Plan", today: date) -> range:
    """The years whose entries say how goals stand: from the first start in the plan, at least the last twelve months.

    What is older is no matter of this plan, so a long log makes nothing slower.
    """
    starts = [day for day in (plan.period.start, *(goal.start for goal in plan.goals)) if day is not None]
    return range(min([*starts, today - timedelta(days=365)]).year, today.year + 2)


def progress(plan: "Plan", entries: Iterable[Entry], today: date) -> list[Progress]:
    """The state of every goal that is still open, in the order of the plan."""
    owner = {action.id: goal.id for goal in plan.goals for action in goal.actions}
    per_goal: dict[str, list[Entry]] = {goal.id: [] for goal in plan.goals}
    for entry in entries:
        target = entry.goal or owner.get(entry.action or "")
        if target in per_goal:
            per_goal[target].append(entry)
    return [_state(goal, per_goal[goal.id], today) for goal in live_goals(plan)]


def _state(goal: "Goal", entries: list[Entry], today: date) -> Progress:
    past = [day for entry in entries for day in entry.on if day <= today]
    last = max(past, default=None)
    since = last or goal.start
    return Progress(
        goal=goal,
        entries=len(entries),
        hours=round(sum(entry.hours or 0 for entry in entries), 2),
        cost=round(sum(entry.cost or 0 for entry in entries), 2),
        last=last,
        silent_days=None if since is None else max((today - since).days, 0),
        days_left=None if goal.due is None else (goal.due - today).days,
        elapsed=_elapsed(goal, today),
        done=sum(1 for action in goal.actions if action.done is not None),
        actions=len(goal.actions),
    )


def _elapsed(goal: "Goal", today: date) -> float | None:
    """The part of the term that has passed, from 0 to 1."""
    if goal.start is None or goal.due is None or goal.due <= goal.start:
        return None
    return min(max((today - goal.start).days / (goal.due - goal.start).days, 0.0), 1.0)
