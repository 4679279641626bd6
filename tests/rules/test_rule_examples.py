"""What rules say: complete in both languages, and every example is what it shows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import yaml_plain
from popcli.core.progress import progress
from popcli.rules.check import RULES, check_plan, check_sentence
from popcli.rules.rule import Finding, PlanView, Rule
from popcli.store.plan_file import read_plan
from popcli.store.templates import LANGUAGES, load_coach, rule_texts, templates
from popcli.store.yaml_text import render

TODAY = date(2026, 3, 2)
PARTS = {"title", "say", "why", "ask", "help", "good", "bad"}
NEEDED = PARTS - {"say", "help"}
GOAL = {"nl": "Drie lessen geven", "en": "Give three lessons"}


def findings(rule: Rule, lang: str, example: Any) -> tuple[Finding, ...]:
    coach = load_coach(lang)
    if rule.about == "sentence":
        return check_sentence(coach.sentence(example)).findings
    if rule.about == "goal":
        example = {"goals": [{"id": "g1", "text": GOAL[lang], "start": "2026-01-15", **example}]}
    data = {"pop": 1, "person": {"name": "Maya"}, "period": {"from": "2026-01-01"}, **example}
    loaded = read_plan(render(data).encode(), "plan.yaml")
    unknown = tuple((str(place), key, nearest) for place, key, nearest in loaded.unknown)
    view = PlanView(loaded.plan, tuple(progress(loaded.plan, [], TODAY)), TODAY, unknown)
    return check_plan(view, coach.sentence).every


def examples(kind: str) -> Iterator[Any]:
    for lang in LANGUAGES:
        for rule in RULES:
            for example in rule_texts(lang).examples(rule.code, kind):
                yield pytest.param(rule, lang, example, id=f"{lang}-{rule.code}")


@pytest.mark.parametrize(("rule", "lang", "example"), list(examples("bad")))
def test_a_bad_example_is_found_and_told(rule: Rule, lang: str, example: Any) -> None:
    found = [finding for finding in findings(rule, lang, example) if finding.rule is rule]
    assert found
    for finding in found:
        values = {"id": finding.goal or "", "about": finding.about or "", **finding.values}
        assert "{" not in rule_texts(lang).says(rule.code, values)
        if finding.goal or rule.about == "plan":
            assert "{" not in (rule_texts(lang).command(rule.code, values) or "")


@pytest.mark.parametrize(("rule", "lang", "example"), list(examples("good")))
def test_a_good_example_is_good(rule: Rule, lang: str, example: Any) -> None:
    assert rule.code not in {finding.rule.code for finding in findings(rule, lang, example)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_says_everything(lang: str) -> None:
    texts = yaml_plain.read((templates() / lang / "rules.yaml").read_text(encoding="utf-8"))
    said: dict[str, set[str]] = {}
    for key, value in texts.items():
        code, _, part = key.partition(".")
        assert value, key
        said.setdefault(code, set()).add(part)
    assert sorted(said) == sorted(rule.code for rule in RULES)
    assert all(NEEDED <= parts <= PARTS for parts in said.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rule_without_a_text_of_its_own_says_its_title(lang: str) -> None:
    texts = rule_texts(lang)
    assert texts.lang == lang
    assert texts.says("S02", {}) == texts.title("S02")
    assert texts.says("T07", {"due": "2026-02-01"}) != texts.title("T07")
    assert texts.command("S02", {}) is None
    assert texts.why("S02") != texts.ask("S02")
