"""A plan as plain data and back: what a file, a comparison or JSON needs."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from popcli.core.known import Known

if TYPE_CHECKING:
    from popcli.core.models import Part, Plan


def part_data(part: "Part") -> dict[str, Any]:
    """The part as plain data in the order of its fields, without what is empty; dates stay ``date``."""
    plain = _plain(part.model_dump(by_alias=True, exclude_none=True))
    assert isinstance(plain, dict)
    return plain


def json_data(part: "Part") -> dict[str, Any]:
    """The part as :func:`part_data`, with ISO dates."""
    if isinstance(part, Known):  # a plan that was read before, which only looks like its model
        return part.data()
    plain = _plain(part.model_dump(mode="json", by_alias=True, exclude_none=True))
    assert isinstance(plain, dict)
    return plain


def plan_from(data: Mapping[str, Any]) -> "Plan":
    """A plan from plain data, checked.

    Raises:
        pydantic.ValidationError: the data is no plan; the store turns this into file and line.
    """
    from popcli.core.models import Plan

    return Plan.model_validate(data)


def changed(plan: "Plan", **values: Any) -> "Plan":
    """A copy of the plan with other values for some fields, checked as a whole."""
    return plan_from({**part_data(plan), **values})


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value
    if isinstance(value, Mapping):
        kept = {key: _plain(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item not in ([], {})}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
