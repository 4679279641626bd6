"""Changes to a plan: each takes a plan and gives a new one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from popcli.core.errors import UsageError
from popcli.core.fills import Data
from popcli.core.kinds import LIVE, NEEDS_REASON, GoalStatus, NeedSource, NeedStatus
from popcli.core.models import Action, Goal, Need, Plan
from popcli.core.names import meant_id, next_id
from popcli.core.numbering import number_parts
from popcli.core.plan_data import json_data, plan_from


def find_goal(plan: Plan, wanted: str) -> Goal:
    """The goal with this id, or with the only id that begins so.

    Raises:
        UsageError: ``unknown-goal`` or ``ambiguous-id``, with the goals there are.
    """
    known = {goal.id: goal for goal in plan.goals}
    return known[meant_id(wanted, known, "unknown-goal")]


def find_action(plan: Plan, wanted: str) -> tuple[Goal, Action]:
    """The action with this id and the goal it belongs to.

    Raises:
        UsageError: ``unknown-action`` or ``ambiguous-id``, with the actions there are.
    """
    known = {action.id: (goal, action) for goal in plan.goals for action in goal.actions}
    return known[meant_id(wanted, known, "unknown-action")]


def add_goal(plan: Plan, goal: Mapping[str, Any], today: date, used: Iterable[str] = ()) -> tuple[Plan, Goal]:
    """The plan with one more goal, and that goal. It starts today and is active unless it says otherwise.

    ``used`` are ids of earlier versions: they are not given again, since the log may speak of them.
    """
    data = json_data(plan)
    taken = [*used, *(item.id for item in plan.goals)]
    made: Data = {"id": next_id("g", taken), "start": today.isoformat(), **goal}
    _check_status(made)
    data["goals"] = [*data.get("goals", []), made]
    data.pop("no_plan", None)
    return _with_goal(plan, data, made["id"], used)


def change_goal(plan: Plan, wanted: str, values: Mapping[str, Any]) -> tuple[Plan, Goal]:
    """The plan with other values in one goal, and that goal; ``None`` empties a field.

    Raises:
        UsageError: the goal is unknown, or a status that needs a reason has none (``status-reason``).
    """
    goal = find_goal(plan, wanted)
    data = json_data(plan)
    item = next(item for item in data["goals"] if item["id"] == goal.id)
    before = item.get("status", GoalStatus.ACTIVE)
    if values.get("status", before) != before and "reason" not in values:
        item.pop("reason", None)
    update_item(item, values)
    _check_status(item)
    return _with_goal(plan, data, goal.id)


def accept_finding(plan: Plan, goal_id: str, code: str, reason: str, today: date) -> tuple[Plan, Goal]:
    """Leave a finding about a goal as it is, until the sentence of the goal changes; the plan and the goal.

    An earlier reason for the same code is replaced, and what was accepted of an older sentence goes.
    """
    goal = find_goal(plan, goal_id)
    kept = [json_data(item) for item in goal.accepted if item.code != code and item.text == goal.text]
    accepted = {"code": code, "on": today.isoformat(), "reason": reason, "text": goal.text}
    return change_goal(plan, goal.id, {"accepted": [*kept, accepted]})


def add_action(plan: Plan, goal: str, action: Mapping[str, Any], used: Iterable[str] = ()) -> tuple[Plan, Action]:
    """The plan with one more action under a goal, and that action; ``used`` as for :func:`add_goal`."""
    target = find_goal(plan, goal)
    data = json_data(plan)
    item = next(item for item in data["goals"] if item["id"] == target.id)
    taken = [*used, *(other.id for each in plan.goals for other in each.actions)]
    made = {"id": next_id("a", taken), **action}
    item["actions"] = [*item.get("actions", []), made]
    return _with_action(data, made["id"])


def change_action(plan: Plan, wanted: str, values: Mapping[str, Any]) -> tuple[Plan, Action]:
    """The plan with other values in one action, and that action; ``None`` empties a field."""
    goal, action = find_action(plan, wanted)
    data = json_data(plan)
    item = next(item for item in data["goals"] if item["id"] == goal.id)
    update_item(next(other for other in item["actions"] if other["id"] == action.id), values)
    return _with_action(data, action.id)


def park_needs(plan: Plan, texts: Iterable[str], used: Iterable[str] = ()) -> tuple[Plan, list[Need]]:
    """The plan with these learning needs parked at its end, and the needs that are new.

    What the plan has already, whatever its case and blanks, is not added again; ``used`` as for :func:`add_goal`.
    """
    known = {_folded(need.text) for need in plan.needs}
    fresh = [text for folded, text in {_folded(text): text for text in texts}.items() if folded not in known]
    added: list[Data] = [{"text": text, "source": NeedSource.OTHER, "status": NeedStatus.PARKED} for text in fresh]
    before = json_data(plan)
    data = {**before, "needs": [*before.get("needs", []), *added]}
    number_parts(data, before, used)
    after = plan_from(data) if added else plan
    return after, list(after.needs[len(plan.needs) :])


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def update_item(item: Data, values: Mapping[str, Any]) -> None:
    """Set fields of a part in plain data, at every depth; ``None`` takes one away."""
    for key, value in values.items():
        if value is None:
            item.pop(key, None)
        elif isinstance(value, Mapping):
            update_item(item.setdefault(key, {}), value)
        else:
            item[key] = value


def _check_status(goal: Data) -> None:
    status = goal.get("status", GoalStatus.ACTIVE)
    if status in NEEDS_REASON and not goal.get("reason"):
        raise UsageError("status-reason", status=str(status), id=goal["id"])


def _with_goal(before: Plan, data: Data, wanted: str, used: Iterable[str] = ()) -> tuple[Plan, Goal]:
    """The new plan and the goal in it; actions that came with the goal get ids that no goal of the plan has.

    A need that an open goal names is in a goal from then on.
    """
    number_parts(data, json_data(before), used)
    goal = next(item for item in data["goals"] if item["id"] == wanted)
    for need in data.get("needs", []):
        if need["id"] == goal.get("need") and goal.get("status", GoalStatus.ACTIVE) in LIVE:
            need["status"] = NeedStatus.IN_GOAL
    plan = plan_from(data)
    return plan, find_goal(plan, wanted)


def _with_action(data: Data, wanted: str) -> tuple[Plan, Action]:
    plan = plan_from(data)
    return plan, find_action(plan, wanted)[1]
