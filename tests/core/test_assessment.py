"""From answers to a plan and back."""

from datetime import date

import pytest

from own_questions import YES_NO, question, questionnaire
from popcli.core.assessment import answers_of, latest_answer, new_answers, plan_from_answers
from popcli.core.kinds import Role
from popcli.core.plan_data import json_data
from popcli.store.questionnaires import questionnaire as shipped
from small_plan import small_plan

TODAY = date(2026, 3, 2)

TREE = {
    "name": "Maya Okafor",
    "function": "analyst",
    "organisation": "Wexcombe Logistics",
    "strengths": ["counting", "asking"],
    "improvements": ["patience"],
    "enjoy": "puzzles",
    "circumstances": "home on Wednesdays",
    "ambition": [{"text": "network analyst", "horizon": "5"}],
    "competences": [{"name": "SQL", "level-now": 2, "level-needed": 3}, {"name": "chairing", "kind": "behaviour"}],
    "learn": [{"text": "chair a meeting", "source": "gap"}],
    "goals": [
        {
            "text": "Chair three meetings",
            "kind": "grow",
            "specific": "agenda and minutes",
            "due": "2026-11-01",
            "hours-per-week": 1.5,
            "shown-by": "3 minutes sent",
            "actions": [
                {"text": "sit in", "due": "2026-04-01", "support": "Helen", "coach-hours": 2, "coach": "manager"},
                {"text": "chair one", "budget": 0},
            ],
        },
        {"text": "Write a forecast"},
    ],
    "until": "2027-03-02",
    "next-review": "2026-06-02",
}


@pytest.fixture(params=["nl", "en"])
def form(request):
    return shipped(request.param, "assessment")


def test_every_answer_has_its_place(form):
    plan = plan_from_answers(None, TREE, form, TODAY)
    assert (plan.person.name, plan.person.manager) == ("Maya Okafor", None)
    assert (plan.period.start, plan.period.until, plan.review.next) == (TODAY, date(2027, 3, 2), date(2026, 6, 2))
    assert plan.strengths == ("counting", "asking")
    assert [(item.id, item.text, item.horizon) for item in plan.ambitions] == [("m1", "network analyst", 5)]
    assert [item.id for item in plan.competences] == ["c1", "c2"]
    assert [(item.id, item.source) for item in plan.needs] == [("n1", "gap")]
    first, second = plan.goals
    assert (first.id, first.start, first.due, first.hours_per_week) == ("g1", TODAY, date(2026, 11, 1), 1.5)
    assert first.smart is not None
    assert first.smart.S == "agenda and minutes"
    assert (second.id, second.text, second.actions) == ("g2", "Write a forecast", ())
    sit, chair = first.actions
    assert (sit.id, chair.id) == ("a1", "a2")
    assert sit.support is not None
    assert sit.costs is not None
    assert chair.costs is not None
    assert (sit.support.asked, sit.costs.coach_hours, sit.costs.coach) == ("Helen", 2, "manager")
    assert chair.costs.budget == 0


def test_the_answers_come_back_as_they_were_given(form):
    tree = answers_of(plan_from_answers(None, TREE, form, TODAY), form)
    assert without_ids(tree) == TREE


def test_saving_the_same_answers_again_changes_nothing(form):
    plan = plan_from_answers(None, TREE, form, TODAY)
    again = plan_from_answers(plan, answers_of(plan, form), form, date(2026, 9, 1))
    assert again == plan


def test_answers_without_a_field_are_kept_with_their_day_and_privacy(form):
    plan = plan_from_answers(None, TREE, form, TODAY)
    kept = {answer.question: answer for answer in plan.answers}
    assert set(kept) == {"strengths", "improvements", "enjoy", "circumstances"}
    assert (kept["enjoy"].text, kept["enjoy"].on, kept["enjoy"].by) == ("puzzles", TODAY, Role.EMPLOYEE)
    assert (kept["enjoy"].private, kept["circumstances"].private) == (False, True)
    assert kept["strengths"].value == ["counting", "asking"]


def test_levels_are_noted_with_their_day(form):
    first, second = plan_from_answers(None, TREE, form, TODAY).competences
    assert [(line.on, line.now, line.needed, line.ambition) for line in first.history] == [(TODAY, 2, 3, None)]
    assert second.history == ()


