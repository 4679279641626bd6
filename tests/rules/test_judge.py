"""Letters by the words alone: marks for A, R and T, weights for S and M."""

import pytest

from popcli.rules.judge import DOUBT, REPEATED, UNWEIGHED, letters, score, values
from popcli.rules.marks import Language, read
from popcli.rules.patterns import Patterns
from popcli.rules.rule import Answer
from popcli.rules.words import Words
from popcli.store.templates import LANGUAGES, load_coach

PATTERNS = {
    "deadline.date": ["by <num|any>"],
    "method.way": ["via <any>"],
    "support.support": ["with <any>"],
    "reason.why": ["because <any>"],
    "quantity.step": ["from <num> to <num>"],
    "quantity.amount": ["<num>"],
}
LANGUAGE = Language("en", Words({}), Patterns(PATTERNS))
WEIGHTS = {"S": {"bias": -1.0, "a": 1.5}, "M": {"bias": 0.25, "a": -1.0}}


def judged(text: str, weights=WEIGHTS, signals=()) -> str:
    found = letters(read(text, LANGUAGE), dict.fromkeys(signals, ()), weights)
    return " ".join(f"{letter}:{answer}" for letter, answer in found.items())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weld", "A:ask R:ask T:missing"),
        ("weld by may", "A:ask R:ask T:ok"),
        ("weld via films", "A:ok R:ask T:missing"),
        ("weld with noor", "A:ok R:ask T:missing"),
        ("weld from 3 to 5", "A:ok R:ask T:missing"),
        ("weld 3", "A:ask R:ask T:missing"),
        ("weld because", "A:ask R:ask T:missing"),
        ("weld because so", "A:ask R:ok T:missing"),
    ],
)
def test_marks_answer_a_r_and_t(text, expected):
    assert judged(text).endswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "S:missing M:missing A:ask R:ask T:missing"),
        (" \n", "S:missing M:missing A:ask R:ask T:missing"),
        ("🙂 ...", "S:ask M:ask A:ask R:ask T:ask"),
        ("123", "S:ask M:ask A:ask R:ask T:ask"),
    ],
)
def test_without_words_nothing_is_told(text, expected):
    assert judged(text, {}) == expected


def test_a_day_alone_is_a_term():
    language = Language("en", Words({}), Patterns({"deadline.date": ["<date>"]}))
    assert letters(read("1-3-2027", language), {}, {})["T"] is Answer.OK


@pytest.mark.parametrize(
    ("total", "answer"),
    [(0.01, "ok"), (0.0, "ask"), (-DOUBT + 0.01, "ask"), (-DOUBT, "missing"), (-3.0, "missing")],
)
def test_weights_below_the_line_leave_doubt_before_they_say_no(total, answer):
    weights = {"S": {"bias": total}, "M": {"bias": -total}}
    assert judged("weld", weights).startswith(f"S:{answer} ")


def test_each_letter_has_its_own_weights():
    assert judged("weld", WEIGHTS, ["a"]).startswith("S:ok M:missing")
    assert judged("weld", WEIGHTS).startswith("S:missing M:ok")


def test_a_score_adds_up_what_is_weighed():
    weights = {"bias": -1.0, "name": 0.5, "group.small": 1.0, **dict.fromkeys(UNWEIGHED, 9.0)}
    assert score({}, weights) == -1.0
    assert score({"name": (3, 4), "unknown": (1,)}, weights) == -0.5
    assert score({"group.small": (1,)}, weights) == 0.0
    assert score({"group.small": (1, 5)}, weights) == REPEATED - 1.0
    assert score(dict.fromkeys(UNWEIGHED, (1,)), weights) == -1.0


def test_only_words_of_a_group_count_more_when_repeated():
    found = values({"group.small": (1, 2, 3), "group.all": (4,), "concrete.2": (1, 2), "words.few": ()})
    assert found == {"group.small": REPEATED, "group.all": 1.0, "concrete.2": 1.0, "words.few": 1.0}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("nl", "Voor 1 mei heb ik drie klinische lessen over wondzorg gegeven", "ok ok ask ask ok"),
        ("nl", "Van 12 naar 4 fouten in de medicatielijst voor 1 mei, zodat ik mag invallen", "ok ok ok ok ok"),
        ("nl", "Mijn communicatie verbeteren", "missing missing ask ask missing"),
        ("nl", "Assertiever zijn", "missing missing ask ask missing"),
        ("en", "By 1 May I have given three lessons on wound care", "ok ok ask ask ok"),
        ("en", "Go from 12 to 4 errors in the medication list by May so that I can fill in", "ok ok ok ok ok"),
        ("en", "Improve my communication", "missing missing ask ask missing"),
        ("en", "Be more assertive", "missing missing ask ask missing"),
    ],
)
def test_clear_cases_in_both_languages(lang, text, expected):
    assert " ".join(load_coach(lang).sentence(text).letters.values()) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_weighs_s_and_m(lang):
    weights = load_coach(lang).weights
    assert set(weights) == {"S", "M"}
    assert all("bias" in weights[letter] for letter in weights)
