import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pop_runs import PROGRAM, Pop

Installed = Callable[..., "subprocess.CompletedProcess[bytes]"]
COLOUR = "\x1b["


def coloured(pop: Pop, *arguments: str, tty: bool = True, **env: str) -> bool:
    shown = pop(*arguments, tty=tty, **{"TERM": "xterm-256color", **env}).fine()
    return COLOUR in shown.out


@pytest.mark.parametrize("command", [("show",), ("log", "x", "--goal", "g1"), (), ("show", "log")])
def test_colour_follows_option_then_no_color_then_force_color_then_the_terminal(journal: Pop, command: tuple[str, ...]):
    if command == ("show", "log"):
        journal("log", "x", "--goal", "g1").fine()
    assert coloured(journal, *command)
    assert not coloured(journal, *command, tty=False)
    assert not coloured(journal, *command, NO_COLOR="1")
    assert not coloured(journal, *command, NO_COLOR="1", FORCE_COLOR="1")
    assert coloured(journal, *command, NO_COLOR="")
    assert coloured(journal, *command, tty=False, FORCE_COLOR="1")
    assert not coloured(journal, *command, FORCE_COLOR="0")
    assert coloured(journal, *command, "--color", "always", tty=False, NO_COLOR="1")
    assert not coloured(journal, *command, "--color=never", FORCE_COLOR="1")
    assert not coloured(journal, *command, TERM="dumb")


def test_an_error_is_red_at_a_terminal_only(journal: Pop):
    assert COLOUR in journal("log", "x", "--goal", "g9", tty=True, TERM="xterm").err
    assert COLOUR not in journal("log", "x", "--goal", "g9").err
    assert COLOUR not in journal("log", "x", "--goal", "g9", tty=True, TERM="xterm", NO_COLOR="1").err


def test_json_is_never_coloured(journal: Pop):
    assert not coloured(journal, "show", "--json", "--color", "always")


@pytest.mark.parametrize("how", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}, {}])
def test_accessible_pages_are_lines_without_boxes(journal: Pop, how: dict[str, str]):
    journal("log", "x", "--goal", "g1", "--hours", "2").fine()
    option = [] if how else ["--accessible"]
    log = journal("show", "log", *option, **how).fine().out
    assert "day: 2 Mar 2026" in log
    assert "hours: 2" in log
    assert not set("─│█░•") & set(log + journal(*option, **how).out + journal("show", *option, **how).out)


@pytest.mark.parametrize(
    "env", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}], ids=str
)
@pytest.mark.parametrize("arguments", [(), ("show",), ("show", "log"), ("history",), ("log", "é", "--goal", "g9")])
def test_a_screen_that_knows_ascii_only_is_no_crash(
    journal: Pop, installed: Installed, env: dict[str, str], arguments: tuple[str, ...]
):
    journal("log", "één wond → 🩹 “x”", "--goal", "g1").fine()
    done = installed(*arguments, POPCLI_LANG="nl", **env)
    assert done.returncode == (2 if "g9" in arguments else 0), done.stderr
    assert (done.stdout + done.stderr).decode("ascii")
    assert b"Traceback" not in done.stderr


