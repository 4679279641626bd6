from datetime import date
from typing import Any

from popcli.core.models import ManagerFile
from popcli.core.sides import Sides, differ, own_words, sides
from popcli.store.templates import little_words
from small_plan import small_plan

ON = "2026-03-01"


def said(question: str, what: Any, **values: Any) -> dict[str, Any]:
    key = "text" if isinstance(what, str) else "value"
    return {"question": question, "on": ON, key: what, **values}


def competence(number: int, name: str, now: int | None = None, needed: int | None = None) -> dict[str, Any]:
    return {"id": f"c{number}", "name": name, "level_now": now, "level_needed": needed}


def manager(*answers: dict[str, Any], **values: Any) -> ManagerFile:
    return ManagerFile.model_validate(
        {
            "employee": "Maya",
            "manager": "Helen",
            "date": ON,
            "answers": [{"by": "manager", **a} for a in answers],
            **values,
        }
    )


def beside(theirs: ManagerFile, *released: str, **plan: Any) -> Sides:
    return sides(small_plan(**plan), theirs, little_words("en"), released)


def test_points_of_both_and_of_one():
    theirs = manager(
        said("strengths", ["stays calm when it is busy", "spots errors"]), said("improvements", "asks late")
    )
    found = beside(theirs, strengths=["being calm when busy", "drawing"], improvements=["drawing"])
    assert found.strengths.both == (("being calm when busy", "stays calm when it is busy"),)
    assert (found.strengths.employee, found.strengths.manager) == (("drawing",), ("spots errors",))
    assert found.improvements.manager == ("asks late",)


def test_competences_are_paired_by_name_and_told_apart_by_level():
    theirs = manager(competences=[competence(1, "planning", 2, 3), competence(2, "SQL", 3), competence(3, "welding")])
    mine = [competence(7, "Planning", 3, 3), competence(8, "SQL", 3), competence(9, "drawing")]
    found = beside(theirs, competences=mine).competences
    assert [(pair[0].name, differ(pair)) for pair in found.both] == [("Planning", True), ("SQL", False)]
    assert [item.name for item in (*found.employee, *found.manager)] == ["drawing", "welding"]


def test_offers_are_the_latest_and_never_private():
    theirs = manager(
        said("hours-available", 20),
        said("hours-available", 40),
        said("budget-available", 100, private=True),
        said("needed-now", "calm"),
    )
    assert {name: item.value for name, item in beside(theirs).offers.items()} == {"hours-available": 40}


def test_private_points_of_the_manager_are_left_out():
    theirs = manager(said("strengths", ["secret"], private=True))
    assert not beside(theirs, "strengths").strengths


def test_a_strength_that_was_a_private_answer_is_left_out_until_it_is_released():
    plan = {"strengths": ["calm", "brave"], "answers": [said("mine", ["calm"], private=True)]}
    assert beside(manager(), **plan).strengths.employee == ("brave",)
    assert beside(manager(), "mine", **plan).strengths.employee == ("calm", "brave")


def test_a_talk_after_the_preparation_is_told():
    talks = [{"id": f"r{day}", "kind": "progress", "date": f"2026-03-0{day}"} for day in (1, 2)]
    assert beside(manager(), reviews=talks).last_talk == date(2026, 3, 2)
    assert beside(manager(), reviews=talks[:1]).last_talk is None


def test_own_words_are_open_answers_that_matter_and_released_ones():
    answers = [
        said("benefit", "b"),
        said("areas", "a"),
        said("enjoy", "e"),
        said("more-challenge", "m", private=True),
        said("tests", "t", private=True),
    ]
    plan = small_plan(answers=answers)
    assert list(own_words(plan)) == ["areas", "benefit"]
    assert list(own_words(plan, ["tests", "areas"])) == ["areas", "benefit", "tests"]
