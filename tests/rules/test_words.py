"""Groups of words: whole, by their beginning, by their end, and in phrases."""

import pytest

from popcli.rules import words as module
from popcli.rules.words import Words

WORDS = Words(
    {
        "verb": ["improv..", "improvis..", "make"],
        "stage": ["improvis.."],
        "test": ["..examen", "..en"],
        "proof": ["examen"],
        "narrow": ["e-mail"],
        "stop": ["no more", "no longer"],
        "all": ["no"],
    }
)


@pytest.mark.parametrize(
    ("word", "groups"),
    [
        ("make", {"verb"}),
        ("makes", set()),
        ("mak", set()),
        ("improve", {"verb"}),
        ("improv", {"verb"}),
        ("impro", set()),
        ("rijexamen", {"test"}),
        ("lopen", {"test"}),
        ("en", {"test"}),
        ("examens", set()),
        ("examen", {"test", "proof"}),
        ("e-mail", {"narrow"}),
        ("work-make", {"verb"}),
        ("work-improving", {"verb"}),
        ("make-work", set()),
        ("no", {"all"}),
        ("more", set()),
        ("", set()),
        ("-", set()),
    ],
)
def test_groups_of_a_word(word, groups):
    assert WORDS.groups(word) == groups
    assert WORDS.groups(word) == groups


def test_the_longest_beginning_and_end_win():
    found = Words({"short": ["ver..", "..en"], "long": ["verbeter..", "..teren"]})
    assert found.groups("verbeteren") == {"long"}
    assert found.groups("verven") == {"short"}


def test_a_known_word_has_no_need_of_its_last_part():
    assert Words({"one": ["e-mail"], "other": ["mail"]}).groups("e-mail") == {"one"}
    assert Words({"other": ["mail"]}).groups("e-mail") == {"other"}


def test_phrases_are_found_by_their_first_word():
    assert WORDS.phrases("no") == [(("no", "more"), "stop"), (("no", "longer"), "stop")]
    assert WORDS.phrases("more") == []


def test_any_number_of_words_may_be_looked_up(monkeypatch):
    monkeypatch.setattr(module, "REMEMBERED", 2)
    found = Words({"verb": ["improv.."]})
    assert [found.groups(f"improv{number}") for number in range(9)] == [{"verb"}] * 9
    assert len(found._seen) == 2
