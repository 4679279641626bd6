"""A plan as light objects: the same attributes, the same plain data, and the same wherever a plan is only read."""

import json
from collections.abc import Iterator
from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from popcli.core import models
from popcli.core.agreement import amendments, covers, fingerprint, latest_signature, outdated_signatures, unsigned_roles
from popcli.core.entry import Entry
from popcli.core.kinds import GoalStatus, Method, Role
from popcli.core.known import Known, known, written
from popcli.core.models import Part, Plan
from popcli.core.next_step import next_step
from popcli.core.plan_data import changed, json_data, plan_from
from popcli.core.progress import Progress, live_goals, open_actions, progress
from popcli.report.status_page import status_page
from popcli.store.templates import texts as texts_in
from small_plan import action, goal, small_plan
from store.test_plan_round_trip import days, ids, texts

PATIENT = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""A whole plan takes a moment to make up, and longer on a busy machine; making it smaller would take minutes."""

NARROW: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("Plan", "pop"): st.just(1),
    ("EndedGoal", "actions"): st.lists(ids("a"), max_size=2),
    ("Accepted", "code"): st.sampled_from(["S02", "T01"]),
    ("GoalReview", "goal"): ids("g"),
    ("Answer", "value"): st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    ("GoalReview", "answers"): st.dictionaries(texts, texts, max_size=2),
    ("Review", "answers"): st.dictionaries(texts, texts, max_size=2),
    ("Goal", "id"): ids("g"),
    ("Goal", "text"): texts.filter(str.split),
    ("Action", "id"): ids("a"),
    ("Action", "text"): texts.filter(str.split),
    ("", "id"): ids("x"),
}
"""Fields that take less than their type says."""

SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    type(None): st.none(),
    str: texts,
    int: st.integers(1, 5),
    float: st.floats(0, 1000, allow_nan=False),
    bool: st.booleans(),
    date: days,
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Plain data for a field of this type."""
    kind, inner = get_origin(annotation), get_args(annotation)
    if kind is None:
        return SIMPLE[annotation] if annotation in SIMPLE else _named(annotation)
    if kind is Annotated:
        return values(inner[0])
    if kind in {Union, UnionType}:
        return st.one_of(*map(values, inner))
    if kind in {list, tuple}:
        return st.lists(values(inner[0]), max_size=2)
    assert kind is Literal
    return st.sampled_from(inner)


def _named(model: Any) -> st.SearchStrategy[Any]:
    return parts(model) if issubclass(model, Part) else st.sampled_from([*map(str, model)])


def parts(model: type[Part]) -> st.SearchStrategy[dict[str, Any]]:
    """Plain data for a part, with few or all of its fields: nothing that models come to hold is forgotten."""
    required, optional = {}, {}
    for name, field in model.model_fields.items():
        narrow = NARROW.get((model.__name__, name), NARROW.get(("", name)))
        found = values(field.annotation) if narrow is None else narrow
        (required if field.is_required() else optional)[field.alias or name] = found
    return st.fixed_dictionaries(required | optional) | st.fixed_dictionaries(required, optional=optional)


plans = parts(Plan).map(plan_from)


def through_json(plan: Plan) -> Any:
    """The plan as it comes back from a file."""
    return known(json.loads(json.dumps(written(plan, json_data(plan)))))


def tree(value: Any) -> Any:
    """A part with all that is in it, where nothing equals something of another type."""
    if isinstance(value, Part):
        return {name: tree(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Known):
        return {name: tree(item) for name, item in vars(value).items() if not name.startswith("_")}
    if isinstance(value, tuple | list):
        return (type(value), [tree(item) for item in value])
    if isinstance(value, dict):
        return (dict, {name: tree(item) for name, item in value.items()})
    return (type(value), value)


FULL = plan_from(
    {
        "version": 3,
        "language": "nl",
        "person": {"name": "Sanne", "function": "verpleegkundige", "manager": "Ilse"},
        "period": {"from": "2026-01-01", "until": "2026-12-31"},
        "review": {"interval_months": 4, "next": "2026-06-01", "ask_again_weeks": 0},
        "goals": [goal(1, status="agreed", hours_per_week=1.5, actions=[action(1, costs={"coach": "mentor"})])],
        "signatures": [
            {"role": "manager", "name": "Ilse", "date": "2026-01-05", "version": 2, "fingerprint": "pop1:0"},
        ],
        "answers": [{"question": "enjoy", "on": "2026-01-01", "text": "rust"}],
    }
)


def test_the_attributes_are_those_of_the_models():
    found = through_json(FULL)
    assert found.period.start == date(2026, 1, 1)
    assert found.goals[0].status is GoalStatus.AGREED
    assert found.goals[0].actions[0].costs.coach.value == "mentor"
    assert found.goals[0].hours_per_week == 1.5
    assert found.review.ask_again_weeks == 0
    assert found.signatures[0].role is Role.MANAGER
    assert found.answers[0].by is Role.EMPLOYEE
    assert found.answers[0].private is False
    assert found.needs == ()
    assert found.no_plan is None
    assert found.currency == "EUR"
    with pytest.raises(AttributeError):
        _ = found.goals[0].colour


def test_the_random_plans_hold_every_part_there_is():
    def inside(model: type[Part]) -> Iterator[type[Part]]:
        yield model
        for field in model.model_fields.values():
            for found in _types(field.annotation):
                yield from inside(found)

    def _types(annotation: Any) -> Iterator[type[Part]]:
        if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, Part):
            yield annotation
        for found in get_args(annotation):
            yield from _types(found)

    every = {item for item in vars(models).values() if isinstance(item, type) and issubclass(item, Part)}
    assert every - set(inside(Plan)) == {Part, models.ManagerFile}


