"""A small plan for tests, to be changed where a test needs it otherwise."""

from typing import Any

from popcli.core.models import Plan
from popcli.core.plan_data import plan_from


def goal(number: int = 1, **values: Any) -> dict[str, Any]:
    """A goal as plain data, from the first of January."""
    return {"id": f"g{number}", "text": f"goal {number}", "start": "2026-01-01", "due": "2026-06-30", **values}


def action(number: int = 1, **values: Any) -> dict[str, Any]:
    """An action as plain data."""
    return {"id": f"a{number}", "text": f"step {number}", **values}


def small_plan(*goals: dict[str, Any], **values: Any) -> Plan:
    """A plan with these goals."""
    return plan_from({"person": {"name": "Maya"}, "period": {"from": "2026-01-01"}, "goals": list(goals), **values})
