"""Texts cut into tokens: their kinds, their places, and where clauses and sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.rules.tokens import MOST_TOKENS, tokens

PIECES = [
    "1-3-2027",
    "8:15",
    "5.15 pm",
    "20,000",
    "één",
    "zo\u2019n",
    "İzmir",
    "STRASSE",
    "e.g.",
    "🙂",
    "½",
    "\n",
    "-",
    "'",
]
pieces = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("3-4-27", ["date"]),
        ("2027/03/01", ["date"]),
        ("1.3.2027", ["date"]),
        ("dd-mm-yyyy", ["date"]),
        ("DD/MM/JJJJ", ["date"]),
        ("3-4/27", ["number", "mark", "number", "mark", "number"]),
        ("8:15", ["clock"]),
        ("5.15 pm", ["clock", "word"]),
        ("20.30 uur", ["clock", "word"]),
        ("20.30", ["number"]),
        ("20,000", ["number"]),
        ("6.1", ["number"]),
        ("3x", ["number", "word"]),
        ("50%", ["number", "mark"]),
        ("b2", ["word"]),
        ("e-mail's", ["word"]),
        ("zo\u2019n", ["word"]),
        ("ééndaags", ["word"]),
        ("op-", ["word", "mark"]),
        ("t/m juni", ["word", "word"]),
        ("d.m.v. les", ["word", "mark", "word"]),
        ("en/daarna", ["word", "mark", "word"]),
        ("a_b", ["word", "mark", "word"]),
        ("🙂", ["mark"]),
        (" \n\t", []),
        ("", []),
    ],
)
def test_kinds(text, kinds):
    assert [token.kind for token in tokens(text)] == kinds


@given(st.text() | pieces)
def test_a_token_is_its_place_in_lower_case(text):
    found = tokens(text)
    for token in found:
        assert token.text == text[token.start : token.end].lower().replace("\u2019", "'")
        assert token.text
    ends = [0, *(token.end for token in found)]
    assert all(end <= token.start < token.end for end, token in zip(ends, found, strict=False))
    assert "".join(text.split()) == "".join("".join(text[token.start : token.end].split()) for token in found)


@given(st.text() | pieces)
def test_clauses_and_sentences_only_go_on(text):
    found = tokens(text)
    for before, after in pairwise(found):
        assert before.clause <= after.clause
        assert before.sentence <= after.sentence


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ik werk met Noor in Excel", ["noor", "excel"]),
        ("Leren lassen. Dan verder", []),
        ("ik leer SQL en iPad", ["sql", "ipad"]),
        ("SQL leren", ["sql"]),
        ("• Werken (Eerst) “Dan”", []),
        ("de firma Noord B.V.", ["noord", "b.v"]),
        ("ik leer sql", []),
    ],
)
def test_a_capital_tells_a_name_where_no_sentence_begins(text, names):
    assert [token.text for token in tokens(text) if token.capital] == names


@pytest.mark.parametrize(
    ("text", "clauses", "sentences"),
    [
        ("een twee", 0, 0),
        ("een, twee", 1, 0),
        ("een (twee) drie", 2, 0),
        ("een. twee", 1, 1),
        ("een; twee: drie", 2, 0),
        ("een! twee? drie", 2, 2),
        ("een.twee", 0, 0),
        ("o.a. twee", 0, 0),
        ("een - twee", 0, 0),
        ("een \u2013 twee", 1, 0),
    ],
)
def test_clauses_and_sentences_end_at_marks(text, clauses, sentences):
    last = [token for token in tokens(text) if token.kind == "word"][-1]
    assert (last.clause, last.sentence) == (clauses, sentences)


def test_no_more_than_a_page_is_read():
    assert len(tokens("a " * (MOST_TOKENS - 1))) == MOST_TOKENS - 1
    assert len(tokens("a " * (MOST_TOKENS + 9))) == MOST_TOKENS
