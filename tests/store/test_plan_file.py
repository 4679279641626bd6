"""The plan on disk: what is read, what is refused, and what a save puts in place."""

import os
from pathlib import Path
from typing import Any

import pytest

from popcli.core.errors import Conflict, FileProblem, PopError, UsageError
from popcli.core.models import Goal, Person, Plan
from popcli.core.plan_data import part_data
from popcli.store import files
from popcli.store.home import Folder
from popcli.store.plan_file import (
    Loaded,
    Note,
    Words,
    adopt,
    load_plan,
    notice_changes,
    read_plan,
    restore_version,
    save_plan,
)
from popcli.store.versions import content_of, digest, history, version_file

AT = "2026-03-18T10:00:00.000+01:00"
FIRST = Note("begun", AT)
NOTE = Note("changed", AT)
WORDS = Words(by_hand="by hand", recovered="recovered")
PLAN = Plan(person=Person(name="Sanne"), goals=(Goal(id="g1", text="nee zeggen"),))


def with_strengths(plan: Plan, *strengths: str) -> Plan:
    return plan.model_copy(update={"strengths": strengths})


def begin(folder: Folder) -> Loaded:
    return save_plan(folder, None, PLAN, FIRST)


def test_a_first_plan_is_written_with_its_version_and_history(folder: Folder) -> None:
    saved = begin(folder)
    assert saved == load_plan(folder)
    assert saved.plan == PLAN.model_copy(update={"version": 1})
    assert folder.plan.read_text().startswith("pop: 1\nversion: 1\n")
    assert version_file(folder, 1).read_bytes() == folder.plan.read_bytes()
    (line,) = history(folder)
    assert (line.version, line.at, line.what, line.digest) == (1, AT, "begun", digest(saved.content))
    assert {path.stat().st_mode & 0o777 for path in (folder.plan, version_file(folder, 1))} == {0o600}


def test_a_save_gives_a_new_version_and_keeps_the_old(folder: Folder) -> None:
    before = begin(folder)
    saved = save_plan(folder, before, with_strengths(before.plan, "rust"), NOTE)
    assert saved.plan.version == 2
    assert [version.version for version in history(folder)] == [1, 2]
    assert content_of(folder, 1) == before.content
    assert content_of(folder, 2) == saved.content == folder.plan.read_bytes()


def test_a_plan_that_is_a_link_stays_a_link(folder: Folder, tmp_path: Path) -> None:
    before = begin(folder)
    real = tmp_path / "synced.yaml"
    folder.plan.rename(real)
    folder.plan.symlink_to(real)
    saved = save_plan(folder, before, with_strengths(before.plan, "rust"), NOTE)
    assert folder.plan.is_symlink()
    assert real.read_bytes() == saved.content


def test_there_is_one_first_plan_only(folder: Folder) -> None:
    content = begin(folder).content
    with pytest.raises(Conflict) as raised:
        begin(folder)
    assert raised.value.key == "plan-exists"
    assert folder.plan.read_bytes() == content
    assert len(history(folder)) == 1


def test_no_plan_is_told_and_nothing_is_made(folder: Folder) -> None:
    with pytest.raises(UsageError) as raised:
        load_plan(folder)
    assert raised.value.key == "no-plan-yet"
    assert raised.value.values == {"person": "sanne", "file": str(folder.plan)}
    assert notice_changes(folder, WORDS, AT) is False
    assert not folder.path.exists()


@pytest.mark.parametrize("content", [b"", b"\n", b"# only this\n", b"- a\n", b"words", b"\xef\xbb\xbf"])
def test_an_empty_file_is_never_a_new_plan(folder: Folder, content: bytes) -> None:
    files.write_file(folder.plan, content)
    for act in (load_plan, begin, lambda folder: notice_changes(folder, WORDS, AT)):
        with pytest.raises(PopError) as raised:
            act(folder)
        assert raised.value.key in {"plan-mapping", "plan-exists"}
    assert folder.plan.read_bytes() == content
    assert not folder.versions.exists()


@pytest.mark.parametrize("content", [b"pop: 1\nperson: {name: S\n", b"pop: 1\nperson: {name: \xff}\n", b"pop: 1\n"])
def test_a_file_that_cannot_be_read_is_never_written(folder: Folder, content: bytes) -> None:
    before = begin(folder)
    folder.plan.write_bytes(content)
    kept = sorted(folder.versions.iterdir())
    for act in (
        lambda: notice_changes(folder, WORDS, AT),
        lambda: save_plan(folder, before, with_strengths(before.plan, "rust"), NOTE),
    ):
        with pytest.raises(PopError):
            act()
    assert folder.plan.read_bytes() == content
    assert sorted(folder.versions.iterdir()) == kept


def test_a_hand_edit_becomes_its_own_version_first(folder: Folder) -> None:
    begin(folder)
    by_hand = folder.plan.read_bytes() + b"# eigen woorden\nstrengths: [geduld]\n"
    folder.plan.write_bytes(by_hand)
    assert notice_changes(folder, WORDS, AT) is True
    assert notice_changes(folder, WORDS, AT) is False
    assert [version.what for version in history(folder)] == ["begun", "by hand"]
    assert content_of(folder, 2) == by_hand == folder.plan.read_bytes()
    before = load_plan(folder)
    saved = save_plan(folder, before, with_strengths(before.plan, "geduld", "rust"), NOTE)
    assert saved.plan.version == 3
    assert b"# eigen woorden" in saved.content


