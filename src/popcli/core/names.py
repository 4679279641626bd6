"""Names that become folder names, and short ids that people type."""

import re
import unicodedata
from collections.abc import Iterable

from popcli.core.checked import nearest
from popcli.core.errors import UsageError

_FOLDER = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")

# Windows keeps these names for devices; a home that travels to such a machine must not hold them.
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)}


def folder_name(name: str) -> str:
    """The folder of a person: compared without case, safe on every system, never outside the home.

    Raises:
        UsageError: ``person-name``, when the name is not made of letters, digits, ``_`` and ``-``.
    """
    folder = name.strip().lower()
    if not _FOLDER.fullmatch(folder) or folder in _DEVICES:
        raise UsageError("person-name", name=name, suggestion=folder_from(name))
    return folder


def folder_from(name: str) -> str:
    """A folder name made from a display name: ``Zoë de Vries`` becomes ``zoe``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    first = re.sub(r"[^a-z0-9]+", " ", plain).split()
    candidate = first[0][:30] if first else "me"
    return f"{candidate}-1" if candidate in _DEVICES else candidate


def same_person(name: str, other: str) -> bool:
    """Whether two display names can be of one person: all words of the one stand in the other.

    Case, accents and blanks do not count: "Sanne" may be "Sanne Vermeulen", and "Zoe" may be "Zoë".
    """
    from popcli.core.folding import folded_words  # its patterns take long to build, and few commands compare names

    one, two = set(folded_words(name)), set(folded_words(other))
    if not one or not two:
        return name.split() == other.split()
    return one <= two or two <= one


def next_id(letter: str, taken: Iterable[str]) -> str:
    """The next free id with this letter: ``g4`` after ``g1`` and ``g3``; holes stay holes."""
    numbers = [int(item[1:]) for item in taken if item[:1] == letter and item[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"


def find_id(wanted: str, known: Iterable[str]) -> list[str]:
    """The ids meant by ``wanted``: the exact one, else all that begin with it (case does not count)."""
    lower = wanted.strip().lower()
    every = list(known)
    exact = [item for item in every if item == lower]
    return exact or [item for item in every if lower and item.startswith(lower)]


def meant_id(wanted: str, known: Iterable[str], key: str) -> str:
    """The id that is meant: this one, or the only one that begins so.

    Raises:
        UsageError: ``key``, with the nearest id and all that there are; ``<key>-none`` when there are none;
            ``ambiguous-id`` when several are meant.
    """
    every = list(known)
    found = find_id(wanted, every)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError("ambiguous-id", id=wanted, known=", ".join(found))
    if not every:
        raise UsageError(f"{key}-none", id=wanted)
    raise UsageError(key, id=wanted, nearest=nearest(wanted, every) or every[0], known=", ".join(every))
