"""todoman: a calendar file per item, so that larger stores than 10 000 are not made. It has no "last ten"."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from entries import ADDED, ADDED_TEXT, NEWEST, RARE, Entry
from program import Command, clean_environment

MOST = 10_000
_CONFIGURATION = """\
path = "{folder}/calendars/*"
cache_path = "{folder}/cache.sqlite3"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "pop"
default_due = 0
"""
_ITEM = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:benchmark
BEGIN:VTODO
CREATED:{moment}
DTSTAMP:{moment}
LAST-MODIFIED:{moment}
SEQUENCE:1
STATUS:NEEDS-ACTION
SUMMARY:{text}
DESCRIPTION:{result}
CATEGORIES:{goal}
UID:{uid}
END:VTODO
END:VCALENDAR
"""


def fill(executable: Path, folder: Path, entries: Sequence[Entry]) -> None:
    """The calendar files, and todoman's own cache of them, which it makes at the first listing."""
    items = folder / "calendars" / "pop"
    items.mkdir(parents=True)
    (folder / "todoman.py").write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")
    for entry in entries:
        uid = f"benchmark-{entry.number}"
        values = {"text": entry.text, "result": entry.result or "", "goal": entry.goal or "none", "uid": uid}
        item = _ITEM.format(moment=f"{entry.moment:%Y%m%dT%H%M%SZ}", **values)
        (items / f"{uid}.ics").write_text(item.replace("\n", "\r\n"), encoding="utf-8", newline="")
    first = [str(executable), "--config", str(folder / "todoman.py"), "list"]
    subprocess.run(first, env=clean_environment(folder), stdout=subprocess.DEVNULL, check=True)


def commands(executable: Path, folder: Path) -> dict[str, Command]:
    """The nearest to the works of a journal."""
    todo = (str(executable), "--config", str(folder / "todoman.py"))
    return {
        "version": Command((*todo, "--version"), shows="todoman"),
        "add": Command((*todo, "new", "-l", "pop", *ADDED_TEXT.split()), leaves=ADDED),
        "status": Command((*todo, "list"), shows=NEWEST),
        "search": Command((*todo, "list", "--grep", RARE), shows=RARE),
    }


def environment(_folder: Path) -> dict[str, str]:
    """Nothing: the configuration is named in the command."""
    return {}
