"""What the quick way of completion goes by, asked of Typer itself after it answered a shell (see ``quick_tab.py``).

It is derived: deleting it changes nothing.
"""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, get_type_hints

from popcli.cli import completing, quick_tab
from popcli.cli.quick_notes import holding, write_notes
from popcli.cli.quick_state import Notes, read_notes
from popcli.cli.quick_tab import ARGUMENT, FLAG, FLAGS, IN_NOTES, SHAPE, UNSURE, VALUE, VALUES
from popcli.cli.session import Session, Settings
from popcli.core.errors import PopError

Tell = Callable[[Any], str]
"""How a shell is told of one of Typer's items."""


def keep_tab_notes(group: Any, program: str) -> None:
    """Write the notes for the shell that asked, unless those there are still hold or there is no making them.

    ``group`` is the click group that Typer makes of the app, ``program`` the name the program was called by.
    """
    shell = quick_tab.asked_by(os.environ, program)
    if shell is None:
        return
    session = Session(Settings())
    try:
        width = 0 if shell == "bash" else quick_tab.width(os.environ)
        if not _hold(shell, width):
            write_notes(session, f"tab-{shell}", SHAPE, {"width": [str(width)], **_notes(session, group, shell)})
    except (PopError, OSError, LookupError, ValueError):  # the plan cannot be read, or the screen is an odd one
        return


def _hold(shell: str, width: int) -> bool:
    try:
        notes = read_notes(os.environ, f"tab-{shell}", SHAPE)
        return notes is not None and notes["width"] == [str(width)]
    except (OSError, ValueError, LookupError):
        return False


def _notes(session: Session, group: Any, shell: str) -> Notes:
    if session.known_folder is not None and session.known_folder.exists:
        _ = session.index  # while it cannot be read there is nothing to offer, and nothing to keep
    tell = _teller(group, shell)
    root = group.make_context("pop", [], resilient_parsing=True, obj=session)
    notes = {
        **holding(session, _files(group, [] if shell == "bash" else ["rich"])),
        "all": list(group.commands),
        "commands": _told(group.shell_complete(root, ""), tell),
        "whose": [str(number) for number, item in enumerate(group.params) if item.name in completing.WHOSE],
        **_parameters(root, "", tell),
    }
    for name, command in group.commands.items():
        context = command.make_context(name, [], parent=root, resilient_parsing=True)
        notes |= _parameters(context, name, tell)
    return notes


def _files(group: Any, more: list[str]) -> list[str]:
    """The files in which it stands what the commands are and how Typer tells of them; ``more`` names modules."""
    commands = [command.callback.__module__ for command in (group, *group.commands.values())]
    modules = dict.fromkeys(["popcli", *commands, completing.__name__, "typer", *more])
    return [str(sys.modules[name].__file__) for name in modules if name in sys.modules]


def _teller(group: Any, shell: str) -> Tell:
    from typer._click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise LookupError(shell)
    tell = made(group, {}, "pop", "_POP_COMPLETE").format_completion

    def told(item: Any) -> str:
        try:
            text = tell(item)
        except Exception:  # noqa: BLE001 - Typer takes texts of a plan for rich's markup, which they may not be
            return UNSURE
        plain = all(letter.isprintable() or ord(letter) in IN_NOTES for letter in text)
        return text.translate(IN_NOTES) if plain else UNSURE

    return told


def _told(items: Iterable[Any], tell: Tell) -> list[str]:
    return [text for item in items for text in (item.value, tell(item))]


def _parameters(context: Any, command: str, tell: Tell) -> Notes:
    """The parameters of a command in order, with the lists that they take their values from."""
    told = {item.value: tell(item) for item in context.command.shell_complete(context, "-")}
    sources = _sources(context.command.callback)
    notes: Notes = {}
    parameters = context.command.get_params(context)
    for number, item in enumerate(parameters):
        source, values = _values(item, context, sources.get(item.name))
        names = [] if item.param_type_name == "argument" else [*item.opts, *item.secondary_opts]
        of_names = [text for name in names for text in (name, told.get(name, ""))]
        notes[f"of {command} {number}"] = [_kind(item), source, *of_names]
        if source not in {"", UNSURE}:
            notes[f"from {source}"] = _told(values, tell)
    if all(item.nargs == 1 for item in parameters):  # else the quick way gives up on this command
        notes[f"of {command}"] = [str(len(parameters))]
    return notes


def _kind(item: Any) -> str:
    if item.param_type_name == "argument":
        return ARGUMENT
    if item.is_flag or item.count:
        return FLAGS if item.multiple else FLAG
    return VALUES if item.multiple else VALUE


def _sources(command: Any) -> dict[str, Callable[..., Any]]:
    """The functions that complete the parameters of a command, by name of the parameter."""
    hints = get_type_hints(command, include_extras=True)
    return {
        name: found
        for name, hint in hints.items()
        for more in getattr(hint, "__metadata__", ())
        if (found := getattr(more, "autocompletion", None)) is not None
    }


def _values(item: Any, context: Any, function: Callable[..., Any] | None) -> tuple[str, list[Any]]:
    """The name of the list that the values of a parameter come from, and the list; no name when it has none."""
    if function in completing.OF_THE_MOMENT:
        return UNSURE, []
    values = item.shell_complete(context, "")
    if function is not None:
        return function.__name__, values
    if any(value.type != "plain" or value.value != value.value.lower() for value in values):
        return UNSURE, []
    return f"{context.command.name} {item.name}" if values else "", values
