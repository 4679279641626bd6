"""`pop init`: the self-assessment that ends in a plan, and the manager's preparation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from popcli.cli.session import Session
from popcli.cli.values import not_with, only_with
from popcli.core.errors import Stopped, UsageError
from popcli.core.kinds import Role
from popcli.report.document import Document, done

if TYPE_CHECKING:
    from popcli.cli.asking import Interview
    from popcli.core.models import Plan
    from popcli.core.questions import Questionnaire
    from popcli.core.walk import Tree


def init(  # noqa: PLR0913, PLR0917 - one parameter per option
    ctx: typer.Context,
    full: Annotated[bool, typer.Option("--full", help="All questions, not only the short path.")] = False,  # noqa: FBT002
    role: Annotated[Role, typer.Option(help="Who prepares.")] = Role.EMPLOYEE,
    answers: Annotated[Path | None, typer.Option(help="Take all answers from this YAML file.")] = None,
    print_questions: Annotated[  # noqa: FBT002
        bool, typer.Option("--print-questions", help="Write a commented template for --answers.")
    ] = False,
    questions: Annotated[Path | None, typer.Option(help="Ask your own questionnaire instead.")] = None,
    no_plan: Annotated[  # noqa: FBT002
        bool, typer.Option("--no-plan", help="Record that there is no plan this year.")
    ] = False,
    reason: Annotated[str | None, typer.Option(help="Why there is no plan this year.")] = None,
    output: Annotated[Path | None, typer.Option(help="Where the manager's file goes.")] = None,
    manager_file: Annotated[
        Path | None, typer.Option("--manager-file", help="Take in what your manager prepared.")
    ] = None,
) -> Document:
    """Walk through the self-assessment (zelfanalyse) and make your plan.

    Every answer is saved at once: stop with Ctrl-C, go on later with the same command. Run it again to revise.

    Examples:

      pop init                                   the short path

      pop init --full                            all questions

      pop init --print-questions > answers.yaml  a file to fill in

      pop init --answers answers.yaml            take the answers from it

      pop init --role manager                    the manager prepares apart

      pop init --manager-file kim.yaml           take in the manager's file

      pop init --no-plan --reason "New baby"     no plan is fine too
    """
    session: Session = ctx.obj
    if manager_file is not None:
        from popcli.cli.taking_in import take_in

        others: dict[str, object] = {"--role manager": role is Role.MANAGER, "--answers": answers, "--full": full}
        others |= {"--print-questions": print_questions, "--questions": questions, "--output": output}
        not_with("--manager-file", {**others, "--no-plan": no_plan, "--reason": reason})
        return take_in(session, manager_file)
    only_with({"--reason": reason}, "--no-plan", given=no_plan)
    only_with({"--output": output}, "--role manager", given=role is Role.MANAGER)
    if no_plan:
        return _no_plan(session, reason)
    form = _form(session, role, questions)
    if print_questions:
        from popcli.cli.answers_template import answers_template

        command = "pop init --role manager" if role is Role.MANAGER else "pop init"
        return Document(raw=answers_template(form, session.say, command))
    if role is Role.MANAGER:
        from popcli.cli.prepare import prepare

        return prepare(session, form, answers, output)
    return _init(session, form, answers, full=full)


def _form(session: Session, role: Role, questions: Path | None) -> "Questionnaire":
    from popcli.store.questionnaires import questionnaire, read_questionnaire_file

    if questions is not None:
        return read_questionnaire_file(questions, session.lang, own=role is Role.EMPLOYEE)
    return questionnaire(session.lang, "assessment" if role is Role.EMPLOYEE else "manager")


def _init(session: Session, form: "Questionnaire", answers: Path | None, *, full: bool) -> Document:
    from popcli.core.assessment import answers_of

    folder = session.known_folder
    plan = session.plan() if folder is not None and folder.exists else None
    before = answers_of(plan, form) if plan else {}
    if answers is not None:
        tree = _from_file(session, form, answers, before)
    else:
        tree = _from_person(session, form, before, full=full)
    document = _saved(session, form, tree, plan)
    if answers is None:
        from popcli.store.drafts import draft_file, drop_draft

        drop_draft(draft_file(session.draft_state, form.id))
    return document


def _from_file(session: Session, form: "Questionnaire", path: Path, before: "Tree") -> "Tree":
    from popcli.cli.asking import Interview
    from popcli.cli.file_answers import read_answers
    from popcli.core.walk import Form

    asker = read_answers(path, form)
    whole = Form(form, full=True, before=before)
    return whole.result(Interview(session, whole, asker).answers({}))


def _from_person(session: Session, form: "Questionnaire", before: "Tree", *, full: bool) -> "Tree":
    from popcli.cli.asking import Interview, reviewed, start_or_go_on
    from popcli.core.walk import Form
    from popcli.store.drafts import draft_file

    if not session.can_ask:
        raise UsageError("init-no-terminal")
    asker, path = session.asker(), draft_file(session.draft_state, form.id)
    draft = start_or_go_on(session, path, asker)
    if draft is not None:
        full = bool(draft.how.get("full"))
        before = {**before, **draft.how.get("changing", {})}
    interview = Interview(session, Form(form, full=full, before=before), asker, path)
    interview.coached = {tuple(place): value for place, value in draft.how.get("coached", [])} if draft else {}
    try:
        start = draft.answers if draft else _start(interview, before)
        tree = interview.answers(start)
        return interview.form.result(tree) if session.settings.yes else reviewed(interview, tree)
    except KeyboardInterrupt:
        raise Stopped("stopped-init") from None


def _start(interview: "Interview", before: "Tree") -> "Tree":
    """Where a walk begins: at nothing with a welcome, or, for a revision, with all earlier answers if wanted."""
    from popcli.cli.asking import choose

    session = interview.session
    minutes = interview.form.questionnaire.minutes or 10
    if not before:
        session.tell(session.say("init.welcome", minutes=minutes * (3 if interview.form.full else 1)))
        return {}
    session.tell(session.say("init.again"))
    how = choose(session, interview.asker, "init.again-what", ("some", "all", "stop"))
    if how == "stop":
        raise Stopped("stopped-nothing")
    if how == "all":
        return {}
    known = {step.path[0] for step in interview.form.steps(before)}
    return interview.form.settled({name: value for name, value in before.items() if name in known})


def _saved(session: Session, form: "Questionnaire", tree: "Tree", before: "Plan | None") -> Document:
    from popcli.core.assessment import plan_from_answers
    from popcli.core.plan_data import changed

    if before is None:
        plan = plan_from_answers(None, tree, form, session.today)
        return _first(session, changed(plan, language=session.lang))
    plan = session.change(
        lambda current: plan_from_answers(current, tree, form, session.today, session.used_ids()),
        lambda _plan: session.say("change.revised"),
    )
    return _done(session, plan, "init.unchanged" if plan.version == before.version else "init.revised")


def _first(session: Session, plan: "Plan") -> Document:
    """Save the first plan of a person, in a folder of their own."""
    from popcli.core.names import folder_from
    from popcli.store.lock import locked
    from popcli.store.plan_file import Note, save_plan

    old_state = session.draft_state
    folder = session.known_folder or session.home.folder(folder_from(plan.person.name))
    with locked(folder.lock):
        what = session.say("change.no-plan" if plan.no_plan else "change.first")
        saved = save_plan(folder, None, plan, Note(what, session.stamp())).plan
    session.home.make_default(folder.name)
    _drop_drafts(old_state)
    session.known_folder = folder
    return _done(session, saved, "init.made-no-plan" if plan.no_plan else "init.made")


def _drop_drafts(state: Path) -> None:
    from popcli.store.drafts import drop_draft

    for path in state.glob("draft-*.json") if state.is_dir() else ():
        drop_draft(path)


def _done(session: Session, plan: "Plan", key: str) -> Document:
    from popcli.core.plan_data import json_data

    said = session.say(key, name=plan.person.name, goals=len(plan.goals), file=str(session.folder.plan))
    return done(said, json_data(plan), session.next_line(plan))


def _no_plan(session: Session, reason: str | None) -> Document:
    """Record that there is no plan this year, in a new plan or in the one there is."""
    from popcli.core.models import Plan
    from popcli.core.plan_data import changed, plan_from

    outcome: dict[str, Any] = {"on": session.today, "reason": reason}
    folder = session.known_folder
    if folder is not None and folder.exists:

        def without(plan: Plan) -> Plan:
            return changed(plan, no_plan=outcome)

        plan = session.change(without, lambda _plan: session.say("change.no-plan"))
        return _done(session, plan, "init.no-plan")
    name = session.settings.person or session.env.get("USER") or "me"
    data = {
        "language": session.lang,
        "person": {"name": name},
        "period": {"from": session.today},
        "no_plan": outcome,
    }
    return _first(session, plan_from(data))
