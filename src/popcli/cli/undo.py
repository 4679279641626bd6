"""`pop undo`: one step back, in the plan or in the log, whichever changed last. Undoing again brings it back."""

from typing import TYPE_CHECKING

import typer

from popcli.cli.session import Session
from popcli.core.errors import UsageError
from popcli.core.value import replace
from popcli.report.document import Document, done, line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from popcli.core.entry import Entry
    from popcli.store.versions import Version


def undo(ctx: typer.Context) -> Document:
    """Take back the last change (ongedaan maken), and say what it was. Run it again to bring the change back.

    Further back: pop history --restore.

    Examples:

      pop undo
    """
    from popcli.store import log
    from popcli.store.versions import history

    session: Session = ctx.obj
    with session.locked():
        session.notice_changes()
        versions, entry = history(session.folder), log.last_change(session.folder)
        newest = versions[-1] if versions else None
        if entry is not None and (newest is None or entry.recorded > newest.at):
            return _undo_entry(session, entry)
        if newest is None or len(versions) < 2:  # noqa: PLR2004 - a first version has nothing before it
            raise UsageError("nothing-to-undo")
        return _undo_plan(session, versions)


def _undo_entry(session: Session, last: "Entry") -> Document:
    """An added entry is withdrawn; a changed or withdrawn one comes back as it was.

    Lines of the same moment are one change: an entry that moved to another year left a line in the old one.
    """
    from popcli.cli.log import write_revision
    from popcli.store import log

    lines = [item for item in log.revisions(session.folder, last.id) if item.revision <= last.revision]
    earlier = [item for item in lines if item.recorded != last.recorded]
    before = earlier[-1] if earlier else replace(last, withdrawn=True, reason="undo")
    fresh = write_revision(session, last, before)
    key = "undo.entry-withdrawn" if fresh.withdrawn else "undo.entry-back"
    return _said(session, session.say(key, id=last.id, text=last.text[:60]), {"entry": fresh.data()})


def _undo_plan(session: Session, versions: "list[Version]") -> Document:
    """The version before the newest becomes the plan again. Undoing an undo brings back what that one took."""
    from popcli.store.plan_file import Note, restore_version

    newest, before = versions[-1], versions[-2]
    named = {version.version: version.what for version in versions}
    back = newest.undoes is not None
    what = named.get(newest.undoes or 0, newest.what) if back else newest.what
    sentence = what if back else session.say("change.undone", what=what)
    note = Note(sentence, session.stamp(), None if back else newest.version)
    restored = restore_version(session.folder, before.version, note)
    data = {"undone": newest.version, "restored": before.version, "version": restored.plan.version}
    said = session.say("undo.plan-back" if back else "undo.plan", what=what, version=newest.version)
    return _said(session, said, data)


def _said(session: Session, text: str, data: "Mapping[str, object]") -> Document:
    return done(text, data, line(session.say("undo.next")))
