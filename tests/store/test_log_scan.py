"""Searching and looking back without parsing everything gives what reading everything, line by line, gives."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.core.entry import Entry
from popcli.core.entry_filter import Filter
from popcli.core.errors import FileProblem, InvalidValue, Place
from popcli.core.folding import folded
from popcli.core.value import replace
from popcli.store import log, log_lines, log_scan
from popcli.store.home import Folder
from popcli.store.yaml_tree import parse, plain

PIECES = [
    "cafe",
    "Café",
    "een",
    "één",
    "\u0133s",
    "Straße",
    " ",
    "  ",
    "\n",
    "\u2028",
    "\u2019",
    '"',
    "\\",
    "\x01",
    "🚀",
    "w",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
DAYS = st.dates(date(2025, 12, 29), date(2026, 1, 4)) | st.dates(date(2024, 6, 1), date(2026, 12, 31))
ENTRIES = st.builds(
    Entry,
    id=st.sampled_from(["aaaaaa", "bbbbbb", "cccccc", "é\\x", 'q"']),
    recorded=st.sampled_from(["", "2026-01-01", "2026-02-02T10:00:00.000+01:00"]),
    on=st.sets(DAYS, min_size=1, max_size=2).map(lambda days: tuple(sorted(days))),
    text=st.just("") | TEXTS,
    tags=st.just(()) | TEXTS.map(lambda tag: (tag,)),
    evaluation=st.none() | st.fixed_dictionaries({"changed": TEXTS, "again": st.booleans()}),
    revision=st.sampled_from([1, 1, 1, 2, 3, 0]),
    withdrawn=st.sampled_from([False, False, True]),
)


def by_another_program(entry: Entry) -> str:
    """JSON of ASCII only, without blanks, in another order."""
    data = dict(reversed(entry.data().items()))
    return "- " + json.dumps(data, separators=(",", ":"))


def of_one_day(entry: Entry) -> str:
    return log.entry_line(replace(entry, on=entry.on[:1])).replace('["', '"', 1).replace('"]', '"', 1)


def latest_day_first(entry: Entry) -> str:
    days = json.dumps([day.isoformat() for day in reversed(entry.on)])
    return log.entry_line(entry).replace(json.dumps([day.isoformat() for day in entry.on]), days)


def by_hand(entry: Entry) -> str:
    return log.entry_line(entry).replace('"id": ', "id: ", 1).replace('"on": ', "on: ", 1)


def with_comment(entry: Entry) -> str:
    return log.entry_line(entry) + "  # mine"


def to_the_right(entry: Entry) -> str:
    return "  " + log.entry_line(entry) + "\r"


def damaged(entry: Entry) -> str:
    return log.entry_line(entry).replace('"on": ', '"no": ', 1)


def torn(entry: Entry) -> str:
    line = log.entry_line(entry)
    return line[: len(line) * 2 // 3]


WRITERS: list[Callable[[Entry], str]] = [
    *(log.entry_line,) * 12,
    *(by_another_program, of_one_day, latest_day_first, by_hand, with_comment, to_the_right, torn),
]
LINES = st.builds(lambda entry, write: write(entry), ENTRIES, st.sampled_from(WRITERS)) | st.sampled_from(
    ["", "# mine"]
)
YEARS = st.sampled_from([2024, 2025, 2026])
LOGS = st.dictionaries(YEARS, st.tuples(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n"]), st.booleans()))


def written(root: str, files: dict[int, tuple[list[str], str, bool]]) -> Folder:
    folder = Folder("sanne", Path(root), Path(root))
    folder.log.mkdir()
    for year, (lines, end, last) in files.items():
        log.log_file(folder, year).write_bytes((end.join(lines) + end * last).encode())
    return folder


def line_by_line(folder: Folder) -> tuple[list[Entry], list[Place]]:
    """The log read in the plainest way there is: every line by a parser."""
    entries, problems = [], []
    for path in sorted(folder.log.iterdir()):
        for number, line in enumerate(path.read_bytes().decode().split("\n"), start=1):
            if line.strip() and not line.strip().startswith("#"):
                entry = parsed(line.strip())
                if entry is None:
                    problems.append(Place(str(path), number))
                else:
                    entries.append(entry)
    return sorted(log.standing(entries), key=lambda entry: (entry.on, entry.recorded)), problems


def parsed(line: str) -> Entry | None:
    for read in (lambda: json.loads(line[2:]), lambda: plain(parse(line, "").root)[0]):
        try:
            return Entry.from_data(read())
        except (ValueError, FileProblem, InvalidValue):
            continue
    return None


@given(LOGS, st.lists(st.sampled_from(PIECES), max_size=3).map("".join))
@settings(max_examples=60, deadline=None)
def test_a_search_finds_what_reading_every_line_finds(files: dict[int, tuple[list[str], str, bool]], text: str) -> None:
    with TemporaryDirectory() as root:
        folder = written(root, files)
        entries, problems = line_by_line(folder)
        everything = log.read_log(folder)
        assert (everything.entries, everything.problems) == (entries, problems)
        found = log_scan.find_text(folder, text)
        assert found.entries == [entry for entry in entries if Filter(text=folded(text)).holds(entry, {})]
        assert found.problems == problems


@given(st.lists(LINES, max_size=15), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_the_newest_of_one_file_are_the_last_of_all_whatever_stands_in_it(lines: list[str], count: int) -> None:
    with TemporaryDirectory() as root:
        folder = written(root, {2026: (lines, "\n", True)})
        entries, problems = line_by_line(folder)
        found = log_scan.newest(folder, count)
        assert found.entries == entries[-count:]
        assert found.problems == problems


STEPS = st.lists(st.tuples(st.sampled_from(["add", "add", "add", "change", "withdraw"]), ENTRIES, st.integers(0, 99)))


def lived(steps: list[tuple[str, Entry, int]]) -> dict[int, tuple[list[str], str, bool]]:
    """A log as popcli writes it: an entry that moves to another year is marked in the one that it leaves."""
    files: dict[int, tuple[list[str], str, bool]] = {}
    now: dict[str, Entry] = {}

    def add(entry: Entry) -> None:
        files.setdefault(entry.year, ([], "\n", True))[0].append(log.entry_line(entry))
        now[entry.id] = entry

    for number, (what, entry, which) in enumerate(steps):
        if what == "add" or not now:
            add(replace(entry, id=f"{number:06d}", revision=1, withdrawn=False))
            continue
        old = list(now.values())[which % len(now)]
        if what == "withdraw":
            add(old.changed(withdrawn=True))
        elif entry.year == old.year:
            add(replace(entry, id=old.id, revision=old.revision + 1, withdrawn=False))
        else:
            add(old.changed(withdrawn=True, reason="moved"))
            add(replace(entry, id=old.id, revision=old.revision + 2, withdrawn=False))
    return files


@given(STEPS, st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_the_newest_of_several_years_are_the_last_of_all(steps: list[tuple[str, Entry, int]], count: int) -> None:
    with TemporaryDirectory() as root:
        folder = written(root, lived(steps))
        assert log_scan.newest(folder, count).entries == line_by_line(folder)[0][-count:]


@pytest.fixture(scope="module")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Two years of 10 000 entries, some of them changed or taken back."""
    root = tmp_path_factory.mktemp("long")
    files: dict[int, tuple[list[str], str, bool]] = {}
    for year in (2025, 2026):
        lines = files.setdefault(year, ([], "\n", True))[0]
        for number in range(10_000):
            day = date(year, 1, 1) + timedelta(days=number * 364 // 10_000)
            text = "Zeldzame réünie" if number == 5000 else f"iets met een café op dag {number}"
            entry = Entry(id=f"{year % 100}{number:04d}", recorded=day.isoformat(), on=(day,), text=text)
            lines.append(log.entry_line(entry))
            if number % 20 == 0:
                lines.append(log.entry_line(entry.changed(text=f"{text}, nader", withdrawn=number % 3 == 0)))
    return written(str(root), files)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that were parsed."""
    lines: list[str] = []

    def count(line: str) -> Entry | None:
        lines.append(line)
        return from_json(line)

    from_json = log_lines.from_json
    monkeypatch.setattr(log_lines, "from_json", count)
    return lines


@pytest.mark.parametrize(
    ("text", "count"),
    [("zeldzame", 2), ("ZELDZAME  REUNIE", 2), ("réünie", 2), ("nergens", 0), ("op dag 7777", 2), ("dag 60, nader", 0)],
)
def test_a_search_parses_only_lines_that_may_hold_the_text(
    long_log: Folder, counted: list[str], text: str, count: int
) -> None:
    found = log_scan.find_text(long_log, text)
    assert len(found.entries) == count
    assert found.recorded == 20_000
    assert len(counted) < 50


def test_the_newest_parse_some_lines_of_the_last_year(long_log: Folder, counted: list[str]) -> None:
    found = log_scan.newest(long_log, 10)
    assert len(counted) < 200
    assert {entry.year for entry in found.entries} == {2026}
    assert found.entries == log.read_log(long_log).entries[-10:]


def a_log(folder: Folder, lines: list[str], year: int = 2026) -> None:
    folder.log.mkdir(parents=True, exist_ok=True)
    log.log_file(folder, year).write_text("".join(line + "\n" for line in lines))


def an_entry(text: str = "", day: str = "2026-01-01", name: str = "aaaaaa", **values: Any) -> Entry:
    return Entry(id=name, recorded="", on=(date.fromisoformat(day),), text=text, **values)


def test_the_newest_open_older_years_only_when_they_are_needed(folder: Folder) -> None:
    a_log(folder, [log.entry_line(an_entry(name=name)) for name in "abcde"])
    a_log(folder, ["no: log"], 2025)
    assert [entry.id for entry in log_scan.newest(folder, 5).entries] == [*"abcde"]
    with pytest.raises(FileProblem):
        log_scan.newest(folder, 6)


def test_a_day_that_stands_in_the_file_of_a_later_year_is_not_newer_for_that(folder: Folder) -> None:
    a_log(folder, [log.entry_line(an_entry(day="2024-05-05", name="b")), log.entry_line(an_entry(name="c"))])
    a_log(folder, [log.entry_line(an_entry(day="2025-12-31", name="a"))], 2025)
    assert [entry.id for entry in log_scan.newest(folder, 2).entries] == ["a", "c"]


def test_a_day_that_was_written_in_its_own_way_can_be_the_newest(folder: Folder) -> None:
    later = of_one_day(an_entry(day="2026-12-01", name="b"))
    a_log(folder, [later, *(log.entry_line(an_entry(name=f"{number}")) for number in range(20))])
    assert [entry.id for entry in log_scan.newest(folder, 1).entries] == ["b"]


@pytest.mark.parametrize("above", [[], ["# mine"]])
def test_letters_that_json_hides_are_found(folder: Folder, above: list[str]) -> None:
    data = an_entry("Één Café").data()
    a_log(folder, [*above, "- " + json.dumps(data), "- " + json.dumps({**data, "id": "b", "text": "thee"})])
    assert [entry.id for entry in log_scan.find_text(folder, "een cafe").entries] == ["aaaaaa"]


@pytest.mark.parametrize("name", ["aaaaaa", 'q"', "é\\x", "ŏ\x01"])
def test_a_change_counts_whatever_the_id(folder: Folder, name: str) -> None:
    first = an_entry("one", name=name)
    a_log(folder, [log.entry_line(first), log.entry_line(first.changed(text="two"))])
    assert log_scan.find_text(folder, "one").entries == []
    assert [entry.text for entry in log_scan.find_text(folder, "two").entries] == ["two"]


@pytest.mark.parametrize("texts", [("one", "two"), ("two", "one")])
def test_a_first_line_numbered_by_hand_hides_no_other(folder: Folder, texts: tuple[str, str]) -> None:
    a_log(folder, [log.entry_line(an_entry(texts[0])), log.entry_line(an_entry(texts[1], revision=0))])
    assert [entry.text for entry in log_scan.find_text(folder, "two").entries] == ["two"]
    assert len(log.read_log(folder).entries) == 2


def test_what_is_damaged_is_told_as_far_as_a_glance_shows_it(folder: Folder) -> None:
    entry = an_entry("café")
    a_log(folder, [log.entry_line(entry), torn(entry), damaged(entry), damaged(an_entry("thee"))])

    def told(read: log.LogRead) -> list[int | None]:
        return [place.line for place in read.problems]

    assert told(log.read_log(folder)) == [2, 3, 4]
    assert told(log_scan.find_text(folder, "cafe")) == [2, 3]
    assert told(log_scan.find_text(folder, "nergens")) == [2]


def test_a_damaged_change_of_what_was_found_is_told_with_its_line(folder: Folder) -> None:
    entry = an_entry("café")
    a_log(folder, ["# mine", log.entry_line(entry), damaged(entry.changed(text="thee"))])
    found = log_scan.find_text(folder, "cafe")
    assert found.entries == [entry]
    assert [place.line for place in found.problems] == [3]


def test_a_file_of_another_shape_is_searched_as_well(folder: Folder) -> None:
    a_log(folder, ["- id: aaaaaa", "  on: 2026-01-01", "  text: Café", "- id: b", "  on: 2026-01-02"])
    assert [entry.id for entry in log_scan.find_text(folder, "cafe").entries] == ["aaaaaa"]
    assert [entry.id for entry in log_scan.newest(folder, 1).entries] == ["b"]
    assert log_scan.find_text(folder, "cafe").recorded == 2


def test_how_many_were_looked_at_counts_activities_and_no_changes(folder: Folder) -> None:
    entries = [an_entry(name=name) for name in "abc"]
    change = entries[0].changed(text="two")
    a_log(
        folder, ["# mine", "", *map(log.entry_line, entries), with_comment(an_entry(name="d")), log.entry_line(change)]
    )
    a_log(folder, [log.entry_line(an_entry(name="e")), with_comment(change)], 2025)
    assert log_scan.find_text(folder, "nergens").recorded == log.read_log(folder).recorded == 5


def test_nothing_is_found_where_there_is_no_log(folder: Folder) -> None:
    for found in (log_scan.find_text(folder, "x"), log_scan.newest(folder, 10)):
        assert (found.entries, found.problems, found.recorded) == ([], [], 0)


def test_looking_for_something_loads_no_parser_of_yaml() -> None:
    program = "import sys, popcli.store.log_scan; print([name for name in sys.modules if 'yaml' in name])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout.strip() == b"[]"
