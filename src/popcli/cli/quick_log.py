"""`pop log "…" --goal g1` as it is typed every day, without loading the program.

What it needs to know lies in a small file in the state folder, written by the last `pop log` that took the long way
(``quick_notes.py``). It does the plainest calls only, and nothing before it knows that it can: in any doubt it gives
up, and the long way does the same thing, or says what is wrong. Tests hold both ways to the same line of the log and
the same words. Only light modules may be imported here (docs/architecture.md, start-up).
"""

import os
import time

from popcli.cli.quick_state import in_utf8, read_notes
from popcli.core.ids import LENGTH
from popcli.core.moment import moment, stamp
from popcli.store.raw import append_synced, end_of, new_entry_id, try_lock
from popcli.terminal.capabilities import terminal_width, wants_colour

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import TextIO

    from popcli.cli.quick_state import Notes

NOTES = "quick"
"""The name of the file in the state folder."""

SHAPE = "popcli quick 1"
"""The first line of the file; another shape is not read."""

ORDER = ("id", "recorded", "on", "text", "goal", "action", "need", "method", "hours", "result")
"""Fields of an entry that the quick way writes, in the order of :class:`popcli.core.entry.Entry`."""

OPTIONS = {
    "--goal": "goal",
    "-g": "goal",
    "--action": "action",
    "-a": "action",
    "--need": "need",
    "--method": "method",
    "-m": "method",
    "--hours": "hours",
    "-u": "hours",
    "--result": "result",
    "-r": "result",
}
OPEN_ID = "{id}"
"""Stands in the words for the id that an entry will have."""

SERVED = ("goal", "action", "need")
_MOST_HOURS = 4  # digits


def quick_log(arguments: list[str], env: "Mapping[str, str]", out: "TextIO", err: "TextIO") -> tuple[str, ...] | None:
    """Record the activity and give what to say on both channels, or ``None`` when this is not for the quick way.

    ``arguments`` are those behind `pop log`. When this returns ``None``, nothing was written.
    """
    given = _plain(arguments)
    if given is None or not in_utf8(out, err):
        return None
    try:
        notes = read_notes(env, NOTES, SHAPE)
        if notes is None or not _known(given, notes):
            return None
        given = _with_way(given, notes)
        now = moment(time.time(), env)
        said, following = _said(given, notes, now), notes["next"][0]
        if _breaks(said, out, env) or _breaks(following, err, env):
            return None
        words = (_painted(said, notes["good"], out, env), _painted(following, notes["muted"], err, env))
        entry_id = _append(given, notes, now)
    except (OSError, ValueError, LookupError):  # the long way finds out what it was, and tells it
        return None
    return None if entry_id is None else tuple(text.replace(OPEN_ID, entry_id) for text in words)


def _with_way(given: dict[str, str], notes: "Notes") -> dict[str, str]:
    """The fields with the method of the action, where none was given."""
    ways = dict(pair.split("=", 1) for pair in notes["ways"])
    way = ways.get(given.get("action", ""))
    return {**given, "method": way} if way and way.isprintable() and "method" not in given else given


def _breaks(text: str, stream: "TextIO", env: "Mapping[str, str]") -> bool:
    """Whether a terminal is too narrow for a text; the long way knows how to break it."""
    return stream.isatty() and len(text.replace(OPEN_ID, "x" * LENGTH)) > terminal_width(env, stream)


def _plain(arguments: list[str]) -> dict[str, str] | None:
    """The fields by name, when every argument is of the plainest form: one text, and options with a value each."""
    given: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name = OPTIONS.get(argument)
        if name is None:
            name, value = "text", argument
        else:
            value = next(rest, "")
        # What begins with a dash may be an option; what cannot be printed is escaped on the long way.
        if name in given or not value.strip() or value[0] == "-" or not value.isprintable():
            return None
        given[name] = value
    return given if "text" in given and any(name in given for name in SERVED) else None


def _known(given: dict[str, str], notes: "Notes") -> bool:
    """Whether ids are in the plan, the method is a word of popcli or the plan, and hours are a plain number."""
    hours = given.get("hours", "1")
    whole, _, part = hours.partition(".")
    plain = hours.isascii() and whole.isdecimal() and len(whole) < _MOST_HOURS and (part or "0").isdecimal()
    named = all(given[name] in notes[f"{name}s"] for name in (*SERVED, "method") if name in given)
    return named and plain and len(part) <= 2 and hours[-1] != "."  # noqa: PLR2004 - hours are kept to the hundredth


def _said(given: dict[str, str], notes: "Notes", now: "datetime") -> str:
    """What is said of it, with the id still open: as long as it will be."""
    day = f"{notes['weekdays'][now.weekday()]} {now.day} {notes['months'][now.month - 1]} {now.year}"
    served = next(given[name] for name in SERVED if name in given)
    return notes["done"][0].replace("{days}", day).replace("{served}", served)


def _append(given: dict[str, str], notes: "Notes", now: "datetime") -> str | None:
    """Put the entry in the log of this year and give its id, unless somebody else is writing just now."""
    log = f"{notes['log'][0]}/{now.year:04d}.yaml"
    with open(log, "rb") as file:  # noqa: PTH123
        if file.read(3) != b"- {":
            return None  # people may have moved the list to the right
    handle = os.open(notes["lock"][0], os.O_RDWR)
    try:
        try_lock(handle)
        entry_id = new_entry_id(end_of(log))
        append_synced(log, entry_line(given, entry_id, now))
    finally:
        os.close(handle)
    return entry_id


def entry_line(given: dict[str, str], entry_id: str, now: "datetime") -> str:
    """The line of an entry with these fields, as :func:`popcli.store.log.entry_line` writes it."""
    fields = {**given, "id": entry_id, "recorded": stamp(now), "on": now.date().isoformat()}
    return "- {" + ", ".join(f'"{name}": {_json(name, fields[name])}' for name in ORDER if name in fields) + "}"


def _json(name: str, text: str) -> str:
    if name == "hours":
        number = float(text)
        return str(int(number) if number.is_integer() else number)
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'["{quoted}"]' if name == "on" else f'"{quoted}"'


def _painted(text: str, look: list[str], stream: "TextIO", env: "Mapping[str, str]") -> str:
    before, after = look
    return f"{before}{text}{after}" if wants_colour("auto", env, tty=stream.isatty()) else text
