"""Invented log entries: the same for every program and every run, since the pseudo-random order is fixed."""

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

RARE = "lighthouse"
"""The word that is searched for: it stands in one entry of a thousand, and at least in one."""

NEWEST = "Rehearsed"
"""The first word of the newest entry, and of no other."""

ADDED = "Soldered"
"""The first word of the entry that is added."""

ADDED_TEXT = f"{ADDED} a new plug to the old lamp with Amina and measured it twice"

_SEED = 2026
_TEN_YEARS = 3652
_FEWEST_DAYS = 14
_RARE_EVERY, _RARE_AT = 1000, 5
_DID = (
    "Read about", "Practised", "Watched Amina show", "Wrote a page about", "Asked Jonas about", "Tried out",
    "Explained to Priya", "Took a lesson in", "Made a mistake with", "Finished the exercises on", "Looked back at",
)  # fmt: skip
_WHAT = (
    "the Monday forecast", "giving feedback", "planning a week ahead", "joins in SQL", "chairing a meeting",
    "wheel lacing", "the new warehouse system", "writing shorter reports", "saying no", "presenting figures",
    "the budget of next year", "interviewing customers", "testing before release", "delegating work",
)  # fmt: skip
_HOW = (
    "with the whole team", "at Helen's desk", "before the others came in", "and wrote down three questions",
    "until it went right twice in a row", "on the train home", "for the talk of next month", "on my own", "again",
)  # fmt: skip
_RESULTS = ("It works now", "Helen was content", "Still too slow, but without help", "One question left for Jonas")
_METHODS = ("course", "on-the-job", "coaching", "shadowing", "self-study", "project")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done; ``goal``, ``method``, ``hours`` and ``result`` may be missing."""

    number: int
    moment: datetime
    text: str
    goal: str | None
    method: str | None
    hours: float | None
    result: str | None


def entries(size: int, last: "date", goals: int = 10) -> list[Entry]:
    """So many entries, the oldest first, the newest on ``last``: one a day up to ten years, then more a day."""
    order = random.Random(_SEED)  # noqa: S311 - the same order each time is the point
    days = min(_TEN_YEARS, max(_FEWEST_DAYS, size))
    first = datetime.combine(last, time(8)) - timedelta(days=days - 1)
    return [_entry(number, size, _moment(first, number, size, days), order, goals) for number in range(size)]


def _moment(first: datetime, number: int, size: int, days: int) -> datetime:
    """Entries spread evenly over the days, and those of a day over its ten hours of work."""
    day, part = divmod((number + 1) * days - 1, size)
    return first + timedelta(days=day, minutes=part * 600 // size)


def _entry(number: int, size: int, moment: datetime, order: random.Random, goals: int) -> Entry:
    did, what, how = order.choice(_DID), order.choice(_WHAT), order.choice(_HOW)
    if number == size - 1:
        did = NEWEST
    if number % _RARE_EVERY == _RARE_AT:
        how = f"at the {RARE}"
    return Entry(
        number=number,
        moment=moment,
        text=f"{did} {what} {how}",
        goal=f"g{order.randint(1, goals)}" if order.random() < 7 / 8 else None,
        method=order.choice(_METHODS) if order.random() < 1 / 3 else None,
        hours=order.randint(1, 16) / 4 if order.random() < 2 / 3 else None,
        result=order.choice(_RESULTS) if order.random() < 1 / 4 else None,
    )
