"""The whole program in this process: an empty home, a fixed day, a plain environment."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from pop_runs import PROGRAM, SMALL_PLAN, TODAY, Input, Pop, Result, Stream, plain_environment
from popcli.cli.main import main
from popcli.cli.session import Session
from script_answers import Person, ScriptAnswers

# Typer makes its commands anew for each run of the program; in one process once is enough.
once = functools.cache(typer.main.get_command)


def _ended(arguments: list[str]) -> int:
    """The exit code of a run; completion ends it by itself."""
    try:
        return main(arguments)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of this test, already in place; the working folder is an empty one."""
    found = plain_environment(tmp_path)
    for name in list(os.environ):
        if name != "PYTEST_CURRENT_TEST":
            monkeypatch.delenv(name)
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return found


@pytest.fixture
def pop(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Pop:  # noqa: ARG001 - it sets the stage
    """Run the program: ``pop("log", "text", "--goal", "g1", stdin=b"…", lang="nl", NO_COLOR="1")``."""

    def run(
        *arguments: str, stdin: bytes = b"", today: str = TODAY, lang: str | None = None, tty: bool = False, **env: str
    ) -> Result:
        out, err = Stream(tty=tty), Stream(tty=tty)
        with monkeypatch.context() as during:
            during.setenv("POPCLI_TODAY", today)
            if lang:
                during.setenv("POPCLI_LANG", lang)
            for name, value in env.items():
                during.setenv(name, value)
            during.setattr(typer.main, "get_command", once)
            during.setattr(sys, "stdin", Input(stdin))
            during.setattr(sys, "stdout", out)
            during.setattr(sys, "stderr", err)
            code = _ended(list(arguments))
        return Result(code, out.text(), err.text())

    return run


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with Sanne's small plan, made by the program once; tests take a copy."""
    folder = tmp_path_factory.mktemp("small")
    answers = folder / "small.yaml"
    answers.write_text(SMALL_PLAN, encoding="utf-8")
    environment = {**plain_environment(folder), "POPCLI_TODAY": "2026-03-01"}
    command = [sys.executable, "-c", PROGRAM, "--lang", "en", "init", "--answers", str(answers)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return folder / "home"


@pytest.fixture
def journal(pop: Pop, small_home: Path, tmp_path: Path) -> Pop:
    """The program in a home where Sanne has a small plan: goals g1 and g2, action a1, need n1."""
    shutil.copytree(small_home, tmp_path / "home")
    return pop


@pytest.fixture
def sanne(journal: Pop, tmp_path: Path) -> Path:
    """The folder of Sanne's files, with her small plan in it."""
    del journal
    return tmp_path / "home" / "sanne"


@pytest.fixture
def installed(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the program in a process of its own; ``program`` is what the interpreter runs."""

    def run(
        *arguments: str, stdin: bytes = b"", program: str = PROGRAM, **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", program, *arguments],
            input=stdin,
            env={**environment, **env},
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def asks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., ScriptAnswers]:
    """A person at the terminal who types these replies, and then presses Ctrl-C."""

    def start(*replies: str, person: type[ScriptAnswers] = Person) -> ScriptAnswers:
        one = person(replies)
        monkeypatch.setattr(Session, "can_ask", property(lambda session: not session.settings.no_input))
        monkeypatch.setattr(Session, "asker", lambda _session: one)
        return one

    return start
