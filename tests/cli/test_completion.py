import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pop_runs import Pop

Installed = Callable[..., "subprocess.CompletedProcess[bytes]"]
Complete = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("shell", "variable"),
    [("bash", "COMP_WORDS"), ("zsh", "_POP_COMPLETE=complete_zsh"), ("fish", "_POP_COMPLETE=complete_fish")],
)
def test_a_script_teaches_the_shell_both_names(pop: Pop, shell: str, variable: str):
    script = pop("completion", shell).fine()
    assert variable in script.out
    assert f"_POPCLI_COMPLETE=complete_{shell}" in script.out
    assert script.err == ""


def test_powershell_is_taught_too(pop: Pop):
    script = pop("completion", "powershell").fine().out
    assert "Register-ArgumentCompleter" in script
    assert "_POPCLI_COMPLETE" in script


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_the_shell_can_read(pop: Pop, shell: str):
    if (path := shutil.which(shell)) is None:
        pytest.skip(f"{shell} is not here")
    script = pop("completion", shell).fine().out
    subprocess.run([path, "-n"], input=script.encode(), check=True, timeout=30)


def offered_by(pop: Pop, line: str) -> list[str]:
    """What bash offers for the last word of the line."""
    place = str(len(line.split()) - (0 if line.endswith(" ") else 1))
    done = pop(_POP_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=place).fine()
    assert done.err == ""
    return done.out.split()


@pytest.fixture
def complete(journal: Pop) -> Complete:
    """What bash offers in the small journal: ``complete("pop log --goal ")``."""
    return lambda line: offered_by(journal, line)


def test_the_installed_program_completes_under_both_names(journal: Pop, installed: Installed, tmp_path: Path):
    del journal
    for name in ("pop", "popcli"):
        env = {f"_{name.upper()}_COMPLETE": "complete_bash", "COMP_WORDS": f"{name} log -g g1", "COMP_CWORD": "3"}
        program = f"import sys; sys.argv[0] = '{tmp_path}/{name}'; from popcli.cli.main import run; run()"
        assert installed(program=program, **env).stdout == b"g1\n"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("pop log --goal ", ["g1", "g2"]),
        ("pop log --goal g2", ["g2"]),
        ("pop log x -g ", ["g1", "g2"]),
        ("pop log --action ", ["a1"]),
        ("pop log --need ", ["n1"]),
        ("pop log --method co", ["course", "coaching"]),
        ("pop goal g", ["g1", "g2"]),
        ("pop action a", ["a1"]),
        ("pop competence im", ["import"]),
        ("pop action x --goal ", ["g1", "g2"]),
        ("pop show g", ["goals", "g1", "g2"]),
        ("pop --person ", ["sanne"]),
        ("pop lo", ["log"]),
        ("pop show st", ["stats"]),
        ("pop log --certificate", ["--certificate-until"]),
        ("pop completion z", ["zsh"]),
    ],
)
def test_ids_methods_people_commands_and_options_are_completed(complete: Complete, line: str, offered: list[str]):
    assert complete(line) == offered


def test_the_newest_entries_are_completed(journal: Pop, complete: Complete):
    names = [journal("log", f"x {day}", "--on", f"2026-02-0{day}", "--json").data["id"] for day in (1, 2)]
    for line in ("pop log --edit ", "pop log --withdraw ", "pop log --evaluate ", "pop log --later ", "pop edit "):
        assert complete(line) == names[::-1]


def test_competences_are_completed(journal: Pop, complete: Complete):
    for name in ("Plannen", "Rekenen"):
        journal("competence", name, "--now", "2").fine()
    assert complete("pop competence ") == ["c1", "c2", "import"]
    assert complete("pop show c") == ["c1", "c2"]


LATER = """
earlier:
  - from: 2025-01-01
    until: 2025-12-31
    closed: 2026-01-05
    version: 1
    goals:
      - id: g7
        text: Vorig jaar
        status: reached
        actions: [a7, a8]
"""


def test_only_actions_of_open_goals_are_completed(journal: Pop, complete: Complete, sanne: Path):
    (sanne / "plan.yaml").write_text((sanne / "plan.yaml").read_text() + LATER)
    journal("action", "Meedoen", "--goal", "g2", "--no-input").fine()
    assert complete("pop log --action ") == ["a1", "a2"]
    journal("goal", "g1", "--status", "reached", "--no-input").fine()
    for line in ("pop log --action ", "pop log x -a a", "pop action a"):
        assert complete(line) == ["a2"]
    assert complete("pop show a") == ["answers", "a2"]
    assert complete("pop log --action a1") == []


@pytest.mark.parametrize("status", ["idea", "agreed", "active", "resting", "reached", "dropped"])
def test_a_goal_that_may_still_go_on_offers_its_actions(journal: Pop, complete: Complete, status: str):
    journal("goal", "g1", "--status", status, "--reason", "Zomaar", "--no-input")
    ended = status in {"reached", "dropped"}
    assert complete("pop log --goal ") == (["g2"] if ended else ["g1", "g2"])
    assert complete("pop log --action ") == ([] if ended else ["a1"])


def test_what_is_not_completed_can_still_be_typed(journal: Pop, sanne: Path):
    (sanne / "plan.yaml").write_text((sanne / "plan.yaml").read_text() + LATER)
    journal("goal", "g1", "--status", "reached", "--no-input").fine()
    for name in ("a1", "a7", "a8"):
        assert journal("log", "Toch nog", "--action", name, "--json").fine().data["action"] == name
    journal("log", "Toch nog", "--action", "a6", lang="en").refused("a6")


def test_own_methods_are_completed(complete: Complete, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text() + "methods: [intervisie]\n")
    assert complete("pop log --method interv") == ["intervisie"]


@pytest.mark.parametrize(
    "line", ["pop log --goal ", "pop show zz", "pop log --edit ", "pop --person ", "pop log -m zzz"]
)
def test_without_a_plan_nothing_is_offered_and_nothing_is_said(pop: Pop, line: str):
    assert offered_by(pop, line) == []


def test_a_damaged_plan_offers_nothing(complete: Complete, sanne: Path):
    (sanne / "plan.yaml").write_text("kapot: [\n")
    assert complete("pop log --goal ") == []
    assert complete("pop --home '' log --goal ") == []
