"""The plan of a person on disk: reading it, and putting a new version in place.

Order of a save, so that a kill at any moment leaves the old or the new plan, whole: the version's own file, then the
plan, then the line in the history. A plan that was changed outside popcli becomes a version of its own first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from popcli.core.errors import Conflict, FileProblem, Place, UsageError
from popcli.core.models import Plan
from popcli.core.plan_data import part_data, plan_from
from popcli.store.files import read_file, write_file
from popcli.store.home import Folder
from popcli.store.migrations import CURRENT, STEPS, Step, format_number
from popcli.store.part_file import Shape, Unknown, read_part
from popcli.store.versions import (
    Version,
    content_of,
    digest,
    history,
    keep_content,
    keep_line,
    newest_number,
    version_file,
)
from popcli.store.yaml_changes import merged
from popcli.store.yaml_edit import revise
from popcli.store.yaml_text import as_text, render


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan as it was read: the plan, the bytes of the file, and keys that popcli does not know.

    ``found`` is all that the file says, as text; ``data`` is the same in today's format.
    """

    plan: Plan
    content: bytes
    found: Mapping[str, Any]
    data: Mapping[str, Any]
    unknown: Unknown = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What the history says of a version: a sentence, the moment (ISO), and the version it takes back, if any."""

    what: str
    at: str
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences that the history gets for what popcli notices by itself, in the language of the person."""

    by_hand: str
    recovered: str


def load_plan(folder: Folder) -> Loaded:
    """The plan of a person.

    Raises:
        UsageError: ``no-plan-yet``, when there is no plan file; only ``pop init`` makes one.
        FileProblem: the file cannot be read, is unsafe, or is no plan.
    """
    content = read_file(folder.plan)
    if content is None:
        raise UsageError("no-plan-yet", person=folder.name, file=str(folder.plan))
    return read_plan(content, str(folder.plan))


def read_plan(content: bytes, file: str, *, steps: Mapping[int, Step] = STEPS) -> Loaded:
    """The plan in these bytes, in today's format; ``file`` names the place in errors.

    Raises:
        FileProblem: the bytes are not text, not safe YAML, or no plan; with file and line.
    """
    read = read_part(content, file, Shape("pop", "plan-mapping"), plan_from, steps=steps)
    return Loaded(read.part, content, read.found, read.data, read.unknown)


def save_plan(folder: Folder, before: Loaded | None, after: Plan, note: Note) -> Loaded:
    """Put a new version of the plan in place and return it as it was read back. The caller holds the lock.

    ``before`` is the plan as it was read under this lock, ``None`` for the first one. Only the changed parts of the
    file change; the result is read again and compared before it replaces anything.

    Raises:
        FileProblem: the change cannot be brought into the file; nothing was written.
        Conflict: ``plan-exists``, when there is a plan although none was expected, or ``edit-meanwhile``, when an
            editor wrote to the file after it was read.
    """
    if before is None and folder.plan.exists():
        raise Conflict("plan-exists", file=str(folder.plan))
    if before is not None and read_file(folder.plan) != before.content:
        raise Conflict("edit-meanwhile", file=str(folder.plan))
    after = after.model_copy(update={"version": newest_number(folder, history(folder)) + 1})
    content = _revised(folder, before, after)
    read = read_plan(content, str(folder.plan))
    if part_data(read.plan) != part_data(after):
        raise FileProblem("edit-failed", place=Place(str(folder.plan)))
    put_in_place(folder, content, after.version, note)
    return read


def _revised(folder: Folder, before: Loaded | None, after: Plan) -> bytes:
    new = part_data(after)
    if before is None:
        return render(new).encode()
    file, old = str(folder.plan), part_data(before.plan)
    if format_number(before.found, file) != CURRENT:  # all that a step changed is a difference too
        old, new = _typed(before.found, new), _typed(merged(before.data, old, new), new)
    return revise(before.content.decode(), old, new, file).encode()


def _typed(texts: Any, known: Any) -> Any:
    """Data that is all text, with numbers and dates where the plan has them and they say the same."""
    if isinstance(texts, dict) and isinstance(known, dict):
        return {key: _typed(value, known.get(key)) for key, value in texts.items()}
    if isinstance(texts, list) and isinstance(known, list) and len(texts) == len(known):
        return [_typed(*both) for both in zip(texts, known, strict=True)]
    return known if known is not None and as_text(known) == texts else texts


def put_in_place(folder: Folder, content: bytes, number: int, note: Note) -> None:
    """Write a version: its own file, the plan, the history line, in this order."""
    keep_content(folder, number, content)
    write_file(folder.plan, content)
    keep_line(folder, Version(number, note.at, note.what, digest(content), note.undoes))


def notice_changes(folder: Folder, words: Words, at: str) -> bool:
    """Make a version of what changed outside popcli; ``True`` when a person did it. The caller holds the lock.

    A save that was killed between the plan and its history line is told apart: its line is added now.
    """
    content = read_file(folder.plan)
    known = history(folder)
    if content is None or (known and known[-1].digest == digest(content)):
        return False
    read_plan(content, str(folder.plan))
    newest = newest_number(folder, known)
    unlisted = newest > max((version.version for version in known), default=0)
    if unlisted and read_file(version_file(folder, newest)) == content:
        keep_line(folder, Version(newest, at, words.recovered, digest(content)))
        return False
    keep_content(folder, newest + 1, content)
    keep_line(folder, Version(newest + 1, at, words.by_hand, digest(content)))
    return True


def restore_version(folder: Folder, number: int, note: Note) -> Loaded:
    """Make the plan of an earlier version the current one, as a new version. The caller holds the lock.

    The file comes back as it was then, with its comments; only its version number is new.

    Raises:
        UsageError: ``unknown-version``.
        FileProblem: that version cannot be read; nothing was written.
    """
    old = read_plan(content_of(folder, number), str(version_file(folder, number)))
    return adopt(folder, old, note)


def adopt(folder: Folder, wanted: Loaded, note: Note) -> Loaded:
    """Make a file that was read the current plan, as a new version. The caller holds the lock and noticed changes.

    Raises:
        FileProblem: the new version number cannot be brought into the file; nothing was written.
    """
    after = wanted.plan.model_copy(update={"version": newest_number(folder, history(folder)) + 1})
    content = _revised(folder, wanted, after)
    read = read_plan(content, str(folder.plan))
    put_in_place(folder, content, after.version, note)
    return read
