"""R, realistic and relevant: it serves something, and it fits beside the work."""

from collections.abc import Iterable

from popcli.rules.answers import serves_something
from popcli.rules.rule import Found, GoalView, Level, Rule, Sentence

SOURCE = ("hrm-toolkit", "werkzoeken", "hrbase")


def _no_reason(view: GoalView) -> Iterable[Found]:
    return [] if serves_something(view) else [Found()]


def _why_unknown(_sentence: Sentence) -> Iterable[Found]:
    return [Found()]


def _no_hours(view: GoalView) -> Iterable[Found]:
    return [Found()] if view.goal.hours_per_week is None else []


def _too_little_time(view: GoalView) -> Iterable[Found]:
    """Own hours that the open actions still take, against the hours a week until the goal is due."""
    goal = view.goal
    if goal.hours_per_week is None or goal.due is None or goal.due < view.today:
        return []
    needed = sum((action.costs.own_hours or 0) for action in goal.actions if action.costs and action.done is None)
    weeks = max((goal.due - view.today).days / 7, 0)
    room = goal.hours_per_week * weeks
    return [Found(values={"needed": round(needed, 1), "room": round(room, 1)})] if needed > room else []


def _lost_tie(view: GoalView) -> Iterable[Found]:
    """A need or ambition that is written as an id which the plan does not hold."""
    known = {need.id for need in view.plan.needs} | {ambition.id for ambition in view.plan.ambitions}
    for tie in (view.goal.need, view.goal.ambition):
        if tie and tie not in known and _is_id(tie):
            yield Found(values={"tie": tie})


def _is_id(text: str) -> bool:
    return text[:1].isalpha() and text[1:].isdecimal()


RULES = (
    Rule("R01", "no-reason", "R", "goal", Level.NOTE, SOURCE, _no_reason),
    Rule("R02", "no-hours", "R", "goal", Level.NOTE, SOURCE, _no_hours),
    Rule("R03", "too-little-time", "R", "goal", Level.NOTE, SOURCE, _too_little_time, ("R02",)),
    Rule("R04", "lost-tie", "R", "goal", Level.WARNING, ("hrm-toolkit",), _lost_tie),
    Rule("R05", "why-unknown", "R", "sentence", Level.NOTE, SOURCE, _why_unknown),
)
