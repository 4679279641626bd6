"""Competences of a table into a plan: new ones are added, known ones never doubled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from popcli.core.competence_rows import Row, short_id
from popcli.core.competences import name_key
from popcli.core.fills import Data
from popcli.core.levels import note_levels
from popcli.core.models import Competence, Plan
from popcli.core.numbering import number_parts
from popcli.core.plan_data import json_data, plan_from


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows: competences that were added, and those that were there already.

    ``completed`` are those of the latter that got a reference, which they lacked.
    """

    added: tuple[Competence, ...]
    known: tuple[Competence, ...]
    completed: tuple[Competence, ...]


def with_rows(plan: Plan, rows: Iterable[Row], today: date, used: Iterable[str] = ()) -> tuple[Plan, Imported]:
    """The plan with the competences of these rows, and what became of each.

    Known is one with the same reference, or else with the same name whatever its case; its levels stay as they are.
    ``used`` are ids of earlier versions: they are not given again.
    """
    before, data = json_data(plan), json_data(plan)
    items: list[Data] = data.setdefault("competences", [])
    old = len(items)
    by_reference = {_key(item["reference"]): item for item in items if "reference" in item}
    by_name = {name_key(item["name"]): item for item in items}
    known: list[Data] = []
    completed: list[Data] = []
    for row in rows:
        reference = row.fields.get("reference")
        item = by_reference.get(_key(reference)) if reference else None
        item = item or by_name.get(name_key(row.name))
        if item is None:
            item = dict(row.fields)
            note_levels(item, today)
            items.append(item)
            by_name[name_key(row.name)] = item
        else:
            known.append(item)
            if reference and "reference" not in item:
                item["reference"] = reference
                completed.append(item)
        if "reference" in item:
            by_reference[_key(item["reference"])] = item
    number_parts(data, before, used)
    after = plan_from(data)
    parts = {item.id: item for item in after.competences}
    found = ([parts[item["id"]] for item in _unlike(group)] for group in (items[old:], known, completed))
    return after, Imported(*map(tuple, found))


def _unlike(items: Iterable[Data]) -> list[Data]:
    return list({item["id"]: item for item in items}.values())


def _key(reference: Mapping[str, Any]) -> tuple[str, str]:
    """What two references share that mean the same: an address and its last part are one."""
    return str(reference["scheme"]).casefold(), short_id(reference).casefold()
