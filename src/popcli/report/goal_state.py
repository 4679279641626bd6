"""How a goal stands, in words: its status, its term, what was done, and how long it has been silent."""

from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.core.kinds import LIVE, GoalStatus
from popcli.core.progress import Progress
from popcli.core.texts import Texts
from popcli.report.document import Bar, Line, Named, Paragraph, Piece, Span, Style, line
from popcli.report.wording import day, enum_word, hours, how_long

if TYPE_CHECKING:
    from popcli.core.models import Goal

_WEEKS_FROM = 21
"""A term shorter than this many days is counted in days."""


def status_words(goal: "Goal", say: Texts) -> Line:
    """The status, with the reason where there is one."""
    style = {GoalStatus.REACHED: Style.GOOD, GoalStatus.RESTING: Style.MUTED}.get(goal.status, Style.PLAIN)
    status = Span(enum_word(say, "goal-status", goal.status), style)
    return line(status, f" ({goal.reason})") if goal.reason else line(status)


def term_words(due: date | None, today: date, say: Texts, *, still_open: bool = True) -> Line:
    """A deadline, with the time that is left or how late it is while something is still open."""
    if due is None:
        return line(Span(say("status.no-term"), Style.ATTENTION if still_open else Style.MUTED))
    if not still_open:
        return line(day(say, due))
    left = (due - today).days
    if left < 0:
        return line(f"{day(say, due)}, ", Span(say("status.days-late", count=-left), Style.LATE))
    said = say("status.due-today") if left == 0 else say("status.time-left", time=how_long(say, left))
    return line(f"{day(say, due)}, {said}")


def goal_term(goal: "Goal", today: date, say: Texts) -> Line:
    """The deadline of a goal."""
    return term_words(goal.due, today, say, still_open=goal.status in LIVE)


def goal_head(goal: "Goal", today: date, say: Texts) -> list[Piece]:
    """The begin of a goal in short: its id and sentence, and below them its status and term."""
    standing = line(*status_words(goal, say), " · ", say("status.term"), " ", *goal_term(goal, today, say))
    return [Named(goal.id, goal.text), Paragraph(standing, indent=4)]


def state_lines(state: Progress, today: date, say: Texts, indent: int) -> tuple[Bar | Paragraph, ...]:
    """The bar of the time that passed, and a line with what was done."""
    bar = term_bar(state, say, indent)
    done = Paragraph(line(done_words(state, say), " · ", silence_words(state, today, say)), indent)
    return (bar, done) if bar else (done,)


def term_bar(state: Progress, say: Texts, indent: int) -> Bar | None:
    """How much of the term has passed; nothing when the term has no begin or no end."""
    goal = state.goal
    if state.elapsed is None or goal.start is None or goal.due is None:
        return None
    length = (goal.due - goal.start).days
    unit, days = ("weeks", 7) if length >= _WEEKS_FROM else ("days", 1)
    total = round(length / days)
    said = say(f"status.passed-{unit}", passed=int(state.elapsed * total), total=total)
    return Bar(state.elapsed, line(said), indent)


def done_words(state: Progress, say: Texts) -> str:
    """Actions that are done, and entries with their hours."""
    total = state.actions
    actions = say("status.actions", done=state.done, total=total, count=total) if total else say("status.no-actions")
    if not state.entries:
        return actions
    entries = say("status.entries", count=state.entries)
    return f"{actions} · {entries}, {hours(say, state.hours)}" if state.hours else f"{actions} · {entries}"


def silence_words(state: Progress, today: date, say: Texts) -> Span:
    """When somebody last learned for this goal; an active goal that has been silent for long gets attention."""
    style = Style.ATTENTION if state.silent else Style.PLAIN
    if state.last is None:
        silent = state.silent_days
        said = (
            say("status.nothing-in", time=how_long(say, silent)) if silent and state.silent else say("status.nothing")
        )
        return Span(said, style)
    ago = (today - state.last).days
    if ago == 0:
        return Span(say("status.last-today"), style)
    key = "status.silent" if state.silent else "status.last"
    return Span(say(key, time=how_long(say, ago), date=day(say, state.last)), style)


def state_data(state: Progress) -> dict[str, Any]:
    """The numbers of a goal for programs; dates are ISO, ``elapsed`` is a part of 1."""
    return {
        "entries": state.entries,
        "hours": round(state.hours, 2),
        "cost": round(state.cost, 2),
        "last": state.last.isoformat() if state.last else None,
        "silent_days": state.silent_days,
        "days_left": state.days_left,
        "elapsed": None if state.elapsed is None else round(state.elapsed, 3),
        "actions": state.actions,
        "done": state.done,
    }
