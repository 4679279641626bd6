"""Questions as data: what a questionnaire is, and how plain data becomes one.

Questionnaires live in ``templates/<lang>/questionnaires/`` and in files people write themselves
(docs/questionnaires.md). Conditions are a mapping of a few words, never an expression.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from popcli.core.errors import PopError

KINDS = ("text", "long", "list", "choice", "yesno", "level", "number", "hours", "money", "date", "days", "items")
"""Kinds of questions; ``items`` asks another questionnaire once per thing."""

MANY = ("list", "items")
"""Kinds whose answer is a list, asked one by one."""

DEFAULT_MAX = 3

Path = tuple[str | int, ...]


class QuestionnaireProblem(PopError):
    """A questionnaire is not what it should be; ``path`` leads to the place in the data."""

    def __init__(self, key: str, path: Path, **values: object) -> None:
        super().__init__(key, **values)
        self.path = path


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: the value that is stored and the label that people read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class When:
    """A question is asked only when another one ``is``, is ``not``, or is ``filled`` (or not)."""

    question: str
    word: str
    value: str

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether the condition holds for these answers (question id to value)."""
        answer = answers.get(self.question)
        if self.word == "filled":
            return is_filled(answer) == (self.value == "true")
        return (answer == self.value) == (self.word == "is")


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
        return next((item for item in self.questions if item.id == wanted), None) or _no_question(wanted)

    def asked(self, *, full: bool, answers: Mapping[str, Any]) -> list[tuple[Block, Question]]:
        """The questions to ask: all or the short path, as far as their condition holds for the answers."""
        return [
            (block, question)
            for block in self.blocks
            for question in block.questions
            if (full or question.core or question.required)
            and (question.when is None or question.when.holds(answers))
        ]


def _no_question(wanted: str) -> Question:
    raise KeyError(wanted)


def is_filled(answer: object) -> bool:
    """Whether an answer says anything: not skipped, and not a list of nothing."""
    if isinstance(answer, list):
        return any(is_filled(item) for item in answer)
    if isinstance(answer, dict):
        return any(is_filled(item) for item in answer.values())
    return answer is not None and answer != ""


_QUESTIONNAIRE_KEYS = ("id", "title", "minutes", "blocks")
_BLOCK_KEYS = ("id", "title", "questions")
_QUESTION_KEYS = (
    *("id", "kind", "ask", "why", "example", "fills", "required", "core", "private"),
    *("max", "of", "default", "choices", "when", "source"),
)
_WHEN_WORDS = ("is", "not", "filled")


def read_questionnaire(data: Any) -> Questionnaire:
    """A questionnaire from plain data in which every scalar is text; ``parts`` are joined by the caller.

    Raises:
        QuestionnaireProblem: what is wrong, and the path to it.
    """
    _check_keys(data, _QUESTIONNAIRE_KEYS, ())
    ids: dict[str, Path] = {}
    blocks = []
    for number, block in enumerate(_list(data, "blocks", ())):
        path: Path = ("blocks", number)
        _check_keys(block, _BLOCK_KEYS, path)
        questions = tuple(
            _read_question(item, (*path, "questions", place), ids)
            for place, item in enumerate(_list(block, "questions", path))
        )
        blocks.append(Block(_text(block, "id", path), _text(block, "title", path), questions))
    minutes = data.get("minutes")
    return Questionnaire(
        id=_text(data, "id", ()),
        title=_text(data, "title", ()),
        blocks=tuple(blocks),
        minutes=None if minutes is None else _number(minutes, ("minutes",)),
    )


def _read_question(data: Any, path: Path, ids: dict[str, Path]) -> Question:
    _check_keys(data, _QUESTION_KEYS, path)
    kind, name = _text(data, "kind", path), _text(data, "id", path)
    if kind not in KINDS:
        raise QuestionnaireProblem("question-kind", (*path, "kind"), kind=kind, known=", ".join(KINDS))
    if name in ids:
        raise QuestionnaireProblem("question-twice", (*path, "id"), id=name)
    question = Question(
        id=name,
        kind=kind,
        ask=_text(data, "ask", path),
        why=str(data.get("why") or ""),
        example=str(data.get("example") or ""),
        fills=data.get("fills"),
        required=_flag(data, "required", path),
        core=_flag(data, "core", path),
        private=_flag(data, "private", path),
        max=_number(data.get("max", str(DEFAULT_MAX)), (*path, "max")),
        of=_text(data, "of", path) if kind == "items" else None,
        default=data.get("default"),
        choices=_choices(data, path) if kind == "choice" else (),
        when=_when(data["when"], (*path, "when"), ids) if data.get("when") else None,
        source=tuple(data.get("source") or ()),
    )
    ids[name] = path
    return question


def _choices(data: Any, path: Path) -> tuple[Choice, ...]:
    items = _list(data, "choices", path)
    for number, item in enumerate(items):
        _check_keys(item, ("value", "label"), (*path, "choices", number))
    return tuple(
        Choice(_text(item, "value", (*path, "choices", n)), _text(item, "label", (*path, "choices", n)))
        for n, item in enumerate(items)
    )


def _when(data: Any, path: Path, ids: Mapping[str, Path]) -> When:
    _check_keys(data, ("question", *_WHEN_WORDS), path)
    words = [word for word in _WHEN_WORDS if word in data]
    if len(words) != 1 or (words == ["filled"] and data["filled"] not in {"true", "false"}):
        raise QuestionnaireProblem("question-when", path, known=", ".join(_WHEN_WORDS))
    asked = _text(data, "question", path)
    if asked not in ids:
        raise QuestionnaireProblem("question-when-unknown", (*path, "question"), question=asked)
    return When(asked, words[0], _text(data, words[0], path))


def _check_keys(data: Any, known: tuple[str, ...], path: Path) -> None:
    if not isinstance(data, Mapping):
        raise QuestionnaireProblem("questionnaire-mapping", path, known=", ".join(known))
    for key in data:
        if key not in known:
            raise QuestionnaireProblem("questionnaire-key", (*path, key), name=key, known=", ".join(known))


def _text(data: Mapping[str, Any], key: str, path: Path) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise QuestionnaireProblem("questionnaire-missing", (*path, key), name=key)
    return value


def _list(data: Mapping[str, Any], key: str, path: Path) -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list) or not value:
        raise QuestionnaireProblem("questionnaire-list", (*path, key), name=key)
    return value


def _flag(data: Mapping[str, Any], key: str, path: Path) -> bool:
    value = data.get(key, "false")
    if value not in {"true", "false"}:
        raise QuestionnaireProblem("questionnaire-flag", (*path, key), name=key)
    return bool(value == "true")


def _number(value: Any, path: Path) -> int:
    if not isinstance(value, str) or not value.isdecimal() or not 1 <= int(value[:4]) <= 99:  # noqa: PLR2004
        raise QuestionnaireProblem("questionnaire-number", path)
    return int(value)
