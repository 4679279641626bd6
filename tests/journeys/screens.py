"""A program at a pseudo-terminal, and a person who types there: what is sent, what is seen, what is asked."""

import shutil
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from popcli.core.questions import Question, Questionnaire

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")

KEYS = {
    "enter": "\r",
    "back": "\x1b[Z",
    "ctrl-c": "\x03",
    "ctrl-u": "\x15",
    "alt-enter": "\x1b\r",
    "down": "\x1b[B",
    "up": "\x1b[A",
}
PATIENCE = 30.0
ROWS = 200

MODULE = (sys.executable, "-c", "from popcli.cli.main import run; run()")
"""The program, without depending on where its script was put."""


def installed() -> tuple[str, ...]:
    """The script `pop` beside the interpreter or on the path, as people have it; else the module behind it."""
    beside = Path(sys.executable).with_name("pop")
    found = str(beside) if beside.exists() else shutil.which("pop")
    return (found,) if found else MODULE


class Screen(pyte.Screen):
    """A screen that remembers the lines that scrolled away, and which ones are the rest of a line that was too wide."""

    def __init__(self, columns: int, lines: int) -> None:
        self._gone: list[str] = []
        self._rests: set[int] = set()
        self._drawing = False
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        self._drawing = True
        super().draw(data)
        self._drawing = False

    def linefeed(self) -> None:
        super().linefeed()
        if self._drawing:
            self._rests.add(len(self._gone) + self.cursor.y)

    def index(self) -> None:
        if self.cursor.y == self.lines - 1:
            self._gone.append(self._row(0))
        super().index()

    def text(self) -> str:
        """All lines from the first one that ever was, as they were written: some may be wider than the screen."""
        lines: list[str] = []
        for number, row in enumerate([*self._gone, *map(self._row, range(self.lines))]):
            if number in self._rests:
                lines[-1] += row
            else:
                lines.append(row)
        return "\n".join(line.rstrip() for line in lines).strip()

    def _row(self, number: int) -> str:
        if number not in self.buffer:
            return ""
        row = self.buffer[number]
        return "".join(row[column].data for column in range(self.columns))


class Terminal:
    """One run of the program: type, press, see."""

    def __init__(
        self,
        arguments: list[str],
        environment: dict[str, str],
        width: int,
        *,
        program: tuple[str, ...] = MODULE,
        rows: int = ROWS,
        folder: Path | None = None,
        hasty: bool = False,
    ) -> None:
        self.command = " ".join(["pop", *arguments])
        self.keys = 0
        """Keys pressed so far; one of KEYS counts as one."""
        self.answers = 0
        """Questions answered so far by :func:`answer`."""
        self.screen = Screen(width, rows)
        self.stream = pyte.Stream(self.screen)
        self._shown: str | None = None
        self.process = pexpect.spawn(
            program[0],
            [*program[1:], *arguments],
            env=environment,
            dimensions=(rows, width),
            encoding="utf-8",
            timeout=PATIENCE,
            cwd=folder and str(folder),
        )
        if hasty:  # for who waits for every question; else a key may come before the program listens
            self.process.delaybeforesend = None
        self.screen.write_process_input = self.process.send  # a terminal says where its cursor is when it is asked

    def shown(self) -> str:
        """Everything on the screen and above it, without trailing blanks; too wide a line is whole again."""
        self._take()
        if self._shown is None:
            self._shown = self.screen.text()
        return self._shown

    def sees(self, text: str) -> "Terminal":
        """Wait until the text is on the screen; runs of blanks and line ends count as one blank."""
        return self._waits(text, self.shown)

    def asks(self, text: str) -> "Terminal":
        """Wait until a question with this text is open: it is the last thing on the screen, with its keys below."""
        return self._waits(text, self._open)

    def type(self, text: str) -> "Terminal":
        """Type a text and press Enter."""
        return self.write(text).press("enter")

    def write(self, text: str) -> "Terminal":
        """Type a text."""
        self.keys += len(text)
        self.process.send(text)
        return self

    def press(self, *keys: str) -> "Terminal":
        """Press keys by name."""
        for key in keys:
            self.keys += 1
            self.process.send(KEYS.get(key, key))
        return self

    def ends(self) -> int:
        """Wait for the end of the program and give its exit code."""
        until = time.monotonic() + PATIENCE
        while self._take():
            if time.monotonic() > until:
                pytest.fail(f"does not end\n{self.shown()}")
        self.process.close()
        return self.process.exitstatus if self.process.exitstatus is not None else -self.process.signalstatus

    def kill(self) -> None:
        """Kill the program without any warning."""
        self.process.kill(9)
        self.process.wait()

    def _open(self) -> str:
        """The last lines without an empty one between them, as long as a question is open."""
        last = self.shown().rpartition("\n\n")[2]
        return last if "Shift-Tab" in last else ""

    def _waits(self, text: str, look: Callable[[], str]) -> "Terminal":
        until, more = time.monotonic() + PATIENCE, True
        while text not in " ".join(look().split()):
            if not more or time.monotonic() > until:
                pytest.fail(f"not seen: {text!r}\n{self.shown()}")
            more = self._take()
        return self

    def _take(self) -> bool:
        """Take in what the program wrote; whether more may come."""
        if self.process.closed:
            return False
        try:
            self.stream.feed(self.process.read_nonblocking(100_000, timeout=0.05))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self._shown = None
        return True


@dataclass(frozen=True, slots=True)
class Improved:
    """The sentence of a goal that is answered with a question back (``back``), and the better one typed over it."""

    first: str
    back: str
    better: str


def fill(at: Terminal, form: Questionnaire, answers: Mapping[str, Any]) -> Terminal:
    """Type answers as a file for `--answers` holds them, each to its own question and in this order.

    Ids may begin with a goal or an entry ("g1.reached"). ``None`` presses Enter only.
    """
    for name, value in answers.items():
        question = form.question(name.rpartition(".")[2])
        if question.kind == "items":
            _items(at, question, form.parts[str(question.of)], value or [])
        elif question.kind == "list":
            _list(at.asks(question.ask), question, value or [])
        else:
            answer(at.asks(question.ask), question, value)
    return at


def _list(at: Terminal, question: Question, texts: list[str]) -> None:
    for number in range(1, min(len(texts) + 1, question.max) + 1):
        answer(at.asks(f"{number}."), question, texts[number - 1] if number <= len(texts) else None)


def _items(at: Terminal, question: Question, part: Questionnaire, items: list[Mapping[str, Any]]) -> None:
    first = part.questions[0]
    for number, item in enumerate(items, start=1):
        at.asks(f"{number}. {first.ask}")
        fill(at, part, item)
    if len(items) < question.max:
        answer(at.asks(f"{len(items) + 1}. {first.ask}"), first, None)


def answer(at: Terminal, question: Question, value: Any) -> Terminal:
    """Answer the question that is open; a number is the key of an option."""
    at.answers += 1
    if isinstance(value, Improved):
        at.type(value.first).asks(value.back)
        at.answers += 1
        return at.press("ctrl-u").type(value.better)
    if value is None:
        return at.press("enter")
    if isinstance(value, int):
        return at.press(str(value))
    if question.kind == "choice":
        return at.press(str([choice.value for choice in question.choices].index(value) + 1))
    return at.write(value).press("alt-enter") if question.kind == "long" else at.type(value)
