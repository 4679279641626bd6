"""What is known before a talk, as a page."""

from collections.abc import Sequence

from popcli.cli.both_sides import both_sides
from popcli.cli.session import Session
from popcli.core.progress import progress
from popcli.report.document import Document
from popcli.report.talk_page import talk_page


def prepared(session: Session, released: Sequence[str] = ()) -> Document:
    """The page that prepares a talk; private answers to the questions that are ``released`` stand on it this time."""
    plan = session.plan()
    states = progress(plan, session.entries(), session.today)
    return talk_page(plan, states, both_sides(session, plan, released), session.today, session.say)
