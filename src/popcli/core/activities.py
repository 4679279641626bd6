"""What somebody thought of an activity: its evaluation, which activities deserve one, and asking again later.

Light: plain entries of the log, no models.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from popcli.core.entry import Entry
from popcli.core.errors import InvalidValue
from popcli.core.kinds import Method

FIELDS = ("fitting", "effective", "changed", "new_needs", "again", "later", "later_on")
"""What an evaluation holds, in the order to show it; ``later_on`` is the ISO day on which was asked again."""

LEAST_HOURS = 4
"""An activity that took so many hours is worth looking back on, whatever it was."""

CHOSEN = frozenset(
    {
        Method.COURSE,
        Method.OFF_THE_JOB,
        Method.WORKSHOP,
        Method.ROLE_PLAY,
        Method.COACHING,
        Method.MENTORING,
        Method.SECONDMENT,
        Method.INTERNSHIP,
        Method.JOB_ROTATION,
        Method.JOB_SWAP,
    }
)
"""Methods that somebody arranges, so that knowing whether they work helps the next choice. The others, which happen
along the way, are told by their hours and cost."""

ASKED_FOR_WEEKS = 6
"""After its interval, asking again stands open for so many weeks; then the moment has passed."""


def evaluated(entry: Entry, given: Mapping[str, Any]) -> Entry:
    """The next revision of an entry with these answers (by the names in :data:`FIELDS`) over those it had.

    ``None``, an empty text or an empty list takes an answer away. The entry itself comes back when nothing changes.
    """
    after = merged(entry.evaluation, given)
    return entry if after == (entry.evaluation or None) else entry.changed(evaluation=after)


def merged(old: Mapping[str, Any] | None, given: Mapping[str, Any]) -> dict[str, Any] | None:
    """An evaluation with answers over those it had, as :func:`evaluated`; ``None`` when it says nothing."""
    answers = {**(old or {}), **given}
    return {name: answers[name] for name in in_order(answers) if answers[name] not in (None, "", [], ())} or None


def in_order(answers: Iterable[str]) -> list[str]:
    """The names of answers in the order to show them; those of our own making come last."""
    return sorted(answers, key=lambda name: FIELDS.index(name) if name in FIELDS else len(FIELDS))


def check_evaluation(entry: Entry) -> None:
    """Refuse a level or a yes or no that cannot be counted; files with one are read all the same.

    Raises:
        InvalidValue: ``level-unknown`` or ``yesno-unknown``.
    """
    said = entry.evaluation or {}
    if said.get("effective") is not None and effectiveness(entry) is None:
        raise InvalidValue("level-unknown", text=str(said["effective"]), field="evaluation")
    if said.get("again") is not None and would_repeat(entry) is None:
        raise InvalidValue("yesno-unknown", text=str(said["again"]), field="evaluation")


def effectiveness(entry: Entry) -> int | None:
    """How much the activity taught, from 1 to 5, if that was said; anything else in the file is no level."""
    said = (entry.evaluation or {}).get("effective")
    return said if isinstance(said, int) and not isinstance(said, bool) and said in range(1, 6) else None


def would_repeat(entry: Entry) -> bool | None:
    """Whether somebody would do it this way again, if that was said."""
    said = (entry.evaluation or {}).get("again")
    return said if isinstance(said, bool) else None


def deserving(entry: Entry) -> bool:
    """Whether an activity is worth looking back on: it cost money or half a day, or was arranged to learn from."""
    return bool(entry.cost) or (entry.hours or 0) >= LEAST_HOURS or entry.method in CHOSEN


def to_evaluate(entries: Iterable[Entry], since: date | None, most: int) -> list[Entry]:
    """Activities that deserve an evaluation and have none, with a day on or after ``since``: the biggest, ``most``."""
    found = [
        entry
        for entry in entries
        if deserving(entry) and effectiveness(entry) is None and (since is None or entry.on[-1] >= since)
    ]
    return biggest(found)[:most]


def biggest(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by what went into them: money, then hours, then the newest first."""
    return sorted(entries, key=lambda entry: (entry.cost or 0, entry.hours or 0, entry.on[-1], entry.id), reverse=True)


def ask_again(entries: Sequence[Entry], today: date, weeks: int) -> Entry | None:
    """The activity of some weeks ago of which to ask what it changed in practice: the biggest that deserves it.

    ``weeks`` is the interval of the plan; 0 asks nothing. What was answered or declined is not asked again.
    """
    latest = today - timedelta(weeks=weeks)
    first = latest - timedelta(weeks=ASKED_FOR_WEEKS)
    ripe = [entry for entry in entries if first <= entry.on[-1] <= latest and deserving(entry)]
    found = biggest(entry for entry in ripe if not was_asked_again(entry))
    return found[0] if weeks and found else None


def was_asked_again(entry: Entry) -> bool:
    """Whether it was asked what the activity changed in practice, answered or not."""
    return any(name in (entry.evaluation or {}) for name in ("later", "later_on"))
