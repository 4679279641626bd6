"""What a questionnaire is: conditions, and what counts as an answer."""

import pytest

from own_questions import question, questionnaire
from popcli.core.questions import When, is_filled

FORM = questionnaire(question("one"), question("two", core="false"))


@pytest.mark.parametrize(
    "answer", ["text", 0, 3, False, True, ["", "a"], [{"text": "a"}], {"id": "g1", "text": "a"}, {"text": "a"}]
)
def test_an_answer_that_says_something_is_filled(answer):
    assert is_filled(answer)


@pytest.mark.parametrize(
    "answer", [None, "", [], [None, ""], {}, {"id": "g1"}, [{"id": "g1", "text": None, "due": "2026-09-01"}]]
)
def test_nothing_skipped_things_and_things_without_a_name_are_not_filled(answer):
    assert not is_filled(answer)


@pytest.mark.parametrize(
    ("condition", "answer", "holds"),
    [
        (When("q", "is", ("far",)), "far", True),
        (When("q", "is", ("far",)), "near", False),
        (When("q", "is", ("far",)), None, False),
        (When("q", "not", ("far",)), "near", True),
        (When("q", "not", ("far",)), "far", False),
        (When("q", "not", ("far",)), None, True),
        (When("q", "any", ("far", "near")), "near", True),
        (When("q", "any", ("far", "near")), "here", False),
        (When("q", "any", ("far", "near")), None, False),
        (When("q", "filled", ("true",)), "a", True),
        (When("q", "filled", ("true",)), None, False),
        (When("q", "filled", ("false",)), None, True),
        (When("q", "filled", ("false",)), ["a"], False),
    ],
)
def test_conditions(condition, answer, holds):
    assert condition.holds({"q": answer}) is holds
    if answer is None:
        assert condition.holds({}) is holds


def test_a_question_is_found_by_its_id():
    assert FORM.question("two").ask == "two?"
    with pytest.raises(KeyError, match="three"):
        FORM.question("three")


def test_asked_gives_each_question_with_its_block():
    assert [(block.id, item.id) for block, item in FORM.asked(full=True, answers={})] == [("b", "one"), ("b", "two")]
    assert [item.id for _, item in FORM.asked(full=False, answers={})] == ["one"]
