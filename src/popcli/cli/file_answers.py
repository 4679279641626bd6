"""Answers from a file: what a person would type, by question id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from popcli.core.checked import nearest
from popcli.core.errors import FileProblem, Place, PopError, UsageError
from popcli.core.prompt import Prompt
from popcli.core.questions import Question, Questionnaire, is_filled
from popcli.core.walk import is_open, value_at
from popcli.store.files import read_file

if TYPE_CHECKING:
    from popcli.store.yaml_tree import Node


@dataclass(frozen=True, slots=True)
class FileAnswers:
    """Answers every prompt from the file.

    What the file leaves out, or leaves open, keeps its default or is skipped; an empty text (``""``) empties it.
    """

    file: str
    root: "Node"
    tree: Mapping[str, Any]
    names: frozenset[Question]

    @property
    def is_person(self) -> bool:
        """A file thinks no further than it was written."""
        return False

    def ask(self, prompt: Prompt) -> Any:
        """The value in the file.

        Raises:
            UsageError: ``answer-missing``, for a question that needs an answer.
            PopError: the value is not what was asked for, with file and line.
        """
        value = value_at(self.tree, prompt.path)
        if is_open(value) or value is None:
            value = prompt.default
        if value == "":
            if prompt.required or self._names_something(prompt):
                name = ".".join(str(part) for part in prompt.path)
                raise UsageError("answer-missing", place=self._place(prompt), name=name, ask=prompt.question.ask)
            return None
        try:
            return prompt.read(self._text(value, prompt))
        except PopError as problem:
            problem.place = self._place(prompt)
            raise

    def _names_something(self, prompt: Prompt) -> bool:
        """Whether this names an item of which something else is filled: without a name that would be lost."""
        item = value_at(self.tree, prompt.path[:-1])
        return prompt.question in self.names and not is_open(item) and is_filled(item)

    def _text(self, value: Any, prompt: Prompt) -> str:
        if isinstance(value, list) and prompt.question.kind == "days":
            return ", ".join(str(item) for item in value)
        if not isinstance(value, str):
            raise UsageError("answer-shape", name=str(prompt.path[0]))
        return value

    def _place(self, prompt: Prompt) -> Place:
        from popcli.store.yaml_tree import line_of

        return Place(self.file, line_of(self.root, prompt.path))


def read_answers(path: Path, form: Questionnaire) -> FileAnswers:
    """The answers in a file, after a look at its keys.

    Raises:
        FileProblem: no such file, no mapping, or a key that is no question; with line and the nearest question.
    """
    from popcli.store.yaml_tree import parse, plain

    content = read_file(path)
    if content is None:
        raise FileProblem("file-missing", place=Place(str(path)))
    root = parse(content, str(path)).root
    tree = plain(root) if root is not None else {}
    if root is None or not isinstance(tree, dict):
        raise FileProblem("answers-mapping", place=Place(str(path), 1))
    _check(tree, form, (), str(path), root)
    return FileAnswers(str(path), root, tree, frozenset(_names(form)))


def _names(form: Questionnaire) -> Iterator[Question]:
    """The first question of each kind of item, which names it."""
    for part in form.parts.values():
        yield part.questions[0]
        yield from _names(part)


def _check(tree: Mapping[str, Any], form: Questionnaire, path: tuple[str | int, ...], file: str, root: "Node") -> None:
    """Every key must be a question, and every list have the shape its question asks for."""
    from popcli.store.yaml_tree import line_of

    known = {question.id: question for question in form.questions}
    for key, value in tree.items():
        place = Place(file, line_of(root, (*path, key)))
        if key not in known:
            near = nearest(key, list(known)) or form.questions[0].id
            raise FileProblem("answers-key", place=place, name=key, nearest=near)
        question = known[key]
        if value is None or question.kind not in {"list", "items"}:
            continue
        if not isinstance(value, list):
            raise FileProblem("answers-list", place=place, name=key)
        if len(value) > question.max:
            raise FileProblem("answers-many", place=place, name=key, max=question.max)
        for number, item in enumerate(value):
            if question.kind == "items" and not isinstance(item, dict):
                raise FileProblem("answers-item", place=place, name=key)
            if isinstance(item, dict) and question.kind == "items":
                _check(item, form.parts[str(question.of)], (*path, key, number), file, root)
