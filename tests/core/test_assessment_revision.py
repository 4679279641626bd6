"""Going through the questions again, over a plan that is there."""

from datetime import date
from typing import Any

import pytest

from popcli.core.assessment import answers_of, plan_from_answers
from popcli.core.changes import add_goal, change_goal
from popcli.core.models import Plan
from popcli.core.plan_data import plan_from
from popcli.core.walk import Form, Step, Tree, walk
from popcli.store.questionnaires import questionnaire as shipped
from script_answers import EMPTY, ENTER, ScriptAnswers, by_step, walked
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
FORM = shipped("en", "assessment")

PLAN = small_plan(
    goal(1, obstacle="time", actions=[action(1, done="2026-02-01", method="own way", due="2026-02-15"), action(2)]),
    goal(2, status="reached", reason="done", actions=[action(3)]),
    goal(3),
    person={"name": "Maya", "function": "analyst", "organisation": "Wexcombe", "manager": "Helen"},
    strengths=["counting", "asking", "noticing"],
    ambitions=[{"id": "m1", "text": "network analyst", "horizon": 4, "attraction": "peak season"}],
    competences=[{"id": "c1", "name": "SQL", "level_now": 2, "history": [{"on": "2026-01-01", "now": 2}]}],
    needs=[{"id": "n1", "text": "chair", "source": "gap", "status": "parked"}],
    review={"next": "2026-06-02", "interval_months": 6},
    answers=[{"question": "enjoy", "on": "2026-01-01", "text": "puzzles"}],
)


def revised(typed: dict[str, str], plan: Plan = PLAN, *, full: bool = False, today: date = TODAY) -> Plan:
    """The plan after a walk in which only these steps get another answer, and all others Enter."""
    return plan_from_answers(plan, answered(typed, plan, full=full), FORM, today)


def answered(typed: dict[str, str], plan: Plan, *, full: bool = False, start: Tree | None = None) -> Tree:
    form = Form(FORM, full=full, before=answers_of(plan, FORM))
    replies = dict(typed)

    def ask(step: Step, default: Any) -> Any:
        reply = replies.pop(".".join(map(str, step.path)), ENTER)
        return by_step(ScriptAnswers([reply]), TODAY)(step, default)

    result = form.result(walk(form, start or {}, ask, lambda _answers: None))
    assert not replies, f"never asked: {replies}"
    return result


@pytest.mark.parametrize("full", [False, True])
def test_pressing_enter_all_the_way_changes_nothing(full):
    plan = revised({}, full=full)
    expected = PLAN.model_dump()
    if full:
        expected["period"]["until"] = date(2027, 3, 2)  # the default of a question that had no answer yet
    assert plan.model_dump() == {**expected, "answers": plan.model_dump()["answers"]}
    assert [item.question for item in plan.answers[1:]] == ["strengths"]
    assert revised({}, plan, full=full) == plan


def test_fields_that_were_not_asked_stay():
    plan = revised({"goals.0.text": "other words", "goals.0.actions.0.text": "other step"})
    first = plan.goals[0]
    assert (first.text, first.obstacle, first.id) == ("other words", "time", "g1")
    assert first.actions[0] == PLAN.goals[0].actions[0].model_copy(update={"text": "other step"})
    assert plan.ambitions[0].attraction == "peak season"
    assert (plan.needs[0].status, plan.review.interval_months) == ("parked", 6)


def test_goals_that_are_history_are_not_asked_about_and_stay_where_they_are():
    assert [item["id"] for item in answers_of(PLAN, FORM)["goals"]] == ["g1", "g3"]
    plan = revised({"goals.0.text": EMPTY, "goals.1.text": EMPTY, "no-goal": "later"})
    assert plan.goals == (PLAN.goals[1],)
    assert revised({"goals.1.text": "third"}).goals[1] == PLAN.goals[1]


