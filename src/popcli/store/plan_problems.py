"""What pydantic found wrong with a file, in our own words, with file and line."""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, get_args

from popcli.core.checked import nearest
from popcli.core.errors import FileProblem, Place, PopError
from popcli.store.yaml_tree import Node, line_of

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

_KEYS = {
    "missing": "field-missing",
    "enum": "field-choice",
    "literal_error": "field-choice",
    "model_type": "field-mapping",
    "dict_type": "field-mapping",
    "tuple_type": "field-list",
    "list_type": "field-list",
    "string_type": "field-text",
    "string_pattern_mismatch": "field-id",
    "greater_than_equal": "field-range",
    "less_than_equal": "field-range",
    "finite_number": "field-number",
}
"""Pydantic's error types and our text keys; numbers and dates are told by the beginning of the type."""


def plan_problem(error: "ValidationError", root: Node | None, file: str) -> FileProblem:
    """The first thing that is wrong, as an error with its line."""
    first = _most_telling(error)
    path = _path(first["loc"])
    place = Place(file, line_of(root, path) if root is not None else None)
    field = ".".join(str(part) for part in path)
    cause = first.get("ctx", {}).get("error")
    if isinstance(cause, PopError):
        return FileProblem(cause.key, place=place, **cause.values)
    values: dict[str, Any] = {"field": field, "text": str(first["input"])[:60]}
    key = _key(first["type"])
    if key == "field-choice":
        known = [word.strip(" '") for word in str(first["ctx"]["expected"]).replace(" or ", ", ").split(",")]
        values |= {"known": ", ".join(known), "nearest": nearest(values["text"], known) or known[0]}
    if key == "field-range":
        limits = first["ctx"]
        values["limit"] = f"≥ {limits['ge']:g}" if "ge" in limits else f"≤ {limits['le']:g}"
    return FileProblem(key, place=place, **values)


def _most_telling(error: "ValidationError") -> Any:
    """The first problem; where several kinds of number are possible, that it is out of range says more."""
    every = error.errors()
    same = (other for other in every if _path(other["loc"]) == _path(every[0]["loc"]))
    return next((other for other in same if _key(other["type"]) == "field-range"), every[0])


def _path(place: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return tuple(part for part in place if not _is_tag(part))


def _key(kind: str) -> str:
    if kind in _KEYS:
        return _KEYS[kind]
    for beginning, key in (("date", "field-date"), ("int", "field-number"), ("float", "field-number")):
        if kind.startswith(beginning):
            return key
    return "field-flag" if kind.startswith("bool") else "field-invalid"


def _is_tag(part: str | int) -> bool:
    """Whether this part of a path is pydantic's name for a branch of a union, not a key of the file."""
    return isinstance(part, str) and (part.removeprefix("constrained-") in {"int", "float", "str"} or "[" in part)


def unknown_keys(data: Mapping[str, Any], model: "type[BaseModel]", path: tuple[str | int, ...] = ()) -> list[Any]:
    """The keys that the program does not know: path and the nearest known key (or ``None``) of each."""
    known = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    found: list[Any] = []
    for key, value in data.items():
        if key not in known:
            found.append(((*path, key), nearest(key, list(known))))
            continue
        inner = _model_in(known[key])
        if inner is None:
            continue
        items = value if isinstance(value, list) else [value]
        for number, item in enumerate(items):
            if isinstance(item, Mapping):
                where = (*path, key, number) if isinstance(value, list) else (*path, key)
                found += unknown_keys(item, inner, where)
    return found


def _model_in(annotation: Any) -> "type[BaseModel] | None":
    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, Enum):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner)) is not None), None)
