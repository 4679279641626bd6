"""A person at a real terminal: the installed program under a pseudo-terminal, and what stands on the screen."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")

KEYS = {
    "enter": "\r",
    "back": "\x1b[Z",
    "ctrl-c": "\x03",
    "alt-enter": "\x1b\r",
    "down": "\x1b[B",
    "up": "\x1b[A",
}
PATIENCE = 30.0


class Terminal:
    """One run of the program: type, press, see."""

    def __init__(self, arguments: list[str], environment: dict[str, str], width: int) -> None:
        self.screen = pyte.Screen(width, 200)
        self.stream = pyte.Stream(self.screen)
        self.process = pexpect.spawn(
            sys.executable,
            ["-c", "from popcli.cli.main import run; run()", *arguments],
            env=environment,
            dimensions=(200, width),
            encoding="utf-8",
            timeout=PATIENCE,
        )

    def shown(self) -> str:
        """Everything on the screen, without trailing blanks."""
        self._take()
        return "\n".join(line.rstrip() for line in self.screen.display).strip()

    def sees(self, text: str) -> "Terminal":
        """Wait until the text is on the screen; runs of blanks and line ends count as one blank."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if text in " ".join(self.shown().split()):
                return self
            time.sleep(0.02)
        pytest.fail(f"not seen: {text!r}\n{self.shown()}")

    def type(self, text: str) -> "Terminal":
        """Type a text and press Enter."""
        self.process.send(text)
        return self.press("enter")

    def press(self, *keys: str) -> "Terminal":
        """Press keys by name."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
        return self

    def ends(self) -> int:
        """Wait for the end of the program and give its exit code."""
        self.process.expect(pexpect.EOF)
        self.stream.feed(self.process.before or "")
        self.process.close()
        return self.process.exitstatus if self.process.exitstatus is not None else -self.process.signalstatus

    def kill(self) -> None:
        """Kill the program without any warning."""
        self.process.kill(9)
        self.process.wait()

    def _take(self) -> None:
        if self.process.closed:
            return
        try:
            self.stream.feed(self.process.read_nonblocking(100_000, timeout=0.05))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return


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
