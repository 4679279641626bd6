"""One writer at a time per person.

Our own few lines, since the well-known lock library costs five times the start of the interpreter and `pop log` is
typed many times a day (docs/decisions.md).
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from popcli.core.errors import Conflict
from popcli.store.files import make_folder, writing
from popcli.store.raw import PRIVATE_FILE, try_lock

PATIENCE = 30.0
"""Seconds to wait for another writer; one change takes a few milliseconds."""


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file at ``path``; the system lets it go when the process ends, however it ends.

    Raises:
        Conflict: ``locked``, when another process holds it for longer than ``patience`` seconds.
        FileProblem: ``file-unwritable``, when there can be no lock file.
    """
    make_folder(path.parent)
    with writing(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    try:
        with writing(path):
            _wait(handle, path, time.monotonic() + patience)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, until: float) -> None:
    pause = 0.001
    while True:
        try:
            return try_lock(handle)
        except (BlockingIOError, PermissionError):  # somebody holds it, in the words of Unix and of Windows
            if time.monotonic() >= until:
                raise Conflict("locked", file=str(path)) from None
        time.sleep(pause)
        pause = min(pause * 2, 0.05)
