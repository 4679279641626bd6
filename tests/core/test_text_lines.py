"""A text is found in every line of JSON that holds it, and few other lines are named."""

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from popcli.core.folding import folded
from popcli.core.text_lines import Sought, all_lines, lines_at

PIECES = [
    *("cafe", "Café", "CAFÉ", "cafe\u0301", "één", "réünie", "IJsland", "\u0133s", "Straße", "STRASSE", "Ærø", "œuvre"),
    *(" ", " ", "  ", "\u00a0", "\n", "\t", "\u1680", "\u200b", "\u00ad", "-", "\u2013", "'", "\u2019", '"', "\u201c"),
    *(
        "\\",
        "\\n",
        "/",
        "n",
        "t",
        "{",
        "}",
        "#",
        ": ",
        "👩🏽\u200d🚀",
        "❤\ufe0f",
        "καφές",
        "ΚΑΦΕΣ",
        "ﬁets",
        "²",
        "…",
        "€",
    ),
    *("÷", "Ã", "\uff02", "\uff3c", "\u0345", "\u0130", "ÀÉÎÕÜ", "ñ", "č", "word", "w"),
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join) | st.text(max_size=8)


def line_with(text: str) -> bytes:
    """As popcli writes it, but for signs that it hides."""
    return f"- {json.dumps({'id': 'k3f9q2', 'text': text}, ensure_ascii=False)}".encode("utf-8", "surrogatepass")


@given(TEXTS, st.integers(0, 20), st.integers(1, 12))
@settings(max_examples=800, deadline=None)
def test_any_part_of_a_text_is_found_in_its_line(text: str, start: int, length: int):
    line = line_with(text)
    assume(b"\\u" not in line and b"\n" not in line)
    part = folded(folded(text)[start : start + length])
    content = b"\n".join([line_with("thee"), line, b"", line_with("é\u2019"), b""])
    assert (len(line_with("thee")) + 1, line) in list(Sought(part).lines(content))


@given(st.lists(TEXTS.map(line_with).filter(lambda line: b"\n" not in line), max_size=6), TEXTS.map(folded))
@settings(deadline=None)
def test_lines_are_given_whole_with_their_places(lines: list[bytes], part: str):
    content = b"\n".join(lines)
    every = list(all_lines(content))
    assert [line for _start, line in every] == lines
    found = list(Sought(part).lines(content))
    assert set(found) <= set(every)
    assert found == sorted(set(found))


@pytest.mark.parametrize(
    ("part", "text"),
    [("cafe", "thee"), ("koffie thee", "koffie, thee"), ("\u2019s avonds", "avonds")],
)
def test_a_line_without_the_text_is_left_out(part: str, text: str):
    assert list(Sought(folded(part)).lines(line_with(text) + b"\n")) == []


@pytest.mark.parametrize("part", ["zeldzaam", "één zeldzaam", "καφές"])
def test_of_a_long_log_only_the_lines_that_hold_it_are_named(part: str):
    others = [line_with(f"réünie {number}") for number in range(5000)]
    here = line_with(f"Één  zeldzaam {part}")
    content = b"\n".join([*others, here, *others])
    assert list(Sought(folded(part)).lines(content)) == [(len(b"\n".join(others)) + 1, here)]


def test_lines_with_bytes_in_them():
    content = b"one\ntwo\n\nten two\n"
    assert list(lines_at(content, b"two")) == [(4, b"two"), (9, b"ten two")]
    assert list(lines_at(content, b"")) == [(0, b"one"), (4, b"two"), (8, b""), (9, b"ten two")]
    assert list(lines_at(b"two", b"two")) == [(0, b"two")]
    assert list(lines_at(b"", b"two")) == list(all_lines(b"")) == []
