"""What is known before a talk: per goal what was agreed, done and spent, how long it was silent, what was said last."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from popcli.core.kinds import ReviewKind
from popcli.core.models import Goal, Plan, Review
from popcli.core.plan_data import json_data
from popcli.core.progress import Progress, open_actions
from popcli.core.sides import Preparation
from popcli.core.texts import Texts
from popcli.core.totals import totals_of
from popcli.report.document import Bullets, Document, Heading, Named, Paragraph, Piece, Span, Style, line
from popcli.report.goal_state import goal_term, state_data, state_lines
from popcli.report.rows import fields, with_id
from popcli.report.sides import answers_data, how_part, own_words_part, sides_data, sides_part
from popcli.report.status_page import person_words
from popcli.report.wording import day, enum_word, hours, money


def talk_page(plan: Plan, states: Sequence[Progress], before: Preparation, today: date, say: Texts) -> Document:
    """The preparation of a talk; what was put off comes first, then what both wrote, then the goals."""
    pieces: list[Piece] = [Heading(person_words(plan), level=1)]
    pieces += [
        Paragraph(line(Span(_postponed(item.on, item.to, item.reason, say), Style.ATTENTION)))
        for item in plan.review.postponed
        if item.to == plan.review.next
    ]
    if before.sides is not None:
        pieces += sides_part(before.sides, plan.currency, say)
    elif plan.person.manager:
        pieces.append(how_part(say, plan.person.manager))
    pieces += own_words_part(before, say)
    if states and (before.sides or before.own_words):
        pieces.append(Heading(say("show.goals")))
    for state in states:
        pieces += _goal(plan, state, today, say)
    goals = [{"id": state.goal.id, "text": state.goal.text, **state_data(state)} for state in states]
    data = {
        "goals": goals,
        "review": json_data(plan.review),
        "sides": sides_data(before.sides) if before.sides else None,
        "answers": answers_data(before.own_words),
    }
    return Document(tuple(pieces), data)


def _postponed(on: date, to: date, reason: str, say: Texts) -> str:
    return say("talk.was-postponed", on=day(say, on), to=day(say, to), reason=reason)


def _goal(plan: Plan, state: Progress, today: date, say: Texts) -> list[Piece]:
    goal = state.goal
    last, planned = last_words(plan, goal, say), totals_of([goal])
    known: dict[str, Any] = {
        "due": goal_term(goal, today, say),
        "shown_by": goal.shown_by,
        "hours": _against(state.hours, planned.own_hours, lambda value: hours(say, value), say),
        "cost": _against(state.cost, planned.budget, lambda value: money(say, value, plan.currency), say),
    }
    pieces: list[Piece] = [Paragraph(line("")), Named(goal.id, goal.text), *fields(say, known, indent=4)]
    pieces += state_lines(state, today, say, indent=4)
    waiting = open_actions(goal)
    if waiting:
        pieces.append(Paragraph(line(Span(say("talk.open-actions"), Style.MUTED)), indent=4))
        pieces.append(Bullets(tuple(line(*with_id(action.id, action.text)) for action in waiting), indent=4))
    return [*pieces, *([Paragraph(line(Span(last, Style.MUTED)), indent=4)] if last else [])]


def last_words(plan: Plan, goal: Goal, say: Texts) -> str | None:
    """What the last talk decided about a goal, with the reason; ``None`` when no talk spoke of it."""
    for review in reversed(plan.reviews):
        for said in review.goals:
            if said.goal == goal.id and said.outcome:
                outcome = enum_word(say, "outcome", said.outcome)
                reason = f": {said.reason}" if said.reason else ""
                return say("talk.last-time", date=day(say, review.date), outcome=outcome) + reason
    return None


def done_words(review: Review, say: Texts) -> str:
    """That a talk was kept, with its day and the next one."""
    key = "talk.kept-progress" if review.kind is ReviewKind.PROGRESS else "talk.kept-evaluation"
    following = day(say, review.next) if review.next else "-"
    return say(key, id=review.id, date=day(say, review.date), next=following)


def _against(real: float, planned: float, words: Callable[[float], str], say: Texts) -> str | None:
    """What was spent, beside what was planned; nothing where nothing was either."""
    if planned:
        return say("talk.of-planned", real=words(real), planned=words(planned))
    return words(real) if real else None
