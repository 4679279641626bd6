"""`pop show`: read what there is."""

from typing import TYPE_CHECKING, Annotated

import typer

from popcli.cli.completing import goals, methods, show_words
from popcli.report.document import Document

if TYPE_CHECKING:
    from popcli.cli.session import Session

Option = typer.Option


def show(  # noqa: PLR0913, PLR0917 - one parameter per filter
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            help="plan, goals, log, stats, answers, reviews, earlier, or one id.", autocompletion=show_words
        ),
    ] = "plan",
    which: Annotated[
        str | None,
        typer.Argument(help="With answers: one question, or competences, through the years. With earlier: a year."),
    ] = None,
    since: Annotated[str | None, Option(help='From this day: "1 september", "3 months ago".')] = None,
    until: Annotated[str | None, Option(help="Up to and with this day.")] = None,
    goal: Annotated[str | None, Option("--goal", "-g", help="Only this goal.", autocompletion=goals)] = None,
    method: Annotated[str | None, Option("--method", "-m", help="Only this method.", autocompletion=methods)] = None,
    tag: Annotated[str | None, Option(help="Only with this tag.")] = None,
    text: Annotated[str | None, Option("--text", "-t", help="Only with this text in it.")] = None,
    last: Annotated[int | None, Option("-n", "--last", help="Only the last so many entries.", min=1)] = None,
) -> Document:
    """Read the plan, the goals, the log, what works for you, the answers, or one thing by its id.

    Examples:

      pop show                                  the whole plan

      pop show log --since "last month" --goal g1

      pop show stats --since "1 january"        which ways of learning work for you

      pop show g1                               one goal, actions and entries

      pop show answers strengths                one question through the years

      pop show answers competences              levels through the years

      pop show earlier 2026                     a period that was closed

      pop show log --json                       for other programs
    """
    from popcli.cli.showing import shown

    session: Session = ctx.obj
    filters = {"since": since, "until": until, "goal": goal, "method": method, "tag": tag, "text": text}
    return shown(session, what, which, last=last, **filters)
