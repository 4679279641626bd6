"""A plan as plain data and back."""

import json
from datetime import date

import pytest
from pydantic import ValidationError  # noqa: TID253 - what a wrong plan raises

from popcli.core.models import Plan
from popcli.core.plan_data import changed, json_data, part_data, plan_from
from small_plan import action, goal, small_plan

PLAN = small_plan(
    goal(1, actions=[action(1, costs={"budget": 450, "own_hours": 1.5}, done="2026-02-01")], smart={"S": "sharp"}),
    review={
        "interval_months": 6,
        "next": "2026-06-01",
        "postponed": [{"on": "2026-01-05", "to": "2026-02-01", "reason": "ill"}],
    },
    reviews=[{"id": "r1", "kind": "progress", "date": "2026-02-01", "with": "Helen", "goals": [{"goal": "g1"}]}],
    answers=[
        {"question": "enjoy", "on": "2026-01-01", "text": "puzzles"},
        {"question": "mood", "on": "2026-01-01", "by": "manager", "value": 3, "private": True},
        {"question": "strengths", "on": "2026-01-01", "value": ["a", "b"]},
    ],
)


def test_dates_stay_dates_or_become_text():
    assert part_data(PLAN)["period"] == {"from": date(2026, 1, 1)}
    assert json_data(PLAN)["period"] == {"from": "2026-01-01"}
    assert json.loads(json.dumps(json_data(PLAN))) == json_data(PLAN)


@pytest.mark.parametrize("data_of", [part_data, json_data])
def test_a_plan_comes_back_as_it_was(data_of):
    assert plan_from(data_of(PLAN)) == PLAN


def test_nothing_empty_is_written():
    data = json_data(small_plan(goal(1, costs={}, smart={}, actions=[], due=None)))
    assert data["goals"] == [{"id": "g1", "text": "goal 1", "status": "active", "start": "2026-01-01"}]
    assert "needs" not in data
    assert list(data)[:4] == ["pop", "version", "language", "currency"]


def test_answers_name_only_what_is_not_usual():
    first, second, third = json_data(PLAN)["answers"]
    assert first == {"question": "enjoy", "on": "2026-01-01", "text": "puzzles"}
    assert second == {"question": "mood", "on": "2026-01-01", "by": "manager", "value": 3, "private": True}
    assert third["value"] == ["a", "b"]


def as_text(value):
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_a_file_of_texts_is_the_same_plan():
    assert plan_from(as_text(json_data(PLAN))) == PLAN


def test_a_changed_plan_is_checked_as_a_whole():
    assert changed(PLAN, language="nl").language == "nl"
    assert changed(PLAN, language="nl").goals == PLAN.goals
    with pytest.raises(ValidationError):
        changed(PLAN, language="xx")


def test_no_words_mean_something_else_in_texts():
    names = ["no", "0123", "1e3", "2026-01-01", "~", "null", ""]
    assert list(plan_from({"person": {"name": "no"}, "strengths": names}).strengths) == names


@pytest.mark.parametrize("nothing", ["", "~", "null", None])
def test_no_value_where_no_text_is_expected(nothing):
    fields = dict.fromkeys(("due", "start", "hours_per_week", "priority"), nothing)
    plan = small_plan(
        goal(1, **fields, actions=[action(1, support={"granted": nothing}, costs={"budget": nothing}, done=nothing)]),
        review={"next": nothing},
        ambitions=[{"id": "m1", "text": "x", "horizon": nothing}],
        competences=[{"id": "c1", "name": "x", "level_now": nothing}],
    )
    assert json_data(plan)["goals"] == [
        {"id": "g1", "text": "goal 1", "status": "active", "actions": [{"id": "a1", "text": "step 1"}]}
    ]
    assert (plan.ambitions[0].horizon, plan.competences[0].level_now, plan.review.next) == (None, None, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"pop": 2},
        {"pop": 0},
        {"language": "de"},
        {"person": {}},
        {"goals": [{"id": "G1", "text": "x"}]},
        {"goals": [{"id": "g1"}]},
        {"goals": [goal(1, due="2026-02-30")]},
        {"goals": [goal(1, status="done")]},
        {"goals": [goal(1, hours_per_week=-1)]},
        {"goals": [goal(1, hours_per_week="nan")]},
        {"competences": [{"id": "c1", "name": "x", "level_now": 6}]},
        {"answers": [{"question": "q", "on": "2026-01-01", "value": "nan"}]},
        {"review": {"interval_months": 0}},
    ],
)
def test_what_is_no_plan(wrong):
    with pytest.raises(ValidationError):
        plan_from({"person": {"name": "Maya"}, **wrong})


def test_a_plan_cannot_be_changed_in_place():
    with pytest.raises(ValidationError):
        PLAN.language = "nl"


def test_unknown_keys_are_left_to_the_file():
    assert plan_from({"person": {"name": "Maya", "mood": "good"}, "colour": "red"}) == Plan.model_validate(
        {"person": {"name": "Maya"}}
    )
