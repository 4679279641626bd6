"""Any text gets an answer, and the work grows no faster than the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.rules.check import check_sentence
from popcli.rules.coach import likely_language
from popcli.rules.patterns import Row, row
from popcli.rules.rule import LETTERS
from popcli.rules.tokens import MOST_TOKENS, tokens
from popcli.store.templates import LANGUAGES, load_coach

COACHES = {lang: load_coach(lang) for lang in LANGUAGES}
SIZE = 100_000

ODD = {
    "nothing": "",
    "blanks": " \n\t\u00a0\u2003" * 99,
    "pictures": "🙂👩‍💻🏳️‍🌈",
    "arabic": "أريد أن أتعلم اللحام",
    "chinese": "我想学习焊接",
    "greek": "Θέλω ΣΊΣΥΦΟΣ μάθημα",
    "surrogates": "leren \ud800 learn \udfff",
    "controls": "".join(map(chr, range(32))) + "learn\x7f\x85\x00leren\u2028\ufeff",
    "combining": "e" + "\u0301" * 99,
    "digits": "1" * 99 + " ٣٤ ² ½ ①",
}
LONG = ["a ", "1 ", ",", "(", "by ", "in de ", "x", "improv", "9"]
"""What is repeated up to 100 kB."""

ROWS = ["in the ", "end of ", "voor ", "1 mei ", "by the end of ", "every ", "=", "..", "<n>", "1-", "1:", "a-", "a'"]
"""What is repeated some hundred times."""

LINKS = ["via ", "zodat ", "because ", "door te ", "lassen ", "weld ", "week ", "de ", "the ", ". ", "\n"]


def check(text: str) -> None:
    for coach in COACHES.values():
        found = check_sentence(coach.sentence(text))
        assert "".join(found.letters) == LETTERS
        for finding in found.findings:
            assert all(0 <= start < end <= len(text) for start, end in finding.words)
    assert likely_language(text, COACHES, "nl") in LANGUAGES


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_get_an_answer(text):
    check(text)


@pytest.mark.parametrize("piece", LONG)
def test_long_texts_get_an_answer_and_only_a_page_is_read(piece):
    text = piece * (SIZE // len(piece))
    check(text)
    assert len(tokens(text)) <= MOST_TOKENS


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_gets_an_answer(text):
    check(text)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from([*LONG, *ROWS, *LINKS])).map("".join))
def test_any_row_of_words_gets_an_answer(text):
    check(text)


class Counted(list):
    """Tokens that count how often they are looked at."""

    looks = 0

    def __getitem__(self, place):
        self.looks += 1
        return super().__getitem__(place)


def work(lang: str, text: str) -> int:
    """How often tokens of the text are looked at to find every mark."""
    language = COACHES[lang].language
    line = row(tokens(text), language.words)
    counted = Counted(line.tokens)
    language.patterns.matches(Row(counted, line.groups, line.phrases))
    return counted.looks


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("piece", [*LONG, *ROWS])
def test_twice_the_text_is_about_twice_the_work(lang, piece):
    once, twice, four = (work(lang, piece * times) for times in (100, 200, 400))
    assert twice <= 2.5 * once
    assert four <= 2.5 * twice
