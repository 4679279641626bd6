"""`pop init --manager-file`: the person takes in what the manager prepared apart."""

from pathlib import Path
from typing import TYPE_CHECKING

from popcli.cli.session import Session
from popcli.core.errors import Conflict, Place
from popcli.report.document import Document, Span, Style, done, line

if TYPE_CHECKING:
    from popcli.core.models import ManagerFile, Plan


def take_in(session: Session, path: Path) -> Document:
    """Keep a manager's preparation beside the plan, byte for byte, and name the manager in a plan that names none.

    Raises:
        UsageError: there is no plan yet.
        FileProblem: the file is no preparation, or cannot be read; nothing is changed.
        Conflict: it is about somebody else, or another one is here and ``--yes`` was not given; nothing is changed.
    """
    from popcli.report.wording import day
    from popcli.store.manager_file import wanted_manager

    plan = session.plan()
    content, read = wanted_manager(path)
    made = read.part
    check_about(made, plan, path)
    _check_free(session, content)
    session.tell_unknown(read.unknown)
    if plan.person.manager is None:
        plan = _named(session, made.manager)
        session.tell(session.say("init.manager-named", manager=made.manager))
    aside = _kept(session, content)
    file = str(session.folder.manager)
    said = session.say("init.manager-taken", manager=made.manager, date=day(session.say, made.date), file=file)
    notes = [line(session.say("init.manager-aside", file=str(aside)))] if aside else []
    following = line(session.say("init.manager-beside"), " ", Span("pop review --prepare", Style.COMMAND))
    data = {
        "manager": made.manager,
        "employee": made.employee,
        "date": made.date.isoformat(),
        "file": file,
        "kept_aside": str(aside) if aside else None,
    }
    return done(said, data, *notes, following)


def check_about(made: "ManagerFile", plan: "Plan", path: Path) -> None:
    """Refuse a preparation for somebody else.

    Raises:
        Conflict: ``manager-other-person``, with both names.
    """
    from popcli.core.names import same_person

    if not same_person(made.employee, plan.person.name):
        raise Conflict("manager-other-person", place=Place(str(path)), employee=made.employee, name=plan.person.name)


def _check_free(session: Session, content: bytes) -> bytes | None:
    """The preparation that is here already and differs, when it may be replaced.

    Raises:
        Conflict: ``manager-here-already``, without ``--yes``.
    """
    from popcli.store.files import read_file

    here = session.folder.manager
    before = read_file(here)
    if before in (None, content):
        return None
    if not session.settings.yes:
        raise Conflict("manager-here-already", file=str(here))
    return before


def _named(session: Session, manager: str) -> "Plan":
    from popcli.core.plan_data import changed, part_data

    def with_manager(plan: "Plan") -> "Plan":
        named = plan.person.manager or manager
        return changed(plan, person={**part_data(plan.person), "manager": named})

    return session.change(with_manager, lambda _plan: session.say("change.manager-named", manager=manager))


def _kept(session: Session, content: bytes) -> Path | None:
    """Put the preparation in place, and give the place of the one that it replaces, if there was one."""
    from popcli.store.files import write_file

    with session.locked():
        before = _check_free(session, content)
        aside = None if before is None else session.keep_aside("manager", before)
        write_file(session.folder.manager, content)
    return aside
