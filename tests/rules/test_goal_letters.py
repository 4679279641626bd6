"""Letters that the plan answers where the sentence does not."""

from datetime import date

import pytest

from popcli.rules.goal_letters import agreed_by_somebody, goal_letters, serves_something
from popcli.rules.rule import Answer, GoalView
from popcli.store.templates import load_coach
from small_plan import action, goal, small_plan

TEXT = "Develop myself"
SIGNED = {"role": "manager", "name": "Karim", "date": "2026-01-10", "version": 1, "fingerprint": "x"}
ASKED = {"asked": "the fee"}


def view(*actions, text=TEXT, signatures=(), **values) -> GoalView:
    plan = small_plan(
        goal(1, text=text, due=values.pop("due", None), actions=list(actions), **values), signatures=list(signatures)
    )
    return GoalView(plan.goals[0], plan, load_coach("en").sentence(text), date(2026, 3, 2))


def answers(*actions, **values) -> str:
    """The letters that are answered."""
    return "".join(letter for letter, answer in goal_letters(view(*actions, **values)).items() if answer is Answer.OK)


@pytest.mark.parametrize(
    ("values", "letters"),
    [
        ({}, ""),
        ({"smart": {"S": "only phone calls"}}, "S"),
        ({"smart": {"M": "ten calls"}}, "M"),
        ({"smart": {"R": "my job asks for it"}}, "R"),
        ({"smart": {"T": "summer"}}, "T"),
        ({"smart": {"A": "Karim agrees"}}, ""),
        ({"shown_by": "Karim hears one call a month"}, "M"),
        ({"due": "2026-06-30"}, "T"),
        ({"need": "I avoid the phone"}, "R"),
        ({"ambition": "lead a team"}, "R"),
        ({"benefit": "fewer letters"}, "R"),
        ({"support": "Karim"}, ""),
        ({"expected_result": "calls"}, ""),
        ({"hours_per_week": 2}, ""),
        ({"text": "Give three lessons on pivot tables by 1 May"}, "SMT"),
        ({"text": "Develop myself so that I can lead a team"}, "R"),
    ],
)
def test_fields_of_a_goal_answer_letters(values, letters):
    assert answers(**values) == letters


@pytest.mark.parametrize(
    ("actions", "values", "answer"),
    [
        ([], {"support": "Karim"}, Answer.ASK),
        ([action()], {}, Answer.ASK),
        ([action()], {"support": "Karim"}, Answer.OK),
        ([action()], {"smart": {"A": "Karim agrees"}}, Answer.OK),
        ([action()], {"signatures": [SIGNED]}, Answer.OK),
        ([action(support={"granted": True})], {}, Answer.OK),
        ([action(support={**ASKED, "granted": True})], {}, Answer.OK),
        ([action(support=ASKED)], {"support": "Karim"}, Answer.ASK),
        ([action(support={**ASKED, "granted": False})], {"support": "Karim"}, Answer.MISSING),
        ([action(1, support={**ASKED, "granted": True}), action(2, support=ASKED)], {}, Answer.ASK),
        ([action(1, support=ASKED), action(2, support={**ASKED, "granted": False})], {}, Answer.MISSING),
        ([action()], {"text": "Develop myself with the help of Karim"}, Answer.OK),
        ([], {"text": "Develop myself with the help of Karim"}, Answer.ASK),
    ],
)
def test_attainable_takes_a_step_and_people_behind_it(actions, values, answer):
    assert goal_letters(view(*actions, **values))["A"] is answer


def test_who_stands_behind_a_goal_and_what_it_serves():
    assert not agreed_by_somebody(view(action()))
    assert agreed_by_somebody(view(action(support={**ASKED, "granted": True})))
    assert not agreed_by_somebody(view(action(support={**ASKED, "granted": False})))
    assert not serves_something(view())
    assert serves_something(view(need="I avoid the phone"))
    assert not serves_something(view(need="n1"))


def test_all_five_letters_in_order():
    assert "".join(goal_letters(view())) == "SMART"
