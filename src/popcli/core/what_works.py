"""What works for somebody: what was done per way of learning, and what it brought by their own marks.

It compares ways of learning, never people, and only with what the person said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from popcli.core.activities import effectiveness, would_repeat
from popcli.core.entry import Entry

LEAST_EVALUATED = 2
"""From so many evaluated activities on there is something to compare."""


@dataclass(frozen=True, slots=True)
class Use:
    """What some activities add up to.

    ``effectiveness`` is the mean level from 1 to 5 over the ``evaluated`` ones, ``None`` without any; ``again`` of
    ``said_again`` would be done this way again.
    """

    times: int
    hours: float
    cost: float
    unplanned: int
    evaluated: int
    effectiveness: float | None
    again: int
    said_again: int

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """The use that these entries are."""
        every = list(entries)
        levels = [level for entry in every if (level := effectiveness(entry)) is not None]
        again = [said for entry in every if (said := would_repeat(entry)) is not None]
        return cls(
            times=len(every),
            hours=round(sum(entry.hours or 0 for entry in every), 2),
            cost=round(sum(entry.cost or 0 for entry in every), 2),
            unplanned=sum(entry.unplanned for entry in every),
            evaluated=len(levels),
            effectiveness=sum(levels) / len(levels) if levels else None,
            again=sum(again),
            said_again=len(again),
        )


def per_method(entries: Iterable[Entry]) -> dict[str | None, Use]:
    """The use of each method, the most effective first, then the most hours; ``None`` is where none was named."""
    groups: dict[str | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.method, []).append(entry)
    uses = [(method, Use.of(group)) for method, group in groups.items()]
    return dict(sorted(uses, key=lambda item: (*_best_first(item[1]), item[0] is None, item[0])))


def _best_first(use: Use) -> tuple[float, ...]:
    return -(use.effectiveness or 0), -use.hours, -use.times


def best_method(uses: dict[str | None, Use]) -> str | None:
    """The most effective method so far, once at least two activities with a method were evaluated."""
    marked = [method for method, use in uses.items() if method and use.evaluated]
    enough = sum(uses[method].evaluated for method in marked) >= LEAST_EVALUATED
    return marked[0] if enough else None
