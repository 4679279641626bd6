"""All rules over a sentence or a plan: what is found, and which letters a goal answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from popcli.rules import attainable, cycle, measurable, relevant, specific, time_bound
from popcli.rules.answers import goal_letters
from popcli.rules.rule import Answer, Finding, Found, GoalView, Letters, Level, PlanView, Rule, Sentence

if TYPE_CHECKING:
    from popcli.core.models import Goal

RULES: tuple[Rule, ...] = (
    *specific.RULES,
    *measurable.RULES,
    *attainable.RULES,
    *relevant.RULES,
    *time_bound.RULES,
    *cycle.RULES,
)

IN_PLAN = frozenset("SMT")
"""Letters that a sentence can lack although it stands in a plan; A and R are judged from the plan there."""

Read = Callable[[str], Sentence]
"""Reads the text of a goal, in whatever language it is."""


@dataclass(frozen=True)
class Checked:
    """A goal or bare sentence that was checked: how it reads, its letters, and what was found."""

    sentence: Sentence
    letters: Letters
    findings: tuple[Finding, ...]
    goal: "Goal | None" = None


@dataclass(frozen=True)
class CheckedPlan:
    """A plan that was checked: each live goal, and what was found about the plan as a whole."""

    goals: tuple[Checked, ...]
    findings: tuple[Finding, ...]

    @property
    def every(self) -> tuple[Finding, ...]:
        """All findings, those of goals first."""
        return (*(finding for checked in self.goals for finding in checked.findings), *self.findings)


def check_sentence(sentence: Sentence) -> Checked:
    """What a bare sentence lacks, letter by letter."""
    findings = [
        Finding(rule, _level(rule, found, sentence.letters), found.words, found.values)
        for rule, found in _run(_open_rules(sentence.letters, set("SMART")), sentence)
    ]
    return Checked(sentence, sentence.letters, tuple(findings))


def check_goal(view: GoalView) -> Checked:
    """What a goal in its plan lacks: in its words as far as the plan does not answer, and in what the plan knows."""
    letters = goal_letters(view)
    rules = [rule for rule in RULES if rule.about == "goal"]
    found = [*_run(_open_rules(letters, IN_PLAN), view.sentence), *_run(rules, view)]
    accepted = accepted_of(view.goal)
    findings = tuple(
        Finding(
            rule,
            _level(rule, one, letters, agreed=view.agreed),
            one.words,
            {"id": view.goal.id, **one.values},
            view.goal.id,
            one.about,
            accepted.get(rule.code),
        )
        for rule, one in sorted(found, key=lambda pair: RULES.index(pair[0]))
    )
    return Checked(view.sentence, letters, findings, view.goal)


def check_plan(view: PlanView, read: Read) -> CheckedPlan:
    """What a plan lacks: each live goal, and the plan around them."""
    goals = tuple(
        check_goal(GoalView(state.goal, view.plan, read(state.goal.text), view.today)) for state in view.states
    )
    accepted = {(goal.id, code): reason for goal in view.plan.goals for code, reason in accepted_of(goal).items()}
    findings = tuple(
        Finding(
            rule,
            found.level or rule.level,
            (),
            {"id": found.about or "", **found.values},
            found.goal,
            found.about,
            accepted.get((found.goal or "", rule.code)),
        )
        for rule, found in _run(cycle.RULES, view)
    )
    return CheckedPlan(goals, findings)


def accepted_of(goal: "Goal") -> dict[str, str]:
    """The reason of each code that was accepted for the sentence as it stands now."""
    return {item.code: item.reason for item in goal.accepted if item.text == goal.text}


def _open_rules(letters: Letters, wanted: Iterable[str]) -> list[Rule]:
    """The rules about sentences that can say why a letter is not answered; notes are always welcome."""
    return [
        rule
        for rule in RULES
        if rule.about == "sentence"
        and rule.criterion in wanted
        and (letters[rule.criterion] is not Answer.OK or (rule.criterion == "S" and rule.level is Level.NOTE))
    ]


def _run(rules: Iterable[Rule], subject: Any) -> Iterator[tuple[Rule, Found]]:
    """What each rule finds, in order; a rule is quiet where one that it needs found something."""
    hit: set[str] = set()
    for rule in rules:
        if hit.isdisjoint(rule.needs):
            for found in rule.check(subject):
                hit.add(rule.code)
                yield rule, found


def _level(rule: Rule, found: Found, letters: Mapping[str, Answer], *, agreed: bool = False) -> Level:
    """How much a finding matters: in doubt it is a note, and an agreed goal without a term is an error."""
    if found.level is not None:
        return found.level
    if rule.about == "sentence" and letters[rule.criterion] is Answer.ASK:
        return Level.NOTE
    if rule.about == "sentence" and rule.criterion == "T" and agreed:
        return Level.ERROR
    return rule.level
