"""Questions as plain lines, one after the other: to be read aloud, and for the plainest of terminals."""

from collections.abc import Callable
from typing import Any, TextIO

from popcli.core.errors import PopError, UsageError
from popcli.core.prompt import Prompt
from popcli.core.texts import Say
from popcli.core.walk import Reply
from popcli.terminal.options import Option, chosen, numbered, options, reason
from popcli.terminal.safe import fitted, safe

_WHY, _BACK, _EMPTY = "?", "<", "-"


class PlainAsker:
    """Asks in lines of text; ``read_line`` gives what was typed, or raises ``EOFError`` at the end."""

    is_person = True

    def __init__(self, say: Say, read_line: Callable[[], str], out: TextIO) -> None:
        self._say = say
        self._read_line = read_line
        self._out = out
        self._explained = False

    def ask(self, prompt: Prompt) -> Any:
        """The value read, ``None`` when skipped, or ``Reply.BACK``.

        Raises:
            UsageError: ``input-ended``, when there is nothing more to read.
            KeyboardInterrupt: the person stops.
        """
        offered = options(prompt, self._say)
        self._introduce(prompt, offered)
        while True:
            typed = self._typed(prompt)
            if typed == _BACK:
                return Reply.BACK
            if typed == _WHY:
                self._print(reason(prompt, self._say))
                continue
            if typed == _EMPTY or not (typed or prompt.default):
                if not prompt.required:
                    return None
                self._print(self._say("ask.required"))
                continue
            try:
                value = prompt.read(_by_number(typed, offered) or typed or prompt.default)
            except PopError as error:
                self._print(prompt.explain(error))
                continue
            if echo := prompt.echo(value):
                self._print(echo)
            return value

    def _introduce(self, prompt: Prompt, offered: tuple[Option, ...]) -> None:
        self._print("")
        if prompt.head:
            self._print(prompt.head)
        if not self._explained:
            self._print(self._say("ask.plain-keys"))
        self._explained = True
        self._print(prompt.label)
        for number, option in enumerate(offered, start=1):
            self._print(numbered(option, number))
        if prompt.question.kind == "long":
            self._print(self._say("ask.plain-long"))
        if prompt.default:
            before = chosen(prompt, offered)
            self._print(self._say("ask.plain-default", default=before.label if before else prompt.default))

    def _typed(self, prompt: Prompt) -> str:
        """One line; of a long text all lines until an empty one."""
        first = self._line().strip()
        if prompt.question.kind != "long" or first in {"", _WHY, _BACK, _EMPTY}:
            return first
        lines = [first]
        while following := self._line():
            lines.append(following)
        return "\n".join(lines)

    def _line(self) -> str:
        self._out.write("> ")
        self._out.flush()
        try:
            return self._read_line().rstrip()
        except EOFError:
            self._print("")
            raise UsageError("input-ended") from None

    def _print(self, text: str) -> None:
        self._out.write(fitted(safe(text), getattr(self._out, "encoding", None)) + "\n")


def _by_number(typed: str, offered: tuple[Option, ...]) -> str | None:
    """What an option's number in the list stands for."""
    if not (typed.isascii() and typed.isdecimal()) or not 1 <= int(typed[:4]) <= len(offered):
        return None
    return offered[int(typed[:4]) - 1].typed
