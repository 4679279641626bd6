"""Prompts as the questionnaires give them, with the real texts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from popcli.core.prompt import Prompt
from popcli.core.questions import Choice, Question
from popcli.core.replies import read_reply
from popcli.core.texts import Texts
from popcli.store.templates import texts

CHOICES = (Choice("gap", "My work asks more"), Choice("new-job", "A new job"), Choice("other", "Something else"))


@pytest.fixture
def say() -> Texts:
    return texts("en")


@pytest.fixture
def prompt() -> Callable[..., Prompt]:
    def make(kind: str, **given: Any) -> Prompt:
        question = Question(
            id="q",
            kind=kind,
            ask="What now?",
            why=given.pop("why", "Because it helps."),
            example=given.pop("example", "a course"),
            choices=given.pop("choices", CHOICES) if kind == "choice" else (),
        )
        usual = {
            "question": question,
            "label": "What now?",
            "head": "",
            "default": "",
            "required": False,
            "read": lambda raw: read_reply(question, raw, date(2026, 6, 30)),
            "explain": lambda error: f"wrong: {error.key}",
            "echo": lambda value: f"understood {value}" if kind == "date" else "",
        }
        return Prompt(**(usual | given))

    return make
