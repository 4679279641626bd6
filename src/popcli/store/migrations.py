"""From older format numbers to today's, one small step each, on plain data. A step is never edited later.

A new format gets one function at the end of ``STEPS`` and one file in ``tests/old_files/``.
"""

from collections.abc import Callable, Mapping
from typing import Any

from popcli.core.errors import FileProblem, Place

CURRENT = 1
"""The format number of today (``pop: 1``)."""

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[int, Step] = {}
"""Per format number the step that leads to the next one. Format 1 is the first, so there is none yet."""


def migrated(
    data: Mapping[str, Any], file: str, *, steps: Mapping[int, Step] = STEPS, key: str = "pop"
) -> dict[str, Any]:
    """The data in today's format; data of today come back as they are.

    Raises:
        FileProblem: ``format-missing``, ``format-newer`` (made by a later popcli) or ``format-unknown``.
    """
    number = format_number(data, file, key)
    if number > CURRENT:
        raise FileProblem("format-newer", place=Place(file, 1), found=number, known=CURRENT)
    current = dict(data)
    while number < CURRENT:
        if number not in steps:
            raise FileProblem("format-unknown", place=Place(file, 1), found=number, known=CURRENT)
        current = steps[number](current)
        number += 1
        current[key] = str(number)
    return current


def format_number(data: Mapping[str, Any], file: str, key: str = "pop") -> int:
    """The format number of a file, which stands in its first key.

    Raises:
        FileProblem: ``format-missing``, when there is no number.
    """
    found = str(data.get(key) or "")
    if not found.isdecimal() or len(found) > 6:  # noqa: PLR2004 - a longer number is no format
        raise FileProblem("format-missing", place=Place(file, 1), name=key, known=CURRENT)
    return int(found)
