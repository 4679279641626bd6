"""Steps and support of goals in a plan."""

from datetime import date

import pytest

from popcli.rules.check import check_goal
from popcli.rules.rule import GoalView
from popcli.store.templates import load_coach
from small_plan import action, goal, small_plan

ASKED = {"asked": "the fee"}
REFUSED = {**ASKED, "granted": False}


def found(*actions, **values):
    """Code, level and part of the findings about what is attainable."""
    plan = small_plan(goal(1, actions=list(actions), **values))
    view = GoalView(plan.goals[0], plan, load_coach("en").sentence(plan.goals[0].text), date(2026, 3, 2))
    return [(one.rule.code, one.level, one.about) for one in check_goal(view).findings if one.rule.criterion == "A"]


@pytest.mark.parametrize(
    ("status", "level"), [("active", "warning"), ("agreed", "warning"), ("idea", "note"), ("resting", "note")]
)
def test_a_goal_that_people_count_on_needs_a_step(status, level):
    for actions in ([], [action(done="2026-02-01")]):
        assert found(*actions, status=status, reason="leave", support="Karim") == [("A01", level, None)]
    assert found(action(1, done="2026-02-01"), action(2), status=status, reason="leave", support="Karim") == []


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ([action(support=REFUSED)], [("A02", "note", "a1")]),
        ([action(support=ASKED)], [("A03", "note", "a1")]),
        ([action(1, support=REFUSED), action(2, support=ASKED)], [("A02", "note", "a1"), ("A03", "note", "a2")]),
        ([action(1, support=ASKED), action(2, support=ASKED)], [("A03", "note", "a1"), ("A03", "note", "a2")]),
        ([action(support={**ASKED, "granted": True})], []),
        ([action(support={"granted": False})], [("A04", "note", None)]),
        ([action(1, support=REFUSED, done="2026-02-01"), action(2)], [("A04", "note", None)]),
        ([action()], [("A04", "note", None)]),
    ],
)
def test_support_is_told_per_open_action_and_else_once(actions, expected):
    assert found(*actions) == expected
