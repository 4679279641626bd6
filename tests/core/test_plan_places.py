"""Which field of a plan a question of an own questionnaire can fill."""

import pytest

from own_questions import question, questionnaire
from popcli.core.plan_places import PLACES, check_places
from popcli.core.read_questions import QuestionnaireProblem
from popcli.store.questionnaires import questionnaire as shipped

NAME = question("name", fills="person.name", required="true")


def kind_and_part(words: str) -> dict:
    kind, _, part = words.partition(" of ")
    return {"kind": kind, **({"of": part} if part else {})}


@pytest.mark.parametrize(("fills", "kind"), PLACES.items())
def test_every_place_takes_its_own_kind_only(fills, kind):
    check_places(questionnaire(NAME, {**question("q", fills=fills), **kind_and_part(kind)}))
    wrong = next(other for other in ("list", "date") if other != kind)
    with pytest.raises(QuestionnaireProblem) as caught:
        check_places(questionnaire(NAME, question("q", wrong, fills=fills)))
    assert caught.value.key == "question-fills"
    assert caught.value.path == ("blocks", 0, "questions", 1, "fills")
    assert (caught.value.values["fills"], caught.value.values["kind"]) == (fills, wrong)


@pytest.mark.parametrize("fills", ["goals.text", "answers", "version", "person", "Strengths", "review.next.day"])
def test_other_fields_cannot_be_filled(fills):
    with pytest.raises(QuestionnaireProblem) as caught:
        check_places(questionnaire(NAME, question("q", "list", fills=fills)))
    assert caught.value.values == {"fills": fills, "kind": "list", "known": "strengths, improvements"}


def test_where_no_field_fits_the_kind_all_are_named():
    with pytest.raises(QuestionnaireProblem) as caught:
        check_places(questionnaire(NAME, question("q", "level", fills="strengths")))
    assert caught.value.values["known"] == ", ".join(PLACES)


def test_items_need_their_own_questionnaire_and_a_place():
    with pytest.raises(QuestionnaireProblem) as caught:
        check_places(questionnaire(NAME, question("q", "items", of="need", fills="goals")))
    assert caught.value.values == {"fills": "goals", "kind": "items of need", "known": "needs"}
    with pytest.raises(QuestionnaireProblem) as caught:
        check_places(questionnaire(NAME, question("q", "items", of="need")))
    assert (caught.value.key, caught.value.values) == ("questionnaire-missing", {"name": "fills"})


@pytest.mark.parametrize("first", [question("name"), question("name", fills="person.name")])
def test_something_must_ask_for_the_name_and_insist(first):
    with pytest.raises(QuestionnaireProblem) as caught:
        check_places(questionnaire(first))
    assert (caught.value.key, caught.value.path) == ("questionnaire-name", ())


def test_an_answer_without_a_place_is_fine():
    check_places(questionnaire(NAME, question("mood", "level")))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_self_assessment_of_the_program_may_be_copied(lang):
    check_places(shipped(lang, "assessment"))
