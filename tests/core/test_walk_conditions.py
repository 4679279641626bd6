"""Questions that come and go when an earlier answer changes."""

from own_questions import YES_NO, question, questionnaire
from popcli.store.questionnaires import questionnaire as shipped
from script_answers import BACK, EMPTY, ENTER, walked

TRAVEL = questionnaire(
    question("course", "choice", choices=YES_NO),
    question("far", "choice", choices=YES_NO, when={"question": "course", "is": "yes"}),
    question("hotel", when={"question": "far", "is": "yes"}),
    question("last"),
)


def test_a_question_whose_condition_does_not_hold_is_not_asked():
    assert walked(TRAVEL, ["no", "z"]).paths == ["course", "last"]


def test_a_question_comes_when_an_earlier_answer_changes():
    walk = walked(TRAVEL, ["no", BACK, "yes", "yes", "quiet", "z"])
    assert walk.paths == ["course", "last", "course", "far", "hotel", "last"]
    assert walk.result == {"course": "yes", "far": "yes", "hotel": "quiet", "last": "z"}


def test_a_question_goes_with_its_answer_and_all_that_hung_on_it():
    walk = walked(TRAVEL, ["yes", "yes", "quiet", BACK, BACK, BACK, "no", "z"])
    assert walk.paths[-2:] == ["course", "last"]
    assert walk.result == {"course": "no", "last": "z"}


def test_a_question_that_comes_back_still_has_its_answer():
    replies = ["yes", "yes", "quiet", BACK, BACK, BACK, "no", BACK, "yes", "z"]
    assert walked(TRAVEL, replies).result == {"course": "yes", "far": "yes", "hotel": "quiet", "last": "z"}


def test_a_core_question_that_hangs_on_one_outside_the_short_path_treats_it_as_empty():
    form = questionnaire(
        question("more", core="false"), question("why", when={"question": "more", "filled": "true"}), question("last")
    )
    assert walked(form, ["z"], start={"more": "given"}).paths == ["last"]
    assert walked(form, ["a", "b", "z"], full=True).paths == ["more", "why", "last"]


def test_no_plan_this_year_is_offered_only_without_a_goal_and_asks_for_the_reason():
    form = shipped("en", "assessment")
    until_goals = {
        item.id: [None] if item.kind in {"list", "items"} else None
        for item in form.questions
        if item.core and item.id not in {"goals", "no-goal", "no-plan-reason", "next-review"}
    }
    start = {**until_goals, "ambition": [{"text": None}], "competences": [{"name": None}], "learn": [{"text": None}]}
    walk = walked(form, [ENTER, "no plan", "a baby", EMPTY], start=start)
    assert walk.paths == ["goals.0.text", "no-goal", "no-plan-reason", "next-review"]
    assert walk.result == {"no-goal": "no-plan", "no-plan-reason": "a baby"}

    changed = walked(form, [BACK, BACK, BACK, "Chair", "3 times", ENTER, ENTER, ENTER, EMPTY], start=walk.kept[-2])
    assert changed.paths[3:] == [
        *("goals.0.text", "goals.0.shown-by", "goals.0.due", "goals.0.actions.0.text", "goals.1.text", "next-review")
    ]
    assert changed.result == {"goals": [{"text": "Chair", "shown-by": "3 times"}]}


def test_emptying_the_only_goal_of_a_plan_offers_no_plan_this_year():
    form = shipped("en", "assessment")
    goals = questionnaire(
        question("goals", "items", of="goal"),
        question("none", when={"question": "goals", "filled": "false"}),
        **form.parts,
    )
    walk = walked(
        goals, [EMPTY, ENTER, "indeed"], before={"goals": [{"id": "g1", "text": "Chair", "due": "2026-09-01"}]}
    )
    assert walk.paths == ["goals.0.text", "goals.1.text", "none"]
