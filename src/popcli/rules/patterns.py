"""Small patterns over tokens, as ``templates/<lang>/words/marks.yaml`` holds them, and where they match.

A pattern is a row of elements: a word, ``<group>``, or several of these with ``|`` between them. Behind an element
``?`` makes it optional. Before it ``=`` means that it must be there and is not marked itself, ``!`` that it must not be
there. ``..`` is up to four tokens of the same clause, ``>>`` its rest if there is any, ``^`` the begin of one.
``$name`` stands for any of the patterns under that name, which mark nothing by themselves.

Gaps and patterns are short, and a text has at most 500 tokens (:mod:`popcli.rules.tokens`): no text takes long.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from popcli.core.date_steps import FIRST_YEAR, LAST_YEAR
from popcli.rules.tokens import Token
from popcli.rules.words import Words

PART = "$"
"""Begins the name of patterns that are parts of others."""

GAP = 4
"""Tokens that ``..`` may skip."""


class Element(NamedTuple):
    """One element of a pattern; ``what`` is ``word``, ``part``, ``gap``, ``rest`` or ``begin``."""

    what: str
    words: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    optional: bool = False
    outside: bool = False
    absent: bool = False
    part: str = ""


class Pattern(NamedTuple):
    """A pattern with the name of what it finds; ``order`` is its place among all patterns of its language."""

    name: str
    elements: tuple[Element, ...]
    order: int = 0


Begin = tuple[set[str], set[str], bool]
"""Words and groups a pattern can begin with, and whether it can be left out as a whole."""

State = tuple[int, int, int]
"""A reading on its way: the token it stands at, and where its mark begins and ends."""


class Match(NamedTuple):
    """Tokens ``first`` up to, not with, ``last`` that a pattern marks; ``length`` counts those outside too.

    ``order`` is that of the pattern: of two that are equal in all else the earlier one counts, in every run.
    """

    name: str
    first: int
    last: int
    length: int
    order: int


_GROUPS = re.compile(r"<([^>]+)>")
_SPECIAL = {"..": Element("gap"), ">>": Element("rest"), "^": Element("begin")}


def read_pattern(name: str, text: str) -> Pattern:
    """A pattern from its text."""
    return Pattern(name, tuple(_element(part) for part in text.split()))


@cache
def _element(text: str) -> Element:
    if text in _SPECIAL:
        return _SPECIAL[text]
    sign, optional = text[0], text.endswith("?") and text != "?"
    bare = text.lstrip("=!").removesuffix("?" if optional else "")
    if bare.startswith(PART):
        return Element("part", optional=optional, outside=sign in "=!", absent="!" in text[:2], part=bare)
    groups = frozenset(group for inner in _GROUPS.findall(bare) for group in inner.split("|"))
    words = frozenset(word for word in _GROUPS.sub("", bare).split("|") if word)
    return Element("word", words, groups, optional, outside=sign in "=!", absent="!" in text[:2])


class Patterns:
    """All patterns of a language, found again by the first word or group they can begin with."""

    def __init__(self, patterns: Mapping[str, Iterable[str]]) -> None:
        self._by_word: dict[str, list[Pattern]] = {}
        self._by_group: dict[str, list[Pattern]] = {}
        read = {name: [read_pattern(name, text) for text in texts] for name, texts in patterns.items()}
        self._parts = {name: found for name, found in read.items() if name.startswith(PART)}
        self._part_begins: dict[str, Begin] = {}
        whole = (pattern for name, found in read.items() if name not in self._parts for pattern in found)
        for order, pattern in enumerate(whole):
            self._add(pattern._replace(order=order))

    def _add(self, pattern: Pattern) -> None:
        words, groups, empty = self._begins(pattern)
        if empty or not (words or groups):
            raise ValueError(f"a pattern of {pattern.name} begins with nothing that can be looked up")
        for word in words:
            self._by_word.setdefault(word, []).append(pattern)
        for group in groups:
            self._by_group.setdefault(group, []).append(pattern)

    def _begins(self, pattern: Pattern) -> "Begin":
        """What a pattern can begin with."""
        words: set[str] = set()
        groups: set[str] = set()
        for element in pattern.elements:
            if element.absent:
                continue
            words |= element.words
            groups |= element.groups
            empty = element.optional or element.what == "begin"
            if element.what == "part":
                more_words, more_groups, part_empty = self._begins_of_part(element.part)
                words |= more_words
                groups |= more_groups
                empty |= part_empty
            if not empty:
                return words, groups, False
        return words, groups, True

    def _begins_of_part(self, name: str) -> "Begin":
        if name not in self._part_begins:
            begins = [self._begins(part) for part in self._parts[name]]
            words = set().union(*(words for words, _, _ in begins))
            groups = set().union(*(groups for _, groups, _ in begins))
            self._part_begins[name] = (words, groups, any(empty for _, _, empty in begins))
        return self._part_begins[name]

    def matches(self, row: "Row") -> list[Match]:
        """Every place where a pattern matches, the longest per pattern and begin."""
        found = []
        for place, token in enumerate(row.tokens):
            tried: set[int] = set()
            for pattern in self._candidates(token, row.groups[place]):
                if id(pattern) not in tried:
                    tried.add(id(pattern))
                    match = self._match(pattern, row, place)
                    if match is not None:
                        found.append(match)
        return found

    def _candidates(self, token: Token, groups: frozenset[str]) -> Iterable[Pattern]:
        yield from self._by_word.get(token.text, ())
        for group in groups:
            yield from self._by_group.get(group, ())

    def _match(self, pattern: Pattern, row: "Row", place: int) -> Match | None:
        states = self._follow(pattern, row, place)
        if not states:
            return None
        at, first, last = max(states, key=lambda state: (state[2] - state[1], state[0]))
        return Match(pattern.name, first, last, at - place, pattern.order) if last > first else None

    def _follow(self, pattern: Pattern, row: "Row", place: int) -> list[State]:
        """Where a reading that begins at a place can stand after a pattern; this is where the time goes."""
        states: list[State] = [(place, place, place)]
        for element in pattern.elements:
            after: list[State] = []
            for state in states:
                if element.what == "word":
                    _word(element, row, state, after)
                elif element.what == "part":
                    self._part(element, row, state, after)
                else:
                    _special(element, row, state, after)
            if not after:
                return after
            states = after if len(after) == 1 else list(dict.fromkeys(after))
        return states

    def _part(self, element: Element, row: "Row", state: State, after: list[State]) -> None:
        at = state[0]
        known = (element.part, at)
        if known not in row.ends:
            ends = (end[0] for part in self._parts[element.part] for end in self._follow(part, row, at))
            row.ends[known] = tuple(dict.fromkeys(ends))
        if element.optional or (element.absent and not row.ends[known]):
            after.append(state)
        if not element.absent:
            after += (_moved(state, end, outside=element.outside) for end in row.ends[known])


@dataclass(frozen=True)
class Row:
    """The tokens of a text, each with its groups; ``phrases`` has those that come from phrases alone.

    ``ends`` remembers where parts of patterns end, by the part and its begin, since many patterns share them.
    """

    tokens: Sequence[Token]
    groups: Sequence[frozenset[str]]
    phrases: Mapping[int, frozenset[str]]
    ends: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict, compare=False)


def row(tokens: Sequence[Token], words: Words) -> Row:
    """The tokens with their groups: of the word, of its kind, and of phrases it stands in ("no more")."""
    groups = [words.groups(token.text) | _of_kind(token) for token in tokens]
    phrases: dict[int, frozenset[str]] = {}
    for place, token in enumerate(tokens):
        for parts, group in words.phrases(token.text):
            if tuple(after.text for after in tokens[place : place + len(parts)]) == parts:
                for step in range(place, place + len(parts)):
                    phrases[step] = phrases.get(step, frozenset()) | {group}
    for place, found in phrases.items():
        groups[place] |= found
    return Row(tokens, groups, phrases)


def _of_kind(token: Token) -> frozenset[str]:
    if token.kind == "number":
        year = token.text.isdecimal() and FIRST_YEAR <= int(token.text) < LAST_YEAR
        return frozenset({"n", "num", "year"}) if year else frozenset({"n", "num"})
    if token.kind == "word":
        return frozenset({"name", "any"}) if token.capital else frozenset({"any"})
    return frozenset({token.kind})


def _moved(state: State, end: int, *, outside: bool) -> State:
    """The reading moved on to ``end``; what is read is marked unless it stays outside."""
    at, first, last = state
    if outside:
        return (end, end, end) if first == last else (end, first, last)
    return (end, at if first == last else first, end)


def _word(element: Element, row: Row, state: State, after: list[State]) -> None:
    at = state[0]
    fits = at < len(row.tokens) and (
        row.tokens[at].text in element.words or not element.groups.isdisjoint(row.groups[at])
    )
    if element.optional or (element.absent and not fits):
        after.append(state)
    if fits and not element.absent:
        after.append(_moved(state, at + 1, outside=element.outside))


def _special(element: Element, row: Row, state: State, after: list[State]) -> None:
    """The begin of a clause, some words of it, or its rest."""
    at = state[0]
    if element.what == "begin":
        if at == 0 or at == len(row.tokens) or row.tokens[at - 1].kind == "mark":
            after.append(state)
        return
    gap = element.what == "gap"
    if gap:
        after.append(state)
    end = min(len(row.tokens), at + GAP) if gap else len(row.tokens)
    clause = row.tokens[at - 1].clause if at else 0
    here = at
    while here < end and row.tokens[here].clause == clause:
        here += 1
        if gap:
            after.append(_moved(state, here, outside=False))
    if not gap:
        after.append(_moved(state, here, outside=False))
