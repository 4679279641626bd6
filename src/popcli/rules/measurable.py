"""M, measurable: what an outsider can decide on."""

from collections.abc import Iterable

from popcli.rules.rule import Found, Level, Place, Rule, Sentence

SOURCE = ("hrm-toolkit", "werkzoeken", "hrbase", "leefomgeving")


def _found(words: tuple[Place, ...]) -> Iterable[Found]:
    return [Found(words)] if words else []


def _direction(sentence: Sentence) -> Iterable[Found]:
    return _found(sentence.words("direction-verb"))


def _unobservable(sentence: Sentence) -> Iterable[Found]:
    return _found(sentence.words("unobservable-verb"))


def _learning(sentence: Sentence) -> Iterable[Found]:
    return _found(sentence.words("learn-verb"))


def _quality(sentence: Sentence) -> Iterable[Found]:
    return _found(sentence.words("quality", without=("direction-verb",)))


def _vague_amount(sentence: Sentence) -> Iterable[Found]:
    return _found(sentence.words("vague-amount"))


def _no_measure(_sentence: Sentence) -> Iterable[Found]:
    return [Found()]


NAMED = ("M01", "M02", "M03", "M04", "M05")
"""Rules that name the words that cannot be measured; without any there is nothing to measure at all."""

RULES = (
    Rule("M01", "direction-without-number", "M", "sentence", Level.WARNING, SOURCE, _direction, ("S01",)),
    Rule("M02", "unobservable-verb", "M", "sentence", Level.WARNING, SOURCE, _unobservable, ("S01",)),
    Rule("M03", "learning-without-proof", "M", "sentence", Level.WARNING, SOURCE, _learning, ("S01", "M02")),
    Rule("M04", "quality-word", "M", "sentence", Level.WARNING, SOURCE, _quality, ("S01",)),
    Rule("M05", "vague-amount", "M", "sentence", Level.WARNING, SOURCE, _vague_amount, ("S01",)),
    Rule("M06", "no-measure", "M", "sentence", Level.WARNING, SOURCE, _no_measure, ("S01", *NAMED)),
)
