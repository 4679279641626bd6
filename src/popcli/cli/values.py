"""Values of options, as plain data for a change of the plan: dates, numbers and words of either language."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from popcli.cli.session import Session
from popcli.core.checked import checked_number, checked_text
from popcli.core.dates import Lean, read_date
from popcli.core.errors import InvalidValue, UsageError
from popcli.core.kinds import Method

EMPTY = "-"
"""A value that empties a field: ``--due -``."""


def day(session: Session, text: str, lean: Lean = Lean.FUTURE) -> str:
    """The ISO date meant by an option."""
    return read_date(text, session.today, lean).isoformat()


def filter_day(session: Session, text: str | None, lean: Lean) -> date | None:
    """The day of a filter, if it was given."""
    return None if text is None else read_date(text, session.today, lean)


def past_day(session: Session, text: str | None, later: str) -> date:
    """The day of something that was done: today when nothing else was said.

    Raises:
        InvalidValue: ``later``, the key for a day that is still to come.
    """
    if text is None:
        return session.today
    found = read_date(text, session.today, Lean.PAST)
    if found > session.today:
        raise InvalidValue(later, text=text)
    return found


def word(session: Session, kind: type[StrEnum], name: str, text: str) -> str:
    """A word of an enumeration, typed as its value or as its label in either language."""
    return _chosen(session, text, [item.value for item in kind], name)


def method(session: Session, text: str, own: Iterable[str]) -> str:
    """A learning method: one of the fixed ones, or one of the plan's own."""
    known = [*(item.value for item in Method), *own]
    return _chosen(session, text, known, "method")


def _chosen(session: Session, text: str, values: Iterable[str], name: str) -> str:
    from popcli.core.questions import Choice  # nobody asks anything where only days and ids are read
    from popcli.core.replies import read_choice

    return read_choice(
        text, tuple(Choice(value, session.say.find(f"word.{name}.{value}") or value) for value in values)
    )


def fields(given: dict[str, tuple[str | None, Callable[[str], Any]]]) -> dict[str, Any]:
    """The fields that were given, read; ``-`` empties one (``None``).

    Raises:
        InvalidValue: a value is not what its field asks for.
    """
    values: dict[str, Any] = {}
    for name, (text, read) in given.items():
        if text is None:
            continue
        value = None if text == EMPTY else read(checked_text(text))
        target = values
        *outer, last = name.split(".")
        for key in outer:
            target = target.setdefault(key, {})
        target[last] = value
    return values


def only_with(options: Mapping[str, object], other: str, *, given: bool) -> None:
    """Refuse options that would be ignored: they count only together with another one.

    Raises:
        UsageError: ``option-alone``, for the first of them that was given without ``other``.
    """
    for name, value in options.items():
        if not given and value not in (None, False):
            raise UsageError("option-alone", name=name, other=other)


def not_with(name: str, others: Mapping[str, object]) -> None:
    """Refuse options that would be ignored beside the option ``name``; what is ``None``, false or empty was not given.

    Raises:
        UsageError: ``not-together``, for the first of them.
    """
    for other, value in others.items():
        if value not in (None, False, []):
            raise UsageError("not-together", name=name, other=other)


def one_of(given: Mapping[str, object]) -> None:
    """Refuse two ways to use the command at once.

    Raises:
        UsageError: ``not-together``.
    """
    found = [name for name, value in given.items() if value not in (None, False)]
    if len(found) > 1:
        raise UsageError("not-together", name=found[0], other=found[1])


def new_text(text: str | None, given: dict[str, Any], command: str) -> dict[str, Any]:
    """The fields of something new or changed, with the text that was typed as an argument.

    Raises:
        UsageError: a text was given that says nothing, or there are two.
    """
    typed = None if text is None or text.strip() in {"", EMPTY} else checked_text(text.strip())
    if typed and "text" in given:
        raise UsageError("too-many-texts", text=f"--text {given['text'] or EMPTY}", command=command)
    if "text" in given and not given["text"]:
        raise UsageError("text-empty", name="--text", command=f'{command} … --text "…"')
    return {"text": typed, **given} if typed else given


def number(name: str) -> Callable[[str], float]:
    """A reader of numbers that names the field in its error."""
    return lambda text: checked_number(text.strip().removeprefix("€"), what=name)


def needed(name: str, command: str) -> UsageError:
    """The error for something that is missing where nobody can be asked; ``name`` is the flag or argument."""
    return UsageError("input-missing", name=name, command=command)
