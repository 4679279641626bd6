from datetime import date
from typing import Any

from popcli.core.models import Answer
from popcli.core.openness import hidden_texts, open_answers


def answer(question: str, said: str | list[str] | None, **values: Any) -> Answer:
    what = {"value": said} if isinstance(said, list) else {"text": said}
    return Answer(question=question, on=date(2026, 1, 1), **what, **values)


def test_the_latest_answer_counts_and_a_private_one_is_closed():
    answers = [answer("areas", "oud"), answer("areas", "nieuw"), answer("tests", "rood", private=True)]
    assert {name: item.text for name, item in open_answers(answers).items()} == {"areas": "nieuw"}
    assert open_answers(answers, ["tests"])["tests"].text == "rood"


def test_an_older_open_answer_does_not_stand_in_for_a_private_one():
    answers = [answer("areas", "oud"), answer("areas", "nieuw", private=True)]
    assert open_answers(answers) == {}


def test_an_answer_that_was_emptied_is_none():
    assert open_answers([answer("areas", "oud"), answer("areas", None)]) == {}


def test_texts_of_private_answers_stay_hidden_wherever_they_stand_again():
    answers = [answer("weak", ["laat", "slordig"], private=True), answer("areas", "laat")]
    assert hidden_texts(answers) == {"laat", "slordig"}
    assert open_answers(answers) == {}
    assert hidden_texts(answers, ["weak"]) == frozenset()
