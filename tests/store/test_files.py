"""Files: private, whole or not at all, and never more than was asked."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from popcli.core.errors import FileProblem
from popcli.store import files

OLD, NEW = b"old\n", b"new\n"


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "person" / "plan.yaml"
    files.write_file(path, OLD)
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def no_space(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize(
    "write", [lambda path: files.write_file(path, NEW), lambda path: files.append_line(path, "new")]
)
def test_what_is_made_is_private_whatever_the_umask(tmp_path: Path, write: Callable[[Path], None]) -> None:
    path = tmp_path / "a" / "b" / "file"
    write(path)
    assert path.read_bytes() == NEW
    assert (mode(path), mode(path.parent), mode(path.parent.parent)) == (0o600, 0o700, 0o700)


def test_a_file_that_others_could_read_becomes_private(old_file: Path) -> None:
    old_file.chmod(0o644)
    files.write_file(old_file, NEW)
    assert mode(old_file) == 0o600


def test_a_folder_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    files.make_folder(shared)
    assert mode(shared) == 0o755


def test_a_symbolic_link_keeps_pointing_where_it_did(tmp_path: Path, old_file: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(old_file)
    files.write_file(link, NEW)
    assert link.is_symlink()
    assert link.readlink() == old_file
    assert old_file.read_bytes() == NEW


def test_a_link_to_a_file_that_is_not_there_yet_makes_that_file(tmp_path: Path) -> None:
    link, target = tmp_path / "link.yaml", tmp_path / "elsewhere" / "plan.yaml"
    link.symlink_to(target)
    files.write_file(link, NEW)
    assert (link.is_symlink(), target.read_bytes()) == (True, NEW)


@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
def test_the_old_file_is_intact_when_writing_fails(old_file: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    monkeypatch.setattr(os, call, no_space)
    with pytest.raises(FileProblem) as raised:
        files.write_file(old_file, NEW)
    monkeypatch.undo()
    assert raised.value.key == "file-unwritable"
    assert raised.value.values["reason"] == os.strerror(errno.ENOSPC)
    assert str(raised.value.place) == str(old_file)
    assert old_file.read_bytes() == OLD
    assert list(old_file.parent.iterdir()) == [old_file]  # no temporary file stays


def test_no_temporary_file_stays_after_a_write(old_file: Path) -> None:
    files.write_file(old_file, NEW)
    assert list(old_file.parent.iterdir()) == [old_file]


@pytest.mark.parametrize(
    "write", [lambda path: files.write_file(path, NEW), lambda path: files.append_line(path, "new")]
)
def test_a_path_below_a_file_is_told(old_file: Path, write: Callable[[Path], None]) -> None:
    with pytest.raises(FileProblem) as raised:
        write(old_file / "below" / "file")
    assert raised.value.key == "file-unwritable"
    assert old_file.read_bytes() == OLD


def test_reading_tells_nothing_from_trouble(old_file: Path, tmp_path: Path) -> None:
    assert files.read_file(old_file) == OLD
    assert files.read_file(tmp_path / "none") is None
    assert files.read_file(old_file / "below") is None
    with pytest.raises(FileProblem) as raised:
        files.read_file(tmp_path)
    assert raised.value.key == "file-unreadable"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"new\n"),
        (b"one\n", b"one\nnew\n"),
        (b"no line break", b"no line break\nnew\n"),
        (b'one\n- {"id": "to', b'one\n- {"id": "to\nnew\n'),
        (b"one\r\n", b"one\r\nnew\n"),
        ("é".encode()[:1], "é".encode()[:1] + b"\nnew\n"),
    ],
)
def test_a_line_goes_below_what_stands_there(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "log.yaml"
    path.write_bytes(before)
    files.append_line(path, "new")
    assert path.read_bytes() == after


@pytest.mark.parametrize("before", [b"one\n", b"torn"])
def test_a_line_that_does_not_fit_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    path = tmp_path / "log.yaml"
    path.write_bytes(before)
    write = os.write

    def half(handle: int, content: bytes) -> int:
        if len(content) < 4:
            no_space()
        return write(handle, content[: len(content) // 2])

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(FileProblem) as raised:
        files.append_line(path, "a line that does not fit")
    assert raised.value.key == "file-unwritable"
    assert path.read_bytes() == before


def test_a_line_is_on_the_disk_when_the_call_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(str(Path(f"/proc/self/fd/{handle}").readlink())))
    if not Path("/proc/self/fd").exists():
        pytest.skip("only Linux tells which file a handle is")
    path = tmp_path / "sanne" / "log" / "2026.yaml"
    files.append_line(path, "new")
    assert set(synced) >= {str(path), str(path.parent), str(path.parent.parent), str(tmp_path)}
    synced.clear()
    files.append_line(path, "another")
    assert synced == [str(path)]
