"""A, agreed and attainable: people stand behind it, and somebody does something."""

from collections.abc import Iterable

from popcli.core.progress import open_actions
from popcli.rules.goal_letters import agreed_by_somebody
from popcli.rules.rule import Found, GoalView, Level, Rule, always

SOURCE = ("hrm-toolkit", "werkzoeken", "hrbase")


def _no_live_action(view: GoalView) -> Iterable[Found]:
    """An agreed goal needs a step that is still to be done; for another goal it is a note."""
    if open_actions(view.goal):
        return []
    return [Found(level=Level.WARNING if view.agreed else Level.NOTE)]


def _refused(view: GoalView) -> Iterable[Found]:
    return _support(view, granted=False)


def _undecided(view: GoalView) -> Iterable[Found]:
    return _support(view, granted=None)


def _support(view: GoalView, *, granted: bool | None) -> Iterable[Found]:
    for action in open_actions(view.goal):
        support = action.support
        if support is not None and support.asked and support.granted is granted:
            yield Found(about=action.id, values={"text": action.text, "asked": support.asked})


def _nobody_agrees(view: GoalView) -> Iterable[Found]:
    return [] if agreed_by_somebody(view) else [Found()]


RULES = (
    Rule("A01", "no-live-action", "A", "goal", Level.WARNING, SOURCE, _no_live_action),
    Rule("A02", "support-refused", "A", "goal", Level.NOTE, SOURCE, _refused),
    Rule("A03", "support-undecided", "A", "goal", Level.NOTE, SOURCE, _undecided),
    Rule("A04", "nobody-behind-it", "A", "goal", Level.NOTE, SOURCE, _nobody_agrees, ("A02", "A03")),
    Rule("A05", "no-means", "A", "sentence", Level.NOTE, SOURCE, always),
)
