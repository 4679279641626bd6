import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pop_runs import Pop

if TYPE_CHECKING:
    import subprocess

HEAVY = {"pydantic", "ruamel", "rich", "questionary", "prompt_toolkit", "asyncio"}

LOADED = """
import sys
from popcli.cli.main import main
code = main(sys.argv[2:])
names = sorted({name.partition(".")[0] for name in sys.modules})
import json
with open(sys.argv[1], "w") as file:
    json.dump([code, names], file)
"""

SLOW = {"typer", "click", "re", "json", "pathlib", "dataclasses", "typing", "enum", "tempfile", "platformdirs"}
"""What takes longer to load than all that a plain `pop log` has to do."""

Installed = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def loaded(installed: Installed, tmp_path: Path) -> Callable[..., set[str]]:
    """Run one command in a fresh interpreter and give the packages it loaded."""

    def run(*arguments: str) -> set[str]:
        report = tmp_path / "loaded.json"
        done = installed(str(report), *arguments, program=LOADED)
        code, names = json.loads(report.read_text())
        assert code == 0, done.stderr
        return set(names)

    return run


@pytest.fixture
def bare(installed: Installed, tmp_path: Path) -> set[str]:
    """The packages that an interpreter has before there is any program."""
    report = tmp_path / "bare.json"
    installed(str(report), program="import sys; code = 0\n" + LOADED.partition("code = main(sys.argv[2:])")[2])
    return set(json.loads(report.read_text())[1])


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_loads_nothing(loaded: Callable[..., set[str]], option: str):
    found = loaded(option)
    assert not found & HEAVY
    assert not found & {"typer", "click", "json", "platformdirs"}


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    "extra", [(), ("--hours", "2", "--on", "gisteren"), ("--method", "course"), ("--effective", "4"), ("--json",)]
)
def test_logging_loads_nothing_heavy(loaded: Callable[..., set[str]], extra: tuple[str, ...]):
    line = ("log", "Meegelopen", "--goal", "g1", *extra)
    loaded(*line)  # the first time makes the index of the plan
    assert not loaded(*line) & HEAVY


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    "line",
    [
        ("log", "Meegelopen", "--goal", "g1"),
        ("log", 'Meegelopen: één "dag"', "-a", "a1", "-u", "1.5", "-m", "shadowing", "-r", "geleerd"),
    ],
    ids=["goal", "more"],
)
def test_a_plain_log_loads_next_to_nothing_the_second_time(
    loaded: Callable[..., set[str]], bare: set[str], line: tuple[str, ...]
):
    first = loaded(*line)
    assert first >= {"typer", "json"}  # the long way, which makes the notes
    assert not (loaded(*line) - bare) & (SLOW | HEAVY)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    "arguments",
    [(), ("--json",), ("show", "log"), ("show", "log", "--goal", "g1", "-n", "2", "--json"), ("show", "stats")],
    ids=" ".join,
)
def test_reading_needs_neither_typer_nor_the_models_the_second_time(
    loaded: Callable[..., set[str]], arguments: tuple[str, ...]
):
    loaded("log", "x", "--goal", "g1")
    loaded(*arguments)
    assert not loaded(*arguments) & {"typer", "click", "pydantic", "pydantic_core", "ruamel"}


def test_checking_a_bare_sentence_needs_no_plan(loaded: Callable[..., set[str]]):
    found = loaded("check", "By June I give three lessons so that I can work as a teacher")
    assert not found & HEAVY


def test_the_first_log_after_a_change_of_the_plan_may_read_it_but_needs_no_screen(
    journal: Pop, loaded: Callable[..., set[str]]
):
    journal("goal", "g1", "--due", "2026-12-01").fine()
    assert not loaded("log", "x", "--goal", "g1") & {"rich", "questionary", "prompt_toolkit"}


def test_bare_pop_without_a_plan_asks_nothing_and_loads_no_prompts(loaded: Callable[..., set[str]]):
    assert not loaded() & {"rich", "questionary", "prompt_toolkit"}


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("arguments", [(), ("show",), ("show", "log"), ("history",), ("undo",)])
def test_commands_that_never_ask_load_no_prompts_and_no_rich(
    loaded: Callable[..., set[str]], arguments: tuple[str, ...]
):
    if arguments == ("undo",):
        loaded("log", "x", "--goal", "g1")
    assert not loaded(*arguments) & {"rich", "questionary", "prompt_toolkit"}


@pytest.mark.usefixtures("journal")
def test_no_command_touches_the_network(pop: Pop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    import socket

    def refuse(*_arguments: object, **_more: object) -> None:
        pytest.fail("the network was touched")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    answers = tmp_path / "again.yaml"
    answers.write_text("name: Sanne\n")
    for arguments in (
        (),
        ("log", "x", "--goal", "g1"),
        ("show",),
        ("history",),
        ("init", "--answers", str(answers)),
        ("undo",),
    ):
        pop(*arguments).fine()
