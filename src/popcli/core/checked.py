"""Checks on single values that people type, shared by everything that takes them in."""

import re

from popcli.core.errors import InvalidValue


def checked_text(text: str) -> str:
    """The text itself; NUL and lone surrogates are refused, since no YAML file can hold them.

    Raises:
        InvalidValue: ``text-nul`` or ``text-surrogate``, with the position (the first character is 1).
    """
    if "\0" in text:
        raise InvalidValue("text-nul", position=text.index("\0") + 1)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as problem:
            raise InvalidValue("text-surrogate", position=problem.start + 1) from None
    return text


def checked_number(text: str, *, what: str) -> float:
    """A number of zero or more, with a point or a comma; ``what`` names it in the error.

    Whole numbers come back as ``int``, so that files say ``3`` and not ``3.0``.

    Raises:
        InvalidValue: ``number-unknown``, ``number-negative``, ``number-large`` (over a million), or
            ``number-separator`` (``1.250``: a point in one language parts thousands in another).
    """
    cleaned = text.strip()
    if re.fullmatch(_THOUSANDS, cleaned):
        plain = re.sub("[.,]", "", cleaned)
        raise InvalidValue("number-separator", what=what, text=text, plain=plain)
    try:
        number = float(cleaned.replace(",", "."))
    except ValueError:
        raise InvalidValue("number-unknown", what=what, text=text) from None
    return _within(number, what, text)


def checked_amount(number: float, *, what: str) -> float:
    """As :func:`checked_number`, for what is a number already.

    Raises:
        InvalidValue: ``number-unknown``, ``number-negative`` or ``number-large``.
    """
    return _within(number, what, str(number))


def _within(number: float, what: str, text: str) -> float:
    if number != number:  # noqa: PLR0124 - only NaN differs from itself
        raise InvalidValue("number-unknown", what=what, text=text)
    if number < 0:
        raise InvalidValue("number-negative", what=what, text=text)
    if number > 1_000_000:  # noqa: PLR2004 - nobody learns a million hours
        raise InvalidValue("number-large", what=what, text=text)
    return int(number) if number == int(number) else number


# Compiled when they are needed: most runs of the program read no number.
_THOUSANDS = r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+"
_HOURS = (
    r"(?:(?P<h>\d{1,5}(?:[.,]\d{1,4})?)\s*(?:hours?|uur|uren|h|u))?\s*"
    r"(?:(?P<m>\d{1,5})\s*(?:minutes?|minuten|minuut|mins?|m))?"
)


def checked_hours(text: str) -> float:
    """Hours from ``3``, ``1,5``, ``1:30``, ``90m``, ``2 uur``, ``1h30m`` or ``1u30``.

    Raises:
        InvalidValue: as :func:`checked_number`.
    """
    cleaned = text.strip().lower()
    if clock := re.fullmatch(r"(\d{1,5})[:hu]([0-5]\d)", cleaned):
        return _round(int(clock[1]) + int(clock[2]) / 60)
    found = re.fullmatch(_HOURS, cleaned)
    if cleaned and found:
        hours = float((found["h"] or "0").replace(",", "."))
        return _round(hours + int(found["m"] or 0) / 60)
    return checked_number(text, what="hours")


def _round(hours: float) -> float:
    rounded = round(hours, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def checked_level(text: str) -> int:
    """A level from 1 to 5.

    Raises:
        InvalidValue: ``level-unknown``.
    """
    cleaned = text.strip()
    if cleaned not in {"1", "2", "3", "4", "5"}:
        raise InvalidValue("level-unknown", text=text)
    return int(cleaned)


def nearest(word: str, known: list[str]) -> str | None:
    """The known word that looks most like this one, if any comes near."""
    from difflib import get_close_matches  # only mistakes pay for it

    lower = {item.lower(): item for item in known}
    found = get_close_matches(word.lower(), list(lower), n=1, cutoff=0.5)
    return lower[found[0]] if found else None
