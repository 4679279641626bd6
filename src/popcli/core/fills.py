"""Where an answer goes: the ``fills`` of a question name a field, with a dot for a field of a field."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from popcli.core.questions import Questionnaire, is_filled

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
        if value is None and key not in data:
            return
        data = data.setdefault(key, {})
    if value is None:
        data.pop(last, None)
    else:
        data[last] = value


def object_from(tree: Mapping[str, Any], part: Questionnaire, old: Mapping[str, Any] | None = None) -> Data:
    """The data of an object (a goal, a competence, an action…) from the answers to its questionnaire.

    Fields that were not asked keep the value of ``old``. Items inside are made the same way.
    """
    data: Data = deepcopy(dict(old or {}))
    for question in part.questions:
        if question.fills is None or question.id not in tree:
            continue
        value = tree[question.id]
        if question.kind == "items":
            value = objects_from(value or [], part.parts[str(question.of)], field_of(data, question.fills))
        fill(data, question.fills, value)
    return data


def objects_from(trees: list[Mapping[str, Any]], part: Questionnaire, old: Any) -> list[Data]:
    """The data of several objects: the old ones in their order, then the new ones.

    A tree with the id of an old one is its continuation, with all its other fields; with its id alone it takes it
    away. Old ones that no tree names stay: they may have come while the questions were asked.
    """
    earlier = list(old or ())
    ids = {item["id"] for item in earlier if "id" in item}
    answered = {tree["id"]: tree for tree in trees if tree.get("id") in ids}
    made = []
    for item in earlier:
        tree = answered.get(item.get("id"))
        if tree is None:
            made.append(item)
        elif is_filled(dict(tree)):
            made.append(object_from(tree, part, item))
    new = (tree for tree in trees if tree.get("id") not in ids and is_filled(dict(tree)))
    return [*made, *(object_from(tree, part) for tree in new)]


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
