"""The log of a person: a file per year, one entry a line, only ever appended to.

A line is a YAML list item written as JSON. Files that people edited into another shape are read by the YAML parser.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from popcli.core.entry import Entry
from popcli.core.errors import FileProblem, Place
from popcli.store.files import append_line
from popcli.store.home import Folder
from popcli.store.log_lines import START, YearLines, from_json
from popcli.store.raw import TAIL, end_of, new_entry_id

_HEAD = 4096


class LogRead:
    """What was read: entries as they stand now, in the order of their days, and lines that could not be read.

    ``recorded`` is how many activities stand in the files that were read, also those that were taken back.
    """

    def __init__(self, entries: list[Entry], problems: list[Place] | None = None, recorded: int = 0) -> None:
        self.entries = entries
        self.problems = [] if problems is None else problems
        self.recorded = recorded


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
    text = json.dumps(entry.data(), ensure_ascii=False)
    if text.isascii() and text.isprintable():
        return "- " + text
    from popcli.store.yaml_text import escaped

    return "- " + escaped(text)


def years(folder: Folder, wanted: Iterable[int] | None = None) -> list[int]:
    """The years that have a log file, the oldest first; of these years only, when some are named."""
    names = [item.stem for item in folder.log.glob("*.yaml")] if folder.log.is_dir() else []
    found = {int(name) for name in names if re.fullmatch(r"\d{4}", name)}
    return sorted(found if wanted is None else found & set(wanted))


def read_log(folder: Folder, wanted: Iterable[int] | None = None) -> LogRead:
    """The entries of some years (all of them when none are named), without what was withdrawn.

    Raises:
        FileProblem: a file is not text, not YAML, or not a list.
    """
    files = []
    for year in years(folder, wanted):
        files.append(YearLines(log_file(folder, year)))
        files[-1].read_all()
        files[-1].let_go()
    return united(files)


def united(files: Sequence[YearLines]) -> LogRead:
    """What was parsed of the files, the oldest first, as it stands."""
    lines = [file.entries[start] for file in files for start in sorted(file.entries)]
    return LogRead(
        sorted(standing(lines), key=lambda entry: (entry.on, entry.recorded)),
        [place for file in files for place in file.problems],
        sum(file.recorded for file in files),
    )


def standing(lines: Sequence[Entry]) -> list[Entry]:
    """Entries as they stand: of the lines with the same id the highest revision counts, a later line over an earlier.

    Two first revisions with one id are two entries that met by chance, and both stay. Lines that stand keep their
    order. What becomes of an id hangs on no line of another, and on no first line once there is a revision.
    """
    latest: dict[str, list[Entry]] = {}
    for line in lines:
        others = latest.setdefault(line.id, [])
        if others and line.revision > 1 and line.revision >= others[-1].revision:
            others[:] = [line]
        elif not others or (line.revision <= 1 and others[-1].revision <= 1 and line not in others):
            others.append(line)
    stay = {id(line) for others in latest.values() for line in others if not line.withdrawn}
    return [line for line in lines if id(line) in stay]


def revisions(folder: Folder, wanted: str) -> list[Entry]:
    """All lines about one id, in the order of their revisions."""
    found = []
    for year in years(folder):
        file = YearLines(log_file(folder, year))
        file.read_all()
        found += [file.entries[start] for start in sorted(file.entries) if file.entries[start].id == wanted]
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
        found = (from_json(line.strip()) for line in reversed(lines) if line.strip().startswith(START))
        entry = next((entry for entry in found if entry is not None), None)
        if entry is not None or len(tail) < size:
            return entry
        size *= 4


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
