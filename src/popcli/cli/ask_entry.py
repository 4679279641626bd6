"""Asking for a log entry at a terminal: the entry questions, with the goals and actions of the plan to choose from."""

from dataclasses import replace
from datetime import date
from typing import Any

from popcli.cli.asking import Interview
from popcli.cli.session import Session
from popcli.core.errors import Stopped
from popcli.core.questions import Choice, Question, Questionnaire
from popcli.core.walk import Form
from popcli.store.questionnaires import questionnaire

UNPLANNED = "unplanned"


def ask_entry(session: Session, given: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry: what was given, and what the person answers; everything but the text may be skipped.

    Raises:
        Stopped: with Ctrl-C; nothing is written.
    """
    form = _with_plan(session, questionnaire(session.lang, "entry"))
    known = {question.id: _answer(given[field]) for question in form.questions if (field := _field(question)) in given}
    whole = Form(form, full=False, before={})
    try:
        answers = whole.result(Interview(session, whole, session.asker()).answers(known))
    except KeyboardInterrupt:
        raise Stopped("stopped-nothing") from None
    made = dict(given)
    for question in form.questions:
        if question.id in answers and _field(question) not in given:
            made |= _filled(session, question, answers[question.id])
    return made


def _field(question: Question) -> str:
    return question.fills or question.id


def _answer(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_answer(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _filled(session: Session, question: Question, value: Any) -> dict[str, Any]:
    if question.id == "for":
        return {} if value == UNPLANNED else {_list_of(session, value): value}
    if question.kind == "days":
        return {_field(question): tuple(date.fromisoformat(day) for day in value)}
    if question.kind == "date":
        return {_field(question): date.fromisoformat(value)}
    return {_field(question): tuple(value) if isinstance(value, list) else value}


def _list_of(session: Session, wanted: str) -> str:
    index = session.index
    if wanted in index.goals:
        return "goal"
    return "action" if wanted in index.actions else "need"


def _with_plan(session: Session, form: Questionnaire) -> Questionnaire:
    """The entry questions with what the plan knows: goals, actions and needs, and own methods."""
    index = session.index
    served = {name: index.goals[name] for name in index.live} | index.actions | index.needs
    choices = tuple(Choice(name, f"{name}  {text}") for name, text in served.items())
    choices += (Choice(UNPLANNED, session.say("log.unplanned")),)
    own = tuple(Choice(name, name) for name in index.methods)

    def fitted(question: Question) -> Question:
        if question.id == "for":
            return replace(question, kind="choice", choices=choices)
        return replace(question, choices=question.choices + own) if question.id == "method" else question

    blocks = tuple(replace(block, questions=tuple(map(fitted, block.questions))) for block in form.blocks)
    return replace(form, blocks=blocks)
