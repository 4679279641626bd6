"""The talk about a plan: its questions for the goals there are, and what its answers make of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from popcli.core.kinds import GoalStatus, NeedSource, Outcome, ReviewKind
from popcli.core.models import Goal, Plan
from popcli.core.names import next_id
from popcli.core.numbering import LETTERS
from popcli.core.plan_data import json_data, plan_from
from popcli.core.questions import Block, Question, Questionnaire, is_filled

CLOSING = ("motivation", "motivation-why", "next-date")
"""Questions of the progress talk that close an evaluation as well."""

PER_PLAN = ("next-date",)
"""Questions of an evaluation that are asked once, not per goal."""

TITLE = 40
"""Characters of a goal's sentence in the title of its questions."""

ENDS = {Outcome.REACHED: GoalStatus.REACHED, Outcome.DROP: GoalStatus.DROPPED}
"""Outcomes that end a goal."""


def evaluation_form(evaluation: Questionnaire, progress: Questionnaire, goals: Sequence[Goal]) -> Questionnaire:
    """The evaluation of these goals: a block per goal, and one that closes the talk.

    Ids of questions begin with the id of their goal ("g1.outcome"), so that all answers lie in one tree.
    """
    asked = [question for question in evaluation.questions if question.id not in PER_PLAN]
    blocks = [
        Block(goal.id, f"{goal.id} · {_short(goal.text)}", tuple(_of_goal(question, goal) for question in asked))
        for goal in goals
    ]
    closing = tuple(question for question in progress.questions if question.id in CLOSING)
    title = next(block.title for block in progress.blocks)
    return replace(evaluation, blocks=(*blocks, Block("closing", title, closing)))


def _short(text: str) -> str:
    """The begin of a sentence, for a line that stands above every question."""
    return text if len(text) <= TITLE else text[: TITLE - 1].rstrip() + "\u2026"


def _of_goal(question: Question, goal: Goal) -> Question:
    when = question.when and replace(question.when, question=f"{goal.id}.{question.when.question}")
    return replace(question, id=f"{goal.id}.{question.id}", when=when)


def with_review(  # noqa: PLR0913, PLR0917 - a talk has a kind, answers, a day and a partner
    plan: Plan, form: Questionnaire, answers: Mapping[str, Any], kind: ReviewKind, today: date, partner: str | None
) -> Plan:
    """The plan after the talk: the review kept, ended goals closed, needs added, the next day set."""
    data = json_data(plan)
    goals = [_goal_review(goal, form, answers) for goal in plan.goals if _is_about(goal, answers)]
    general = {name: value for name, value in answers.items() if "." not in name and is_filled(value)}
    review: dict[str, Any] = {
        "id": next_id("r", [item.id for item in plan.reviews]),
        "kind": kind,
        "date": today.isoformat(),
        "goals": goals,
        **_filled(form, general),
    }
    if partner:
        review["with"] = partner
    needs = list(dict.fromkeys(need for goal in goals for need in goal["answers"].get("new-needs", [])))
    if needs:
        review["new_needs"] = needs
        data["needs"] = [*data.get("needs", []), *_needs(plan, needs)]
    data["reviews"] = [*data.get("reviews", []), review]
    data["review"] = {**data.get("review", {}), "next": review.get("next")}
    for goal in goals:
        _close(next(item for item in data["goals"] if item["id"] == goal["goal"]), goal)
    return plan_from(data)


def _is_about(goal: Goal, answers: Mapping[str, Any]) -> bool:
    return any(name.startswith(f"{goal.id}.") and is_filled(value) for name, value in answers.items())


def _goal_review(goal: Goal, form: Questionnaire, answers: Mapping[str, Any]) -> dict[str, Any]:
    begin = f"{goal.id}."
    mine = {name: value for name, value in answers.items() if name.startswith(begin) and is_filled(value)}
    return {"goal": goal.id, **_filled(form, mine)}


def _filled(form: Questionnaire, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers in the fields they fill, the others under ``answers`` by the id of their question."""
    fields: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    for name, value in answers.items():
        fills = form.question(name).fills
        if fills:
            fields[fills] = value
        else:
            kept[name.rpartition(".")[2]] = value if isinstance(value, list) else str(value)
    return {**fields, "answers": kept}


def _needs(plan: Plan, texts: Sequence[str]) -> list[dict[str, Any]]:
    known = {need.text for need in plan.needs}
    ids = [need.id for need in plan.needs]
    made = []
    for text in texts:
        if text not in known:
            ids.append(next_id(LETTERS["needs"], ids))
            made.append({"id": ids[-1], "text": text, "source": NeedSource.REVIEW})
    return made


def _close(goal: dict[str, Any], review: Mapping[str, Any]) -> None:
    """Let a goal end as the talk decided; a goal that is let go says why."""
    status = ENDS.get(review.get("outcome", ""))
    if status is None:
        return
    goal["status"] = status
    goal.pop("reason", None)
    if status is GoalStatus.DROPPED:
        goal["reason"] = review.get("reason") or review["answers"].get("how") or str(review["outcome"])


def postponed(plan: Plan, to: date, reason: str, today: date) -> Plan:
    """The plan with its next talk put off, with the reason; the talk shows that again."""
    data = json_data(plan)
    rhythm = dict(data.get("review", {}))
    rhythm["postponed"] = [
        *rhythm.get("postponed", []),
        {"on": today.isoformat(), "to": to.isoformat(), "reason": reason},
    ]
    data["review"] = {**rhythm, "next": to.isoformat()}
    return plan_from(data)
