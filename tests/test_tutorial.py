"""The tutorial and the front page, run from top to bottom in an empty home: what they show is what the program says.

Every block that is marked ``console`` is run by ``sh``: a line that begins with ``$ `` is a command (with its
here-document, if it has one), what follows is its output on both channels. The front page goes on where the tutorial
has made its plan. Output is compared letter for letter, but for blank lines at its end. What differs from run to run
is made equal first:

- the home of the test stands for ``/home/robin``; its name is as long, so that lines wrap at the same place;
- entry ids are drawn at random: the first id that a page shows stands for the first entry of the log, and so on;
- the time of the day, in a history and in log lines, is not compared (the day is).
"""

import os
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tutorial is written for sh")

ROOT = Path(__file__).parents[1]
SHOWN_HOME = "/home/robin"
PROGRAM = 'exec "{python}" -c "from popcli.cli.main import run; run()" "$@"'

ID = re.compile(r"\b(?=[a-z]*\d)[2-9a-hjkmnp-z]{6}\b")
CLOCK = re.compile(r"(?<=\d{4} )\d\d:\d\d|(?<=\d{4}-\d\d-\d\dT)\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d")
HERE_DOCUMENT = re.compile(r"<<'?(\w+)'?$")


@dataclass
class Command:
    """One command of a page, the line it stands on, and what it should say."""

    line: int
    text: str
    output: str = ""


def commands(page: str) -> list[Command]:
    found: list[Command] = []
    inside, end = False, None
    for number, line in enumerate(page.splitlines(), start=1):
        if line.startswith("```"):
            inside = line == "```console"
        elif not inside:
            continue
        elif end is not None:
            found[-1].text += f"\n{line}"
            end = None if line == end else end
        elif line.startswith("$ "):
            found.append(Command(number, line[2:]))
            document = HERE_DOCUMENT.search(line)
            end = document[1] if document else None
        else:
            found[-1].output += f"{line}\n"
    return found


class Shell:
    """A shell in an empty home; what is exported stays exported."""

    def __init__(self, home: Path, shown_ids: list[str]) -> None:
        self.home = home
        self.shown_ids = shown_ids
        self.kept = home / ".exported"
        program = home / ".bin" / "pop"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{PROGRAM.format(python=sys.executable)}\n", encoding="utf-8")
        program.chmod(0o700)
        self.environment = {
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
            "TZ": "UTC",
        }

    def run(self, text: str) -> str:
        """What a command says, with the home and the ids of the page."""
        for real, shown in self.ids():
            text = text.replace(shown, real)
        before = f". '{self.kept}'\n" if self.kept.exists() else ""
        done = subprocess.run(
            ["sh", "-c", f"{before}{text}\nexport -p > '{self.kept}'"],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        said = done.stdout.replace(str(self.home), SHOWN_HOME)
        for real, shown in self.ids():
            said = said.replace(real, shown)
        return said

    def ids(self) -> list[tuple[str, str]]:
        """Each id in the log, the oldest first, with the id that stands for it on the page."""
        text = "".join(path.read_text(encoding="utf-8") for path in sorted(self.home.glob("*/*/log/*.yaml")))
        real = list(dict.fromkeys(re.findall(r'"id": "(\w+)"', text)))
        return list(zip(real, self.shown_ids, strict=False))


TUTORIAL = commands((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
FRONT = commands((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.fixture
def home() -> Iterator[Path]:
    """A new home under a name as long as the one on the pages."""
    path = Path("/tmp") / secrets.token_hex(3)
    assert len(str(path)) == len(SHOWN_HOME)
    path.mkdir(mode=0o700)
    yield path
    shutil.rmtree(path)


def shown_ids(page: list[Command]) -> list[str]:
    return list(dict.fromkeys(ID.findall("".join(command.output for command in page))))


def comparable(text: str) -> str:
    return CLOCK.sub("(clock)", text).rstrip("\n")


def transcript(page: list[Command], said: list[str]) -> list[str]:
    """A page as lines, with what each command said; one list, so that a difference shows where it stands."""
    return [f"{one.line}: $ {one.text}\n{comparable(output)}" for one, output in zip(page, said, strict=True)]


def test_the_tutorial_shows_what_the_program_says(home: Path) -> None:
    shell = Shell(home, shown_ids(TUTORIAL))
    said = [shell.run(command.text) for command in TUTORIAL]
    assert transcript(TUTORIAL, said) == transcript(TUTORIAL, [command.output for command in TUTORIAL])


def test_the_front_page_shows_what_the_program_says(home: Path) -> None:
    shell = Shell(home, shown_ids(FRONT))
    made = next(number for number, command in enumerate(TUTORIAL) if command.text.startswith("pop init"))
    for command in TUTORIAL[: made + 1]:
        shell.run(command.text)
    said = [shell.run(command.text) for command in FRONT]
    assert transcript(FRONT, said) == transcript(FRONT, [command.output for command in FRONT])


def test_the_tutorial_uses_every_daily_command() -> None:
    used = {word for command in TUTORIAL for word in re.findall(r"^pop (\w+)", command.text)}
    assert {"init", "goal", "action", "log", "show", "history", "undo"} <= used


def test_commands_are_told_from_output_and_here_documents() -> None:
    page = "text\n```console\n$ cat > a <<'END'\n$ no command\nEND\n$ pop\none\n\ntwo\n```\n$ outside\n"
    assert commands(page) == [Command(3, "cat > a <<'END'\n$ no command\nEND"), Command(6, "pop", "one\n\ntwo\n")]
