"""Where answers go in plain data, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from own_questions import question, questionnaire
from popcli.core.fills import difference, field_of, fill, object_from, objects_from, tree_from

STEP = questionnaire(question("what", fills="text"), question("hours", "hours", fills="costs.own_hours"))
AIM = questionnaire(
    question("name", fills="text"),
    question("years", "choice", fills="horizon", choices=[{"value": "5", "label": "In 5 years"}]),
    question("sharp", fills="smart.S"),
    question("steps", "items", fills="actions", of="step"),
    question("loose"),
    step=STEP,
)


def test_a_field_of_a_field():
    assert field_of({"costs": {"budget": 5}}, "costs.budget") == 5
    assert field_of({"costs": "much"}, "costs.budget") is None
    assert field_of({}, "costs.budget") is None


def test_filling_and_emptying_a_field_of_a_field():
    data: dict = {}
    fill(data, "costs.budget", 5)
    fill(data, "text", "a")
    assert data == {"costs": {"budget": 5}, "text": "a"}
    fill(data, "costs.budget", None)
    fill(data, "text", None)
    fill(data, "support.asked", None)
    fill(data, "never", None)
    assert data == {"costs": {}}


def test_an_object_from_its_answers_keeps_what_was_not_asked():
    old = {"text": "a", "kind": "keep", "smart": {"S": "s", "R": "r"}, "horizon": 3}
    tree = {"name": "b", "sharp": None, "loose": "kept as an answer"}
    made = object_from(tree, AIM, old)
    assert made == {"text": "b", "kind": "keep", "smart": {"R": "r"}, "horizon": 3}


class TestObjects:
    OLD = (
        {"id": "a1", "text": "one", "done": "2026-01-01"},
        {"id": "a2", "text": "two"},
        {"id": "a3", "text": "three"},
    )

    def test_the_id_makes_it_a_continuation(self):
        made = objects_from([{"id": "a2", "what": "TWO"}, {"id": "a1", "what": "ONE"}], STEP, self.OLD[:2])
        assert made == [{"id": "a1", "text": "ONE", "done": "2026-01-01"}, {"id": "a2", "text": "TWO"}]

    def test_an_id_alone_takes_it_away(self):
        assert objects_from([{"id": "a2"}], STEP, self.OLD) == [self.OLD[0], self.OLD[2]]

    def test_those_that_nobody_named_stay(self):
        assert objects_from([], STEP, self.OLD) == list(self.OLD)

    def test_new_ones_come_last_and_without_an_id(self):
        made = objects_from([{"what": "new"}, {"id": "a9", "what": "gone since"}, {"id": "a8"}], STEP, self.OLD)
        assert made == [*self.OLD, {"text": "new"}, {"text": "gone since"}]

    def test_without_old_ones(self):
        assert objects_from([{"what": "new", "hours": 2}], STEP, None) == [{"text": "new", "costs": {"own_hours": 2}}]


def test_old_objects_are_not_changed():
    old = {"id": "g1", "text": "a", "smart": {"S": "s"}, "actions": [{"id": "a1", "text": "x", "costs": {"budget": 1}}]}
    before = {**old, "smart": dict(old["smart"]), "actions": [{**old["actions"][0], "costs": {"budget": 1}}]}
    object_from({"sharp": "other", "steps": [{"id": "a1", "what": "y", "hours": 3}]}, AIM, old)
    assert old == before


def test_the_way_back():
    data = {
        "id": "g1",
        "text": "a",
        "horizon": 5,
        "smart": {"S": "s"},
        "actions": [{"id": "a1", "text": "x"}],
        "due": "d",
    }
    tree = tree_from(data, AIM)
    assert tree == {
        "id": "g1",
        "name": "a",
        "years": "5",
        "sharp": "s",
        "steps": [{"id": "a1", "what": "x"}],
    }
    assert object_from(tree, AIM, data) == {**data, "horizon": "5"}
    assert tree_from({"text": "", "actions": []}, AIM) == {"name": ""}


DATA = st.recursive(
    st.integers(0, 3) | st.text("ab", max_size=2),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
).filter(lambda value: isinstance(value, dict))


def apply(old: dict, changes: dict) -> dict:
    made = dict(old)
    for name, value in changes.items():
        if value is None:
            made.pop(name, None)
        elif isinstance(value, dict) and isinstance(made.get(name), dict):
            made[name] = apply(made[name], value)
        else:
            made[name] = value
    return made


@given(DATA, DATA)
def test_a_difference_says_all_that_changed_and_no_more(old, new):
    changes = difference(old, new)
    assert apply(old, changes) == new
    assert bool(changes) is (old != new)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ({"a": 1}, {}, {"a": None}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 1}}, {"a": {"c": None}}),
        ({"a": [1, 2]}, {"a": [1]}, {"a": [1]}),
    ],
)
def test_differences(old, new, changes):
    assert difference(old, new) == changes
