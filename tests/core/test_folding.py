import pytest

from popcli.core.folding import folded_words


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
