"""Lines at the end of a file, and new ids: whole or not at all, and never one that is there."""

import errno
import os
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.core.ids import ALPHABET, LENGTH
from popcli.store.raw import TAIL, append_synced, end_of, new_entry_id, write_all

LINE = "een regel, één lang genoeg om in stukken te schrijven"


def no_space(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# Lines


@pytest.mark.parametrize(
    ("before", "between"),
    [
        (b"", b""),
        (b"\n", b""),
        (b"one\n", b""),
        (b"one\r\n", b""),
        (b"torn", b"\n"),
        (b"one\ntorn", b"\n"),
        (b"\xc3", b"\n"),
    ],
)
def test_a_line_stands_below_what_is_there(tmp_path: Path, before: bytes, between: bytes) -> None:
    path = tmp_path / "log.yaml"
    path.write_bytes(before)
    append_synced(path, LINE)
    append_synced(str(path), "twee")
    assert path.read_bytes() == before + between + LINE.encode() + b"\ntwee\n"


def test_a_file_that_is_not_there_is_made_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        append_synced(tmp_path / "log.yaml", LINE)
    finally:
        os.umask(before)
    assert (tmp_path / "log.yaml").read_bytes() == LINE.encode() + b"\n"
    assert stat.S_IMODE((tmp_path / "log.yaml").stat().st_mode) == 0o600


@pytest.mark.parametrize("at_once", [1, 3, 7])
def test_a_line_is_whole_however_little_the_system_takes_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: write(handle, content[:at_once]))
    (tmp_path / "log.yaml").write_bytes(b"torn")
    append_synced(tmp_path / "log.yaml", LINE)
    assert (tmp_path / "log.yaml").read_bytes() == b"torn\n" + LINE.encode() + b"\n"


@pytest.mark.parametrize("before", [b"", b"one\n", b"torn"])
@pytest.mark.parametrize("room", range(0, len(LINE) + 2, 5))
def test_a_disk_that_runs_full_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes, room: int
) -> None:
    path = tmp_path / "log.yaml"
    path.write_bytes(before)
    write, left = os.write, room

    def little(handle: int, content: bytes) -> int:
        nonlocal left
        done = write(handle, content[:left]) if left else no_space()
        left -= done
        return done

    monkeypatch.setattr(os, "write", little)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        append_synced(path, LINE)
    assert path.read_bytes() == before


def test_a_line_that_does_not_reach_the_disk_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "log.yaml").write_bytes(b"one\n")
    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        append_synced(tmp_path / "log.yaml", LINE)
    assert (tmp_path / "log.yaml").read_bytes() == b"one\n"


def test_the_first_trouble_is_told_when_the_line_cannot_be_taken_back_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", no_space)
    monkeypatch.setattr(os, "ftruncate", broken)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        append_synced(tmp_path / "log.yaml", LINE)


@pytest.mark.parametrize("fails", ["write", "fsync", None])
def test_no_file_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str | None) -> None:
    opened: list[int] = []
    closed: list[int] = []
    open_, close = os.open, os.close
    monkeypatch.setattr(os, "open", lambda *found: opened.append(open_(*found)) or opened[-1])
    monkeypatch.setattr(os, "close", lambda handle: closed.append(handle) or close(handle))
    if fails:
        monkeypatch.setattr(os, fails, no_space)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            append_synced(tmp_path / "log.yaml", LINE)
    else:
        append_synced(tmp_path / "log.yaml", LINE)
    assert len(opened) == 1
    assert closed == opened


def test_it_is_on_the_disk_before_it_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, synced = tmp_path / "log.yaml", []
    monkeypatch.setattr(os, "fsync", lambda _handle: synced.append(path.read_bytes()))
    append_synced(path, LINE)
    assert synced == [LINE.encode() + b"\n"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".+"):
        append_synced(tmp_path, LINE)
    with pytest.raises(OSError, match=r".+"):
        append_synced(tmp_path / "none" / "log.yaml", LINE)


