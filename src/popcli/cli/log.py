"""`pop log`: record a learning activity in seconds. It records, it never lists."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from popcli.cli import values
from popcli.cli.completing import actions, entries, goals, methods, needs
from popcli.cli.session import Session
from popcli.core.checked import checked_hours, checked_number, checked_text
from popcli.core.dates import Lean, read_date, read_days, say_date
from popcli.core.entry import Entry
from popcli.core.errors import UsageError
from popcli.core.names import find_id, meant_id
from popcli.core.value import replace
from popcli.report.document import Document, Span, Style, done, line
from popcli.store import log as store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Option = typer.Option
STANDARD_INPUT = "-"
_NEVER_EMPTY = frozenset({"text", "on"})


def log(  # noqa: PLR0913, PLR0917 - one parameter per field
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(help="What you did; - reads it from standard input.")] = None,
    goal: Annotated[str | None, Option("--goal", "-g", help="The goal it served.", autocompletion=goals)] = None,
    action: Annotated[str | None, Option("--action", "-a", help="The action it was.", autocompletion=actions)] = None,
    need: Annotated[str | None, Option(help="The learning need it served.", autocompletion=needs)] = None,
    unplanned: Annotated[bool, Option("--unplanned", help="It served no goal; welcome too.")] = False,  # noqa: FBT002
    on: Annotated[str | None, Option(help='When: "gisteren", "last friday", "1-3 juni".')] = None,
    method: Annotated[str | None, Option("--method", "-m", help="How you learned.", autocompletion=methods)] = None,
    hours: Annotated[str | None, Option("--hours", "-u", help='Hours: 3, 1.5, 1:30 or "90m".')] = None,
    cost: Annotated[str | None, Option(help="What it cost.")] = None,
    result: Annotated[str | None, Option("--result", "-r", help="What it brought you.")] = None,
    evidence: Annotated[list[str] | None, Option(help="A link or a file that shows it; may be repeated.")] = None,
    certificate_until: Annotated[str | None, Option(help="Until when the certificate is valid.")] = None,
    other: Annotated[str | None, Option(help="Anything else.")] = None,
    tag: Annotated[list[str] | None, Option(help="A word to find it by; may be repeated.")] = None,
    private: Annotated[bool, Option("--private", help="Never on a sheet for others.")] = False,  # noqa: FBT002
    edit: Annotated[str | None, Option(help="Change this entry instead.", autocompletion=entries)] = None,
    withdraw: Annotated[str | None, Option(help="Take this entry back.", autocompletion=entries)] = None,
    reason: Annotated[str | None, Option(help="Why it is taken back.")] = None,
    effective: Annotated[str | None, Option(help="How much you learned from it, from 1 to 5.")] = None,
    again: Annotated[str | None, Option(help="Whether you would do it this way again: yes or no.")] = None,
    changed: Annotated[str | None, Option(help="What you can do now, or do differently.")] = None,
    fitting: Annotated[str | None, Option(help="Whether it suited what you wanted to learn.")] = None,
    new_need: Annotated[
        list[str] | None, Option(help="With --evaluate: what to learn after this; may be repeated.")
    ] = None,
    evaluate: Annotated[str | None, Option(help="Say what you made of this entry.", autocompletion=entries)] = None,
    later: Annotated[
        str | None, Option(help="Weeks after: what this entry changed; - as TEXT is nothing.", autocompletion=entries)
    ] = None,
) -> Document:
    """Record a learning activity (logboek): what, when, for which goal, how, how long, and what it brought.

    With a goal, an action, a need or --unplanned it is written at once; otherwise a terminal is asked the rest.

    Examples:

      pop log "Shadowed the wound nurse" --goal g1 --hours 4 --method shadowing

      pop log "Two-day course" --on "1-2 juni" --action a1 --cost 450

      pop log - --goal g1 < notes.txt

      pop log --edit k3f9q2 --hours 3

      pop log --withdraw k3f9q2 --reason "Written twice"

      pop log --evaluate k3f9q2 --effective 4 --again yes

      pop log --later k3f9q2 "I open every meeting with a question"
    """
    session: Session = ctx.obj
    values.only_with({"--reason": reason}, "--withdraw", given=withdraw is not None)
    values.only_with({"--new-need": new_need}, "--evaluate", given=evaluate is not None)
    raw = {
        "on": on,
        "method": method,
        "hours": hours,
        "cost": cost,
        "result": result,
        "evidence": evidence,
        "certificate_until": certificate_until,
        "other": other,
        "tags": tag,
        "private": private or None,
    }
    answers = {"fitting": fitting, "effective": effective, "changed": changed, "again": again}
    if evaluate is not None or later is not None:
        from popcli.cli.evaluating import look_back

        served = {"goal": goal, "action": action, "need": need, "unplanned": unplanned}
        others = {**raw, **served, "edit": edit, "withdraw": withdraw}
        return look_back(session, evaluate, later, text, {**answers, "new_needs": new_need}, others)
    if withdraw is not None:
        values.not_with("--withdraw", {f"--{name}": answer for name, answer in answers.items()})
        return _withdraw(session, withdraw, reason)
    given = _given(session, {"text": _from_standard_input() if text == STANDARD_INPUT else text, **raw})
    given |= _served(session, goal=goal, action=action, need=need, unplanned=unplanned)
    if any(answer is not None for answer in answers.values()):
        from popcli.cli.evaluating import read_answers

        given["evaluation"] = read_answers(answers)
    if edit is not None:
        return _edit(session, edit, given)
    return _record(session, given, linked=unplanned or any(given.get(name) for name in ("goal", "action", "need")))


def _given(session: Session, raw: "Mapping[str, Any]") -> dict[str, Any]:
    """The fields that were given, read as an entry holds them; ``-`` empties one when an entry is changed."""
    readers: dict[str, Any] = {
        "on": lambda text: read_days(text, session.today),
        "method": lambda text: values.method(session, text, session.index.methods),
        "hours": checked_hours,
        "cost": lambda text: checked_number(text.strip().removeprefix("€"), what="cost"),
        "certificate_until": lambda text: read_date(text, session.today, Lean.FUTURE),
    }
    given: dict[str, Any] = {}
    for name, value in raw.items():
        if value is None or value == []:
            continue
        if isinstance(value, list):
            given[name] = () if value == [values.EMPTY] else tuple(checked_text(item) for item in value)
        elif value == values.EMPTY and name not in _NEVER_EMPTY:
            given[name] = None
        elif isinstance(value, str):
            given[name] = readers.get(name, _whole)(checked_text(value))
        else:
            given[name] = value
    return given


def _from_standard_input() -> str:
    """What stands on standard input, without the one line break that ends it."""
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape").removesuffix("\n")


def _whole(text: str) -> str:
    """A text as it was given: every blank and line break counts."""
    return text


def _served(
    session: Session, *, goal: str | None, action: str | None, need: str | None, unplanned: bool
) -> dict[str, Any]:
    """The goal, action or need an activity served, checked against the plan through its index."""
    given: dict[str, Any] = {}
    for name, wanted, key in (
        ("goal", goal, "goals"),
        ("action", action, "actions"),
        ("need", need, "needs"),
    ):
        if wanted is not None:
            given[name] = meant_id(wanted, getattr(session.index, key), f"unknown-{name}")
    if unplanned and given:
        raise UsageError("unplanned-and-served", name=next(iter(given)))
    return {"goal": None, "action": None, "need": None} if unplanned else given


def _record(session: Session, given: dict[str, Any], *, linked: bool) -> Document:
    folder = session.folder
    if not linked and session.can_ask:
        from popcli.cli.ask_entry import ask_entry

        given = ask_entry(session, given)
    _check_text(given.get("text"))
    given.setdefault("on", (session.today,))
    if (
        given.get("action") in session.index.ways
    ):  # what was planned as a course was one, unless somebody says otherwise
        given.setdefault("method", session.index.ways[given["action"]])
    given = _merged(given, None)
    with session.locked():
        made = Entry(id=store.new_id(folder, given["on"][0].year), recorded=session.stamp(), **given)
        store.append(folder, made)
    from popcli.cli.quick_notes import keep_notes

    keep_notes(session)
    return _shown(session, made, "log.done")


def _check_text(text: str | None) -> None:
    """Refuse an entry that says nothing."""
    if text is None:
        raise values.needed("TEXT", 'pop log "…" --goal g1')
    if not text.strip():
        raise UsageError("text-empty", name="TEXT", command='pop log "…" --goal g1')


def _edit(session: Session, wanted: str, given: dict[str, Any]) -> Document:
    if not given:
        from popcli.cli.edit import edit_entry

        return edit_entry(session, wanted)
    entry = find_entry(session, wanted)
    if "text" in given:
        _check_text(given["text"])
    if any(given.get(name) for name in ("goal", "action", "need")):
        given = {"goal": None, "action": None, "need": None, **given}
    return _shown(session, supersede(session, entry, _merged(given, entry.evaluation)), "log.changed")


def _merged(given: dict[str, Any], old: "Mapping[str, Any] | None") -> dict[str, Any]:
    """The fields with the answers about the activity over those it had."""
    if "evaluation" not in given:
        return given
    from popcli.core.activities import merged

    return {**given, "evaluation": merged(old, given["evaluation"])}


def _withdraw(session: Session, wanted: str, reason: str | None) -> Document:
    entry = find_entry(session, wanted)
    values_ = {"withdrawn": True, "reason": checked_text(reason) if reason else None}
    return _shown(session, supersede(session, entry, values_), "log.withdrawn")


def find_entry(session: Session, wanted: str) -> Entry:
    """The entry with this id, or with the only id that begins so.

    Raises:
        UsageError: ``unknown-entry`` or ``ambiguous-id``.
    """
    return entry_meant(wanted, session.entries())


def entry_meant(wanted: str, every: "Sequence[Entry]") -> Entry:
    """The entry meant, of those that were read; errors as :func:`find_entry`."""
    found = find_id(wanted, dict.fromkeys(entry.id for entry in every))
    meant = [entry for entry in every if entry.id in found]
    if len(meant) == 1:
        return meant[0]
    if meant:
        known = ", ".join(f"{entry.id} ({entry.on[0]})" for entry in meant[:8])
        raise UsageError("ambiguous-id", id=wanted, known=known)
    raise UsageError("unknown-entry", id=wanted)


def supersede(session: Session, entry: Entry, changes: "Mapping[str, Any]") -> Entry:
    """Write the next revision of an entry."""
    with session.locked():
        return write_revision(session, entry, replace(entry, **changes))


def write_revision(session: Session, old: Entry, fresh: Entry) -> Entry:
    """Write ``fresh`` as the revision after ``old``. The lock must be held.

    When its year changes, the old year gets a line that says it moved; both lines have the same moment.
    """
    stamp = session.stamp()
    moved = old.changed(withdrawn=True, reason="moved", recorded=stamp)
    number = moved.revision if fresh.year == old.year else moved.revision + 1
    fresh = replace(fresh, revision=number, recorded=stamp)
    store.append(session.folder, fresh)
    if fresh.year != old.year:
        store.append(session.folder, moved)
    return fresh


def _shown(session: Session, entry: Entry, key: str) -> Document:
    """One line without any layout: nothing heavy is loaded for it."""
    say = session.say
    days = say_date(entry.on[0], session.lang)
    if len(entry.on) > 1:
        days = say("log.days", first=days, last=say_date(entry.on[-1], session.lang), count=len(entry.on))
    served = entry.goal or entry.action or entry.need or say("log.unplanned")
    said = say(key, id=entry.id, days=days, served=served)
    hint = say("log.next", id=entry.id) if key == "log.done" else say("log.next-changed", id=entry.id)
    return done(said, entry.data(), line(Span(hint, Style.MUTED)))
