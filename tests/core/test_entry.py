"""Entries of the log, as plain data and back."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.core.entry import Entry
from popcli.core.errors import InvalidValue

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
DAY = st.dates(date(1900, 1, 1), date(2200, 12, 31))
AMOUNT = st.integers(0, 1_000_000) | st.integers(0, 99_999_999).map(lambda cents: cents / 100)
ANSWER = TEXT | st.integers(1, 5) | st.booleans() | st.none() | st.lists(TEXT, max_size=3)

ENTRIES = st.builds(
    Entry,
    id=TEXT,
    recorded=st.just("") | TEXT,
    on=st.sets(DAY, min_size=1, max_size=4).map(lambda days: tuple(sorted(days))),
    text=st.just("") | TEXT,
    **{name: st.none() | TEXT for name in ("goal", "action", "need", "method", "result", "other", "reason")},
    hours=st.none() | AMOUNT,
    cost=st.none() | AMOUNT,
    evidence=st.lists(TEXT, max_size=3).map(tuple),
    tags=st.lists(TEXT, max_size=3).map(tuple),
    certificate_until=st.none() | DAY,
    evaluation=st.none() | st.dictionaries(TEXT, ANSWER, max_size=3),
    private=st.booleans(),
    revision=st.integers(1, 50),
    withdrawn=st.booleans(),
)


def as_text(value: Any) -> Any:
    """The value as a file edited by hand gives it: every scalar a text."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else value if value is None else str(value)


@given(ENTRIES)
def test_an_entry_survives_its_json_line(entry):
    assert Entry.from_data(json.loads(json.dumps(entry.data()))) == entry


@given(ENTRIES.map(lambda entry: entry.changed(evaluation=None)))
def test_an_entry_survives_a_file_of_texts(entry):
    assert Entry.from_data(as_text(entry.data())) == entry


def test_the_data_has_the_order_of_the_fields_and_nothing_empty():
    entry = Entry(id="k3f9q2", recorded="2026-03-02", on=(date(2026, 3, 1),), text="read", hours=0, tags=("sql",))
    assert list(entry.data().items()) == [
        *(("id", "k3f9q2"), ("recorded", "2026-03-02"), ("on", ["2026-03-01"]), ("text", "read")),
        *(("hours", 0), ("tags", ["sql"])),
    ]


def test_days_are_sorted_and_each_once():
    read = Entry.from_data({"id": "x", "on": ["2026-03-02", "2026-03-01", "2026-03-02"]})
    assert read.on == (date(2026, 3, 1), date(2026, 3, 2))
    assert read.year == 2026
    assert Entry.from_data({"id": "x", "on": "2026-03-02"}).on == (date(2026, 3, 2),)


def test_what_people_write_by_hand():
    read = Entry.from_data(
        {"id": "x", "on": ["2026-03-02"], "hours": "1u30", "cost": "12,5", "tags": "sql", "private": "yes"}
    )
    assert (read.hours, read.cost, read.tags, read.private) == (1.5, 12.5, ("sql",), True)


def test_unknown_keys_and_fields_without_a_value_are_left_out():
    assert Entry.from_data({"id": "x", "on": "2026-03-02", "mood": "good", "hours": None}).data() == {
        "id": "x",
        "on": ["2026-03-02"],
    }


@pytest.mark.parametrize("data", [None, [], "x", {}, {"id": "x"}, {"on": ["2026-03-02"]}, {"id": "x", "on": []}])
def test_no_entry_without_an_id_and_a_day(data):
    with pytest.raises(InvalidValue) as caught:
        Entry.from_data(data)
    assert caught.value.key == "entry-incomplete"


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("on", ["2026-02-30"], "entry-field"),
        ("on", 3, "entry-field"),
        ("on", [3], "entry-field"),
        ("certificate_until", "soon", "entry-field"),
        ("hours", "many", "number-unknown"),
        ("hours", True, "entry-field"),
        ("hours", [3], "entry-field"),
        ("hours", float("nan"), "number-unknown"),
        ("cost", -1, "number-negative"),
        ("cost", float("inf"), "number-large"),
        ("tags", 3, "entry-field"),
        ("tags", [["a"]], "entry-field"),
        ("private", "perhaps", "entry-field"),
        ("revision", "two", "entry-field"),
        ("evaluation", "good", "entry-field"),
        ("evaluation", {"fitting": {"a": "b"}}, "entry-field"),
        ("text", ["a"], "entry-field"),
        ("text", "a\0", "text-nul"),
        ("result", "\udcff", "text-surrogate"),
        ("evidence", ["\ud800"], "text-surrogate"),
        ("evaluation", {"fitting": "a\0"}, "text-nul"),
        ("evaluation", {"new_needs": ["\udcff"]}, "text-surrogate"),
    ],
)
def test_a_field_that_cannot_be_read(field, value, key):
    with pytest.raises(InvalidValue) as caught:
        Entry.from_data({"id": "x", "on": ["2026-03-02"], field: value})
    assert caught.value.key == key
    if key == "entry-field":
        assert caught.value.values == {"field": field, "text": str(value)}


@pytest.mark.parametrize("serves", [{}, {"goal": "g1"}, {"action": "a1"}, {"need": "n1"}])
def test_an_entry_that_serves_nothing_of_the_plan_was_unplanned(serves):
    assert Entry(id="x", recorded="", on=(date(2026, 3, 2),), **serves).unplanned is (not serves)


def test_a_change_is_the_next_revision():
    entry = Entry(id="x", recorded="", on=(date(2026, 3, 2),), text="a")
    changed = entry.changed(text="b")
    assert (changed.id, changed.text, changed.revision, entry.text) == ("x", "b", 2, "a")
    assert changed.data()["revision"] == 2
