"""What the terminal and the person want, decided from the environment alone."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

DEFAULT_WIDTH = 80
LEAST_WIDTH = 20

_OFF = frozenset({"", "0", "false", "no"})


def wants_colour(choice: str, env: Mapping[str, str], *, tty: bool) -> bool:
    """Whether to use colour: ``--color`` over NO_COLOR over FORCE_COLOR over the terminal.

    ``choice`` is auto, always or never; ``FORCE_COLOR=0`` forces it off.
    """
    if choice in {"always", "never"}:
        return choice == "always"
    if env.get("NO_COLOR"):
        return False
    if forced := env.get("FORCE_COLOR"):
        return forced.lower() not in _OFF
    return tty and not _is_dumb(env)


def is_accessible(flag: bool, env: Mapping[str, str]) -> bool:  # noqa: FBT001 - reads well where it is called
    """Whether plain numbered lines are wanted: by option, by ``ACCESSIBLE=1``, or for a dumb terminal."""
    return flag or env.get("ACCESSIBLE", "").lower() not in _OFF or _is_dumb(env)


def terminal_width(env: Mapping[str, str], stream: TextIO) -> int:
    """The width in cells: COLUMNS, else what the stream's terminal says, else 80; never under 20."""
    told = env.get("COLUMNS", "")
    if told.isascii() and told.isdecimal() and int(told[:4]) > 0:
        return max(int(told[:4]), LEAST_WIDTH)
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (AttributeError, OSError, ValueError):  # no file behind it, no terminal, or closed
        columns = 0
    return max(columns or DEFAULT_WIDTH, LEAST_WIDTH)


def _is_dumb(env: Mapping[str, str]) -> bool:
    return env.get("TERM", "").lower() == "dumb"
