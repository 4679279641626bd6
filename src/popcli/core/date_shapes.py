"""The grammar of dates: which kinds of words make a date together, and which day that is.

The order of words is free ("30 june", "june 30"), a kind of word stands once. A new form is a new row in
``SHAPES``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from popcli.core.date_steps import (
    FIRST_YEAR,
    LAST_YEAR,
    Lean,
    Period,
    add_months,
    monday_of,
    monday_of_week,
    month_period,
    nearest,
    quarter_period,
    real_day,
    unreal,
    week_period,
    weekday_after,
    weekday_before,
    year_period,
)
from popcli.core.date_words import DAYS_IN, MONTHS_IN, Word
from popcli.core.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

_LAST_MONTH = 12
_LAST_QUARTER = 4


class _Saying:
    """Words of one date, seen from today."""

    def __init__(self, words: Sequence[Word], today: date, lean: Lean) -> None:
        self.said = {word.kind: word for word in words}
        self.today = today
        self.lean = lean

    def day_near(self) -> date:
        """Yesterday, today, tomorrow and their neighbours."""
        return self.today + timedelta(days=self.said["day"].value)

    def calendar_day(self) -> date:
        """A day and a month, perhaps with a year, perhaps with the weekday, which must be right."""
        number, month = self.said["number"], self.said["month"]
        if not 1 <= month.value <= _LAST_MONTH:
            raise unreal(month.raw)
        day = self._in_year(lambda year: real_day(year, month.value, number.value), number)
        weekday = self.said.get("weekday")
        if weekday and weekday.value != day.weekday():
            raise unreal(weekday.raw)
        return day

    def weekday(self) -> date:
        """A weekday alone: today counts when looking back, not when looking ahead."""
        weekday = self.said["weekday"].value
        if self.lean is Lean.PAST:
            return weekday_before(self.today, weekday)
        return weekday_after(self.today + timedelta(days=1), weekday)

    def pointed_weekday(self) -> date:
        """Last and next are the first ones before and after today; with "this", today counts too."""
        pointer, weekday = self.said["pointer"].value, self.said["weekday"].value
        if pointer < 0 or (pointer == 0 and self.lean is Lean.PAST):
            return weekday_before(self.today + timedelta(days=pointer), weekday)
        return weekday_after(self.today + timedelta(days=pointer), weekday)

    def weekday_in_week(self) -> date:
        """Friday of last, this or next week."""
        if self.said["unit"].unit != "week":
            raise _unknown(tuple(self.said.values()))
        weeks, days = self.said["pointer"].value, self.said["weekday"].value
        return monday_of(self.today) + timedelta(weeks=weeks, days=days)

    def month(self) -> date:
        """A month, or its begin, middle or end."""
        month = self.said["month"]
        return self._in_year(lambda year: self._edge_of(month_period(year, month.value)), month)

    def quarter(self) -> date:
        """A quarter, or its begin, middle or end."""
        quarter = self.said["quarter"]
        if not 1 <= quarter.value <= _LAST_QUARTER:
            raise unreal(quarter.raw)
        return self._in_year(lambda year: self._edge_of(quarter_period(year, quarter.value)), quarter)

    def week(self) -> date:
        """An ISO week by its number, or its begin, middle or end."""
        week = self.said["week"]

        def day_in(year: int) -> date | None:
            monday = monday_of_week(year, week.value)
            return monday and self._edge_of(week_period(monday))

        return self._in_year(day_in, week)

    def year_edge(self) -> date:
        """The begin, middle or end of a year."""
        return self._in_year(lambda year: self._edge_of(year_period(year)), self.said["year"])

    def year_alone(self) -> date:
        """A whole year is no point in time."""
        raise InvalidValue("date-vague", text=self.said["year"].raw)

    def pointed_period(self) -> date:
        """Last, this or next week, month or quarter; without a pointer the present one, or this year."""
        steps = self.said["pointer"].value if "pointer" in self.said else 0
        unit = self.said["unit"].unit
        if unit == "week":
            return self._edge_of(week_period(monday_of(self.today) + timedelta(weeks=steps)))
        if unit not in {"month", "quarter", "year"}:
            raise _unknown(tuple(self.said.values()))
        day = add_months(self.today, steps * MONTHS_IN[unit])
        if unit == "month":
            return self._edge_of(month_period(day.year, day.month))
        if unit == "quarter":
            return self._edge_of(quarter_period(day.year, (day.month + 2) // 3))
        return self._edge_of(year_period(day.year))

    def away(self) -> date:
        """So many days, weeks, months or years ahead or ago."""
        direction = self.said.get("ago") or self.said["ahead"]
        length = self.said["length"]
        count = length.value * direction.value
        if length.unit in DAYS_IN:
            return self.today + timedelta(days=count * DAYS_IN[length.unit])
        return add_months(self.today, count * MONTHS_IN[length.unit])

    def _in_year(self, day_in: Callable[[int], date | None], part: Word) -> date:
        """The day in the year that was said, or else the nearest in the leaned direction."""
        year = self.said.get("year")
        if year and not FIRST_YEAR <= year.value <= LAST_YEAR:
            raise unreal(year.raw)
        day = day_in(year.value) if year else nearest(day_in, self.today, self.lean)
        if day is None:
            raise unreal(part.raw)
        return day

    def _edge_of(self, period: Period) -> date:
        """The edge that was said; else the first day when looking back and the last when looking ahead."""
        if "edge" in self.said:
            return period[self.said["edge"].value]
        return period[0] if self.lean is Lean.PAST else period[2]


SHAPES: Final = {
    frozenset(kinds.split()): read
    for read, rows in (
        (_Saying.day_near, ("day",)),
        (_Saying.calendar_day, ("number month", "number month year")),
        (_Saying.calendar_day, ("weekday number month", "weekday number month year")),
        (_Saying.weekday, ("weekday",)),
        (_Saying.pointed_weekday, ("pointer weekday",)),
        (_Saying.weekday_in_week, ("pointer unit weekday",)),
        (_Saying.away, ("ahead length", "length ago")),
        (_Saying.month, ("month", "month year", "edge month", "edge month year")),
        (_Saying.quarter, ("quarter", "quarter year", "edge quarter", "edge quarter year")),
        (_Saying.week, ("week", "week year", "edge week", "edge week year")),
        (_Saying.pointed_period, ("pointer unit", "edge pointer unit", "edge unit")),
        (_Saying.year_edge, ("edge year",)),
        (_Saying.year_alone, ("year",)),
    )
    for kinds in rows
}


def is_date(words: Sequence[Word]) -> bool:
    """Whether these words have the shape of one date; the day itself may still be unreal."""
    kinds = frozenset(word.kind for word in words)
    return len(kinds) == len(words) and kinds in SHAPES


def read_words(words: Sequence[Word], today: date, lean: Lean) -> date:
    """The day these words say.

    Raises:
        InvalidValue: ``date-vague``, ``date-unknown`` or ``date-unreal``.
    """
    for word in words:
        if word.kind == "vague":
            raise InvalidValue("date-vague", text=word.raw)
    if not is_date(words):
        raise _unknown(words)
    try:
        day = SHAPES[frozenset(word.kind for word in words)](_Saying(words, today, lean))
    except OverflowError:
        raise unreal(_raw(words)) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise unreal(str(day.year))
    return day


def _unknown(words: Sequence[Word]) -> InvalidValue:
    return InvalidValue("date-unknown", text=_raw(words))


def _raw(words: Sequence[Word]) -> str:
    return " ".join(word.raw for word in words)
