"""What ``pop check`` shows: findings with the words that caused them, the letters of a goal, and a rule explained."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from popcli.core.texts import Texts
from popcli.report.document import Document, Heading, Line, Marked, Named, Paragraph, Piece, Span, Style, line
from popcli.report.wording import day, number
from popcli.rules.check import Checked, CheckedPlan
from popcli.rules.rule import Answer, Finding, Letters, Level, Rule
from popcli.rules.rule_texts import Example, RuleTexts

HIDDEN = frozenset({"label", "past"})
"""Kinds of marks that only keep others away; nobody needs to see them."""

NAMED = 5
"""Words of a finding that are named; all of them are underlined."""

FOUND = 3
"""The exit code when errors or warnings stand."""

_LEVELS = {Level.ERROR: Style.LATE, Level.WARNING: Style.ATTENTION, Level.NOTE: Style.MUTED}
_ANSWERS = {Answer.OK: Style.GOOD, Answer.ASK: Style.PLAIN, Answer.MISSING: Style.ATTENTION}


def sentence_page(checked: Checked, lang: str, rules: RuleTexts, say: Texts) -> Document:
    """A sentence without a plan; nothing at all when nothing is to be said."""
    pieces = _goal(checked, rules, say) if checked.findings else []
    return Document(tuple(pieces), sentence_data(checked, lang, rules), code=_code(checked.findings))


def plan_page(checked: CheckedPlan, rules: RuleTexts, say: Texts) -> Document:
    """A plan: each goal with something to say about it, then the rest. Accepted findings stay quiet."""
    pieces: list[Piece] = []
    for goal in checked.goals:
        if any(finding.is_open for finding in goal.findings):
            pieces += _goal(goal, rules, say)
    rest = [finding for finding in checked.findings if finding.is_open]
    if rest:
        pieces += [Heading(say("check.plan")), *_findings(rest, "", rules, say)]
    findings = checked.every
    quiet = sum(not finding.is_open for finding in findings)
    if pieces and quiet:
        pieces.append(Paragraph(line(Span(say("check.quiet", count=quiet), Style.MUTED))))
    data = {
        "goals": [_goal_data(goal, rules) for goal in checked.goals],
        "findings": [_finding_data(finding, "", rules) for finding in checked.findings],
    }
    return Document(tuple(pieces), data, code=_code(findings))


def accepted_page(checked: CheckedPlan, rules: RuleTexts, say: Texts) -> Document:
    """The findings that were accepted and still hold, each with its reason."""
    texts = {checked.goal.id: checked.goal.text for checked in checked.goals if checked.goal}
    quiet = [finding for finding in checked.every if not finding.is_open]
    pieces: list[Piece] = []
    for finding in quiet:
        pieces.append(Paragraph(_head(finding, texts.get(finding.goal or "", ""), rules, say)))
        pieces.append(Paragraph(line(say("check.because", goal=finding.goal, reason=finding.accepted)), indent=2))
    if not quiet:
        pieces = [Paragraph(line(Span(say("check.none-accepted"), Style.MUTED)))]
    data = [_finding_data(finding, texts.get(finding.goal or "", ""), rules) for finding in quiet]
    return Document(tuple(pieces), data)


def rule_page(rule: Rule, rules: RuleTexts, say: Texts) -> Document:
    """One rule explained: the problem, why it matters, the question back, sources and examples."""
    code = rule.code
    pieces: list[Piece] = [
        Heading(f"{code}  {rules.title(code)}", level=1),
        Paragraph(line(rules.why(code))),
        Paragraph(line("? ", rules.ask(code))),
        Paragraph(line(Span(say(f"check.criterion.{rule.criterion}"), Style.MUTED))),
        Paragraph(line(Span(say("check.source", source=", ".join(rule.source)), Style.MUTED))),
    ]
    for kind in ("bad", "good"):
        pieces.append(Heading(say(f"check.{kind}")))
        pieces += [Paragraph(line(shown_example(example))) for example in rules.examples(code, kind)]
    data = {**_rule_data(rule, rules), **{kind: rules.examples(code, kind) for kind in ("good", "bad")}}
    return Document(tuple(pieces), data)


def shown_example(example: Example) -> str:
    """An example in one line: the sentence, or fields and their values as they could stand in the plan."""
    if isinstance(example, str):
        return example
    return ", ".join(f"{name}: {_flow(item)}" for name, item in example.items())


def _flow(value: Any) -> str:
    """A value as YAML writes it on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return str(value)


def sentence_data(checked: Checked, lang: str, rules: RuleTexts) -> dict[str, Any]:
    """A checked sentence as data: text, language, letters, marks with their places, and findings."""
    return {"text": checked.sentence.reading.text, "lang": lang, **_judged(checked, rules)}


def _goal_data(checked: Checked, rules: RuleTexts) -> dict[str, Any]:
    goal = checked.goal.id if checked.goal else None
    return {"id": goal, "text": checked.sentence.reading.text, **_judged(checked, rules)}


