"""What is known before a talk, as a page."""

from popcli.cli.session import Session
from popcli.core.progress import progress
from popcli.report.document import Document
from popcli.report.talk_page import talk_page


def prepared(session: Session) -> Document:
    """The page that prepares a talk."""
    plan = session.plan()
    return talk_page(plan, progress(plan, session.entries(), session.today), session.today, session.say)
