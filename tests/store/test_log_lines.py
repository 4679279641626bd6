"""Log lines: any text comes back as it was, by the quick way and by the YAML parser, and appending costs the same."""

import json
import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.core.entry import Entry
from popcli.core.errors import FileProblem
from popcli.core.ids import ALPHABET, LENGTH
from popcli.store import log
from popcli.store.home import Folder, Home
from popcli.store.yaml_tree import parse, plain

ODD = [
    "no",
    "012",
    "1e3",
    "2026-01-01",
    "~",
    "null",
    "true",
    ".nan",
    "- x",
    "# x",
    "a: b # c",
    "{a: [b]}",
    "'\"\\'\"",
    "\\u0041 \\x1b \\",
    "line\nline\r\nline\rline\n\n",
    " \t blanks \t ",
    "\x01\x1b[31mred\x1b[0m\x07\x7f",
    "\x80\x85\x9b\xa0",
    "\u2028\u2029\ufeff\ufffe\uffff",
    "👩🏽‍🚀 \U0001f600 \U0010ffff",
    "\u202eسبت\u202c שלום",
    "é e\u0301",
    "<<",
    "*a &b !c %d @e `f",
    "x" * 100_000,
    '\\"é\n' * 25_000,
]

any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
filled_text = any_text.filter(bool)
any_amount = st.none() | st.integers(0, 10**6) | st.floats(0, 10**6).map(lambda number: round(number, 2))
any_day = st.dates(date(1900, 1, 1), date(2200, 12, 31))
any_entry = st.builds(
    Entry,
    id=st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH),
    recorded=st.datetimes().map(lambda moment: moment.isoformat(timespec="milliseconds")),
    on=st.sets(any_day, min_size=1, max_size=3).map(lambda days: tuple(sorted(days))),
    text=any_text,
    goal=st.none() | st.just("g1"),
    method=st.none() | filled_text,
    hours=any_amount,
    cost=any_amount,
    result=st.none() | filled_text,
    evidence=st.lists(any_text, max_size=3).map(tuple),
    certificate_until=st.none() | any_day,
    other=st.none() | filled_text,
    tags=st.lists(any_text, max_size=3).map(tuple),
    evaluation=st.none() | st.dictionaries(any_text, any_text, max_size=3),
    private=st.booleans(),
    revision=st.integers(1, 99),
)


def an_entry(**values: Any) -> Entry:
    return Entry.from_data({"id": "k3f9q2", "on": ["2026-03-18"], "recorded": "2026-03-18T10:00:00+01:00", **values})


def by_parser(line: str) -> Any:
    (item,) = plain(parse(line, "log").root)
    return Entry.from_data(item)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:20]))
def test_an_odd_text_comes_back_byte_for_byte_both_ways(folder: Folder, text: str) -> None:
    entry = an_entry(text=text, result=text, evidence=[text], evaluation={"effect": text})
    log.append(folder, entry)
    assert log.read_log(folder).entries == [entry]
    assert log.last_change(folder) == entry
    assert by_parser(log.entry_line(entry)) == entry


@given(any_entry)
@settings(max_examples=150, deadline=None)
def test_any_entry_comes_back_both_ways(entry: Entry) -> None:
    line = log.entry_line(entry)
    assert Entry.from_data(json.loads(line.removeprefix("- "))) == entry
    assert by_parser(line) == entry


@given(any_entry)
@settings(max_examples=150, deadline=None)
def test_an_entry_is_one_line_for_every_reader(entry: Entry) -> None:
    line = log.entry_line(entry)
    assert len(line.splitlines()) == 1
    assert all(character.isprintable() or character in " \t" or ord(character) >= 0xA0 for character in line)


def test_a_line_reads_as_people_expect() -> None:
    entry = an_entry(text="Shadowed the wound nurse", goal="g1", hours=4, private=True)
    assert log.entry_line(entry) == (
        '- {"id": "k3f9q2", "recorded": "2026-03-18T10:00:00+01:00", "on": ["2026-03-18"], '
        '"text": "Shadowed the wound nurse", "goal": "g1", "hours": 4, "private": true}'
    )


@pytest.mark.parametrize("text", ["nul \0", "half \ud83d"])
def test_a_text_that_no_file_can_hold_is_refused_before_anything_is_written(folder: Folder, text: str) -> None:
    with pytest.raises(Exception, match="text-"):
        log.append(folder, an_entry(text=text))
    assert not folder.log.exists()


def test_each_entry_goes_to_the_file_of_its_first_day(folder: Folder) -> None:
    log.append(folder, an_entry(on=["2026-01-02", "2025-12-31"]))
    log.append(folder, an_entry(id="aaaaaa", on="2026-05-05"))
    assert log.years(folder) == [2025, 2026]
    assert [entry.id for entry in log.read_log(folder, [2025, 1999]).entries] == ["k3f9q2"]
    assert [entry.id for entry in log.read_log(folder).entries] == ["k3f9q2", "aaaaaa"]


def test_other_files_beside_the_log_are_left_alone(folder: Folder) -> None:
    log.append(folder, an_entry())
    for name in ("2026 (copy).yaml", "notes.yaml", ".2025.yaml", "20266.yaml", "2025.yaml.bak"):
        (folder.log / name).write_text("[broken")
    assert log.years(folder) == [2026]
    assert len(log.read_log(folder).entries) == 1


def test_no_log_is_an_empty_log(folder: Folder) -> None:
    assert log.read_log(folder).entries == []
    assert log.years(folder) == []
    assert log.last_change(folder) is None


def test_ids_are_short_and_free(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    log.append(folder, an_entry(id="aaaaaa"))
    drawn = iter("ab")
    monkeypatch.setattr("os.urandom", lambda size: bytes([ALPHABET.index(next(drawn))]) * size)
    assert log.new_id(folder, 2026) == "bbbbbb"
    monkeypatch.undo()
    made = log.new_id(folder, 1999)
    assert len(made) == LENGTH
    assert set(made) <= set(string.ascii_lowercase + string.digits)


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="only Linux counts what a process reads and writes")
def test_appending_costs_the_same_in_a_large_log_as_in_a_small_one(tmp_path: Path) -> None:
    small, large = (Home(tmp_path / name, tmp_path / "state").folder("sanne") for name in ("small", "large"))
    fill(small, 10)
    fill(large, 100_000)
    size = log.log_file(large, 2026).stat().st_size
    assert size > 10_000_000
    costs = [traffic(folder) for folder in (small, large)]
    assert costs[1] < costs[0] + 3 * 256 * 1024 < size / 10


def fill(folder: Folder, count: int) -> None:
    folder.log.mkdir(parents=True)
    line = log.entry_line(an_entry(text="something that I learned today")) + "\n"
    log.log_file(folder, 2026).write_text("".join(line.replace("k3f9q2", f"{n:06d}") for n in range(count)))


def traffic(folder: Folder) -> int:
    """How many bytes it takes to append an entry and to know it again."""
    before = moved()
    made = an_entry(id=log.new_id(folder, 2026), recorded="2027")
    log.append(folder, made)
    assert log.last_change(folder) == made
    return moved() - before


def moved() -> int:
    counts = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(counts["rchar"]) + int(counts["wchar"])


def test_a_log_that_cannot_be_written_is_told(folder: Folder) -> None:
    folder.path.mkdir(parents=True)
    folder.log.write_text("a file where a folder should be")
    with pytest.raises(FileProblem) as raised:
        log.append(folder, an_entry())
    assert raised.value.key == "file-unwritable"
