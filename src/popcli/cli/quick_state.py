"""What the quick ways share: small notes in the state folder, made by the long way, and whether they still hold.

Only light modules may be imported here (docs/architecture.md, start-up). ``quick_notes.py`` writes the notes.
"""

import os

from popcli import __version__
from popcli.store.places import data_folder, state_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

SPOKEN = ("POPCLI_HOME", "POPCLI_STATE", "POPCLI_PERSON", "POPCLI_LANG", "HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
"""What in the environment decides whose plan is meant, where it lies and which language is spoken."""

_UTF8 = ("utf-8", "utf8")

Notes = dict[str, list[str]]


def read_notes(env: "Mapping[str, str]", name: str, shape: str) -> Notes | None:
    """The notes of the long way, when all that they were made from is still the same.

    ``shape`` is the first line of the file; another shape is not read.

    Raises:
        OSError: there are no notes, or no home.
        ValueError: they are damaged.
        LookupError: something in them is missing.
    """
    path = os.path.join(state_folder(env), name)  # noqa: PTH118 - no pathlib here
    with open(path, encoding="utf-8", newline="\n") as file:  # noqa: PTH123
        first, *lines, end = file.read().split("\n")
    notes = {name: values for name, *values in (line.split("\t") for line in lines)}
    # Torn off within a line, there is no line break at the end.
    if first != shape or end or notes["program"] != program() or notes["env"] != spoken(env):
        return None
    same = notes["people"] == people(notes["home"][0]) and notes["marks"] == [mark(path) for path in notes["files"]]
    return notes if same else None


def notes_text(shape: str, notes: Notes) -> str | None:
    """Notes as the file holds them, a name and its values a line; ``None`` when a value cannot stand in them."""
    lines = ["\t".join([name, *values]) for name, values in notes.items()]
    whole = all(not {"\t", "\n", "\r"} & set(value) for values in notes.values() for value in values)
    return "\n".join([shape, *lines]) + "\n" if whole else None


def program() -> list[str]:
    """Which popcli this is: the version, and where it is installed."""
    return [__version__, os.path.dirname(__file__)]  # noqa: PTH120


def spoken(env: "Mapping[str, str]") -> list[str]:
    """What the environment says where it counts; something unset is a sign that no value can be.

    A home that is named from where we are is another one elsewhere.
    """
    here = "" if os.path.isabs(data_folder(env)) else os.getcwd()  # noqa: PTH109, PTH117
    return [*(env.get(name, "\x00") for name in SPOKEN), here]


def people(home: str) -> list[str]:
    """The folders in a home that may be somebody's."""
    try:
        found = [name for name in sorted(os.listdir(home)) if not name.startswith(".")]  # noqa: PTH208
    except FileNotFoundError:
        return []
    return [
        name
        for name in found
        if os.path.exists(f"{home}/{name}/plan.yaml") or os.path.isdir(f"{home}/{name}/log")  # noqa: PTH110, PTH112
    ]


def mark(path: str) -> str:
    """What changes when a file changes; empty when there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"


def in_utf8(*streams: "TextIO | None") -> bool:
    """Whether every stream is open and holds any text; what another encoding cannot hold is the long way's trouble."""
    return all(stream is not None and (stream.encoding or "").lower() in _UTF8 for stream in streams)
