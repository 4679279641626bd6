"""S, specific: what exactly, so that two readers picture the same thing."""

from collections.abc import Iterable

from popcli.rules.rule import Found, Level, Rule, Sentence, names

SOURCE = ("hrm-toolkit", "werkzoeken", "hrbase")
LONG = 3
"""Sentences from which a goal is rather several goals, or a story."""


def _no_words(sentence: Sentence) -> Iterable[Found]:
    return [] if sentence.reading.is_readable else [Found()]


def _too_open(sentence: Sentence) -> Iterable[Found]:
    return [Found(sentence.words("pronoun"))]


def _several_goals(sentence: Sentence) -> Iterable[Found]:
    """One goal per sentence: words such as "also" begin a second one, and so does a third sentence."""
    words = sentence.words("second-goal")
    sentences = {token.sentence for token in sentence.reading.row.tokens if token.kind == "word"}
    return [Found(words)] if words or len(sentences) >= LONG else []


OPEN = ("S02", "S03", "S04", "S05", "S06")
"""Rules that name the words that leave things open; without any there is just too little."""

RULES = (
    Rule("S01", "nothing-to-read", "S", "sentence", Level.WARNING, SOURCE, _no_words),
    Rule(
        "S02",
        "vague-verb",
        "S",
        "sentence",
        Level.WARNING,
        SOURCE,
        names("vague-verb", without=("frame", "small")),
        ("S01",),
    ),
    Rule("S03", "broad-area", "S", "sentence", Level.WARNING, SOURCE, names("broad-noun"), ("S01",)),
    Rule("S04", "attitude", "S", "sentence", Level.WARNING, SOURCE, names("attitude"), ("S01",)),
    Rule("S05", "figure-of-speech", "S", "sentence", Level.WARNING, SOURCE, names("idiom"), ("S01",)),
    Rule("S06", "weasel-word", "S", "sentence", Level.WARNING, SOURCE, names("weasel"), ("S01",)),
    Rule("S07", "too-open", "S", "sentence", Level.WARNING, SOURCE, _too_open, ("S01", *OPEN)),
    Rule("S08", "several-goals", "S", "sentence", Level.NOTE, SOURCE, _several_goals, ("S01",)),
)
