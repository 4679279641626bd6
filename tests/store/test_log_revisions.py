"""What counts when an entry has several lines: revisions, withdrawn entries, two devices."""

from datetime import date
from typing import Any

import pytest

from popcli.core.entry import Entry
from popcli.core.value import replace
from popcli.store import log
from popcli.store.home import Folder


def an_entry(name: str = "aaaaaa", day: str = "2026-03-18", **values: Any) -> Entry:
    return Entry.from_data({"id": name, "on": [day], "recorded": f"{day}T10:00:00+01:00", **values})


def texts(folder: Folder, *years: int) -> list[str]:
    return [entry.text for entry in log.read_log(folder, years or None).entries]


def test_the_highest_revision_counts(folder: Folder) -> None:
    first = an_entry(text="one")
    second = first.changed(text="two")
    for line in (first, second, second.changed(text="three")):
        log.append(folder, line)
    assert texts(folder) == ["three"]
    assert [line.text for line in log.revisions(folder, "aaaaaa")] == ["one", "two", "three"]
    assert log.revisions(folder, "bbbbbb") == []


def test_a_withdrawn_entry_is_gone_and_can_come_back(folder: Folder) -> None:
    first = an_entry(text="one")
    gone = first.changed(withdrawn=True, reason="twice")
    log.append(folder, first)
    log.append(folder, gone)
    assert texts(folder) == []
    log.append(folder, gone.changed(withdrawn=False, reason=None))
    assert texts(folder) == ["one"]


@pytest.mark.parametrize(("old", "new"), [(2025, 2026), (2026, 2025)])
def test_an_entry_that_moved_to_another_year_stands_there_only(folder: Folder, old: int, new: int) -> None:
    first = an_entry(day=f"{old}-06-01", text="it")
    moved = replace(first.changed(on=(date(new, 6, 1),)), revision=3)
    for line in (first, moved, first.changed(withdrawn=True, reason="moved")):
        log.append(folder, line)
    assert texts(folder) == texts(folder, new) == ["it"]
    assert texts(folder, old) == []
    assert log.read_log(folder).entries == [moved]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 3, 1, 2), (3, 2, 1, 0)])
def test_what_two_devices_added_is_united(folder: Folder, order: tuple[int, ...]) -> None:
    shared, here, there = an_entry(text="shared"), an_entry("bbbbbb", text="here"), an_entry("cccccc", text="there")
    lines = [shared, here, there, shared.changed(text="shared, mended")]
    for place in order:
        log.append(folder, lines[place])
    assert sorted(texts(folder)) == ["here", "shared, mended", "there"]


def test_of_two_changes_on_two_devices_the_later_line_counts(folder: Folder) -> None:
    first = an_entry(text="one")
    for line in (first, first.changed(text="here"), first.changed(text="there")):
        log.append(folder, line)
    assert texts(folder) == ["there"]
    assert [line.text for line in log.revisions(folder, "aaaaaa")] == ["one", "here", "there"]


def test_two_entries_that_met_by_chance_are_both_kept(folder: Folder) -> None:
    log.append(folder, an_entry(text="spring"))
    log.append(folder, an_entry(day="2026-09-09", text="autumn"))
    assert texts(folder) == ["spring", "autumn"]


def test_the_same_line_twice_is_one_entry(folder: Folder) -> None:
    for _ in range(2):
        log.append(folder, an_entry(text="one"))
    assert texts(folder) == ["one"]


def test_entries_come_in_the_order_of_their_days(folder: Folder) -> None:
    for name, day in (("aaaaaa", "2026-05-01"), ("bbbbbb", "2025-05-01"), ("cccccc", "2026-01-01")):
        log.append(folder, an_entry(name, day, text=day))
    assert texts(folder) == ["2025-05-01", "2026-01-01", "2026-05-01"]


def test_the_last_change_is_what_was_recorded_last(folder: Folder) -> None:
    log.append(folder, an_entry("aaaaaa", "2026-05-01"))
    late = an_entry("bbbbbb", "2025-05-01", text="late", recorded="2026-06-01T10:00:00+02:00")
    log.append(folder, late)
    assert log.last_change(folder) == late


@pytest.mark.parametrize(("old", "new"), [(2025, 2026), (2026, 2025)])
def test_of_lines_of_one_moment_the_last_change_is_the_highest_revision(folder: Folder, old: int, new: int) -> None:
    first = an_entry(day=f"{old}-06-01")
    gone = first.changed(withdrawn=True, recorded="2026-07-01")
    moved = replace(gone, revision=3, withdrawn=False, on=(date(new, 6, 1),))
    for line in (first, moved, gone):
        log.append(folder, line)
    assert log.last_change(folder) == moved


def test_the_last_change_is_found_when_it_is_very_long(folder: Folder) -> None:
    log.append(folder, an_entry("aaaaaa", "2026-05-01"))
    long = an_entry("bbbbbb", "2026-05-02", text="é" * 700_000)
    log.append(folder, long)
    assert log.last_change(folder) == long
