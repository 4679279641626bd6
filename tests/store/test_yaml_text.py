"""Writing YAML: readable, and read back the same by us, by another YAML reader, and as JSON."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML  # noqa: TID253 - the other reader

from popcli.core.errors import InvalidValue
from popcli.store.yaml_text import as_text, flow, quote, render
from popcli.store.yaml_tree import parse, plain

EVERY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
PARTS = [
    *"\n\n\n  \t\r:#-?'\"\\{}[],&*!|>%@`~=<.01eE_+xoab",
    *"\x1b\x7f\x85\xa0\u2028\u2029\ufeff\ufffe\uffff\u200b\U0001f600\U0001fffe\U0010ffff",
    *(
        ": ",
        " #",
        "---",
        "...",
        "no",
        "null",
        "true",
        "12:30",
        "2026-01-01",
        "0x1F",
        ".inf",
        "a b",
        "é",
        "\n  ",
    ),
]
TEXTS = st.text(EVERY, max_size=12) | st.lists(st.sampled_from(PARTS), max_size=9).map("".join)
VALUES = (
    TEXTS
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
)
DATA = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner | st.none(), max_size=4),
    max_leaves=12,
)


def read(text: str) -> Any:
    return plain(parse(text, "plan.yaml").root)


def read_elsewhere(text: str, version: str = "1.2") -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = version
    return reader.load(text)


def test_rendered_plan_is_easy_to_read() -> None:
    plan = {
        "pop": 1,
        "person": {"name": "Sanne de Vries", "function": None, "organisation": "Zorg & Co"},
        "period": {"from": date(2026, 1, 1), "until": date(2026, 12, 31)},
        "strengths": ["luisteren", "plannen: ook in drukte", "C# en C++"],
        "goals": [
            {
                "id": "g1",
                "text": "Ik leid vóór 1 juni vier overleggen",
                "answers": {"specific": "eerst kijken\ndan doen\n", "measurable": "a\n\n  b"},
                "hours": 2.5,
                "done": False,
                "actions": [],
                "costs": {},
            },
            {"id": "g2", "on": [date(2026, 3, 18)]},
        ],
        "notes": [["a", "b"], "no", "0123", "12:30", "2026-01-01", "", "- x", "'t kan", "~", "+31 6 1234"],
    }

    assert (
        render(plan)
        == """\
pop: 1
person:
  name: Sanne de Vries
  organisation: Zorg & Co
period:
  from: 2026-01-01
  until: 2026-12-31
strengths:
  - luisteren
  - "plannen: ook in drukte"
  - C# en C++
goals:
  - id: g1
    text: Ik leid vóór 1 juni vier overleggen
    answers:
      specific: |
        eerst kijken
        dan doen
      measurable: |-
        a

          b
    hours: 2.5
    done: false
    actions: []
    costs: {}
  - id: g2
    "on":
      - 2026-03-18
notes:
  - - a
    - b
  - "no"
  - "0123"
  - "12:30"
  - "2026-01-01"
  - ""
  - "- x"
  - "'t kan"
  - "~"
  - "+31 6 1234"
"""
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({}, "{}\n"),
        ([], "[]\n"),
        ("a", "a\n"),
        ("a\nb", "|-\n  a\n  b\n"),
        ({"a": None}, "{}\n"),
        ({"a": {"b": None}}, "a: {}\n"),
        ([None, {"a": 1, "b": [2]}], "-\n- a: 1\n  b:\n    - 2\n"),
    ],
)
def test_small_things(data: Any, text: str) -> None:
    assert render(data) == text


def test_render_indents_the_whole() -> None:
    assert render({"a": ["x\ny"], "b": "z"}, indent=4) == "    a:\n      - |-\n        x\n        y\n    b: z\n"


@pytest.mark.parametrize(
    "text", ["a \nb", "a\n\tb", " a\nb", "\na", "a\n\n", "a\n \nb", "a\r\nb", "a\n\x1bb", "a\x85\nb"]
)
def test_text_that_is_no_safe_block_stands_in_quotes(text: str) -> None:
    rendered = render({"a": text})

    assert rendered == f"a: {quote(text)}\n"
    assert read(rendered) == {"a": text}


def test_flow_is_one_line() -> None:
    data = {"a": [1, "x, y", "z"], "b": {"c": date(2026, 1, 2), "d": "e:f", "g": None}, "h": [], "i": "j\nk"}

    assert flow(data) == '{a: [1, "x, y", z], b: {c: 2026-01-02, d: "e:f"}, h: [], i: "j\\nk"}'


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('a "b" \\', r'"a \"b\" \\"'),
        ("\x1b\x7f\x85\u2028\ufeff\uffff", r'"\u001b\u007f\u0085\u2028\ufeff\uffff"'),
        ("é\U0001f600", '"é\U0001f600"'),
        ("a\n\tb", r'"a\n\tb"'),
    ],
)
def test_quote_escapes_only_what_needs_it(text: str, quoted: str) -> None:
    assert quote(text) == quoted


@pytest.mark.parametrize(("text", "key"), [("a\0", "text-nul"), ("\ud800", "text-surrogate")])
def test_text_that_no_file_can_hold(text: str, key: str) -> None:
    for write in (
        quote,
        lambda text: render({"a": text}),
        lambda text: render({text: 1}),
        lambda text: flow([text]),
    ):
        with pytest.raises(InvalidValue) as caught:
            write(text)
        assert caught.value.key == key


@given(TEXTS)
def test_quoted_text_comes_back_from_json_and_yaml(text: str) -> None:
    quoted = quote(text)

    assert json.loads(quoted) == text
    assert read(quoted + "\n") == text
    assert read_elsewhere(quoted) == text
    assert "\n" not in quoted
    assert "\\ud" not in quoted


@given(TEXTS)
def test_text_comes_back_from_every_place(text: str) -> None:
    for data in (text, [text, 1], {"a": text, "b": text}, {text: 1}, [[text]], [{text: [text]}]):
        rendered = render(data)
        assert read(rendered) == as_text(data)
        assert as_text(read_elsewhere(rendered)) == as_text(data)
    assert read_elsewhere(flow([text, {text: text}])) == [text, {text: text}]
    assert read(flow([text, {text: text}])) == [text, {text: text}]


@given(TEXTS)
def test_other_readers_take_text_for_text(text: str) -> None:
    for version in ("1.1", "1.2"):
        assert read_elsewhere(render([text, {text: text}]), version) == [text, {text: text}]


@given(TEXTS, TEXTS)
def test_block_text_comes_back(first: str, second: str) -> None:
    text = f"a{first}\n{second}"

    assert read(render({"a": text, "b": 1})) == {"a": text, "b": "1"}
    assert read_elsewhere(render({"a": [text], "b": 1})) == {"a": [text], "b": 1}


@given(DATA, st.sampled_from([0, 2, 7]))
def test_data_comes_back(data: Any, indent: int) -> None:
    assert read(render(data, indent)) == as_text(data)
    assert read(flow({"a": data})) == {"a": as_text(data)}
