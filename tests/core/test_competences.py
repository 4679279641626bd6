from datetime import date
from typing import Any

import pytest

from popcli.core.competences import add_competence, by_gap, change_competence, gaps, named
from popcli.core.errors import UsageError
from popcli.core.gap_goals import goals_of, need_of, with_known_goal, with_need, with_new_goal
from popcli.core.models import Plan
from small_plan import goal, small_plan

TODAY = date(2026, 11, 24)


def one(number: int, now: int | None = None, needed: int | None = None, ambition: int | None = None) -> dict[str, Any]:
    levels = {"level_now": now, "level_needed": needed, "level_ambition": ambition}
    return {"id": f"c{number}", "name": f"skill {number}", **levels}


def plan_with(*competences: dict[str, Any], **values: Any) -> Plan:
    return small_plan(goal(1), competences=list(competences), **values)


def test_gaps_count_levels_and_more_than_asked_is_none():
    plan = plan_with(one(1, 2, 4, 5), one(2, 4, 3, 4), one(3, None, 3), one(4, 3))
    assert [(found.work, found.ambition) for found in map(gaps, plan.competences)] == [
        (2, 3),
        (0, 0),
        (None, None),
        (None, None),
    ]


def test_the_largest_gap_comes_first_then_the_ambition_then_the_order_of_the_plan():
    plan = plan_with(one(1, 3, 3, 4), one(2), one(3, 1, 3), one(4, 3, 3, 5), one(5, 2, 4, 4), one(6, 3, 3, 4))
    assert [item.id for item in by_gap(plan)] == ["c5", "c3", "c4", "c1", "c6", "c2"]


def test_a_competence_is_added_with_its_levels_of_a_day_and_a_fresh_id():
    plan, made = add_competence(plan_with(one(1)), {"name": "x", "level_now": 2}, TODAY, TODAY, ["c4"])
    assert (made.id, made.level_now, [(line.on, line.now) for line in made.history]) == ("c5", 2, [(TODAY, 2)])
    assert plan.competences[-1] == made


def test_a_name_is_given_once_whatever_its_case():
    plan = plan_with(one(1), one(2))
    assert named(plan, " SKILL  1") == plan.competences[0]
    with pytest.raises(UsageError, match="competence-known"):
        add_competence(plan, {"name": "Skill 1"}, TODAY, TODAY)
    with pytest.raises(UsageError, match="competence-known"):
        change_competence(plan, "c2", {"name": "Skill 1"}, TODAY, TODAY)
    assert change_competence(plan, "c1", {"name": "Skill 1"}, TODAY, TODAY)[1].name == "Skill 1"


def test_a_reference_is_replaced_completed_and_taken_away():
    plan, _ = change_competence(
        plan_with(one(1)), "c1", {"reference": {"scheme": "A", "id": "1", "label": "x"}}, TODAY, TODAY
    )
    plan, item = change_competence(plan, "c1", {"reference": {"scheme": "B", "id": "2", "label": None}}, TODAY, TODAY)
    assert item.reference is not None
    assert (item.reference.scheme, item.reference.id, item.reference.label) == ("B", "2", None)
    assert change_competence(plan, "c1", {"reference": None}, TODAY, TODAY)[1].reference is None


def test_an_unknown_competence_is_told():
    with pytest.raises(UsageError, match="unknown-competence"):
        change_competence(plan_with(one(1)), "c7", {"level_now": 2}, TODAY, TODAY)


class TestFromGapToGoal:
    PLAN = plan_with(one(1, 2, 4))

    def test_a_goal_brings_its_need(self):
        plan, made = with_new_goal(self.PLAN, "c1", {"text": "I do it"}, TODAY)
        (need,) = plan.needs
        assert (need.id, need.text, need.source, need.status) == ("n1", "skill 1", "gap", "in-goal")
        assert (made.id, made.text, made.need, made.start) == ("g2", "I do it", "n1", TODAY)
        assert goals_of(plan, plan.competences[0]) == [made]
        assert need_of(plan, plan.competences[0]) == need

    @pytest.mark.parametrize("status", ["open", "parked", "dropped", "in-goal"])
    def test_a_need_that_is_there_serves(self, status: str):
        before = plan_with(one(1, 2, 4), needs=[{"id": "n3", "text": "SKILL 1", "source": "review", "status": status}])
        plan, made = with_new_goal(before, "c1", {"text": "I do it"}, TODAY)
        assert [(need.id, need.text, need.source, need.status) for need in plan.needs] == [
            ("n3", "SKILL 1", "review", "in-goal")
        ]
        assert made.need == "n3"

    def test_ids_of_earlier_versions_are_not_given_again(self):
        plan, made = with_new_goal(self.PLAN, "c1", {"text": "I do it"}, TODAY, ["n5", "g7"])
        assert (plan.needs[0].id, made.id) == ("n6", "g8")

    def test_a_goal_that_was_there_is_tied(self):
        plan, tied = with_known_goal(self.PLAN, "c1", "g1", {"due": "2027-01-01"})
        assert (tied.id, tied.need, tied.due) == ("g1", "n1", date(2027, 1, 1))
        assert with_known_goal(plan, "c1", "g1", {})[0] == plan

    def test_a_need_alone_waits_and_is_noted_once(self):
        plan, need = with_need(self.PLAN, "c1")
        assert (need.status, plan.needs) == ("open", (need,))
        assert with_need(plan, "c1") == (plan, need)

    @pytest.mark.parametrize(("before", "after"), [("parked", "open"), ("dropped", "open"), ("in-goal", "in-goal")])
    def test_a_need_that_was_put_aside_is_open_again(self, before: str, after: str):
        plan = plan_with(one(1, 2, 4), needs=[{"id": "n1", "text": "skill 1", "status": before}])
        assert with_need(plan, "c1")[1].status == after

    @pytest.mark.parametrize(
        ("tie", "status", "found"),
        [("Skill  1", "active", 1), ("n1", "active", 1), ("n1", "reached", 0), ("n2", "active", 0), (None, "idea", 0)],
    )
    def test_open_goals_that_serve_it_are_found_by_id_or_words(self, tie: str | None, status: str, found: int):
        plan = small_plan(
            goal(1, need=tie, status=status),
            competences=[one(1, 2, 4)],
            needs=[{"id": "n1", "text": "skill 1"}, {"id": "n2", "text": "other"}],
        )
        assert len(goals_of(plan, plan.competences[0])) == found
