"""Stopping and going on gives what not stopping gives."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from own_questions import YES_NO, question, questionnaire
from popcli.core.walk import Form, Reply, Step, Tree, value_at, walk
from popcli.store.questionnaires import questionnaire as shipped
from script_answers import BACK, EMPTY, ENTER, walked

SHORT = [
    *("Maya Okafor", "analyst", "Helen", "counting", "asking", ENTER, "patience", ENTER, "puzzles", "forecasting"),
    *("network analyst", "5", ENTER, "SQL", "2", "3", "chairing", "1", "3", ENTER, "chair a meeting", "gap", ENTER),
    *("Chair three meetings", "3 minutes sent", "1 november", "sit in", "1 april", "chair one", ENTER, ENTER),
    *("Write a forecast", ENTER, "1 july", ENTER, "in 3 months"),
]
"""One reply per question of the short path; no goal is missing, so that no plan is not asked."""


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_stopping_after_any_answer_and_going_on_gives_the_same(lang):
    form = shipped(lang, "assessment")
    whole = walked(form, SHORT)
    assert whole.result["goals"][0]["actions"] == [{"text": "sit in", "due": "2026-04-01"}, {"text": "chair one"}]
    for count in range(len(SHORT) + 1):
        first = walked(form, SHORT[:count])
        draft = json.loads(json.dumps(first.answers))
        second = walked(form, SHORT[count:], start=draft)
        assert second.result == whole.result, count
        assert first.paths + second.paths == whole.paths, count


STEP = questionnaire(question("what"), question("by"))
FORM = questionnaire(
    question("name", required="true"),
    question("things", "list", max="3"),
    question("way", "choice", choices=YES_NO),
    question("why", when={"question": "way", "is": "yes"}),
    question("steps", "items", of="step", max="3"),
    question("none", when={"question": "steps", "filled": "false"}),
    question("when", "date", default="+1m"),
    step=STEP,
)
BEFORE = {
    "name": "Maya",
    "things": ["a", "b"],
    "way": "yes",
    "steps": [{"id": "a1", "what": "x", "by": "y"}, {"id": "a2", "what": "z"}],
}


WORDS = st.lists(st.sampled_from(["alfa", "bravo", "oscar", EMPTY, ENTER, BACK]), max_size=40)


class Whim:
    """Answers each step with the next word, made to fit; takes the default when there are no words left."""

    def __init__(self, words: list[str]) -> None:
        self.words = list(words)

    def __call__(self, step: Step, default: Any) -> Any:
        word = self.words.pop(0) if self.words else ENTER
        if word == BACK:
            return Reply.BACK
        if word == EMPTY or (word == ENTER and default is None):
            return None if step.optional else "Sanne"
        if word == ENTER:
            return default
        return {"choice": "yes" if word == "alfa" else "no", "date": "2026-12-01"}.get(step.question.kind, word)


def stopped(words: list[str], start: Tree, form: Form) -> Tree:
    """The answers in the draft when somebody stops after these words."""
    kept = [start]

    def ask(step: Step, default: Any) -> Any:
        if not whim.words:
            raise KeyboardInterrupt
        return whim(step, default)

    whim = Whim(words)
    with suppress(KeyboardInterrupt):
        walk(form, start, ask, kept.append)
    return json.loads(json.dumps(kept[-1]))


def finished(words: list[str], start: Tree, form: Form) -> Tree:
    return walk(form, start, Whim(words), lambda _answers: None)


@pytest.mark.parametrize("before", [{}, BEFORE], ids=["first", "revision"])
@given(words=WORDS.map(lambda words: [word for word in words if word != BACK]), count=st.integers(0, 40))
def test_any_walk_can_be_stopped_anywhere(before, words, count):
    form = Form(FORM, full=True, before=before)
    whole = finished(words, {}, form)
    assert finished(words[count:], stopped(words[:count], {}, form), form) == whole


@pytest.mark.parametrize("before", [{}, BEFORE], ids=["first", "revision"])
@given(words=WORDS)
def test_any_walk_to_and_fro_ends_with_an_answer_at_every_step(before, words):
    form = Form(FORM, full=True, before=before)
    answers = finished(words, {}, form)
    assert form.first_open(answers) == len(form.steps(answers))
    straight = walk(form, {}, lambda step, _default: value_at(answers, step.path), lambda _answers: None)
    assert form.result(straight) == form.result(answers)


@given(words=WORDS)
def test_ids_of_earlier_things_are_never_lost_or_given_to_others(words):
    form = Form(FORM, full=True, before=BEFORE)
    steps = form.result(finished(words, {}, form))["steps"]
    assert [item["id"] for item in steps if "id" in item] == ["a1", "a2"]
