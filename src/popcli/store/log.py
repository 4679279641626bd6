"""The log of a person: a file per year, one entry a line, only ever appended to.

A line is a YAML list item written as JSON. Files that people edited into another shape are read by the YAML parser.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from popcli.core.entry import Entry
from popcli.core.errors import FileProblem, InvalidValue, Place
from popcli.store.files import append_line, read_file
from popcli.store.home import Folder
from popcli.store.raw import TAIL, end_of, new_entry_id
from popcli.store.yaml_text import escaped

_START = "- {"
_TORN = "-"  # what is left of a line that was torn at its very start
_HEAD = 4096


@dataclass(slots=True)
class LogRead:
    """What was read: entries as they stand now, in the order of their days, and lines that could not be read."""

    entries: list[Entry]
    problems: list[Place] = field(default_factory=list)


def new_id(folder: Folder, year: int) -> str:
    """A free id for an entry, looked up in the newest part of the year's file only, so that time does not grow."""
    return new_entry_id(end_of(log_file(folder, year)))


def log_file(folder: Folder, year: int) -> Path:
    """The file with the entries of a year."""
    return folder.log / f"{year:04d}.yaml"


def append(folder: Folder, entry: Entry) -> None:
    """Put an entry, or a new revision of one, at the end of its year's file. The caller holds the lock.

    Raises:
        FileProblem: ``file-unwritable``, or ``log-shape``: people gave the file a shape to which no line can be added.
    """
    path = log_file(folder, entry.year)
    append_line(path, _indent(path) + entry_line(entry))


def entry_line(entry: Entry) -> str:
    """The line of an entry: a YAML list item, written as JSON."""
    return "- " + escaped(json.dumps(entry.data(), ensure_ascii=False))


def years(folder: Folder) -> list[int]:
    """The years that have a log file, the oldest first."""
    names = [item.stem for item in folder.log.glob("*.yaml")] if folder.log.is_dir() else []
    return sorted(int(name) for name in names if re.fullmatch(r"\d{4}", name))


def read_log(folder: Folder, wanted: Iterable[int] | None = None) -> LogRead:
    """The entries of some years (all of them when none are named), without what was withdrawn.

    Raises:
        FileProblem: a file is not text, not YAML, or not a list.
    """
    read = LogRead([])
    lines: list[Entry] = []
    for year in sorted(set(wanted) & set(years(folder))) if wanted is not None else years(folder):
        lines += _read_year(log_file(folder, year), read.problems)
    read.entries = sorted(standing(lines), key=lambda entry: (entry.on, entry.recorded))
    return read


def standing(lines: Iterable[Entry]) -> list[Entry]:
    """Entries as they stand: of the lines with the same id the highest revision counts, a later line over an earlier.

    Two first revisions with one id are two entries that met by chance, and both stay.
    """
    latest: dict[str, list[Entry]] = {}
    for line in lines:
        others = latest.setdefault(line.id, [])
        if others and line.revision > 1 and line.revision >= others[-1].revision:
            others[:] = [line]
        elif not others or (line.revision == 1 and others[-1].revision == 1 and line not in others):
            others.append(line)
    return [entry for entries in latest.values() for entry in entries if not entry.withdrawn]


def revisions(folder: Folder, wanted: str) -> list[Entry]:
    """All lines about one id, in the order of their revisions."""
    found = [entry for year in years(folder) for entry in _read_year(log_file(folder, year), []) if entry.id == wanted]
    return sorted(found, key=lambda entry: entry.revision)


def last_change(folder: Folder) -> Entry | None:
    """The line that was recorded last, looking only at the end of each file."""
    ends = [line for year in years(folder) if (line := _last_line(log_file(folder, year)))]
    return max(ends, key=lambda entry: (entry.recorded, entry.revision), default=None)


def _last_line(path: Path) -> Entry | None:
    size = TAIL
    while True:
        tail = end_of(path, size)
        lines = tail.decode("utf-8", "surrogateescape").split("\n")
        found = (_from_json(line.strip()) for line in reversed(lines) if line.strip().startswith(_START))
        entry = next((entry for entry in found if entry is not None), None)
        if entry is not None or len(tail) < size:
            return entry
        size *= 4


def _read_year(path: Path, problems: list[Place]) -> list[Entry]:
    content = (read_file(path) or b"").removeprefix(b"\xef\xbb\xbf")
    # A character that was torn in two spoils its own line only.
    lines = content.decode("utf-8", "surrogateescape").split("\n")
    shaped = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
    shaped = [(number, line) for number, line in shaped if not line.startswith("#")]
    if all(line.startswith(_START) or line == _TORN for _, line in shaped):
        return list(_by_line(path, shaped, problems))
    return _by_parser(path, content)


def _by_line(path: Path, lines: list[tuple[int, str]], problems: list[Place]) -> Iterator[Entry]:
    for number, line in lines:
        entry = _from_json(line) or _from_yaml(line)
        if entry is None:
            problems.append(Place(str(path), number))
        else:
            yield entry


def _from_json(line: str) -> Entry | None:
    try:
        return Entry.from_data(json.loads(line[2:]))
    except (ValueError, RecursionError, InvalidValue):
        return None


def _from_yaml(line: str) -> Entry | None:
    from popcli.store.yaml_tree import parse, plain

    try:
        items = plain(parse(line, "").root)
        return Entry.from_data(items[0]) if isinstance(items, list) and len(items) == 1 else None
    except (FileProblem, InvalidValue):
        return None


def _by_parser(path: Path, content: bytes) -> list[Entry]:
    from popcli.store.yaml_tree import line_of, parse, plain

    root = parse(content, str(path)).root
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


def _indent(path: Path) -> str:
    """The blanks before the dashes of a file; people may have moved the list to the right."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = enumerate(head.split("\n"), start=1)
    shaped = ((number, line) for number, line in lines if line.strip() not in {"", "---"})
    number, first = next(((number, line) for number, line in shaped if not line.strip().startswith("#")), (1, "-"))
    if not first.lstrip(" ").startswith("- ") and first.strip() != "-":
        raise FileProblem("log-shape", place=Place(str(path), number))
    return first[: len(first) - len(first.lstrip(" "))]
