"""The plan as it was read last: used while nothing changed, made anew when anything did, and never needed."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from popcli.core.errors import FileProblem
from popcli.core.known import Known
from popcli.core.models import Plan
from popcli.core.plan_data import changed, json_data, plan_from
from popcli.store import plan_cache
from popcli.store.home import Folder
from popcli.store.plan_cache import seen_plan
from popcli.store.plan_file import Note, load_plan, save_plan

PLAN = plan_from(
    {
        "person": {"name": "Sanne"},
        "review": {"next": "2026-06-01"},
        "goals": [{"id": "g1", "text": "één", "due": "2026-05-01", "actions": [{"id": "a1", "text": "lezen"}]}],
    }
)


class Counting:
    """Reads the plan, and counts how often."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.times = 0

    def __call__(self) -> Plan:
        self.times += 1
        return load_plan(self.folder).plan


@pytest.fixture
def load(folder: Folder) -> Counting:
    """The reader of a plan that is there."""
    save_plan(folder, None, PLAN, Note("begun", "2026-03-18"))
    return Counting(folder)


def file_of(folder: Folder) -> Path:
    return folder.state / "plan.json"


def seen(folder: Folder, load: Counting) -> dict[str, Any]:
    return json_data(seen_plan(folder, load))


def now(folder: Folder) -> dict[str, Any]:
    return json_data(load_plan(folder).plan)


def test_the_plan_is_read_once(folder: Folder, load: Counting) -> None:
    first = seen_plan(folder, load)
    second = seen_plan(folder, load)
    assert load.times == 1
    assert isinstance(first, Plan)
    assert isinstance(second, Known)
    assert json_data(second) == json_data(first) == now(folder)
    assert second.goals[0].due == first.goals[0].due


def test_it_is_kept_privately_and_apart_from_the_plan(folder: Folder, load: Counting) -> None:
    seen_plan(folder, load)
    assert file_of(folder).stat().st_mode & 0o777 == 0o600
    assert folder.path not in file_of(folder).parents
    assert [item.name for item in folder.path.iterdir() if "json" in item.name] == []


def test_what_was_kept_is_not_written_again(folder: Folder, load: Counting) -> None:
    seen_plan(folder, load)
    before = file_of(folder).stat()
    seen_plan(folder, load)
    after = file_of(folder).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_people_are_not_mixed_up(folder: Folder, load: Counting) -> None:
    other = folder.__class__("tom", folder.path.with_name("tom"), folder.state.with_name("tom"))
    save_plan(other, None, changed(PLAN, person={"name": "Tom"}), Note("begun", "2026-03-18"))
    for _ in range(2):
        assert seen(folder, load)["person"]["name"] == "Sanne"
        assert seen(other, Counting(other))["person"]["name"] == "Tom"


# The plan changed


def put_back_time(plan: Path, content: bytes) -> None:
    found = plan.stat()
    plan.write_bytes(content)
    os.utime(plan, ns=(found.st_atime_ns, found.st_mtime_ns))


def other_content(plan: Path) -> None:
    """In place, of the same size, and with the time put back."""
    put_back_time(plan, plan.read_bytes().replace(b"lezen", b"doen!"))


def other_size(plan: Path) -> None:
    put_back_time(plan, plan.read_bytes() + b"# ja\n")


def other_time(plan: Path) -> None:
    found = plan.stat()
    os.utime(plan, ns=(found.st_atime_ns, found.st_mtime_ns + 1))


@pytest.mark.parametrize("change", [other_content, other_size, other_time])
def test_the_plan_is_read_again_when_it_differs(folder: Folder, load: Counting, change: Callable[[Path], None]) -> None:
    seen_plan(folder, load)
    change(folder.plan)
    assert seen(folder, load) == now(folder)
    assert load.times == 2
    assert seen(folder, load) == now(folder)
    assert load.times == 2


def test_a_save_is_seen(folder: Folder, load: Counting) -> None:
    seen_plan(folder, load)
    before = load_plan(folder)
    save_plan(folder, before, changed(before.plan, currency="CHF"), Note("changed", "2026-03-18"))
    assert seen(folder, load)["currency"] == "CHF"


