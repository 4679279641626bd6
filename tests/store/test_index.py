"""The index: made anew when the plan differs, and harmless whatever happens to it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from popcli.core.models import Plan
from popcli.core.plan_data import plan_from
from popcli.store.home import Folder
from popcli.store.index import PlanIndex, index_of, plan_index
from popcli.store.plan_file import Note, load_plan, save_plan

PLAN = plan_from(
    {
        "person": {"name": "Sanne"},
        "language": "nl",
        "currency": "CHF",
        "goals": [
            {"id": "g1", "text": "één", "actions": [{"id": "a1", "text": "lezen"}]},
            {"id": "g2", "text": "two", "status": "reached", "actions": [{"id": "a2", "text": "doen"}]},
        ],
        "needs": [{"id": "n1", "text": "leren"}],
        "competences": [{"id": "c1", "name": "rekenen"}],
        "methods": ["ganzenbord"],
    }
)


OLDER = {"person": {"name": "Sanne"}, "language": "nl"}


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
    return folder.state / "index.json"


def test_what_an_index_tells() -> None:
    assert index_of(PLAN) == PlanIndex(
        language="nl",
        goals={"g1": "één", "g2": "two"},
        live=["g1"],
        actions={"a1": "lezen", "a2": "doen"},
        needs={"n1": "leren"},
        methods=["ganzenbord"],
        owners={"a1": "g1", "a2": "g2"},
        ways={},
        currency="CHF",
        competences={"c1": "rekenen"},
    )


def test_goals_and_actions_of_earlier_periods_are_known_too() -> None:
    gone = [
        {"id": "g7", "text": "weg", "status": "reached", "actions": ["a7", "a8"]},
        {"id": "g8", "text": "los", "status": "dropped"},
    ]
    earlier = [{"closed": "2026-01-05", "version": 3, "goals": gone}]
    found = index_of(PLAN.model_copy(update={"earlier": plan_from({**OLDER, "earlier": earlier}).earlier}))
    assert found.goals == {"g1": "één", "g2": "two", "g7": "weg", "g8": "los"}
    assert found.live == ["g1"]
    assert found.actions == {"a1": "lezen", "a2": "doen", "a7": "weg", "a8": "weg"}
    assert found.owners == {"a1": "g1", "a2": "g2", "a7": "g7", "a8": "g7"}


def test_the_plan_is_read_once(folder: Folder, load: Counting) -> None:
    first = plan_index(folder, load)
    assert first == plan_index(folder, load) == index_of(PLAN)
    assert load.times == 1
    assert file_of(folder).stat().st_mode & 0o777 == 0o600
    assert folder.path not in file_of(folder).parents


def other_size(plan: Path) -> None:
    found = plan.stat()
    plan.write_bytes(plan.read_bytes() + b"#")
    os.utime(plan, ns=(found.st_atime_ns, found.st_mtime_ns))


def other_time(plan: Path) -> None:
    found = plan.stat()
    os.utime(plan, ns=(found.st_atime_ns, found.st_mtime_ns + 1))


def other_file(plan: Path) -> None:
    found = plan.stat()
    copy = plan.with_name("copy")
    copy.write_bytes(plan.read_bytes())
    os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))
    copy.replace(plan)


@pytest.mark.parametrize("change", [other_size, other_time, other_file])
def test_the_plan_is_read_again_when_it_differs(folder: Folder, load: Counting, change: Callable[[Path], None]) -> None:
    plan_index(folder, load)
    change(folder.plan)
    assert plan_index(folder, load) == index_of(PLAN)
    assert load.times == 2
    plan_index(folder, load)
    assert load.times == 2


def test_a_save_is_seen(folder: Folder, load: Counting) -> None:
    plan_index(folder, load)
    before = load_plan(folder)
    save_plan(folder, before, before.plan.model_copy(update={"language": "en"}), Note("changed", "2026-03-18"))
    assert plan_index(folder, load).language == "en"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"3", b"\xff", b"{}", b'{"shape": 2}', b'{"shape": 99, "stamp": []}']
)
def test_a_damaged_index_is_made_anew(folder: Folder, load: Counting, content: bytes) -> None:
    plan_index(folder, load)
    file_of(folder).write_bytes(content)
    assert plan_index(folder, load) == index_of(PLAN)
    assert plan_index(folder, load) == index_of(PLAN)
    assert load.times == 2


def test_an_index_of_another_popcli_is_made_anew(folder: Folder, load: Counting) -> None:
    plan_index(folder, load)
    data = json.loads(file_of(folder).read_bytes())
    file_of(folder).write_text(json.dumps({**data, "colours": []}))
    assert plan_index(folder, load) == index_of(PLAN)


@pytest.mark.parametrize("shape", [1, 2, 3])
def test_an_index_of_an_earlier_shape_is_made_anew(folder: Folder, load: Counting, shape: int) -> None:
    plan_index(folder, load)
    data = json.loads(file_of(folder).read_bytes())
    data["actions"] = {}
    file_of(folder).write_text(json.dumps({**data, "shape": shape}))
    assert plan_index(folder, load) == index_of(PLAN)


def test_an_index_that_cannot_be_kept_changes_nothing(folder: Folder, load: Counting) -> None:
    folder.state.parent.mkdir(parents=True)
    folder.state.write_text("a file where a folder should be")
    assert plan_index(folder, load) == plan_index(folder, load) == index_of(PLAN)
    assert load.times == 2


def test_an_index_that_cannot_be_read_changes_nothing(folder: Folder, load: Counting) -> None:
    file_of(folder).mkdir(parents=True)
    assert plan_index(folder, load) == index_of(PLAN)
