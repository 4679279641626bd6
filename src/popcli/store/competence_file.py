"""A table that somebody downloaded or made (CSV), read row by row and never held whole."""

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from popcli.core.errors import FileProblem, Place

_LONGEST = 1_000_000
"""Bytes of one line; no table has such lines, and what has them is not read whole."""


def table_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with the line each begins on (the first is 1); the first one is the header.

    UTF-8 with or without a mark, commas or semicolons, quotes with line breaks inside. Empty rows are left out.

    Raises:
        FileProblem: ``file-missing``, ``file-unreadable``, ``table-text`` (no UTF-8, or no text at all),
            ``table-empty`` (no row under the header), ``table-quotes`` or ``table-row`` (not as many cells as columns).
    """
    try:
        with path.open("rb") as file:
            yield from _rows(path, iter(lambda: file.readline(_LONGEST), b""))
    except FileNotFoundError:
        raise FileProblem("file-missing", place=Place(str(path))) from None
    except OSError as problem:
        raise FileProblem("file-unreadable", place=Place(str(path)), reason=problem.strerror or str(problem)) from None


def _rows(path: Path, lines: Iterator[bytes]) -> Iterator[tuple[int, list[str]]]:
    texts = _texts(path, lines)
    first = next(texts, "")
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(chain((first,), texts), delimiter=delimiter, strict=True)
    width = count = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            raise FileProblem("table-quotes", place=Place(str(path), line)) from None
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            continue
        width = width or len(cells)
        if len(cells) != width:
            raise FileProblem("table-row", place=Place(str(path), line), found=len(cells), columns=width)
        count += 1
        yield line, cells
    if count <= 1:
        raise FileProblem("table-empty", place=Place(str(path)))


def _texts(path: Path, lines: Iterator[bytes]) -> Iterator[str]:
    """The lines as text; each is decoded by itself, so that a wrong one is told by its number."""
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text or len(line) == _LONGEST:
            raise FileProblem("table-text", place=Place(str(path), number))
        yield text
