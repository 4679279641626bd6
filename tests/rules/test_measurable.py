"""Words of a sentence that nobody can measure."""

import pytest

from popcli.rules.check import check_sentence
from popcli.store.templates import load_coach


def found(text, lang):
    """The words that each rule about M names."""
    every = check_sentence(load_coach(lang).sentence(text)).findings
    return {one.rule.code: [text[a:b] for a, b in one.words] for one in every if one.rule.criterion == "M"}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Improve my communication", {"M01": ["Improve"]}),
        ("en", "Understand the rules", {"M02": ["Understand"]}),
        ("en", "Learn to understand the rules", {"M02": ["understand"]}),
        ("nl", "Leren begrijpen hoe het werkt", {"M02": ["begrijpen"]}),
        ("en", "Learn to weld", {"M03": ["Learn"]}),
        ("en", "Write good reports", {"M04": ["good"]}),
        ("en", "Take piano lessons", {"M06": []}),
        ("en", "Give three lessons on pivot tables by 1 May", {}),
        ("nl", "Mijn communicatie verbeteren", {"M01": ["verbeteren"]}),
        ("nl", "De regels begrijpen", {"M02": ["begrijpen"]}),
        ("nl", "Leren lassen", {"M03": ["Leren"]}),
        ("nl", "Nette verslagen schrijven", {"M04": ["Nette"]}),
        ("nl", "Pianoles nemen", {"M06": []}),
        ("nl", "Voor 1 mei drie lessen over draaitabellen geven", {}),
    ],
)
def test_what_cannot_be_measured_is_named_once(lang, text, expected):
    assert found(text, lang) == expected
