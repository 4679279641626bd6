"""What a command shows, without saying how: parts with styles by meaning, and the same as data.

Texts of people stand in spans as they are; every writer makes them safe for its own medium.
"""

from __future__ import annotations

from enum import StrEnum

from popcli.core.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DOTS = "." * 24


class Style(StrEnum):
    """What a piece of text means. Nothing is told by style alone."""

    PLAIN = "plain"
    TERM = "term"
    ID = "id"
    MUTED = "muted"
    GOOD = "good"
    ATTENTION = "attention"
    LATE = "late"
    COMMAND = "command"


class Span(Value):
    """A piece of text with one meaning."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Span, ...]


def line(*pieces: str | Span) -> Line:
    """A line from texts and spans."""
    return tuple(piece if isinstance(piece, Span) else Span(piece) for piece in pieces)


class Heading(Value):
    """A title; level 1 is the title of the whole, level 2 of a section."""

    text: str
    level: int = 2


class Paragraph(Value):
    """One line of text that may wrap; line breaks inside a span stay."""

    line: Line
    indent: int = 0


class Named(Value):
    """The begin of something with an id: the id, and beside it what it is called, wrapping under itself."""

    id: str
    text: str


class Fields(Value):
    """Labels with values, one below the other."""

    rows: tuple[tuple[str, Line], ...]
    indent: int = 0


class Column(Value):
    """A column of a table; numbers stand to the right. A flexible column takes what width is left."""

    title: str
    right: bool = False
    flexible: bool = False


class Table(Value):
    """Rows under titled columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]


class Bullets(Value):
    """Items of a list."""

    items: tuple[Line, ...]
    indent: int = 0


class Bar(Value):
    """How far something is, from 0 to 1, with what it says in words."""

    fraction: float
    line: Line
    indent: int = 0

    @property
    def percent(self) -> int:
        """Whole percents."""
        return self.part(100)

    def part(self, whole: int) -> int:
        """How many of a whole number; none and all are said only when they are true."""
        if not 0 < self.fraction < 1:
            return whole if self.fraction >= 1 else 0
        return min(max(int(self.fraction * whole), 1), whole - 1)


class Marked(Value):
    """A text with some of its words underlined; ``places`` are begins and ends in the text, in order."""

    text: str
    places: tuple[tuple[int, int], ...]
    indent: int = 0


class Blank(Value):
    """Room to write by hand: empty lines below each other, or lines beside each other with what each is for."""

    lines: int = 1
    labels: tuple[str, ...] = ()

    @property
    def dotted(self) -> tuple[str, ...]:
        """Each label with dots to write on, where no line can be drawn."""
        return tuple(f"{label} {_DOTS}" for label in self.labels)


Piece = Heading | Paragraph | Named | Fields | Table | Bullets | Bar | Marked | Blank


class Document(Value):
    """What a command returns: pieces for people, ``data`` for ``--json``, ``notes`` for the other channel.

    ``pieces`` go to standard output. ``notes`` (what was understood, what to do next) go to standard error, so that
    output can be piped. ``code`` is the exit code. ``raw`` is printed as it stands, for scripts and templates.
    """

    pieces: tuple[Piece, ...] = ()
    data: Any = None
    notes: tuple[Line, ...] = ()
    code: int = 0
    raw: str | None = None

    @property
    def plain(self) -> bool:
        """Whether there are only lines of text, which need no layout."""
        return all(isinstance(piece, Paragraph) for piece in self.pieces)


def done(said: str, data: Any, *notes: Line) -> Document:
    """What a command says after a change: one sentence, the thing as data, and what to do next."""
    return Document(pieces=(Paragraph(line(Span(said, Style.GOOD))),), data=data, notes=notes)
