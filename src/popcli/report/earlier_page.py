"""Periods that were closed: what became of their goals, or one of them in full."""

from popcli.core.models import Earlier, EndedGoal, Plan
from popcli.core.plan_data import json_data
from popcli.core.texts import Texts
from popcli.report.document import Bullets, Document, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.plan_page import plan_page
from popcli.report.rows import with_id
from popcli.report.wording import between, day, enum_word


def earlier_page(plan: Plan, say: Texts) -> Document:
    """Every closed period with the goals that ended in it, the newest first."""
    pieces: list[Piece] = [Heading(say("show.earlier"), level=1)]
    if not plan.earlier:
        pieces.append(Paragraph(line(Span(say("show.no-earlier"), Style.MUTED))))
    for item in reversed(plan.earlier):
        pieces += [Heading(_title(item, say)), *_goals(item, say)]
    if plan.earlier:
        command = Span(f"pop show earlier {len(plan.earlier)}", Style.COMMAND)
        pieces += [Paragraph(line("")), Paragraph(line(say("show.earlier-more"), " ", command))]
    return Document(tuple(pieces), [json_data(item) for item in plan.earlier])


def period_page(item: Earlier, plan: Plan, say: Texts) -> Document:
    """One closed period: its whole plan on the day it was closed, the new day of what goes on with it."""
    told = [_title(item, say), say("show.closed", date=day(say, item.closed))]
    page = plan_page(plan, say, item.closed, when=tuple(Paragraph(line(text)) for text in dict.fromkeys(told)))
    return Document(page.pieces, {**json_data(item), "plan": page.data})


def _title(item: Earlier, say: Texts) -> str:
    return between(say, item.start, item.until) or say("show.closed", date=day(say, item.closed))


def _goals(item: Earlier, say: Texts) -> list[Piece]:
    if not item.goals:
        return [Paragraph(line(Span(say("show.none-ended"), Style.MUTED)))]
    return [Bullets(tuple(_goal(goal, say) for goal in item.goals))]


def _goal(goal: EndedGoal, say: Texts) -> Line:
    status = enum_word(say, "goal-status", goal.status)
    return line(*with_id(goal.id, goal.text), Span(f" · {status}", Style.MUTED))
