"""Cut a text into words with a meaning, and join neighbours that belong together ("3 weken" is a length)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from popcli.core.date_words import FILLERS, LEADING, LETTER_UNITS, WORDS, Word

if TYPE_CHECKING:
    from datetime import date

# Patterns are compiled by `re` when first used: most texts in the log need one or two of them.
_NUMBER = r"([0-9]{1,9})(st|nd|rd|th|e|de|ste)?"
_QUARTER = r"q([0-9])"
_SHORTHAND = r"\+([0-9]{1,9})([dwmyj])"
_DAY_FIRST = r"(?P<day>[0-9]{1,2})([-/.])(?P<month>[0-9]{1,2})(?:\2(?P<year>[0-9]{1,4}))?"
_YEAR_FIRST = r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})"
_HYPHEN_AT_WORD = r"(?<=[0-9])-(?=[a-z])|(?<=[a-z])-(?=[0-9])"
_YEAR_DIGITS = 4
_SHORT_YEAR_DIGITS = 2


def cut(text: str, today: date) -> list[Word]:
    """The words of a lower-case text, joined where they belong together; others have the kind ``unknown``."""
    spaced = re.sub(_HYPHEN_AT_WORD, " ", text.replace(",", " ")) if "-" in text else text.replace(",", " ")
    parts = [part.rstrip(".") for part in spaced.split()]
    parts = [part for part in parts if part and part not in FILLERS]
    while parts and parts[0] in LEADING:
        del parts[0]
    words: list[Word] = []
    for part in parts:
        for word in _words_of(part):
            _add(words, word, today)
    return _settled(words)


def _words_of(part: str) -> list[Word]:
    if part in WORDS:
        return [WORDS[part]]
    if match := re.fullmatch(_NUMBER, part):
        kind = "ordinal" if match[2] else "year" if len(part) == _YEAR_DIGITS else "number"
        return [Word(kind, int(match[1]), part)]
    if match := re.fullmatch(_DAY_FIRST, part) or re.fullmatch(_YEAR_FIRST, part):
        return _digits_only(match["day"], match["month"], match["year"])
    if match := re.fullmatch(_QUARTER, part):
        return [Word("quarter", int(match[1]), part.upper())]
    if match := re.fullmatch(_SHORTHAND, part):
        return [Word("ahead", 1, "+"), Word("length", int(match[1]), part, LETTER_UNITS[match[2]])]
    return [Word("unknown", 0, part)]


def _digits_only(day: str, month: str, year: str | None) -> list[Word]:
    """A date in digits becomes the same words as a date in letters, so that one place judges both."""
    words = [Word("number", int(day), day), Word("month", int(month), month)]
    if year:
        century = 2000 if len(year) == _SHORT_YEAR_DIGITS else 0
        words.append(Word("year", century + int(year), year))
    return words


def _add(words: list[Word], word: Word, today: date) -> None:
    while words and (joined := _joined(words[-1], word, today)):
        words.pop()
        word = joined
    words.append(word)


def _joined(left: Word, right: Word, today: date) -> Word | None:
    """One word for two neighbours, or None when they do not belong together."""
    raw = f"{left.raw} {right.raw}"
    match (left.kind, left.unit, right.kind, right.unit):
        case ("unit", "week" | "quarter" as unit, "number", _):
            return Word(unit, right.value, raw)
        case ("ordinal", _, "unit", "quarter"):
            return Word("quarter", left.value, raw)
        case ("pointer", _, "unit", "year"):
            return Word("year", today.year + left.value, raw)
        case ("half", _, "unit", "year"):
            return Word("unit", 0, raw, "halfyear")
        case ("half", _, "length", "year") if right.value == 1:
            return Word("length", 1, raw, "halfyear")
        case _:
            is_length = left.kind == "number" and right.kind == "unit"
            return Word("length", left.value, raw, right.unit) if is_length else None


def _settled(words: list[Word]) -> list[Word]:
    """Give words that could mean two things the meaning that is left after joining."""
    kinds = {word.kind for word in words}
    settled = []
    for word in words:
        if word.kind == "half":
            settled.append(word._replace(kind="edge"))
        elif word.kind == "ordinal" and "unit" not in kinds:
            settled.append(word._replace(kind="number"))
        elif word.raw != "in" or "length" in kinds:
            settled.append(word)
    return settled
