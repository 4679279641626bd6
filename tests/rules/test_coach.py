"""Which language a text is in, and reading a sentence in it."""

import pytest

from popcli.rules.coach import LOOKED_AT, Coach, is_at_home, likely_language
from popcli.rules.marks import Language
from popcli.rules.patterns import Patterns
from popcli.rules.rule import LETTERS
from popcli.rules.words import Words
from popcli.store.templates import LANGUAGES, load_coach

COACHES = {lang: load_coach(lang) for lang in LANGUAGES}

SENTENCES = {
    "nl": [
        "Ik wil beter plannen",
        "Drie lessen geven",
        "Mijn communicatie verbeteren",
        "Power BI leren",
        "Excel onder de knie krijgen",
        "Voor 1 mei mijn EHBO-diploma halen",
        "Leren lassen",
        "Minder stress",
        "Elke week een uur oefenen met Noor",
        "In de zomer een website maken",
        "Assertiever zijn",
        "Nette verslagen schrijven",
        "Zelf de machines afstellen",
    ],
    "en": [
        "I want to plan better",
        "Give three lessons",
        "Improve my communication",
        "Learn Power BI",
        "Get the hang of Excel",
        "Get my first-aid certificate by 1 May",
        "Learn to weld",
        "Less stress",
        "Practise with Noor for an hour every week",
        "Make a website in summer",
        "Be more assertive",
        "Write good reports",
        "Set up the machines myself",
    ],
}


@pytest.mark.parametrize("otherwise", LANGUAGES)
@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang in LANGUAGES for text in SENTENCES[lang]])
def test_short_sentences_tell_their_language(lang, text, otherwise):
    assert likely_language(text, COACHES, otherwise) == lang


@pytest.mark.parametrize("otherwise", LANGUAGES)
@pytest.mark.parametrize("text", ["", "🙂", "1 2 3", "Xyzzy qwrt", "SQL", "学习", "1-3-2027"])
def test_where_words_tell_nothing_the_other_language_decides(text, otherwise):
    assert likely_language(text, COACHES, otherwise) == otherwise


def test_small_words_tell_a_language_best():
    groups = {"nl": {"small": ["de"]}, "en": {"narrow": ["excel"]}}
    coaches = {lang: Coach(Language(lang, Words(found), Patterns({})), {}) for lang, found in groups.items()}
    assert likely_language("de excel", coaches, "en") == "nl"
    assert likely_language("de excel excel excel", coaches, "nl") == "en"


@pytest.mark.parametrize(
    ("lang", "text", "at_home"),
    [
        ("nl", "Ik wil drie lessen geven", True),
        ("en", "I want to give three lessons", True),
        ("nl", "I want to give three lessons", False),
        ("en", "Ik wil drie lessen geven", False),
        ("nl", "Ik xyzzy", False),
        ("nl", "Ik wil xyzzy", True),
        ("nl", "", False),
        ("en", "1 2 🙂", False),
    ],
)
def test_a_text_is_at_home_where_most_of_its_words_are_known(lang, text, at_home):
    assert is_at_home(text, COACHES[lang]) is at_home


def test_only_the_begin_of_a_long_text_is_looked_at():
    text = "xyzzy " * LOOKED_AT + "ik wil beter plannen"
    assert likely_language(text, COACHES, "en") == "en"
    assert likely_language("ik wil plannen " + text, COACHES, "en") == "nl"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_has_its_text_signals_and_letters(lang):
    text = SENTENCES[lang][0]
    sentence = COACHES[lang].sentence(text)
    assert sentence.reading.text == text
    assert sentence.signals
    assert "".join(sentence.letters) == LETTERS


@pytest.mark.parametrize(
    ("lang", "text", "group", "words"),
    [
        ("en", "Improve and then improve skills", "vague-verb", ["Improve", "improve"]),
        ("nl", "Verbeteren en groeien", "vague-verb", ["Verbeteren", "groeien"]),
        ("en", "Improve, enhance skills", "vague-verb", ["Improve", "enhance"]),
        ("en", "Out of my comfort zone", "idiom", ["comfort zone"]),
        ("en", "Weld", "idiom", []),
    ],
)
def test_a_sentence_knows_where_words_of_a_group_are(lang, text, group, words):
    assert [text[start:end] for start, end in COACHES[lang].sentence(text).words(group)] == words


def test_a_sentence_knows_where_its_marks_are():
    text = "Weld by May or soon"
    sentence = COACHES["en"].sentence(text)
    assert [text[start:end] for start, end in sentence.marked("deadline", "vague-time")] == ["by May", "soon"]
