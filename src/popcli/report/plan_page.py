"""The whole plan, readable from top to bottom."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from popcli.core.competences import gaps
from popcli.core.plan_data import json_data
from popcli.core.texts import Texts
from popcli.report.agreement_page import signature_words
from popcli.report.document import Bullets, Column, Document, Heading, Line, Paragraph, Piece, Span, Style, Table, line
from popcli.report.goal_page import goal_lines
from popcli.report.rows import fields, with_id
from popcli.report.status_page import no_plan_words, person_words, when_lines
from popcli.report.wording import enum_word

if TYPE_CHECKING:
    from popcli.core.models import Competence, Plan


def plan_page(plan: "Plan", say: Texts, today: date, when: Sequence[Piece] | None = None) -> Document:
    """The plan as it stands; parts that are empty are left out. ``when`` stands in for the period and the next talk."""
    person = plan.person
    pieces: list[Piece] = [Heading(person_words(plan), level=1)]
    pieces += fields(say, {"organisation": person.organisation, "manager": person.manager})
    pieces += when_lines(plan, today, say) if when is None else when
    if plan.no_plan is not None:
        pieces.append(Paragraph(no_plan_words(plan, say)))
    pieces += before_goals(plan, say)
    pieces.append(Heading(say("show.goals")))
    if not plan.goals:
        pieces.append(Paragraph(line(Span(say("show.no-goals"), Style.MUTED))))
    for goal in plan.goals:
        pieces += goal_lines(goal, say, today)
    pieces += _list(say("sign.title"), (line(signature_words(item, say)) for item in plan.signatures))
    return Document(pieces=tuple(pieces), data=json_data(plan))


def before_goals(plan: "Plan", say: Texts) -> list[Piece]:
    """Where somebody stands and wants to go: strengths, improvements, ambitions, competences and needs."""
    pieces = _list(say("show.strengths"), (line(text) for text in plan.strengths))
    pieces += _list(say("show.improvements"), (line(text) for text in plan.improvements))
    pieces += _list(say("show.ambitions"), _ambitions(plan, say))
    if plan.competences:
        pieces += [Heading(say("show.competences")), competences_table(plan.competences, say)]
    return pieces + _list(say("show.needs"), _needs(plan, say))


def competences_table(competences: Iterable["Competence"], say: Texts) -> Table:
    """Competences with their levels; the gap is what the present work asks above the level now."""
    columns = (
        Column(say("show.col-id")),
        Column(say("show.col-competence"), flexible=True),
        *(Column(say(f"show.col-{name}"), right=True) for name in ("now", "needed", "ambition", "gap")),
    )
    return Table(columns, tuple(_competence(item) for item in competences))


def _competence(item: "Competence") -> tuple[Line, ...]:
    levels = (item.level_now, item.level_needed, item.level_ambition)
    gap = gaps(item).work
    shown = [line("" if level is None else str(level)) for level in levels]
    missing = line(Span(str(gap), Style.ATTENTION) if gap else "")
    return (line(Span(item.id, Style.ID)), line(item.name), *shown, missing)


def _list(title: str, items: Iterable[Line]) -> list[Piece]:
    found = tuple(items)
    return [Heading(title), Bullets(found)] if found else []


def _ambitions(plan: "Plan", say: Texts) -> Iterable[Line]:
    for item in plan.ambitions:
        ahead = f" · {say('show.years-ahead', count=item.horizon)}" if item.horizon else ""
        yield line(*with_id(item.id, item.text), Span(ahead, Style.MUTED))


def _needs(plan: "Plan", say: Texts) -> Iterable[Line]:
    for item in plan.needs:
        status = enum_word(say, "need-status", item.status)
        yield line(*with_id(item.id, item.text), Span(f" · {status}", Style.MUTED))
