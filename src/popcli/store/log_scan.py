"""Finding a few entries in a log of a life, without parsing the rest: what is asked for decides what is read.

Both ways give exactly what reading everything gives. Of lines that are not parsed, damage is told only where a glance
shows it: the line does not begin or end as popcli writes it.
"""

from collections.abc import Iterable, Iterator

from popcli.core.entry_filter import has_text
from popcli.core.folding import folded
from popcli.core.text_lines import Sought
from popcli.store.home import Folder
from popcli.store.log import LogRead, log_file, united, years
from popcli.store.log_lines import YearLines

_FIRST_LOOK = 2
"""How many times the lines that are asked for are parsed at first: some of them may be changes or taken back."""

_NEXT_LOOK = 4
"""How many times as many the next time."""


def find_text(folder: Folder, text: str, wanted: Iterable[int] | None = None) -> LogRead:
    """The entries of some years (all when none are named) with this text in what somebody wrote, as they stand now.

    Case, accents and several blanks do not count. ``recorded`` tells how many activities were looked at.

    Raises:
        FileProblem: as :func:`popcli.store.log.read_log`.
    """
    wanted_text = folded(text)
    sought = Sought(wanted_text)
    files = []
    for year in years(folder, wanted):
        file = YearLines(log_file(folder, year))
        file.read(sought.lines(file.content))
        file.let_go()
        files.append(file)
    read = _with_changes(files)
    read.entries = [entry for entry in read.entries if has_text(entry, wanted_text)]
    return read


def newest(folder: Folder, count: int) -> LogRead:
    """The last entries in the order of their days, so many or all there are.

    Older files are opened only when the newer ones have too few. An entry that popcli moved to another year is marked
    in the file that it left; one whose day was changed by hand without moving its line counts where it stands.

    Raises:
        FileProblem: as :func:`popcli.store.log.read_log`, for the files that were needed.
    """
    files: list[YearLines] = []
    read = LogRead([])
    for year in reversed(years(folder)):
        files.insert(0, YearLines(log_file(folder, year)))
        days = files[0].days()
        for since in _earlier_and_earlier(days, count):
            files[0].read_since(since, days)
            read = _with_changes(files)
            # What is before that day, or in an older file, is not complete yet.
            sure = max(since, b"%04d" % year)
            if sum(entry.on[0].isoformat().encode() >= sure for entry in read.entries) >= count:
                read.entries = read.entries[-count:]
                return read
    read.entries = read.entries[-count:]
    return read


def _earlier_and_earlier(days: Iterable[bytes], count: int) -> Iterator[bytes]:
    """Days since when to read, so that there are about as many lines as are asked for, then more, then all."""
    latest = sorted(days, reverse=True)
    lines = count * _FIRST_LOOK
    while lines < len(latest):
        yield latest[lines]
        lines *= _NEXT_LOOK
    yield b""


def _with_changes(files: list[YearLines]) -> LogRead:
    """What was parsed, as it stands after all changes of the same entries, which may be on any line of any file."""
    ids = {entry.id for file in files for entry in file.entries.values()}
    for file in files:
        file.read_changes(ids)
    return united(files)
