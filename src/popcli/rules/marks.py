"""What a text says about time, amount, way and reason, with the places of the words: marks that the rules read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from popcli.rules.patterns import Match, Patterns, Row, row
from popcli.rules.tokens import tokens
from popcli.rules.words import Words

LAYERS = {
    "deadline": "time",
    "start": "time",
    "trigger": "time",
    "vague-time": "time",
    "duration": "time",
    "past": "time",
    "frequency": "time",
    "recurrence": "bare-rhythm",
}
"""Kinds that exclude each other on the same words: there the longer one counts. Other kinds stand by themselves."""

FOLLOWING = frozenset({"method", "reason", "support"})
"""Kinds that run to the end of a clause; one that begins inside a word of time is none ("by the end of")."""

DEADLINES = ("deadline.date", "deadline.period", "deadline.event")
"""Sorts of deadlines, the most exact one first."""

TERMS = frozenset({"deadline", "start", "past", "vague-time", "trigger"})
"""Kinds whose numbers are days and years, not amounts."""


class Mark(NamedTuple):
    """Words of a text that say one thing. ``sort`` is finer: a deadline is a date, a period or an event.

    ``start`` and ``end`` count characters of the text, ``first`` and ``last`` its tokens.
    """

    kind: str
    sort: str
    start: int
    end: int
    text: str
    first: int
    last: int


@dataclass(frozen=True)
class Reading:
    """A text as the rules see it."""

    text: str
    row: Row
    marks: tuple[Mark, ...]

    @property
    def is_readable(self) -> bool:
        """Whether there are words in the alphabet of the languages that the coach knows."""
        return any(token.kind == "word" and any(map(str.isascii, token.text)) for token in self.row.tokens)

    def of(self, *kinds: str) -> tuple[Mark, ...]:
        """The marks of these kinds, in order of their place."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)


@dataclass(frozen=True)
class Language:
    """What popcli knows of one language: its words, and the patterns over them."""

    lang: str
    words: Words
    patterns: Patterns


def read(text: str, language: Language) -> Reading:
    """The marks of a text."""
    line = row(tokens(text), language.words)
    matches = language.patterns.matches(line)
    return Reading(text, line, tuple(_marks(text, line, matches)))


def _marks(text: str, line: Row, matches: Iterable[Match]) -> Iterable[Mark]:
    """The matches that count, as marks in order of their place: of those that exclude each other the longest.

    Where two are as long, the deadline gives way, since a rhythm or the length of an activity is none; and of two
    deadlines the more exact one counts.
    """
    taken: dict[str, set[int]] = {}
    kept: list[Mark] = []
    for match in sorted(matches, key=_rank):
        kind, _, sort = match.name.partition(".")
        used = taken.setdefault(LAYERS.get(kind, kind), set())
        places = set(range(match.first, match.last))
        if used.isdisjoint(places) and not _repeats(match, kept):
            used |= places
            kept.append(_mark(text, line, kind, sort, (match.first, match.last)))
    begins = [mark.first for mark in kept if mark.kind in FOLLOWING]
    cut = (_cut(text, line, mark, begins) for mark in kept)
    return sorted(cut, key=lambda mark: (mark.start, mark.end, mark.kind))


def _is_time(match: Match) -> bool:
    return LAYERS.get(match.name.partition(".")[0]) == "time"


def _repeats(match: Match, kept: Iterable[Mark]) -> bool:
    """Whether a match only repeats words of time: "by the end" is no way, "1 May" no amount."""
    kind, _, sort = match.name.partition(".")
    if kind in FOLLOWING or sort == "whole":
        return any(mark.first <= match.first < mark.last for mark in kept if LAYERS.get(mark.kind) == "time")
    if kind in {"quantity", "label"}:
        return any(mark.first <= match.first < mark.last for mark in kept if mark.kind in TERMS)
    return False


def _rank(match: Match) -> tuple[bool, int, int, int, int]:
    """Words of time first, since others may not repeat them; then the longest, the most exact, the earliest."""
    deadline = DEADLINES.index(match.name) + 1 if match.name in DEADLINES else 0
    return not _is_time(match), -match.length, deadline, match.first, match.order


def _mark(text: str, line: Row, kind: str, sort: str, places: tuple[int, int]) -> Mark:
    first, last = places
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    return Mark(kind, sort, start, end, text[start:end], first, last)


def _cut(text: str, line: Row, mark: Mark, begins: Iterable[int]) -> Mark:
    """A way or a reason up to where the next one begins."""
    stop = min((begin for begin in begins if mark.first < begin < mark.last), default=mark.last)
    if mark.kind not in FOLLOWING or stop == mark.last:
        return mark
    return _mark(text, line, mark.kind, mark.sort, (mark.first, stop))
