"""A talk from start to end: its questions, put to a person or a file, and what is kept of the answers."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from popcli.cli import values
from popcli.cli.asking import Interview, reviewed, start_or_go_on
from popcli.cli.feedback import read_feedback
from popcli.cli.file_answers import read_answers
from popcli.cli.keeping import keep_talk
from popcli.cli.output import show_pieces
from popcli.cli.prepared import prepared
from popcli.cli.session import Session
from popcli.core.activities import to_evaluate
from popcli.core.entry import Entry
from popcli.core.errors import Stopped, UsageError
from popcli.core.kinds import ReviewKind
from popcli.core.models import Plan
from popcli.core.questions import Questionnaire
from popcli.core.talk import evaluation_form, progress_form, since, with_known
from popcli.core.walk import Form, Tree
from popcli.report.document import Document
from popcli.store.drafts import Draft, draft_file, drop_draft
from popcli.store.questionnaires import talk_forms

FEW, MANY = 3, 8
"""Activities that a talk asks about: the biggest ones, on the short path and with ``--full``."""


class Talk:
    """One talk about the plan of one person, on one day."""

    def __init__(self, session: Session, *, progress: bool, full: bool, partner: str | None, on: date) -> None:
        self.session = session
        self.kind = ReviewKind.PROGRESS if progress else ReviewKind.EVALUATION
        self.full = full
        self.partner = partner
        self.on = on
        self.activities: list[str] | None = None
        """The activities asked about, by id, once they were chosen: a talk that goes on asks about the same ones."""

    @cached_property
    def plan(self) -> Plan:
        """The plan as it stands before the talk."""
        return self.session.plan()

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries of the log before the talk."""
        return self.session.entries()

    @property
    def stop(self) -> Stopped:
        """What is said when the person stops: how to go on with this kind of talk."""
        return Stopped("stopped-progress" if self.kind is ReviewKind.PROGRESS else "stopped-review")

    @property
    def with_whom(self) -> str | None:
        """With whom the talk is: the one named, else the manager in the plan."""
        return self.partner or self.plan.person.manager

    def form(self, *, full: bool) -> Questionnaire:
        """The questions, for the goals and activities there are."""
        return self.form_of(self.plan, self.entries, full=full)

    def form_of(self, plan: Plan, entries: Iterable[Entry], *, full: bool) -> Questionnaire:
        """The questions for these goals and activities: a sheet has none that is private."""
        forms = talk_forms(self.session.lang)
        if self.kind is ReviewKind.PROGRESS:
            return progress_form(forms, plan, self.session.today, self.with_whom)
        past = [entry for entry in entries if entry.on[0] <= self.on]
        if self.activities is None:
            chosen = to_evaluate(past, since(plan), MANY if full else FEW)
        else:
            chosen = [entry for entry in past if entry.id in self.activities]
        return evaluation_form(forms, plan, chosen, self.session.today, self.with_whom)

    def template(self) -> Document:
        """A commented file with all questions, for ``--answers``."""
        from popcli.cli.answers_template import answers_template

        command = "pop review --progress" if self.kind is ReviewKind.PROGRESS else "pop review"
        return Document(raw=answers_template(self.form(full=True), self.session.say, command))

    def from_file(self, answers: Path, feedback: Path | None) -> Document:
        """Keep the talk that a file tells of."""
        form = self.form(full=True)
        whole = Form(form, full=True, before={})
        tree = Interview(self.session, whole, read_answers(answers, form)).answers(self._feedback(feedback))
        return keep_talk(self, form, whole.result(tree))

    def from_person(self, feedback: Path | None) -> Document:
        """Show what is known, ask, and keep the talk; it can be stopped and gone on with at any question.

        Raises:
            Stopped: the person stopped; the draft holds what was answered.
        """
        session = self.session
        if not session.can_ask:
            raise values.needed("--answers", "pop review --answers talk.yaml")
        asker = session.asker()
        path = draft_file(session.folder.state, self.kind)
        draft = start_or_go_on(session, path, asker, stopped=self.stop.key)
        if draft is not None:
            self._take_over(draft)
        whole = self.form(full=self.full)
        known = self._feedback(feedback)
        given = {**(_renewed(draft, whole) if draft else {}), **known}
        if draft is None:
            show_pieces(prepared(session), session)
        form = with_known(whole, given)
        interview = Interview(session, Form(form, full=self.full, before={}), asker, path, stopped=self.stop.key)
        interview.terms = self._terms(form)
        try:
            tree = interview.answers(given)
            result = interview.form.result(tree) if session.settings.yes else reviewed(interview, tree)
        except KeyboardInterrupt:
            raise self.stop from None
        document = keep_talk(self, form, result)
        drop_draft(path)
        return document

    def _feedback(self, path: Path | None) -> dict[str, Any]:
        """What the manager wrote, as answers to any of the questions.

        Raises:
            UsageError: ``feedback-nobody``: there is nobody whose feedback it could be.
        """
        if path is None:
            return {}
        if not self.with_whom:
            raise UsageError("feedback-nobody", file=str(path))
        return read_feedback(path, self.form(full=True))

    def _terms(self, form: Questionnaire) -> Tree:
        """What the draft keeps beside the answers: how the talk was begun, and what was offered."""
        goals = {goal.id for goal in self.plan.goals}
        owners = (question.id.rpartition(".")[0] for question in form.questions)
        offered = {question.id: question.default for question in form.questions if question.default}
        return {
            "with": self.partner,
            "on": self.on.isoformat(),
            "activities": [name for name in dict.fromkeys(owners) if name and name not in goals],
            "offered": offered,
        }

    def _take_over(self, draft: Draft) -> None:
        """Take over how the talk was begun, as far as this time nothing else was said."""
        self.full = self.full or bool(draft.how.get("full"))
        self.partner = self.partner or draft.how.get("with")
        self.activities = draft.how.get("activities")
        if self.on == self.session.today and (day := draft.how.get("on")):
            self.on = date.fromisoformat(day)


def _renewed(draft: Draft, form: Questionnaire) -> Tree:
    """The answers of a draft; where the answer that was offered was taken and is another one by now, the new one."""
    offered = draft.how.get("offered", {})
    taken = {name: value for name, value in draft.answers.items() if value is not None and value == offered.get(name)}
    now = {question.id: question.default for question in form.questions if question.id in taken}
    return {**draft.answers, **now}
