"""`pop competence import FILE`: competences from a table that somebody downloaded or made."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from popcli.cli import values
from popcli.cli.session import Session
from popcli.core.competence_rows import Layout, Row, layout_of, matching, picked
from popcli.core.errors import Place, PopError, UsageError
from popcli.core.kinds import CompetenceKind
from popcli.report.document import Document

if TYPE_CHECKING:
    from popcli.core.importing import Imported
    from popcli.core.models import Plan

MOST = 20
"""So many competences are shown to choose from; a longer list asks for a better search."""


def import_file(session: Session, path: Path, search: str | None, pick: Sequence[str]) -> Document:
    """Add the competences of a table: all of an own one, or else those that are picked.

    Without a pick the person chooses at the terminal; elsewhere the page lists what there is to pick.

    Raises:
        FileProblem: the file is no table of competences, with its line; nothing was changed.
        UsageError: a row is not what it should be, nothing fits, or too much does and nothing was searched for.
    """
    session.require_plan()
    layout, rows = _table(session, path)
    if pick:
        return _added(session, path, picked(rows if search is None else matching(rows, search), pick))
    if layout.own and search is None:
        return _added(session, path, rows)
    found = matching(rows, search or "")
    if not found:
        raise UsageError("import-nothing", text=search, file=str(path))
    if search is None and len(found) > MOST:
        raise UsageError("import-search", file=path.name, count=len(found), command=_command(path))
    return _chosen(session, path, found)


def _table(session: Session, path: Path) -> tuple[Layout, Iterator[Row]]:
    """How the table is to be read, and its rows; what is wrong with one is told with its line."""
    from popcli.store.competence_file import table_rows

    cells = table_rows(path)
    line, header = next(cells)

    def read_kind(text: str) -> str:
        return values.word(session, CompetenceKind, "competence-kind", text)

    try:
        layout = layout_of(header, read_kind)
    except PopError as problem:
        problem.place = Place(str(path), line)
        raise
    return layout, _rows(layout, cells, path)


def _rows(layout: Layout, cells: Iterable[tuple[int, list[str]]], path: Path) -> Iterator[Row]:
    for line, row in cells:
        try:
            yield layout.row(line, row)
        except PopError as problem:
            problem.place = Place(str(path), line)
            raise


def _chosen(session: Session, path: Path, found: list[Row]) -> Document:
    """Let the person choose from what was found, or say how to pick."""
    from popcli.report.import_page import rows_page

    shown = found[:MOST]
    command = f"{_command(path)} --pick {shlex.quote(shown[0].id or shown[0].name)}"
    page = rows_page(found, shown, path.name, command, session.say, numbered=session.can_ask)
    if not session.can_ask:
        return page
    from popcli.cli.asking import pick_some
    from popcli.cli.output import show_pieces

    show_pieces(page, session)
    numbers = pick_some(session, "competence.which", len(shown))
    return _added(session, path, [shown[number - 1] for number in numbers])


def _command(path: Path) -> str:
    """The command for this file, as a shell takes it."""
    return f"pop competence import {shlex.quote(str(path))}"


def _added(session: Session, path: Path, rows: Iterable[Row]) -> Document:
    """Add the rows in one change; all are read before, so that a wrong one changes nothing."""
    from popcli.core.importing import with_rows
    from popcli.report.import_page import imported_page

    read = list(rows)
    done: list[Imported] = []

    def add(plan: "Plan") -> "Plan":
        after, imported = with_rows(plan, read, session.today, session.used_ids())
        done.append(imported)
        return after

    def sentence(_plan: "Plan") -> str:
        count = len(done[-1].added) + len(done[-1].completed)
        return session.say("competence.change-imported", file=path.name, count=count)

    session.change(add, sentence)
    return imported_page(done[-1], session.say)
