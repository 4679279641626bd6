"""Small questionnaires for tests, written as plain data."""

from dataclasses import replace
from typing import Any

from popcli.core.questions import Questionnaire
from popcli.core.read_questions import read_questionnaire


def question(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    """A question of the short path, as plain data."""
    return {"id": name, "kind": kind, "ask": f"{name}?", "core": "true", **more}


def data(*questions: dict[str, Any]) -> dict[str, Any]:
    """A questionnaire with one block, as plain data."""
    return {"id": "own", "title": "Own", "blocks": [{"id": "b", "title": "Block", "questions": list(questions)}]}


def questionnaire(*questions: dict[str, Any], **parts: Questionnaire) -> Questionnaire:
    """A questionnaire with one block and the parts that its items are asked by."""
    return replace(read_questionnaire(data(*questions)), parts=parts)


YES_NO = [{"value": "yes", "label": "Yes, please"}, {"value": "no", "label": "No"}]
