"""Killed at any moment: the plan is the old one or the new one, whole, and no acknowledged entry is lost.

Two ways: a real kill at a random moment of a child that writes without end, and a child that ends itself at each step
in turn, with half of the bytes written where it writes.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from typing import Any, NoReturn

import pytest

from popcli.core.entry import Entry
from popcli.core.models import Person, Plan
from popcli.store import log
from popcli.store.home import Folder
from popcli.store.lock import locked
from popcli.store.plan_file import Loaded, Note, Words, load_plan, notice_changes, save_plan
from popcli.store.versions import content_of, digest, history

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="starts processes with fork")

AT = "2026-03-18T10:00:00.000+01:00"
NOTE = Note("changed", AT)
WORDS = Words(by_hand="by hand", recovered="recovered")
KILLS = 30


def child(work: Callable[[], None]) -> int:
    """Do the work in a process of its own, which never returns into the test run."""
    number = os.fork()
    if number == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return number


def killed_soon(work: Callable[[], None], random_: random.Random) -> None:
    number = child(work)
    time.sleep(random_.uniform(0.005, 0.1))
    os.kill(number, signal.SIGKILL)
    _, status = os.waitpid(number, 0)
    assert os.WIFSIGNALED(status), "the child failed before it was killed"


def begin(folder: Folder) -> Loaded:
    with locked(folder.lock):
        return save_plan(folder, None, Plan(person=Person(name="Sanne"), strengths=("0",)), NOTE)


def save_next(folder: Folder) -> int:
    """One more save, as a command does it; gives the number that is now in the plan."""
    with locked(folder.lock):
        notice_changes(folder, WORDS, AT)
        before = load_plan(folder)
        number = int(before.plan.strengths[0]) + 1
        save_plan(folder, before, before.plan.model_copy(update={"strengths": (str(number),)}), NOTE)
    return number


def current(folder: Folder) -> int:
    return int(load_plan(folder).plan.strengths[0])


def recovered(folder: Folder) -> None:
    """After the next command looked, the history tells of the plan that is there, and every version can be read."""
    with locked(folder.lock, patience=0):
        assert notice_changes(folder, WORDS, AT) is False  # no person changed anything
    versions = history(folder)
    assert versions[-1].digest == digest(folder.plan.read_bytes())
    assert [item.version for item in versions] == sorted({item.version for item in versions})
    for version in versions:
        assert digest(content_of(folder, version.version)) == version.digest


def test_a_plan_survives_kills_at_random_moments(folder: Folder) -> None:
    begin(folder)
    chance = random.Random(1)
    for _ in range(KILLS):
        reading, writing = os.pipe()

        def save_on(told: int = writing) -> None:
            while True:
                os.write(told, f"{save_next(folder)}\n".encode())

        killed_soon(save_on, chance)
        os.close(writing)
        with os.fdopen(reading) as file:
            saved = [int(line) for line in file.read().splitlines()]
        assert current(folder) >= max(saved, default=0)  # what was acknowledged is there
        recovered(folder)


def test_a_log_survives_kills_at_random_moments(folder: Folder) -> None:
    chance = random.Random(2)
    acknowledged: list[str] = []
    for _ in range(KILLS):
        reading, writing = os.pipe()

        def log_on(told: int = writing) -> None:
            while True:
                with locked(folder.lock):
                    made = Entry.from_data({"id": log.new_id(folder, 2026), "on": "2026-03-18", "text": "é" * 5000})
                    log.append(folder, made)
                os.write(told, f"{made.id}\n".encode())

        killed_soon(log_on, chance)
        os.close(writing)
        with os.fdopen(reading) as file:
            acknowledged += file.read().splitlines()
    found = {entry.id for entry in log.read_log(folder).entries}
    assert len(acknowledged) > KILLS
    assert set(acknowledged) <= found


class Stopper:
    """Ends this process at the given step: an opening, a renaming, a write (after half of it) or a sync."""

    def __init__(self, step: int) -> None:
        self.left = step
        self.write, self.sync = os.write, os.fsync
        vars(os).update(write=self.half_write, fsync=self.no_sync)
        sys.addaudithook(self.seen)

    def ends(self) -> bool:
        self.left -= 1
        return self.left < 0

    def seen(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if (writes or event in {"os.rename", "os.mkdir", "os.remove"}) and self.ends():
            self.stop()

    def half_write(self, handle: int, content: bytes) -> int:
        if self.ends():
            self.write(handle, content[: len(content) // 2])
            self.stop()
        return self.write(handle, content)

    def no_sync(self, handle: int) -> None:
        if self.ends():
            self.stop()
        self.sync(handle)

    def stop(self) -> NoReturn:
        os._exit(9)


def stopped_at(step: int, work: Callable[[], Any]) -> bool:
    """Whether a child that does the work was ended at this step; ``False`` when it had fewer steps."""

    def stopping() -> None:
        Stopper(step)
        work()

    _, status = os.waitpid(child(stopping), 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, 9}
    return code == 9


def test_a_save_that_ends_at_any_step_leaves_the_old_plan_or_the_new(folder: Folder) -> None:
    begin(folder)
    step, seen = 0, set()
    number = current(folder)
    while stopped_at(step, lambda: save_next(folder)):
        assert current(folder) in {number, number + 1}
        seen.add(current(folder) - number)
        recovered(folder)
        number = save_next(folder)
        recovered(folder)
        step += 1
    assert step > 10
    assert seen == {0, 1}
    assert "recovered" in {version.what for version in history(folder)}


def test_a_first_save_that_ends_at_any_step_leaves_no_plan_or_the_whole(folder: Folder) -> None:
    step, seen = 0, set()
    while stopped_at(step, lambda: begin(folder)):
        seen.add(folder.exists)
        if folder.exists:
            recovered(folder)
            folder.plan.unlink()
        step += 1
    assert seen == {False, True}
    recovered(folder)


def test_an_append_that_ends_at_any_step_loses_nothing(folder: Folder) -> None:
    step, wanted = 0, set()
    while stopped_at(step, lambda: log.append(folder, Entry.from_data({"id": "torn", "on": "2026-03-18"}))):
        log.append(folder, Entry.from_data({"id": f"e{step}", "on": "2026-03-18"}))
        wanted.add(f"e{step}")
        assert wanted <= {entry.id for entry in log.read_log(folder).entries}
        step += 1
    assert step >= 3
    read = log.read_log(folder)
    assert {entry.id for entry in read.entries} == wanted | {"torn"}
    assert len(read.problems) == 1  # the line of which half was written
