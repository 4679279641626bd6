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


def write_notes(document: Document, err: TextIO, *, colour: bool) -> None:
    """Print the notes, each on its own line and never broken, so that commands in them can be copied."""
    ink = Ink(err, colour=colour)
    for note in document.notes:
        err.writelines(f"{text}\n" for text, _ in ink.lines(note, None))


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
