"""From answers to a plan, and from a plan back to the answers that are the defaults of a revision."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from popcli.core.fills import Data, fill, objects_from, tree_from
from popcli.core.kinds import LIVE, Role
from popcli.core.levels import note_levels
from popcli.core.models import Answer, Plan
from popcli.core.numbering import number_parts
from popcli.core.plan_data import json_data, plan_from
from popcli.core.questions import Question, Questionnaire
from popcli.core.replies import read_reply


def plan_from_answers(
    plan: Plan | None, tree: Mapping[str, Any], form: Questionnaire, today: date, used: Iterable[str] = ()
) -> Plan:
    """The plan that these answers make; ``plan`` is the earlier one, which a revision continues.

    ``used`` are ids of earlier versions, which are not given again.

    What was not asked stays as it was, and in a first plan it is what its question proposes; ``None`` empties a field.
    Answers are added with their day, old ones stay.
    """
    before = json_data(plan) if plan else {}
    data: Data = json_data(plan) if plan else {"person": {}, "period": {"from": today.isoformat()}}
    for question in form.questions:
        if question.fills is None:
            continue
        if plan is None and question.default and tree.get(question.id) is None:  # the short path does not ask it
            fill(data, question.fills, read_reply(question, question.default, today))
        if question.id not in tree:
            continue
        value = tree[question.id]
        if question.kind == "items":
            value = _merged(question, value or [], form, data)
        fill(data, question.fills, value)
    _outcome(data, tree, today)
    for goal in data.get("goals", []):
        if "id" not in goal:
            goal.setdefault("start", today.isoformat())
    number_parts(data, before, used)
    for competence in data.get("competences", []):
        note_levels(competence, today)
    data["answers"] = [*data.get("answers", []), *new_answers(data.get("answers", []), tree, form, today)]
    return plan_from(data)


def answers_of(plan: Plan, form: Questionnaire) -> Data:
    """The answers that a plan holds, as the tree of a walk: fields of the plan, else the latest answer kept.

    Goals that are reached or dropped are history and are not asked about again.
    """
    data = json_data(plan)
    data["goals"] = [goal for goal in data.get("goals", []) if _live(goal)]
    tree = tree_from(data, form)
    for question in form.questions:
        latest = latest_answer(data.get("answers", []), question.id)
        if question.fills is None and latest is not None:
            value = latest.get("text", latest.get("value"))
            tree[question.id] = value == "yes" if question.kind == "yesno" and value is not None else value
    return tree


def new_answers(
    old: list[Data], tree: Mapping[str, Any], form: Questionnaire, today: date, by: Role = Role.EMPLOYEE
) -> list[Data]:
    """Answers of a tree that differ from the latest ones, as data of :class:`Answer`.

    An answer that was emptied (``None``) is one without text or value: the old one stays, but no longer holds.
    Items are no answers of their own: they are goals, needs, competences and ambitions in the plan, with a history.
    """
    added = []
    for question in form.questions:
        if question.id not in tree or question.kind == "items" or (question.fills and "." in question.fills):
            continue
        said = _text_or_value(question, tree[question.id])
        answer = Answer(question=question.id, on=today, by=by, private=question.private, **said)
        latest = latest_answer(old, question.id) or {}
        made = json_data(answer)
        if any(latest.get(key) != made.get(key) for key in ("text", "value")):
            added.append(made)
    return added


def latest_answer(answers: list[Data], question: str) -> Data | None:
    """The newest answer to a question: the last one in the file."""
    return next((answer for answer in reversed(answers) if answer["question"] == question), None)


def _text_or_value(question: Question, value: Any) -> Data:
    if value is None:
        return {}
    if question.kind == "yesno":
        return {"text": "yes" if value else "no"}
    return {"text": value} if isinstance(value, str) else {"value": value}


def _merged(question: Question, trees: list[Mapping[str, Any]], form: Questionnaire, data: Data) -> list[Data]:
    """The new list of objects; goals that are history by now stay as they are, also when a draft speaks of them."""
    old = data.get(str(question.fills), [])
    history = {item["id"] for item in old if question.fills == "goals" and not _live(item)}
    asked = [tree for tree in trees if tree.get("id") not in history]
    return objects_from(asked, form.parts[str(question.of)], old)


def _live(goal: Data) -> bool:
    return goal.get("status", "active") in LIVE


def _outcome(data: Data, tree: Mapping[str, Any], today: date) -> None:
    """No plan this year keeps its first day while its reason stays; a goal, or another answer, ends it."""
    if tree.get("no-goal") == "no-plan":
        reason = tree.get("no-plan-reason")
        known = data.get("no_plan")
        if known is None or known.get("reason") != reason:
            data["no_plan"] = {"on": today.isoformat(), "reason": reason}
    elif tree.get("no-goal") or any(map(_live, data.get("goals", []))):
        data.pop("no_plan", None)
