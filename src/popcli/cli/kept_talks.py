"""Talks that were kept: which one is meant, and which questionnaires were asked in it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from popcli.core.models import Plan, Review

TALK = ("evaluation", "closing", "progress")
"""The questionnaires whose answers stand in a talk that was kept; those about activities go to the log."""


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
