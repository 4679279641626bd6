"""Questionnaires: those of each language that ship with the program, and files that people write themselves."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from popcli.core.errors import FileProblem, Place
from popcli.core.plan_places import check_places
from popcli.core.questions import Questionnaire
from popcli.core.read_questions import QuestionnaireProblem, read_questionnaire
from popcli.store.files import read_file
from popcli.store.templates import templates

if TYPE_CHECKING:
    from popcli.core.talk import TalkForms

ITEM_QUESTIONNAIRES = ("ambition", "competence", "need", "goal", "action", "new-need", "seen-competence")
"""Questionnaires that an ``items`` question can ask by."""


@cache
def questionnaire(lang: str, name: str) -> Questionnaire:
    """A questionnaire that ships with the program, with the questionnaires it asks its items by."""
    path = templates() / lang / "questionnaires" / f"{name}.yaml"
    return read_questionnaire_file(path, lang, own=False)


def talk_forms(lang: str) -> "TalkForms":
    """The questionnaires that a talk is made of."""
    from popcli.core.talk import TalkForms

    return TalkForms(*(questionnaire(lang, name) for name in ("evaluation", "activity", "closing", "progress")))


def asks(lang: str, *names: str) -> dict[str, str]:
    """What is asked in these questionnaires by the id of the question, and what a choice says ("reached.yes").

    Where two have the same question, the first one says what is asked.
    """
    found: dict[str, str] = {}
    for question in (item for name in names for item in questionnaire(lang, name).questions):
        found.setdefault(question.id, question.ask)
        for choice in question.choices:
            found.setdefault(f"{question.id}.{choice.value}", choice.label)
    return found


def read_questionnaire_file(path: Path, lang: str, *, own: bool = True) -> Questionnaire:
    """A questionnaire from any file; its items use the questionnaires of the program.

    An ``own`` one, which people wrote for a plan, may fill only what a plan has.

    Raises:
        FileProblem: what is wrong, with file and line.
    """
    from popcli.store.yaml_tree import line_of, parse, plain

    content = read_file(path)
    if content is None:
        raise FileProblem("file-missing", place=Place(str(path)))
    root = parse(content, str(path)).root
    try:
        form = read_questionnaire(plain(root) if root else None)
        whole = _with_parts(form, lang)
        if own:
            check_places(whole)
    except QuestionnaireProblem as problem:
        line = line_of(root, problem.path) if root else 1
        raise FileProblem(problem.key, place=Place(str(path), line), **problem.values) from None
    return whole


def _with_parts(form: Questionnaire, lang: str) -> Questionnaire:
    from dataclasses import replace

    known = ITEM_QUESTIONNAIRES
    for question in form.questions:
        if question.of is not None and question.of not in known:
            path = _path_of(form, question.id)
            raise QuestionnaireProblem("question-of", (*path, "of"), of=question.of, known=", ".join(known))
    wanted = {question.of for question in form.questions if question.of is not None}
    return replace(form, parts={name: questionnaire(lang, name) for name in sorted(wanted)})


def _path_of(form: Questionnaire, wanted: str) -> tuple[str | int, ...]:
    for number, block in enumerate(form.blocks):
        for place, question in enumerate(block.questions):
            if question.id == wanted:
                return ("blocks", number, "questions", place)
    return ()
