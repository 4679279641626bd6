"""What keeps a plan alive beside its goals."""

from datetime import date

import pytest

from popcli.core.entry import Entry
from popcli.core.progress import progress
from popcli.rules.check import check_plan
from popcli.rules.rule import PlanView
from popcli.store.templates import load_coach
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
NO_PLAN = {"no_plan": {"on": "2026-01-05"}}


def found(code, *goals, entries=(), unknown=(), **values):
    """What is about, or the values, of the findings of one rule."""
    plan = small_plan(*goals, **values)
    view = PlanView(plan, tuple(progress(plan, entries, TODAY)), TODAY, unknown)
    every = check_plan(view, load_coach("en").sentence).findings
    return [one.about or dict(one.values) for one in every if one.rule.code == code]


def signature(role):
    return {"role": role, "name": "x", "date": "2026-01-10", "version": 1, "fingerprint": "x"}


def test_a_plan_needs_a_goal_unless_there_is_no_plan():
    assert found("C01")
    assert found("C01", goal(1, status="dropped", reason="x"))
    assert not found("C01", goal(1, status="idea"))
    assert not found("C01", **NO_PLAN)


def test_from_the_third_goal_on_each_is_named():
    busy = [goal(number) for number in range(1, 5)]
    assert found("C02", *busy[:2]) == []
    assert found("C02", *busy) == ["g3", "g4"]


@pytest.mark.parametrize("status", ["idea", "resting", "reached", "dropped"])
def test_goals_that_take_no_time_are_not_counted(status):
    assert found("C02", goal(1, status=status, reason="x"), goal(2), goal(3)) == []


@pytest.mark.parametrize(("code", "key"), [("C03", "strengths"), ("C04", "improvements")])
def test_three_points_are_enough(code, key):
    assert found(code)[0]["count"] == 0
    assert found(code, **{key: ["a", "b"]})[0]["count"] == 2
    assert found(code, **{key: ["a", "b", "c"]}) == []


@pytest.mark.parametrize(
    ("code", "values"),
    [("C05", {"due": "2026-04-01"}), ("C06", {"owner": "Maya"}), ("C07", {"due": "2026-03-01", "owner": "Maya"})],
)
def test_actions_need_somebody_and_a_day(code, values):
    assert found(code, goal(1, actions=[action(1, **values), action(2, owner="Maya", due="2026-03-02")])) == ["a1"]
    assert found(code, goal(1, actions=[action(1, **values, done="2026-03-01")])) == []
    assert found(code, goal(1, status="idea", actions=[action(1, **values)])) == []


def test_the_next_review_is_there_and_not_past():
    assert found("C08")
    assert not found("C08", **NO_PLAN)
    assert not found("C08", review={"next": "2026-03-01"})
    assert found("C09", review={"next": "2026-03-01"}) == [{"id": "", "about": "", "date": date(2026, 3, 1)}]
    assert not found("C09", review={"next": "2026-03-02"})


@pytest.mark.parametrize(
    ("manager", "signed", "missing"),
    [
        (None, [], ["employee"]),
        (None, ["employee"], None),
        ("Karim", [], ["employee", "manager"]),
        ("Karim", ["employee"], ["manager"]),
        ("Karim", ["manager", "employee"], None),
    ],
)
def test_who_has_not_signed(manager, signed, missing):
    values = {"person": {"name": "Maya", "manager": manager}, "signatures": [signature(role) for role in signed]}
    assert [one["roles"] for one in found("C10", goal(1), **values)] == ([missing] if missing else [])
    assert found("C10", **values) == []


def test_silence_is_told_in_weeks():
    entry = Entry(id="x", recorded="", on=(TODAY,), goal="g1")
    assert found("C11", goal(1)) == ["g1"]
    assert found("C11", goal(1), entries=[entry]) == []
    assert found("C11", goal(1, status="idea")) == []


@pytest.mark.parametrize(
    ("methods", "told"),
    [
        (["course"], False),
        (["course", "course"], True),
        (["course", "shadowing"], False),
        (["course", None], False),
        ([], False),
    ],
)
def test_two_courses_and_nothing_else(methods, told):
    actions = [action(number, method=method) for number, method in enumerate(methods, start=1)]
    assert bool(found("C12", goal(1, actions=actions))) is told


def test_ids_that_are_there_twice():
    assert found("C13", goal(1), goal(1)) == ["g1"]
    assert found("C13", goal(1, actions=[action(1)]), goal(2, actions=[action(1)])) == ["a1"]
    assert found("C13", goal(1), needs=[{"id": "g1", "text": "x"}]) == ["g1"]
    assert found("C13", goal(1, actions=[action(1)]), goal(2, actions=[action(2)])) == []


def test_keys_that_nobody_knows():
    (values,) = found(
        "C14",
        unknown=[
            ("plan.yaml:3", "strenghts", "strengths"),
        ],
    )
    assert (values["key"], values["place"], values["nearest"]) == ("strenghts", "plan.yaml:3", "strengths")
    assert found("C14", unknown=[("plan.yaml:3", "x", None)])[0]["nearest"] == "…"
    assert found("C14") == []
