"""Errors a person can meet.

An error carries facts, never a finished sentence: a text key and values. One place (``cli/failure.py``) looks the
key up under ``templates/<lang>/texts/error.yaml`` and shows what is wrong, where, why and what helps: the texts
``error.<key>``, ``error.<key>.why`` and ``error.<key>.help`` (the last two are optional).
"""

from popcli.core.value import Value


class Place(Value):
    """Where something is wrong: a file, and a line when it is known (the first line is 1)."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        """The place as editors understand it: ``plan.yaml:27``."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


class PopError(Exception):
    """Something a person can mend: text key, values for the text, and the place.

    Args:
        key: text key without the group, such as ``unknown-goal``.
        place: the file and line that is wrong, if any.
        values: named values for the texts.
    """

    exit_code = 1

    def __init__(self, key: str, *, place: Place | None = None, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.place = place
        self.values = values

    def __str__(self) -> str:
        """Facts for a developer; people see the text of their language."""
        facts = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.key}({facts})" + (f" at {self.place}" if self.place else "")


class UsageError(PopError):
    """Wrong use, or something needed is missing."""

    exit_code = 2


class InvalidValue(UsageError):  # noqa: N818 - reads as what it is
    """A value a person typed is not of the kind asked for: a date, a number, a choice."""


class FileProblem(PopError):  # noqa: N818 - reads as what it is
    """A file is damaged, unsafe, of another format, or cannot be read or written."""


class Conflict(PopError):  # noqa: N818 - reads as what it is
    """Somebody else holds or changed what we want to change."""

    exit_code = 4


class Stopped(PopError):  # noqa: N818 - it is no fault
    """The person stopped; what was answered is kept."""

    exit_code = 130
