import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.core.folding import folded, folded_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë de VRIES", ["zoe", "de", "vries"]),
        ("collega's, één-op-één", ["collegas", "een", "op", "een"]),
        ("Don\u2019t STRASSE straße", ["dont", "strasse", "strasse"]),
        ("e\u0301e\u0301n", ["een"]),
        (" … ", []),
        ("C3_snel", ["c3", "snel"]),
    ],
)
def test_words_without_case_accents_and_signs(text: str, words: list[str]):
    assert folded_words(text) == words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Café", "cafe"),
        ("Coördinatie", "coordinatie"),
        ("  ÉÉN   twee ", "een twee"),
        ("Straße", "strasse"),
        ("CAFE\u0301", "cafe"),
        ("réünie Ærøskøbing", "reunie aeroskobing"),
        ("\u0132sland \u0133s", "ijsland ijs"),
        ("STRASSE straße", "strasse strasse"),
        ("hors d\u2019œuvre", "hors d'oeuvre"),
        ("\u201eZo\u201d \u2013 één\u2011op\u2011één", '"zo" - een-op-een'),
        (" a\u00a0 b\n\tc ", "a b c"),
        ("zo\u00adje\u200bs \u2764\ufe0f", "zojes \u2764"),
        ("m²™ ½", "m2tm 1/2"),
        ("ΚΑΦΕΣ καφές", "καφεσ καφεσ"),
        ("Ilse's C++", "ilse's c++"),
        (" \u2028", ""),
    ],
)
def test_a_text_as_it_is_looked_for(text: str, plain: str):
    assert folded(text) == plain


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str):
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text())
def test_what_stands_in_a_text_stands_in_it_folded(before: str, after: str):
    assert folded("Één  café") in folded(f"{before} één CAFE {after}")
