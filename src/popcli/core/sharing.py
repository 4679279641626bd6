"""What may be seen by others: the plan and the log without what is private."""

from collections.abc import Iterable

from popcli.core.entry import Entry
from popcli.core.models import Plan


def shared_plan(plan: Plan) -> Plan:
    """The plan without answers that are private."""
    return plan.model_copy(update={"answers": tuple(answer for answer in plan.answers if not answer.private)})


def shared_entries(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are not private."""
    return [entry for entry in entries if not entry.private]
