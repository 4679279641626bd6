"""`pop completion`: a script that teaches the shell to complete."""

import io
import os
from contextlib import redirect_stdout, suppress
from enum import StrEnum
from typing import Annotated, Any

import typer

from popcli.report.document import Document


class Shell(StrEnum):
    """Shells that Typer can complete in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(
    ctx: typer.Context,
    shell: Annotated[Shell, typer.Argument(help="Your shell.")],
) -> Document:
    """Print a completion script for your shell: goals, actions, entries, methods and people complete.

    Examples:

      pop completion bash > ~/.local/share/bash-completion/completions/pop

      pop completion zsh > ~/.zfunc/_pop

      pop completion fish > ~/.config/fish/completions/pop.fish

      pop completion powershell >> $PROFILE
    """
    return Document(raw="\n".join(_script(ctx, name, shell) for name in ("pop", "popcli")) + "\n")


def _script(ctx: typer.Context, name: str, shell: Shell) -> str:
    """The script for one of the names of the program, as Typer prints it when the shell asks for it."""
    variable = f"_{name.upper()}_COMPLETE"
    group: Any = ctx.find_root().command
    os.environ[variable] = f"source_{shell.value}"
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), suppress(SystemExit):
            group.main([], prog_name=name, complete_var=variable)
    finally:
        del os.environ[variable]
    return printed.getvalue().strip()
