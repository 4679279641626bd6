"""Dates as people type them, Dutch and English together, and a day in full for people.

Choices where a text leaves room: the day stands before the month. Without a year the nearest day in the
leaned direction is meant. A month, quarter or week alone is its first day when looking back and its last
(a week: Friday) when looking ahead. "begin" is the first day, "medio", "half" and "mid" the 15th, "eind" the
last day. "next friday" is the first Friday after today. A whole year alone is too vague.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from popcli.core.date_cut import cut
from popcli.core.date_shapes import is_date, read_words
from popcli.core.date_steps import Lean, add_months
from popcli.core.date_words import MONTHS, PHRASES, WEEKDAYS, Word
from popcli.core.errors import InvalidValue

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Lean", "add_months", "read_date", "read_days", "say_date"]

_LONGEST_TEXT = 100
_LONGEST_SHOWN = 40
_LONGEST_RANGE = 366
_HALF_YEAR = 183

_AND = r"\s+(?:en|and)\s+|\s*[&;]\s*"
_COMMA = r"\s*,(?!\s*[0-9]{4}(?:\s|,|$))\s*"  # the comma of "June 1-3, 2026" is none between days
_TO = r"\s*(?:\.{2,}|…|[–—])\s*|\s+(?:t/m|tm|to|tot|through|till|until|-)\s+"  # noqa: RUF001 - people type dashes
_HYPHEN = r"(?<=[a-z0-9])-(?=[a-z0-9])"

_YEARLESS = frozenset({"number", "month", "weekday"})
_EXACT = frozenset({"day", "number", "weekday", "edge", "length"})

_Ends = list[list[Word]]
"""The words of one day, or of the first and the last day of a range."""


def read_date(text: str, today: date, lean: Lean) -> date:
    """One day.

    Raises:
        InvalidValue: ``date-empty``; ``date-unknown`` when it is not understood; ``date-vague`` when it is no
            point in time; ``date-unreal`` when the calendar has no such day in the years 1900 to 2200.
            Values: ``text``, and for ``date-unreal`` the ``part`` that does not fit.
    """
    plain = _plain(text)
    try:
        return read_words(cut(plain, today), today, lean)
    except InvalidValue as problem:
        problem.values["text"] = _shown(text)
        raise


def read_days(text: str, today: date) -> tuple[date, ...]:
    """One day or several, sorted and each once: lists, ranges and lists of ranges; the past is preferred.

    Raises:
        InvalidValue: as ``read_date``; ``date-range`` when a range is reversed or longer than 366 days.
    """
    plain = _plain(text)
    try:
        days = {day for ends in _items(plain, today) for day in _days_between(ends, today)}
    except InvalidValue as problem:
        problem.values["text"] = _shown(text)
        raise
    return tuple(sorted(days))


def say_date(day: date, lang: str) -> str:
    """The day in full: "dinsdag 30 juni 2026" for ``nl``, "Tuesday 30 June 2026" for ``en``."""
    return f"{WEEKDAYS[lang][day.weekday()]} {day.day} {MONTHS[lang][day.month - 1]} {day.year}"


def _plain(text: str) -> str:
    """Lower case, single spaces, and one word for each known phrase."""
    plain = " ".join(text.lower().split())
    if not plain:
        raise InvalidValue("date-empty")
    if len(plain) > _LONGEST_TEXT:
        raise InvalidValue("date-unknown", text=_shown(text))
    padded = f" {plain} "
    for phrase, word in PHRASES.items():
        padded = padded.replace(f" {phrase} ", f" {word} ")
    return padded.strip()


def _shown(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"


def _items(plain: str, today: date) -> list[_Ends]:
    """The days and ranges of a list; "1, 3 en 5 juni" names the month once for all."""
    items = [
        _ends(piece, today)
        for group in re.split(_AND, plain)
        for piece in _comma_pieces(re.split(_COMMA, group), today)
    ]
    ends = [words for item in items for words in item]
    for earlier, later in reversed(list(pairwise(ends))):
        _borrow_month(earlier, later)
    for earlier, later in pairwise(ends):
        _borrow_month(later, earlier)
    return items


def _comma_pieces(pieces: list[str], today: date) -> list[str]:
    """Undo the comma inside one date: "Tuesday, 30 June"."""
    whole: list[str] = []
    for piece in pieces:
        if whole and is_date(cut(f"{whole[-1]} {piece}", today)):
            whole[-1] = f"{whole[-1]} {piece}"
        else:
            whole.append(piece)
    return whole


def _ends(piece: str, today: date) -> _Ends:
    words = cut(piece, today)
    if is_date(words):
        return [words]
    for separator in (_TO, _HYPHEN):
        sides = re.split(separator, piece, maxsplit=1)
        if len(sides) > 1:
            return [cut(side, today) for side in sides]
    return [words]


def _borrow_month(words: list[Word], lender: list[Word]) -> None:
    """Give a day number without a month the month, and the year if it has none, of its neighbour."""
    kinds = {word.kind for word in words}
    if "number" in kinds and kinds <= {"weekday", "number", "year"}:
        words += [word for word in lender if word.kind in {"month", "year"} - kinds]


def _days_between(ends: _Ends, today: date) -> list[date]:
    if len(ends) > 1 and not all(_EXACT & {word.kind for word in words} for words in ends):
        # "april t/m juni" does not say on which day it ends
        raise InvalidValue("date-unknown")
    last = read_words(ends[-1], today, Lean.PAST)
    first = last if len(ends) == 1 else _first_day(ends[0], last, today)
    length = (last - first).days + 1
    if not 1 <= length <= _LONGEST_RANGE:
        raise InvalidValue("date-range")
    return [first + timedelta(days=step) for step in range(length)]


def _first_day(words: list[Word], last: date, today: date) -> date:
    """The first day of a range; without a year the nearest before the last day ("30 dec t/m 2 jan")."""
    if not {word.kind for word in words} <= _YEARLESS:
        return read_words(words, today, Lean.PAST)
    first = read_words(words, last, Lean.PAST)
    if first.year < last.year and (last - first).days > _HALF_YEAR:
        # "3 juni t/m 1 juni" is a slip, not nearly a year
        raise InvalidValue("date-range")
    return first
