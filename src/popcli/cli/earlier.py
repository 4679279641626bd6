"""Periods that were closed: the plan as each of them ended, from its version."""

from typing import TYPE_CHECKING

from popcli.cli.session import Session
from popcli.core.errors import UsageError
from popcli.report.document import Document

if TYPE_CHECKING:
    from popcli.core.models import Earlier, Plan


def show_earlier(session: Session, wanted: str | None) -> Document:
    """All closed periods with what became of their goals, or one of them in full, by a year or by its number from 1.

    Raises:
        UsageError: ``no-earlier``, ``unknown-earlier``, or ``unknown-version`` when its plan is gone.
    """
    from popcli.report.earlier_page import earlier_page, period_page

    plan = session.plan()
    if wanted is None:
        return earlier_page(plan, session.say)
    found = _meant(plan, wanted)
    return period_page(found, _plan_of(session, found), session.say)


def holder(session: Session, plan: "Plan", goal_id: str) -> "Plan":
    """The plan that has this goal: that of the period it ended in, else the one of today."""
    for item in reversed(plan.earlier):
        if any(goal.id == goal_id for goal in item.goals):
            return _plan_of(session, item)
    return plan


def _plan_of(session: Session, item: "Earlier") -> "Plan":
    from popcli.store.plan_file import read_plan
    from popcli.store.versions import content_of, version_file

    content = content_of(session.folder, item.version)
    return read_plan(content, str(version_file(session.folder, item.version))).plan


def _meant(plan: "Plan", wanted: str) -> "Earlier":
    """The newest period that touches this year, or the one with this number."""
    if not plan.earlier:
        raise UsageError("no-earlier")
    numbered = [(str(number), item) for number, item in enumerate(plan.earlier, start=1)]
    for number, item in reversed(numbered):
        last = item.until or item.closed
        if wanted == number or wanted in {str(year) for year in range((item.start or last).year, last.year + 1)}:
            return item
    raise UsageError("unknown-earlier", id=wanted, known=", ".join(number for number, _ in numbered))
