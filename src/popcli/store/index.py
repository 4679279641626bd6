"""What `pop log` and completion need to know of a plan, without reading the plan: a small file in the state folder.

It is derived: deleting it changes nothing. It is made anew when the plan's size or time differs.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from popcli.core.errors import PopError
from popcli.core.kinds import LIVE
from popcli.core.value import Value
from popcli.store.files import read_file, write_file
from popcli.store.home import Folder

if TYPE_CHECKING:
    from popcli.core.models import Plan

_SHAPE = 5


class PlanIndex(Value):
    """Ids with their texts, own methods, and the language of the plan.

    ``live`` names the goals that are open, ``owners`` the goal of each action, ``ways`` the method of those with one.
    """

    language: str
    goals: dict[str, str]
    live: list[str]
    actions: dict[str, str]
    needs: dict[str, str]
    methods: list[str]
    owners: dict[str, str]
    ways: dict[str, str]
    currency: str
    competences: dict[str, str]


def plan_index(folder: Folder, load: Callable[[], "Plan"]) -> PlanIndex:
    """The index of a plan; ``load`` reads the plan when the index is missing or old."""
    stamp = _stamp(folder)
    found = _read(folder, stamp)
    if found is not None:
        return found
    made = index_of(load())
    with suppress(PopError):  # a state folder that cannot be written makes it slower, not wrong
        write_file(_file(folder), json.dumps({"shape": _SHAPE, "stamp": stamp, **vars(made)}).encode())
    return made


def index_of(plan: "Plan") -> PlanIndex:
    """The index of a plan; goals of earlier periods are known too, since the log speaks of them."""
    ended = [goal for item in plan.earlier for goal in item.goals]
    return PlanIndex(
        language=plan.language,
        goals={goal.id: goal.text for goal in plan.goals} | {goal.id: goal.text for goal in ended},
        live=[goal.id for goal in plan.goals if goal.status in LIVE],
        actions={action.id: action.text for goal in plan.goals for action in goal.actions}
        | {name: goal.text for goal in ended for name in goal.actions},
        needs={need.id: need.text for need in plan.needs},
        methods=list(plan.methods),
        owners={
            **{name: goal.id for goal in ended for name in goal.actions},
            **{action.id: goal.id for goal in plan.goals for action in goal.actions},
        },
        ways={action.id: action.method for goal in plan.goals for action in goal.actions if action.method},
        currency=plan.currency,
        competences={item.id: item.name for item in plan.competences},
    )


def _read(folder: Folder, stamp: list[int] | None) -> PlanIndex | None:
    try:
        data: dict[str, Any] = json.loads(read_file(_file(folder)) or b"{}")
        if data.pop("shape", None) != _SHAPE or stamp is None or data.pop("stamp", None) != stamp:
            return None
        return PlanIndex(**data)
    except (ValueError, TypeError, AttributeError, RecursionError, PopError):
        return None


def _stamp(folder: Folder) -> list[int] | None:
    try:
        found = folder.plan.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ino]


def _file(folder: Folder) -> Path:
    return folder.state / "index.json"
