"""What works for somebody: totals in plain words, and a table of the ways they learned."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from popcli.core.activities import to_evaluate
from popcli.core.entry import Entry
from popcli.core.texts import Texts
from popcli.core.what_works import Use, best_method, per_method
from popcli.report.document import Column, Document, Heading, Line, Paragraph, Piece, Span, Style, Table, line
from popcli.report.wording import between, enum_word, hours, money, number


def stats_page(
    entries: Sequence[Entry], say: Texts, *, currency: str, since: date | None, until: date | None
) -> Document:
    """The entries of a time added up, per method; ``since`` and ``until`` are as they were asked for."""
    whole, uses = Use.of(entries), per_method(entries)
    days = [day for entry in entries for day in entry.on]
    period = between(say, since or min(days, default=None), until or max(days, default=None))
    words = _totals(whole, say, currency)
    pieces: list[Piece] = [Heading(say("stats.title"), level=1)]
    pieces += [Paragraph(line(text)) for text in (period, words) if text]
    if entries:
        pieces.append(_table(uses, say, currency))
    if whole.evaluated:
        pieces.append(Paragraph(line(Span(say("stats.explained"), Style.MUTED))))
    notes = tuple(
        line(say("stats.hint"), " ", Span(f"pop log --evaluate {entry.id}", Style.COMMAND))
        for entry in to_evaluate(entries, None, 1)
    )
    return Document(pieces=tuple(pieces), data=_data(whole, uses, since, until), notes=notes)


def method_note(method: str, entries: Sequence[Entry], say: Texts) -> tuple[Line, ...]:
    """How this method went so far as a note, where anything is known of it."""
    use = per_method(entries).get(method)
    return (line(Span(method_words(method, use, say), Style.MUTED)),) if use else ()


def method_words(method: str, use: Use, say: Texts) -> str:
    """How a method went so far, on one line: times, hours, effectiveness and whether it would be done again."""
    parts = [say("stats.before", count=use.times)]
    if use.hours:
        parts.append(hours(say, use.hours))
    if use.effectiveness is not None:
        parts.append(say("stats.effect", effect=_effect(use, say)))
    if use.said_again:
        parts.append(say("stats.again", again=_again(use, say)))
    return f"{enum_word(say, 'method', method)}: {', '.join(parts)}"


def best_words(entries: Sequence[Entry], say: Texts) -> str | None:
    """The way of learning that did most so far, once there is something to compare."""
    uses = per_method(entries)
    best = best_method(uses)
    return None if best is None else say("stats.best", method=method_words(best, uses[best], say))


def _totals(whole: Use, say: Texts, currency: str) -> str:
    if not whole.times:
        return say("stats.none")
    spent = [hours(say, whole.hours)] if whole.hours else []
    spent += [money(say, whole.cost, currency)] if whole.cost else []
    wrote = say("stats.wrote", count=whole.times)
    said = [f"{wrote}: {say('stats.and').join(spent)}." if spent else f"{wrote}."]
    if whole.unplanned:
        said.append(say("stats.unplanned", count=whole.unplanned))
    key = "stats.evaluated" if whole.evaluated else "stats.evaluated-none"
    return " ".join([*said, say(key, count=whole.evaluated)])


def _table(uses: dict[str | None, Use], say: Texts, currency: str) -> Table:
    columns = (
        Column(say("stats.col-method"), flexible=True),
        Column(say("stats.col-times"), right=True),
        Column(say("stats.col-hours"), right=True),
        Column(say("stats.col-cost"), right=True),
        Column(say("stats.col-effect")),
        Column(say("stats.col-again")),
    )
    return Table(columns, tuple(_row(method, use, say, currency) for method, use in uses.items()))


def _row(method: str | None, use: Use, say: Texts, currency: str) -> tuple[Line, ...]:
    return (
        line(enum_word(say, "method", method) if method else Span(say("stats.no-method"), Style.MUTED)),
        line(number(say, use.times)),
        line(number(say, use.hours) if use.hours else ""),
        line(money(say, use.cost, currency) if use.cost else ""),
        line(_effect(use, say), Span(f" ({use.evaluated})", Style.MUTED)) if use.evaluated else line(""),
        line(_again(use, say) if use.said_again else ""),
    )


def _effect(use: Use, say: Texts) -> str:
    return say("activity.of-five", level=number(say, round(use.effectiveness or 0, 1)))


def _again(use: Use, say: Texts) -> str:
    return say("stats.of", part=use.again, total=use.said_again)


def _data(whole: Use, uses: dict[str | None, Use], since: date | None, until: date | None) -> dict[str, Any]:
    return {
        "since": since.isoformat() if since else None,
        "until": until.isoformat() if until else None,
        **_numbers(whole),
        "methods": [{"method": method, **_numbers(use)} for method, use in uses.items()],
    }


def _numbers(use: Use) -> dict[str, Any]:
    return {**asdict(use), "effectiveness": None if use.effectiveness is None else round(use.effectiveness, 2)}
