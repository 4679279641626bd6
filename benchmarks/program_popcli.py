"""popcli: its store written directly, as docs/files.md describes it."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from entries import ADDED, ADDED_TEXT, NEWEST, RARE, Entry
from program import Command

PLAN = Path(__file__).with_name("plan.yaml")
PERSON = "robin"
LAST_GOAL = "g10"
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_ID_LENGTH = 6
_STRIDE = 510_510_001
"""Prime to the number of ids, so that counting in such steps meets every id once, in no visible order."""


def fill(_executable: Path, folder: Path, entries: Sequence[Entry]) -> None:
    """A home with a plan of ten goals, its one version, and a log file per year."""
    person = folder / "home" / PERSON
    for made in (person / "log", person / "versions", folder / "state"):
        made.mkdir(parents=True)
    day = entries[-1].moment
    plan = PLAN.read_text(encoding="utf-8").replace("YEAR", str(day.year)).encode()
    version = {
        "version": 1,
        "at": _at(entries[-1]),
        "what": "Plan started",
        "digest": f"sha256:{sha256(plan).hexdigest()}",
    }
    (folder / "home" / "popcli.yaml").write_text(f"default: {PERSON}\n", encoding="utf-8")
    (person / "plan.yaml").write_bytes(plan)
    (person / "versions" / "0001.yaml").write_bytes(plan)
    (person / "versions" / "history.yaml").write_text(f"- {json.dumps(version)}\n", encoding="utf-8")
    years: dict[int, list[str]] = {}
    for entry in entries:
        years.setdefault(entry.moment.year, []).append(f"- {json.dumps(_line(entry), ensure_ascii=False)}\n")
    for year, lines in years.items():
        (person / "log" / f"{year:04d}.yaml").write_text("".join(lines), encoding="utf-8")


def commands(executable: Path, _folder: Path) -> dict[str, Command]:
    """What people type."""
    pop = str(executable)
    words = ("pop", "log", "text", "--goal", "")
    tab = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1), "_POP_COMPLETE": "complete_bash"}
    return {
        "version": Command((pop, "--version"), shows="popcli"),
        "add": Command((pop, "log", ADDED_TEXT, "--goal", "g1"), leaves=ADDED),
        "status": Command((pop,), shows=LAST_GOAL),
        "last": Command((pop, "show", "log", "-n", "10"), shows=NEWEST),
        "search": Command((pop, "show", "log", "--text", RARE), shows=RARE),
        "check": Command((pop, "check"), shows=LAST_GOAL, codes=(0, 3)),
        "complete": Command((pop,), shows=LAST_GOAL, environment=tab),
    }


def environment(folder: Path) -> dict[str, str]:
    """Where the home and the state are."""
    return {"POPCLI_HOME": str(folder / "home"), "POPCLI_STATE": str(folder / "state")}


def _line(entry: Entry) -> dict[str, Any]:
    wanted: dict[str, Any] = {
        "id": entry_id(entry.number),
        "recorded": _at(entry),
        "on": [entry.moment.date().isoformat()],
        "text": entry.text,
        "goal": entry.goal,
        "method": entry.method,
        "hours": entry.hours,
        "result": entry.result,
    }
    return {name: value for name, value in wanted.items() if value is not None}


def _at(entry: Entry) -> str:
    return f"{entry.moment.isoformat(timespec='milliseconds')}+00:00"


def entry_id(number: int) -> str:
    """Six letters and digits, another for each number."""
    rest, made = number * _STRIDE % len(_ALPHABET) ** _ID_LENGTH, ""
    for _ in range(_ID_LENGTH):
        rest, digit = divmod(rest, len(_ALPHABET))
        made += _ALPHABET[digit]
    return made
