"""`pop history`: every version of the plan in a sentence, and back to one of them."""

from typing import Annotated

import typer

from popcli.cli.session import Session
from popcli.report.document import Document, done, line


def history(
    ctx: typer.Context,
    restore: Annotated[
        int | None, typer.Option(help="Make this version the current plan again, as a new version.", min=1)
    ] = None,
) -> Document:
    """Show the versions of the plan (geschiedenis), newest last, or go back to one of them.

    Examples:

      pop history

      pop history --restore 3
    """
    session: Session = ctx.obj
    if restore is not None:
        return _restored(session, restore)
    from popcli.report.history_page import history_page
    from popcli.store.versions import history as read_history

    return history_page(read_history(session.folder), session.say)


def _restored(session: Session, number: int) -> Document:
    from popcli.store.plan_file import Note, restore_version

    said = session.say("change.restored", version=number)
    with session.locked():
        damaged = session.spare_plan()
        plan = restore_version(session.folder, number, Note(said, session.stamp())).plan
    if damaged is not None:
        session.tell(session.say("edit.kept", file=str(damaged), command=f"pop edit --from {damaged}"), whole=True)
    data = {"restored": number, "version": plan.version}
    restored = session.say("history.restored", version=number, now=plan.version)
    return done(restored, data, line(session.say("history.next")))
