"""Competences: what is still to be learned, and their levels through the years."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.core.competences import by_gap, gaps
from popcli.core.gap_goals import goals_of, need_of
from popcli.core.levels import FIELDS, level_steps
from popcli.core.plan_data import json_data
from popcli.core.texts import Texts
from popcli.report.document import Document, Fields, Heading, Line, Named, Paragraph, Piece, Span, Style, line
from popcli.report.rows import Row, fields
from popcli.report.wording import day, enum_word, field_word, month

if TYPE_CHECKING:
    from popcli.core.models import Competence, Plan


def competences_page(plan: "Plan", say: Texts) -> Document:
    """All competences, the largest gap first, each with what is still to be learned and what to do next."""
    pieces: list[Piece] = [Heading(say("show.competences"), level=1)]
    if not plan.competences:
        pieces += [Paragraph(line(say("competence.none"))), _command('pop competence "…" --now 2 --needed 3', 2)]
    ordered = by_gap(plan)
    for item in ordered:
        pieces += [Named(item.id, item.name), Paragraph(gap_words(item, say), indent=4)]
        pieces += level_lines(item, say, changed_only=True, indent=4)
        pieces += _next(plan, item, say)
    return Document(pieces=tuple(pieces), data=[competence_data(plan, item) for item in ordered])


def competence_page(competence: "Competence", say: Texts) -> Document:
    """One competence with all that is filled in, and its levels through the years."""
    reference = competence.reference
    known = (reference.scheme, reference.id, reference.label) if reference else ()
    kind = competence.kind
    shown = fields(
        say,
        {
            "kind": enum_word(say, "competence-kind", kind) if kind else None,
            **{name: getattr(competence, name) for name in FIELDS.values()},
            "reference": " · ".join(filter(None, known)),
        },
    )
    pieces: list[Piece] = [Heading(f"{competence.id}  {competence.name}", level=1), *shown]
    if competence.history:
        pieces += [Heading(say("competence.years")), *level_lines(competence, say)]
    return Document(pieces=tuple(pieces), data=json_data(competence))


def levels_page(competences: Iterable["Competence"], say: Texts) -> Document:
    """The levels of all competences through the years."""
    pieces: list[Piece] = [Heading(say("show.competences"), level=1)]
    found = list(competences)
    for item in found:
        pieces += [Named(item.id, item.name), *level_lines(item, say, indent=4)]
    if not found:
        pieces.append(Paragraph(line(Span(say("competence.none"), Style.MUTED))))
    return Document(pieces=tuple(pieces), data=[json_data(item) for item in found])


def competence_data(plan: "Plan", competence: "Competence") -> dict[str, Any]:
    """A competence as data, with its gaps, and the ids of the learning need and the open goals it led to."""
    need = need_of(plan, competence)
    ties = {"need": need.id if need else None, "goals": [goal.id for goal in goals_of(plan, competence)]}
    return {**json_data(competence), "gap": asdict(gaps(competence)), **ties}


def gap_words(competence: "Competence", say: Texts) -> Line:
    """The level now, and how far the work of today and the ambition are, in words."""
    found, now = gaps(competence), competence.level_now
    spans = [Span(say("competence.now-unknown") if now is None else say("competence.now", level=now))]
    for wanted, gap, key in (
        (competence.level_needed, found.work, "competence.work"),
        (competence.level_ambition, found.ambition, "competence.ambition"),
    ):
        if wanted is None:
            continue
        spans.append(Span(f" · {say(key, level=wanted)}"))
        if gap is not None:
            said = say("competence.gap", count=gap) if gap else say("competence.no-gap")
            spans.append(Span(f", {said}", Style.ATTENTION if gap else Style.GOOD))
    return tuple(spans)


def level_lines(
    competence: "Competence", say: Texts, *, changed_only: bool = False, indent: int = 0
) -> tuple[Fields, ...]:
    """The levels through the years, a line per kind: "2 (Nov 2025) → 3 (Jun 2026)"; nothing without levels."""
    rows = tuple(_level_rows(competence, say, least=2 if changed_only else 1))
    return (Fields(rows, indent),) if rows else ()


def level_words(competence: "Competence", say: Texts) -> list[Line]:
    """The same as lines of text, for a short message."""
    return [line(f"{label}: ", *said) for label, said in _level_rows(competence, say, least=1)]


def _level_rows(competence: "Competence", say: Texts, *, least: int) -> Iterator[Row]:
    for kind in FIELDS:
        steps = level_steps(competence, kind)
        if len(steps) >= least:
            yield field_word(say, kind), line(steps_words(steps, say))


def steps_words(steps: Sequence[tuple[date | None, int]], say: Texts) -> str:
    """Levels with their months; with their days where two fall in one month."""
    months = [(on.year, on.month) for on, _ in steps if on]
    shown = month if len(set(months)) == len(months) else day
    return " → ".join(f"{level} ({shown(say, on)})" if on else str(level) for on, level in steps)


def _next(plan: "Plan", competence: "Competence", say: Texts) -> list[Piece]:
    """What to do about a gap: look at the goal it led to, make one, or fill in the levels."""
    found = gaps(competence)
    goals = goals_of(plan, competence)
    if goals:
        ids = ", ".join(goal.id for goal in goals)
        return [Paragraph(line(say("competence.in-goal", goals=ids, count=len(goals))), 4)]
    if found.work is None:
        return [_command(f"pop competence {competence.id} --now 2 --needed 3", 4)]
    if not (found.work or found.ambition):
        return []
    need = need_of(plan, competence)
    said = [Paragraph(line(say("competence.in-need", need=need.id)), 4)] if need else []
    return [*said, _command(f'pop competence {competence.id} --goal "…"', 4)]


def _command(text: str, indent: int) -> Paragraph:
    return Paragraph(line(Span(text, Style.COMMAND)), indent)