@given(plans)
@settings(PATIENT, max_examples=80)
def test_every_attribute_at_every_depth_comes_back(plan: Plan):
    assert tree(through_json(plan)) == tree(plan)


@given(plans)
@settings(PATIENT, max_examples=80)
def test_the_plain_data_is_the_same(plan: Plan):
    found = through_json(plan)
    assert json_data(found) == json_data(plan)
    assert json.dumps(json_data(found)) == json.dumps(json_data(plan))  # in the same order
    for one, other in zip(plan.goals, found.goals, strict=True):
        assert json_data(other) == json_data(one)


# Wherever a plan is only read


@given(plans, plans)
@settings(PATIENT, max_examples=50)
def test_what_was_agreed_is_the_same(plan: Plan, before: Plan):
    found, found_before = through_json(plan), through_json(before)
    assert fingerprint(found) == fingerprint(plan)
    assert amendments(before, found) == amendments(found_before, plan) == amendments(before, plan)
    assert unsigned_roles(found) == unsigned_roles(plan)
    for role in Role:
        assert tree(latest_signature(found, role)) == tree(latest_signature(plan, role))
    outdated = outdated_signatures(found)
    assert [json_data(item) for item in outdated] == [json_data(item) for item in outdated_signatures(plan)]


def test_a_signature_that_covers_the_plan_covers_it_still():
    signed = {"role": "employee", "name": "Sanne", "date": "2026-02-01", "version": 3, "fingerprint": fingerprint(FULL)}
    plan = changed(FULL, signatures=[signed])
    found = through_json(plan)
    assert covers(found.signatures[0], found)
    assert outdated_signatures(found) == []
    other = through_json(changed(plan, currency="CHF"))
    assert [item.name for item in outdated_signatures(other)] == ["Sanne"]


entries = st.lists(
    st.builds(
        Entry,
        id=st.just("k3f9q2"),
        recorded=st.just(""),
        on=st.lists(days, min_size=1, max_size=2).map(sorted).map(tuple),
        text=texts,
        goal=st.none() | ids("g"),
        action=st.none() | ids("a"),
        hours=st.none() | st.integers(0, 9),
        method=st.none() | st.sampled_from([*map(str, Method)]),
    ),
    max_size=5,
)


def told(state: Progress) -> dict[str, Any]:
    """A state with its goal as plain data."""
    return {**vars(state), "goal": json_data(state.goal), "overdue": state.overdue, "silent": state.silent}


@given(plans, entries, days, st.sampled_from(["nl", "en"]))
@settings(PATIENT, max_examples=60)
def test_the_status_is_the_same(plan: Plan, logged: list[Entry], today: date, lang: str):
    found = through_json(plan)
    states, found_states = progress(plan, logged, today), progress(found, logged, today)
    assert list(map(told, found_states)) == list(map(told, states))
    step = next_step(plan, states, today)
    assert next_step(found, found_states, today) == step
    again = logged[0] if logged else None
    page = status_page(plan, states, step, logged, today, texts_in(lang), again)
    assert status_page(found, found_states, step, logged, today, texts_in(lang), again) == page


def test_goals_and_actions_are_found_as_in_a_plan():
    plan = small_plan(
        goal(1, actions=[action(1, due="2026-05-01"), action(2, due="2026-04-01"), action(3, done="2026-01-09")]),
        goal(2, status="dropped"),
    )
    found = through_json(plan)
    assert [item.id for item in live_goals(found)] == ["g1"]
    assert [item.id for item in open_actions(found.goals[0])] == ["a2", "a1"]


# What is no plan


@pytest.mark.parametrize(
    "data",
    [
        {"$day": "soon"},
        {"$day": 3},
        {"$word": ["GoalStatus", "asleep"]},
        {"$word": ["Nothing", "x"]},
        {"$word": "idea"},
        {"$word": []},
        {"$part": {}},
        {"$part": 3, "$keys": []},
    ],
    ids=str,
)
def test_what_nobody_wrote_is_told_by_an_error(data: Any):
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        known(data)