def test_another_popcli_reads_the_plan_itself(folder: Folder, load: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    seen_plan(folder, load)
    for version in ("999.0", "999.1"):
        monkeypatch.setattr(plan_cache, "__version__", version)
        for _ in range(2):
            assert seen(folder, load) == now(folder)
    assert load.times == 3


def test_another_shape_is_read_anew(folder: Folder, load: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    seen_plan(folder, load)
    monkeypatch.setattr(plan_cache, "_SHAPE", 0)
    assert seen(folder, load) == now(folder)
    assert load.times == 2


def test_a_change_while_the_plan_is_read_is_seen_the_next_time(folder: Folder, load: Counting) -> None:
    def late() -> Plan:
        plan = load()
        other_content(folder.plan)
        return plan

    assert json_data(seen_plan(folder, late))["goals"][0]["actions"][0]["text"] == "lezen"
    assert seen(folder, load)["goals"][0]["actions"][0]["text"] == "doen!"
    assert load.times == 2


# What was kept is damaged, or cannot be kept


@pytest.fixture
def no_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small files, none of which has to survive a loss of power."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.mark.usefixtures("no_sync")
def test_whatever_part_of_it_is_lost_the_plan_is_read(folder: Folder) -> None:
    save_plan(folder, None, plan_from({"person": {"name": "Sanne"}}), Note("begun", "2026-03-18"))
    plan = seen_plan(folder, Counting(folder))
    whole = file_of(folder).read_bytes()
    for length in range(len(whole)):
        file_of(folder).write_bytes(whole[:length])
        read: list[int] = []
        assert seen_plan(folder, lambda read=read: read.append(1) or plan) is plan
        assert read == [1]
        assert file_of(folder).read_bytes() == whole


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b"[1]", b"null", b"3", b'"plan"', b"\xff", b"{}", b'{"plan": {}}', b'{"stamp": []}', b"[" * 10_000],
)
def test_what_was_not_written_by_popcli_is_made_anew(folder: Folder, load: Counting, content: bytes) -> None:
    seen_plan(folder, load)
    file_of(folder).write_bytes(content)
    for _ in range(2):
        assert seen(folder, load) == now(folder)
    assert load.times == 2


@pytest.mark.parametrize(
    "mark", [{"$day": "soon"}, {"$day": 3}, {"$word": ["Nothing", "x"]}, {"$word": ["GoalStatus", "x"]}, {"$word": 3}]
)
def test_a_value_that_cannot_be_is_made_anew(folder: Folder, load: Counting, mark: Any) -> None:
    seen_plan(folder, load)
    kept = json.loads(file_of(folder).read_bytes())
    kept["plan"]["$part"]["period"] = mark
    file_of(folder).write_text(json.dumps(kept))
    assert seen(folder, load) == now(folder)
    assert load.times == 2


def test_deleting_it_changes_nothing(folder: Folder, load: Counting) -> None:
    found = [seen(folder, load), seen(folder, load)]
    file_of(folder).unlink()
    found += [seen(folder, load), seen(folder, load)]
    assert found == [now(folder)] * 4
    assert load.times == 2


def test_a_state_that_cannot_be_written_changes_nothing(folder: Folder, load: Counting) -> None:
    folder.state.parent.mkdir(parents=True)
    folder.state.write_text("a file where a folder should be")
    assert seen(folder, load) == seen(folder, load) == now(folder)
    assert load.times == 2


def test_a_file_that_cannot_be_read_changes_nothing(folder: Folder, load: Counting) -> None:
    file_of(folder).mkdir(parents=True)
    assert seen(folder, load) == seen(folder, load) == now(folder)
    assert load.times == 2


def test_a_plan_that_cannot_be_read_is_told_and_nothing_is_kept(folder: Folder, load: Counting) -> None:
    folder.plan.write_text("kapot: [\n")
    for _ in range(2):
        with pytest.raises(FileProblem):
            seen_plan(folder, load)
    assert load.times == 2
    assert not file_of(folder).exists()


def test_a_plan_that_broke_is_told_though_the_last_one_is_kept(folder: Folder, load: Counting) -> None:
    seen_plan(folder, load)
    put_back_time(folder.plan, b"[" * folder.plan.stat().st_size)
    with pytest.raises(FileProblem):
        seen_plan(folder, load)


def test_a_plan_that_is_gone_is_not_what_was_kept(folder: Folder, load: Counting) -> None:
    plan = seen_plan(folder, load)
    folder.plan.unlink()
    other = changed(PLAN, currency="CHF")
    assert seen_plan(folder, lambda: other) is other
    assert plan is not other
