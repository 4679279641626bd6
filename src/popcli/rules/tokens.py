"""A text cut into tokens with their places: what every rule reads instead of letters."""

import re
from typing import NamedTuple

MOST_TOKENS = 500
"""Tokens read of one text; a goal has about 15, and what follows a page of them is no goal any more."""

_TOKEN = re.compile(
    r"""
    (?P<date>\d{1,4}([-/.])\d{1,2}\2\d{1,4}(?!\d)|(?:dd|mm|d|m)([-/.])(?:mm|dd|d|m)\3(?:yyyy|yy|jjjj|jj|202x)(?![^\W_]))
  | (?P<clock>\d{1,2}[:.]\d\d(?=\s?(?:uur\b|u\b|[ap]\.?m\b))|\d{1,2}:\d\d(?!\d))
  | (?P<number>\d{1,20}(?:[.,]\d{1,20})*)
  | (?P<short>[^\W\d_](?:\.[^\W\d_](?![^\W_]))+|[^\W\d_]{1,2}/[^\W\d_]{1,2}(?![^\W_]))
  | (?P<word>[^\W\d_][^\W_]*(?:['\u2019\-][^\W_]+)*)
  | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_SENTENCE_ENDS = frozenset(".!?•")
_CLAUSE_ENDS = _SENTENCE_ENDS | frozenset(',;:()[]/"\u2013\u2014\u201c\u201d\u201e')

OPENING = frozenset(".!?:;\"'([-\u201c\u201e\u2022")
"""Marks behind which a capital letter tells nothing."""


class Token(NamedTuple):
    """A word, number, date, clock time or punctuation mark: ``text`` in lower case, ``start`` and ``end`` its place.

    ``clause`` and ``sentence`` count those before it. ``capital`` tells a name: a capital that no sentence begins with.
    """

    text: str
    kind: str
    start: int
    end: int
    clause: int
    sentence: int
    capital: bool


def tokens(text: str) -> list[Token]:
    """The tokens of a text, at most :data:`MOST_TOKENS`. Lower-casing never moves a place."""
    found: list[Token] = []
    clause = sentence = 0
    for match in _TOKEN.finditer(text):
        if len(found) == MOST_TOKENS:
            break
        kind = match.lastgroup or "mark"
        raw = match.group(kind)
        shortened = bool(found) and "." in found[-1].text and found[-1].kind == "word"
        if kind == "mark" and not (raw == "." and shortened):
            ends = _ends(text, match)
            clause += ends > 0
            sentence += ends > 1
        kind = "word" if kind == "short" else kind
        opens = not found or found[-1].sentence != sentence or found[-1].text in OPENING
        capital = kind == "word" and ((raw[0].isupper() and not opens) or raw[1:] != raw[1:].lower())
        found.append(
            Token(raw.lower().replace("\u2019", "'"), kind, match.start(), match.end(), clause, sentence, capital)
        )
    return found


def _ends(text: str, match: "re.Match[str]") -> int:
    """Whether a punctuation mark ends nothing (0), a clause (1) or a sentence (2).

    A point ends a sentence only before white space or the end: "B.V." and "e.g." go on.
    """
    mark = match.group()
    if mark == "." and not text[match.end() : match.end() + 1].isspace() and match.end() < len(text):
        return 0
    if mark in _SENTENCE_ENDS:
        return 2
    return 1 if mark in _CLAUSE_ENDS else 0
