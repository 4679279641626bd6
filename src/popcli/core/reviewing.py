"""What a talk makes of the plan: the review kept, goals ended or adjusted, needs added, the next day set."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from popcli.core.fills import Data
from popcli.core.kinds import GoalStatus, NeedSource, NeedStatus, Outcome, ReviewKind
from popcli.core.models import Goal, Plan
from popcli.core.names import next_id
from popcli.core.numbering import LETTERS
from popcli.core.plan_data import changed, json_data, part_data, plan_from
from popcli.core.questions import OF_GOAL, Questionnaire, is_filled
from popcli.core.talk import PERIOD

ENDS = {Outcome.REACHED: GoalStatus.REACHED, Outcome.DROP: GoalStatus.DROPPED}
"""Outcomes that end a goal."""


def with_review(  # noqa: PLR0913, PLR0917 - a talk has a kind, answers, a day and a partner
    plan: Plan,
    form: Questionnaire,
    answers: Mapping[str, Any],
    kind: ReviewKind,
    today: date,
    partner: str | None,
    used: Iterable[str] = (),
) -> Plan:
    """The plan after the talk. ``used`` are ids of earlier versions, which are not given again."""
    data = json_data(plan)
    told = {goal.id: _of_goal(goal, form, answers) for goal in plan.goals}
    goals = [{"goal": name, **fields} for name, (fields, _) in told.items() if fields]
    general = {name: value for name, value in answers.items() if "." not in name and is_filled(value)}
    needs = general.pop("new-needs", [])
    review: Data = {
        "id": next_id("r", [item.id for item in plan.reviews]),
        "kind": kind,
        "date": today.isoformat(),
        "goals": goals,
        **_filled(form, {name: value for name, value in general.items() if name not in PERIOD}),
    }
    if partner:
        review["with"] = partner
    if needs:
        review["new_needs"] = list(dict.fromkeys(need["text"] for need in needs))
    data["reviews"] = [*data.get("reviews", []), review]
    data["review"] = {**data.get("review", {}), "next": review.get("next")}
    for item in data.get("goals", []):
        fields, changes = told[item["id"]]
        item.update(changes)
        _close(item, fields)
    _add_needs(data, needs, today, used)
    return plan_from(data)


def _of_goal(goal: Goal, form: Questionnaire, answers: Mapping[str, Any]) -> tuple[Data, Data]:
    """What a talk said about one goal: the fields of its review, and those of the goal that change."""
    begin = f"{goal.id}."
    mine = {name: value for name, value in answers.items() if name.startswith(begin) and is_filled(value)}
    if not mine:
        return {}, {}
    fields = _filled(form, mine)
    changes = {
        name.removeprefix(OF_GOAL): fields.pop(name) for name in [name for name in fields if name.startswith(OF_GOAL)]
    }
    if mine.get(f"{begin}reached") == "yes":
        fields["outcome"] = Outcome.REACHED
    return fields, changes


def _filled(form: Questionnaire, answers: Mapping[str, Any]) -> Data:
    """Answers in the fields they fill, the others under ``answers`` by the id of their question."""
    fields: Data = {}
    kept: Data = {}
    for name, value in answers.items():
        fills = form.question(name).fills
        if fills:
            fields[fills] = value
        else:
            kept[name.rpartition(".")[2]] = value if isinstance(value, list) else str(value)
    return {**fields, "answers": kept}


def _close(goal: Data, review: Mapping[str, Any]) -> None:
    """Let a goal end as the talk decided; a goal that is let go says why."""
    status = ENDS.get(review.get("outcome", ""))
    if status is None:
        return
    goal["status"] = status
    goal.pop("reason", None)
    if status is GoalStatus.DROPPED:
        goal["reason"] = review["reason"]


def _add_needs(data: Data, needs: Iterable[Mapping[str, Any]], today: date, used: Iterable[str]) -> None:
    """Put new needs on the list, once each: in a goal that is an idea so far, parked, or open.

    A need that is in a goal stays there, whatever is said of it.
    """
    known = {need["text"]: need for need in data.get("needs", [])}
    taken = set(used)
    for need in needs:
        found = known.get(need["text"])
        if found is None:
            ids = {*taken, *(item["id"] for item in data.get("needs", []))}
            found = {"id": next_id(LETTERS["needs"], ids), "text": need["text"], "source": NeedSource.REVIEW}
            data["needs"] = [*data.get("needs", []), found]
            known[need["text"]] = found
        if found.get("status") == NeedStatus.IN_GOAL:
            continue
        if need.get("to") == "parked":
            found["status"] = NeedStatus.PARKED
        elif need.get("to") == "goal":
            found["status"] = NeedStatus.IN_GOAL
            data["goals"] = [*data.get("goals", []), _idea(data, found, today, taken)]
            data.pop("no_plan", None)


def _idea(data: Data, need: Mapping[str, Any], today: date, taken: Iterable[str]) -> Data:
    """A goal that is no more than its need so far; `pop goal` makes it one that can be reached."""
    ids = {*taken, *(item["id"] for item in data.get("goals", []))}
    return {
        "id": next_id(LETTERS["goals"], ids),
        "text": need["text"],
        "status": GoalStatus.IDEA,
        "need": need["id"],
        "start": today.isoformat(),
    }


def noted(plan: Plan, changes: Iterable[str]) -> Plan:
    """The plan with these sentences in its newest review: what the talk changed, in plain words."""
    reviews = list(map(part_data, plan.reviews))
    reviews[-1] = {**reviews[-1], "changes": list(changes)}
    return changed(plan, reviews=reviews)


def new_ideas(before: Plan, after: Plan) -> Iterator[Goal]:
    """Goals that a talk brought: ideas that were not there before."""
    known = {goal.id for goal in before.goals}
    return (goal for goal in after.goals if goal.id not in known)


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
