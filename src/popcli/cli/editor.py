"""The person's own editor."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from popcli.core.errors import PopError, UsageError


def edited(text: str, env: Mapping[str, str], *, suffix: str) -> str:
    """The text as the person leaves it in ``$VISUAL`` or ``$EDITOR``; line ends stay as they are.

    Raises:
        UsageError: ``no-editor``, when none is set or installed.
        PopError: ``editor-failed``, when it cannot be started or ends with an error.
    """
    command = editor_command(env)
    handle, name = tempfile.mkstemp(prefix="popcli-", suffix=suffix)  # only its owner can read it
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text)
        try:
            code = subprocess.run([*command, name], check=False).returncode  # noqa: S603 - it is the person's own editor
        except OSError as problem:
            raise PopError("editor-failed", editor=command[0], reason=problem.strerror) from None
        if code != 0:
            raise PopError("editor-failed", editor=command[0], reason=f"exit {code}")
        return path.read_bytes().decode("utf-8", "surrogateescape")
    finally:
        path.unlink(missing_ok=True)


def editor_command(env: Mapping[str, str]) -> list[str]:
    """The words of the editor's command: ``$VISUAL``, ``$EDITOR``, else one that is installed."""
    if wanted := env.get("VISUAL", "").strip() or env.get("EDITOR", "").strip():
        try:
            return shlex.split(wanted)
        except ValueError as problem:  # a quote that is not closed
            raise PopError("editor-failed", editor=wanted, reason=str(problem)) from None
    for name in ("editor", "nano", "vi", "notepad"):
        if found := shutil.which(name):
            return [found]
    raise UsageError("no-editor")
