"""C, the cycle: what keeps a plan alive beside its goals."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from popcli.core.kinds import AGREED, LIVE, Method
from popcli.core.progress import open_actions
from popcli.rules.rule import Found, Level, PlanView, Rule

if TYPE_CHECKING:
    from popcli.core.models import Action, Goal

ENOUGH_GOALS = 2
"""One or two goals for a year (`hrm-toolkit`)."""

POINTS = 3
"""Strengths and improvement points a self-assessment ends in (`hrm-toolkit`)."""

COURSES = 2
"""Actions from which "all of them courses" says something about a plan."""


def _no_goal(view: PlanView) -> Iterable[Found]:
    live = any(goal.status in LIVE for goal in view.plan.goals)
    return [] if live or view.plan.no_plan is not None else [Found()]


def _many_goals(view: PlanView) -> Iterable[Found]:
    """From the third goal on; a resting one and a mere idea take no time."""
    busy = [goal for goal in view.plan.goals if goal.status in AGREED]
    return [Found(about=goal.id, goal=goal.id, values={"count": len(busy)}) for goal in busy[ENOUGH_GOALS:]]


def _few_strengths(view: PlanView) -> Iterable[Found]:
    return _few(len(view.plan.strengths))


def _few_improvements(view: PlanView) -> Iterable[Found]:
    return _few(len(view.plan.improvements))


def _few(count: int) -> Iterable[Found]:
    return [Found(values={"count": count})] if count < POINTS else []


def _nobody(view: PlanView) -> Iterable[Found]:
    return [_action(goal, action) for goal, action in _waiting(view) if not action.owner]


def _no_when(view: PlanView) -> Iterable[Found]:
    return [_action(goal, action) for goal, action in _waiting(view) if action.due is None]


def _late_action(view: PlanView) -> Iterable[Found]:
    late = ((goal, action) for goal, action in _waiting(view) if action.due and action.due < view.today)
    return [_action(goal, action, due=action.due) for goal, action in late]


def _waiting(view: PlanView) -> "Iterator[tuple[Goal, Action]]":
    """The actions of agreed goals that are still to be done."""
    return ((goal, action) for goal in view.plan.goals if goal.status in AGREED for action in open_actions(goal))


def _action(goal: "Goal", action: "Action", **values: object) -> Found:
    return Found(about=action.id, goal=goal.id, values={"text": action.text, **values})


def _no_review(view: PlanView) -> Iterable[Found]:
    return [] if view.plan.review.next or view.plan.no_plan else [Found()]


def _late_review(view: PlanView) -> Iterable[Found]:
    following = view.plan.review.next
    return [Found(values={"date": following})] if following and following < view.today else []


def _unsigned(view: PlanView) -> Iterable[Found]:
    """Only a plan with goals is signed."""
    from popcli.core.agreement import unsigned_roles

    missing = unsigned_roles(view.plan)
    return [Found(values={"roles": sorted(missing)})] if missing and view.states else []


def _changed(view: PlanView) -> Iterable[Found]:
    from popcli.core.agreement import outdated_signatures

    return [Found(values={"name": item.name, "date": item.date}) for item in outdated_signatures(view.plan)]


def _silent(view: PlanView) -> Iterable[Found]:
    for state in view.states:
        if state.silent and state.silent_days is not None:
            yield Found(about=state.goal.id, goal=state.goal.id, values={"weeks": state.silent_days // 7})


def _only_courses(view: PlanView) -> Iterable[Found]:
    actions = [(goal, action) for goal in view.plan.goals if goal.status in LIVE for action in goal.actions]
    if len(actions) < COURSES or any(action.method != Method.COURSE for _, action in actions):
        return []
    return [Found(values={"count": len(actions), "first": actions[0][0].id})]


def _double_id(view: PlanView) -> Iterable[Found]:
    plan = view.plan
    parts = (plan.goals, plan.needs, plan.ambitions, plan.competences, plan.reviews)
    ids = [part.id for group in parts for part in group]
    ids += [action.id for goal in plan.goals for action in goal.actions]
    return [Found(about=double, values={"count": count}) for double, count in Counter(ids).items() if count > 1]


def _unknown_key(view: PlanView) -> Iterable[Found]:
    for place, key, nearest in view.unknown:
        yield Found(values={"key": key, "place": place, "nearest": nearest or "…"})


RULES = (
    Rule("C01", "no-goal", "C", "plan", Level.WARNING, ("hrm-toolkit",), _no_goal),
    Rule("C02", "many-goals", "C", "plan", Level.WARNING, ("hrm-toolkit",), _many_goals, per_goal=True),
    Rule("C03", "few-strengths", "C", "plan", Level.NOTE, ("hrm-toolkit",), _few_strengths),
    Rule("C04", "few-improvements", "C", "plan", Level.NOTE, ("hrm-toolkit",), _few_improvements),
    Rule("C05", "action-of-nobody", "C", "plan", Level.WARNING, ("hrbase",), _nobody, per_goal=True),
    Rule("C06", "action-without-date", "C", "plan", Level.WARNING, ("hrbase",), _no_when, per_goal=True),
    Rule("C07", "action-late", "C", "plan", Level.WARNING, ("hrbase",), _late_action, per_goal=True),
    Rule("C08", "no-review", "C", "plan", Level.ERROR, ("leefomgeving", "hrbase"), _no_review),
    Rule("C09", "review-late", "C", "plan", Level.ERROR, ("leefomgeving", "hrbase"), _late_review),
    Rule("C10", "not-signed", "C", "plan", Level.NOTE, ("leefomgeving", "hrm-toolkit", "hrbase"), _unsigned),
    Rule("C11", "goal-silent", "C", "plan", Level.NOTE, ("hrbase",), _silent, per_goal=True),
    Rule("C12", "only-courses", "C", "plan", Level.NOTE, ("hrm-toolkit",), _only_courses),
    Rule("C13", "double-id", "C", "plan", Level.ERROR, ("hrm-toolkit",), _double_id),
    Rule("C14", "unknown-key", "C", "plan", Level.WARNING, ("hrm-toolkit",), _unknown_key),
    Rule("C15", "changed-since-signing", "C", "plan", Level.NOTE, ("leefomgeving", "hrm-toolkit", "hrbase"), _changed),
)
