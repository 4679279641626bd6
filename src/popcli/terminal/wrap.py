"""Breaking text into lines, measured in cells of the terminal: an ideograph or emoji takes two."""

import unicodedata
from collections.abc import Iterable, Iterator

READABLE = 100
"""Wider lines of running text are hard to read."""

_INVISIBLE = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """How many cells a line takes."""
    if text.isascii():
        return len(text)
    # Most characters are ASCII, of one cell each; looking up takes time.
    return len(text) + sum(_cells_of(char) - 1 for char in text if char > "~")


def line_ranges(text: str, width: int | None) -> list[tuple[int, int]]:
    """Where each line begins and ends in the text, without the spaces at a break.

    Breaks in the text stay; without a width there are no others. A word wider than a line is cut.
    """
    ranges: list[tuple[int, int]] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        ranges += [(start, end)] if width is None else _folded(text, start, end, max(width, 2))
        start = end + 1
    return ranges


def underlined(text: str, places: Iterable[tuple[int, ...]], width: int | None) -> Iterator[tuple[str, bool]]:
    """The lines of the text, and below each a line of ``~`` where words of it are meant; the flag tells which it is."""
    for start, end in line_ranges(text, width):
        yield text[start:end], False
        below = ""
        for place in places:
            first, last = max(place[0], start), min(place[-1], end)
            if first < last:
                below += " " * (cells(text[start:first]) - len(below)) + "~" * cells(text[first:last])
        if below.strip():
            yield below, True


def wrapped(text: str, width: int) -> list[str]:
    """The lines of the text, none wider than ``width`` cells."""
    return [text[start:end] for start, end in line_ranges(text, width)]


def _folded(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = stop = start
    for first, last in _words(text, start, end):
        if cells(text[begin:last]) > width:
            if stop > begin:
                found.append((begin, stop))
            begin = first
            while (cut := begin + _fitting(text[begin:last], width)) < last:
                found.append((begin, cut))
                begin = cut
        stop = last
    return [*found, (begin, stop)]


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends: only a space parts words, so that what holds together stays together."""
    for word in text[start:end].split(" "):
        if word:
            yield start, start + len(word)
        start += len(word) + 1


def _fitting(text: str, width: int) -> int:
    """How many characters fit in the width."""
    used = 0
    for place, char in enumerate(text):
        used += _cells_of(char)
        if used > width:
            return place
    return len(text)


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
