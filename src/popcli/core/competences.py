"""Competences: found by id or name, added, changed, and ordered by what is still to be learned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.core.changes import update_item
from popcli.core.errors import UsageError
from popcli.core.fills import Data
from popcli.core.levels import FIELDS, set_levels
from popcli.core.names import meant_id, next_id
from popcli.core.numbering import LETTERS
from popcli.core.plan_data import json_data, plan_from

if TYPE_CHECKING:
    from popcli.core.models import Competence, Plan


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many levels are missing for the work of today and for the ambition; ``None`` where a level is not known."""

    work: int | None
    ambition: int | None


def gaps(competence: "Competence") -> Gaps:
    """What is still to be learned; more than is asked is no gap."""
    now = competence.level_now

    def missing(wanted: int | None) -> int | None:
        return None if now is None or wanted is None else max(wanted - now, 0)

    return Gaps(missing(competence.level_needed), missing(competence.level_ambition))


def by_gap(plan: "Plan") -> list["Competence"]:
    """All competences: the largest gap to the work first, then to the ambition, then as the plan has them."""

    def key(item: "Competence") -> list[int]:
        found = gaps(item)
        return [1 if gap is None else -gap for gap in (found.work, found.ambition)]

    return sorted(plan.competences, key=key)


def name_key(name: str) -> str:
    """What two names share that mean the same: case and the number of blanks do not count."""
    return " ".join(name.casefold().split())


def named(plan: "Plan", name: str) -> "Competence | None":
    """The competence that is called so, whatever its case."""
    return next((item for item in plan.competences if name_key(item.name) == name_key(name)), None)


def find_competence(plan: "Plan", wanted: str) -> "Competence":
    """The competence with this id, or with the only id that begins so.

    Raises:
        UsageError: ``unknown-competence`` or ``ambiguous-id``, with the competences there are.
    """
    known = {item.id: item for item in plan.competences}
    return known[meant_id(wanted, known, "unknown-competence")]


def add_competence(
    plan: "Plan", values: Mapping[str, Any], on: date, today: date, used: Iterable[str] = ()
) -> tuple["Plan", "Competence"]:
    """The plan with one more competence, and that competence; its levels count from the day ``on``.

    ``used`` are ids of earlier versions: they are not given again.

    Raises:
        UsageError: ``competence-known``, when one is called so already.
    """
    if known := named(plan, values["name"]):
        raise UsageError("competence-known", id=known.id, name=known.name)
    letter = LETTERS["competences"]
    made: Data = {"id": next_id(letter, [*used, *(item.id for item in plan.competences)])}
    data = json_data(plan)
    data["competences"] = [*data.get("competences", []), made]
    return _set(data, made, values, on, today)


def change_competence(
    plan: "Plan", wanted: str, values: Mapping[str, Any], on: date, today: date
) -> tuple["Plan", "Competence"]:
    """The plan with other values in one competence, and that competence; ``None`` empties a field.

    Levels are those of the day ``on``: one before today may change the history only (see ``set_levels``).

    Raises:
        UsageError: the competence is unknown, or it gets the name of another one (``competence-known``).
    """
    competence = find_competence(plan, wanted)
    if (other := named(plan, values.get("name") or "")) and other.id != competence.id:
        raise UsageError("competence-known", id=other.id, name=other.name)
    data = json_data(plan)
    item = next(item for item in data["competences"] if item["id"] == competence.id)
    return _set(data, item, values, on, today)


def _set(data: Data, item: Data, values: Mapping[str, Any], on: date, today: date) -> tuple["Plan", "Competence"]:
    levels = {kind: values[name] for kind, name in FIELDS.items() if name in values}
    update_item(item, {name: value for name, value in values.items() if name not in FIELDS.values()})
    if levels:
        set_levels(item, levels, on, today)
    plan = plan_from(data)
    return plan, find_competence(plan, item["id"])
