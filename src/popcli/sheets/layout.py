"""What belongs together on paper, so that no page break tears it apart, and how wide the columns of a table are."""

from dataclasses import dataclass, field

from popcli.report.document import Blank, Document, Heading, Line, Marked, Named, Paragraph, Piece, Table
from popcli.report.harmless import harmless

_ROOM = 108
"""Characters on a line of a table, about."""

_GAP = 3
_SHORT_LINE = 11
_WIDEST_WORD = 14
_LONGEST_LINE = 40
_SHORT_VALUE = 24


@dataclass(slots=True)
class Block:
    """Something with a name or a small heading, and what stands below it; without a head what comes before."""

    head: Heading | Named | None = None
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A heading with its blocks; the first section of a page that begins with pieces has no heading."""

    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether it stays on one page: lines to sign stand with what is signed."""
        return any(isinstance(piece, Blank) and piece.labels for block in self.blocks for piece in block.pieces)


def sections(document: Document) -> list[Section]:
    """The pieces of a document in sections of blocks. What says nothing is left out."""
    found = [Section()]
    for piece in document.pieces:
        if isinstance(piece, Heading) and piece.level <= 2:  # noqa: PLR2004 - the title and the sections
            found.append(Section(piece))
        elif isinstance(piece, (Heading, Named)):
            found[-1].blocks.append(Block(piece))
        elif not is_empty(piece):
            if not found[-1].blocks:
                found[-1].blocks.append(Block())
            found[-1].blocks[-1].pieces.append(piece)
    return [section for section in found if section.heading or section.blocks]


def is_empty(piece: Piece) -> bool:
    """Whether a piece only keeps others apart on a screen."""
    if isinstance(piece, Table):
        return not piece.rows
    return isinstance(piece, Paragraph) and not any(harmless(span.text).strip() for span in piece.line)


def title(document: Document) -> str:
    """What the page is called: its first heading."""
    return next((piece.text for piece in document.pieces if isinstance(piece, Heading)), "")


def column_widths(table: Table) -> list[int]:
    """The width of each column in percents.

    Each is as wide as its longest word or short line, a day for instance; what is left goes where lines are longer.
    """
    texts = [_column(table, place) for place in range(len(table.columns))]
    needed = [max(min(max(map(_unbroken, column)), _WIDEST_WORD), 1) + _GAP for column in texts]
    missing = [max(map(len, column)) + _GAP - need for column, need in zip(texts, needed, strict=True)]
    missing = [min(max(more, 0), _LONGEST_LINE) for more in missing]
    left = max(_ROOM - sum(needed), 0)
    share = min(left / sum(missing), 1) if any(missing) else 0
    widths = [need + more * share for need, more in zip(needed, missing, strict=True)]
    return [round(100 * width / sum(widths)) for width in widths]


def _column(table: Table, place: int) -> list[str]:
    """The lines in a column, with its title."""
    cells = ("".join(span.text for span in row[place]) for row in table.rows)
    return [line for text in (table.columns[place].title, *cells) for line in text.split("\n")]


def _unbroken(line: str) -> int:
    """How many characters of a line had better stay together: all of a short one, else the longest word."""
    return len(line) if len(line) <= _SHORT_LINE else max(map(len, line.split()), default=0)


def is_short(value: Line) -> bool:
    """Whether a value takes so little room that another field may stand beside it."""
    text = "".join(span.text for span in value)
    return len(text) <= _SHORT_VALUE and "\n" not in text


def marked_parts(piece: Marked) -> list[tuple[str, bool]]:
    """The text cut where its marks begin and end; the flag tells which parts are marked."""
    parts, done = [], 0
    for begin, end in piece.places:
        parts += [(piece.text[done:begin], False), (piece.text[begin:end], True)]
        done = end
    return [(text, is_mark) for text, is_mark in (*parts, (piece.text[done:], False)) if text]
