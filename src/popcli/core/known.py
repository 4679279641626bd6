"""A plan that was read and checked before, as light objects: what reading commands need of it, without pydantic.

Importing pydantic and building the models costs more than all of bare `pop` may cost (docs/performance.md). So the
checked plan is written down with everything the models made of it (days, fixed words, defaults), and comes back as
objects with the same attributes. They are for reading only; what changes a plan takes the models.
"""

from datetime import date
from enum import StrEnum

from popcli.core import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from popcli.core.models import Part

DAY, WORD, PART, KEYS, LIST, NAMED = "$day", "$word", "$part", "$keys", "$list", "$named"
"""Marks in the written form: an ISO date, a fixed word with its enumeration, a part and its keys in files, a list
(other rows are tuples), and values under names that somebody chose."""


class Known:
    """A part of a plan with the attributes of its model."""

    def __init__(self, keys: list[list[str]], values: "Mapping[str, Any]") -> None:
        self.__dict__.update(values)
        self._keys = keys

    def data(self) -> "dict[str, Any]":
        """The part as plain data, as :func:`popcli.core.plan_data.json_data` gives it for its model."""
        return {key: _plain(self.__dict__[name]) for key, name in self._keys}


def written(value: "Any", plain: "Any") -> "Any":  # noqa: PLR0911 - one for each kind of value
    """A part, or a value in one, as JSON can hold it; ``plain`` is the same as plain data, as files have it."""
    if isinstance(value, StrEnum):
        return {WORD: [type(value).__name__, value.value]}
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    if isinstance(value, dict):
        return {NAMED: {name: written(item, None) for name, item in value.items()}}
    if isinstance(value, list):
        return {LIST: value}
    if isinstance(value, tuple):
        told = plain if isinstance(plain, list) else [None] * len(value)
        return [written(*both) for both in zip(value, told, strict=True)]
    if not hasattr(value, "model_fields_set"):
        return value
    return _written_part(value, plain or {})


def _written_part(part: "Part", plain: "Mapping[str, Any]") -> "dict[str, Any]":
    fields = type(part).model_fields
    names = {field.alias or name: name for name, field in fields.items()}
    keys = [[key, names[key]] for key in plain]
    own = {name: plain.get(field.alias or name) for name, field in fields.items()}
    return {PART: {name: written(getattr(part, name), own[name]) for name in fields}, KEYS: keys}


def known(data: "Any") -> "Any":
    """What :func:`written` wrote, read by a JSON parser, as objects again.

    Raises:
        LookupError, TypeError or ValueError: it is something else.
    """
    if isinstance(data, list):
        return tuple(map(known, data))
    return _READERS[next(iter(data))](data) if isinstance(data, dict) else data


def _known_word(data: "Mapping[str, Any]") -> "Any":
    name, word = data[WORD]
    return getattr(kinds, name)(word)


def _known_part(data: "Mapping[str, Any]") -> Known:
    return Known(data[KEYS], {name: known(value) for name, value in data[PART].items()})


_READERS: "dict[str, Callable[[Any], Any]]" = {
    DAY: lambda data: date.fromisoformat(data[DAY]),
    WORD: _known_word,
    PART: _known_part,
    LIST: lambda data: list(data[LIST]),
    NAMED: lambda data: {name: known(value) for name, value in data[NAMED].items()},
}
"""How each marked value is read, by the first of its marks."""


def _plain(value: "Any") -> "Any":
    if isinstance(value, Known):
        return value.data()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if item not in (None, [], {})}
    return value.value if isinstance(value, StrEnum) else value
