"""Bare `pop`: where you stand, and the one next step. Never asks, never writes."""

from datetime import date, timedelta

from popcli.cli.session import Session
from popcli.report.document import Document


def status(session: Session) -> Document:
    """The status of the person meant, or a welcome when there is no plan yet."""
    from popcli.cli.agreeing import with_amendments
    from popcli.core.activities import ask_again
    from popcli.core.next_step import next_step
    from popcli.core.progress import progress
    from popcli.report.status_page import status_page, welcome_page

    folder = session.known_folder
    if folder is None and not session.settings.person:
        return welcome_page(str(session.home.path), session.say, begun=session.draft is not None)
    plan = session.seen_plan()
    entries = session.entries(_years(plan.period.start, [goal.start for goal in plan.goals], session.today))
    states = progress(plan, entries, session.today)
    step = next_step(plan, states, session.today)
    again = None if plan.no_plan else ask_again(entries, session.today, plan.review.ask_again_weeks)
    page = status_page(plan, states, step, entries[-3:], session.today, session.say, again)
    return with_amendments(session, plan, page)


def _years(start: date | None, starts: list[date | None], today: date) -> range:
    """The years whose entries count: from the first start in the plan, and at least the last twelve months."""
    known = [day for day in (start, *starts) if day is not None]
    first = min([*known, today - timedelta(days=365)])
    return range(first.year, today.year + 2)