class TestNoPlan:
    def test_it_is_recorded_with_the_day_and_the_reason(self, form):
        tree = {"name": "Maya", "no-goal": "no-plan", "no-plan-reason": "a baby"}
        plan = plan_from_answers(None, tree, form, TODAY)
        assert plan.no_plan is not None
        assert (plan.no_plan.on, plan.no_plan.reason, plan.goals) == (TODAY, "a baby", ())

    def test_a_reason_is_not_needed_and_its_first_day_stays(self, form):
        tree = {"name": "Maya", "no-goal": "no-plan"}
        plan = plan_from_answers(None, tree, form, TODAY)
        again = plan_from_answers(plan, tree, form, date(2026, 9, 1))
        assert again.no_plan is not None
        assert (again.no_plan.on, again.no_plan.reason) == (TODAY, None)

    def test_later_or_a_goal_ends_it(self, form):
        plan = plan_from_answers(None, {"name": "Maya", "no-goal": "no-plan"}, form, TODAY)
        assert plan_from_answers(plan, {"no-goal": "later"}, form, TODAY).no_plan is None
        assert plan_from_answers(plan, {"goals": [{"text": "read"}]}, form, TODAY).no_plan is None
        assert plan_from_answers(plan, {"enjoy": "peace"}, form, TODAY).no_plan == plan.no_plan

    def test_a_goal_of_the_past_does_not_end_it(self, form):
        plan = small_plan({"id": "g1", "text": "x", "status": "reached"}, no_plan={"on": "2026-01-05"})
        assert plan_from_answers(plan, {"enjoy": "peace"}, form, TODAY).no_plan == plan.no_plan


OWN = questionnaire(
    question("mood", "level"),
    question("nights", "yesno"),
    question("days", "days"),
    question("day", "date"),
    question("way", "choice", choices=YES_NO),
    question("words", "list"),
    question("hours", "hours"),
)
SAID = {
    "mood": 4,
    "nights": False,
    "days": ["2026-01-01", "2026-01-02"],
    "day": "2026-01-03",
    "way": "yes",
    "words": ["a", "b"],
    "hours": 1.5,
}


class TestKeptAnswers:
    def test_every_kind_comes_back_as_it_was_given(self):
        plan = plan_from_answers(small_plan(), SAID, OWN, TODAY)
        assert answers_of(plan, OWN) == SAID
        assert plan_from_answers(plan, answers_of(plan, OWN), OWN, TODAY) == plan

    def test_only_what_differs_from_the_latest_is_added(self):
        plan = plan_from_answers(small_plan(), SAID, OWN, TODAY)
        later = plan_from_answers(plan, {**SAID, "mood": 5, "nights": True}, OWN, date(2027, 3, 2))
        assert [(item.question, item.value or item.text) for item in later.answers[len(plan.answers) :]] == [
            *(("mood", 5), ("nights", "yes"))
        ]
        assert later.answers[: len(plan.answers)] == plan.answers
        back = plan_from_answers(later, {"mood": 4}, OWN, date(2028, 3, 2))
        assert [item.value for item in back.answers if item.question == "mood"] == [4, 5, 4]

    def test_an_emptied_answer_stays_but_no_longer_holds(self):
        plan = plan_from_answers(small_plan(), SAID, OWN, TODAY)
        later = plan_from_answers(plan, {"mood": None}, OWN, date(2027, 3, 2))
        assert [item.value for item in later.answers if item.question == "mood"] == [4, None]
        assert answers_of(later, OWN)["mood"] is None
        assert plan_from_answers(later, answers_of(later, OWN), OWN, date(2028, 3, 2)) == later

    def test_a_skipped_answer_that_never_was_is_not_kept(self):
        assert new_answers([], {"mood": None, "nights": None}, OWN, TODAY) == []

    def test_the_manager_answers_as_manager(self):
        made = new_answers([], {"mood": 3}, OWN, TODAY, Role.MANAGER)
        assert made == [{"question": "mood", "on": "2026-03-02", "by": "manager", "value": 3}]

    def test_the_latest_is_the_last_in_the_file(self):
        old = [{"question": "mood", "value": 3}, {"question": "mood", "value": 2}, {"question": "day", "value": 1}]
        assert latest_answer(old, "mood") == {"question": "mood", "value": 2}
        assert latest_answer(old, "way") is None


def without_ids(tree):
    if isinstance(tree, dict):
        return {key: without_ids(value) for key, value in tree.items() if key != "id"}
    return [without_ids(item) for item in tree] if isinstance(tree, list) else tree


def test_a_plan_knows_nothing_of_the_language_it_was_asked_in():
    dutch, english = shipped("nl", "assessment"), shipped("en", "assessment")
    made = [json_data(plan_from_answers(None, TREE, each, TODAY)) for each in (dutch, english)]
    assert made[0] == made[1]
