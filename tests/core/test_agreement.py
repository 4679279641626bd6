import json
import unicodedata
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from popcli.core import kinds
from popcli.core.agreement import (
    Amendment,
    amendments,
    fingerprint,
    latest_signature,
    outdated_signatures,
    roles_to_sign,
    short_fingerprint,
    unsigned_roles,
)
from popcli.core.kinds import Role
from popcli.core.models import Action, Goal, Plan
from popcli.core.plan_data import changed, json_data, plan_from
from popcli.store.plan_file import read_plan
from small_plan import action, goal, small_plan

DOWNWARDS = ("at most", "reduce", "hooguit")

LETTERS = "abcé3ñ\u01fa한#:'\"\\-,%&*!?[]{}|>@~"
words = st.text(LETTERS, min_size=1, max_size=5).map(lambda word: unicodedata.normalize("NFC", word))
texts = st.lists(words, min_size=1, max_size=4).map(" ".join)
days = st.dates().map(str)
amounts = st.integers(0, 2000) | st.integers(0, 4000).map(lambda number: number / 4)


def one_of(kind: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([str(item) for item in kind])


GOAL: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "kind": one_of(kinds.GoalKind),
    "need": texts,
    "ambition": texts,
    "start": days,
    "due": days,
    "shown_by": texts,
    "expected_result": texts,
    "benefit": texts,
    "support": texts,
    "hours_per_week": amounts,
    **{f"smart.{letter}": texts for letter in "SMART"},
}
ACTION: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "method": texts,
    "training_type": one_of(kinds.TrainingType),
    "owner": texts,
    "due": days,
    "support.asked": texts,
    "support.granted": st.booleans(),
    "costs.own_hours": amounts,
    "costs.coach_hours": amounts,
    "costs.coach": one_of(kinds.Coach),
    "costs.budget": amounts,
    "costs.materials": texts,
}
PLAN: dict[str, st.SearchStrategy[Any]] = {
    "person.name": texts,
    "person.function": texts,
    "person.organisation": texts,
    "person.manager": texts,
    "period.from": days,
    "period.until": days,
    "review.interval_months": st.integers(1, 24),
    "review.next": days,
    "currency": texts,
}
AGREED = {"plan": PLAN, "goal": GOAL, "action": ACTION}
FIELDS = [(kind, name) for kind, fields in AGREED.items() for name in fields]
NEVER_EMPTY = {"text", "person.name", "review.interval_months", "currency"}
ON_THE_WAY = {
    "goal": {
        "status": st.sampled_from(["idea", "agreed", "active", "reached"]),
        "reason": texts,
        "priority": st.integers(1, 9),
        "obstacle": texts,
        "accepted": st.lists(
            st.fixed_dictionaries({"code": st.just("S02"), "on": days, "reason": texts, "text": texts})
        ),
    },
    "action": {"done": days},
    "plan": {
        "version": st.integers(0, 99),
        "language": st.sampled_from(["nl", "en"]),
        "no_plan": st.fixed_dictionaries({"on": days}, optional={"reason": texts}),
        "strengths": st.lists(texts),
        "improvements": st.lists(texts),
        "methods": st.lists(texts),
        "ambitions": st.lists(texts).map(lambda found: [{"id": "m1", "text": text} for text in found]),
        "competences": st.lists(texts).map(lambda found: [{"id": "c1", "name": name} for name in found]),
        "needs": st.lists(texts).map(lambda found: [{"id": "n1", "text": text} for text in found]),
        "reviews": st.lists(st.fixed_dictionaries({"feedback": texts, "motivation": st.integers(1, 5)})).map(
            lambda found: [{"id": "r1", "kind": "progress", "date": "2026-02-01", **item} for item in found]
        ),
        "answers": st.lists(
            st.fixed_dictionaries({"question": texts, "on": days, "text": texts, "private": st.booleans()})
        ),
        "signatures": st.lists(
            st.fixed_dictionaries({"role": one_of(Role), "name": texts, "date": days, "fingerprint": texts})
        ).map(lambda found: [{"version": 1, **item} for item in found]),
    },
}


def put(data: dict[str, Any], name: str, value: Any) -> None:
    *outer, last = name.split(".")
    for key in outer:
        data = data.setdefault(key, {})
    if value is None:
        data.pop(last, None)
    else:
        data[last] = value


