"""What was agreed and what changed since, in plain words."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.core.agreement import Amendment, short_fingerprint
from popcli.core.texts import Texts
from popcli.report.document import Bullets, Line, Paragraph, Piece, Span, Style, line
from popcli.report.wording import day, enum_word, yes_no

if TYPE_CHECKING:
    from popcli.core.models import Signature

ENUMS = {"kind": "goal-kind", "method": "method", "training_type": "training-type", "costs.coach": "coach"}
"""Fields whose values are fixed words, by the enumeration."""


def amendment_lines(found: Sequence[Amendment], say: Texts) -> tuple[Line, ...]:
    """Each change in a line: what moved, from what to what, and whether that is later or easier."""
    return tuple(_amendment(item, say) for item in found)


def amendment_words(found: Sequence[Amendment], say: Texts) -> list[str]:
    """The same as plain sentences, for what is kept in the plan."""
    return ["".join(span.text for span in item) for item in amendment_lines(found, say)]


def amendment_pieces(signature: "Signature", found: Sequence[Amendment] | None, say: Texts) -> list[Piece]:
    """The changes since a signature; ``None`` says that the signed version cannot be read any more."""
    signed = say("sign.since", name=signature.name, date=day(say, signature.date))
    if found is None:
        return [Paragraph(line(Span(say("sign.version-gone", since=signed), Style.ATTENTION)))]
    return [Paragraph(line(Span(signed, Style.ATTENTION))), Bullets(amendment_lines(found, say), indent=2)]


def amendments_data(found: Sequence[Amendment] | None) -> list[dict[str, Any]] | None:
    """The changes as data."""
    if found is None:
        return None
    return [
        {
            "key": item.key,
            "about": item.about or "plan",
            "field": item.field,
            "old": item.old,
            "new": item.new,
            "turn": item.turn,
        }
        for item in found
    ]


def signature_words(signature: "Signature", say: Texts) -> str:
    """Who signed, when, the begin of the fingerprint, and whether it was done with a key."""
    return say(
        "sign.line-ssh" if signature.ssh else "sign.line",
        name=signature.name,
        role=enum_word(say, "role", signature.role),
        date=day(say, signature.date),
        fingerprint=short_fingerprint(signature.fingerprint),
    )


def _amendment(item: Amendment, say: Texts) -> Line:
    label = item.about or say("amend.plan")
    said = say(
        f"amend.{item.key}",
        field=_field(item.field, say) if item.field else "",
        old=_value(item.field, item.old, say),
        new=_value(item.field, item.new, say),
        text=item.text,
    )
    turn = Span(f" ({say(f'amend.turn.{item.turn}')})", Style.MUTED) if item.turn else ""
    return line(Span(label, Style.ID), ": ", said, turn)


def _field(name: str, say: Texts) -> str:
    last = name.rpartition(".")[2]
    return say.find(f"amend.field.{last}") or say.find(f"word.field.{last}") or last


def _value(name: str, value: Any, say: Texts) -> str:
    if isinstance(value, bool):
        return yes_no(say, value=value)
    if name in ENUMS and value is not None:
        return enum_word(say, ENUMS[name], value)
    if isinstance(value, str) and _is_day(value):
        return day(say, date.fromisoformat(value))
    if isinstance(value, str) and " " in value:
        return f"\u201c{value}\u201d"
    return "" if value is None else str(value)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
