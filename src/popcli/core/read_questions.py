"""A questionnaire from plain data, checked: every mistake is told with the path to its place."""

import re
from collections.abc import Mapping
from typing import Any

from popcli.core.checked import nearest
from popcli.core.errors import PopError
from popcli.core.questions import DEFAULT_MAX, KINDS, Block, Choice, Path, Question, Questionnaire, When

_QUESTIONNAIRE_KEYS = ("id", "title", "minutes", "blocks")
_BLOCK_KEYS = ("id", "title", "questions")
_QUESTION_KEYS = (
    *("id", "kind", "ask", "why", "example", "fills", "required", "core", "private"),
    *("max", "of", "default", "choices", "when", "source"),
)
_WHEN_WORDS = ("is", "not", "any", "filled")
_COMPARED = ("text", "long", "choice")
"""Kinds whose answer is a text, which a condition can compare; of the others it can only say that there is one."""
_NUMBER = re.compile("[1-9][0-9]?")


class QuestionnaireProblem(PopError):  # noqa: N818 - reads as what it is
    """A questionnaire is not what it should be; ``path`` leads to the place in the data."""

    def __init__(self, key: str, path: Path, **values: object) -> None:
        super().__init__(key, place=None, **values)
        self.path = path


def read_questionnaire(data: Any) -> Questionnaire:
    """A questionnaire from plain data in which every scalar is text; ``parts`` are joined by the caller.

    Raises:
        QuestionnaireProblem: what is wrong, and the path to it.
    """
    _check_keys(data, _QUESTIONNAIRE_KEYS, ())
    known: dict[str, Question] = {}
    blocks = []
    for number, block in enumerate(_list(data, "blocks", ())):
        path: Path = ("blocks", number)
        _check_keys(block, _BLOCK_KEYS, path)
        questions = tuple(
            _read_question(item, (*path, "questions", place), known)
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


def _read_question(data: Any, path: Path, earlier: dict[str, Question]) -> Question:
    _check_keys(data, _QUESTION_KEYS, path)
    kind, name = _text(data, "kind", path), _text(data, "id", path)
    if kind not in KINDS:
        raise QuestionnaireProblem("question-kind", (*path, "kind"), kind=kind, known=", ".join(KINDS))
    if name in earlier:
        raise QuestionnaireProblem("question-twice", (*path, "id"), id=name)
    question = Question(
        id=name,
        kind=kind,
        ask=_text(data, "ask", path),
        why=_text_or_nothing(data, "why", path) or "",
        example=_text_or_nothing(data, "example", path) or "",
        fills=_text_or_nothing(data, "fills", path),
        required=_flag(data, "required", path),
        core=_flag(data, "core", path),
        private=_flag(data, "private", path),
        max=_number(data.get("max", str(DEFAULT_MAX)), (*path, "max")),
        of=_text(data, "of", path) if kind == "items" else None,
        default=_text_or_nothing(data, "default", path),
        choices=_choices(data, path) if kind == "choice" else (),
        when=_when(data["when"], (*path, "when"), earlier) if data.get("when") else None,
        source=_sources(data, path),
    )
    earlier[name] = question
    return question


def _choices(data: Any, path: Path) -> tuple[Choice, ...]:
    items = _list(data, "choices", path)
    for number, item in enumerate(items):
        _check_keys(item, ("value", "label"), (*path, "choices", number))
    return tuple(
        Choice(_text(item, "value", (*path, "choices", n)), _text(item, "label", (*path, "choices", n)))
        for n, item in enumerate(items)
    )


def _when(data: Any, path: Path, earlier: Mapping[str, Question]) -> When:
    _check_keys(data, ("question", *_WHEN_WORDS), path)
    asked = _text(data, "question", path)
    if asked not in earlier:
        raise QuestionnaireProblem("question-when-unknown", (*path, "question"), question=asked)
    words = [word for word in _WHEN_WORDS if word in data]
    possible = _WHEN_WORDS if earlier[asked].kind in _COMPARED else ("filled",)
    if len(words) != 1 or words[0] not in possible:
        raise QuestionnaireProblem("question-when", path, known=", ".join(possible))
    (word,) = words
    given = [_text(data, word, path)] if word != "any" else _texts(data, word, path)
    values = ["true", "false"] if word == "filled" else [choice.value for choice in earlier[asked].choices]
    for value in given:
        if values and value not in values:
            near = nearest(value, values) or values[0]
            raise QuestionnaireProblem(
                "choice-unknown", (*path, word), text=value, known=", ".join(values), nearest=near
            )
    return When(asked, word, tuple(given))


def _sources(data: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    return tuple(_texts(data, "source", path)) if data.get("source") is not None else ()


def _texts(data: Mapping[str, Any], key: str, path: Path) -> list[str]:
    items = enumerate(_list(data, key, path))
    return [_checked_text(item, key, (*path, key, number)) for number, item in items]


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


def _text_or_nothing(data: Mapping[str, Any], key: str, path: Path) -> str | None:
    value = data.get(key)
    return None if value is None else _checked_text(value, key, (*path, key))


def _checked_text(value: Any, name: str, path: Path) -> str:
    if not isinstance(value, str):
        raise QuestionnaireProblem("questionnaire-text", path, name=name)
    return value


def _list(data: Mapping[str, Any], key: str, path: Path) -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list) or not value:
        raise QuestionnaireProblem("questionnaire-list", (*path, key), name=key)
    return value


def _flag(data: Mapping[str, Any], key: str, path: Path) -> bool:
    value = data.get(key, "false")
    if value not in ("true", "false"):
        raise QuestionnaireProblem("questionnaire-flag", (*path, key), name=key)
    return bool(value == "true")


def _number(value: Any, path: Path) -> int:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise QuestionnaireProblem("questionnaire-number", path)
    return int(value)
