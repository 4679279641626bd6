"""Lines of text in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.terminal.wrap import cells, wrapped


@given(st.text(st.sampled_from("ab  \né漢😀\u0301"), max_size=200), st.integers(2, 30))
def test_lines_fit_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapped("een twee drie", 8) == ["een twee", "drie"]
    assert wrapped("op\n\n  verder", 20) == ["op", "", "  verder"]
    assert wrapped("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("😀", 2), ("", 0)])
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width
