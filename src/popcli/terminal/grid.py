"""Texts beside each other on a screen: one row of cells, and a table."""

from __future__ import annotations

from popcli.core.value import Value
from popcli.report.document import Line, Span, Style, Table, line
from popcli.terminal.lines import stacked
from popcli.terminal.wrap import READABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from popcli.terminal.ink import Ink

GAP = 2
"""Blank cells between two columns."""

NARROW = 70
"""On a screen of fewer cells a table with many columns becomes lines."""

_FEW_COLUMNS = 3
_WIDEST_CELL = 24
_LEAST_FLEXIBLE = 16


class Cell(Value):
    """A line with the width that it breaks at, in cells; ``right`` for numbers."""

    line: Line
    width: int
    right: bool = False


def beside(ink: Ink, row: Sequence[Cell], *, gap: int = GAP, low: bool = False) -> Iterator[str]:
    """The lines of one row of cells; a cell with fewer lines stands at the top, or with ``low`` at the bottom."""
    blocks = [list(ink.lines(cell.line, cell.width)) for cell in row]
    height = max(map(len, blocks))
    for number in range(height):
        texts = []
        for cell, block in zip(row, blocks, strict=True):
            place = number - (height - len(block)) * low
            text, size = block[place] if 0 <= place < len(block) else ("", 0)
            filling = " " * (cell.width - size)
            texts.append(filling + text if cell.right else text + filling)
        yield (" " * gap).join(texts)


def table_lines(ink: Ink, table: Table, width: int) -> Iterator[str]:
    """The lines of a table with a rule below its titles; where it does not fit, ``label: value`` lines."""
    least, wanted = _sizes(ink, table)
    gaps = GAP * (len(least) - 1)
    if sum(least) + gaps > width or (width < NARROW and len(least) > _FEW_COLUMNS):
        for told in stacked(table):
            yield from (text for text, _ in ink.lines(told, min(width, READABLE)))
        return
    widths = _grown(least, wanted, width - gaps)
    titles = (line(Span(column.title, Style.MUTED)) for column in table.columns)
    yield from beside(ink, _cells(table, titles, widths), low=True)
    yield ink.shown("─" * (sum(widths) + gaps))
    for row in table.rows:
        yield from beside(ink, _cells(table, row, widths))


def _sizes(ink: Ink, table: Table) -> tuple[list[int], list[int]]:
    """The least width of each column, and the width it would like.

    An ordinary column has one width: as its widest cell, but no wider than a few words. A flexible column can do with
    less than it would like. An id counts in full, since it is no use in pieces.
    """
    least, wanted = [], []
    for place, column in enumerate(table.columns):
        lines = [row[place] for row in table.rows]
        widest = max(map(ink.size, [line(column.title), *lines]))
        ids = [ink.size((span,)) for cell in lines for span in cell if span.style is Style.ID]
        least.append(max(min(widest, _LEAST_FLEXIBLE if column.flexible else _WIDEST_CELL), *ids, 1))
        wanted.append(widest if column.flexible else least[-1])
    return least, wanted


def _grown(least: list[int], wanted: list[int], room: int) -> list[int]:
    """The widths when what room is left goes to the columns that want it, the narrowest first."""
    widths = list(least)
    for _ in range(room - sum(least)):
        growing = [place for place, width in enumerate(widths) if width < wanted[place]]
        if not growing:
            break
        widths[min(growing, key=widths.__getitem__)] += 1
    return widths


def _cells(table: Table, row: Iterable[Line], widths: list[int]) -> list[Cell]:
    return [Cell(cell, width, column.right) for cell, width, column in zip(row, widths, table.columns, strict=True)]
