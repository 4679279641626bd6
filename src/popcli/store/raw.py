"""What the system does with files, without anything of ours around it.

Light on purpose: `pop log` needs this and little else, and importing pathlib alone costs as much as the interpreter's
own start (docs/performance.md). Errors are the system's own; ``files.py`` and ``lock.py`` put them in our words.
"""

import os
import sys

from popcli.core.ids import ALPHABET, LENGTH

PRIVATE_FILE = 0o600

TAIL = 256 * 1024
"""So many bytes at the end of a log are searched for an id that is new."""

_FAIR = len(ALPHABET) * (256 // len(ALPHABET))

if sys.platform == "win32":
    import msvcrt

    def try_lock(handle: int) -> None:
        """Take the lock on an open file, or raise ``OSError`` when somebody has it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def try_lock(handle: int) -> None:
        """Take the lock on an open file, or raise ``OSError`` when somebody has it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def append_synced(path: "str | os.PathLike[str]", line: str) -> None:
    """Add one line at the end of a file, on the disk before this returns; the file is as it was when that fails.

    A last line that was torn off (no line break at its end) is left as it is; the new one starts below it.

    Raises:
        OSError: as the system says.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
    try:
        size = os.lseek(handle, 0, os.SEEK_END)
        torn = False
        if size:
            os.lseek(handle, size - 1, os.SEEK_SET)
            torn = os.read(handle, 1) != b"\n"
        try:
            write_all(handle, b"\n" * torn + line.encode() + b"\n")
            os.fsync(handle)
        except OSError:
            try:  # noqa: SIM105 - contextlib is not light
                os.ftruncate(handle, size)
            except OSError:
                pass
            raise
    finally:
        os.close(handle)


def write_all(handle: int, content: bytes) -> None:
    """Write all of it, however many turns the system takes."""
    while content:
        content = content[os.write(handle, content) :]


def end_of(path: "str | os.PathLike[str]", most: int = TAIL) -> bytes:
    """The last bytes of a file, at most so many; nothing when there is no such file."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - no pathlib here
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - most, 0))
            return file.read()
    except FileNotFoundError:
        return b""


def new_entry_id(recent: bytes) -> str:
    """An id for an entry that does not stand in these bytes of the log.

    Chances: of 9 000 entries in a life, two of different times share an id in 1 of 18 lives. Both are kept then, and
    both are shown when the id is asked for: an entry changes another one only with a higher revision.
    """
    while True:
        fair = [byte for byte in os.urandom(4 * LENGTH) if byte < _FAIR]
        made = "".join(ALPHABET[byte % len(ALPHABET)] for byte in fair[:LENGTH])
        if len(made) == LENGTH and f'"id": "{made}"'.encode() not in recent:
            return made
