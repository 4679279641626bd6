"""Reading and writing files so that nothing is lost: whole or not at all, on the disk before we say so, private."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from popcli.core.errors import FileProblem, Place
from popcli.store.raw import PRIVATE_FILE, append_synced, write_all

PRIVATE_FOLDER = 0o700


def read_file(path: Path) -> bytes | None:
    """The bytes of a file, or ``None`` when there is no such file.

    Raises:
        FileProblem: ``file-unreadable``, with the reason the system gives.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as problem:
        raise FileProblem("file-unreadable", place=Place(str(path)), reason=problem.strerror or str(problem)) from None


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can enter, with those above it; one that exists is left as it is."""
    if path.is_dir():
        return
    with writing(path):
        make_folder(path.parent)
        path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        sync_folder(path.parent)


def write_file(path: Path, content: bytes) -> None:
    """Put a whole file in place durably; a symbolic link keeps pointing where it did.

    At any moment there is the old file or the new one, never a part.

    Raises:
        FileProblem: ``file-unwritable``; the old file is untouched.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    make_folder(target.parent)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    with writing(path):
        try:
            _write_synced(fresh, content)
            fresh.replace(target)
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
        sync_folder(target.parent)


def _write_synced(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    try:
        write_all(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)


def append_line(path: Path, line: str) -> None:
    """Add one line at the end of a file durably, in time that does not grow with the file; see ``append_synced``.

    The caller holds the lock.

    Raises:
        FileProblem: ``file-unwritable``; the file is as it was.
    """
    make_folder(path.parent)
    with writing(path):
        fresh = not path.exists()
        append_synced(path, line)
        if fresh:
            sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can do so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell what the system refuses while something is written here.

    Raises:
        FileProblem: ``file-unwritable``, with the reason the system gives.
    """
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem("file-unwritable", place=Place(str(path)), reason=reason) from None