def test_emptied_answers_leave_the_plan():
    typed = {"function": EMPTY, "organisation": EMPTY, "strengths.1": EMPTY, "next-review": EMPTY}
    typed |= {"goals.0.due": EMPTY, "goals.0.obstacle": EMPTY, "goals.0.actions.0.method": EMPTY, "enjoy": EMPTY}
    plan = revised(typed, full=True)
    assert (plan.person.function, plan.person.organisation, plan.person.manager) == (None, None, "Helen")
    assert plan.strengths == ("counting", "noticing")
    assert plan.review.next is None
    first = plan.goals[0]
    assert (first.due, first.obstacle, first.actions[0].method, first.actions[0].done) == (
        *(None, None, None),
        date(2026, 2, 1),
    )
    assert [item.text for item in plan.answers if item.question == "enjoy"] == ["puzzles", None]


def test_everything_in_a_list_can_be_emptied():
    typed = {f"strengths.{number}": EMPTY for number in range(3)}
    assert revised(typed).strengths == ()
    assert revised({"learn.0.text": EMPTY, "competences.0.name": EMPTY}).needs == ()


def test_things_whose_name_is_emptied_go_and_their_ids_with_them():
    plan = revised(
        {"goals.0.actions.1.text": EMPTY, "goals.0.actions.2.text": "new step", "goals.0.actions.3.text": EMPTY}
    )
    assert [item.id for item in plan.goals[0].actions] == ["a1", "a4"]
    plan = revised({"goals.1.text": EMPTY})
    assert [item.id for item in plan.goals] == ["g1", "g2"]


def test_a_new_thing_gets_a_new_id_also_when_an_old_one_goes():
    plan = revised({"learn.0.text": EMPTY, "learn.1.text": "write"})
    assert [(item.id, item.text, item.status) for item in plan.needs] == [("n2", "write", "open")]


def test_a_new_goal_starts_today():
    plan = small_plan(goal(1))
    made = revised({"goals.1.text": "second"}, plan)
    assert [(item.id, item.start) for item in made.goals] == [("g1", date(2026, 1, 1)), ("g2", TODAY)]


def test_words_of_the_plans_own_stand_among_the_choices_and_stay():
    plan = revised({}, full=True)
    assert (plan.goals[0].actions[0].method, plan.ambitions[0].horizon) == ("own way", 4)


class TestLevels:
    def test_a_level_that_changes_is_noted_with_its_day(self):
        plan = revised({"competences.0.level-now": "3"})
        assert [(line.on, line.now) for line in plan.competences[0].history] == [(date(2026, 1, 1), 2), (TODAY, 3)]
        assert revised({}, plan, today=date(2026, 9, 1)).competences == plan.competences

    def test_a_day_has_one_line(self):
        plan = revised({"competences.0.level-needed": "4"}, revised({"competences.0.level-now": "3"}))
        assert [(line.on, line.now, line.needed) for line in plan.competences[0].history] == [
            (date(2026, 1, 1), 2, None),
            (TODAY, 3, 4),
        ]

    def test_a_change_of_mind_on_one_day_leaves_no_line(self):
        plan = revised({"competences.0.level-now": "2"}, revised({"competences.0.level-now": "3"}))
        assert plan.competences[0].history == PLAN.competences[0].history


class TestPlanThatChangedMeanwhile:
    DRAFT = answered({}, PLAN)

    def test_a_goal_that_came_stays(self):
        plan, added = add_goal(PLAN, {"text": "from elsewhere"}, TODAY)
        assert plan_from_answers(plan, self.DRAFT, FORM, TODAY).goals == (*PLAN.goals, added)

    def test_a_goal_that_was_reached_stays_reached_and_comes_once(self):
        plan, reached = change_goal(PLAN, "g1", {"status": "reached"})
        after = plan_from_answers(plan, self.DRAFT, FORM, TODAY)
        assert [item.id for item in after.goals] == ["g1", "g2", "g3"]
        assert after.goals[0] == reached

    def test_a_draft_goes_on_with_the_right_goal(self):
        draft = walked(FORM, [ENTER] * 14, before=answers_of(PLAN, FORM)).answers
        plan, _ = change_goal(PLAN, "g1", {"status": "reached"})
        after = plan_from_answers(plan, answered({}, plan, start=draft), FORM, TODAY)
        assert [(item.id, item.text) for item in after.goals] == [("g1", "goal 1"), ("g2", "goal 2"), ("g3", "goal 3")]


def test_a_plan_of_one_name_can_be_revised():
    plan = plan_from({"person": {"name": "Maya"}})
    assert revised({}, plan).person == plan.person
