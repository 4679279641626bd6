"""What may be seen by others: the plan and the log without what is private."""

from collections.abc import Iterable

from popcli.core.entry import Entry
from popcli.core.models import Answer, Plan


def shared_plan(plan: Plan) -> Plan:
    """The plan without answers that are private, and without what says the same in another place."""
    hidden = {text for answer in plan.answers if answer.private for text in _texts(answer)}
    answers = (answer for answer in plan.answers if not (answer.private or hidden & _texts(answer)))
    return plan.model_copy(
        update={
            "answers": tuple(answers),
            "strengths": tuple(text for text in plan.strengths if text not in hidden),
            "improvements": tuple(text for text in plan.improvements if text not in hidden),
        }
    )


def _texts(answer: Answer) -> set[str]:
    """The texts of an answer: one, or those of a list."""
    listed = answer.value if isinstance(answer.value, list) else []
    return {text for text in (answer.text, *listed) if text}


def shared_entries(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are not private."""
    return [entry for entry in entries if not entry.private]
