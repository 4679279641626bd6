"""The log as people read it, and one entry in full."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from popcli.core.activities import in_order
from popcli.core.entry import Entry
from popcli.core.texts import Texts
from popcli.report.document import Column, Document, Fields, Heading, Line, Paragraph, Piece, Span, Style, Table, line
from popcli.report.rows import Shown, fields, with_id
from popcli.report.wording import day, enum_word, field_word, hours, money, number, span_of_days, yes_no


def log_page(entries: Sequence[Entry], say: Texts, *, currency: str, total: int) -> Document:
    """Entries, the newest last, with a line that adds them up; ``total`` is how many were looked at."""
    if not entries:
        said = say("show.no-match", total=total) if total else say("show.no-entries")
        return Document(pieces=(Paragraph(line(Span(said, Style.MUTED))),), data=[])
    return Document(
        pieces=(entries_table(entries, say), Paragraph(line(Span(_sum(entries, say, currency), Style.MUTED)))),
        data=[entry.data() for entry in entries],
    )


def entries_table(entries: Sequence[Entry], say: Texts) -> Table:
    """Entries as rows: day, id, what it served, what it was, brought and how, hours."""
    columns = (
        Column(say("show.col-date")),
        Column(say("show.col-id")),
        Column(say("show.col-for")),
        Column(say("show.col-text"), flexible=True),
        Column(say("show.col-hours"), right=True),
    )
    return Table(columns, tuple(_row(entry, say) for entry in entries))


def _row(entry: Entry, say: Texts) -> tuple[Line, ...]:
    served = entry.action or entry.goal or entry.need
    told = entry.text.strip()
    result = f" → {entry.result.strip()}" if entry.result else ""
    how = f" · {enum_word(say, 'method', entry.method)}" if entry.method else ""
    return (
        line(span_of_days(say, entry.on)),
        line(Span(entry.id, Style.ID)),
        line(served or Span(say("word.unplanned"), Style.MUTED)),
        line(told, result, Span(how, Style.MUTED)),
        line(number(say, entry.hours) if entry.hours is not None else ""),
    )


def _sum(entries: Sequence[Entry], say: Texts, currency: str) -> str:
    parts = [say("show.total", count=len(entries))]
    if spent := sum(entry.hours or 0 for entry in entries):
        parts.append(hours(say, spent))
    if cost := sum(entry.cost or 0 for entry in entries):
        parts.append(money(say, cost, currency))
    return " · ".join(parts)


def entry_page(entry: Entry, say: Texts, currency: str, goal_text: str | None) -> Document:
    """One entry with everything that was recorded."""
    given: dict[str, Shown] = {
        "on": span_of_days(say, entry.on),
        "goal": with_id(entry.goal, goal_text or "") if entry.goal else None,
        "action": entry.action,
        "need": entry.need,
        "text": entry.text,
        "method": enum_word(say, "method", entry.method) if entry.method else None,
        "hours": hours(say, entry.hours) if entry.hours is not None else None,
        "cost": money(say, entry.cost, currency) if entry.cost is not None else None,
        "result": entry.result,
        "evidence": "\n".join(entry.evidence),
        "certificate_until": entry.certificate_until,
        "other": entry.other,
        "tags": ", ".join(entry.tags),
        "private": yes_no(say, value=True) if entry.private else None,
        "recorded": entry.recorded[:16].replace("T", " "),
    }
    more = fields(say, given)
    judged = _evaluation(entry.evaluation or {}, say)
    return Document(pieces=(Heading(say("show.entry", id=entry.id), level=1), *more, *judged), data=entry.data())


def _evaluation(evaluation: Mapping[str, Any], say: Texts) -> tuple[Piece, ...]:
    """What somebody thought of the activity, under a heading; answers of a kind we do not know by their own name."""
    if not evaluation:
        return ()
    rows = tuple(
        (say.find(f"activity.label.{name}") or name, line(_answer(name, evaluation[name], say)))
        for name in in_order(evaluation)
    )
    return (Heading(field_word(say, "evaluation")), Fields(rows))


def _answer(name: str, value: Any, say: Texts) -> str:
    if isinstance(value, bool):
        return yes_no(say, value=value)
    if name == "effective" and isinstance(value, int):
        return say("activity.of-five", level=value)
    if name == "later_on":
        return _as_day(value, say)
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def _as_day(value: Any, say: Texts) -> str:
    """An ISO day as people read it; what is none stays as it was written."""
    try:
        return day(say, date.fromisoformat(value))
    except (ValueError, TypeError):
        return str(value)
