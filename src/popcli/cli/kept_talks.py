"""Talks that were kept: which one is meant, and what was asked in it."""

from typing import TYPE_CHECKING

from popcli.cli.session import Session

if TYPE_CHECKING:
    from popcli.core.models import Plan, Review

TALK = ("evaluation", "closing", "progress")
"""The questionnaires that a talk is made of."""


def review_meant(plan: "Plan", wanted: str | None) -> "Review":
    """The talk with this id, or the latest.

    Raises:
        UsageError: ``unknown-review``, or ``unknown-review-none`` when none was kept.
    """
    from popcli.core.names import meant_id

    known = {review.id: review for review in plan.reviews}
    if wanted is None and plan.reviews:
        return max(reversed(plan.reviews), key=lambda review: review.date)
    return known[meant_id(wanted or "", known, "unknown-review")]


def asks(session: Session, *names: str) -> dict[str, str]:
    """What is asked in these questionnaires, by the id of the question."""
    from popcli.report.review_words import asks_of
    from popcli.store.questionnaires import questionnaire

    return asks_of(*(questionnaire(session.lang, name) for name in names))
