"""Every saved plan, whole, and a history with a line per version."""

import json
import re
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from popcli.core.errors import FileProblem, Place, UsageError
from popcli.store.files import append_line, read_file, write_file
from popcli.store.home import Folder
from popcli.store.yaml_text import escaped

_ID = re.compile(rb"\bid:[ \t]*['\"]?([a-z]\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class Version:
    """One line of the history: number, moment (ISO, with the hours from UTC), a sentence, and the digest.

    ``undoes`` names the version that this one took back.
    """

    version: int
    at: str
    what: str
    digest: str
    undoes: int | None = None


def digest(content: bytes) -> str:
    """The fingerprint of a file's bytes."""
    return "sha256:" + sha256(content).hexdigest()


def history(folder: Folder) -> list[Version]:
    """All versions, the oldest first.

    A line that was torn while it was written is passed over; its version has a file, and gets a new line.

    Raises:
        FileProblem: ``history-line``, when a line is not what popcli wrote.
    """
    path = _history(folder)
    lines = (read_file(path) or b"").decode("utf-8", "replace").split("\n")
    found = []
    for number, line in enumerate((line.strip() for line in lines), start=1):
        if not line or line.startswith("#"):
            continue
        version = _read_line(line)
        if version is not None:
            found.append(version)
        elif not _is_torn(line):
            raise FileProblem("history-line", place=Place(str(path), number))
    return found


def _is_torn(line: str) -> bool:
    return line == "-" or (line.startswith("- {") and not line.endswith("}"))


def _read_line(line: str) -> Version | None:
    try:
        data = json.loads(line.removeprefix("- "))
        at, what, seal = (str(data[name]) for name in ("at", "what", "digest"))
        return Version(int(data["version"]), at, what, seal, data.get("undoes"))
    except (ValueError, KeyError, TypeError):
        return None


def content_of(folder: Folder, number: int) -> bytes:
    """The plan as it was in this version.

    Raises:
        UsageError: ``unknown-version``.
    """
    content = read_file(version_file(folder, number))
    if content is None:
        known = [version.version for version in history(folder)]
        raise UsageError("unknown-version", version=number, known=f"1-{max(known)}" if known else "-")
    return content


def keep_content(folder: Folder, number: int, content: bytes) -> None:
    """Keep the whole plan of a version; its history line follows when the plan is in place."""
    write_file(version_file(folder, number), content)


def keep_line(folder: Folder, version: Version) -> None:
    """Add the line of a version to the history."""
    data = {name: value for name, value in asdict(version).items() if value is not None}
    append_line(_history(folder), "- " + escaped(json.dumps(data, ensure_ascii=False)))


def newest_number(folder: Folder, known: list[Version]) -> int:
    """The highest version number used so far, also when the history was lost."""
    files = folder.versions.glob("*.yaml") if folder.versions.is_dir() else ()
    numbers = [int(item.stem) for item in files if re.fullmatch(r"\d{4,}", item.stem)]
    return max([*numbers, *(version.version for version in known)], default=0)


def version_file(folder: Folder, number: int) -> Path:
    """The file with the plan of a version."""
    return folder.versions / f"{number:04d}.yaml"


def _history(folder: Folder) -> Path:
    return folder.versions / "history.yaml"


def used_ids(folder: Folder) -> set[str]:
    """Every id of a goal, an action or another part that any version of the plan ever had."""
    files = folder.versions.glob("*.yaml") if folder.versions.is_dir() else ()
    return {found.decode() for path in files for found in _ID.findall(read_file(path) or b"")}
