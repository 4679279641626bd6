"""The lock: one writer at a time, let go whatever happens."""

import errno
import os
import sys
from pathlib import Path

import pytest

from popcli.core.entry import Entry
from popcli.core.errors import Conflict, FileProblem
from popcli.store import log
from popcli.store.home import Folder
from popcli.store.lock import locked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="starts processes with fork")


def test_who_comes_second_is_told_after_a_while(tmp_path: Path) -> None:
    path = tmp_path / "state" / "lock"
    with locked(path), pytest.raises(Conflict) as raised, locked(path, patience=0.05):
        pytest.fail("two writers at once")
    assert raised.value.key == "locked"
    assert raised.value.values == {"file": str(path)}
    assert raised.value.exit_code == 4


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with pytest.raises(ZeroDivisionError), locked(path):
        raise ZeroDivisionError
    with locked(path, patience=0):
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    child = os.fork()
    if child == 0:
        lock = locked(path)
        lock.__enter__()
        os._exit(0)
    os.waitpid(child, 0)
    with locked(path, patience=0):
        pass


def test_a_place_where_no_lock_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(FileProblem) as raised, locked(tmp_path / "lock"):
        pytest.fail("locked a folder")
    assert raised.value.key == "file-unwritable"


def test_a_disk_without_locks_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_here(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", none_here)
    with pytest.raises(FileProblem) as raised, locked(tmp_path / "lock"):
        pytest.fail("locked what cannot be locked")
    assert raised.value.values == {"reason": os.strerror(errno.ENOLCK)}


def test_four_windows_at_once_lose_no_entry(folder: Folder) -> None:
    children = [os.fork() or _write_fifty(folder, name) for name in "abcd"]
    codes = [os.waitpid(child, 0)[1] for child in children]
    read = log.read_log(folder)
    assert codes == [0, 0, 0, 0]
    assert read.problems == []
    assert sorted(entry.text for entry in read.entries) == sorted(
        f"{name}{n}" * 40 for name in "abcd" for n in range(50)
    )
    assert len({entry.id for entry in read.entries}) == 200


def _write_fifty(folder: Folder, name: str) -> int:
    """In a process of its own: fifty entries, each under the lock."""
    try:
        for number in range(50):
            with locked(folder.lock):
                data = {"id": log.new_id(folder, 2026), "on": "2026-03-18", "text": f"{name}{number}" * 40}
                log.append(folder, Entry.from_data(data))
    except BaseException:  # noqa: BLE001 - a child never returns into the test run
        os._exit(1)
    os._exit(0)
