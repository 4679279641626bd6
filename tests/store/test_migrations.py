"""Files of an older format: read in today's, saved in today's, with all that people wrote."""

from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from popcli.cli.failure import error_lines
from popcli.core.errors import FileProblem
from popcli.store import files, templates
from popcli.store.home import Folder
from popcli.store.migrations import CURRENT, STEPS, migrated
from popcli.store.plan_file import Loaded, Note, load_plan, read_plan, save_plan

OLD_FILE = Path(__file__).parents[1] / "old_files" / "plan-0.yaml"
NOTE = Note("changed", "2026-03-18T10:00:00.000+01:00")


def from_zero(data: dict[str, Any]) -> dict[str, Any]:
    """The step of an invented format 0: the owner was a text, and a goal had a deadline."""
    fresh = dict(data)
    fresh["person"] = {"name": fresh.pop("owner")}
    fresh["goals"] = [
        {("due" if key == "deadline" else key): value for key, value in goal.items()} for goal in data["goals"]
    ]
    return fresh


@pytest.fixture
def old() -> Loaded:
    """The old file, read through the invented step."""
    return read_plan(OLD_FILE.read_bytes(), "plan.yaml", steps={0: from_zero})


def test_an_old_file_reads_as_todays_plan(old: Loaded) -> None:
    assert old.plan.pop == CURRENT
    assert old.plan.person.name == "Sanne Vermeulen"
    assert old.plan.strengths == ("rust", "humor")
    assert [str(goal.due) for goal in old.plan.goals] == ["2026-09-30", "None"]
    assert [(name, place.line) for place, name, _ in old.unknown] == [("mood", 5), ("colour", 15)]
    assert old.content == OLD_FILE.read_bytes()


def test_reading_an_old_file_writes_nothing(folder: Folder) -> None:
    files.write_file(folder.plan, OLD_FILE.read_bytes())
    read_plan(files.read_file(folder.plan) or b"", str(folder.plan), steps={0: from_zero})
    assert folder.plan.read_bytes() == OLD_FILE.read_bytes()
    assert [path.name for path in folder.path.iterdir()] == ["plan.yaml"]


def test_the_save_that_follows_keeps_comments_and_own_keys(folder: Folder, old: Loaded) -> None:
    files.write_file(folder.plan, old.content)
    saved = save_plan(folder, old, old.plan.model_copy(update={"strengths": ("rust", "humor", "geduld")}), NOTE)
    assert load_plan(folder) == saved
    assert saved.plan.strengths == ("rust", "humor", "geduld")
    assert saved.plan.person == old.plan.person
    assert saved.plan.goals == old.plan.goals
    lines, fresh = (content.decode().splitlines() for content in (old.content, saved.content))
    changes = [line for line in unified_diff(lines, fresh, n=0, lineterm="") if line[:2] not in {"--", "++", "@@"}]
    assert sorted(changes) == sorted(
        [
            "-pop: 0",
            "+pop: 1",
            "+version: 1",
            "-owner: Sanne Vermeulen   # dat ben ik",
            "+person:",
            "+  name: Sanne Vermeulen",
            "-strengths: [rust, 'humor']",
            "+strengths: [rust, 'humor', geduld]",
            "-    deadline: 2026-09-30   # voor de herfst",
            "+    due: 2026-09-30",
        ]
    )


def test_steps_follow_each_other_and_leave_the_given_data_alone() -> None:
    given = {"pop": "0", "owner": "Sanne", "goals": []}
    assert migrated(given, "plan.yaml", steps={0: from_zero}) == {
        "pop": "1",
        "person": {"name": "Sanne"},
        "goals": [],
    }
    assert given == {"pop": "0", "owner": "Sanne", "goals": []}


def test_data_of_today_come_back_as_they_are() -> None:
    data = {"pop": "1", "mood": "fine"}
    assert migrated(data, "plan.yaml", steps={0: from_zero}) == data


def test_every_format_before_todays_has_a_step_and_an_old_file() -> None:
    assert sorted(STEPS) == list(range(1, CURRENT))
    for number in STEPS:
        assert (OLD_FILE.parent / f"plan-{number}.yaml").exists()


@pytest.mark.parametrize(
    ("data", "key", "values"),
    [
        ({"pop": "2"}, "format-newer", {"found": 2, "known": 1}),
        ({"pop": "0"}, "format-unknown", {"found": 0, "known": 1}),
        ({}, "format-missing", {"name": "pop", "known": 1}),
        ({"pop": None}, "format-missing", {}),
        ({"pop": "1.0"}, "format-missing", {}),
        ({"pop": "9" * 5000}, "format-missing", {}),
        ({"pop": {"a": "1"}}, "format-missing", {}),
    ],
)
def test_another_format_is_refused_kindly(data: dict[str, Any], key: str, values: dict[str, int]) -> None:
    with pytest.raises(FileProblem) as raised:
        migrated(data, "plan.yaml")
    assert raised.value.key == key
    assert values.items() <= raised.value.values.items()
    for lang in templates.LANGUAGES:
        assert len(error_lines(raised.value, templates.texts(lang))) > 2


def test_the_managers_file_names_its_own_key() -> None:
    with pytest.raises(FileProblem) as raised:
        migrated({"pop": "1"}, "manager.yaml", key="pop_manager")
    assert raised.value.values["name"] == "pop_manager"


def test_a_plan_of_a_newer_format_is_not_written_to(folder: Folder) -> None:
    content = b"pop: 2\nperson: {name: S}\n"
    files.write_file(folder.plan, content)
    with pytest.raises(FileProblem) as raised:
        load_plan(folder)
    assert raised.value.key == "format-newer"
    assert folder.plan.read_bytes() == content
