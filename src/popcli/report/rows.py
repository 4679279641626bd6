"""Rows of labels with values, as most pages have them; what is empty is left out."""

from collections.abc import Mapping
from datetime import date

from popcli.core.texts import Texts
from popcli.report.document import Fields, Line, Span, Style, line
from popcli.report.wording import day, field_word, number

Row = tuple[str, Line]
Shown = str | float | date | Span | Line | None


def row(say: Texts, field: str, value: Shown) -> tuple[Row, ...]:
    """One row under the label of the field, or none when the value is empty."""
    if value is None or value in ("", ()):
        return ()
    return ((field_word(say, field), as_line(say, value)),)


def fields(say: Texts, given: Mapping[str, Shown], *more: Row, indent: int = 0) -> tuple[Fields, ...]:
    """The filled fields in order, then more rows; nothing at all when there are none."""
    rows = tuple(made for field, value in given.items() for made in row(say, field, value)) + more
    return (Fields(rows, indent),) if rows else ()


def as_line(say: Texts, value: Shown) -> Line:
    """A value as a line; nothing is a dash."""
    if value is None or value == "":
        return line(Span(say("word.none"), Style.MUTED))
    if isinstance(value, tuple):
        return value
    if isinstance(value, (int, float)):
        return line(number(say, value))
    return line(day(say, value) if isinstance(value, date) else value)


def with_id(part_id: str, text: str) -> Line:
    """The id of something, and what it says."""
    return line(Span(part_id, Style.ID), "  ", text)
