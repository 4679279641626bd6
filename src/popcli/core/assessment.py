"""From answers to a plan, and from a plan back to the answers that are the defaults of a revision."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from popcli.core.fills import Data, fill, objects_from, tree_from
from popcli.core.kinds import LIVE, Role
from popcli.core.models import Answer, Plan
from popcli.core.names import next_id
from popcli.core.plan_data import json_data, plan_from
from popcli.core.questions import Question, Questionnaire

LETTERS = {"ambitions": "m", "competences": "c", "needs": "n", "goals": "g"}
"""The first letter of the ids per list of the plan; actions, inside goals, have ``a``."""


def plan_from_answers(plan: Plan | None, tree: Mapping[str, Any], form: Questionnaire, today: date) -> Plan:
    """The plan that these answers make; ``plan`` is the earlier one, which a revision continues.

    What was not asked stays as it was. Answers are added with their day, old ones stay.
    """
    data: Data = json_data(plan) if plan else {"person": {}, "period": {"from": today.isoformat()}}
    for question in form.questions:
        if question.fills is None or question.id not in tree:
            continue
        value = tree[question.id]
        if question.kind == "items":
            value = _merged(question, value, form, data)
        fill(data, question.fills, value)
    _outcome(data, tree, today)
    for goal in data.get("goals", []):
        if "id" not in goal:
            goal.setdefault("start", today.isoformat())
    _number_parts(data)
    _note_levels(data, today)
    data["answers"] = [*data.get("answers", []), *new_answers(data.get("answers", []), tree, form, today)]
    return plan_from(data)


def answers_of(plan: Plan, form: Questionnaire) -> Data:
    """The answers that a plan holds, as the tree of a walk: fields of the plan, else the latest answer kept.

    Goals that are reached or dropped are history and are not asked about again.
    """
    data = json_data(plan)
    data["goals"] = [goal for goal in data.get("goals", []) if goal.get("status", "active") in LIVE]
    tree = tree_from(data, form)
    for question in form.questions:
        latest = latest_answer(data.get("answers", []), question.id)
        if question.fills is None and latest is not None:
            tree[question.id] = latest.get("text", latest.get("value"))
    return tree


def new_answers(
    old: list[Data], tree: Mapping[str, Any], form: Questionnaire, today: date, by: Role = Role.EMPLOYEE
) -> list[Data]:
    """Answers of a tree that differ from the latest ones, as data of :class:`Answer`.

    Items are no answers of their own: they are goals, needs, competences and ambitions in the plan, with a history.
    """
    added = []
    for question in form.questions:
        value = tree.get(question.id)
        if value is None or question.kind == "items" or (question.fills and "." in question.fills):
            continue
        answer = Answer(
            question=question.id, on=today, by=by, private=question.private, **_text_or_value(question, value)
        )
        latest = latest_answer(old, question.id)
        made = json_data(answer)
        if latest is None or any(latest.get(key) != made.get(key) for key in ("text", "value")):
            added.append(made)
    return added


def latest_answer(answers: list[Data], question: str) -> Data | None:
    """The newest answer to a question: the last one in the file."""
    return next((answer for answer in reversed(answers) if answer["question"] == question), None)


def _text_or_value(question: Question, value: Any) -> Data:
    if question.kind == "yesno":
        return {"text": "yes" if value else "no"}
    return {"text": value} if isinstance(value, str) else {"value": value}


def _merged(question: Question, trees: list[Mapping[str, Any]], form: Questionnaire, data: Data) -> list[Data]:
    """The new list of objects; goals that are history were not asked about and stay in front."""
    old = data.get(str(question.fills), [])
    made = objects_from(trees, form.parts[str(question.of)], old)
    history = [item for item in old if question.fills == "goals" and item.get("status", "active") not in LIVE]
    return [*history, *made]


def _outcome(data: Data, tree: Mapping[str, Any], today: date) -> None:
    if tree.get("no-goal") == "no-plan":
        fill(data, "no_plan", {"on": today.isoformat(), "reason": tree.get("no-plan-reason")})
    elif data.get("goals"):
        data.pop("no_plan", None)


def _number_parts(data: Data) -> None:
    for name, letter in LETTERS.items():
        number_items(data.get(name, []), letter)
    actions = [action for goal in data.get("goals", []) for action in goal.get("actions", [])]
    number_items(actions, "a")


def number_items(items: list[Data], letter: str) -> None:
    """Give every item without an id the next free one; the id comes first in the data."""
    for item in items:
        if "id" not in item:
            item["id"] = next_id(letter, [other["id"] for other in items if "id" in other])


def _note_levels(data: Data, today: date) -> None:
    """Keep the levels of each competence with their day, whenever they changed (one line a day)."""
    for competence in data.get("competences", []):
        levels = {
            short: competence[long]
            for short, long in (("now", "level_now"), ("needed", "level_needed"), ("ambition", "level_ambition"))
            if competence.get(long) is not None
        }
        history = competence.get("history", [])
        latest = {key: value for key, value in history[-1].items() if key != "on"} if history else {}
        if levels and levels != latest:
            kept = [line for line in history if line["on"] != today.isoformat()]
            competence["history"] = [*kept, {"on": today.isoformat(), **levels}]


