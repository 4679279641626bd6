"""Talks that were kept: all of them in short, or one in full."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from popcli.core.plan_data import json_data
from popcli.core.texts import Texts
from popcli.report.document import Bullets, Document, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.review_words import review_pieces, review_title
from popcli.report.rows import fields, with_id
from popcli.report.wording import enum_word

if TYPE_CHECKING:
    from popcli.core.models import GoalReview, Plan, Review


def reviews_page(plan: "Plan", say: Texts) -> Document:
    """Every talk, the newest first, with what it decided per goal."""
    pieces: list[Piece] = [Heading(say("show.reviews"), level=1)]
    if not plan.reviews:
        pieces.append(Paragraph(line(Span(say("show.no-reviews"), Style.MUTED))))
    for review in reversed(plan.reviews):
        pieces += [Heading(review_title(review, say)), *fields(say, {"with": review.with_whom})]
        decided = tuple(_decided(said, say) for said in review.goals if said.outcome)
        pieces += [Bullets(decided or _said(review))] if decided or review.answers else []
    return Document(tuple(pieces), [json_data(review) for review in plan.reviews])


def review_page(plan: "Plan", review: "Review", asks: Mapping[str, str], say: Texts) -> Document:
    """One talk in full; ``asks`` gives what was asked by the id of the question."""
    title = Heading(review_title(review, say), level=1)
    return Document((title, *review_pieces(plan, review, asks, say)), json_data(review))


def _said(review: "Review") -> tuple[Line, ...]:
    """What a talk about the plan as a whole brought, in its own words."""
    texts = (said if isinstance(said, str) else ", ".join(said) for said in review.answers.values())
    return tuple(line(text) for text in texts)


def _decided(said: "GoalReview", say: Texts) -> Line:
    reason = Span(f": {said.reason}", Style.MUTED) if said.reason else ""
    return line(*with_id(said.goal, enum_word(say, "outcome", str(said.outcome))), reason)
