"""`pop init --role manager`: the manager prepares apart, in an own small file, without seeing the person's answers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from popcli.cli.session import Session
from popcli.core.errors import Conflict, FileProblem, Stopped, UsageError
from popcli.core.kinds import Role
from popcli.report.document import Document, done, line

if TYPE_CHECKING:
    from popcli.core.models import ManagerFile
    from popcli.core.questions import Questionnaire
    from popcli.core.walk import Tree
    from popcli.store.home import Folder


def prepare(session: Session, form: "Questionnaire", answers: Path | None, output: Path | None) -> Document:
    """Ask the manager's questions and write the file; by default beside the employee's plan or in this folder.

    Raises:
        Conflict: ``manager-file-exists``; nothing is overwritten without ``--yes``.
    """
    from popcli.cli.asking import Interview, reviewed, start_or_go_on
    from popcli.cli.file_answers import read_answers
    from popcli.core.walk import Form
    from popcli.store.drafts import draft_file, drop_draft

    if answers is not None:
        whole = Form(form, full=True, before={})
        tree = whole.result(Interview(session, whole, read_answers(answers, form)).answers({}))
        return _written(session, form, tree, output)
    if not session.can_ask:
        raise UsageError("init-no-terminal")
    asker = session.asker()
    path = draft_file(session.home.folder("x").state.parent / "_manager", form.id)
    draft = start_or_go_on(session, path, asker, stopped="stopped-manager")
    interview = Interview(session, Form(form, full=True, before={}), asker, path, stopped="stopped-manager")
    if draft is None:
        session.tell(session.say("init.welcome-manager", minutes=form.minutes or 10))
    try:
        tree = reviewed(interview, interview.answers(draft.answers if draft else {}))
    except KeyboardInterrupt:
        raise Stopped("stopped-manager") from None
    document = _written(session, form, tree, output)
    drop_draft(path)
    return document


def _written(session: Session, form: "Questionnaire", tree: "Tree", output: Path | None) -> Document:
    from popcli.core.assessment import new_answers
    from popcli.core.models import ManagerFile
    from popcli.core.plan_data import json_data

    about = {question.id for question in form.blocks[0].questions}
    rest = {name: value for name, value in tree.items() if name not in about}
    made = ManagerFile.model_validate(
        {
            "language": session.lang,
            "employee": tree["employee"],
            "manager": tree["manager-name"],
            "date": session.today,
            "competences": _competences(form, tree),
            "answers": new_answers([], rest, form, session.today, Role.MANAGER),
        }
    )
    path = output or _place(session, made.employee)
    _write(session, path, made)
    said = session.say("init.manager-made", employee=made.employee, file=str(path))
    note = session.say("init.manager-next", employee=made.employee, file=str(path))
    return done(said, json_data(made), line(note))


def _competences(form: "Questionnaire", tree: "Tree") -> list[dict[str, Any]]:
    """What the work takes, with the levels that the manager sees, numbered like the competences of a plan."""
    from popcli.core.fills import objects_from
    from popcli.core.numbering import LETTERS, number_items

    made = [
        item
        for question in form.questions
        if question.kind == "items" and question.fills == "competences"
        for item in objects_from(tree.get(question.id, []), form.parts[str(question.of)], ())
    ]
    number_items(made, LETTERS["competences"])
    return made


def _place(session: Session, employee: str) -> Path:
    """Where the file goes: in the folder of the employee when that is here, else in the present folder."""
    from popcli.core.names import folder_from

    folder = session.home.folder(folder_from(employee))
    return folder.manager if _is_of(folder, employee) else Path(f"manager-{folder.name}.yaml")


def _is_of(folder: "Folder", employee: str) -> bool:
    """Whether there is a plan of this person; of the plan nothing but the name is looked at."""
    from popcli.core.names import same_person
    from popcli.store.plan_file import load_plan

    try:
        return folder.exists and same_person(load_plan(folder).plan.person.name, employee)
    except FileProblem:
        return False


def _write(session: Session, path: Path, made: "ManagerFile") -> None:
    from popcli.core.plan_data import part_data
    from popcli.store.files import write_file
    from popcli.store.yaml_text import render

    if path.exists() and not session.settings.yes:
        raise Conflict("manager-file-exists", file=str(path))
    write_file(path, render(part_data(made)).encode())
