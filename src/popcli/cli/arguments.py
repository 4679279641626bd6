"""Arguments as people type them, arranged as Typer reads them.

Global options may stand before or after the command, and a text may begin with a dash (``pop log "- x"``). What
options there are is asked of the app itself, so nothing here can drift.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class _Sorted:
    """Arguments by where they belong."""

    front: list[str] = field(default_factory=list)
    middle: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def arranged(arguments: list[str], group: Any) -> list[str]:
    """The same arguments with global options in front and texts that begin with a dash behind ``--``.

    ``group`` is the click group that Typer makes of the app.
    """
    found, everywhere = _Sorted(), _options(group.params)
    command: Any = None
    known: dict[str, bool] = {}
    rest = iter(arguments)
    for argument in rest:
        name, _, given = argument.partition("=")
        if argument == "--":
            found.texts += rest
        elif name in known:
            found.middle += [argument, *_value(known[name] and not given, rest)]
        elif name in everywhere:
            found.front += [argument, *_value(everywhere[name] and not given, rest)]
        elif command is not None and argument.startswith("-") and _is_text(argument):
            found.texts.append(argument)
        else:
            found.middle.append(argument)
            if command is None and not argument.startswith("-"):
                command = group.commands.get(argument)
                known = _options(command.params) if command else {}
    return [*found.front, *found.middle, *(["--", *found.texts] if found.texts else [])]


def _options(parameters: Iterable[Any]) -> dict[str, bool]:
    """Every option name, and whether a value follows it."""
    options = [item for item in parameters if item.param_type_name == "option"]
    return {name: not (item.is_flag or item.count) for item in options for name in (*item.opts, *item.secondary_opts)}


def _value(follows: bool, rest: Iterator[str]) -> list[str]:  # noqa: FBT001 - private, read at the call
    return [value for value in [next(rest, None)] if value is not None] if follows else []


def _is_text(argument: str) -> bool:
    """Whether something with a dash in front is a sentence, not an option: it has a blank, or a dash and a number."""
    return any(letter.isspace() for letter in argument) or argument[1:2].isdecimal()
