"""A document as lines of text: light enough for a short message, and plain enough to be read aloud."""

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
from popcli.terminal.ink import Ink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from popcli.core.texts import Say


_COMMAND = " pop "
"""Where a command begins that stands in words."""


def write_lines(document: Document, out: TextIO, *, colour: bool, width: int | None, say: Say) -> None:
    """Print all pieces as lines, one below the other.

    ``width`` is in cells; ``None`` leaves breaking to the terminal. Tables and fields become
    ``label: value`` lines, a bar its percentage in words.
    """
    ink = Ink(out, colour=colour)
    for piece in spaced(document.pieces):
        indent = getattr(piece, "indent", 0)
        room = None if width is None else width - indent
        for row in _rows(piece, say):
            out.writelines(f"{' ' * indent}{text}".rstrip() + "\n" for text, _ in ink.lines(row, room))


def write_notes(document: Document, err: TextIO, *, colour: bool, width: int | None = None) -> None:
    """Print the notes, each on its own line.

    One that is longer than ``width`` cells is broken between words, with the command at its end below it in one piece,
    so that it can be copied. Without a width nothing is broken.
    """
    ink = Ink(err, colour=colour)
    for note in document.notes:
        if width is None or ink.size(note) <= width:
            err.writelines(f"{text}\n" for text, _ in ink.lines(note, None))
            continue
        words, command = _parted(note)
        err.writelines(f"{text.rstrip()}\n" for text, _ in ink.lines(words, width))
        err.writelines(f"  {text}\n" for text, _ in ink.lines(command, None) if command)


def _parted(note: Line) -> tuple[Line, Line]:
    """A note without the command at its end, and that command; nothing where it ends with words."""
    *words, last = note
    if last.style is Style.COMMAND:
        return tuple(words), (last,)
    before, found, command = last.text.rpartition(_COMMAND)
    if not found or before[-1:] not in ":?.":
        return note, ()
    return (*words, Span(before, last.style)), (Span(found.lstrip() + command, last.style),)


def spaced(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces that show something, with an empty line where they stand apart, and never two."""
    blank = True
    before: Piece | None = None
    for piece in pieces:
        if isinstance(piece, Table) and not piece.rows:
            continue
        if not blank and _stands_apart(piece, before):
            yield Paragraph(())
        yield piece
        blank = isinstance(piece, Paragraph) and not any(span.text for span in piece.line)
        before = piece


def _stands_apart(piece: Piece, before: Piece | None) -> bool:
    """Whether a blank line belongs between two pieces: before headings and what has a name, and around tables."""
    if isinstance(piece, (Table, Named)):
        return not isinstance(before, Heading)
    return isinstance(piece, Heading) or isinstance(before, Table)


def _rows(piece: Piece, say: Say) -> Iterator[Line]:
    match piece:
        case Heading():
            yield line(Span(piece.text, Style.TERM))
        case Paragraph():
            yield piece.line
        case Marked():  # underlining is for eyes; what is underlined is said in words as well
            yield line(piece.text)
        case Named():
            yield line(Span(f"{piece.id}  {piece.text}", Style.TERM))
        case Fields():
            yield from (_labelled(label, value) for label, value in piece.rows)
        case Table():
            yield from stacked(piece)
        case Bullets():
            yield from (line("- ", *item) for item in piece.items)
        case Bar():
            words = Span(say("ask.percent", percent=piece.percent))
            yield line(words, ", ", *piece.line) if piece.line else line(words)
        case Blank():
            yield from map(line, piece.dotted)


def stacked(table: Table) -> Iterator[Line]:
    """The rows of a table as ``label: value`` lines without empty cells, and an empty line between two rows."""
    for number, row in enumerate(table.rows):
        if number:
            yield ()
        for column, cell in zip(table.columns, row, strict=True):
            if any(span.text for span in cell):
                yield _labelled(column.title, cell)


def _labelled(label: str, value: Line) -> Line:
    """A value after its label."""
    return (Span(f"{label}: ", Style.MUTED), *value) if label else value
