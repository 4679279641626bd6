"""Bare `pop`: where you stand, and the one next step. Never asks, never writes."""

from popcli.cli.session import Session
from popcli.report.document import Document


def status(session: Session) -> Document:
    """The status of the person meant, or a welcome when there is no plan yet."""
    from popcli.cli.agreeing import with_amendments
    from popcli.core.activities import ask_again
    from popcli.core.next_step import next_step
    from popcli.core.progress import progress, years_that_count
    from popcli.report.status_page import status_page, welcome_page

    folder = session.known_folder
    if folder is None and not session.settings.person:
        return welcome_page(str(session.home.path), session.say, begun=session.draft is not None)
    plan = session.seen_plan()
    entries = session.entries(years_that_count(plan, session.today))
    states = progress(plan, entries, session.today)
    step = next_step(plan, states, session.today)
    again = None if plan.no_plan else ask_again(entries, session.today, plan.review.ask_again_weeks)
    page = status_page(plan, states, step, entries[-3:], session.today, session.say, again)
    return with_amendments(session, plan, page)
