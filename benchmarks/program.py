"""What the benchmark knows of a program: how its store is filled, and which command does which work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from entries import Entry

WORKS = {
    "version": "Version",
    "add": "Add one entry",
    "status": "Status (popcli), list of everything (the others)",
    "last": "The last ten entries",
    "search": "Search for a word",
    "check": "Check the plan",
    "complete": "One TAB of completion",
}
"""Everything that is measured, in the order of the page. Adding makes a store grow a little, so it is run last."""

OWN = ("check", "complete")
"""What is measured of popcli only."""


@dataclass(frozen=True, slots=True)
class Command:
    """One process to measure, and how to see that it did its work.

    ``shows`` has to be in its output, ``leaves`` in a file of the store afterwards, its exit code in ``codes``.
    ``typed`` is what it reads from standard input.
    """

    argv: tuple[str, ...]
    shows: str = ""
    leaves: str = ""
    typed: str = ""
    codes: tuple[int, ...] = (0,)
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Program:
    """A program on this machine. ``most`` is the largest store that is made for it."""

    name: str
    executable: Path
    fill: Callable[[Path, Path, Sequence[Entry]], None]
    """(executable, folder, entries): make the store in an empty folder."""
    commands: Callable[[Path, Path], dict[str, Command]]
    """(executable, folder): the command for each work that the program can do."""
    environment: Callable[[Path], dict[str, str]]
    """(folder): what the program has to find in its environment."""
    most: int = 100_000


def clean_environment(folder: Path) -> dict[str, str]:
    """What every measured process gets: no settings of the person who runs the benchmark."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", "COLUMNS": "80", "TERM": "xterm"}
