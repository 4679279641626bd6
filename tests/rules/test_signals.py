"""Signals for and against a concrete goal, each with its words."""

import pytest

from popcli.rules.marks import Language, read
from popcli.rules.patterns import Patterns
from popcli.rules.signals import FEW, LENGTHS, STEPS, is_concrete, signals
from popcli.rules.words import Words

GROUPS = {
    "small": ["my", "to", "in", "i", "the", "with", "i'm"],
    "self": ["i", "i'.."],
    "vague-verb": ["improve"],
    "learn-verb": ["learn"],
    "broad-noun": ["skills"],
    "quality": ["good", "more"],
    "narrow": ["report"],
    "weasel": ["report", "some"],
    "stop-verb": ["no more"],
    "finish-verb": ["finish"],
    "direction-verb": ["raise"],
    "all": ["all"],
    "percent": ["%"],
    "month": ["may"],
    "each": ["every"],
}
PATTERNS = {
    "deadline.date": ["by <month|year|num>"],
    "frequency.often": ["every <any>"],
    "quantity.amount": ["<num> <percent>?", "dozens"],
    "reason.why": ["because >>"],
    "label.label": ["=line <num>"],
    "recurrence.bare": ["yearly"],
}
LANGUAGE = Language("en", Words(GROUPS), Patterns(PATTERNS))


def carried(text: str) -> dict[str, list[str]]:
    """The words that carry each signal."""
    reading = read(text, LANGUAGE)
    return {name: [reading.row.tokens[place].text for place in found] for name, found in signals(reading).items()}


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("improve my skills", "group.vague-verb", ["improve"]),
        ("improve, improve", "group.vague-verb", ["improve", "improve"]),
        ("my report", "concrete.1", ["report"]),
        ("my report", "group.weasel", ["report"]),
        ("weld by may", "mark.deadline", ["by", "may"]),
        ("weld 3 bikes", "number", ["3"]),
        ("weld dozens", "quantity.amount", ["dozens"]),
        ("weld 80 %", "measure", ["80", "%"]),
        ("weld with Noor", "name", ["noor"]),
        ("learn welding", "learns-something", ["learn", "welding"]),
        ("weld every day", "does-often", ["every", "day", "weld"]),
        ("raise it to 3", "moves-measure", ["raise", "3"]),
        ("good skills", "quality-of-open", ["good", "skills"]),
        ("finish welding", "finishes-something", ["finish", "finish", "welding"]),
        ("all bikes", "all-of-something", ["all", "all", "bikes"]),
    ],
)
def test_signals_name_their_words(text, name, words):
    assert carried(text)[name] == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("weld by 2027", "number"),
        ("weld line 4", "number"),
        ("weld by may", "concrete.2"),
        ("weld because improve", "group.vague-verb"),
        ("weld because report", "concrete.2"),
        ("Weld the bike", "name"),
        ("weld with I", "name"),
        ("weld by May", "name"),
        ("weld yearly", "mark.recurrence"),
        ("weld line 4", "mark.label"),
        ("weld 3", "mark.quantity"),
        ("learn", "learns-something"),
        ("raise it", "moves-measure"),
        ("", "concrete.1"),
    ],
)
def test_what_is_no_signal(text, name):
    assert name not in carried(text)


def test_words_of_a_phrase_count_for_the_phrase_alone():
    assert carried("no more welding")["group.stop-verb"] == ["no", "more"]
    assert "group.quality" not in carried("no more welding")
    assert carried("more welding")["group.quality"] == ["more"]


@pytest.mark.parametrize("count", [0, 1, *STEPS, 20])
def test_more_concrete_words_give_more_signals(count):
    given = {name for name in carried("weld " * count) if name.startswith("concrete")}
    assert given == {f"concrete.{step}" for step in STEPS if step <= count}


@pytest.mark.parametrize("count", [0, FEW, FEW + 1, *LENGTHS])
def test_the_length_is_a_signal_without_words(count):
    given = {name: words for name, words in carried("my " * count).items() if name.startswith("words.")}
    few = {"words.few": []} if count <= FEW else {}
    assert given == few | {f"words.{limit}": [] for limit in LENGTHS if count >= limit}


@pytest.mark.parametrize(
    ("groups", "concrete"),
    [
        (set(), True),
        ({"finish-verb"}, True),
        ({"weasel"}, False),
        ({"weasel", "narrow"}, True),
        ({"month"}, False),
        ({"any"}, True),
    ],
)
def test_a_concrete_word_stands_in_no_open_group_or_in_a_closed_one(groups, concrete):
    assert is_concrete(frozenset(groups)) is concrete