def _judged(checked: Checked, rules: RuleTexts) -> dict[str, Any]:
    text = checked.sentence.reading.text
    return {
        "letters": _letters_data(checked.letters),
        "marks": _marks_data(checked),
        "findings": [_finding_data(finding, text, rules) for finding in checked.findings],
    }


def _letters_data(letters: Letters) -> dict[str, str]:
    return {letter: answer.value for letter, answer in letters.items()}


def _marks_data(checked: Checked) -> list[dict[str, Any]]:
    return [
        {"kind": mark.kind, "sort": mark.sort, "start": mark.start, "end": mark.end, "text": mark.text}
        for mark in checked.sentence.reading.marks
        if mark.kind not in HIDDEN
    ]


def _rule_data(rule: Rule, rules: RuleTexts) -> dict[str, Any]:
    code = rule.code
    return {
        "code": code,
        "name": rule.name,
        "criterion": rule.criterion,
        "title": rules.title(code),
        "why": rules.why(code),
        "ask": rules.ask(code),
        "source": list(rule.source),
    }


def _finding_data(finding: Finding, text: str, rules: RuleTexts) -> dict[str, Any]:
    code, values = finding.rule.code, _values(finding, None)
    return {
        **_rule_data(finding.rule, rules),
        "ask": rules.ask(code, values),
        "level": finding.level.value,
        "says": rules.says(code, values),
        "goal": finding.goal,
        "about": finding.about,
        "words": [{"start": start, "end": end, "text": text[start:end]} for start, end in finding.words],
        "command": _command(finding, values, rules),
        "accepted": finding.accepted,
    }


def _values(finding: Finding, say: Texts | None) -> Mapping[str, Any]:
    """The values of the texts: days and numbers as people read them, or plain where nobody reads along."""
    return {name: _value(value, say) for name, value in finding.values.items()}


def _command(finding: Finding, values: Mapping[str, Any], rules: RuleTexts) -> str | None:
    """The command that helps; a bare sentence has nothing that a command could change."""
    return rules.command(finding.rule.code, values) if finding.goal or finding.rule.about == "plan" else None


def _value(value: Any, say: Texts | None) -> Any:
    if isinstance(value, date):
        return day(say, value) if say else value.isoformat()
    return number(say, value) if say and isinstance(value, float) else value


def _goal(checked: Checked, rules: RuleTexts, say: Texts) -> list[Piece]:
    """A goal with its words underlined, its letters, and what was found."""
    text = checked.sentence.reading.text
    open_ones = [finding for finding in checked.findings if finding.is_open]
    places = sorted({place for finding in open_ones for place in finding.words})
    named: list[Piece] = [Named(checked.goal.id, say("check.goal"))] if checked.goal else []
    shown = [Marked(text, _apart(places), indent=2)] if text.strip() else []
    letters = Paragraph(_letters(checked.letters, say), indent=2)
    return [*named, *shown, letters, *_findings(open_ones, text, rules, say)]


def _apart(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Places without those that lie in another one."""
    kept: list[tuple[int, int]] = []
    for start, end in places:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _letters(letters: Letters, say: Texts) -> Line:
    parts: list[str | Span] = []
    for letter, answer in letters.items():
        parts += [Span(" · ", Style.MUTED)] if parts else []
        parts += [Span(letter, Style.TERM), " ", Span(say(f"check.answer.{answer}"), _ANSWERS[answer])]
    return line(*parts)


def _findings(findings: Iterable[Finding], text: str, rules: RuleTexts, say: Texts) -> list[Piece]:
    pieces: list[Piece] = []
    for finding in findings:
        code, values = finding.rule.code, _values(finding, say)
        sources = Span(f" ({', '.join(finding.rule.source)})", Style.MUTED)
        pieces += [
            Paragraph(line("")),
            Paragraph(_head(finding, text, rules, say), indent=2),
            Paragraph(line(rules.why(code), sources), indent=4),
            Paragraph(line(Span("? ", Style.TERM), rules.ask(code, values)), indent=4),
        ]
        command = _command(finding, values, rules)
        if command:
            pieces.append(Paragraph(line(Span(command, Style.COMMAND)), indent=4))
    return pieces


def _head(finding: Finding, text: str, rules: RuleTexts, say: Texts) -> Line:
    words = named_words(finding, text)
    level = Span(say(f"check.level.{finding.level}"), _LEVELS[finding.level])
    said = rules.says(finding.rule.code, _values(finding, say))
    code = Span(finding.rule.code, Style.ID)
    return line(level, " ", code, " ", Span(said, Style.TERM), f": {words}" if words else "")


def named_words(finding: Finding, text: str) -> str:
    """The words that caused a finding, in quotes, each once and only the first few."""
    words = list(dict.fromkeys(text[start:end] for start, end in finding.words))
    more = ", …" if len(words) > NAMED else ""
    return ", ".join(f'"{word}"' for word in words[:NAMED]) + more


def _code(findings: Iterable[Finding]) -> int:
    return FOUND if any(finding.stands for finding in findings) else 0
