"""A document as lines of text: light enough for a short message, and plain enough to be read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from popcli.core.texts import Say
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
from popcli.terminal.looks import LOOKS, painted
from popcli.terminal.safe import fitted, safe
from popcli.terminal.wrap import line_ranges


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a document before it is broken, indented by cells; ``None`` is a blank line."""

    line: Line
    indent: int = 0
    title: bool = False


def write_lines(document: Document, out: TextIO, *, colour: bool, width: int | None, say: Say) -> None:
    """Print all pieces as lines, one below the other.

    ``width`` is in cells; ``None`` leaves breaking to the terminal. Tables and fields become
    ``label: value`` lines, a bar its percentage in words.
    """
    blank = True
    for row in _rows(document, say):
        if row is None:
            if not blank:
                out.write("\n")
            blank = True
            continue
        margin = " " * row.indent
        room = None if width is None else width - len(margin)
        out.writelines(
            f"{margin}{text}".rstrip() + "\n" for text in _painted_lines(row, room, _encoding(out), colour=colour)
        )
        blank = not any(span.text for span in row.line)


def write_notes(document: Document, err: TextIO, *, colour: bool) -> None:
    """Print the notes, each on its own line and never broken, so that commands in them can be copied."""
    for note in document.notes:
        err.writelines(text + "\n" for text in _painted_lines(_Row(note), None, _encoding(err), colour=colour))


def _encoding(stream: TextIO) -> str | None:
    return getattr(stream, "encoding", None)


def _painted_lines(row: _Row, width: int | None, encoding: str | None, *, colour: bool) -> Iterator[str]:
    spans = [(fitted(safe(span.text), encoding), "bold" if row.title else LOOKS[span.style]) for span in row.line]
    for start, end in line_ranges("".join(text for text, _ in spans), width):
        pieces, place = [], 0
        for text, look in spans:
            piece = text[max(start - place, 0) : max(end - place, 0)]
            pieces.append(painted(piece, look, colour=colour))
            place += len(text)
        yield "".join(pieces)


def _rows(document: Document, say: Say) -> Iterator[_Row | None]:
    before: Piece | None = None
    for piece in document.pieces:
        if stands_apart(piece, before):
            yield None
        yield from _rows_of(piece, say)
        before = piece


def _rows_of(piece: Piece, say: Say) -> Iterator[_Row | None]:
    match piece:
        case Heading():
            yield _Row(line(piece.text), title=True)
        case Paragraph():
            yield _Row(piece.line, piece.indent)
        case Marked():  # underlining is for eyes; what is underlined is said in words as well
            yield _Row(line(piece.text), piece.indent)
        case Named():
            yield _Row((Span(f"{piece.id}  "), Span(piece.text)), title=True)
        case Fields():
            yield from (_Row(labelled(label, value), piece.indent) for label, value in piece.rows)
        case Table():
            yield from _table_rows(piece)
        case Bullets():
            yield from (_Row((Span("- "), *item), piece.indent) for item in piece.items)
        case Bar():
            words = Span(say("ask.percent", percent=piece.percent))
            yield _Row((words, *((Span(", "), *piece.line) if piece.line else ())), piece.indent)
        case Blank():
            yield from (_Row(line(text)) for text in piece.dotted)


def _table_rows(table: Table) -> Iterator[_Row | None]:
    for number, row in enumerate(table.rows):
        if number:
            yield None
        yield from map(_Row, stacked(table, row))


def stands_apart(piece: Piece, before: Piece | None) -> bool:
    """Whether a blank line belongs between two pieces: before headings and what has a name, and around tables."""
    if isinstance(piece, Table):
        return not isinstance(before, Heading)
    if isinstance(piece, Named):
        return not isinstance(before, Heading)
    return isinstance(piece, Heading) or isinstance(before, Table)


def stacked(table: Table, row: tuple[Line, ...]) -> list[Line]:
    """A row of a table as ``label: value`` lines, without its empty cells."""
    titles = [column.title for column in table.columns]
    return [labelled(title, cell) for title, cell in zip(titles, row, strict=True) if any(span.text for span in cell)]


def labelled(label: str, value: Line) -> Line:
    """A value after its label."""
    return (Span(f"{label}: ", Style.MUTED), *value) if label else value
