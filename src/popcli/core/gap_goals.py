"""From a gap to a learning need, and from that to a goal: the ties between them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from popcli.core.changes import add_goal, change_goal
from popcli.core.competences import find_competence, name_key
from popcli.core.kinds import LIVE, NeedSource, NeedStatus
from popcli.core.models import Competence, Goal, Need, Plan
from popcli.core.names import next_id
from popcli.core.numbering import LETTERS
from popcli.core.plan_data import changed, json_data

_WAITING = frozenset({NeedStatus.OPEN, NeedStatus.IN_GOAL})


def need_of(plan: Plan, competence: Competence) -> Need | None:
    """The learning need for a competence: the one that says its name. One that still counts goes before the others."""
    found = [need for need in plan.needs if name_key(need.text) == name_key(competence.name)]
    return next((need for need in found if need.status in _WAITING), found[0] if found else None)


def goals_of(plan: Plan, competence: Competence) -> list[Goal]:
    """The open goals that serve a competence: tied to its need by id, or by the words themselves."""
    need = need_of(plan, competence)
    ids = {need.id} if need else set()

    def serves(goal: Goal) -> bool:
        return goal.need is not None and (goal.need in ids or name_key(goal.need) == name_key(competence.name))

    return [goal for goal in plan.goals if goal.status in LIVE and serves(goal)]


def with_need(plan: Plan, wanted: str, used: Iterable[str] = ()) -> tuple[Plan, Need]:
    """The plan with a learning need for this competence, and that need; one that is there already serves.

    A need that was parked or let go is open again. ``used`` are ids of earlier versions.
    """
    competence = find_competence(plan, wanted)
    need = need_of(plan, competence)
    if need is not None and need.status in _WAITING:
        return plan, need
    return _with_status(plan, competence, need, NeedStatus.OPEN, used)


def with_new_goal(
    plan: Plan, wanted: str, goal: Mapping[str, Any], today: date, used: Iterable[str] = ()
) -> tuple[Plan, Goal]:
    """The plan with a new goal for this competence, tied to its learning need, and that goal."""
    plan, need = _with_need_in_goal(plan, wanted, used)
    return add_goal(plan, {**goal, "need": need.id}, today, used)


def with_known_goal(
    plan: Plan, wanted: str, goal: str, values: Mapping[str, Any], used: Iterable[str] = ()
) -> tuple[Plan, Goal]:
    """The plan in which a goal that was there serves this competence, with other values where given, and that goal."""
    plan, need = _with_need_in_goal(plan, wanted, used)
    return change_goal(plan, goal, {**values, "need": need.id})


def _with_need_in_goal(plan: Plan, wanted: str, used: Iterable[str]) -> tuple[Plan, Need]:
    competence = find_competence(plan, wanted)
    return _with_status(plan, competence, need_of(plan, competence), NeedStatus.IN_GOAL, used)


def _with_status(
    plan: Plan, competence: Competence, need: Need | None, status: NeedStatus, used: Iterable[str]
) -> tuple[Plan, Need]:
    if need is None:
        taken = [*used, *(item.id for item in plan.needs)]
        new = Need(id=next_id(LETTERS["needs"], taken), text=competence.name, source=NeedSource.GAP, status=status)
        return changed(plan, needs=[*map(json_data, plan.needs), json_data(new)]), new
    again = need.model_copy(update={"status": status})
    needs = [json_data(again if item.id == need.id else item) for item in plan.needs]
    return changed(plan, needs=needs), again
