"""A talk that was kept as a sheet to sign."""

from collections.abc import Mapping
from datetime import date

from popcli.core.models import Plan, Review
from popcli.core.plan_data import json_data
from popcli.core.texts import Texts
from popcli.report.document import Document, Heading
from popcli.report.review_words import review_pieces, review_title
from popcli.report.sheet_parts import sheet_data, sheet_head, talk_signing


def review_sheet(plan: Plan, review: Review, asks: Mapping[str, str], today: date, say: Texts) -> Document:
    """What a talk said and decided; ``asks`` gives what was asked, by the id of the question."""
    pieces = [
        *sheet_head(plan, say("sheet.review"), today, say),
        Heading(review_title(review, say)),
        *review_pieces(plan, review, asks, say),
        *talk_signing(plan, review.with_whom, today, say),
    ]
    return Document(tuple(pieces), sheet_data("review", plan, {"review": json_data(review)}))
