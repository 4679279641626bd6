"""`pop competence`: what the work takes, with levels, and from a gap to a goal."""

from pathlib import Path
from typing import Annotated, Any

import typer

from popcli.cli import values
from popcli.cli.competence_change import change_one
from popcli.cli.completing import competence_words
from popcli.cli.gap_step import step_of
from popcli.cli.session import Session
from popcli.core.checked import checked_level
from popcli.core.errors import InvalidValue, UsageError
from popcli.core.kinds import CompetenceKind
from popcli.report.document import Document

Option = typer.Option
IMPORT = "import"


def competence(  # noqa: PLR0913, PLR0917 - one parameter per field
    ctx: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(help="A new competence, an id or a name; or: import.", autocompletion=competence_words),
    ] = None,
    file: Annotated[Path | None, typer.Argument(help="With import: a CSV of ESCO, or an own one.")] = None,
    name: Annotated[str | None, Option(help="Another name.")] = None,
    now: Annotated[str | None, Option(help="The level now, from 1 to 5.")] = None,
    needed: Annotated[str | None, Option(help="The level that your work needs.")] = None,
    ambition: Annotated[str | None, Option(help="The level that your ambition needs.")] = None,
    on: Annotated[str | None, Option(help="The day of these levels, if not today.")] = None,
    kind: Annotated[str | None, Option(help="professional or behaviour.")] = None,
    reference: Annotated[str | None, Option(help="Where a framework has it: SCHEME:ID.")] = None,
    label: Annotated[str | None, Option(help="What that framework calls it.")] = None,
    goal: Annotated[str | None, Option(help="Make a goal of the gap: its sentence, or the id of a goal.")] = None,
    due: Annotated[str | None, Option(help="With --goal: by when.")] = None,
    shown_by: Annotated[str | None, Option(help="With --goal: what will show that it is reached.")] = None,
    need: Annotated[bool, Option("--need", help="Note the gap as a learning need.")] = False,  # noqa: FBT002
    search: Annotated[str | None, Option(help="With import: only what has these words.")] = None,
    pick: Annotated[list[str] | None, Option(help="With import: these, by id or name.")] = None,
) -> Document:
    """See, add and change competences (competenties), and turn a gap into a goal.

    Alone it lists them, the largest gap first. A value of - empties a field.

    Examples:

      pop competence                    what is still to be learned

      pop competence "Chairing meetings" --now 2 --needed 4

      pop competence c1 --now 3 --on "1 june"

      pop competence c1 --goal "I chair six meetings by June"

      pop competence import skills_nl.csv --search "leiding geven"
    """
    session: Session = ctx.obj
    given = {"name": name, "kind": kind, "reference": reference, "label": label}
    levels = {"level_now": now, "level_needed": needed, "level_ambition": ambition}
    fields = _fields(session, given, levels)
    values.only_with({"--on": on}, "--now", given=any(level is not None for level in levels.values()))
    values.only_with({"--due": due, "--shown-by": shown_by}, "--goal", given=goal is not None)
    step = step_of(session, goal, due, shown_by, need=need)
    if what == IMPORT:
        return _import(session, file, search, pick or [], alone=not (fields or step))
    values.only_with({"--search": search, "--pick": pick}, IMPORT, given=False)
    if file is not None:
        raise UsageError("too-many-texts", text=str(file), command="pop competence")
    if what is None and not (fields or step):
        return _all(session)
    return change_one(session, what, fields, values.past_day(session, on, "level-later"), step)


def _fields(session: Session, given: dict[str, str | None], levels: dict[str, str | None]) -> dict[str, Any]:
    fields = values.fields(
        {
            "name": (given["name"], lambda text: " ".join(text.split())),
            "kind": (given["kind"], lambda text: values.word(session, CompetenceKind, "competence-kind", text)),
            "reference": (given["reference"], _reference),
            "label": (given["label"], str.strip),
            **{name: (level, checked_level) for name, level in levels.items()},
        }
    )
    if "name" in fields and not fields["name"]:
        raise UsageError("text-empty", name="--name", command='pop competence … --name "…"')
    return fields


def _reference(text: str) -> dict[str, Any]:
    """Where a competence stands: the name of a framework, and the id in it (an address has colons of its own)."""
    scheme, _, name = map(str.strip, text.partition(":"))
    if not (scheme and name):
        raise InvalidValue("reference-shape", text=text)
    return {"scheme": scheme, "id": name, "label": None}


def _all(session: Session) -> Document:
    from popcli.report.competence_page import competences_page

    return competences_page(session.plan(), session.say)


def _import(session: Session, file: Path | None, search: str | None, pick: list[str], *, alone: bool) -> Document:
    from popcli.cli.competence_import import import_file

    if not alone:
        raise UsageError("import-alone")
    if file is None:
        raise UsageError("missing-parameter", name="FILE", command="pop competence")
    return import_file(session, file, search, pick)
