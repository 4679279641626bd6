"""Changing goals and actions."""

from datetime import date

import pytest

from popcli.core.changes import add_action, add_goal, change_action, change_goal, find_action, find_goal
from popcli.core.errors import UsageError
from popcli.core.kinds import NEEDS_REASON, GoalStatus
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
PLAN = small_plan(goal(1, actions=[action(1), action(2, costs={"own_hours": 8, "budget": 450})]), goal(2))


class TestFinding:
    def test_a_goal_and_an_action_by_their_ids(self):
        assert find_goal(PLAN, "G2").text == "goal 2"
        owner, found = find_action(PLAN, "a2")
        assert (owner.id, found.text) == ("g1", "step 2")

    @pytest.mark.parametrize(
        ("find", "wanted", "key", "known"),
        [
            (find_goal, "g", "ambiguous-id", "g1, g2"),
            (find_goal, "a1", "unknown-goal", "g1, g2"),
            (find_action, "a", "ambiguous-id", "a1, a2"),
            (find_action, "a9", "unknown-action", "a1, a2"),
        ],
    )
    def test_what_is_not_there_or_not_clear(self, find, wanted, key, known):
        with pytest.raises(UsageError) as caught:
            find(PLAN, wanted)
        assert (caught.value.key, caught.value.values["known"]) == (key, known)


class TestAddingAGoal:
    def test_it_starts_today_and_is_active(self):
        plan, made = add_goal(PLAN, {"text": "read"}, TODAY)
        assert (made.id, made.text, made.start, made.status) == ("g3", "read", TODAY, GoalStatus.ACTIVE)
        assert plan.goals == (*PLAN.goals, made)

    def test_it_says_otherwise(self):
        _, made = add_goal(PLAN, {"text": "read", "start": "2026-04-01", "status": "idea"}, TODAY)
        assert (made.start, made.status) == (date(2026, 4, 1), GoalStatus.IDEA)

    def test_its_actions_get_ids_that_no_other_goal_has(self):
        _, made = add_goal(PLAN, {"text": "read", "actions": [{"text": "one"}, {"text": "two"}]}, TODAY)
        assert [(item.id, item.text) for item in made.actions] == [("a3", "one"), ("a4", "two")]

    def test_it_ends_no_plan_this_year(self):
        none = small_plan(no_plan={"on": "2026-01-05"})
        plan, _ = add_goal(none, {"text": "read"}, TODAY)
        assert (none.no_plan is None, plan.no_plan) == (False, None)

    def test_a_status_that_needs_a_reason(self):
        with pytest.raises(UsageError) as caught:
            add_goal(PLAN, {"text": "read", "status": "resting"}, TODAY)
        assert (caught.value.key, caught.value.values) == ("status-reason", {"status": "resting", "id": "g3"})


class TestChangingAGoal:
    def test_only_what_is_given_changes(self):
        plan, changed = change_goal(PLAN, "g1", {"text": "write", "smart": {"S": "sharp"}})
        assert changed == PLAN.goals[0].model_copy(update={"text": "write", "smart": changed.smart})
        assert changed.smart is not None
        assert changed.smart.S == "sharp"
        assert plan.goals[1] == PLAN.goals[1]

    def test_nothing_empties_a_field_at_any_depth(self):
        plan, _ = change_goal(PLAN, "g1", {"smart": {"S": "sharp", "R": "now"}, "due": None})
        _, changed = change_goal(plan, "g1", {"smart": {"S": None}})
        assert changed.due is None
        assert changed.smart is not None
        assert (changed.smart.S, changed.smart.R) == (None, "now")

    def test_new_actions_get_ids_that_no_other_goal_has(self):
        _, changed = change_goal(PLAN, "g2", {"actions": [{"text": "one"}]})
        assert [item.id for item in changed.actions] == ["a3"]

    def test_the_plan_that_was_given_stays_as_it_was(self):
        before = PLAN.model_dump()
        change_goal(PLAN, "g1", {"text": "write"})
        assert PLAN.model_dump() == before

    @pytest.mark.parametrize("status", sorted(NEEDS_REASON))
    def test_resting_and_dropped_need_a_reason(self, status):
        for given in ({}, {"reason": None}, {"reason": ""}):
            with pytest.raises(UsageError) as caught:
                change_goal(PLAN, "g1", {"status": status, **given})
            assert caught.value.key == "status-reason"
        _, changed = change_goal(PLAN, "g1", {"status": status, "reason": "leave"})
        assert (changed.status, changed.reason) == (status, "leave")

    def test_a_reason_belongs_to_one_status(self):
        plan, _ = change_goal(PLAN, "g1", {"status": "resting", "reason": "leave"})
        same, goal_ = change_goal(plan, "g1", {"text": "write", "status": "resting"})
        assert goal_.reason == "leave"
        _, goal_ = change_goal(same, "g1", {"status": "active"})
        assert goal_.reason is None
        with pytest.raises(UsageError):
            change_goal(same, "g1", {"status": "dropped"})
        with pytest.raises(UsageError):
            change_goal(same, "g1", {"reason": None})

    def test_emptying_the_status_makes_it_active_again(self):
        plan, _ = change_goal(PLAN, "g1", {"status": "resting", "reason": "leave"})
        _, changed = change_goal(plan, "g1", {"status": None})
        assert (changed.status, changed.reason) == (GoalStatus.ACTIVE, None)


class TestActions:
    def test_a_new_one_gets_the_next_id_of_the_plan(self):
        plan, made = add_action(PLAN, "g2", {"text": "read", "due": "2026-05-01"})
        assert (made.id, made.due) == ("a3", date(2026, 5, 1))
        assert [item.id for item in find_goal(plan, "g2").actions] == ["a3"]
        plan, made = add_action(plan, "g1", {"text": "more"})
        assert [item.id for item in find_goal(plan, "g1").actions] == ["a1", "a2", "a4"]

    def test_one_is_finished_and_taken_up_again(self):
        plan, done = change_action(PLAN, "a1", {"done": "2026-03-01"})
        assert done.done == date(2026, 3, 1)
        _, again = change_action(plan, "a1", {"done": None})
        assert again == PLAN.goals[0].actions[0]

    def test_a_field_of_a_field_is_emptied_alone(self):
        _, changed = change_action(PLAN, "a2", {"costs": {"budget": None}, "support": {"asked": "a room"}})
        assert changed.costs is not None
        assert changed.support is not None
        assert (changed.costs.own_hours, changed.costs.budget, changed.support.asked) == (8, None, "a room")


def test_actions_that_come_with_a_goal_never_get_an_id_of_before():
    plan = small_plan(goal())
    after, made = add_goal(plan, {"text": "x", "actions": [{"text": "y"}]}, date(2026, 3, 2), used=["g1", "g4", "a7"])
    assert (made.id, made.actions[0].id) == ("g5", "a8")
    assert after.goals[-1] == made


@pytest.mark.parametrize(("status", "shown"), [("active", "in-goal"), ("idea", "in-goal"), ("reached", "open")])
def test_a_need_that_an_open_goal_names_is_in_a_goal(status: str, shown: str):
    needs = [{"id": "n1", "text": "lassen"}, {"id": "n2", "text": "solderen"}]
    plan, _ = add_goal(small_plan(needs=needs), {"text": "ik las", "need": "n1", "status": status}, date(2026, 3, 2))
    assert [str(need.status) for need in plan.needs] == [shown, "open"]
    again, _ = change_goal(plan, "g1", {"need": "n2"})
    assert str(again.needs[1].status) == shown
