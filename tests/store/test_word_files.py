"""Words, patterns, weights and rules of each language: plain YAML, and everything they name is there."""

from collections import Counter
from pathlib import Path

import pytest

import yaml_plain
from popcli.rules.patterns import PART, read_pattern
from popcli.rules.signals import COUNTED, LENGTHS, PAIRS, STEPS
from popcli.store.templates import LANGUAGES, _lists, _values, templates

ROOT = templates()
WORDS = sorted(path.name for path in (ROOT / LANGUAGES[0] / "words").glob("*.yaml"))
OF_KINDS = {"n", "num", "year", "name", "any", "date", "clock", "mark"}
"""Groups that a token has by what it is."""


def lists(lang: str) -> dict[str, dict[str, list[str]]]:
    return {name: _lists(ROOT / lang / "words" / name) for name in WORDS}


def patterns(lang: str) -> dict[str, list[str]]:
    return lists(lang)["marks.yaml"]


def groups(lang: str) -> list[tuple[str, list[str]]]:
    found = (item for name, named in lists(lang).items() if name != "marks.yaml" for item in named.items())
    return [(group, [word for line in lines for word in line.split(", ")]) for group, lines in found]


def real(path: Path) -> object:
    return yaml_plain.read(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_the_same_for_any_reader_of_yaml(lang, name):
    assert real(ROOT / lang / "words" / name) == lists(lang)[name]


@pytest.mark.parametrize("name", ["rules.yaml", "weights.yaml"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_rules_and_weights_are_the_same_for_any_reader_of_yaml(lang, name):
    assert real(ROOT / lang / name) == _values(ROOT / lang / name)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_weights_are_numbers_of_known_signals(lang):
    kinds = {name.partition(".")[0] for name in patterns(lang) if not name.startswith(PART)}
    sorts = {name for name in patterns(lang) if name.startswith("quantity.")}
    known = {"bias", "number", "measure", "name", "words.few", *PAIRS, *sorts}
    known |= {f"group.{group}" for group in COUNTED} | {f"mark.{kind}" for kind in kinds}
    known |= {f"words.{limit}" for limit in LENGTHS} | {f"concrete.{step}" for step in STEPS}
    for key, weight in _values(ROOT / lang / "weights.yaml").items():
        letter, _, name = key.partition(".")
        assert letter in {"S", "M"}
        assert name in known
        assert isinstance(weight, int | float)


def test_both_languages_find_the_same_kinds():
    kinds = [{name.partition(".")[0] for name in patterns(lang) if not name.startswith(PART)} for lang in LANGUAGES]
    assert kinds[0] == kinds[1]


def test_both_languages_have_the_same_rule_texts():
    keys = [list(_values(ROOT / lang / "rules.yaml")) for lang in LANGUAGES]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_patterns_use_what_is_there(lang):
    known, parts = OF_KINDS | {group for group, _ in groups(lang)}, set(patterns(lang))
    for name, texts in patterns(lang).items():
        for text in texts:
            for element in read_pattern(name, text).elements:
                assert element.groups <= known, text
                assert not element.part or element.part in parts, text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_signals_count_groups_that_are_there(lang):
    assert {group for group, _ in groups(lang)} >= COUNTED


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_pattern_and_no_word_is_there_twice(lang):
    named = [*groups(lang), *patterns(lang).items()]
    assert not {name: twice for name, words in named if (twice := doubles(words))}
    assert not doubles(group for group, _ in groups(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_in_lower_case_and_bare(lang):
    for group, words in groups(lang):
        assert group.replace("-", "").isalpha()
        assert all(word and word == word.strip().lower() and "\u2019" not in word for word in words)


def doubles(words) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]
