"""Words of a sentence that leave open what is meant."""

import pytest

from popcli.rules.check import check_sentence
from popcli.store.templates import load_coach


def found(text, lang="en"):
    """The words that each rule about S names."""
    every = check_sentence(load_coach(lang).sentence(text)).findings
    return {one.rule.code: [text[a:b] for a, b in one.words] for one in every if one.rule.criterion == "S"}


@pytest.mark.parametrize(
    ("lang", "text", "code", "words"),
    [
        ("en", "Improve my skills", "S02", ["Improve"]),
        ("en", "Improve my skills", "S03", ["skills"]),
        ("en", "More confidence", "S04", ["confidence"]),
        ("en", "Step out of my comfort zone", "S05", ["comfort zone"]),
        ("en", "Try various things", "S06", ["various things"]),
        ("nl", "Mijn vaardigheden verbeteren", "S02", ["verbeteren"]),
        ("nl", "Mijn vaardigheden verbeteren", "S03", ["vaardigheden"]),
        ("nl", "Meer zelfvertrouwen", "S04", ["zelfvertrouwen"]),
        ("nl", "Uit mijn comfortzone stappen", "S05", ["comfortzone"]),
        ("nl", "Iets met talen", "S06", ["Iets"]),
    ],
)
def test_each_rule_names_its_words(lang, text, code, words):
    assert found(text, lang)[code] == words


@pytest.mark.parametrize("text", ["", "...", "🙂", "12"])
def test_without_words_nothing_else_is_told(text):
    assert found(text) == {"S01": []}


def test_nothing_named_is_told_only_where_no_word_is():
    assert list(found("To be")) == ["S07"]
    assert list(found("Ik wil het zijn", "nl")) == ["S07"]
    assert "S07" not in found("To improve")


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Learn to weld", False),
        ("Learn to weld. Then drive", False),
        ("Learn to weld. Then drive. Then fly", True),
        ("Learn to weld. ... !", False),
        ("Learn to weld and also to drive", True),
    ],
)
def test_a_third_sentence_or_a_word_like_also_begins_a_second_goal(text, several):
    assert ("S08" in found(text)) is several
