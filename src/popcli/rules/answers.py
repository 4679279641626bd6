"""Which letters of SMART a goal answers, by its words and by what the plan knows of it."""

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
        "T": Answer.OK if goal.due or (smart and smart.T) else by_words["T"],
    }


def _attainable(view: GoalView) -> Answer:
    """At least one action, and no support that is still to be decided; refused support says no."""
    asked = [action.support for action in view.goal.actions if action.support and action.support.asked]
    if any(support.granted is False for support in asked):
        return Answer.MISSING
    known = view.goal.actions and all(support.granted for support in asked)
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
    """Whether the goal is tied to a need, an ambition, the organisation or a reason."""
    goal = view.goal
    tied = goal.need or goal.ambition or goal.benefit or (goal.smart and goal.smart.R)
    return bool(tied or view.sentence.letters["R"] is Answer.OK)
