"""`pop review`: the talk about the plan, which prepares itself."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from popcli.cli import values
from popcli.cli.session import Session
from popcli.core.errors import InvalidValue, UsageError
from popcli.report.document import Document, done

Option = typer.Option


def review(  # noqa: PLR0913, PLR0917 - one parameter per option
    ctx: typer.Context,
    progress: Annotated[bool, Option("--progress", help="The short talk in between.")] = False,  # noqa: FBT002
    prepare: Annotated[bool, Option("--prepare", help="Only show what is known.")] = False,  # noqa: FBT002
    release: Annotated[
        list[str] | None, Option(metavar="QUESTION", help="With --prepare: show this private answer, this time.")
    ] = None,
    partner: Annotated[str | None, Option("--with", help="With whom you talk; the manager when left out.")] = None,
    feedback: Annotated[Path | None, Option(help="The manager's feedback from this file.")] = None,
    on: Annotated[str | None, Option(help="The day of the talk, when it was not today.")] = None,
    answers: Annotated[Path | None, Option(help="Take all answers from this YAML file.")] = None,
    print_questions: Annotated[  # noqa: FBT002
        bool, Option("--print-questions", help="Write a commented template for --answers.")
    ] = False,
    postpone: Annotated[str | None, Option(help='Put the talk off to this day: "over 2 weken".')] = None,
    reason: Annotated[str | None, Option(help="Why it is put off.")] = None,
    full: Annotated[bool, Option("--full", help="All questions, not only the short path.")] = False,  # noqa: FBT002
) -> Document:
    """Look back on the plan together (evaluatie), and decide per goal how it goes on.

    Shows first what is known: agreed, done, spent, silent. Stop with Ctrl-C, go on later with the same command.

    Examples:

      pop review                                       the evaluation

      pop review --progress                            the short talk in between

      pop review --prepare                             only what is known

      pop review --feedback from-joost.txt             what the manager wrote

      pop review --print-questions > talk.yaml         a file for --answers

      pop review --prepare --release circumstances     with this private answer

      pop review --postpone "in 2 weeks" --reason "Joost is ill"
    """
    session: Session = ctx.obj
    values.only_with({"--reason": reason}, "--postpone", given=postpone is not None)
    values.only_with({"--release": release or None}, "--prepare", given=prepare)
    told = {"--with": partner, "--on": on, "--feedback": feedback, "--answers": answers, "--progress": progress}
    if postpone is not None:
        values.not_with("--postpone", {**told, "--prepare": prepare, "--print-questions": print_questions})
        return _postpone(session, postpone, reason)
    if prepare:
        values.not_with("--prepare", {**told, "--print-questions": print_questions})
        from popcli.cli.prepared import prepared

        return prepared(session, release or ())
    from popcli.cli.talking import Talk

    day = values.past_day(session, on, "talk-later")
    talk = Talk(session, progress=progress, full=full, partner=partner, on=day)
    if print_questions:
        return talk.template()
    return talk.from_file(answers, feedback) if answers else talk.from_person(feedback)


def _postpone(session: Session, text: str, reason: str | None) -> Document:
    from popcli.core.plan_data import json_data
    from popcli.core.reviewing import postponed
    from popcli.report.wording import day

    why = (reason or "").strip()
    if not why:
        command = f'pop review --postpone "{text}" --reason "…"'
        raise UsageError("option-needs", name="--postpone", other="--reason", command=command)
    to = date.fromisoformat(values.day(session, text))
    if to <= session.today:
        raise InvalidValue("postpone-past", text=text)
    plan = session.change(
        lambda current: postponed(current, to, why, session.today),
        lambda _plan: session.say("change.postponed", date=day(session.say, to), reason=why),
    )
    said = session.say("talk.postponed", date=day(session.say, to), reason=why)
    return done(said, json_data(plan.review), session.next_line(plan))
