"""What somebody typed as an answer, read by the kind of the question.

The values are plain data that a draft, an answers file and the plan can hold: text, whole or broken numbers,
ISO dates, lists of ISO dates, ``True`` and ``False``.
"""

from datetime import date
from typing import Any

from popcli.core.checked import checked_hours, checked_level, checked_number, checked_text, nearest
from popcli.core.dates import Lean, read_date, read_days
from popcli.core.errors import InvalidValue
from popcli.core.questions import Choice, Question

_YES = frozenset({"yes", "y", "ja", "j", "true"})
_NO = frozenset({"no", "n", "nee", "false"})


def read_reply(question: Question, raw: str, today: date) -> Any:
    """The value meant by ``raw``; one text of a ``list`` question.

    Raises:
        InvalidValue: the text is not of the kind asked for; the error says what is.
    """
    text = checked_text(raw).strip()
    value: Any = text
    match question.kind:
        case "choice":
            value = read_choice(text, question.choices)
        case "yesno":
            value = yes_no(text)
        case "level":
            value = checked_level(text)
        case "hours":
            value = checked_hours(text)
        case "number" | "money":
            value = checked_number(text.removeprefix("€").strip(), what=question.id)
        case "date":
            value = read_date(text, today, Lean.FUTURE).isoformat()
        case "days":
            value = [day.isoformat() for day in read_days(text, today)]
    return value


def read_choice(text: str, choices: tuple[Choice, ...]) -> str:
    """The value of a choice by its number (from 1), its value, its label, or a beginning that fits one only.

    Raises:
        InvalidValue: ``choice-unknown``, with all values and the nearest one.
    """
    wanted = text.casefold()
    numbers = {str(number): choice.value for number, choice in enumerate(choices, start=1)}
    if text in numbers and not any(choice.value == text for choice in choices):
        return numbers[text]
    exact = [item for item in choices if wanted in {item.value.casefold(), item.label.casefold()}]
    begins = [item for item in choices if wanted and _begins(item, wanted)]
    for found in (exact, begins):
        if len(found) == 1:
            return found[0].value
    known = [item.value for item in choices]
    labels = {item.label: item.value for item in choices}
    close = nearest(text, [*known, *labels])
    raise InvalidValue(
        "choice-unknown", text=text, known=", ".join(known), nearest=labels.get(close or "", close) or known[0]
    )


def _begins(choice: Choice, wanted: str) -> bool:
    return choice.value.casefold().startswith(wanted) or choice.label.casefold().startswith(wanted)


def yes_no(text: str) -> bool:
    """Yes or no, in either language.

    Raises:
        InvalidValue: ``yesno-unknown``.
    """
    word = text.strip().casefold()
    if word not in _YES | _NO:
        raise InvalidValue("yesno-unknown", text=text)
    return word in _YES


def read_numbers(text: str, most: int) -> list[int]:
    """Numbers from a list of ``most`` things, with commas or blanks between, each once.

    Raises:
        InvalidValue: ``numbers-unknown``.
    """
    found = text.replace(",", " ").split()
    known = {str(number): number for number in range(1, most + 1)}
    if not found or not known.keys() >= set(found):
        raise InvalidValue("numbers-unknown", text=text, most=most)
    return list(dict.fromkeys(known[item] for item in found))
