"""What somebody types, read by the kind of the question."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from own_questions import YES_NO
from popcli.core.errors import InvalidValue
from popcli.core.questions import KINDS, Choice, Question
from popcli.core.replies import read_choice, read_numbers, read_reply, yes_no

TODAY = date(2026, 3, 2)
WAYS = tuple(Choice(item["value"], item["label"]) for item in YES_NO)
YEARS = tuple(Choice(str(years), f"In {years} years") for years in (3, 5, 10))


def ask(kind: str) -> Question:
    return Question(id="q", kind=kind, ask="?", why="", example="", choices=WAYS)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("text", "  a text ", "a text"),
        ("long", "one\n\ntwo\n", "one\n\ntwo"),
        ("list", " a thing", "a thing"),
        ("items", "a thing", "a thing"),
        ("choice", "yes", "yes"),
        ("yesno", "ja", True),
        ("yesno", "No", False),
        ("level", " 4 ", 4),
        ("number", "3", 3),
        ("number", "1,5", 1.5),
        ("hours", "1:30", 1.5),
        ("hours", "2 uur", 2),
        ("money", "€ 450", 450),
        ("money", "12,50", 12.5),
        ("date", "31 december", "2026-12-31"),
        ("date", "+3m", "2026-06-02"),
        ("days", "gisteren", ["2026-03-01"]),
        ("days", "1 en 2 maart", ["2026-03-01", "2026-03-02"]),
    ],
)
def test_each_kind_becomes_plain_data(kind, typed, value):
    read = read_reply(ask(kind), typed, TODAY)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        ("choice", "perhaps", "choice-unknown"),
        ("yesno", "perhaps", "yesno-unknown"),
        ("level", "6", "level-unknown"),
        ("number", "many", "number-unknown"),
        ("hours", "-1", "number-negative"),
        ("money", "1.250", "number-separator"),
        ("date", "asap", "date-vague"),
        ("days", "30 februari", "date-unreal"),
    ],
)
def test_each_kind_says_what_is_wrong(kind, typed, key):
    with pytest.raises(InvalidValue) as caught:
        read_reply(ask(kind), typed, TODAY)
    assert caught.value.key == key


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("typed", "key"), [("a\0b", "text-nul"), ("a\udc80b", "text-surrogate")])
def test_no_kind_takes_what_no_file_can_hold(kind, typed, key):
    with pytest.raises(InvalidValue) as caught:
        read_reply(ask(kind), typed, TODAY)
    assert (caught.value.key, caught.value.values["position"]) == (key, 2)


@pytest.mark.parametrize("kind", KINDS)
@given(typed=st.text(max_size=20))
def test_any_text_is_read_or_refused_in_our_own_words(kind, typed):
    with suppress(InvalidValue):
        read_reply(ask(kind), typed, TODAY)


class TestChoices:
    @pytest.mark.parametrize("typed", ["yes", "YES", "1", "y", "Yes, please", "yes, p"])
    def test_a_choice_by_value_number_label_or_beginning(self, typed):
        assert read_choice(typed, WAYS) == "yes"

    def test_a_value_that_is_a_number_goes_before_the_number_of_a_choice(self):
        assert [read_choice(typed, YEARS) for typed in ("3", "5", "10", "1", "2")] == ["3", "5", "10", "3", "5"]

    @pytest.mark.parametrize("typed", ["", "0", "4", "00001", "in", "1" * 5000])
    def test_what_is_no_choice_or_more_than_one(self, typed):
        with pytest.raises(InvalidValue) as caught:
            read_choice(typed, YEARS)
        assert caught.value.key == "choice-unknown"
        assert caught.value.values["known"] == "3, 5, 10"

    def test_the_nearest_choice_is_named_by_its_value(self):
        with pytest.raises(InvalidValue) as caught:
            read_choice("yes pleese", WAYS)
        assert caught.value.values["nearest"] == "yes"

    def test_an_exact_value_wins_from_a_longer_one(self):
        choices = (Choice("job", "My job"), Choice("job-swap", "Swap"))
        assert read_choice("job", choices) == "job"


@pytest.mark.parametrize("word", ["yes", "y", "ja", "J", "true"])
def test_yes_in_both_languages(word):
    assert yes_no(word)


@pytest.mark.parametrize("word", ["no", "N", "nee", "false"])
def test_no_in_both_languages(word):
    assert not yes_no(word)


@pytest.mark.parametrize(("text", "numbers"), [("1", [1]), ("3, 1", [3, 1]), (" 2 2,1,", [2, 1])])
def test_numbers_of_a_list(text, numbers):
    assert read_numbers(text, 3) == numbers


@pytest.mark.parametrize("text", ["", ",", "0", "4", "1-3", "a", "1 a", "-1", "\u0661"])
def test_other_numbers_of_a_list_are_refused(text):
    with pytest.raises(InvalidValue, match="numbers-unknown"):
        read_numbers(text, 3)
