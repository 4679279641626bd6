"""The little language of patterns, element by element."""

import pytest

from popcli.rules.patterns import GAP, Patterns, row
from popcli.rules.tokens import tokens
from popcli.rules.words import Words

WORDS = Words(
    {"month": ["may", "june"], "end": ["end", "close"], "stop": ["no more"], "n": ["two"], "unit": ["week.."]}
)


def found(text, *patterns, **parts):
    """The words that the patterns mark."""
    line = row(tokens(text), WORDS)
    every = Patterns({"one": patterns, **{f"${name}": [part] for name, part in parts.items()}})
    return [" ".join(token.text for token in line.tokens[one.first : one.last]) for one in every.matches(line)]


@pytest.mark.parametrize(
    ("pattern", "text", "marked"),
    [
        ("by may", "done by May", ["by may"]),
        ("by may", "by the way", []),
        ("by <month>", "by june or by may", ["by june", "by may"]),
        ("by|before <month|end>", "before close", ["before close"]),
        ("<month|n>|today", "today may two", ["today", "may", "two"]),
        ("by the? <month>", "by the may by june", ["by the may", "by june"]),
        ("<n>? <unit>", "two weeks", ["two weeks", "weeks"]),
        ("=run by <month>", "run by may", ["by may"]),
        ("by <month> =go", "by may go", ["by may"]),
        ("by <month> =go", "by may stay", []),
        ("by <month> !=go", "by may stay", ["by may"]),
        ("by <month> !=go", "by may", ["by may"]),
        ("by <month> !=go", "by may go", []),
        ("!=not by <month>", "by may", ["by may"]),
        ("^ may", "may, may; well may", ["may", "may"]),
        ("^ may", "in may", []),
        ("=( <month> =)", "work (may)", ["may"]),
        ("by .. may", "by may", ["by may"]),
        ("by .. may", "by the end of may", ["by the end of may"]),
        ("by .. may", "by the end, may", []),
        ("by .. may", "by a b c d may", ["by a b c d may"]),
        ("by .. may", "by a b c d e may", []),
        ("by ..", "by a b c d e f", ["by a b c d"]),
        ("via >>", "via a b c d e f, g", ["via a b c d e f"]),
        ("via >>", "via", ["via"]),
        ("<n> <unit> >>", "two weeks off. work", ["two weeks off"]),
        ("a ?", "a ?", ["a ?"]),
        ("<stop>", "no more", ["no", "more"]),
        ("<num> <any>", "3 apples", ["3 apples"]),
        ("<year>", "2027 3 1899 2200", ["2027"]),
        ("<name>", "see Noor", ["noor"]),
        ("<date>|<clock>|<mark>", "1-3-27 8:15 !", ["1-3-27", "8:15", "!"]),
    ],
)
def test_elements(pattern, text, marked):
    assert found(text, pattern) == marked


@pytest.mark.parametrize(
    ("pattern", "text", "marked"),
    [
        ("by $point", "by end may", ["by end may"]),
        ("by $point?", "by then", ["by"]),
        ("by =$point", "by may", ["by"]),
        ("by !=$point", "by may", []),
        ("by !=$point", "by then", ["by"]),
        ("$point", "may end june", ["may", "end june", "june"]),
        ("$point", "the end", []),
    ],
)
def test_parts_of_patterns(pattern, text, marked):
    assert found(text, pattern, point="<end>? <month>") == marked


def test_a_part_by_itself_marks_nothing():
    assert found("by may", "by", point="<month>") == ["by"]


def test_a_pattern_that_may_begin_with_a_part_left_out_is_found():
    assert found("may run", "$early <month>", early="early?") == ["may"]


def test_of_one_pattern_the_longest_counts():
    assert found("two weeks", "<n> <unit>?") == ["two weeks"]
    assert found("by the end of may may", "by .. <month>") == ["by the end of may may"]


def test_length_counts_what_stays_outside():
    line = row(tokens("run by may"), WORDS)
    (match,) = Patterns({"one": ["=run by <month>"]}).matches(line)
    assert (match.name, match.first, match.last, match.length) == ("one", 1, 3, 3)


def test_each_pattern_matches_once_where_it_begins():
    assert found("two", "two|<n>") == ["two"]
    assert found("two", "two", "<n>") == ["two", "two"]


def test_a_gap_is_short():
    assert found("by " + "a " * GAP + "may", "by .. may")
    assert not found("by " + "a " * (GAP + 1) + "may", "by .. may")


@pytest.mark.parametrize("pattern", ["by", "<month>", "^ by", "=by", "by? the"])
def test_nothing_is_found_in_nothing(pattern):
    assert found("", pattern) == []


def test_a_pattern_that_marks_nothing_finds_nothing():
    assert found("by may", "=by") == []


@pytest.mark.parametrize("pattern", ["the?", "!=the", "^", "..", ">>", "by? the?"])
def test_a_pattern_has_to_begin_with_something(pattern):
    with pytest.raises(ValueError, match="begins with nothing"):
        found("by may", pattern)


def test_phrases_lend_their_group_to_each_word():
    line = row(tokens("no more, no fuss"), WORDS)
    assert line.phrases == {0: {"stop"}, 1: {"stop"}}
    assert [("stop" in groups) for groups in line.groups] == [True, True, False, False, False]