def test_a_hand_edit_after_the_plan_was_read_is_not_overwritten(folder: Folder) -> None:
    before = begin(folder)
    by_hand = before.content + b"# just now\n"
    folder.plan.write_bytes(by_hand)
    with pytest.raises(Conflict) as raised:
        save_plan(folder, before, with_strengths(before.plan, "rust"), NOTE)
    assert raised.value.key == "edit-meanwhile"
    assert folder.plan.read_bytes() == by_hand


def test_a_version_comes_back_with_its_comments(folder: Folder) -> None:
    begin(folder)
    folder.plan.write_bytes(folder.plan.read_bytes() + b"# van mij\nmood: goed\n")
    notice_changes(folder, WORDS, AT)
    before = load_plan(folder)
    folder.plan.write_text("pop: 1\nperson:\n  name: Sanne\n")
    notice_changes(folder, WORDS, AT)
    restored = restore_version(folder, 2, Note("back to 2", AT, undoes=3))
    assert restored.plan.version == 4
    assert restored.content == before.content.replace(b"version: 1\n", b"version: 4\n")
    assert history(folder)[-1].what == "back to 2"
    assert history(folder)[-1].undoes == 3


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_version_that_is_not_there_is_told(folder: Folder, number: int) -> None:
    content = begin(folder).content
    with pytest.raises(UsageError) as raised:
        restore_version(folder, number, NOTE)
    assert raised.value.key == "unknown-version"
    assert folder.plan.read_bytes() == content


def test_a_version_that_cannot_be_read_changes_nothing(folder: Folder) -> None:
    before = begin(folder)
    save_plan(folder, before, with_strengths(before.plan, "rust"), NOTE)
    content = folder.plan.read_bytes()
    version_file(folder, 1).write_text("[")
    with pytest.raises(FileProblem) as raised:
        restore_version(folder, 1, NOTE)
    assert str(raised.value.place).startswith(str(version_file(folder, 1)))
    assert folder.plan.read_bytes() == content


def test_a_file_from_an_editor_becomes_the_plan_as_it_is(folder: Folder) -> None:
    before = begin(folder)
    edited = before.content.replace(b"nee zeggen", b"'nee zeggen'  # vaker") + b"hobby: koor\n"
    saved = adopt(folder, read_plan(edited, "edited.yaml"), NOTE)
    assert saved.content == edited.replace(b"version: 1", b"version: 2")
    assert [name for _, name, _ in saved.unknown] == ["hobby"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_save_that_fails_leaves_the_old_plan(folder: Folder, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    before = begin(folder)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(FileProblem) as raised:
        save_plan(folder, before, with_strengths(before.plan, "rust"), NOTE)
    monkeypatch.undo()
    assert raised.value.key == "file-unwritable"
    assert load_plan(folder) == before
    assert notice_changes(folder, WORDS, AT) is False
    assert save_plan(folder, before, with_strengths(before.plan, "rust"), NOTE).plan.strengths == ("rust",)


def test_a_result_that_says_something_else_is_never_put_in_place(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = begin(folder)
    monkeypatch.setattr("popcli.store.plan_file.revise", lambda text, *_: text)
    with pytest.raises(FileProblem) as raised:
        save_plan(folder, before, with_strengths(before.plan, "rust"), NOTE)
    assert raised.value.key == "edit-failed"
    assert load_plan(folder) == before


def test_what_is_left_empty_means_nothing(folder: Folder) -> None:
    text = "pop: 1\nperson:\n  name: S\n  manager:\nstrengths:\nreview:\n"
    text += "goals:\n- id: g1\n  text: x\n  support: ''\n  due:\n"
    files.write_file(folder.plan, text.encode())
    loaded = load_plan(folder)
    assert part_data(loaded.plan) == part_data(
        Plan(person=Person(name="S"), goals=(Goal(id="g1", text="x", support=""),))
    )
    assert loaded.unknown == ()
    saved = save_plan(folder, loaded, with_strengths(loaded.plan, "rust"), NOTE)
    assert (
        saved.content
        == text.replace("pop: 1\n", "pop: 1\nversion: 1\n").replace("strengths:\n", "strengths:\n  - rust\n").encode()
    )


def test_an_emptied_part_can_be_saved(folder: Folder) -> None:
    loaded = begin(folder)
    data = {**part_data(loaded.plan)["goals"][0], "actions": [{"id": "a1", "text": "x", "support": {"asked": "tijd"}}]}
    asked = save_plan(folder, loaded, Plan.model_validate({**part_data(loaded.plan), "goals": [data]}), NOTE)
    data["actions"][0]["support"] = {}
    saved = save_plan(folder, asked, Plan.model_validate({**part_data(asked.plan), "goals": [data]}), NOTE)
    assert b"tijd" not in saved.content
