from collections import Counter
from datetime import date, timedelta

import pytest

from entries import NEWEST, RARE, entries

LAST = date(2026, 11, 24)


@pytest.mark.parametrize("size", [1, 10, 1_000, 12_345])
def test_entries_come_in_order_and_end_on_the_last_day(size):
    made = entries(size, LAST)
    moments = [entry.moment for entry in made]
    assert len(made) == size
    assert moments == sorted(moments)
    assert moments[-1].date() == LAST


def test_a_large_store_fills_ten_years_and_a_small_one_a_day_each():
    assert entries(12_345, LAST)[0].moment.date() == LAST - timedelta(days=3_651)
    assert len({entry.moment.date() for entry in entries(1_000, LAST)}) == 1_000


def test_the_same_entries_are_made_each_time():
    assert entries(300, LAST) == entries(300, LAST)


@pytest.mark.parametrize(("size", "times"), [(10, 1), (1_000, 1), (3_000, 3)])
def test_the_word_searched_for_is_rare_and_the_newest_entry_can_be_told(size, times):
    texts = [entry.text for entry in entries(size, LAST)]
    assert sum(RARE in text for text in texts) == times
    assert [text.startswith(NEWEST) for text in texts] == [False] * (size - 1) + [True]


def test_every_goal_is_served_and_some_entries_serve_none():
    goals = Counter(entry.goal for entry in entries(1_000, LAST))
    assert set(goals) == {None, *(f"g{number}" for number in range(1, 11))}
