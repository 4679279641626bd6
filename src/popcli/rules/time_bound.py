"""T, time-bound: by when, on a real day, within the year."""

from collections.abc import Iterable
from datetime import date

from popcli.core.dates import add_months
from popcli.rules.goal_letters import ends_before_start, is_past
from popcli.rules.rule import Found, GoalView, Level, Rule, always, marks

SOURCE = ("hrm-toolkit", "werkzoeken")
YEAR = 12
"""Months a goal may take; what lies further away is an ambition (`leefomgeving`: a short horizon)."""

HALF = 6
"""Months from which a goal needs dates on the way."""


def _no_due(view: GoalView) -> Iterable[Found]:
    """A term that only the sentence tells: nobody can count the days to it."""
    words = view.sentence.marked("deadline")
    return [Found(words)] if words and view.goal.due is None else []


def _past(view: GoalView) -> Iterable[Found]:
    if not is_past(view):
        return []
    return [Found(values={"due": view.goal.due}, level=Level.ERROR if view.agreed else Level.WARNING)]


def _before_start(view: GoalView) -> Iterable[Found]:
    goal = view.goal
    return [Found(values={"due": goal.due, "start": goal.start})] if ends_before_start(view) else []


def _too_far(view: GoalView) -> Iterable[Found]:
    """More than a year from the begin of the goal, or of this period when it was carried over from an earlier one."""
    limit = add_months(max(_begin(view), view.plan.period.start or date.min), YEAR)
    due = view.goal.due
    return [Found(values={"due": due, "limit": limit})] if due is not None and due > limit else []


def _no_steps(view: GoalView) -> Iterable[Found]:
    due = view.goal.due
    if due is None or due <= add_months(_begin(view), HALF):
        return []
    steps = [action.due for action in view.goal.actions if action.due is not None and action.due < due]
    return [] if steps else [Found(values={"due": due})]


def _begin(view: GoalView) -> date:
    """When a goal began: its start, else that of the period, else today."""
    return view.goal.start or view.plan.period.start or view.today


OTHER = ("T01", "T02", "T03", "T04")
"""Rules about words of time that are no deadline; without any no time was named at all."""

RULES = (
    Rule("T01", "vague-time", "T", "sentence", Level.WARNING, SOURCE, marks("vague-time"), ("S01",)),
    Rule("T02", "only-rhythm", "T", "sentence", Level.WARNING, SOURCE, marks("frequency"), ("S01", "T01")),
    Rule("T03", "only-start", "T", "sentence", Level.WARNING, SOURCE, marks("start"), ("S01", "T01", "T02")),
    Rule("T04", "only-occasion", "T", "sentence", Level.WARNING, SOURCE, marks("trigger"), ("S01", *OTHER[:3])),
    Rule("T05", "no-deadline", "T", "sentence", Level.WARNING, SOURCE, always, ("S01", *OTHER)),
    Rule("T06", "date-only-in-words", "T", "goal", Level.WARNING, SOURCE, _no_due),
    Rule("T07", "date-past", "T", "goal", Level.WARNING, SOURCE, _past),
    Rule("T08", "ends-before-it-starts", "T", "goal", Level.ERROR, SOURCE, _before_start),
    Rule("T09", "longer-than-a-year", "T", "goal", Level.WARNING, ("leefomgeving",), _too_far, ("T08",)),
    Rule("T10", "no-dates-on-the-way", "T", "goal", Level.NOTE, SOURCE, _no_steps, ("T07", "T08", "T09")),
)
