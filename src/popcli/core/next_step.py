"""The one next step: what a person can do now that helps the plan most."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from popcli.core.kinds import GoalStatus
from popcli.core.progress import Progress, open_actions
from popcli.core.value import Value

if TYPE_CHECKING:
    from popcli.core.models import Plan


class NextStep(Value):
    """A text key (under ``step.``), its values, and the command that does it."""

    key: str
    command: str
    values: Mapping[str, object] = MappingProxyType({})


def next_step(plan: "Plan", states: list[Progress], today: date) -> NextStep:
    """The most helpful step, in this order: the overdue review, gaps in the agreement, what is late, what is silent."""
    if not states and plan.no_plan is not None:
        return NextStep("no-plan", 'pop log "…"')
    if plan.review.next is not None and plan.review.next < today:
        return NextStep("review-overdue", "pop review", {"date": plan.review.next})
    if plan.review.next == today:
        return NextStep("review-today", "pop review")
    if not states:
        return NextStep("no-goal", "pop goal")
    ideas = [state for state in states if state.goal.status is GoalStatus.IDEA]
    counted = [state for state in states if state not in ideas]
    for group in (counted, ideas):  # what people count on comes before what may become a goal
        for find in (_incomplete, _late, _silent, _coming):
            for state in group:
                if found := find(state, today):
                    return found
    return NextStep("log", f'pop log "…" --goal {states[0].goal.id}')


def _incomplete(state: Progress, _today: date) -> NextStep | None:
    goal = state.goal
    if goal.due is None:
        return NextStep("no-due", f'pop goal {goal.id} --due "…"', {"id": goal.id})
    if not goal.actions:
        return NextStep("no-action", f'pop action "…" --goal {goal.id}', {"id": goal.id})
    return None


def _late(state: Progress, today: date) -> NextStep | None:
    if state.overdue:
        command = f"pop goal {state.goal.id} --status reached"
        return NextStep("goal-overdue", command, {"id": state.goal.id, "date": state.goal.due})
    for action in open_actions(state.goal):
        if action.due is not None and action.due < today:
            values = {"id": action.id, "text": action.text, "date": action.due}
            return NextStep("action-overdue", f"pop action {action.id} --done", values)
    return None


def _silent(state: Progress, _today: date) -> NextStep | None:
    if not state.silent or state.silent_days is None:
        return None
    values = {"id": state.goal.id, "silent_days": state.silent_days}
    return NextStep("silent", f'pop log "…" --goal {state.goal.id}', values)


def _coming(state: Progress, _today: date) -> NextStep | None:
    for action in open_actions(state.goal):
        if action.due is not None:
            values = {"id": action.id, "text": action.text, "date": action.due}
            return NextStep("action-coming", f'pop log "…" --action {action.id}', values)
    return None
