"""The one place where errors become sentences: what, where, why, and what helps."""

import sys
from typing import Any

from popcli.core.errors import PopError, Stopped
from popcli.terminal.safe import safe

_PARTS = (("why", "why"), ("help", "help"))


def error_lines(error: PopError, say: Any) -> list[str]:
    """The lines of an error, in the reader's language; long values stay as they are."""
    what = say(f"error.{error.key}", **error.values)
    if isinstance(error, Stopped):
        return [what]
    lines = [f"{say('error.error')}: {what}"]
    if error.place is not None:
        lines.append(f"  --> {error.place}")
    for part, label in _PARTS:
        text = say.find(f"error.{error.key}.{part}", **error.values)
        if text:
            lines.append(f"  = {say(f'error.{label}')}: {text}")
    return lines


def one_line(error: PopError, say: Any) -> str:
    """What is wrong and what helps, in one line for a prompt that stays open."""
    parts = (say.find(f"error.{error.key}{part}", **error.values) for part in ("", ".help"))
    return " · ".join(part for part in parts if part)


def show_error(error: PopError, say: Any, *, colour: bool) -> int:
    """Print an error on standard error and give its exit code."""
    first, *rest = error_lines(error, say)
    red = colour and not isinstance(error, Stopped)
    mark = ("\x1b[1;31m", "\x1b[0m") if red else ("", "")
    print(mark[0] + safe(first) + mark[1], file=sys.stderr)  # noqa: T201 - errors are printed here and only here
    for text in rest:
        print(safe(text), file=sys.stderr)  # noqa: T201
    return error.exit_code
