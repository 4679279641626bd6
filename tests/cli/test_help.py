import re

import pytest
import typer

from pop_runs import Pop
from popcli.cli.app import app

GROUP = typer.main.get_command(app)
COMMANDS = sorted(GROUP.commands)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself_with_examples(pop: Pop, name: str, option: str):
    shown = pop(name, option).fine()
    assert "Examples:" in shown.out
    assert re.search(rf"^ +pop {name}\b", shown.out, re.MULTILINE)
    assert shown.err == ""


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_examples_stay_on_their_line_at_eighty_columns(pop: Pop, name: str):
    lines = pop(*([name] if name else []), "--help", COLUMNS="80").fine().out.splitlines()
    start = next(number for number, line in enumerate(lines) if "Examples:" in line)
    for number, line in enumerate(lines[start + 1 :], start + 1):
        if line.lstrip().startswith("╭"):
            break
        assert not line.strip() or line.lstrip().startswith("pop "), lines[number - 1 : number + 1]


def test_the_help_of_pop_names_every_command_by_stage(pop: Pop):
    shown = pop("--help").fine().out
    for name in COMMANDS:
        assert re.search(rf"^│ {name} ", shown, re.MULTILINE), name
    stages = [shown.index(stage) for stage in ("Preparation", "Agreement", "Progress", "Keep and share")]
    assert stages == sorted(stages)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is(name: str):
    for parameter in GROUP.commands[name].params:
        assert parameter.name == "help" or parameter.help, parameter.name


def test_help_needs_no_plan_and_leaves_no_trace(pop: Pop, environment: dict[str, str]):
    from pathlib import Path

    pop("log", "--help").fine()
    assert not Path(environment["POPCLI_HOME"]).exists()


@pytest.mark.parametrize(("typed", "meant"), [("lgo", "log"), ("shwo", "show"), ("inti", "init"), ("hist", "history")])
def test_a_slip_gets_the_nearest_command(pop: Pop, typed: str, meant: str):
    pop(typed).refused(f"'{typed}'", f"pop {meant}")


def test_a_slip_in_a_global_option_gets_the_nearest(pop: Pop):
    pop("--langg", "nl").refused("--langg", "--lang")


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("--lang", "fr"), ("fr", "nl, en")),
        (("show", "--lang", "fr"), ("fr", "nl, en")),
        (("--color", "sometimes"), ("sometimes", "always")),
        (("completion", "tcsh"), ("tcsh",)),
        (("completion",), ("pop completion",)),
        (("history", "--restore", "x"), ("x", "pop history")),
        (("history", "--restore", "0"), ("pop history",)),
        (("undo", "veel te doen"), (": veel te doen\n",)),
        (("show", "log", "--last"), ("--last",)),
    ],
)
def test_wrong_use_is_told_with_the_command(pop: Pop, arguments: tuple[str, ...], texts: tuple[str, ...]):
    pop(*arguments).refused(*texts)


def test_a_wrong_use_is_told_in_the_language_asked_for(pop: Pop):
    assert pop("--lang", "nl", "lgo").refused().err.startswith("fout: ")
    assert pop("lgo", "--lang", "nl").refused().err.startswith("fout: ")
    assert pop("lgo", "--lang=nl").refused().err.startswith("fout: ")
    assert pop("lgo", lang="nl").refused().err.startswith("fout: ")


def test_a_fault_of_ours_shows_no_trace_unless_asked(pop: Pop, monkeypatch: pytest.MonkeyPatch):
    from popcli.cli import status

    def fail(_session: object) -> None:
        message = "kapot"
        raise RuntimeError(message)

    monkeypatch.setattr(status, "status", fail)
    pop().refused("RuntimeError: kapot", "--debug", code=1)
    with pytest.raises(RuntimeError):
        pop("--debug")
