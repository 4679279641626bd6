"""The log file of one year as lines: most are told from their bytes, and parsed only when somebody wants them.

What popcli writes has one shape, so its id, its day and whether it changes another line stand at known places. A line
that looks otherwise is parsed at once, and so is a whole file that people gave another shape.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from popcli.core.entry import Entry
from popcli.core.errors import FileProblem, InvalidValue, Place
from popcli.core.text_lines import Line, all_lines, lines_at
from popcli.store.files import read_file

START = "- {"
TORN = "-"
"""What is left of a line that was torn at its very start."""

HEAD = b'- {"id": "'
"""How a line of popcli's own begins; the id follows."""

_DAY = b'"on": ["'
_BETWEEN = b"}\n" + HEAD
_HIDING = b"\\u"
"""How JSON hides what stands in a line; popcli itself does so only with signs that nobody can see."""

_json_at = json.JSONDecoder().raw_decode


class YearLines:
    """The lines of a file, named by the byte at which they begin, with those that were parsed: ``entries``.

    ``recorded`` is how many activities were recorded in the file, also those that were taken back.

    Raises:
        FileProblem: the file is not text, not YAML, or not a list.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: dict[int, Entry] = {}
        self._damaged: dict[int, Place] = {}
        self.content = _content(path)
        breaks = self.content.count(b"\n") - self.content.endswith(b"\n")
        odd = dict(self._odd_lines(breaks))
        # A character that was torn in two spoils its own line only.
        texts = {start: line.decode("utf-8", "surrogateescape").strip() for start, line in odd.items()}
        texts = {start: text for start, text in texts.items() if text and not text.startswith("#")}
        if not all(text.startswith(START) or text == TORN for text in texts.values()):
            self.entries = dict(enumerate(_by_parser(path)))
            self.content, odd, texts = b"", {}, {}
        self._odd = frozenset(odd)
        self._changes = {start: line for start, line in lines_at(self.content, b'"revision"') if start not in odd}
        for start, text in texts.items():
            self._parse(start, text)
        usual = breaks + 1 - len(odd) - len(self._changes) if self.content else 0
        self.recorded = usual + sum(entry.revision <= 1 for entry in self.entries.values())

    @property
    def problems(self) -> list[Place]:
        """The lines that could not be read, of those that were tried and those that a glance shows to be damaged."""
        return [self._damaged[start] for start in sorted(self._damaged)]

    def read(self, lines: Iterable[Line]) -> None:
        """Parse these lines, as far as they were not yet."""
        for start, line in lines:
            if start not in self._odd and start not in self.entries:
                self._parse(start, line.decode("utf-8", "surrogateescape"))

    def read_all(self) -> None:
        """Parse every line."""
        self.read(all_lines(self.content))

    def read_changes(self, ids: Iterable[str]) -> None:
        """Parse the lines that change entries with these ids."""
        wanted = {name.encode("utf-8", "surrogatepass") for name in ids}
        for start, line in self._changes.items():
            name = line[len(HEAD) : line.index(b'"', len(HEAD))]
            if name in wanted or b"\\" in name:
                self.read([(start, line)])

    def days(self) -> list[bytes]:
        """For every line the day that stands first on it, or what sorts after any day where none is in its place."""
        return [line.partition(_DAY)[2][: len("2026-03-03")] or b"~" for _start, line in all_lines(self.content)]

    def read_since(self, day: bytes, days: list[bytes]) -> None:
        """Parse the lines on which this day or a later one stands, as :meth:`days` tells."""
        self.read(line for line, own in zip(all_lines(self.content), days, strict=True) if own >= day)

    def let_go(self) -> None:
        """Forget the lines, apart from those that change others: a long log would fill the memory."""
        self.content = b""

    def _odd_lines(self, breaks: int) -> Iterator[Line]:
        """The lines that do not look like what popcli writes, and those that hide letters."""
        content = self.content
        tidy = content.startswith(HEAD) and content.endswith((b"}", b"}\n"))
        if tidy and content.count(_BETWEEN) == breaks:
            yield from ((start, line) for start, line in lines_at(content, b"\\") if _HIDING in line)
            return
        for start, line in all_lines(content):
            if _HIDING in line or not (line.startswith(HEAD) and line.endswith(b"}")):
                yield start, line

    def _parse(self, start: int, line: str) -> None:
        entry = from_json(line) or _from_yaml(line)
        if entry is not None:
            self.entries[start] = entry
        elif start not in self._damaged:
            number = (self.content or _content(self.path)).count(b"\n", 0, start) + 1
            self._damaged[start] = Place(str(self.path), number)


def _content(path: Path) -> bytes:
    """The lines of a file, with the line ends of popcli."""
    content = (read_file(path) or b"").removeprefix(b"\xef\xbb\xbf")
    return content.replace(b"\r\n", b"\n") if b"\r" in content else content


def from_json(line: str) -> Entry | None:
    """The entry of a line that is JSON behind its dash; nothing when it is not, or no entry."""
    try:
        data, end = _json_at(line, len("- "))
        return Entry.from_data(data) if end == len(line) else None
    except (ValueError, RecursionError, InvalidValue):
        return None


def _from_yaml(line: str) -> Entry | None:
    from popcli.store.yaml_tree import parse, plain

    try:
        items = plain(parse(line, "").root)
        return Entry.from_data(items[0]) if isinstance(items, list) and len(items) == 1 else None
    except (FileProblem, InvalidValue):
        return None


def _by_parser(path: Path) -> list[Entry]:
    from popcli.store.yaml_tree import line_of, parse, plain

    root = parse((read_file(path) or b"").removeprefix(b"\xef\xbb\xbf"), str(path)).root
    items: Any = plain(root)
    if root is None or items is None:
        return []
    if not isinstance(items, list):
        raise FileProblem("log-list", place=Place(str(path), 1))
    entries = []
    for number, item in enumerate(items):
        try:
            entries.append(Entry.from_data(item))
        except InvalidValue as problem:
            place = Place(str(path), line_of(root, (number,)))
            raise FileProblem(problem.key, place=place, **problem.values) from None
    return entries
