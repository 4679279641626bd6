"""All rules over a sentence or a plan: what is found, and which letters a goal answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from popcli.rules import attainable, cycle, measurable, relevant, specific, time_bound
from popcli.rules.goal_letters import goal_letters
from popcli.rules.rule import LETTERS, Answer, Finding, Found, GoalView, Letters, Level, PlanView, Rule, Sentence

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
    letters = sentence.letters
    found = _run(_open_rules(letters, set(LETTERS)), sentence)
    findings = tuple(_finding(rule, one, level=_level(rule, one, letters)) for rule, one in found)
    return Checked(sentence, letters, findings)


def check_goal(view: GoalView) -> Checked:
    """What a goal in its plan lacks: in its words as far as the plan does not answer, and in what the plan knows."""
    letters, goal = goal_letters(view), view.goal
    rules = [rule for rule in RULES if rule.about == "goal"]
    lacking = IN_PLAN - {"T"} if goal.due else IN_PLAN  # a day that cannot be kept has rules of its own
    found = [*_run(_open_rules(letters, lacking), view.sentence), *_run(rules, view)]
    accepted = accepted_of(goal)
    findings = tuple(
        _finding(
            rule,
            one,
            level=_level(rule, one, letters, agreed=view.agreed),
            goal=goal.id,
            accepted=accepted.get(rule.code),
        )
        for rule, one in sorted(found, key=lambda pair: RULES.index(pair[0]))
    )
    return Checked(view.sentence, letters, findings, goal)


def check_plan(view: PlanView, read: Read) -> CheckedPlan:
    """What a plan lacks: each live goal, and the plan around them."""
    goals = tuple(
        check_goal(GoalView(state.goal, view.plan, read(state.goal.text), view.today)) for state in view.states
    )
    accepted = {(goal.id, code): reason for goal in view.plan.goals for code, reason in accepted_of(goal).items()}
    findings = tuple(
        _finding(
            rule,
            one,
            level=one.level or rule.level,
            goal=one.goal,
            accepted=accepted.get((one.goal or "", rule.code)),
        )
        for rule, one in _run(cycle.RULES, view)
    )
    return CheckedPlan(goals, findings)


def _finding(
    rule: Rule, found: Found, *, level: Level, goal: str | None = None, accepted: str | None = None
) -> Finding:
    """What was found, as people get to see it: with the ids its texts may name."""
    values = {"id": goal or "", "about": found.about or "", **found.values}
    return Finding(rule, level, found.words, values, goal, found.about, accepted)


def accepted_of(goal: "Goal") -> dict[str, str]:
    """The reason of each code that was accepted for the sentence as it stands now."""
    return {item.code: item.reason for item in goal.accepted if item.text == goal.text}


def _open_rules(letters: Letters, wanted: Iterable[str]) -> list[Rule]:
    """The rules about sentences that can say why a letter is not answered; several goals always count."""
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
