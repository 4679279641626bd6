"""A person at a real terminal: the installed program under a pseudo-terminal, and what stands on the screen."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeys.screens import Terminal


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An empty home on a fixed day, in a plain environment."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "POPCLI_HOME": str(tmp_path / "home"),
        "POPCLI_STATE": str(tmp_path / "state"),
        "POPCLI_TODAY": "2026-03-02",
    }


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Start the program at a terminal: ``terminal("init", lang="nl", width=60)``."""
    started: list[Terminal] = []

    def start(*arguments: str, lang: str = "en", width: int = 80, **more: str) -> Terminal:
        one = Terminal(list(arguments), {**environment, "POPCLI_LANG": lang, **more}, width)
        started.append(one)
        return one

    yield start
    for one in started:
        one.process.close(force=True)


@pytest.fixture
def run(environment: dict[str, str]) -> Callable[..., str]:
    """Run the program without a terminal and give its output; ``ANSWERS`` stands for the example answers."""
    answers = Path(__file__).parents[2] / "examples" / "maya" / "answers.yaml"

    def start(*arguments: str) -> str:
        words = [str(answers) if word == "ANSWERS" else word for word in arguments]
        done = subprocess.run(
            [sys.executable, "-c", "from popcli.cli.main import run; run()", *words],
            env={**environment, "POPCLI_LANG": "en"},
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        return done.stdout

    return start
