"""Words of a text underlined on the lines below it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.terminal.wrap import cells, line_ranges, underlined

TEXTS = st.text(st.sampled_from("ab  \né漢😀\u0301"), max_size=80)


def shown(text: str, *places: tuple[int, int], width: int | None = None) -> list[str]:
    return [line for line, _ in underlined(text, places, width)]


def test_words_are_underlined_where_they_stand() -> None:
    assert shown("Improve my communication", (0, 7), (11, 24)) == [
        "Improve my communication",
        "~~~~~~~    ~~~~~~~~~~~~~",
    ]


def test_the_flag_tells_which_line_is_which() -> None:
    assert list(underlined("een twee", [(4, 8)], None)) == [("een twee", False), ("    ~~~~", True)]


@pytest.mark.parametrize("places", [(), ((0, 0),), ((3, 3), (99, 120))])
def test_without_words_there_is_only_the_text(places: tuple[tuple[int, int], ...]) -> None:
    assert shown("een twee", *places) == ["een twee"]


def test_words_that_take_no_cells_have_nothing_below_them() -> None:
    assert shown("een \u0301 twee", (4, 5)) == ["een \u0301 twee"]


def test_an_empty_text_is_an_empty_line() -> None:
    assert shown("") == [""]


@pytest.mark.parametrize(
    ("text", "place", "below"),
    [
        ("漢字 doen", (3, 7), "     ~~~~"),
        ("een 漢字 doen", (4, 6), "    ~~~~"),
        ("😀 doen", (2, 6), "   ~~~~"),
        ("cafe\u0301 doen", (6, 10), "     ~~~~"),
        ("cafe\u0301", (0, 5), "~~~~"),
    ],
)
def test_cells_are_counted_and_not_characters(text: str, place: tuple[int, int], below: str) -> None:
    assert shown(text, place) == [text, below]


def test_each_line_has_its_own_marks_below_it() -> None:
    assert shown("beter worden in alles", (0, 5), (16, 21), width=12) == [
        "beter worden",
        "~~~~~",
        "in alles",
        "   ~~~~~",
    ]


def test_a_line_without_marks_has_nothing_below_it() -> None:
    assert shown("beter worden in alles", (16, 21), width=12) == ["beter worden", "in alles", "   ~~~~~"]


def test_a_place_across_a_break_goes_on_at_the_next_line() -> None:
    assert shown("zo snel mogelijk", (0, 16), width=8) == ["zo snel", "~~~~~~~", "mogelijk", "~~~~~~~~"]
    assert shown("een\ntwee", (2, 6)) == ["een", "  ~", "twee", "~~"]


def test_a_word_that_is_cut_is_underlined_on_every_line() -> None:
    assert shown("x" * 7, (1, 6), width=3) == ["xxx", " ~~", "xxx", "~~~", "x"]


def test_places_side_by_side_touch() -> None:
    assert shown("abcd", (0, 2), (2, 4)) == ["abcd", "~~~~"]


@given(TEXTS, st.integers(2, 30), st.data())
def test_no_line_is_too_wide_and_the_text_is_that_of_the_lines(text: str, width: int, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    places = list(zip(cuts[::2], cuts[1::2], strict=False))
    lines = list(underlined(text, places, width))
    assert all(cells(line) <= width for line, _ in lines)
    assert [line for line, mark in lines if not mark] == [text[start:end] for start, end in line_ranges(text, width)]
    assert all(set(line) <= {"~", " "} for line, mark in lines if mark)


@given(TEXTS, st.data())
def test_as_many_cells_are_underlined_as_the_words_take(text: str, data: st.DataObject) -> None:
    text = text.replace("\n", " ")
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    below = [line for line, mark in underlined(text, [(start, end)], None) if mark]
    assert sum(len(run) for line in below for run in re.findall("~+", line)) == cells(text[start:end])
