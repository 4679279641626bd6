"""What may be seen by others: the plan and the log without what is private."""

from collections.abc import Iterable

from popcli.core.entry import Entry
from popcli.core.models import Plan
from popcli.core.openness import hidden_texts, is_open


def shared_plan(plan: Plan) -> Plan:
    """The plan without answers that are private, and without what says the same in another place."""
    hidden = hidden_texts(plan.answers)
    return plan.model_copy(
        update={
            "answers": tuple(answer for answer in plan.answers if is_open(answer, hidden)),
            "strengths": tuple(text for text in plan.strengths if text not in hidden),
            "improvements": tuple(text for text in plan.improvements if text not in hidden),
        }
    )


def shared_entries(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are not private."""
    return [entry for entry in entries if not entry.private]
