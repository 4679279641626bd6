"""The app: global options, and one line per command, in the order of the cycle."""

from typing import Annotated

import typer

from popcli.cli import (
    action,
    check,
    competence,
    completion,
    edit,
    goal,
    history,
    init,
    log,
    report,
    review,
    show,
    sign,
    status,
    undo,
)
from popcli.cli.completing import people
from popcli.cli.session import Session, Settings
from popcli.report.document import Document

app = typer.Typer(
    name="pop",
    no_args_is_help=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Global options work before and after the command. POPCLI_HOME, POPCLI_PERSON and POPCLI_LANG set defaults.",
)


@app.callback()
def pop(  # noqa: PLR0913, PLR0917 - one parameter per global option
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Option(help="Whose plan, by the name of the folder.", autocompletion=people)
    ] = None,
    home: Annotated[str | None, typer.Option(help="The folder with everybody's plan.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language: nl or en.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,  # noqa: FBT002
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.")] = False,  # noqa: FBT002
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Confirm without asking.")] = False,  # noqa: FBT002
    color: Annotated[str, typer.Option(help="auto, always or never.")] = "auto",
    accessible: Annotated[  # noqa: FBT002
        bool, typer.Option("--accessible", help="Plain numbered lines, for screen readers.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,  # noqa: FBT002
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version.")] = False,  # noqa: FBT002
) -> Document | None:
    """Your personal development journal (POP, persoonlijk ontwikkelingsplan).

    Without a command: where you stand and the one next step.

    Examples:

      pop init                    make your plan, in about five minutes

      pop log "Shadowed the night shift" --goal g1 --hours 4

      pop show log --since "last month"
    """
    session: Session = ctx.obj
    session.settings = Settings(
        person=person,
        home=home,
        lang=lang,
        json=json,
        no_input=no_input,
        yes=yes,
        color=color,
        accessible=accessible,
        debug=debug,
    )
    session.check()
    if version:
        from popcli import __version__

        return Document(raw=f"popcli {__version__}\n")
    return status.status(session) if ctx.invoked_subcommand is None else None


PREPARATION = "Preparation (voorbereiding)"
AGREEMENT = "Agreement (afspraak)"
PROGRESS = "Progress (voortgang)"
EVALUATION = "Evaluation (evaluatie)"
KEEP = "Keep and share (bewaren en delen)"

app.command(rich_help_panel=PREPARATION)(init.init)
app.command(rich_help_panel=PREPARATION)(competence.competence)
app.command(rich_help_panel=AGREEMENT)(goal.goal)
app.command(rich_help_panel=AGREEMENT)(action.action)
app.command(rich_help_panel=AGREEMENT)(check.check)
app.command(rich_help_panel=AGREEMENT)(sign.sign)
app.command(rich_help_panel=PROGRESS)(log.log)
app.command(rich_help_panel=PROGRESS)(show.show)
app.command(rich_help_panel=EVALUATION)(review.review)
app.command(rich_help_panel=KEEP)(history.history)
app.command(rich_help_panel=KEEP)(undo.undo)
app.command(rich_help_panel=KEEP)(edit.edit)
app.command(rich_help_panel=KEEP)(report.report)
app.command(rich_help_panel=KEEP)(completion.completion)
