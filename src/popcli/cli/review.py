"""`pop review`: the talk about the plan, which prepares itself."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from popcli.cli import values
from popcli.cli.session import Session
from popcli.core.errors import InvalidValue, Stopped, UsageError
from popcli.report.document import Document, done

if TYPE_CHECKING:
    from popcli.core.models import Plan
    from popcli.core.questions import Questionnaire
    from popcli.core.walk import Tree

Option = typer.Option


def review(  # noqa: PLR0913, PLR0917 - one parameter per option
    ctx: typer.Context,
    progress: Annotated[bool, Option("--progress", help="The short talk in between.")] = False,  # noqa: FBT002
    prepare: Annotated[bool, Option("--prepare", help="Only show what is known.")] = False,  # noqa: FBT002
    partner: Annotated[str | None, Option("--with", help="With whom you talk; the manager when left out.")] = None,
    answers: Annotated[Path | None, Option(help="Take all answers from this YAML file.")] = None,
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

      pop review --postpone "in 2 weeks" --reason "Joost is ill"
    """
    session: Session = ctx.obj
    values.only_with({"--reason": reason}, "--postpone", given=postpone is not None)
    if postpone is not None:
        return _postpone(session, postpone, reason)
    if prepare:
        return _prepared(session)
    return _talk(session, progress=progress, partner=partner, answers=answers, full=full)


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


def _prepared(session: Session) -> Document:
    from popcli.core.progress import progress
    from popcli.report.talk_page import talk_page

    plan = session.plan()
    return talk_page(plan, progress(plan, session.entries(), session.today), session.today, session.say)


def _talk(session: Session, *, progress: bool, partner: str | None, answers: Path | None, full: bool) -> Document:
    from popcli.core.kinds import ReviewKind
    from popcli.core.plan_data import json_data
    from popcli.core.reviewing import with_review
    from popcli.report.talk_page import done_words

    plan = session.plan()
    kind = ReviewKind.PROGRESS if progress else ReviewKind.EVALUATION
    form = _form(session, plan, progress=progress)
    tree = _from_file(session, form, answers) if answers else _from_person(session, form, full=full)
    who = partner or plan.person.manager
    after = session.change(
        lambda current: with_review(current, form, tree, kind, session.today, who),
        lambda new: done_words(new.reviews[-1], session.say),
    )
    if answers is None:
        from popcli.store.drafts import drop_draft

        drop_draft(_draft(session, form))
    kept = after.reviews[-1]
    return done(done_words(kept, session.say), json_data(kept), session.next_line(after))


def _form(session: Session, plan: "Plan", *, progress: bool) -> "Questionnaire":
    from popcli.core.progress import live_goals
    from popcli.core.reviewing import evaluation_form
    from popcli.store.templates import questionnaire

    short = questionnaire(session.lang, "progress")
    if progress:
        return short
    return evaluation_form(questionnaire(session.lang, "evaluation"), short, live_goals(plan))


def _draft(session: Session, form: "Questionnaire") -> Path:
    from popcli.store.drafts import draft_file

    return draft_file(session.folder.state, form.id)


def _from_file(session: Session, form: "Questionnaire", path: Path) -> "Tree":
    from popcli.cli.asking import Interview
    from popcli.cli.file_answers import read_answers
    from popcli.core.walk import Form

    whole = Form(form, full=True, before={})
    return whole.result(Interview(session, whole, read_answers(path, form)).answers({}))


def _from_person(session: Session, form: "Questionnaire", *, full: bool) -> "Tree":
    from popcli.cli.asking import Interview, reviewed, start_or_go_on
    from popcli.cli.output import show_pieces
    from popcli.core.walk import Form

    if not session.can_ask:
        raise values.needed("--answers", "pop review --answers talk.yaml")
    asker, path = session.asker(), _draft(session, form)
    draft = start_or_go_on(session, path, asker, stopped="stopped-review")
    known: Any = draft.how if draft else {}
    if not draft:
        show_pieces(_prepared(session), session)
    interview = Interview(session, Form(form, full=full or bool(known.get("full")), before={}), asker, path)
    interview.stopped = "stopped-review"
    try:
        tree = interview.answers(draft.answers if draft else {})
        return interview.form.result(tree) if session.settings.yes else reviewed(interview, tree)
    except KeyboardInterrupt:
        raise Stopped("stopped-review") from None
