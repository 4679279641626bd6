"""Going back, and what is there already, while a sentence is asked back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop
from script_answers import BACK, ENTER, Person

VAGUE, GOOD = "Improve my communication", "I chair three meetings from start to finish"
SOON = "Get my driving licence as soon as possible"


Asks = Callable[..., Person]


def goal(pop: Pop, name: str = "g3") -> dict[str, Any]:
    return next(item for item in pop("show", "--json").fine().data["goals"] if item["id"] == name)


def test_going_back_twice_leaves_the_sentence_that_was_typed_first(journal: Pop, asks: Asks):
    person = asks(BACK, BACK, *[ENTER] * 3)
    journal("goal", VAGUE).fine()
    assert person.paths == ["text", "text", "shown-by", "due", "actions.0.text"]
    assert goal(journal)["text"] == VAGUE


@pytest.mark.parametrize(("field", "step"), [("shown_by", "shown-by"), ("due", "due")])
def test_what_a_goal_has_already_is_not_asked_back_and_stays(journal: Pop, asks: Asks, field: str, step: str):
    journal("goal", "g1", "--shown-by", "twintig lijsten").fine()
    before = goal(journal, "g1")
    sentence = {"shown_by": "Learn Power BI", "due": SOON}[field]
    person = asks(sentence, *[ENTER] * 40)
    journal("goal", "g1").fine()
    after = goal(journal, "g1")
    assert person.paths.count(step) == 1
    assert (after["text"], after["shown_by"], after["due"]) == (sentence, "twintig lijsten", before["due"])


def test_ctrl_c_at_a_question_back_leaves_the_sentence_in_the_draft(pop: Pop, asks: Asks, environment: dict[str, str]):
    asks("Sanne", *[ENTER] * 9, VAGUE)
    pop("init").refused("pop init", code=130)
    [path] = Path(environment["POPCLI_STATE"]).glob("*/*/draft-assessment.json")
    assert json.loads(path.read_text())["answers"]["goals"] == [{"text": VAGUE}]


def test_what_an_option_gave_is_not_asked_back_after_going_back_either(journal: Pop, asks: Asks):
    person = asks(BACK, SOON, *[ENTER] * 2)
    journal("goal", VAGUE, "--due", "1 june").fine()
    assert person.paths == ["text", "text", "shown-by", "actions.0.text"]
    assert (goal(journal)["text"], goal(journal)["due"]) == (SOON, "2026-06-01")


def test_going_back_to_the_sentence_forgets_what_was_answered_about_the_older_one(journal: Pop, asks: Asks):
    person = asks("I pass the exam", BACK, GOOD, *[ENTER] * 3)
    journal("goal", "Learn Power BI as soon as possible").fine()
    assert person.paths == ["shown-by", "due", "text", "shown-by", "due", "actions.0.text"]
    assert goal(journal)["text"] == GOOD
    assert "shown_by" not in goal(journal)
