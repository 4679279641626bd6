"""Periods of a plan: when one ends, and how the next one begins with what is still running."""

from datetime import date, timedelta

from popcli.core.date_steps import add_months
from popcli.core.errors import InvalidValue
from popcli.core.kinds import LIVE
from popcli.core.models import Goal, Period, Plan
from popcli.core.plan_data import changed, part_data

SOON = timedelta(days=61)
"""A talk so long before the end of a period may close it: the last talk of a year is often held in November."""

LATE = timedelta(days=92)
"""A period that ended longer ago than this is followed by one that begins today; the time between had no plan."""

YEAR = 12


def ends_soon(period: Period, today: date) -> bool:
    """Whether a talk today may close the period: it is past, or ends within two months.

    A period without an end has lasted long enough after ten months.
    """
    if period.until is not None:
        return period.until - today <= SOON
    return period.start is not None and add_months(period.start, YEAR - 2) <= today


def next_start(period: Period, today: date) -> date:
    """The first day of the next period: the day after this one, or today where that is long ago or far away."""
    if period.until is None or not -LATE <= period.until - today <= SOON:
        return today
    return period.until + timedelta(days=1)


def next_until(period: Period, today: date) -> date:
    """The last day of the next period when it lasts a year; one that begins with a month ends with a month."""
    start = next_start(period, today)
    if start.day == 1:
        return add_months(start, YEAR) - timedelta(days=1)
    return add_months(start - timedelta(days=1), YEAR)


def next_period(plan: Plan, until: date, today: date, version: int) -> Plan:
    """The plan of the next period, with what is carried over; ``version`` keeps this one as it ended.

    Open goals, needs, ambitions, competences, answers and reviews go along. Of goals that ended, a line stays; all of
    them is in the version, and so are the signatures: what is agreed for the new period is signed anew.

    Raises:
        InvalidValue: ``period-end``: the last day lies before the first, or is past.
    """
    start = next_start(plan.period, today)
    if until <= max(start, today):
        raise InvalidValue("period-end", text=until.isoformat(), start=start.isoformat())
    before = start - timedelta(days=1)
    last = before if plan.period.until is None else min(plan.period.until, before)
    ended = [_ended(goal) for goal in plan.goals if goal.status not in LIVE]
    earlier = {**part_data(plan.period), "until": last, "closed": today, "version": version, "goals": ended}
    rhythm = {**part_data(plan.review), "postponed": []}
    return changed(
        plan,
        period={"from": start, "until": until},
        review=rhythm,
        earlier=[*map(part_data, plan.earlier), earlier],
        goals=[part_data(goal) for goal in plan.goals if goal.status in LIVE],
        signatures=[],
        no_plan=None,
    )


def _ended(goal: Goal) -> dict[str, object]:
    actions = [action.id for action in goal.actions]
    return {"id": goal.id, "text": goal.text, "status": goal.status, "actions": actions}
