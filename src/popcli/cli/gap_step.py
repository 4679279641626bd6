"""What a gap leads to: a learning need, or a goal with its need, in the same change of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.cli import values
from popcli.cli.goal import ask_goal, goal_said, is_goal_id, tell_hint
from popcli.cli.session import Session
from popcli.core.errors import Stopped, UsageError

if TYPE_CHECKING:
    from popcli.core.models import Competence, Goal, Need, Plan


@dataclass(frozen=True, slots=True)
class Step:
    """A learning need alone, or a goal: the fields of a new one, or of the one with the id ``known``."""

    fields: dict[str, Any] | None = None
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step, with the key of what is said about it."""

    key: str
    need: "Need | None" = None
    goal: "Goal | None" = None


def step_of(session: Session, goal: str | None, due: str | None, shown_by: str | None, *, need: bool) -> Step | None:
    """The step that the options ask for, if any.

    Raises:
        UsageError: ``not-together``, or ``text-empty`` where nobody can be asked for the sentence.
    """
    values.one_of({"--need": need, "--goal": goal})
    if goal is None:
        return Step() if need else None
    fields = values.fields({"due": (due, lambda text: values.day(session, text)), "shown_by": (shown_by, str.strip)})
    if is_goal_id(goal):
        return Step(fields, known=goal)
    fields = values.new_text(goal, fields, "pop competence")
    if "text" not in fields and not session.can_ask:
        raise UsageError("text-empty", name="--goal", command='pop competence c1 --goal "…"')
    return Step(fields)


def step_asked(session: Session, step: Step) -> Step:
    """The step with the fields of a new goal as the person completes them at the terminal, with questions back."""
    if step.fields is None or step.known is not None or not session.can_ask:
        return step
    return Step(ask_goal(session, step.fields, {}))


def step_offered(session: Session, plan: "Plan", competence: "Competence") -> Step | None:
    """The step that a person chooses at the terminal, when there is a gap that no goal serves."""
    from popcli.cli.asking import choose
    from popcli.core.competences import gaps
    from popcli.core.gap_goals import goals_of

    found = gaps(competence)
    if not (found.work or found.ambition) or goals_of(plan, competence):
        return None
    try:
        picked = choose(session, session.asker(), "competence.what-now", ("goal", "need", "leave"))
    except KeyboardInterrupt:
        raise Stopped("stopped-nothing") from None
    if picked == "leave":
        return None
    return step_asked(session, Step({})) if picked == "goal" else Step()


def taken(
    plan: "Plan", wanted: str, step: Step | None, today: date, used: Iterable[str]
) -> "tuple[Plan, Outcome | None]":
    """The plan after the step for the competence with this id, and what became of it."""
    from popcli.core import gap_goals

    if step is None:
        return plan, None
    if step.fields is None:
        after, need = gap_goals.with_need(plan, wanted, used)
        return after, Outcome("competence.need-known" if after == plan else "competence.need-added", need=need)
    if step.known is not None:
        after, goal = gap_goals.with_known_goal(plan, wanted, step.known, step.fields, used)
        return after, Outcome("goal.unchanged" if after == plan else "goal.changed", goal=goal)
    after, goal = gap_goals.with_new_goal(plan, wanted, step.fields, today, used)
    return after, Outcome("goal.added", goal=goal)


def outcome_said(session: Session, outcome: Outcome) -> str:
    """What is said about a need or a goal; a new sentence gets its question back where nobody was asked."""
    if outcome.goal is not None:
        if outcome.key == "goal.added":
            tell_hint(session, outcome.goal)
        return goal_said(session, outcome.goal, outcome.key)
    assert outcome.need is not None
    return session.say(outcome.key, id=outcome.need.id, text=outcome.need.text)
