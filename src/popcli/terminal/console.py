"""A document on a screen with a layout: running text, and texts and tables beside each other."""

from __future__ import annotations

from popcli.report.document import (
    Bar,
    Blank,
    Bullets,
    Document,
    Fields,
    Heading,
    Line,
    Marked,
    Named,
    Paragraph,
    Piece,
    Span,
    Style,
    Table,
    line,
)
from popcli.terminal.grid import GAP, NARROW, Cell, beside, table_lines
from popcli.terminal.ink import Ink
from popcli.terminal.lines import spaced
from popcli.terminal.wrap import READABLE, underlined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

_BAR, _SHORT_BAR = 20, 10


def write_screen(document: Document, out: TextIO, *, colour: bool, width: int) -> None:
    """Print all pieces, at most ``width`` cells wide; without colour as plain text with the same layout."""
    screen = _Screen(Ink(out, colour=colour), width)
    for piece in spaced(document.pieces):
        out.writelines(f"{text.rstrip()}\n" for text in screen.lines(piece))


class _Screen:
    """Pieces as lines, for what an output can show and a width in cells."""

    def __init__(self, ink: Ink, width: int) -> None:
        self._ink = ink
        self._width = width

    def lines(self, piece: Piece) -> Iterator[str]:
        """The lines of a piece, with blanks at their ends."""
        readable = min(self._width, READABLE)
        match piece:
            case Heading():
                return self._folded(line(Span(piece.text, Style.TERM)), self._width)
            case Blank():
                return self._folded(line("\n".join(piece.dotted)), self._width)
            case Table():
                return table_lines(self._ink, piece, self._width)
            case Named():
                named = (line(Span(piece.id, Style.ID)), line(Span(piece.text, Style.TERM)))
                return self._labelled([named], readable)
            case _:
                margin = " " * piece.indent
                return (margin + text for text in self._inner(piece, readable - piece.indent))

    def _inner(self, piece: Paragraph | Fields | Bullets | Bar | Marked, room: int) -> Iterator[str]:
        match piece:
            case Paragraph():
                yield from self._folded(piece.line, room)
            case Fields():
                rows = [(line(Span(label, Style.MUTED)), value) for label, value in piece.rows]
                yield from self._labelled(rows, room)
            case Bullets():
                for item in piece.items:
                    yield from self._pair(line(Span("•", Style.MUTED)), 1, item, room, gap=1)
            case Bar():
                size = _BAR if self._width >= NARROW else _SHORT_BAR
                filled = piece.part(size)
                bar = line("█" * filled, Span("░" * (size - filled), Style.MUTED))
                yield from self._pair(bar, size, piece.line, room)
            case Marked():
                yield from self._marked(piece, room)

    def _folded(self, text: Line, width: int | None) -> Iterator[str]:
        return (part for part, _ in self._ink.lines(text, width))

    def _labelled(self, rows: Sequence[tuple[Line, Line]], room: int) -> Iterator[str]:
        """Labels, no wider than a third of the screen, with what they say beside them."""
        longest = max((self._ink.size(label) for label, _ in rows), default=0)
        for label, said in rows:
            yield from self._pair(label, min(longest, self._width // 3), said, room)

    def _pair(self, first: Line, size: int, second: Line, room: int, *, gap: int = GAP) -> Iterator[str]:
        """A line of ``size`` cells, and beside it one that folds in what is left of the room."""
        return beside(self._ink, (Cell(first, size), Cell(second, room - size - gap)), gap=gap)

    def _marked(self, piece: Marked, room: int) -> Iterator[str]:
        shown = self._ink.shown
        places = [tuple(len(shown(piece.text[:end])) for end in place) for place in piece.places]
        for text, is_mark in underlined(shown(piece.text), places, room):
            yield from self._folded(line(Span(text, Style.ATTENTION if is_mark else Style.PLAIN)), None)
