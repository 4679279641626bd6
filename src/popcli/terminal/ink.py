"""Lines of a document as one output can show them: harmless, in characters that it has, broken and painted."""

from __future__ import annotations

from popcli.terminal.looks import LOOKS, painted
from popcli.terminal.safe import fitted, safe
from popcli.terminal.wrap import cells, line_ranges

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from popcli.report.document import Line


class Ink:
    """What an output can show: the characters of its encoding, with or without colour."""

    def __init__(self, output: TextIO, *, colour: bool) -> None:
        self._encoding = getattr(output, "encoding", None)
        self._colour = colour

    def shown(self, text: str) -> str:
        """The text as it will be read."""
        return fitted(safe(text), self._encoding)

    def size(self, line: Line) -> int:
        """How many cells the line takes where nothing breaks it; with breaks of its own the widest part counts."""
        return max(map(cells, self.shown("".join(span.text for span in line)).split("\n")))

    def lines(self, line: Line, width: int | None) -> Iterator[tuple[str, int]]:
        """The line painted and broken at the width in cells, with the cells that each part takes.

        Without a width it breaks only where the text has a break. No colour runs on into the next part.
        """
        spans = [(self.shown(span.text), LOOKS[span.style]) for span in line]
        whole = "".join(text for text, _ in spans)
        for start, end in line_ranges(whole, width):
            parts, place = [], 0
            for text, look in spans:
                parts.append(painted(text[max(start - place, 0) : max(end - place, 0)], look, colour=self._colour))
                place += len(text)
            yield "".join(parts), cells(whole[start:end])
