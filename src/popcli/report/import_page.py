"""What a table of competences offers, and what became of the ones that were picked."""

from collections.abc import Sequence

from popcli.core.competence_rows import Row
from popcli.core.importing import Imported
from popcli.core.models import Competence
from popcli.core.plan_data import json_data
from popcli.core.texts import Texts
from popcli.report.document import Column, Document, Heading, Line, Paragraph, Piece, Span, Style, Table, line


def rows_page(  # noqa: PLR0913 - what was found, of which file, and how to go on
    found: Sequence[Row], shown: Sequence[Row], file: str, command: str, say: Texts, *, numbered: bool
) -> Document:
    """The first competences of those that fit, by number to choose from at once, or by id to name in a command."""
    pieces: list[Piece] = [Heading(say("competence.found", count=len(found), file=file), level=1)]
    if numbered:
        pieces += [Paragraph(line(f"{number}. {row.name}"), 2) for number, row in enumerate(shown, 1)]
    else:
        columns = (Column(say("show.col-id")), Column(say("show.col-competence"), flexible=True))
        pieces.append(Table(columns, tuple((line(Span(row.id, Style.ID)), line(row.name)) for row in shown)))
    if more := len(found) - len(shown):
        pieces.append(Paragraph(line(Span(say("competence.more", count=more), Style.MUTED))))
    data = [{"id": row.id, "line": row.line, **row.fields} for row in found]
    return Document(tuple(pieces), data, notes=(line(f"{say('competence.pick')} ", Span(command, Style.COMMAND)),))


def imported_page(imported: Imported, say: Texts) -> Document:
    """What was added and what was there already, and that the new ones still want their levels."""
    completed = {item.id for item in imported.completed}
    pieces = [Paragraph(_said(item, "competence.added", say)) for item in imported.added]
    for item in imported.known:
        key = "competence.known-completed" if item.id in completed else "competence.known"
        pieces.append(Paragraph(_said(item, key, say)))
    return Document(tuple(pieces), _data(imported), notes=_next(imported, say))


def _said(item: Competence, key: str, say: Texts) -> Line:
    return line(Span(say(key, id=item.id, name=item.name), Style.GOOD if key == "competence.added" else Style.PLAIN))


def _next(imported: Imported, say: Texts) -> tuple[Line, ...]:
    """Levels are what makes a gap visible: the first new one without them is asked for."""
    bare = next((item for item in imported.added if item.level_now is None or item.level_needed is None), None)
    command = f"pop competence {bare.id} --now 2 --needed 3" if bare else "pop competence"
    return (
        line(f"{say('competence.levels-next' if bare else 'competence.look-next')} ", Span(command, Style.COMMAND)),
    )


def _data(imported: Imported) -> dict[str, object]:
    return {
        "added": [json_data(item) for item in imported.added],
        "known": [item.id for item in imported.known],
        "completed": [item.id for item in imported.completed],
    }
