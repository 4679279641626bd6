"""A document on a screen with a layout: the only place that knows rich."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

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
    Style,
    Table,
)
from popcli.terminal.lines import stacked, stands_apart
from popcli.terminal.looks import LOOKS
from popcli.terminal.safe import can_show, fitted, safe
from popcli.terminal.wrap import READABLE, cells, underlined

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table as Grid
    from rich.text import Text

_GAP = 2
_NARROW = 70
_FEW_COLUMNS = 3
_WIDEST_CELL = 24
_LEAST_FLEXIBLE = 16
_BAR = {True: 20, False: 10}


def write_screen(document: Document, out: TextIO, *, colour: bool, width: int) -> None:
    """Print all pieces, at most ``width`` cells wide; without colour as plain text with the same layout."""
    from rich.console import Console

    console = Console(
        file=out,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},  # what the environment wants was decided before
    )
    screen = _Screen(width, getattr(out, "encoding", None))
    with console.capture() as captured:
        for part in screen.parts(document):
            console.print(part)
    lines = (text.rstrip() for text in captured.get().splitlines())
    out.write("".join(f"{text}\n" for text in lines))


class _Screen:
    """Pieces as what rich prints, for a width in cells and an encoding."""

    def __init__(self, width: int, encoding: str | None) -> None:
        self.width = width
        self.encoding = encoding

    def parts(self, document: Document) -> Iterator["RenderableType"]:
        """All parts from top to bottom, with a blank line around headings and tables, and never two."""
        blank = True
        before: Piece | None = None
        for piece in document.pieces:
            if isinstance(piece, Table) and not piece.rows:
                continue
            if not blank and stands_apart(piece, before):
                yield ""
            yield self._part(piece)
            blank = isinstance(piece, Paragraph) and not any(span.text for span in piece.line)
            before = piece

    def _part(self, piece: Piece) -> "RenderableType":
        match piece:
            case Heading():
                return self._text(piece.text, "bold")
            case Named():
                return self._named(piece)
            case Blank():
                return self._text("\n".join(piece.dotted), "")
            case Table():
                return self._table(piece) if self._fits(piece) else self._stacked(piece)
            case _:
                return self._indented(self._inner(piece), piece.indent)

    def _inner(self, piece: "Paragraph | Fields | Bullets | Bar | Marked") -> "RenderableType":
        match piece:
            case Marked():
                return self._marked(piece)
            case Paragraph():
                return self._line(piece.line)
            case Fields():
                return self._fields(piece.rows)
            case Bullets():
                return self._bullets(piece.items)
            case Bar():
                return self._bar(piece)

    def _shown(self, text: str) -> str:
        return fitted(safe(text), self.encoding)

    def _text(self, text: str, look: str) -> "Text":
        from rich.text import Text

        return Text(self._shown(text), style=look, overflow="fold")

    def _line(self, line: Line) -> "Text":
        from rich.text import Text

        joined = Text(overflow="fold")
        for span in line:
            joined.append(self._shown(span.text), LOOKS[span.style])
        return joined

    def _marked(self, piece: Marked) -> "Text":
        from rich.text import Text

        places = [tuple(len(self._shown(piece.text[:end])) for end in place) for place in piece.places]
        joined = Text(overflow="fold")
        for text, is_mark in underlined(self._shown(piece.text), places, min(self.width, READABLE) - piece.indent):
            joined.append(f"{text}\n", LOOKS[Style.ATTENTION if is_mark else Style.PLAIN])
        joined.right_crop(1)
        return joined

    def _indented(self, part: "RenderableType", indent: int) -> "RenderableType":
        from rich.constrain import Constrain
        from rich.padding import Padding

        return Constrain(Padding(part, (0, 0, 0, indent)), min(self.width, READABLE))

    def _grid(self, first: int) -> "Grid":
        """Two columns without lines: one of ``first`` cells, and one that folds in what is left."""
        from rich.table import Table as Grid

        grid: Grid = Grid.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        grid.add_column(width=first, overflow="fold")
        grid.add_column(overflow="fold")
        return grid

    def _named(self, piece: Named) -> "RenderableType":
        grid = self._grid(cells(self._shown(piece.id)))
        grid.add_row(self._text(piece.id, LOOKS[Style.ID]), self._text(piece.text, LOOKS[Style.TERM]))
        return self._indented(grid, 0)

    def _fields(self, rows: tuple[tuple[str, Line], ...]) -> "RenderableType":
        longest = max((cells(self._shown(label)) for label, _ in rows), default=0)
        grid = self._grid(min(longest, self.width // 3))
        for label, value in rows:
            grid.add_row(self._text(label, LOOKS[Style.MUTED]), self._line(value))
        return grid

    def _bullets(self, items: tuple[Line, ...]) -> "RenderableType":
        from rich.table import Table as Grid

        grid: Grid = Grid.grid(padding=(0, 1, 0, 0), pad_edge=False)
        grid.add_column(width=1)
        grid.add_column(overflow="fold")
        for item in items:
            grid.add_row(self._text("•", LOOKS[Style.MUTED]), self._line(item))
        return grid

    def _bar(self, bar: Bar) -> "RenderableType":
        size = _BAR[self.width >= _NARROW]
        filled = filled_cells(bar.fraction, size)
        full, empty = ("█", "░") if can_show("█░", self.encoding) else ("#", "-")
        drawn = self._text(full * filled, "")
        drawn.append(empty * (size - filled), LOOKS[Style.MUTED])
        grid = self._grid(size)
        grid.add_row(drawn, self._line(bar.line))
        return grid

    def _widths(self, table: Table) -> list[int]:
        """The width of each column: as its widest cell, but ordinary cells make it no wider than a few words.

        An id counts in full, since it is no use in pieces; a flexible column with the least it can do with.
        """
        widths = []
        for place, column in enumerate(table.columns):
            lines = [row[place] for row in table.rows]
            texts = [self._shown(column.title), *(self._line(line).plain for line in lines)]
            natural = max(map(cells, texts))
            ids = [cells(self._shown(span.text)) for line in lines for span in line if span.style is Style.ID]
            most = _LEAST_FLEXIBLE if column.flexible else _WIDEST_CELL
            widths.append(max(min(natural, most), *ids, 1))
        return widths

    def _fits(self, table: Table) -> bool:
        if self.width < _NARROW and len(table.columns) > _FEW_COLUMNS:
            return False
        return sum(self._widths(table)) + _GAP * (len(table.columns) - 1) <= self.width

    def _table(self, table: Table) -> "RenderableType":
        from rich import box
        from rich.table import Table as Grid

        lines = box.SIMPLE_HEAD if can_show("─", self.encoding) else _ascii_rule()
        # Between columns stands a blank of the box, and one cell more.
        grid = Grid(box=lines, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="")
        for column, width in zip(table.columns, self._widths(table), strict=True):
            grid.add_column(
                self._text(column.title, LOOKS[Style.MUTED]),
                justify="right" if column.right else "left",
                overflow="fold",
                width=None if column.flexible else width,
                min_width=width,
            )
        for row in table.rows:
            grid.add_row(*map(self._line, row))
        return grid

    def _stacked(self, table: Table) -> "RenderableType":
        from rich.console import Group

        rows: list[RenderableType] = []
        for row in table.rows:
            rows += ["", *(self._indented(self._line(line), 0) for line in stacked(table, row))]
        return Group(*rows[1:])


def filled_cells(fraction: float, size: int) -> int:
    """How many cells of a bar are full; none and all only when nothing and everything is done."""
    if not 0 < fraction < 1:
        return size if fraction >= 1 else 0
    return min(max(int(fraction * size), 1), size - 1)


def _ascii_rule() -> Any:
    from rich.box import Box

    return Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
