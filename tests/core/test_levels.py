from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from popcli.core.fills import Data
from popcli.core.levels import FIELDS, level_steps, note_levels, set_levels
from popcli.core.models import Competence

TODAY = date(2026, 11, 24)
JUNE, MAY, MARCH = date(2026, 6, 1), date(2026, 5, 1), date(2026, 3, 1)


def lines(competence: Data) -> list[tuple[str, dict[str, int]]]:
    return [(line["on"], {key: line[key] for key in line if key != "on"}) for line in competence.get("history", [])]


def held(*levels: tuple[date, dict[str, int]], **now: int) -> Data:
    """A competence with this history, and these levels now."""
    history = [{"on": day.isoformat(), **found} for day, found in levels]
    return {"id": "c1", "name": "x", **({"history": history} if history else {}), **now}


def test_levels_are_noted_once_and_only_when_they_differ():
    one = held(level_now=2, level_needed=4)
    note_levels(one, MARCH)
    note_levels(one, JUNE)
    assert lines(one) == [("2026-03-01", {"now": 2, "needed": 4})]
    one["level_now"] = 3
    note_levels(one, JUNE)
    assert lines(one)[1:] == [("2026-06-01", {"now": 3, "needed": 4})]


def test_a_competence_without_levels_gets_no_line():
    one = held()
    note_levels(one, TODAY)
    assert "history" not in one


def test_a_level_of_today_counts_now():
    one = held((MARCH, {"now": 2}), level_now=2)
    set_levels(one, {"now": 3, "ambition": 5}, TODAY, TODAY)
    assert (one["level_now"], one["level_ambition"]) == (3, 5)
    assert lines(one) == [("2026-03-01", {"now": 2}), ("2026-11-24", {"now": 3, "ambition": 5})]


def test_a_later_correction_on_one_day_replaces_its_line():
    one = held((MARCH, {"now": 2}), level_now=2)
    set_levels(one, {"now": 4}, TODAY, TODAY)
    set_levels(one, {"now": 3}, TODAY, TODAY)
    assert lines(one) == [("2026-03-01", {"now": 2}), ("2026-11-24", {"now": 3})]
    set_levels(one, {"now": 2}, TODAY, TODAY)
    assert lines(one) == [("2026-03-01", {"now": 2})]


def test_a_level_of_a_day_between_goes_to_its_place_and_leaves_what_holds_now():
    one = held((MARCH, {"now": 1, "needed": 3}), (TODAY, {"now": 4, "needed": 3}), level_now=4, level_needed=3)
    set_levels(one, {"now": 2}, JUNE, TODAY)
    assert one["level_now"] == 4
    assert lines(one) == [
        ("2026-03-01", {"now": 1, "needed": 3}),
        ("2026-06-01", {"now": 2, "needed": 3}),
        ("2026-11-24", {"now": 4, "needed": 3}),
    ]


def test_a_level_after_the_last_line_counts_now_with_its_own_day():
    one = held((MARCH, {"now": 1}), level_now=1)
    set_levels(one, {"now": 2}, JUNE, TODAY)
    assert one["level_now"] == 2
    assert lines(one)[-1] == ("2026-06-01", {"now": 2})


def test_levels_without_a_day_are_kept_as_those_of_today_before_an_earlier_one_comes():
    one = held(level_now=4)
    set_levels(one, {"now": 2}, JUNE, TODAY)
    assert one["level_now"] == 4
    assert lines(one) == [("2026-06-01", {"now": 2}), ("2026-11-24", {"now": 4})]


def test_a_kind_that_no_later_day_knows_counts_now_as_well():
    one = held(level_needed=4)
    set_levels(one, {"now": 2}, JUNE, TODAY)
    assert (one["level_now"], one["level_needed"]) == (2, 4)


def test_an_emptied_level_goes_and_the_days_before_stay():
    one = held((MARCH, {"now": 1, "needed": 3}), level_now=1, level_needed=3)
    set_levels(one, {"needed": None}, TODAY, TODAY)
    assert "level_needed" not in one
    assert lines(one) == [("2026-03-01", {"now": 1, "needed": 3}), ("2026-11-24", {"now": 1})]


DAYS = st.integers(0, 40).map(lambda number: TODAY - timedelta(days=number))
CHANGES = st.lists(
    st.tuples(DAYS, st.dictionaries(st.sampled_from(list(FIELDS)), st.integers(1, 5), min_size=1)), max_size=12
)


@given(CHANGES, st.booleans())
def test_a_day_has_one_line_and_no_other_day_is_lost(changes: list[tuple[date, dict[str, int]]], begun: bool):  # noqa: FBT001
    one = held(level_now=1) if begun else held()
    for on, given_levels in changes:
        before = dict(lines(one))
        set_levels(one, given_levels, on, TODAY)
        after = lines(one)
        days = [day for day, _ in after]
        assert days == sorted(set(days))
        others = {day: levels for day, levels in after if day != on.isoformat()}
        kept = {day: levels for day, levels in before.items() if day != on.isoformat()}
        assert kept.items() <= others.items()
        assert set(others) - set(kept) <= {TODAY.isoformat()}
        assert all(level in range(1, 6) for _, levels in after for level in levels.values())
        assert says(one, on, given_levels)


def says(one: Data, on: date, levels: dict[str, int]) -> bool:
    """Whether the history has these levels on that day: in its own line, or in the last one before it."""
    found = [line for day, line in lines(one) if day <= on.isoformat()]
    return bool(found) and levels.items() <= found[-1].items()


def competence(*levels: tuple[date, dict[str, int]], **now: Any) -> Competence:
    return Competence.model_validate(held(*levels, **now))


def test_steps_are_levels_with_the_day_they_came():
    one = competence(
        (MARCH, {"now": 2, "needed": 3}), (JUNE, {"now": 2, "needed": 4}), (TODAY, {"now": 3}), level_now=3
    )
    assert level_steps(one, "now") == [(MARCH, 2), (TODAY, 3)]
    assert level_steps(one, "needed") == [(MARCH, 3), (JUNE, 4)]
    assert level_steps(one, "ambition") == []


def test_steps_stand_in_the_order_of_their_days_and_end_with_the_level_now():
    one = competence((JUNE, {"now": 3}), (MARCH, {"now": 2}), level_now=5)
    assert level_steps(one, "now") == [(MARCH, 2), (JUNE, 3), (None, 5)]
