"""Taskwarrior: filled by its own import, with confirmations and colours off."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from entries import ADDED, ADDED_TEXT, NEWEST, RARE, Entry
from program import Command, clean_environment

_CONFIGURATION = "confirmation=off\nverbose=nothing\ncolor=off\nhooks=off\nnews.version=9.9.9\n"


def fill(executable: Path, folder: Path, entries: Sequence[Entry]) -> None:
    """The tasks, all pending, each with its goal as a tag."""
    (folder / "data").mkdir()
    (folder / "taskrc").write_text(_CONFIGURATION, encoding="utf-8")
    tasks = folder / "import.json"
    tasks.write_text(json.dumps([_task(entry) for entry in entries]), encoding="utf-8")
    variables = {**clean_environment(folder), **environment(folder)}
    command = [str(executable), "import", str(tasks)]
    subprocess.run(command, env=variables, capture_output=True, check=True)
    tasks.unlink()


def commands(executable: Path, _folder: Path) -> dict[str, Command]:
    """The nearest to the works of a journal."""
    task = str(executable)
    return {
        "version": Command((task, "--version"), shows="."),
        "add": Command((task, "add", "+g1", ADDED_TEXT), leaves=ADDED),
        "status": Command((task, "list"), shows=NEWEST),
        "last": Command((task, "newest", "limit:10"), shows=NEWEST),
        "search": Command((task, "list", f"description.contains:{RARE}"), shows=RARE),
    }


def environment(folder: Path) -> dict[str, str]:
    """Where the configuration and the tasks are."""
    return {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder / "data")}


def _task(entry: Entry) -> dict[str, object]:
    task: dict[str, object] = {
        "uuid": str(UUID(int=entry.number + 1, version=4)),
        "entry": f"{entry.moment:%Y%m%dT%H%M%SZ}",
        "status": "pending",
        "description": entry.text,
    }
    return {**task, "tags": [entry.goal]} if entry.goal else task
