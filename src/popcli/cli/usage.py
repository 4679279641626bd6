"""Typer's own errors in our words. They are told apart by the names of their classes, which Typer does not export."""

from typing import Any

from popcli.core.checked import nearest
from popcli.core.errors import UsageError


def usage_error(problem: Any, group: Any) -> UsageError:
    """What is wrong with the command line, as our error: the command or option meant, and where help is."""
    context = getattr(problem, "ctx", None)
    path = getattr(context, "command_path", "pop") or "pop"
    kind = type(problem).__name__
    if kind == "NoSuchOption":
        return _no_option(problem, context, path)
    if kind == "NoSuchCommand" or problem.message.startswith("No such command"):
        typed = getattr(problem, "command_name", None) or problem.message.split("'")[1]
        near = nearest(typed, [name for name, item in group.commands.items() if not item.hidden])
        return UsageError("no-such-command-near" if near else "no-such-command", text=typed, nearest=near or "")
    if kind == "MissingParameter":
        return UsageError("missing-parameter", name=problem.param.human_readable_name, command=path)
    if kind == "BadOptionUsage":
        return UsageError("option-value", name=problem.option_name, command=path)
    if problem.message.startswith("Got unexpected extra argument"):
        return UsageError("too-many-texts", text=_extra(problem.message), command=path)
    return UsageError("wrong-use", reason=problem.format_message(), command=path)


def _no_option(problem: Any, context: Any, path: str) -> UsageError:
    known = [name for item in getattr(context.command, "params", ()) for name in item.opts if name.startswith("-")]
    near = nearest(problem.option_name, known)
    key = "no-such-option-near" if near else "no-such-option"
    return UsageError(key, name=problem.option_name, nearest=near or "", command=path)


def _extra(message: str) -> str:
    """The texts that Typer names between brackets at the end of its message."""
    return message.partition(" (")[2].removesuffix(")")
