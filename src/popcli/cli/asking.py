"""Asking a questionnaire from start to end: the draft, going on, the walk, and a look at all answers before saving."""

from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from popcli.cli.failure import one_line
from popcli.cli.output import show_pieces
from popcli.cli.session import Session
from popcli.core.dates import say_date
from popcli.core.errors import Stopped
from popcli.core.fills import Data, difference, fill, object_from, tree_from
from popcli.core.prompt import Asker, Prompt
from popcli.core.questions import OF_GOAL, Choice, Path, Question, Questionnaire, is_filled
from popcli.core.replies import read_numbers, read_reply
from popcli.core.walk import Form, Reply, Step, Tree, walk
from popcli.store.drafts import Draft, drop_draft, keep_draft, read_draft
from popcli.store.questionnaires import questionnaire


@dataclass(slots=True)
class Interview:
    """One questionnaire put to one person, or to a file that answers for them."""

    session: Session
    form: Form
    asker: Asker
    draft: FilePath | None = None
    shown: tuple[int, str] | None = None
    changing: Tree = field(default_factory=dict)
    coached: dict[Path, Any] = field(default_factory=dict)
    """Answers that questions back already gave, by the path of the question they belong to."""
    stopped: str = "stopped-init"
    """What is said when the person stops: how to go on."""
    given: Tree = field(default_factory=dict)
    """The answers so far."""
    terms: Tree = field(default_factory=dict)
    """What the command was told, to be kept in the draft beside the answers."""

    def answers(self, start: Tree) -> Tree:
        """All answers, starting from those given before (a draft); each new one is kept at once.

        Raises:
            KeyboardInterrupt: the person stopped with Ctrl-C; the draft holds what was answered.
        """
        self.given = start
        return walk(self.form, start, self.ask, self.keep)

    def keep(self, answers: Tree) -> None:
        """Put the answers so far in the draft, if there is one."""
        self.given = answers
        if self.draft is not None:
            coached = [[list(path), value] for path, value in self.coached.items()]
            how = {
                "full": self.form.full,
                "lang": self.session.lang,
                "changing": self.changing,
                "coached": coached,
                **self.terms,
            }
            keep_draft(self.draft, Draft(answers, how))

    def ask(self, step: Step, default: Any) -> Any:
        """Put one step to the asker, with questions back where it is the sentence of a goal.

        The value, ``None`` for skipped, or ``Reply.BACK``.
        """
        if step.path in self.coached:
            return self.coached.pop(step.path)
        reply = self.put(step, default)
        stood = default if default is not None else step.question.default
        if self.coaches(step) and reply not in (None, Reply.BACK, stood):
            from popcli.cli.coaching import improved

            return improved(self, step, reply)
        return reply

    def coaches(self, step: Step) -> bool:
        """Whether the answer to this step is the sentence of a goal, typed by a person."""
        of = step.parent.of if step.parent else self.form.questionnaire.id
        fills = step.question.fills
        return self.asker.is_person and (fills == f"{OF_GOAL}text" or (of == "goal" and fills == "text"))

    def put(self, step: Step, default: Any, head: str = "") -> Any:
        """Put one step to the asker as it is; ``head`` is shown above it."""
        say, today = self.session.say, self.session.today
        question = step.question
        typed = default if default is not None else question.default
        return self.asker.ask(
            Prompt(
                question=question,
                path=step.path,
                label=self._label(step),
                head=head or self._head(step),
                default=self._default_text(question, typed),
                required=not step.optional,
                read=lambda raw: read_reply(question, raw, today),
                explain=lambda error: one_line(error, say),
                echo=lambda value: echo(question, value, self.session.lang),
            )
        )

    def _head(self, step: Step) -> str:
        """The block with its counter when it begins, and what a list is about before its first item."""
        lines = []
        place = (step.number, step.block)
        if place != self.shown:
            lines.append(self.session.say("form.head", number=step.number, total=step.total, block=step.block))
            asked = step.parent or (step.question if step.question.kind == "list" else None)
            if asked is not None:
                lines.append(asked.ask)
        self.shown = place
        return "\n".join(lines)

    def _label(self, step: Step) -> str:
        if step.question.kind == "list":
            return f"{step.nth}."
        first = step.parent is not None and step.path[-1] == self.form.part(step.parent).questions[0].id
        return f"{step.nth}. {step.question.ask}" if first else step.question.ask

    def _default_text(self, question: Question, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.session.say("form.yes") if value else self.session.say("form.no")
        return ", ".join(value) if isinstance(value, list) and question.kind == "days" else str(value)


def echo(question: Question, value: Any, lang: str) -> str:
    """What was understood, where a person may have meant something else: dates in full."""
    from datetime import date

    if question.kind == "date" and isinstance(value, str):
        return say_date(date.fromisoformat(value), lang)
    if question.kind == "days" and isinstance(value, list):
        return " · ".join(say_date(date.fromisoformat(day), lang) for day in value)
    return ""


def start_or_go_on(session: Session, draft: FilePath, asker: Asker, stopped: str = "stopped-init") -> Draft | None:
    """The draft to go on with, or ``None`` to start again; asks when there is one.

    Raises:
        Stopped: the person wants neither.
    """
    found = read_draft(draft)
    if found is None:
        return None
    session.tell(session.say("init.draft-found"))
    picked = choose(session, asker, "init.draft-what", ("go-on", "again", "stop"))
    if picked == "stop":
        raise Stopped(stopped)
    if picked == "again":
        drop_draft(draft)
        return None
    return found


def choose(session: Session, asker: Asker, key: str, values: tuple[str, ...]) -> str:
    """One of a few ways to go on; the labels stand under ``<key>.<value>``. Going back means the last one."""
    labels = tuple(Choice(value, session.say(f"{key}.{value}")) for value in values)
    reply = asker.ask(_bare_prompt(session, _choice_question(key, session.say(key), labels)))
    return values[-1] if reply is Reply.BACK else str(reply)


def pick(session: Session, key: str, labels: dict[str, str]) -> str:
    """One of several things, by value and label.

    Raises:
        Stopped: the person goes back, or stops.
    """
    choices = tuple(Choice(value, label) for value, label in labels.items())
    try:
        reply = session.asker().ask(_bare_prompt(session, _choice_question(key, session.say(key), choices)))
    except KeyboardInterrupt:
        reply = Reply.BACK
    if reply is Reply.BACK:
        raise Stopped("stopped-nothing")
    return str(reply)


def pick_some(session: Session, key: str, most: int) -> list[int]:
    """The numbers (from 1) of one or more things in a list that was just shown.

    Raises:
        Stopped: the person picks none, goes back, or stops.
    """
    question = Question(id=key, kind="text", ask=session.say(key), why="", example="1, 3")
    prompt = replace(_bare_prompt(session, question), required=False, read=lambda raw: read_numbers(raw, most))
    try:
        reply = session.asker().ask(prompt)
    except KeyboardInterrupt:
        reply = Reply.BACK
    if reply in (None, Reply.BACK):
        raise Stopped("stopped-nothing")
    return list(reply)


def _bare_prompt(session: Session, question: Question) -> Prompt:
    return Prompt(
        question=question,
        path=(question.id,),
        label=question.ask,
        head="",
        default="",
        required=True,
        read=lambda raw: read_reply(question, raw, session.today),
        explain=lambda error: one_line(error, session.say),
        echo=lambda _value: "",
    )


def reviewed(interview: Interview, answers: Tree) -> Tree:
    """Show all answers, and let the person change some, until they are to be saved.

    Raises:
        Stopped: the person stops without saving; the draft stays.
    """
    from popcli.report.review_page import given_page, numbered

    session, form = interview.session, interview.form
    while True:
        show_pieces(given_page(answers, form, session.say), session)
        picked = choose(session, interview.asker, "init.save-what", ("save", "change", "stop"))
        if picked == "save":
            return form.result(answers)
        if picked == "stop":
            raise Stopped(interview.stopped)
        numbers = dict(numbered(form, answers))
        answers = _change_one(interview, answers, numbers)


def _change_one(interview: Interview, answers: Tree, numbers: dict[int, Any]) -> Tree:
    """Ask one main question again, with its answer as the default, and whatever newly applies because of it."""
    session = interview.session
    labels = tuple(Choice(str(number), _asked(interview.form, path[0])) for number, path in numbers.items())
    question = _choice_question("init.change-which", session.say("init.change-which"), labels)
    picked = interview.asker.ask(_bare_prompt(session, question))
    if picked is Reply.BACK:
        return answers
    wanted = str(numbers[int(picked)][0])
    interview.changing = {wanted: answers[wanted]}
    interview.form = replace(interview.form, before={**interview.form.before, **interview.changing})
    changed = interview.answers({name: value for name, value in answers.items() if name != wanted})
    interview.changing = {}
    return changed


def _choice_question(name: str, ask: str, choices: tuple[Choice, ...]) -> Question:
    return Question(id=name, kind="choice", ask=ask, why="", example="", required=True, choices=choices)


def _asked(form: Form, name: Any) -> str:
    return form.questionnaire.question(str(name)).ask


def ask_object(session: Session, name: str, given: Data, old: Data) -> Data:
    """The fields that change in an object (a goal, an action) by its questions, on top of those given already.

    A new object is asked by the short path; one that exists (``old`` is its data) by all questions, each with its
    answer as the default. A field that was emptied comes back as ``None``. Stopping halfway changes nothing.

    Raises:
        Stopped: with Ctrl-C.
    """
    asked = questionnaire(session.lang, name)
    form = Form(asked if old else _named(asked), full=bool(old), before=tree_from(old, asked))
    interview = Interview(session, form, session.asker())
    try:
        answers = interview.answers(_improved(interview, tree_from(given, form.questionnaire), given))
    except KeyboardInterrupt:
        raise Stopped("stopped-nothing") from None
    made = object_from(form.result(answers), form.questionnaire, {**old, **given})
    for question in form.questionnaire.questions:
        if question.fills and question.id in answers and not is_filled(answers[question.id]):
            fill(made, question.fills, None)
    return difference(old, made)


def _improved(interview: Interview, start: Tree, given: Data) -> Tree:
    """The answers given so far, with the sentence after questions back where it is one of them."""
    form = interview.form
    first = next(iter(form.steps(start)))
    text = start.get(first.question.id)
    if not (isinstance(text, str) and interview.coaches(first)):
        return start
    from popcli.cli.coaching import improved, settled

    better = improved(interview, first, text, settled(given))
    return start if better in (None, Reply.BACK) else {**start, first.question.id: better}


def _named(form: Questionnaire) -> Questionnaire:
    """The questionnaire with its first question required: what it makes is nothing without a name."""
    first, *blocks = form.blocks
    name, *questions = first.questions
    return replace(form, blocks=(replace(first, questions=(replace(name, required=True), *questions)), *blocks))
