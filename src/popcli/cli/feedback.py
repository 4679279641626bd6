"""The manager's feedback from a file: a text, or a line per goal."""

from pathlib import Path
from typing import Any

from popcli.core.checked import checked_text, nearest
from popcli.core.errors import FileProblem, InvalidValue, Place
from popcli.core.questions import Questionnaire
from popcli.store.files import read_file

GENERAL = "general"
"""The key of what is said about the whole, beside keys that are ids of goals."""


NOTHING = frozenset({"~", "null"})
"""How YAML says nothing."""


def read_feedback(path: Path, form: Questionnaire) -> dict[str, Any]:
    """Answers to the questions about feedback: all text is about the whole, a YAML file has a text per goal.

    Raises:
        FileProblem: no such file, nothing in it, or a key that is no goal of this talk, with its line.
    """
    content = read_file(path)
    if content is None:
        raise FileProblem("file-missing", place=Place(str(path)))
    if path.suffix.lower() in {".yaml", ".yml"}:
        return _per_goal(content, path, form)
    try:
        text = _words(content.decode("utf-8-sig"), Place(str(path)))
    except UnicodeDecodeError:
        raise FileProblem("yaml-utf8", place=Place(str(path))) from None
    if not text:
        raise FileProblem("feedback-empty", place=Place(str(path)))
    return {"feedback": text}


def _words(text: str, place: Place) -> str:
    """The words themselves, with line breaks as everywhere; what says nothing is nothing."""
    try:
        plain = checked_text(text.replace("\r\n", "\n")).strip()
    except InvalidValue as problem:
        problem.place = place
        raise
    return "" if plain in NOTHING else plain


def _per_goal(content: bytes, path: Path, form: Questionnaire) -> dict[str, Any]:
    from popcli.store.yaml_tree import line_of, parse, plain

    root = parse(content, str(path)).root
    data = plain(root) if root is not None else None
    suffix = ".manager-feedback"
    asked = [question.id for question in form.questions]
    goals = [name.removesuffix(suffix) for name in asked if name.endswith(suffix)]
    if root is None or not isinstance(data, dict):
        raise FileProblem("feedback-shape", place=Place(str(path), 1), known=", ".join([*goals, GENERAL]))
    found: dict[str, Any] = {}
    for key, value in data.items():
        place = Place(str(path), line_of(root, (key,)))
        if key not in {*goals, GENERAL}:
            near = nearest(key, [*goals, GENERAL]) or GENERAL
            raise FileProblem("feedback-key", place=place, name=key, nearest=near, known=", ".join([*goals, GENERAL]))
        if value is not None and not isinstance(value, str):
            raise FileProblem("feedback-text", place=place, name=key)
        if words := _words(value or "", place):
            found["feedback" if key == GENERAL else key + suffix] = words
    return found
