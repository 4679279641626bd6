"""The levels of a competence and their history: one line a day, and no other day is ever lost."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.core.fills import Data

if TYPE_CHECKING:
    from popcli.core.models import Competence

FIELDS = {"now": "level_now", "needed": "level_needed", "ambition": "level_ambition"}
"""Kinds of levels, as a line of the history names them, to the field that holds the level of today."""


def note_levels(competence: Data, today: date) -> None:
    """Keep the levels that a competence has now under this day, when they differ from the line before."""
    if levels := _current(competence):
        _put_line(competence, today.isoformat(), levels)


def set_levels(competence: Data, given: Mapping[str, int | None], on: date, today: date) -> None:
    """Set levels as they were on a day: ``given`` is kind to level, ``None`` empties one.

    A level of an earlier day changes the history only, where a later day has one of its kind: what holds now stays.
    """
    day = on.isoformat()
    if on < today and not competence.get("history"):
        note_levels(competence, today)  # what was known without a day, is known today at the latest
    later = [line for line in competence.get("history", []) if line["on"] > day and on < today]
    for kind, level in given.items():
        if any(kind in line for line in later):
            continue
        competence.pop(FIELDS[kind], None)
        if level is not None:
            competence[FIELDS[kind]] = level
    if not later:
        note_levels(competence, on)
        return
    levels = {**_levels_on(competence, day), **given}
    _put_line(competence, day, {kind: level for kind, level in levels.items() if level is not None})


def level_steps(competence: "Competence", kind: str) -> list[tuple[date | None, int]]:
    """The levels of one kind through the years, each with the day that it first held; equal ones after another once.

    The level of today comes last, without a day when the history does not know it (the file was edited by hand).
    """
    steps: list[tuple[date | None, int]] = []
    for line in sorted(competence.history, key=lambda line: line.on):
        level = getattr(line, kind)
        if level is not None and (not steps or steps[-1][1] != level):
            steps.append((line.on, level))
    current = getattr(competence, FIELDS[kind])
    if current is not None and (not steps or steps[-1][1] != current):
        steps.append((None, current))
    return steps


def _current(competence: Mapping[str, Any]) -> dict[str, int]:
    return {kind: competence[name] for kind, name in FIELDS.items() if competence.get(name) is not None}


def _levels_on(competence: Mapping[str, Any], day: str) -> dict[str, int]:
    """The levels that held on a day: those of its line, else of the last line before it."""
    lines = sorted((line for line in competence.get("history", []) if line["on"] <= day), key=_day)
    return {key: level for key, level in lines[-1].items() if key != "on"} if lines else {}


def _put_line(competence: Data, day: str, levels: Mapping[str, int]) -> None:
    """Give a day its one line, in its place; none when the line before says the same."""
    kept = [line for line in competence.get("history", []) if line["on"] != day]
    before = _levels_on({"history": kept}, day)
    competence["history"] = kept if levels == before else sorted([*kept, {"on": day, **levels}], key=_day)


def _day(line: Mapping[str, Any]) -> str:
    return str(line["on"])
