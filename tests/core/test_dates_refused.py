"""Texts that are no date: which error, and what it says."""

from datetime import date
from time import perf_counter

import pytest

from popcli.core.dates import Lean, read_date, read_days
from popcli.core.errors import InvalidValue

TODAY = date(2026, 6, 30)


def refusal(text: str) -> InvalidValue:
    """The error that both leans give."""
    with pytest.raises(InvalidValue) as back:
        read_date(text, TODAY, Lean.PAST)
    with pytest.raises(InvalidValue) as ahead:
        read_date(text, TODAY, Lean.FUTURE)
    assert str(back.value) == str(ahead.value)
    return ahead.value


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("30 februari", "30"),
        ("february 30th", "30th"),
        ("31-6", "31"),
        ("0 juni", "0"),
        ("6/30", "30"),
        ("2026-13-01", "13"),
        ("2026-6-31", "31"),
        ("29 februari 2027", "29"),
        ("29-2-1900", "29"),
        ("1-1-1899", "1899"),
        ("1 januari 2201", "2201"),
        ("30-6-226", "226"),
        ("0000-01-01", "0000"),
        ("eind 1800", "1800"),
        ("maandag 30 juni 2026", "maandag"),
        ("week 54", "week 54"),
        ("week 53 2027", "week 53"),
        ("Q5", "Q5"),
        ("over 300 jaar", "2326"),
        ("+99999d", "2300"),
        ("over 999999999 weken", "over 999999999 weken"),
        ("999999999 jaar geleden", "-999997973"),
    ],
)
def test_a_day_outside_the_calendar_names_the_part(text: str, part: str) -> None:
    problem = refusal(text)
    assert (problem.key, problem.values) == ("date-unreal", {"text": text, "part": part})


@pytest.mark.parametrize(
    "text",
    [
        *(
            "asap",
            "ASAP.",
            "as soon as possible",
            "soon",
            "someday",
            "some day",
            "some time",
            "later",
            "eventually",
        ),
        *("zsm", "z.s.m.", "zo snel mogelijk", "Zo spoedig mogelijk", "binnenkort", "ooit", "te zijner tijd"),
        *("ergens dit jaar", "2027", "in 2027", "volgend jaar", "this year"),
    ],
)
def test_what_is_no_point_in_time_is_refused(text: str) -> None:
    problem = refusal(text)
    assert (problem.key, problem.values) == ("date-vague", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        *("piet", "30", "3 weken", "30 juni 26", "anderhalve maand", "over 1,5 jaar", "1.5 maand geleden"),
        *("half jaar", "1 juni 3 juni", "volgende dag", "next half year", "over vrijdag", "gisteren morgen"),
        *("een week voor 30 juni", "juni 2026 2027", "laatste vrijdag van juni", "2026-06-30T12:00"),
        *("٣٠-٦", "²-6", "30-6-2026-1", "1234567890 dagen geleden", "op", "...", ",", "\ud800", "x" * 40),
        *("in half 2 years", "over een half maand"),
    ],
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    assert refusal(text).key == "date-unknown"


@pytest.mark.parametrize("text", ["", "   ", "\t\n"])
def test_nothing_is_refused(text: str) -> None:
    assert refusal(text).key == "date-empty"
    with pytest.raises(InvalidValue) as caught:
        read_days(text, TODAY)
    assert caught.value.key == "date-empty"


def test_a_long_text_is_shortened_in_the_error() -> None:
    problem = refusal("30 juni " * 13)
    assert problem.key == "date-unknown"
    assert problem.values["text"] == "30 juni 30 juni 30 juni 30 juni 30 juni…"


@pytest.mark.parametrize("hostile", ["1", "1 ", "-", "juni en ", "1-", "\u0130", ", 1", "..", "a-1"])
def test_a_huge_text_is_refused_at_once(hostile: str) -> None:
    text = hostile * (100_000 // len(hostile))
    start = perf_counter()
    assert refusal(text).key == "date-unknown"
    with pytest.raises(InvalidValue):
        read_days(text, TODAY)
    assert perf_counter() - start < 1
