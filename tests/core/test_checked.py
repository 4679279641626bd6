"""Checks on single values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.core.checked import checked_amount, checked_hours, checked_level, checked_number, checked_text, nearest
from popcli.core.errors import InvalidValue


def refused(check, *arguments, **named) -> tuple[str, dict]:
    with pytest.raises(InvalidValue) as caught:
        check(*arguments, **named)
    return caught.value.key, caught.value.values


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_other_text_is_itself(text):
    assert checked_text(text) == text


def test_nul_and_lone_surrogates_are_refused_with_their_place():
    assert refused(checked_text, "ab\0") == ("text-nul", {"position": 3})
    assert refused(checked_text, "\ud83d!") == ("text-surrogate", {"position": 1})


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3", 3), ("3.0", 3), ("1,5", 1.5), (" 0 ", 0), ("0.125", 0.125), ("12.50", 12.5), ("1000000", 1_000_000)],
)
def test_numbers(typed, number):
    read = checked_number(typed, what="cost")
    assert (read, type(read)) == (number, type(number))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "number-unknown"),
        ("many", "number-unknown"),
        ("nan", "number-unknown"),
        ("-3", "number-negative"),
        ("1000001", "number-large"),
        ("inf", "number-large"),
        ("-inf", "number-negative"),
    ],
)
def test_what_is_no_number_of_zero_to_a_million(typed, key):
    assert refused(checked_number, typed, what="cost") == (key, {"what": "cost", "text": typed})


@pytest.mark.parametrize("typed", ["1.250", "1,250", "12.500", "999,999", "1.250.000"])
def test_a_number_that_is_large_for_one_and_small_for_another_is_refused(typed):
    key, values = refused(checked_number, typed, what="cost")
    assert key == "number-separator"
    assert values["plain"] == typed.replace(".", "").replace(",", "")


def test_numbers_that_are_numbers_already():
    assert checked_amount(1.125, what="cost") == 1.125
    assert type(checked_amount(2.0, what="cost")) is int
    assert refused(checked_amount, -1, what="cost") == ("number-negative", {"what": "cost", "text": "-1"})
    assert refused(checked_amount, float("nan"), what="cost")[0] == "number-unknown"


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("3", 3),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("0", 0),
        ("1:30", 1.5),
        ("0:05", 0.08),
        ("10:00", 10),
        ("90m", 1.5),
        ("90 minuten", 1.5),
        ("45 min", 0.75),
        ("1 minuut", 0.02),
        ("330m", 5.5),
        ("2 uur", 2),
        ("2u", 2),
        ("2 hours", 2),
        ("1 hour", 1),
        ("1,5 uur", 1.5),
        ("1h30m", 1.5),
        ("1h30", 1.5),
        ("1u05", 1.08),
        ("1 uur 30 minuten", 1.5),
        ("2 H", 2),
    ],
)
def test_hours(typed, hours):
    read = checked_hours(typed)
    assert (read, type(read)) == (hours, type(hours))


@pytest.mark.parametrize("typed", ["", "h", "1:75", "1:3", "uur", "3 4", "1h 30x", "half an hour", "1h75"])
def test_what_is_no_hours(typed):
    assert refused(checked_hours, typed)[0] == "number-unknown"


def test_a_level_is_a_whole_number_from_1_to_5():
    assert [checked_level(text) for text in ("1", " 5 ")] == [1, 5]
    for typed in ("0", "6", "2.5", "", "three", "٣"):
        assert refused(checked_level, typed) == ("level-unknown", {"text": typed})


def test_the_nearest_word_or_none():
    assert nearest("Coarse", ["course", "project"]) == "course"
    assert nearest("pRoject", ["Course", "Project"]) == "Project"
    assert nearest("zzz", ["course"]) is None
    assert nearest("course", []) is None
