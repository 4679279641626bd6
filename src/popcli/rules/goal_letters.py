"""Which letters of SMART a goal answers, by its words and by what the plan knows of it."""

from popcli.core.kinds import LIVE
from popcli.core.numbering import LETTERS
from popcli.core.progress import open_actions
from popcli.rules.rule import Answer, GoalView, Letters


def goal_letters(view: GoalView) -> Letters:
    """The answer of each letter. What stands in the plan answers a letter that the sentence leaves open."""
    by_words, goal = view.sentence.letters, view.goal
    smart = goal.smart
    return {
        "S": Answer.OK if smart and smart.S else by_words["S"],
        "M": Answer.OK if goal.shown_by or (smart and smart.M) else by_words["M"],
        "A": _attainable(view),
        "R": _relevant(view),
        "T": _timed(view),
    }


def _timed(view: GoalView) -> Answer:
    """A day in the plan counts as far as it can be kept: one that is past, or before the start, answers nothing."""
    goal = view.goal
    if goal.due is None:
        return Answer.OK if goal.smart and goal.smart.T else view.sentence.letters["T"]
    return Answer.MISSING if is_past(view) or ends_before_start(view) else Answer.OK


def is_past(view: GoalView) -> bool:
    """Whether the day of a goal that is still open has passed."""
    goal = view.goal
    return goal.due is not None and goal.due < view.today and goal.status in LIVE


def ends_before_start(view: GoalView) -> bool:
    """Whether a goal is due before it starts."""
    goal = view.goal
    return goal.due is not None and goal.start is not None and goal.due < goal.start


def _attainable(view: GoalView) -> Answer:
    """A step that is still to be done, and no support that is still to be decided; refused support says no."""
    waiting = open_actions(view.goal)
    asked = [action.support for action in waiting if action.support and action.support.asked]
    if any(support.granted is False for support in asked):
        return Answer.MISSING
    known = waiting and all(support.granted for support in asked)
    return Answer.OK if known and agreed_by_somebody(view) else Answer.ASK


def agreed_by_somebody(view: GoalView) -> bool:
    """Whether anything says that people stand behind the goal: named support, a grant, a signature, a means."""
    goal = view.goal
    granted = any(action.support and action.support.granted for action in goal.actions)
    told = goal.support or (goal.smart and goal.smart.A) or view.plan.signatures
    return bool(told or granted or view.sentence.letters["A"] is Answer.OK)


def _relevant(view: GoalView) -> Answer:
    return Answer.OK if serves_something(view) else Answer.ASK


def serves_something(view: GoalView) -> bool:
    """Whether the goal is tied to a need, an ambition, the organisation or a reason; a lost tie ties nothing."""
    goal = view.goal
    lost = lost_ties(view)
    ties = (tie for tie in (goal.need, goal.ambition) if tie and tie not in lost)
    tied = any(ties) or goal.benefit or (goal.smart and goal.smart.R)
    return bool(tied or view.sentence.letters["R"] is Answer.OK)


def lost_ties(view: GoalView) -> list[str]:
    """Needs and ambitions of a goal that are written as an id which the plan does not hold."""
    known = {need.id for need in view.plan.needs} | {ambition.id for ambition in view.plan.ambitions}
    return [tie for tie in (view.goal.need, view.goal.ambition) if tie and tie not in known and _is_id(tie)]


def _is_id(text: str) -> bool:
    """Whether a text is an id of a need or an ambition (``n1``, ``m2``): "B2" is a level, no id."""
    return text[:1] in {LETTERS["needs"], LETTERS["ambitions"]} and text[1:].isdecimal()
