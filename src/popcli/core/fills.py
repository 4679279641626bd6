"""Where an answer goes: the ``fills`` of a question name a field, with a dot for a field of a field."""

from collections.abc import Mapping
from typing import Any

from popcli.core.questions import Questionnaire

Data = dict[str, Any]


def field_of(data: Mapping[str, Any], fills: str) -> Any:
    """The value of a field such as ``costs.own_hours``, or ``None``."""
    value: Any = data
    for key in fills.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def fill(data: Data, fills: str, value: Any) -> None:
    """Set a field such as ``costs.own_hours``; ``None`` takes it away."""
    *outer, last = fills.split(".")
    for key in outer:
        data = data.setdefault(key, {})
    if value is None:
        data.pop(last, None)
    else:
        data[last] = value


def object_from(tree: Mapping[str, Any], part: Questionnaire, old: Mapping[str, Any] | None = None) -> Data:
    """The data of an object (a goal, a competence, an action…) from the answers to its questionnaire.

    Fields that were not asked keep the value of ``old``. Items inside are made the same way.
    """
    data: Data = {**(old or {})}
    for question in part.questions:
        if question.fills is None or question.id not in tree:
            continue
        value = tree[question.id]
        if question.kind == "items":
            value = objects_from(value, part.parts[str(question.of)], field_of(data, question.fills))
        fill(data, question.fills, value)
    return data


def objects_from(trees: list[Mapping[str, Any]], part: Questionnaire, old: Any) -> list[Data]:
    """The data of several objects; one with the id of an old one is its continuation, with all its other fields."""
    earlier = {item["id"]: item for item in old or () if "id" in item}
    made = []
    for tree in trees:
        before = earlier.get(tree.get("id", ""))
        data = object_from(tree, part, before)
        if before is not None:
            data["id"] = before["id"]
        made.append(data)
    return made


def tree_from(data: Mapping[str, Any], part: Questionnaire) -> Data:
    """The answers that an object stands for: the way back of :func:`object_from`, with its id."""
    tree: Data = {"id": data["id"]} if "id" in data else {}
    for question in part.questions:
        value = field_of(data, question.fills) if question.fills else None
        if value in (None, [], {}):
            continue
        if question.kind == "items":
            value = [tree_from(item, part.parts[str(question.of)]) for item in value]
        elif question.kind == "choice":
            value = str(value)
        tree[question.id] = value
    return tree


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Data:
    """The fields of ``new`` that differ from ``old``; ``None`` for those that are gone, at every depth."""
    changed: Data = {name: None for name in old if name not in new}
    for name, value in new.items():
        before = old.get(name)
        if isinstance(value, Mapping) and isinstance(before, Mapping):
            if inner := difference(before, value):
                changed[name] = inner
        elif value != before:
            changed[name] = value
    return changed
