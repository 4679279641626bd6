"""Reasons and hours of goals in a plan."""

from datetime import date

import pytest

from popcli.rules.check import check_goal
from popcli.rules.rule import GoalView
from popcli.store.templates import load_coach
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
PARTS = {"needs": [{"id": "n1", "text": "phone calls"}], "ambitions": [{"id": "b1", "text": "lead"}]}
SERVES = {"benefit": "fewer letters"}


def found(*actions, **values):
    """The findings about reason and room, by code."""
    plan = small_plan(goal(1, actions=list(actions), **values), **PARTS)
    view = GoalView(plan.goals[0], plan, load_coach("en").sentence(plan.goals[0].text), TODAY)
    return {one.rule.code: one for one in check_goal(view).findings if one.rule.criterion == "R"}


def hours(number, **values):
    return action(costs={"own_hours": number}, **values)


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({}, {"R01"}),
        ({"need": "n1"}, set()),
        ({"ambition": "b1"}, set()),
        ({"need": "I avoid the phone"}, set()),
        ({"need": "n9"}, {"R04"}),
        ({"ambition": "m9"}, {"R04"}),
        ({"need": "B2"}, set()),
        ({"text": "Give lessons so that I can lead"}, set()),
    ],
)
def test_what_a_goal_serves(values, codes):
    assert set(found(hours_per_week=2, **values)) == codes


def test_a_lost_tie_is_named():
    assert found(need="n9")["R04"].values["tie"] == "n9"


@pytest.mark.parametrize(
    ("actions", "values", "codes"),
    [
        ([], {}, {"R02"}),
        ([], {"hours_per_week": 0}, set()),
        ([hours(8)], {"hours_per_week": 2, "due": "2026-03-30"}, set()),
        ([hours(8.5)], {"hours_per_week": 2, "due": "2026-03-30"}, {"R03"}),
        ([hours(8.5, done="2026-03-01")], {"hours_per_week": 2, "due": "2026-03-30"}, set()),
        ([hours(8.5)], {"hours_per_week": 2, "due": None}, set()),
        ([hours(8.5)], {"hours_per_week": 2, "due": "2026-03-01"}, set()),
        ([hours(1)], {"hours_per_week": 2, "due": "2026-03-02"}, {"R03"}),
        ([hours(1)], {"hours_per_week": 0}, {"R03"}),
        ([action()], {"hours_per_week": 2}, set()),
    ],
)
def test_hours_against_the_term(actions, values, codes):
    assert set(found(*actions, **SERVES, **values)) == codes


def test_needed_hours_and_room_are_named():
    values = found(hours(8.25), **SERVES, hours_per_week=1, due="2026-03-30")["R03"].values
    assert (values["needed"], values["room"]) == (8.2, 4.0)
