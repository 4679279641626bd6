"""A script that answers questions: the fourth way of asking, beside terminal, plain lines and an answers file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from popcli.core.prompt import Asker, Prompt
from popcli.core.questions import Questionnaire
from popcli.core.replies import read_reply
from popcli.core.walk import Ask, Form, Reply, Step, Tree, walk

TODAY = date(2026, 3, 2)
BACK, EMPTY, ENTER = "<", "-", ""
"""Go back; empty an answer; take the default, or skip where there is none."""


class ScriptAnswers:
    """Types one reply per prompt, and presses Ctrl-C when there is none left."""

    is_person = False

    def __init__(self, replies: Iterable[str]) -> None:
        self.left = list(replies)
        self.asked: list[Prompt] = []

    def ask(self, prompt: Prompt) -> Any:
        if not self.left:
            raise KeyboardInterrupt
        self.asked.append(prompt)
        typed = self.left.pop(0)
        if typed == BACK:
            return Reply.BACK
        typed = "" if typed == EMPTY else typed or prompt.default
        if typed:
            return prompt.read(typed)
        assert not prompt.required, f"{prompt.path} cannot be skipped"
        return None


class Person(ScriptAnswers):
    """A script for somebody who is asked back; ``paths`` are the questions so far, as ``goals.0.text``."""

    is_person = True

    @property
    def paths(self) -> list[str]:
        return [dotted(prompt) for prompt in self.asked]


class Walked:
    """What came of a walk: the answers so far, whether it came to its end, and what was asked."""

    def __init__(self, form: Form, replies: Iterable[str], start: Tree, today: date) -> None:
        self.form = form
        self.script = ScriptAnswers(replies)
        self.kept: list[Tree] = []
        self.answers, self.finished = dict(start), False
        try:
            self.answers = walk(form, start, by_step(self.script, today), self.kept.append)
            self.finished = True
        except KeyboardInterrupt:
            self.answers = self.kept[-1] if self.kept else self.answers

    @property
    def paths(self) -> list[str]:
        """The steps that were asked, in order: ``goals.0.text``."""
        return [dotted(prompt) for prompt in self.script.asked]

    @property
    def defaults(self) -> dict[str, str]:
        """What stood ready at each step, the last time that it was asked."""
        return {dotted(prompt): prompt.default for prompt in self.script.asked}

    @property
    def result(self) -> Tree:
        """The answers that count; all replies must have been used by then."""
        assert self.finished, f"more questions than replies, after {self.paths[-1:]}"
        assert not self.script.left, f"more replies than questions: {self.script.left}"
        return self.form.result(self.answers)


def walked(
    questionnaire: Questionnaire,
    replies: Iterable[str],
    *,
    before: Tree | None = None,
    start: Tree | None = None,
    full: bool = False,
) -> Walked:
    """Walk a questionnaire with a script, on :data:`TODAY`."""
    return Walked(Form(questionnaire, full=full, before=before or {}), replies, start or {}, TODAY)


def by_step(asker: Asker, today: date) -> Ask:
    """Put the steps of a walk to an asker."""

    def ask(step: Step, default: Any) -> Any:
        typed = default if default is not None else step.question.default
        return asker.ask(
            Prompt(
                question=step.question,
                label=step.question.ask,
                head="",
                default=_typed(typed),
                required=not step.optional,
                read=lambda raw: read_reply(step.question, raw, today),
                explain=str,
                echo=lambda _value: "",
                path=step.path,
            )
        )

    return ask


def dotted(prompt: Prompt) -> str:
    return ".".join(str(part) for part in prompt.path)


def _typed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)
