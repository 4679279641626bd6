"""`pop report`: sheets to print and share."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from popcli.cli import values
from popcli.cli.kept_talks import TALK, review_meant
from popcli.cli.session import Session
from popcli.core.errors import Conflict, UsageError
from popcli.report.document import Document, done, line

if TYPE_CHECKING:
    from collections.abc import Callable

    from popcli.core.models import Plan

Option = typer.Option


class Kind(StrEnum):
    """Sheets that there are."""

    PLAN = "plan"
    TALK = "talk"
    REVIEW = "review"


class Form(StrEnum):
    """What a sheet can be written as."""

    MARKDOWN = "md"
    HTML = "html"


ENDINGS = {".md": Form.MARKDOWN, ".markdown": Form.MARKDOWN, ".html": Form.HTML, ".htm": Form.HTML}
"""What the name of a file says about its form."""


def report(  # noqa: PLR0913, PLR0917 - one parameter per option
    ctx: typer.Context,
    kind: Annotated[Kind, typer.Argument(help="The plan, a talk to come, or a talk that was kept.")] = Kind.PLAN,
    output: Annotated[Path | None, Option("--output", "-o", help="Write this file: .html to print, or .md.")] = None,
    form: Annotated[Form | None, Option("--format", help="When the name of the file does not say it.")] = None,
    private: Annotated[bool, Option("--private", help="Also what is private.")] = False,  # noqa: FBT002
    progress: Annotated[bool, Option("--progress", help="The questions of the short talk.")] = False,  # noqa: FBT002
    review: Annotated[str | None, Option("--id", help="Which talk; the latest when left out.")] = None,
) -> Document:
    """Make a sheet to print and share (afdrukken en delen): Markdown, or one HTML file for A4.

    What is private stays out. Open the HTML file in a browser to print it or to save it as a PDF.

    Examples:

      pop report -o plan.html                      the plan, with lines to sign

      pop report talk --progress -o talk.html      a talk to come, to write on

      pop report review --id r1                    a talk that was kept
    """
    session: Session = ctx.obj
    values.only_with({"--id": review}, "pop report review", given=kind is Kind.REVIEW)
    values.only_with({"--progress": progress}, "pop report talk", given=kind is Kind.TALK)
    values.only_with({"--private": private}, "pop report plan", given=kind is not Kind.REVIEW)
    chosen = form or _form_of(output)
    if output is not None:
        _check_place(session, output)
    sheets: dict[Kind, Callable[[], Document]] = {
        Kind.PLAN: lambda: _plan(session, private=private),
        Kind.TALK: lambda: _talk(session, progress=progress, private=private),
        Kind.REVIEW: lambda: _review(session, review),
    }
    page = sheets[kind]()
    if output is not None:
        return _written(session, page, chosen, output)
    return Document(data=page.data, raw=None if session.settings.json else _printed(session, page, chosen))


def _form_of(output: Path | None) -> Form:
    """What is written when nobody says it: by the ending of the file, Markdown on standard output.

    Raises:
        UsageError: ``sheet-ending``.
    """
    if output is None:
        return Form.MARKDOWN
    known = ENDINGS.get(output.suffix.lower())
    if known is None:
        raise UsageError("sheet-ending", file=str(output))
    return known


def _check_place(session: Session, output: Path) -> None:
    """Refuse a place where no sheet can or should be written, before anything is made.

    Raises:
        UsageError: it is a folder, or its folder is not there.
        Conflict: ``sheet-exists``; nothing is overwritten without ``--yes``.
    """
    if output.is_dir():
        raise UsageError("sheet-folder", file=str(output), suggestion=str(output / "plan.html"))
    if not output.parent.is_dir():
        raise UsageError("sheet-no-folder", folder=str(output.parent))
    if output.exists() and not session.settings.yes:
        raise Conflict("sheet-exists", file=str(output))


def _plan(session: Session, *, private: bool) -> Document:
    from popcli.core.sharing import shared_plan
    from popcli.report.plan_sheet import plan_sheet
    from popcli.store.questionnaires import asks

    plan = session.plan() if private else shared_plan(session.plan())
    asked = asks(session.lang, "assessment", "manager", "progress") if private else {}
    return plan_sheet(plan, asked, session.today, session.say, private=private)


def _talk(session: Session, *, progress: bool, private: bool) -> Document:
    from popcli.cli.both_sides import both_sides
    from popcli.cli.talking import Talk
    from popcli.core.progress import progress as progress_of
    from popcli.core.sharing import shared_entries, shared_plan
    from popcli.report.talk_page import talk_page
    from popcli.report.talk_sheet import talk_sheet

    plan, entries, released = session.plan(), session.entries(), tuple[str, ...]()
    if private:
        released = _private_questions(plan)
    else:
        plan, entries = shared_plan(plan), shared_entries(entries)
    before = both_sides(session, plan, released)
    known = talk_page(plan, progress_of(plan, entries, session.today), before, session.today, session.say)
    talk = Talk(session, progress=progress, full=False, partner=None, on=session.today)
    form = talk.form_of(plan, entries, full=False)
    return talk_sheet(plan, known, form, session.today, session.say, private=private)


def _private_questions(plan: "Plan") -> tuple[str, ...]:
    """The questions whose latest answer is private."""
    from popcli.core.openness import said

    return tuple(name for name, answer in said(plan.answers).items() if answer.private)


def _review(session: Session, wanted: str | None) -> Document:
    from popcli.report.review_sheet import review_sheet
    from popcli.store.questionnaires import asks

    plan = session.plan()
    return review_sheet(plan, review_meant(plan, wanted), asks(session.lang, *TALK), session.today, session.say)


def _text(session: Session, page: Document, form: Form) -> str:
    if form is Form.MARKDOWN:
        from popcli.sheets.markdown import markdown_text

        return markdown_text(page)
    from popcli.sheets.web import html_text
    from popcli.store.templates import sheet_template

    return html_text(page, sheet_template(), session.lang)


def _printed(session: Session, page: Document, form: Form) -> str:
    """The sheet for standard output; HTML in ASCII, so that it reads the same whatever the output is encoded in."""
    text = _text(session, page, form)
    return text.encode("ascii", "xmlcharrefreplace").decode() if form is Form.HTML else text


def _written(session: Session, page: Document, form: Form, output: Path) -> Document:
    from popcli.store.files import write_file

    write_file(output, _text(session, page, form).encode())
    notes = [line(session.say("sheet.print"))] if form is Form.HTML else []
    return done(session.say("sheet.written", file=str(output)), page.data, *notes)
