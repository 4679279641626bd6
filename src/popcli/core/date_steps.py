"""Steps through the calendar: months, periods and the nearest day in a direction."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from popcli.core.errors import InvalidValue

FIRST_YEAR = 1900
LAST_YEAR = 2200

# 29 February can stay away for eight years (around 1900 and 2100); one more because a week may begin or end
# in the neighbouring year.
_YEARS_TO_SEARCH = 10

Period = tuple[date, date, date]
"""The day a period begins, its middle, and the day it ends."""


class Lean(Enum):
    """The direction preferred when a text leaves it open: past for the log, future for deadlines."""

    PAST = "past"
    FUTURE = "future"


def unreal(part: str) -> InvalidValue:
    """The error for a day that is not in the calendar; ``part`` is what does not fit."""
    return InvalidValue("date-unreal", text=part, part=part)


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or the month's last day when it is shorter.

    Raises:
        InvalidValue: ``date-unreal`` when the result is outside the years 1900 to 2200.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise unreal(str(year))
    return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def month_period(year: int, month: int) -> Period:
    """The month, with the 15th as its middle."""
    return date(year, month, 1), date(year, month, 15), _month_end(year, month)


def quarter_period(year: int, quarter: int) -> Period:
    """The quarter (1 to 4), with the 15th of its second month as its middle."""
    last = quarter * 3
    return date(year, last - 2, 1), date(year, last - 1, 15), _month_end(year, last)


def year_period(year: int) -> Period:
    """The year, with 1 July as its middle."""
    return date(year, 1, 1), date(year, 7, 1), date(year, 12, 31)


def week_period(monday: date) -> Period:
    """The working week: Monday, Wednesday, Friday."""
    return monday, monday + timedelta(days=2), monday + timedelta(days=4)


def monday_of(day: date) -> date:
    """The Monday of the week of this day."""
    return day - timedelta(days=day.weekday())


def monday_of_week(year: int, week: int) -> date | None:
    """The Monday of the ISO week, or None when the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def nearest(day_in: Callable[[int], date | None], today: date, lean: Lean) -> date | None:
    """The nearest of the days that ``day_in`` knows per year: not after today, or not before today.

    None when there is no such day in the years around.
    """
    step = 1 if lean is Lean.FUTURE else -1
    for away in range(-1, _YEARS_TO_SEARCH):
        year = today.year + step * away
        day = day_in(year) if FIRST_YEAR <= year <= LAST_YEAR else None
        if day and (day - today).days * step >= 0:
            return day
    return None


def weekday_before(day: date, weekday: int) -> date:
    """The last such weekday (Monday is 0) up to and including this day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday (Monday is 0) from this day on, this day included."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
