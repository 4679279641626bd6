"""What is wrong with a plan is told in our own words, with file and line, in both languages."""

from typing import Any

import pytest

from popcli.cli.failure import error_lines
from popcli.core.errors import FileProblem
from popcli.store import templates
from popcli.store.plan_file import read_plan

GOAL = "goals:\n- id: g1\n  text: a\n  "
ACTION = GOAL + "actions:\n  - id: a1\n    text: b\n    "
REVIEW = "reviews:\n- id: r1\n  kind: progress\n  date: 2026-01-01\n  "

# What stands below the first two lines, the key of the text, the line, and some of the values.
WRONG: list[tuple[str, str, int, dict[str, Any]]] = [
    ("goals:\n- id: g1\n", "field-missing", 4, {"field": "goals.0.text"}),
    ("goals:\n- id: g1\n  text:\n", "field-missing", 5, {"field": "goals.0.text"}),
    ("goals:\n- text: a\n  due: soon\n", "field-missing", 4, {"field": "goals.0.id"}),
    ("answers:\n- question: a\n", "field-missing", 4, {"field": "answers.0.on"}),
    (GOAL + "status: actief\n", "field-choice", 6, {"text": "actief", "nearest": "active", "field": "goals.0.status"}),
    (GOAL + "kind: zzz\n", "field-choice", 6, {"nearest": "improve"}),
    ("language: fr\n", "field-choice", 3, {"known": "nl, en"}),
    (GOAL + "due: soon\n", "field-date", 6, {"text": "soon"}),
    (GOAL + "due: 2026-02-30\n", "field-date", 6, {"text": "2026-02-30"}),
    (GOAL + "due: 30-06-2026\n", "field-date", 6, {}),
    (GOAL + "due: [2026-01-01]\n", "field-date", 6, {}),
    (GOAL + "due: {on: 2026-01-01}\n", "field-date", 6, {}),
    ("competences:\n- id: c1\n  name: a\n  level_now: 6\n", "field-range", 6, {"text": "6", "limit": "≤ 5"}),
    ("competences:\n- id: c1\n  name: a\n  level_now: 0\n", "field-range", 6, {"limit": "≥ 1"}),
    ("competences:\n- id: c1\n  name: a\n  level_now: 2.5\n", "field-number", 6, {"text": "2.5"}),
    ("competences:\n- id: c1\n  name: a\n  level_now: high\n", "field-number", 6, {}),
    ("review:\n  interval_months: 25\n", "field-range", 4, {"limit": "≤ 24"}),
    ("version: -1\n", "field-range", 3, {"limit": "≥ 0"}),
    ("version: three\n", "field-number", 3, {}),
    (GOAL + "hours_per_week: -1\n", "field-range", 6, {"field": "goals.0.hours_per_week", "limit": "≥ 0"}),
    (GOAL + "hours_per_week: -0.5\n", "field-range", 6, {"text": "-0.5", "limit": "≥ 0"}),
    (GOAL + "hours_per_week: nan\n", "field-number", 6, {"field": "goals.0.hours_per_week"}),
    (GOAL + "hours_per_week: 1,5\n", "field-number", 6, {"text": "1,5"}),
    (GOAL + f"hours_per_week: {'9' * 5000}\n", "field-number", 6, {"text": "9" * 60}),
    (ACTION + "costs:\n      budget: Infinity\n", "field-number", 10, {"field": "goals.0.actions.0.costs.budget"}),
    (ACTION + "costs: 3\n", "field-mapping", 9, {"field": "goals.0.actions.0.costs"}),
    (ACTION + "support: {granted: maybe}\n", "field-flag", 9, {"text": "maybe"}),
    ("strengths: patience\n", "field-list", 3, {"field": "strengths"}),
    ("strengths: {a: b}\n", "field-list", 3, {}),
    ("strengths:\n- {a: b}\n", "field-text", 4, {"field": "strengths.0"}),
    ("strengths:\n- [a]\n", "field-text", 4, {}),
    ("strengths:\n- a\n-\n", "field-text", 5, {"field": "strengths.1"}),
    ("goals: {g1: a}\n", "field-list", 3, {"field": "goals"}),
    ("goals:\n- a\n", "field-mapping", 4, {"field": "goals.0"}),
    ("goals:\n- [a]\n", "field-mapping", 4, {}),
    (GOAL + "reason: [a, b]\n", "field-text", 6, {"field": "goals.0.reason"}),
    ("period: 2026\n", "field-mapping", 3, {"field": "period"}),
    ("period: [a]\n", "field-mapping", 3, {}),
    ("goals:\n- id: G 1\n  text: a\n", "field-id", 4, {"text": "G 1"}),
    ("goals:\n- id: ''\n  text: a\n", "field-id", 4, {}),
    ("answers:\n- {question: a, on: 2026-01-01, value: {a: b}}\n", "field-number", 4, {"field": "answers.0.value"}),
    ("answers:\n- {question: a, on: 2026-01-01, value: many}\n", "field-number", 4, {}),
    ("answers:\n- {question: a, on: 2026-01-01, private: maybe}\n", "field-flag", 4, {}),
    (REVIEW + "goals:\n  - goal: g1\n    answers: [a]\n", "field-mapping", 9, {"field": "reviews.0.goals.0.answers"}),
    (REVIEW + "goals:\n  - goal: g1\n    satisfaction: 6\n", "field-range", 9, {"limit": "≤ 5"}),
    (REVIEW + "motivation: [3]\n", "field-number", 7, {}),
]