def got(data: dict[str, Any], name: str) -> Any:
    *outer, last = name.split(".")
    for key in outer:
        data = data.get(key, {})
    return data.get(last)


def parts_of(data: dict[str, Any]) -> dict[str, tuple[str, dict[str, Any]]]:
    """The plan, goals and actions in plain data, with their kind, by id."""
    found = {"plan": ("plan", data)}
    for each in data.get("goals", []):
        found[each["id"]] = ("goal", each)
        found |= {item["id"]: ("action", item) for item in each.get("actions", [])}
    return found


@st.composite
def part(draw: st.DrawFn, letter: str, number: int, fields: dict[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {"id": f"{letter}{number}", "text": draw(texts)}
    for name in draw(st.sets(st.sampled_from(sorted(fields)), max_size=5)):
        put(data, name, draw(fields[name]))
    return data


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    data: dict[str, Any] = {"person": {"name": draw(texts)}}
    for name in draw(st.sets(st.sampled_from(sorted(PLAN)))):
        put(data, name, draw(PLAN[name]))
    steps = iter(range(1, 100))
    data["goals"] = [
        {
            **draw(part("g", number, GOAL)),
            "actions": [draw(part("a", next(steps), ACTION)) for _ in range(draw(st.integers(1, 2)))],
        }
        for number in range(1, draw(st.integers(2, 4)))
    ]
    return plan_from(data)


@st.composite
def on_the_way(draw: st.DrawFn, plan: Plan) -> Plan:
    """The plan after things happened that nobody has to agree to again."""
    data = json_data(plan)
    for kind, item in parts_of(data).values():
        for name in draw(st.sets(st.sampled_from(sorted(ON_THE_WAY[kind])))):
            put(item, name, draw(ON_THE_WAY[kind][name]))
    return plan_from(data)


@st.composite
def amended(draw: st.DrawFn, plan: Plan, kind: str, name: str) -> Plan:
    """The plan with another value for one agreed field of its parts of a kind."""
    data = json_data(plan)
    item = draw(st.sampled_from([item for found, item in parts_of(data).values() if found == kind]))
    values = AGREED[kind][name]
    new = draw(values if name in NEVER_EMPTY else st.none() | values)
    assume(new != got(item, name))
    put(item, name, new)
    return plan_from(data)


def amended_anywhere(plan: Plan) -> st.SearchStrategy[Plan]:
    return st.sampled_from(FIELDS).flatmap(lambda field: amended(plan, *field))


FIXED = {"id", "status", "kind", "training_type", "coach", "start", "due", "from", "until", "next", "language"}
AMOUNTS = {"hours_per_week", "own_hours", "coach_hours", "budget"}


def another_form(plan: Plan, vary: Random) -> bytes:
    """The plan as another hand would write it."""
    return "\n".join(_mapping(json_data(plan), vary, 0)).encode()


def _mapping(data: dict[str, Any], vary: Random, indent: int) -> list[str]:
    pad, lines = " " * indent, []
    for name in vary.sample(sorted(data), len(data)):
        value = data[name]
        key = pad + vary.choice([name, f'"{name}"', f"'{name}'"])
        if vary.random() < 0.2:
            lines.append(f"{pad}# van mij")
        if isinstance(value, dict):
            lines += [f"{key}:", *_mapping(value, vary, indent + vary.randint(1, 4))]
        elif isinstance(value, list):
            lines.append(f"{key}:")
            for item in vary.sample(value, len(value)):
                lines += [f"{pad}  -", *_mapping(item, vary, indent + 4)]
        else:
            lines.append(f"{key}: {_scalar(name, value, vary, pad + '   ')}")
    return lines


def _scalar(name: str, value: Any, vary: Random, pad: str) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if name in AMOUNTS:
        text = vary.choice([text, f"{float(value)}", f"'{float(value):.2f}'"])
        return f"{text} # ongeveer" if vary.random() < 0.2 else text
    if not isinstance(value, str) or name in FIXED:
        return vary.choice([text, f'"{text}"', f"'{text}'", f">-\n{pad}{text}"])
    text = unicodedata.normalize(vary.choice(["NFC", "NFD"]), text)
    broken = "".join(f"\n{pad}" if each == " " and vary.random() < 0.5 else each for each in text)
    spaced = vary.choice(["", " ", "\t", "\n "]) + text + vary.choice(["", "  ", "\t"])
    single = spaced.replace("\n", "").replace("'", "''")
    return vary.choice([json.dumps(spaced, ensure_ascii=False), f"'{single}'", f"|\n{pad}{text}", f">\n{pad}{broken}"])


def hands() -> st.SearchStrategy[Random]:
    return st.randoms(use_true_random=False)


def found(before: Plan, after: Plan) -> list[tuple[str, str, str, Any, Any, str]]:
    listed = amendments(before, after, DOWNWARDS)
    return [(item.key, item.about, item.field, item.old, item.new, item.turn) for item in listed]


@settings(max_examples=60, deadline=None)
@given(plans(), hands())
def test_the_same_agreement_in_another_form_has_the_same_fingerprint(plan: Plan, vary: Random):
    read = read_plan(another_form(plan, vary), "plan.yaml").plan
    assert fingerprint(read) == fingerprint(plan)
    assert amendments(plan, read) == []


@pytest.mark.parametrize(("kind", "name"), FIELDS)
@settings(max_examples=8, deadline=None)
@given(data=st.data(), plan=plans())
def test_another_value_for_anything_agreed_gives_another_fingerprint(
    kind: str, name: str, data: st.DataObject, plan: Plan
):
    after = data.draw(amended(plan, kind, name))
    assert fingerprint(plan) != fingerprint(after)
    assert len(amendments(plan, after)) == 1


@settings(max_examples=60, deadline=None)
@given(plans().flatmap(lambda plan: st.tuples(st.just(plan), on_the_way(plan))))
def test_what_happens_on_the_way_keeps_the_fingerprint(pair: tuple[Plan, Plan]):
    before, after = pair
    assert fingerprint(before) == fingerprint(after)
    assert amendments(before, after, DOWNWARDS) == []


@settings(max_examples=60, deadline=None)
@given(plans().flatmap(lambda plan: st.tuples(st.just(plan), plans() | amended_anywhere(plan) | on_the_way(plan))))
def test_there_are_amendments_exactly_when_fingerprints_differ(pair: tuple[Plan, Plan]):
    before, after = pair
    same = fingerprint(before) == fingerprint(after)
    assert (amendments(before, after, DOWNWARDS) == []) is same
    assert (amendments(after, before, DOWNWARDS) == []) is same


@pytest.mark.parametrize(("model", "kind"), [(Goal, "goal"), (Action, "action")], ids=["goal", "action"])
def test_every_field_is_either_agreed_or_happens_on_the_way(model: type[Goal | Action], kind: str):
    agreed = {name.partition(".")[0] for name in AGREED[kind]}
    assert agreed.isdisjoint(ON_THE_WAY[kind])
    assert agreed | set(ON_THE_WAY[kind]) | {"id", "actions"} == set(model.model_fields) | {"actions"}


def test_a_fingerprint_names_how_it_was_made_and_is_compared_in_groups():
    value = fingerprint(small_plan(goal()))
    scheme, _, digits = value.partition(":")
    assert scheme == "pop1"
    assert len(digits) == 64
    assert short_fingerprint(value) == " ".join(digits[at : at + 4] for at in (0, 4, 8, 12))


def test_a_postponed_review_moves_its_day_only():
    before = small_plan(goal(), review={"next": "2026-04-01"})
    put_off = {"next": "2026-05-01", "postponed": [{"on": "2026-03-20", "to": "2026-05-01", "reason": "ill"}]}
    after = changed(before, review=put_off)
    assert found(before, after) == [("changed", "", "next", "2026-04-01", "2026-05-01", "later")]


@pytest.mark.parametrize(
    ("field", "old", "new", "turn"),
    [
        ("due", "2026-06-30", "2026-07-01", "later"),
        ("due", "2026-06-30", "2026-06-29", "earlier"),
        ("start", "2026-01-01", "2026-02-01", "later"),
        ("shown_by", "a list", "a report", ""),
        ("hours_per_week", 2, 1.5, ""),
        ("kind", "keep", "grow", ""),
    ],
)
def test_a_changed_field_is_told_with_both_values(field: str, old: Any, new: Any, turn: str):
    before, after = (small_plan(goal(**{field: value})) for value in (old, new))
    assert found(before, after) == [("changed", "g1", field, old, new, turn)]


@pytest.mark.parametrize(
    ("old", "new", "numbers", "turn"),
    [
        ("Give 4 lessons", "Give 3 lessons", ("4", "3"), "easier"),
        ("Give 4 lessons", "Give 5 lessons", ("4", "5"), "harder"),
        ("Give 9 lessons", "Give 10 lessons", ("9", "10"), "harder"),
        ("Reach 80%.", "Reach 70%.", ("80", "70"), "easier"),
        ("Read 1,5 hours", "Read 1,25 hours", ("1,5", "1,25"), "easier"),
        ("Give 4 lessons to 3 people", "Give 4 lessons to 2 people", ("3", "2"), "easier"),
        ("Make at most 4 errors", "Make at most 6 errors", ("4", "6"), "easier"),
        ("Make at most 4 errors", "Make at most 2 errors", ("4", "2"), "harder"),
        ("Reduce errors to 4", "Reduce errors to 6", ("4", "6"), "easier"),
        ("Hooguit 4 fouten", "Hooguit 2 fouten", ("4", "2"), "harder"),
        ("Give 4 reduced lessons", "Give 3 reduced lessons", ("4", "3"), "easier"),
    ],
)
def test_one_other_number_asks_for_less_or_for_more(old: str, new: str, numbers: tuple[str, str], turn: str):
    before, after = (small_plan(goal(text=text)) for text in (old, new))
    assert found(before, after) == [("number", "g1", "text", *numbers, turn)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Give 4 lessons to 3 people", "Give 5 lessons to 2 people"),
        ("Give 4 lessons", "Give 5 talks"),
        ("Give 4 lessons", "Give four lessons"),
        ("Ready on 2026-05-01", "Ready on 2026-06-01"),
        ("Ready on 01.05.2026", "Ready on 01.06.2026"),
        ("Klaar om 9u30", "Klaar om 9u45"),
        ("Move to v2", "Move to v3"),
        ("Earn 1.250 points", "Earn 1.500 points"),
    ],
)
def test_any_other_change_of_a_sentence_says_nothing_of_less_or_more(old: str, new: str):
    before, after = (small_plan(goal(text=text)) for text in (old, new))
    assert found(before, after) == [("changed", "g1", "text", old, new, "")]


def test_a_field_filled_and_emptied():
    empty, full = small_plan(goal()), small_plan(goal(support="Helen reads along"))
    assert found(empty, full) == [("filled", "g1", "support", None, "Helen reads along", "")]
    assert found(full, empty) == [("emptied", "g1", "support", "Helen reads along", None, "")]
    whole = {"costs": {"budget": 0, "own_hours": 2.5}, "support": {"granted": False}}
    assert found(small_plan(goal(actions=[action()])), small_plan(goal(actions=[action(**whole)]))) == [
        ("filled", "a1", "support.granted", None, False, ""),
        ("filled", "a1", "costs.own_hours", None, 2.5, ""),
        ("filled", "a1", "costs.budget", None, 0, ""),
    ]


def test_goals_and_actions_that_came_and_went():
    before = small_plan(goal(1, actions=[action(1)]), goal(2))
    after = small_plan(goal(2, actions=[action(2)]), goal(3))
    assert amendments(before, after) == [
        Amendment("action-added", "a2", text="step 2"),
        Amendment("goal-added", "g3", text="goal 3"),
        Amendment("goal-gone", "g1", text="goal 1"),
        Amendment("action-gone", "a1", text="step 1"),
    ]


@pytest.mark.parametrize("status", ["resting", "dropped"])
def test_a_goal_put_to_rest_or_let_go_and_taken_up_again(status: str):
    before, after = small_plan(goal()), small_plan(goal(status=status, reason="no time"))
    assert found(before, after) == [("goal-aside", "g1", "", None, None, "")]
    assert found(after, before) == [("goal-back", "g1", "", None, None, "")]
    other = small_plan(goal(status="dropped", reason="for good"))
    assert found(after, other) == []


def test_a_goal_put_to_rest_that_was_reached_was_not_taken_up_again():
    resting, reached = small_plan(goal(status="resting", reason="no time")), small_plan(goal(status="reached"))
    assert found(resting, reached) == [("goal-reached", "g1", "", None, None, "")]


def test_an_action_moved_to_another_goal():
    before, after = small_plan(goal(1, actions=[action()]), goal(2)), small_plan(goal(1), goal(2, actions=[action()]))
    assert found(before, after) == [("changed", "a1", "goal", "g1", "g2", "")]


def signed(plan: Plan, *roles: Role) -> Plan:
    kept = json_data(plan).get("signatures", [])
    fresh = [
        {"role": role, "name": "x", "date": "2026-01-10", "version": 1, "fingerprint": fingerprint(plan)}
        for role in roles
    ]
    return changed(plan, signatures=[*kept, *fresh])


@pytest.mark.parametrize("manager", [None, "Helen"])
def test_who_never_signed(manager: str | None):
    plan = small_plan(goal(), person={"name": "Maya", "manager": manager})
    both = [Role.EMPLOYEE, Role.MANAGER]
    assert unsigned_roles(plan) == (both if manager else both[:1])
    assert unsigned_roles(signed(plan, Role.EMPLOYEE)) == (both[1:] if manager else [])
    assert unsigned_roles(signed(plan, *both)) == []


def outdated(plan: Plan) -> list[Role]:
    return [signature.role for signature in outdated_signatures(plan)]


def changed_text(plan: Plan, make: Callable[[str], str]) -> Plan:
    data = json_data(plan)
    data["goals"][0]["text"] = make(data["goals"][0]["text"])
    return plan_from(data)


def test_the_newest_signature_of_each_role_counts():
    plan = signed(small_plan(goal()), Role.EMPLOYEE, Role.MANAGER)
    assert outdated(small_plan(goal())) == outdated(plan) == []
    other = changed_text(plan, str.upper)
    assert outdated(other) == [Role.EMPLOYEE, Role.MANAGER]
    again = signed(other, Role.EMPLOYEE)
    assert outdated(again) == [Role.MANAGER]
    assert latest_signature(again, Role.EMPLOYEE) == again.signatures[-1]
    assert outdated(signed(again, Role.MANAGER)) == []
    assert outdated(changed_text(again, str.lower)) == [Role.EMPLOYEE]


def test_who_has_to_sign_never_did_or_signed_something_else():
    both = [Role.EMPLOYEE, Role.MANAGER]
    plan = small_plan(goal(), person={"name": "Maya", "manager": "Joost"})
    assert roles_to_sign(plan) == both
    once = signed(plan, Role.EMPLOYEE)
    assert roles_to_sign(once) == [Role.MANAGER]
    assert roles_to_sign(changed_text(once, lambda text: f"{text} twice")) == both
    assert roles_to_sign(signed(plan, *both)) == []


def test_a_change_taken_back_needs_no_signature():
    plan = signed(small_plan(goal()), Role.EMPLOYEE)
    assert outdated(changed_text(changed_text(plan, str.upper), str.lower)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("start at 10:30", "start at 11:30"),
        ("klaar om 9.30 uur", "klaar om 10.30 uur"),
        ("at 9 am", "at 10 am"),
        ("voor 1 mei", "voor 15 mei"),
        ("before 1/5/2026", "before 2/5/2026"),
        ("in 2026 ten", "in 2027 ten"),
        ("week 12", "week 14"),
        ("2 hours", "2.0 hours"),
    ],
)
def test_a_moment_or_the_same_amount_is_no_easier_number(before, after):
    (found,) = amendments(small_plan(goal(text=before)), small_plan(goal(text=after)))
    assert (found.key, found.turn) == ("changed", "")


def test_a_number_in_a_name_asks_nothing():
    (found,) = amendments(
        small_plan(person={"name": "Maya", "function": "Scale 8"}),
        small_plan(person={"name": "Maya", "function": "Scale 9"}),
    )
    assert (found.key, found.turn) == ("changed", "")


def test_two_goals_with_one_id_do_not_hide_each_other():
    plans = [small_plan(goal(text=text), goal(text="other")) for text in ("one", "two")]
    assert fingerprint(plans[0]) != fingerprint(plans[1])
    assert len(amendments(*plans)) == 1


def test_when_somebody_is_asked_again_is_no_part_of_the_agreement():
    assert fingerprint(small_plan(goal(), review={"ask_again_weeks": 0})) == fingerprint(small_plan(goal(), review={}))