def test_all_is_written_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, content = os.write, bytes(range(256)) * 10
    monkeypatch.setattr(os, "write", lambda handle, left: write(handle, left[:100]))
    with (tmp_path / "file").open("wb") as file:
        write_all(file.fileno(), content)
        write_all(file.fileno(), b"")
    assert (tmp_path / "file").read_bytes() == content


# The end of a file


@given(content=st.binary(max_size=40), most=st.integers(1, 50))
def test_the_end_is_the_last_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes, most: int) -> None:
    path = tmp_path_factory.getbasetemp() / "end"
    path.write_bytes(content)
    assert end_of(path, most) == content[-most:]
    assert end_of(str(path)) == content


def test_of_a_long_file_only_the_end_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long"
    path.write_bytes(b"a" * TAIL + b"b" * 10)
    assert end_of(path) == b"a" * (TAIL - 10) + b"b" * 10


def test_a_file_that_is_not_there_has_no_end(tmp_path: Path) -> None:
    assert end_of(tmp_path / "none") == b""
    with pytest.raises(OSError, match=r".+"):
        end_of(tmp_path)


# New ids

Drawn = Callable[..., list[bytes]]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Let the system give these random bytes, one after the other."""

    def run(*turns: bytes) -> list[bytes]:
        left = list(turns)
        monkeypatch.setattr(os, "urandom", lambda _count: left.pop(0))
        return left

    return run


def in_log(*found: str) -> bytes:
    return b"".join(f'- {{"id": "{name}", "on": ["2026-03-02"]}}\n'.encode() for name in found)


def test_an_id_has_its_length_and_letters_that_are_not_mistaken() -> None:
    made = {new_entry_id(b"") for _ in range(200)}
    assert {len(name) for name in made} == {LENGTH}
    assert set("".join(made)) <= set(ALPHABET)
    assert not set("01iloOIL") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert len(made) > 190


def test_every_letter_has_the_same_chance(drawn: Drawn) -> None:
    firsts: Counter[str] = Counter()
    for byte in range(256):
        drawn(bytes([byte]) + bytes(4 * LENGTH - 1))
        made = new_entry_id(b"")
        drawn(bytes([byte]) * (4 * LENGTH), bytes([1]) * (4 * LENGTH))
        again = new_entry_id(b"")
        assert made[1:] == ALPHABET[0] * (LENGTH - 1)
        if again == made[0] * LENGTH:
            firsts[made[0]] += 1
        else:  # this byte would make some letters more likely than others, and is passed over
            assert again == ALPHABET[1] * LENGTH
    assert firsts == dict.fromkeys(ALPHABET, 8)


def test_an_id_that_is_in_the_log_is_not_made_again(drawn: Drawn) -> None:
    taken = [letter * LENGTH for letter in ALPHABET[:3]]
    left = drawn(*(bytes([number]) * (4 * LENGTH) for number in range(4)))
    assert new_entry_id(in_log(*taken)) == ALPHABET[3] * LENGTH
    assert left == []


def test_a_text_that_looks_like_an_id_takes_none(drawn: Drawn) -> None:
    drawn(bytes(4 * LENGTH))
    name = ALPHABET[0] * LENGTH
    assert new_entry_id(in_log(name + "x", f"x{name}") + f'"text": "{name}"'.encode()) == name


def test_too_few_fair_bytes_are_drawn_again(drawn: Drawn) -> None:
    left = drawn(bytes(LENGTH - 1) + b"\xff" * (3 * LENGTH + 1), b"\x02" * (4 * LENGTH))
    assert new_entry_id(b"") == ALPHABET[2] * LENGTH
    assert left == []


@given(st.binary(max_size=300))
def test_any_bytes_may_stand_in_the_log(recent: bytes) -> None:
    assert len(new_entry_id(recent)) == LENGTH