def problem(content: str | bytes) -> FileProblem:
    raw = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(FileProblem) as raised:
        read_plan(raw, "plan.yaml")
    return raised.value


def is_told(found: FileProblem) -> None:
    """Every text of this problem can be shown, in both languages, and says what helps."""
    for lang in templates.LANGUAGES:
        lines = error_lines(found, templates.texts(lang))
        assert lines[1] == f"  --> {found.place}"
        assert len(lines) > 2


@pytest.mark.parametrize(("text", "key", "line", "values"), WRONG, ids=[text[-30:] for text, *_ in WRONG])
def test_a_wrong_field_is_told_with_its_line(text: str, key: str, line: int, values: dict[str, Any]) -> None:
    found = problem(f"pop: 1\nperson: {{name: S}}\n{text}")
    assert (found.key, str(found.place)) == (key, f"plan.yaml:{line}")
    assert values.items() <= found.values.items()
    is_told(found)


WHOLE: list[tuple[str, str, int | None]] = [
    ("pop: 1\n", "field-missing", 1),
    ("pop: 1\nperson: {}\n", "field-missing", 2),
    ("pop: 1\nperson: Sanne\n", "field-mapping", 2),
    ("person: {name: S}\n", "format-missing", 1),
    ("pop: x\nperson: {name: S}\n", "format-missing", 1),
    ("pop:\nperson: {name: S}\n", "format-missing", 1),
    ("pop: -1\nperson: {name: S}\n", "format-missing", 1),
    ("pop: [1]\nperson: {name: S}\n", "format-missing", 1),
    ("pop: 0\nperson: {name: S}\n", "format-unknown", 1),
    ("# mine\n\nperson: {name: S}\npop: 2\n", "format-newer", 4),
    ("pop: 999999\nperson: {name: S}\n", "format-newer", 1),
    ("", "plan-mapping", 1),
    ("- a\n", "plan-mapping", 1),
    ("a\n", "plan-mapping", 1),
    ("pop: 1\nperson: {name: S\n", "yaml-syntax", None),
    ("pop: 1\npop: 1\n", "yaml-duplicate", 2),
    ("pop: 1\nperson: &a {name: S}\n", "yaml-anchor", 2),
    ("pop: 1\nperson: !!map {name: S}\n", "yaml-tag", 2),
    ("pop: 1\nperson: {<<: {name: S}}\n", "yaml-merge", 2),
    ("pop: 1\n---\npop: 1\n", "yaml-documents", 2),
    ("pop: 1\na: " + "[" * 30 + "]" * 30 + "\n", "yaml-depth", 2),
    ("pop: 1\nperson: {name: a\x1bb}\n", "yaml-character", 2),
    ("pop: 1\n? [a]\n: b\n", "yaml-key", 2),
    ('pop: 1\nperson: {name: "\\0"}\n', "yaml-character", 2),
]


@pytest.mark.parametrize(("content", "key", "line"), WHOLE, ids=[text[:30] for text, *_ in WHOLE])
def test_a_file_that_is_no_plan_is_told(content: str, key: str, line: int | None) -> None:
    found = problem(content)
    assert found.key == key
    assert found.place is not None
    assert found.place.file == "plan.yaml"
    assert line is None or found.place.line == line
    is_told(found)


def test_a_file_in_another_encoding_is_told() -> None:
    found = problem("pop: 1\nperson: {name: Zoë}\n".encode("latin-1"))
    assert (found.key, str(found.place)) == ("yaml-utf8", "plan.yaml:2")
    is_told(found)


def test_a_file_that_is_too_large_is_told() -> None:
    found = problem(b"pop: 1\n" + b"#" * 10_000_000)
    assert (found.key, str(found.place)) == ("yaml-size", "plan.yaml")
    is_told(found)


def test_texts_that_look_like_something_else_stay_texts() -> None:
    words = ["no", "0123", "1e3", "2026-01-01", "~", "null", "true", "0x1F", "1_000", ".5", "="]
    plan = read_plan(f"pop: 1\nperson: {{name: no}}\nstrengths: [{', '.join(words)}]\n".encode(), "plan.yaml").plan
    assert plan.strengths == tuple(words)
    assert plan.person.name == "no"
