"""What is private stays with the person."""

from datetime import date

from popcli.core.entry import Entry
from popcli.core.sharing import shared_entries, shared_plan
from small_plan import goal, small_plan

MINE = {"question": "tests", "on": "2026-01-01", "text": "green with a rim of red", "private": True}
OURS = {"question": "enjoy", "on": "2026-01-01", "text": "wounds"}


def test_private_answers_are_not_shared_and_nothing_else_is_lost():
    plan = small_plan(goal(), answers=[MINE, OURS, {**MINE, "question": "enjoy"}])
    shared = shared_plan(plan)
    assert [(answer.question, answer.private) for answer in shared.answers] == [("enjoy", False)]
    assert shared == small_plan(goal(), answers=[OURS])
    assert len(plan.answers) == 3


def test_what_a_private_answer_says_is_not_told_in_another_place():
    hidden = {"question": "strengths", "on": "2026-01-01", "value": ["being stubborn"], "private": True}
    again = {"question": "strengths", "on": "2026-01-02", "value": ["being stubborn", "rhythm"]}
    plan = small_plan(strengths=["being stubborn", "rhythm"], improvements=["being stubborn"], answers=[hidden, again])
    assert shared_plan(plan) == small_plan(strengths=["rhythm"])


def test_private_entries_are_not_shared():
    entries = [Entry(id=name, recorded="", on=(date(2026, 1, 1),), private=name == "b") for name in "abc"]
    assert [entry.id for entry in shared_entries(entries)] == ["a", "c"]
