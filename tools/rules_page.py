"""The page about all rules, docs/rules.md, from the rules and their texts; ``make pages`` writes it."""

from collections.abc import Iterable
from pathlib import Path

from popcli.report.check_page import shown_example
from popcli.rules.check import RULES
from popcli.rules.rule import Rule
from popcli.rules.rule_texts import RuleTexts
from popcli.store.templates import LANGUAGES, rule_texts, texts

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"

INTRODUCTION = (
    "# The rules of a good plan",
    "",
    "Everything `pop check` looks at, as it tells it. Made by `make pages` from `src/popcli/rules/` and",
    "`templates/<language>/rules.yaml`, and checked in every test run. Every example is a test too.",
    "",
    "Errors and warnings make `pop check` end with 3, notes do not. Where a sentence is close to the line, a warning",
    'about it becomes a note. `pop check --accept CODE --goal g1 --reason "…"` leaves a finding about a goal as it is',
    "until the sentence of that goal changes. The sources are explained in the [glossary](glossary.md).",
    "",
)


def page() -> str:
    """The whole page, in Markdown."""
    lines = [*INTRODUCTION]
    for criterion in dict.fromkeys(rule.criterion for rule in RULES):
        lines += [f"## {texts('en')(f'check.criterion.{criterion}')}", ""]
        for rule in RULES:
            if rule.criterion == criterion:
                lines += [f"### {rule.code} · {rule.name}", "", *_facts(rule), ""]
                for lang in LANGUAGES:
                    lines += [*_told(rule, rule_texts(lang)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _facts(rule: Rule) -> Iterable[str]:
    needs = f" · only when nothing is found by {', '.join(rule.needs)}" if rule.needs else ""
    yield f"{rule.level.value.capitalize()} · about a {rule.about} · source: {', '.join(rule.source)}{needs}"


def _told(rule: Rule, told: RuleTexts) -> Iterable[str]:
    code = rule.code
    yield f"**{told.lang}** · **{told.title(code)}.** {told.why(code)} *{told.ask(code)}*"
    yield ""
    for kind, sign in (("bad", "✗"), ("good", "✓")):
        for example in told.examples(code, kind):
            shown = shown_example(example)
            yield f"- {sign} " + (shown if isinstance(example, str) else f"`{shown}`")
