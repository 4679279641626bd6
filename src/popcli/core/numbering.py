"""Giving ids to the parts of a plan, in plain data."""

from collections.abc import Iterable, Mapping
from typing import Any

from popcli.core.fills import Data
from popcli.core.names import next_id

LETTERS = {"ambitions": "m", "competences": "c", "needs": "n", "goals": "g"}
"""The first letter of the ids per list of the plan; actions, inside goals, have ``a``."""


def number_parts(data: Data, before: Mapping[str, Any], used: Iterable[str] = ()) -> None:
    """Give every part of a plan without an id the next free one.

    Ids of the plan ``before``, and those ``used`` in any earlier version, count as taken, so that a new goal never
    gets the id, and the log, of one that went.
    """
    gone = list(used)
    for name, letter in LETTERS.items():
        number_items(data.get(name, []), letter, [*gone, *_ids(before.get(name, ()))])
    number_items(_actions(data), "a", [*gone, *_ids(_actions(before))])


def number_items(items: list[Data], letter: str, taken: Iterable[str] = ()) -> None:
    """Give every item without an id the next free one, past those that are taken."""
    first = next_id(letter, [*taken, *_ids(items)])
    nameless = (item for item in items if "id" not in item)
    for number, item in enumerate(nameless, int(first.removeprefix(letter))):
        item["id"] = f"{letter}{number}"


def _ids(items: Iterable[Mapping[str, Any]]) -> list[str]:
    return [item["id"] for item in items if "id" in item]


def _actions(plan: Mapping[str, Any]) -> list[Data]:
    return [action for goal in plan.get("goals", ()) for action in goal.get("actions", ())]