def test_json_in_ascii_still_says_everything(journal: Pop, installed: Installed):
    import json

    journal("log", "één 🩹", "--goal", "g1").fine()
    done = installed("show", "log", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["data"][0]["text"] == "één 🩹"


def test_help_in_ascii_is_no_crash(installed: Installed):
    assert installed("--help", PYTHONIOENCODING="ascii").returncode == 0


@pytest.mark.parametrize(
    ("env", "dutch"),
    [
        ({"LANG": "nl_BE.UTF-8"}, True),
        ({"LANG": "nl_NL"}, True),
        ({"LC_ALL": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LC_MESSAGES": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LANG": "fr_FR.UTF-8"}, False),
        ({"LANG": "C"}, False),
        ({}, False),
        ({"LANG": "nl_NL.UTF-8", "POPCLI_LANG": "en"}, False),
    ],
    ids=str,
)
def test_the_locale_chooses_the_language_until_there_is_a_plan(pop: Pop, env: dict[str, str], *, dutch: bool):
    assert ("Welkom" in pop(**env).fine().out) == dutch
    assert ("fout: " in pop("log", "x", **env).err) == dutch


def test_the_language_of_the_plan_goes_before_the_locale(journal: Pop):
    assert "Logged" in journal("log", "x", "--goal", "g1", LANG="nl_NL.UTF-8").fine().out
    assert "Gelogd" in journal("log", "x", "--goal", "g1", POPCLI_LANG="nl").fine().out
    assert "Logged" in journal("log", "x", "--goal", "g1", "--lang", "en", POPCLI_LANG="nl").fine().out


def test_wrong_variables_are_told(journal: Pop):
    journal("show", POPCLI_LANG="fr").refused("fr", "nl, en")
    journal("show", today="gisteren").refused("POPCLI_TODAY", "gisteren")


@pytest.mark.parametrize("width", [40, 60, 120])
def test_pages_fit_the_width(journal: Pop, width: int):
    journal("log", "Een lange dag op de polikliniek met Ilse en drie stagiairs " * 3, "--goal", "g1").fine()
    for page in (("show", "log"), ("show",), (), ("show", "g1"), ("history",)):
        for line in journal(*page, COLUMNS=str(width)).fine().out.splitlines():
            assert len(line) <= width, (page, line)


def test_a_closed_pipe_is_no_error(journal: Pop, environment: dict[str, str]):
    for number in range(30):
        journal("log", "wond " * 1000 + str(number), "--goal", "g1").fine()
    command = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "show", "log"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout is not None
    command.stdout.readline()
    command.stdout.close()
    assert command.stderr is not None
    assert command.stderr.read() == b""
    command.stderr.close()
    assert command.wait(30) == 0


def test_an_output_that_is_full_does_not_undo_what_was_written(journal: Pop, environment: dict[str, str]):
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "log", "x", "--goal", "g1"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"error: " in done.stderr
    assert len(journal("show", "log", "--json").data) == 1


def test_files_and_folders_are_for_their_owner_only(pop: Pop, tmp_path: Path):
    old = os.umask(0)
    try:
        answers = tmp_path / "a.yaml"
        answers.write_text("name: Sanne\ngoals:\n  - text: Leren\n")
        pop("init", "--answers", str(answers)).fine()
        pop("log", "x", "--goal", "g1").fine()
        pop("goal", "g1", "--due", "2026-10-01").fine()
        bad = tmp_path / "bad.yaml"
        bad.write_text("kapot: [\n")
        pop("edit", "--from", str(bad)).refused(code=1)
    finally:
        os.umask(old)
    for folder in (tmp_path / "home", tmp_path / "state"):
        for item in (folder, *folder.rglob("*")):
            assert stat.S_IMODE(item.stat().st_mode) == (0o700 if item.is_dir() else 0o600), item


def test_a_home_that_cannot_be_written_is_told(pop: Pop, tmp_path: Path):
    (tmp_path / "file").write_text("")
    answers = tmp_path / "a.yaml"
    answers.write_text("name: Sanne\n")
    home = str(tmp_path / "file" / "home")
    pop("init", "--answers", str(answers), "--home", home).refused(str(tmp_path / "file"), "--home", code=1)
    pop("--home", home).fine()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_permission_is_told(journal: Pop, sanne: Path):
    sanne.chmod(0o500)
    try:
        journal("log", "x", "--goal", "g1").refused(str(sanne), code=1)
    finally:
        sanne.chmod(0o700)


def test_a_state_folder_that_cannot_be_written_is_told(journal: Pop, tmp_path: Path):
    (tmp_path / "file").write_text("")
    journal("log", "x", "--goal", "g1", POPCLI_STATE=str(tmp_path / "file")).refused(str(tmp_path / "file"), code=1)
    journal("show", POPCLI_STATE=str(tmp_path / "file")).fine()


def test_ctrl_c_is_130_and_one_line(journal: Pop, monkeypatch: pytest.MonkeyPatch):
    from popcli.cli import status

    def interrupt(_session: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(status, "status", interrupt)
    stopped = journal().refused(code=130)
    assert stopped.err.count("\n") == 1
