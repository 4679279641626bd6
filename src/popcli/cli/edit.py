"""`pop edit`: the plan or one entry in your own editor, checked on return. A bad edit is kept aside, never lost."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from popcli.cli.completing import entries
from popcli.cli.editor import edited
from popcli.cli.session import Session
from popcli.cli.values import needed
from popcli.core.errors import Conflict, FileProblem, Place, PopError, UsageError
from popcli.report.document import Document, Paragraph, done, line

if TYPE_CHECKING:
    from popcli.core.entry import Entry


_OURS = frozenset({"id", "recorded", "revision"})
"""Fields of an entry that nobody edits."""


def edit(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(help="plan, or the id of an entry.", autocompletion=entries)] = "plan",
    source: Annotated[Path | None, typer.Option("--from", help="Take this file instead of opening the editor.")] = None,
) -> Document:
    """Open the plan, or one log entry, in $VISUAL or $EDITOR (bewerken).

    What comes back is checked. When something is wrong with it, it is kept aside and you can go on with --from.

    Examples:

      pop edit

      pop edit k3f9q2

      pop edit --from plan-kept-aside.yaml
    """
    session: Session = ctx.obj
    if what == "plan":
        return _edit_plan(session, source)
    return edit_entry(session, what, source)


def _edit_plan(session: Session, source: Path | None) -> Document:
    from popcli.store.files import read_file
    from popcli.store.plan_file import Note, adopt, read_plan

    folder = session.folder
    before = read_file(folder.plan) or b""
    text = _text(session, source, before)
    if text == before:
        return _unchanged(session)
    try:
        read = read_plan(text, str(folder.plan))
        with session.locked():
            if read_file(folder.plan) != before:
                raise Conflict("edit-meanwhile", file=str(folder.plan))
            session.spare_plan()
            saved = adopt(folder, read, Note(session.say("change.edited"), session.stamp()))
    except PopError as problem:
        raise _told(problem, source or _kept(session, "plan", text, "pop edit")) from None
    session.tell_unknown(saved.unknown)
    return _done(session, session.say("edit.done", version=saved.plan.version), {"version": saved.plan.version})


def edit_entry(session: Session, wanted: str, source: Path | None = None) -> Document:
    """Edit one entry as YAML; what comes back is its next revision."""
    from popcli.cli.log import find_entry, supersede
    from popcli.store.yaml_text import render

    entry = find_entry(session, wanted)
    shown = {name: value for name, value in entry.data().items() if name not in _OURS}
    before = render(shown).encode()
    text = _text(session, source, before)
    if text == before:
        return _unchanged(session)
    try:
        changes = _changes(session, entry, text)
    except PopError as problem:
        raise _told(problem, source or _kept(session, entry.id, text, f"pop edit {entry.id}")) from None
    fresh = supersede(session, entry, changes)
    return _done(session, session.say("log.changed-edit", id=fresh.id), fresh.data())


def _changes(session: Session, entry: "Entry", text: bytes) -> dict[str, Any]:
    """The fields of the entry as they were edited; a field that is gone is emptied."""
    from popcli.core.activities import check_evaluation
    from popcli.core.entry import Entry
    from popcli.store.yaml_tree import line_of, parse, plain

    name = f"{entry.id}.yaml"
    root = parse(text, name).root
    data = plain(root)
    if root is None or not isinstance(data, dict):
        raise FileProblem("entry-mapping", place=Place(name, 1))
    known = [name for name in Entry.__match_args__ if name not in _OURS]
    for key in data:
        if key not in known:
            raise FileProblem("entry-key", place=Place(name, line_of(root, (key,))), name=key, known=", ".join(known))
    try:
        fresh = Entry.from_data({**data, "id": entry.id})
        check_evaluation(fresh)
        served = _served(session, entry, fresh)
    except UsageError as problem:
        field = problem.values.get("field") or problem.values.get("what") or "on"
        problem.place = Place(name, line_of(root, (str(field),)))
        raise
    return {field: getattr(fresh, field) for field in known} | served


def _served(session: Session, entry: "Entry", fresh: "Entry") -> dict[str, str]:
    """The goal, action or need that the edit names anew, as the plan knows it."""
    from popcli.core.names import meant_id

    served: dict[str, str] = {}
    for field in ("goal", "action", "need"):
        wanted = getattr(fresh, field)
        if wanted is None or wanted == getattr(entry, field):
            continue
        try:
            served[field] = meant_id(wanted, getattr(session.index, f"{field}s"), f"unknown-{field}")
        except UsageError as problem:
            problem.values["field"] = field
            raise
    return served


def _text(session: Session, source: Path | None, before: bytes) -> bytes:
    """What the person made of it: in the editor, or in a file."""
    from popcli.store.files import read_file

    if source is not None:
        content = read_file(source)
        if content is None:
            raise FileProblem("file-missing", place=Place(str(source)))
        return content
    if not session.can_ask:
        raise needed("--from", "pop edit --from FILE")
    text = before.decode("utf-8", "surrogateescape")
    return edited(text, session.env, suffix=".yaml").encode("utf-8", "surrogateescape")


def _kept(session: Session, name: str, text: bytes, command: str) -> Path:
    """Keep the edit aside, say how to go on with it, and give its place."""
    path = session.keep_aside(name, text)
    session.tell(session.say("edit.kept", file=str(path), command=f"{command} --from {path}"), whole=True)
    return path


def _told(problem: PopError, path: Path) -> PopError:
    """The problem, told of the file that holds the edit."""
    if problem.place is not None:
        problem.place = Place(str(path), problem.place.line)
    return problem


def _unchanged(session: Session) -> Document:
    return Document(pieces=(Paragraph(line(session.say("edit.unchanged"))),), data=None)


def _done(session: Session, said: str, data: Any) -> Document:
    return done(said, data, line(session.say("undo.hint")))
