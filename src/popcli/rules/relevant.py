"""R, realistic and relevant: it serves something, and it fits beside the work."""

from collections.abc import Iterable

from popcli.core.progress import open_actions
from popcli.rules.goal_letters import lost_ties, serves_something
from popcli.rules.rule import Found, GoalView, Level, Rule, always

SOURCE = ("hrm-toolkit", "werkzoeken", "hrbase")


def _no_reason(view: GoalView) -> Iterable[Found]:
    return [] if serves_something(view) else [Found()]


def _no_hours(view: GoalView) -> Iterable[Found]:
    return [Found()] if view.goal.hours_per_week is None else []


def _too_little_time(view: GoalView) -> Iterable[Found]:
    """Own hours that the open actions still take, against the hours a week until the goal is due."""
    goal = view.goal
    if goal.hours_per_week is None or goal.due is None or goal.due < view.today:
        return []
    needed = sum((action.costs.own_hours or 0) for action in open_actions(goal) if action.costs)
    weeks = max((goal.due - view.today).days / 7, 0)
    room = goal.hours_per_week * weeks
    return [Found(values={"needed": round(needed, 1), "room": round(room, 1)})] if needed > room else []


def _lost_tie(view: GoalView) -> Iterable[Found]:
    return [Found(values={"tie": tie}) for tie in lost_ties(view)]


RULES = (
    Rule("R04", "lost-tie", "R", "goal", Level.WARNING, ("hrm-toolkit",), _lost_tie),
    Rule("R01", "no-reason", "R", "goal", Level.NOTE, SOURCE, _no_reason, ("R04",)),
    Rule("R02", "no-hours", "R", "goal", Level.NOTE, SOURCE, _no_hours),
    Rule("R03", "too-little-time", "R", "goal", Level.NOTE, SOURCE, _too_little_time),
    Rule("R05", "why-unknown", "R", "sentence", Level.NOTE, SOURCE, always),
)
