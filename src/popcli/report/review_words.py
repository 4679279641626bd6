"""A talk that was kept, in words: what it said about each goal, and about the plan."""

from collections.abc import Iterable, Mapping
from typing import Any

from popcli.core.models import GoalReview, Plan, Review
from popcli.core.texts import Texts
from popcli.report.document import Heading, Line, Named, Piece, line
from popcli.report.rows import Row, fields
from popcli.report.wording import day, enum_word, kind_words


def review_title(review: Review, say: Texts) -> str:
    """What kind of talk it was, its id and its day: "Evaluation r1 · 16 Jun 2026"."""
    return f"{kind_words(review.kind, say)} {review.id} · {day(say, review.date)}"


def review_pieces(plan: Plan, review: Review, asks: Mapping[str, str], say: Texts) -> list[Piece]:
    """Everything a talk said, without a title: first each goal, then the plan as a whole.

    ``asks`` gives what was asked by the id of the question, and what a choice says ("reached.yes"); without it the id
    or the value stands there.
    """
    ended = {goal.id: goal.text for period in plan.earlier for goal in period.goals}
    texts = ended | {goal.id: goal.text for goal in plan.goals}
    pieces: list[Piece] = [*fields(say, {"with": review.with_whom})]
    for said in review.goals:
        pieces += [Named(said.goal, texts.get(said.goal) or say("word.none")), *_about_goal(said, asks, say)]
    whole = _about_plan(review, asks, say)
    return [*pieces, Heading(say("sheet.whole"), level=3), *whole] if whole else pieces


def _about_goal(said: GoalReview, asks: Mapping[str, str], say: Texts) -> Iterable[Piece]:
    known = {
        "outcome": enum_word(say, "outcome", said.outcome) if said.outcome else None,
        "reason": said.reason,
        "satisfaction": _level(said.satisfaction, say),
    }
    return fields(say, known, *_answers(said.answers, asks))


def _about_plan(review: Review, asks: Mapping[str, str], say: Texts) -> tuple[Piece, ...]:
    known = {
        "motivation": _level(review.motivation, say),
        "motivation_reason": review.motivation_reason,
        "feedback": review.feedback,
        "new_needs": _below(review.new_needs),
        "changes": _below(review.changes),
        "next": review.next,
    }
    answers = _answers(review.answers, asks)
    return tuple(fields(say, {}, *answers)) + tuple(fields(say, known))


def _level(level: int | None, say: Texts) -> str | None:
    return None if level is None else say("sheet.level", level=level)


def _below(texts: Iterable[str]) -> str | None:
    return "\n".join(texts) or None


def _answers(answers: Mapping[str, Any], asks: Mapping[str, str]) -> list[Row]:
    return [(asks.get(name, name), _said(name, value, asks)) for name, value in answers.items()]


def _said(name: str, value: str | list[str], asks: Mapping[str, str]) -> Line:
    if isinstance(value, list):
        return line("\n".join(value))
    return line(asks.get(f"{name}.{value}", value))
