"""What speaks for and against a concrete, decidable goal in a text: named signals, each with its words."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from popcli.rules.marks import Mark, Reading

CALENDAR = frozenset({"month", "weekday", "weekdays", "season", "unit", "short", "rhythm", "n", "daypart"})

OPEN = frozenset(
    {"small", "weasel", "quality", "frame", "vague-verb", "learn-verb", "unobservable-verb"}
    | {"broad-noun", "attitude", "pronoun", "idiom"}
    | CALENDAR
)
"""Groups of words that name nothing a reader could picture."""

CLOSED = frozenset({"narrow", "deliverable", "credential", "role-noun"})
"""Groups of words that do, also where they stand in an open group as well."""

COUNTED = (OPEN - CALENDAR | CLOSED) | {
    "finish-verb",
    "make-verb",
    "event-verb",
    "stop-verb",
    "direction-verb",
    "observable-verb",
    "condition",
    "all",
    "vague-amount",
    "second-goal",
    "can",
    "become",
}
"""Groups whose words are signals."""

TIME = ("deadline", "start", "frequency", "recurrence", "duration", "past", "vague-time")
"""Kinds whose words name no thing. The occasion of a trigger does: "when I meet a customer"."""

STEPS = (1, 2, 3, 5, 8)
"""Numbers of concrete words at which one more signal is given."""

LENGTHS = (6, 12)
FEW = 3
"""Numbers of words at which a text is long, very long, or short."""

Signals = dict[str, tuple[int, ...]]
"""Names of signals, each with the tokens that carry it; a signal about the whole text has none."""


def signals(reading: Reading) -> Signals:
    """All signals of a text."""
    busy = _tokens(reading.of(*TIME))
    label = _tokens(reading.of("label"))
    aside = busy | label | _tokens(reading.of("reason"))
    words = [place for place, token in enumerate(reading.row.tokens) if token.kind == "word"]
    looked_at = [place for place in words if place not in aside]
    found = {**_lengths(words), **_words(reading, looked_at), **_marks(reading)}
    found.update(_amounts(reading, busy | label))
    found.update(_names(reading, aside))
    found.update(_pairs(found))
    return found


def _lengths(words: list[int]) -> Signals:
    found: Signals = {f"words.{limit}": () for limit in LENGTHS if len(words) >= limit}
    return {**found, "words.few": ()} if len(words) <= FEW else found


def _words(reading: Reading, places: list[int]) -> Signals:
    """Groups of words, and how many words are concrete."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        for group in _groups(reading, place) & COUNTED:
            found[f"group.{group}"].append(place)
    concrete = tuple(place for place in places if is_concrete(_groups(reading, place)))
    groups = {name: tuple(tokens) for name, tokens in found.items()}
    return groups | {f"concrete.{step}": concrete for step in STEPS if len(concrete) >= step}


def _marks(reading: Reading) -> Signals:
    found: Signals = {}
    for mark in reading.marks:
        if mark.kind not in {"quantity", "recurrence", "label"}:
            found[f"mark.{mark.kind}"] = (*found.get(f"mark.{mark.kind}", ()), *range(mark.first, mark.last))
    return found


def _groups(reading: Reading, place: int) -> frozenset[str]:
    """The groups of a word; in a phrase ("no more") those of the phrase alone, where it says something."""
    found = reading.row.phrases.get(place, frozenset()) & COUNTED
    return found or reading.row.groups[place]


def is_concrete(groups: frozenset[str]) -> bool:
    """Whether a word names something a reader could picture."""
    return not groups & OPEN or bool(groups & CLOSED)


def _tokens(marks: Iterable[Mark]) -> set[int]:
    return {place for mark in marks for place in range(mark.first, mark.last)}


def _amounts(reading: Reading, busy: set[int]) -> Iterable[tuple[str, tuple[int, ...]]]:
    for mark in reading.of("quantity"):
        places = tuple(place for place in range(mark.first, mark.last) if place not in busy)
        if not places or all("year" in reading.row.groups[place] for place in places):
            continue
        groups = frozenset().union(*(reading.row.groups[place] for place in places))
        digits = any(reading.row.tokens[place].kind in {"number", "clock"} for place in places)
        yield ("number" if digits else f"quantity.{mark.sort}"), places
        if groups & {"percent", "money", "measure", "fraction"}:
            yield "measure", places


def _names(reading: Reading, aside: set[int]) -> Iterable[tuple[str, tuple[int, ...]]]:
    row = reading.row
    places = tuple(
        place
        for place, (before, token) in enumerate(pairwise(row.tokens), start=1)
        if token.capital and before.kind == "word" and place not in aside and "self" not in row.groups[place]
    )
    if places:
        yield "name", places


PAIRS = {
    "learns-something": ("group.learn-verb", "concrete.1"),
    "does-often": ("mark.frequency", "concrete.1"),
    "moves-measure": ("group.direction-verb", "number"),
    "quality-of-open": ("group.quality", "group.broad-noun"),
    "makes-something": ("group.make-verb", "concrete.1"),
    "finishes-something": ("group.finish-verb", "concrete.1"),
    "all-of-something": ("group.all", "concrete.1"),
}
"""Signals that count for more together, or for something else."""


def _pairs(found: Signals) -> Iterable[tuple[str, tuple[int, ...]]]:
    for name, (one, other) in PAIRS.items():
        if one in found and other in found:
            yield name, (*found[one], *found[other])
