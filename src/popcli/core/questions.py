"""Questions as data: what a questionnaire is.

Questionnaires live in ``templates/<lang>/questionnaires/`` and in files people write themselves
(docs/questionnaires.md). Conditions are a mapping of a few words, never an expression.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = ("text", "long", "list", "choice", "yesno", "level", "number", "hours", "money", "date", "days", "items")
"""Kinds of questions; ``items`` asks another questionnaire once per thing."""

MANY = ("list", "items")
"""Kinds whose answer is a list, asked one by one."""

DEFAULT_MAX = 3

OF_GOAL = "goal."
"""Begins what an answer of a talk fills in the goal itself ("goal.due"), beside the fields of the review."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: the value that is stored and the label that people read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class When:
    """A question is asked only when another one ``is``, is ``not``, is ``any`` of, or is ``filled`` (or not)."""

    question: str
    word: str
    values: tuple[str, ...]

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether the condition holds for these answers (question id to value)."""
        answer = answers.get(self.question)
        if self.word == "filled":
            return is_filled(answer) == (self.values == ("true",))
        return (answer in self.values) == (self.word != "not")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in one language."""

    id: str
    kind: str
    ask: str
    why: str
    example: str
    fills: str | None = None
    required: bool = False
    core: bool = False
    private: bool = False
    max: int = DEFAULT_MAX
    of: str | None = None
    default: str | None = None
    choices: tuple[Choice, ...] = ()
    when: When | None = None
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Questions that belong together, under one title."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire in one language; ``minutes`` is the time the short path takes, if it is known."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    minutes: int | None = None
    parts: Mapping[str, "Questionnaire"] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(question for block in self.blocks for question in block.questions)

    def question(self, wanted: str) -> Question:
        """The question with this id.

        Raises:
            KeyError: there is none.
        """
        for item in self.questions:
            if item.id == wanted:
                return item
        raise KeyError(wanted)

    def asked(self, *, full: bool, answers: Mapping[str, Any]) -> list[tuple[Block, Question]]:
        """The questions to ask: all or the short path, as far as their condition holds for the answers.

        A question that is not asked has no answer, also when it was answered before an earlier answer changed.
        """
        found: list[tuple[Block, Question]] = []
        given: dict[str, Any] = {}
        for block in self.blocks:
            for question in block.questions:
                wanted = full or question.core or question.required
                if not wanted or (question.when is not None and not question.when.holds(given)):
                    continue
                found.append((block, question))
                given[question.id] = answers.get(question.id)
        return found


def is_filled(answer: object) -> bool:
    """Whether an answer says anything: not skipped, and not a list of nothing.

    An item counts by its name, its first answer; an id alone says nothing.
    """
    if isinstance(answer, list):
        return any(is_filled(item) for item in answer)
    if isinstance(answer, dict):
        return is_filled(next((value for key, value in answer.items() if key != "id"), None))
    return answer is not None and answer != ""
