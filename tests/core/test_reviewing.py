"""What a talk makes of the plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.core.entry import Entry
from popcli.core.kinds import ReviewKind
from popcli.core.models import Plan
from popcli.core.plan_data import json_data
from popcli.core.reviewing import new_ideas, noted, postponed, with_review
from popcli.core.talk import evaluation_form, progress_form
from popcli.store.questionnaires import talk_forms
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
FORMS = talk_forms("nl")
COURSE = Entry(id="k3f9q2", recorded="", on=(TODAY,), text="Cursus")

OPEN = [
    {"status": "idea"},
    {"status": "agreed"},
    {"status": "active"},
    {"status": "resting", "reason": "verlof"},
]
"""Goals that a talk can speak of, by status."""

TEXTS = ["lassen", "plannen", "wiskunde", "zwachtelen"]
texts = st.sampled_from(TEXTS)
places = st.fixed_dictionaries({text: st.sampled_from(["goal", "parked", None]) for text in TEXTS})


def evaluated(
    plan: Plan, answers: dict[str, Any], *, partner: str | None = "Joost", today: date = TODAY, used: Iterable[str] = ()
) -> Plan:
    form = evaluation_form(FORMS, plan, [COURSE], today, partner)
    return with_review(plan, form, answers, ReviewKind.EVALUATION, today, partner, used)


def review(plan: Plan) -> dict[str, Any]:
    return json_data(plan.reviews[-1])


def goals(plan: Plan) -> list[dict[str, Any]]:
    return json_data(plan).get("goals", [])


def needs(plan: Plan) -> list[tuple[str, str, str | None, str]]:
    return [(need.id, need.text, need.source, need.status) for need in plan.needs]


def wished(plan: Plan, *wanted: dict[str, Any], used: Iterable[str] = ()) -> Plan:
    return evaluated(plan, {"new-needs": list(wanted), "next-date": "2026-06-02"}, used=used)


def about(name: str, **said: Any) -> dict[str, Any]:
    """Answers about a goal, where ``new_text`` stands for "new-text"."""
    return {f"{name}.{key.replace('_', '-')}": value for key, value in said.items()}


def test_a_review_holds_what_was_said_each_answer_in_its_place():
    plan = small_plan(goal(1), goal(2))
    answers = {
        **about("g1", reached="partly", how="Rustig", satisfaction=4, effect="Meer rust", manager_feedback="Mooi"),
        **about("g1", outcome="on-track"),
        "motivation": 5,
        "motivation-why": "Het loopt",
        "feedback": "Ga zo door",
        "next-date": "2026-06-02",
    }
    after = evaluated(plan, answers)
    assert [json_data(item) for item in after.reviews] == [
        {
            "id": "r1",
            "kind": "evaluation",
            "date": "2026-03-02",
            "with": "Joost",
            "goals": [
                {
                    "goal": "g1",
                    "answers": {
                        "reached": "partly",
                        "how": "Rustig",
                        "effect": "Meer rust",
                        "manager-feedback": "Mooi",
                    },
                    "satisfaction": 4,
                    "outcome": "on-track",
                }
            ],
            "motivation": 5,
            "motivation_reason": "Het loopt",
            "feedback": "Ga zo door",
            "next": "2026-06-02",
        }
    ]
    assert json_data(after.review) == {"interval_months": 3, "next": "2026-06-02"}
    assert goals(after) == goals(plan)


def test_without_somebody_at_the_table_nobody_is_named():
    assert "with" not in review(evaluated(small_plan(), {"next-date": "2026-06-02"}, partner=None))


@pytest.mark.parametrize("nothing", [None, "", []])
def test_what_says_nothing_is_not_kept(nothing: Any):
    plan = small_plan(goal(1))
    after = evaluated(
        plan, {**about("g1", how=nothing), "motivation": nothing, "new-needs": nothing, "next-date": "2026-06-02"}
    )
    assert review(after) == {
        "id": "r1",
        "kind": "evaluation",
        "date": "2026-03-02",
        "with": "Joost",
        "next": "2026-06-02",
    }


def test_what_was_said_of_activities_and_of_the_period_is_no_part_of_the_review():
    answers = {
        **about("k3f9q2", effective=4, again=True, fitting="Ja"),
        "close-period": "yes",
        "next-until": "2027-12-31",
        "next-date": "2026-06-02",
    }
    after = evaluated(small_plan(goal(1)), answers)
    assert set(review(after)) == {"id", "kind", "date", "with", "next"}
    assert (after.period, after.earlier) == (small_plan().period, ())


@pytest.mark.parametrize("before", OPEN)
def test_what_was_reached_ends(before: dict[str, str]):
    after = evaluated(small_plan(goal(1, **before), goal(2)), about("g1", reached="yes", how="Goed"))
    assert review(after)["goals"] == [
        {"goal": "g1", "answers": {"reached": "yes", "how": "Goed"}, "outcome": "reached"}
    ]
    assert goals(after) == [goal(1, status="reached"), goal(2, status="active")]


def test_a_goal_can_be_done_although_only_a_part_was_reached():
    after = evaluated(small_plan(goal(1)), about("g1", reached="partly", outcome="reached"))
    assert goals(after) == [goal(1, status="reached")]
    assert review(after)["goals"] == [{"goal": "g1", "answers": {"reached": "partly"}, "outcome": "reached"}]


@pytest.mark.parametrize("before", OPEN)
def test_what_is_let_go_says_why(before: dict[str, str]):
    said = about("g1", reached="no", outcome="drop", outcome_reason="Te duur")
    after = evaluated(small_plan(goal(1, actions=[action(1)], **before)), said)
    assert goals(after) == [goal(1, status="dropped", reason="Te duur", actions=[action(1)])]
    assert review(after)["goals"] == [
        {"goal": "g1", "answers": {"reached": "no"}, "outcome": "drop", "reason": "Te duur"}
    ]


@pytest.mark.parametrize("before", OPEN)
def test_what_is_adjusted_gets_its_new_sentence_and_term_and_goes_on(before: dict[str, str]):
    said = about("g1", outcome="adjust", outcome_reason="Te veel", new_text="Tien", new_due="2026-12-01")
    after = evaluated(small_plan(goal(1, shown_by="een toets", **before), goal(2)), said)
    assert goals(after) == [
        {**goal(1, shown_by="een toets", **before), "text": "Tien", "due": "2026-12-01"},
        goal(2, status="active"),
    ]
    assert review(after)["goals"] == [{"goal": "g1", "outcome": "adjust", "reason": "Te veel"}]


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ({"new_text": "Tien"}, {"text": "Tien"}),
        ({"new_due": "2028-02-29"}, {"due": "2028-02-29"}),
        ({"new_text": None, "new_due": None}, {}),
        ({}, {}),
    ],
)
def test_only_what_was_said_is_adjusted(said: dict[str, Any], changed: dict[str, str]):
    after = evaluated(small_plan(goal(1)), about("g1", outcome="adjust", outcome_reason="x", **said))
    assert goals(after) == [{**goal(1, status="active"), **changed}]


def test_what_is_carried_on_gets_its_new_term():
    said = about("g1", outcome="carry-on", outcome_reason="Zat vol", new_due="2027-03-01")
    after = evaluated(small_plan(goal(1, status="agreed")), said)
    assert goals(after) == [goal(1, status="agreed") | {"due": "2027-03-01"}]
    assert review(after)["goals"] == [{"goal": "g1", "outcome": "carry-on", "reason": "Zat vol"}]


def test_each_goal_gets_its_own_decision():
    before = small_plan(*(goal(number) for number in (1, 2, 3, 10)))
    answers = {
        **about("g1", reached="yes"),
        **about("g2", outcome="drop", outcome_reason="Weg"),
        **about("g10", outcome="adjust", outcome_reason="x", new_text="Anders"),
    }
    after = evaluated(before, answers)
    assert [(item["id"], item["text"], item["status"]) for item in goals(after)] == [
        ("g1", "goal 1", "reached"),
        ("g2", "goal 2", "dropped"),
        ("g3", "goal 3", "active"),
        ("g10", "Anders", "active"),
    ]
    assert [item["goal"] for item in review(after)["goals"]] == ["g1", "g2", "g10"]


def test_a_progress_talk_ends_no_goal():
    plan = small_plan(goal(1))
    form = progress_form(FORMS, plan, TODAY, None)
    answers = {"to-plan": "g1", "adjust": "niets", "motivation": 3, "next-date": "2026-06-02"}
    after = with_review(plan, form, answers, ReviewKind.PROGRESS, TODAY, None)
    assert review(after) == {
        "id": "r1",
        "kind": "progress",
        "date": "2026-03-02",
        "answers": {"to-plan": "g1", "adjust": "niets"},
        "motivation": 3,
        "next": "2026-06-02",
    }
    assert goals(after) == goals(plan)


def test_earlier_reviews_stay_and_the_next_one_has_a_free_id():
    old = [{"id": "r4", "kind": "progress", "date": "2026-01-05", "changes": ["a"]}]
    after = evaluated(small_plan(reviews=old), {"next-date": "2026-06-02"})
    assert [item.id for item in after.reviews] == ["r4", "r5"]
    assert json_data(after.reviews[0]) == old[0]


def test_the_plan_before_stays_as_it_was():
    before = small_plan(goal(1), needs=[{"id": "n1", "text": "lassen"}])
    copy = before.model_copy(deep=True)
    wished(before, {"text": "lassen", "to": "goal"}, {"text": "plannen"})
    evaluated(before, about("g1", reached="yes"))
    assert before == copy


def test_a_new_need_becomes_an_idea_is_kept_for_later_or_stays_open():
    after = wished(
        small_plan(goal(1), needs=[{"id": "n1", "text": "lassen"}]),
        {"text": "plannen", "to": "goal"},
        {"text": "wiskunde", "to": "parked"},
        {"text": "zwachtelen"},
    )
    assert needs(after) == [
        ("n1", "lassen", None, "open"),
        ("n2", "plannen", "review", "in-goal"),
        ("n3", "wiskunde", "review", "parked"),
        ("n4", "zwachtelen", "review", "open"),
    ]
    assert goals(after)[1:] == [
        {"id": "g2", "text": "plannen", "status": "idea", "need": "n2", "start": "2026-03-02"},
    ]
    assert review(after)["new_needs"] == ["plannen", "wiskunde", "zwachtelen"]


def test_ids_of_earlier_versions_are_not_given_again():
    after = wished(
        small_plan(goal(1), needs=[{"id": "n1", "text": "lassen"}]),
        {"text": "plannen", "to": "goal"},
        {"text": "wiskunde", "to": "goal"},
        used=["g1", "g7", "n1", "n3", "a9", "r2"],
    )
    assert [need.id for need in after.needs] == ["n1", "n4", "n5"]
    assert [(item.id, item.need) for item in after.goals] == [("g1", None), ("g8", "n4"), ("g9", "n5")]


def test_ids_may_be_named_once_only():
    taken = iter(["g7", "n3"])
    after = wished(small_plan(), {"text": "plannen", "to": "goal"}, {"text": "wiskunde", "to": "goal"}, used=taken)
    assert [need.id for need in after.needs] == ["n4", "n5"]
    assert [item.id for item in after.goals] == ["g8", "g9"]


def test_the_same_need_twice_is_added_once():
    after = wished(small_plan(), {"text": "lassen", "to": "goal"}, {"text": "lassen", "to": "goal"}, {"text": "lassen"})
    assert needs(after) == [("n1", "lassen", "review", "in-goal")]
    assert [item.text for item in after.goals] == ["lassen"]
    assert review(after)["new_needs"] == ["lassen"]


@pytest.mark.parametrize(
    ("to", "status", "ideas"),
    [("goal", "in-goal", ["n1"]), ("parked", "parked", []), (None, "open", [])],
)
def test_a_need_that_is_known_is_not_added_again(to: str | None, status: str, ideas: list[str]):
    known = [{"id": "n1", "text": "lassen", "source": "gap"}]
    after = wished(small_plan(needs=known), {"text": "lassen", "to": to})
    assert needs(after) == [("n1", "lassen", "gap", status)]
    assert [item.need for item in after.goals] == ideas


def test_a_need_that_is_in_a_goal_gets_no_second_one():
    known = [{"id": "n1", "text": "lassen", "status": "in-goal"}]
    after = wished(small_plan(goal(1, need="n1"), needs=known), {"text": "lassen", "to": "goal"})
    assert needs(after) == [("n1", "lassen", None, "in-goal")]
    assert [item.id for item in after.goals] == ["g1"]


@pytest.mark.parametrize("later", [["parked"], [None], ["goal"], ["parked", "goal"], [None, "parked", "goal", None]])
@pytest.mark.parametrize("talks", ["one", "several"])
def test_a_need_that_is_in_a_goal_stays_there_whatever_is_said_of_it(later: list[str | None], talks: str):
    said = [{"text": "lassen", "to": to} for to in ["goal", *later]]
    after = small_plan()
    for wanted in [said] if talks == "one" else [[item] for item in said]:
        after = wished(after, *wanted)
    assert needs(after) == [("n1", "lassen", "review", "in-goal")]
    assert [(item.id, item.text, item.need) for item in after.goals] == [("g1", "lassen", "n1")]


@pytest.mark.parametrize(
    ("said", "status", "ideas"),
    [
        (["parked", "goal"], "in-goal", 1),
        (["parked", "goal", "parked", "goal"], "in-goal", 1),
        ([None, "goal", None], "in-goal", 1),
        (["parked", None], "parked", 0),
        ([None, "parked"], "parked", 0),
    ],
)
def test_a_need_that_is_not_in_a_goal_yet_gets_into_one(said: list[str | None], status: str, ideas: int):
    after = wished(small_plan(), *({"text": "lassen", "to": to} for to in said))
    assert [need.status for need in after.needs] == [status]
    assert len(after.goals) == ideas


@pytest.mark.parametrize("to", ["parked", "goal", None])
@pytest.mark.parametrize("before", OPEN)
def test_a_need_that_was_in_a_goal_before_the_talk_stays_there(before: dict[str, str], to: str | None):
    known = [{"id": "n1", "text": "lassen", "source": "gap", "status": "in-goal"}]
    after = wished(small_plan(goal(1, need="n1", **before), needs=known), {"text": "lassen", "to": to})
    assert needs(after) == [("n1", "lassen", "gap", "in-goal")]
    assert goals(after) == [{**goal(1, need="n1", **before)}]
    assert review(after)["new_needs"] == ["lassen"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(texts, st.sampled_from(["goal", "parked", None])), max_size=5), max_size=4))
def test_over_all_talks_a_need_is_in_one_goal_at_most_and_never_leaves_it(talks: list[list[tuple[str, str | None]]]):
    plan = small_plan()
    for talk in talks:
        inside = {need.text for need in plan.needs if need.status == "in-goal"}
        plan = wished(plan, *({"text": text, "to": to} for text, to in talk))
        inside |= {text for text, to in talk if to == "goal"}
        assert {need.text for need in plan.needs if need.status == "in-goal"} == inside
    wanted = {text for talk in talks for text, to in talk if to == "goal"}
    assert sorted(item.text for item in plan.goals) == sorted(wanted)
    by_id = {need.id: need.text for need in plan.needs}
    assert [by_id[item.need or ""] for item in plan.goals] == [item.text for item in plan.goals]
    assert sorted(by_id.values()) == sorted({text for talk in talks for text, _ in talk})


def test_an_idea_ends_a_year_without_a_plan_and_a_need_for_later_does_not():
    before = small_plan(no_plan={"on": "2026-01-02"})
    assert wished(before, {"text": "lassen", "to": "goal"}).no_plan is None
    assert wished(before, {"text": "lassen", "to": "parked"}).no_plan is not None


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=6), places, st.sets(texts))
def test_every_need_stands_on_the_list_once_and_every_id_is_new(
    wanted: list[str], to: dict[str, str | None], known: set[str]
):
    old = [{"id": f"n{number}", "text": text} for number, text in enumerate(sorted(known), start=1)]
    used = ["g3", "n9"]
    before = small_plan(goal(1), needs=old)
    after = wished(before, *({"text": text, "to": to[text]} for text in wanted), used=used)
    said = list(dict.fromkeys(wanted))
    assert [need.text for need in after.needs] == [*sorted(known), *(text for text in said if text not in known)]
    new = [need.id for need in after.needs[len(old) :]]
    assert new == [f"n{number}" for number in range(10, 10 + len(new))]
    ideas = list(new_ideas(before, after))
    assert [idea.id for idea in ideas] == [f"g{number}" for number in range(4, 4 + len(ideas))]
    assert [idea.text for idea in ideas] == [text for text in said if to[text] == "goal"]
    assert {idea.need: idea.text for idea in ideas}.items() <= {need.id: need.text for need in after.needs}.items()


def test_new_ideas_are_goals_that_were_not_there():
    before = small_plan(goal(1))
    after = small_plan(goal(2), goal(1, text="Anders"), goal(3, status="idea"))
    assert [item.id for item in new_ideas(before, after)] == ["g2", "g3"]
    assert list(new_ideas(after, before)) == []


def test_what_a_talk_changed_is_noted_in_the_newest_review():
    kept = [{"id": "r1", "kind": "progress", "date": "2026-01-05"}, {"id": "r2", "kind": "evaluation", "date": TODAY}]
    plan = small_plan(goal(1), reviews=kept)
    after = noted(plan, iter(["g1: term later", "g2: gone"]))
    assert [list(item.changes) for item in after.reviews] == [[], ["g1: term later", "g2: gone"]]
    assert json_data(after) | {"reviews": []} == json_data(plan) | {"reviews": []}
    assert noted(plan, []) == plan


def test_a_talk_that_is_put_off_keeps_every_reason():
    plan = small_plan(goal(1), review={"interval_months": 6, "next": "2026-03-01"})
    first = postponed(plan, date(2026, 4, 1), "Joost is ziek", TODAY)
    second = postponed(first, date(2028, 2, 29), "Verlof", date(2026, 4, 1))
    assert json_data(second.review) == {
        "interval_months": 6,
        "next": "2028-02-29",
        "postponed": [
            {"on": "2026-03-02", "to": "2026-04-01", "reason": "Joost is ziek"},
            {"on": "2026-04-01", "to": "2028-02-29", "reason": "Verlof"},
        ],
    }
    assert goals(second) == goals(plan)


def test_delays_stay_when_the_talk_was_held():
    plan = postponed(small_plan(), date(2026, 4, 1), "Joost is ziek", TODAY)
    after = evaluated(plan, {"next-date": "2026-07-01"}, today=date(2026, 4, 1))
    assert (after.review.next, after.review.postponed) == (date(2026, 7, 1), plan.review.postponed)
