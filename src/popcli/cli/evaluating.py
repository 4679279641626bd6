"""Looking back on one activity: `pop log --evaluate` right after it, and `pop log --later` some weeks on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from popcli.cli import values
from popcli.cli.log import find_entry, supersede
from popcli.cli.session import Session
from popcli.core.activities import evaluated
from popcli.core.checked import checked_level, checked_text
from popcli.core.errors import Stopped, UsageError
from popcli.core.replies import yes_no
from popcli.report.document import Document, Line, Span, Style, done, line

if TYPE_CHECKING:
    from popcli.core.entry import Entry
    from popcli.core.models import Plan

_OPTIONS = {"tags": "tag", "new_needs": "new-need"}
"""Names of options that differ from the field they fill."""


def look_back(  # noqa: PLR0913, PLR0917 - what `pop log` was given, in its own groups
    session: Session,
    evaluate: str | None,
    later: str | None,
    text: str | None,
    answers: Mapping[str, Any],
    others: Mapping[str, Any],
) -> Document:
    """Evaluate the entry ``evaluate``, or add to the entry ``later`` what it changed in practice (``text``).

    Raises:
        UsageError: ``not-together`` with an option that would be ignored, an entry that is unknown or withdrawn
            (``unknown-entry``, ``ambiguous-id``, ``entry-withdrawn``), or an answer that cannot be.
    """
    if evaluate is not None:
        values.not_with("--evaluate", {"TEXT": text, "--later": later, **_named(others)})
        return _evaluate(session, _meant(session, evaluate), read_answers(answers))
    values.not_with("--later", {**_named(answers), **_named(others)})
    return _later(session, _meant(session, str(later)), text)


def _named(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {f"--{_OPTIONS.get(name, name).replace('_', '-')}": value for name, value in fields.items()}


def read_answers(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that were given as options, by field; ``-`` takes one away (``None``).

    Raises:
        InvalidValue: ``level-unknown`` or ``yesno-unknown``.
    """
    readers: dict[str, Any] = {"effective": checked_level, "again": yes_no}
    texts = {name: value for name, value in answers.items() if not isinstance(value, list)}
    given = values.fields({name: (value, readers.get(name, str.strip)) for name, value in texts.items()})
    if needs := answers.get("new_needs"):
        given["new_needs"] = None if needs == [values.EMPTY] else _texts(needs)
    return given


def _texts(raw: list[str]) -> list[str]:
    """Texts without blanks around them, each once."""
    return list(dict.fromkeys(stripped for text in raw if (stripped := checked_text(text).strip())))


def _meant(session: Session, wanted: str) -> "Entry":
    """The entry with this id or beginning; one that was taken back is told from one that never was."""
    from popcli.store.log import revisions

    try:
        return find_entry(session, wanted)
    except UsageError as problem:
        if problem.key == "unknown-entry" and revisions(session.folder, wanted.strip().lower()):
            raise UsageError("entry-withdrawn", id=wanted) from None
        raise


def _evaluate(session: Session, entry: "Entry", given: dict[str, Any]) -> Document:
    say = session.say
    if not given:
        if not session.can_ask:
            raise values.needed("--effective, --again, …", f"pop log --evaluate {entry.id} --effective 4 --again yes")
        given = _asked(session, entry, "activity")
    fresh = evaluated(entry, given)
    if fresh is entry:
        return done(say("activity.unchanged", id=entry.id), entry.data())
    parked = _park(session, entry, given.get("new_needs") or [])
    fresh = supersede(session, entry, {"evaluation": fresh.evaluation})
    notes = [*parked, line(Span(say("activity.next"), Style.MUTED))]
    return done(say("activity.kept", id=entry.id, text=_short(entry)), fresh.data(), *notes)


def _park(session: Session, entry: "Entry", needs: list[str]) -> list[Line]:
    """Put what somebody wants to learn after this in the plan, once, and give the line that says so.

    Others read the plan, so what came of a private activity stays with its entry.
    """
    earlier = (entry.evaluation or {}).get("new_needs") or []
    fresh = [text for text in needs if text not in earlier]
    if not fresh:
        return []
    if entry.private:
        return [line(session.say("activity.private"))]
    from popcli.core.changes import park_needs

    said: list[str] = []

    def park(plan: "Plan") -> "Plan":
        after, added = park_needs(plan, fresh, session.used_ids())
        said[:] = [f"{need.id} ({need.text})" for need in added]
        return after

    session.change(park, lambda _plan: session.say("change.needs-parked", needs=", ".join(said), id=entry.id))
    key = "activity.parked" if said else "activity.known"
    return [line(session.say(key, needs=", ".join(said or fresh), count=len(said or fresh)))]


def _later(session: Session, entry: "Entry", text: str | None) -> Document:
    say = session.say
    if text is None:
        if not session.can_ask:
            raise values.needed("TEXT", f'pop log --later {entry.id} "…"')
        answer = _asked(session, entry, "later")["later"]
    elif not text.strip():
        raise UsageError("text-empty", name="TEXT", command=f'pop log --later {entry.id} "…"')
    else:
        answer = None if text == values.EMPTY else checked_text(text.strip())
    fresh = evaluated(entry, {"later": answer, "later_on": session.today.isoformat()})
    kept = entry if fresh is entry else supersede(session, entry, {"evaluation": fresh.evaluation})
    return done(say("activity.later" if answer else "activity.declined", id=entry.id, text=_short(entry)), kept.data())


def _short(entry: "Entry") -> str:
    from popcli.report.status_page import short_text

    return short_text(entry.text)


def _asked(session: Session, entry: "Entry", name: str) -> dict[str, Any]:
    """What the person answers to this questionnaire, by field, with earlier answers as defaults; skipped is ``None``.

    Raises:
        Stopped: with Ctrl-C; nothing is written.
    """
    from popcli.cli.asking import Interview
    from popcli.core.walk import Form
    from popcli.report.wording import span_of_days
    from popcli.store.questionnaires import questionnaire

    form = questionnaire(session.lang, name)
    known = entry.evaluation or {}
    before = {question.id: known[str(question.fills)] for question in form.questions if question.fills in known}
    whole = Form(form, full=True, before=before)
    session.tell(f"{entry.id} · {span_of_days(session.say, entry.on)} · {_short(entry)}")
    try:
        answers = Interview(session, whole, session.asker()).answers({})
    except KeyboardInterrupt:
        raise Stopped("stopped-nothing") from None
    counting = whole.result(answers)
    return {str(question.fills): counting.get(question.id) for question in form.questions}
