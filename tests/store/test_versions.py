"""Versions and their history, also when files were lost, torn or merged."""

import pytest

from popcli.core.errors import FileProblem, UsageError
from popcli.core.models import Person, Plan
from popcli.store.home import Folder
from popcli.store.plan_file import Note, Words, load_plan, notice_changes, save_plan
from popcli.store.versions import Version, content_of, digest, history, keep_line, newest_number, version_file

AT = "2026-03-18T10:00:00.000+01:00"
WORDS = Words(by_hand="by hand", recovered="recovered")


@pytest.fixture
def three(folder: Folder) -> Folder:
    """A folder with three versions."""
    before = save_plan(folder, None, Plan(person=Person(name="Sanne")), Note("one", AT))
    for word in ("two", "three"):
        before = save_plan(folder, before, before.plan.model_copy(update={"strengths": (word,)}), Note(word, AT))
    return folder


def change(folder: Folder) -> None:
    before = load_plan(folder)
    save_plan(folder, before, before.plan.model_copy(update={"strengths": ("more",)}), Note("more", AT))


@pytest.mark.parametrize(
    "what", ["plain", "no", 'quotes " and \\', "\u2028\x85\x1b[31m", "two\nlines", "👩🏽‍🚀 \u202e", ""]
)
def test_a_sentence_comes_back_as_it_was(folder: Folder, what: str) -> None:
    version = Version(1, AT, what, digest(b""), undoes=7)
    keep_line(folder, version)
    assert history(folder) == [version]
    assert len((folder.versions / "history.yaml").read_text().splitlines()) == 1


def test_comments_blank_lines_and_carriage_returns_are_passed_over(three: Folder) -> None:
    path = three.versions / "history.yaml"
    path.write_bytes(b"# mine\r\n\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert [version.version for version in history(three)] == [1, 2, 3]


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "- {}", '- {"version": "x"}', "- version: 1", "words"])
def test_a_line_that_popcli_did_not_write_is_told(three: Folder, line: str) -> None:
    path = three.versions / "history.yaml"
    first, *others = path.read_text().splitlines()
    path.write_text("\n".join([first, line, *others]) + "\n")
    with pytest.raises(FileProblem) as raised:
        history(three)
    assert raised.value.key == "history-line"
    assert str(raised.value.place) == f"{path}:2"


def test_a_history_torn_anywhere_is_mended_by_the_next_change(three: Folder) -> None:
    path = three.versions / "history.yaml"
    whole = path.read_bytes()
    start = whole[:-1].rindex(b"\n") + 1
    for length in range(start, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert notice_changes(three, WORDS, AT) is False
        assert [version.version for version in history(three)] == [1, 2, 3]
        assert history(three)[-1].what == "recovered"


def test_a_lost_history_begins_again_with_what_is_there(three: Folder) -> None:
    (three.versions / "history.yaml").unlink()
    assert notice_changes(three, WORDS, AT) is False
    change(three)
    assert [(version.version, version.what) for version in history(three)] == [(3, "recovered"), (4, "more")]


def test_numbers_are_not_used_again(three: Folder) -> None:
    version_file(three, 9).write_text("left by a save that was killed")
    change(three)
    assert newest_number(three, history(three)) == 10
    assert version_file(three, 9).read_text() == "left by a save that was killed"


def test_lost_versions_do_not_stop_a_change(three: Folder) -> None:
    for number in (1, 2, 3):
        version_file(three, number).unlink()
    assert notice_changes(three, WORDS, AT) is False
    change(three)
    assert history(three)[-1].version == 4


def test_a_history_that_two_devices_wrote_is_read(three: Folder) -> None:
    path = three.versions / "history.yaml"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([lines[0], lines[2], lines[1]]))
    three.plan.write_bytes(three.plan.read_bytes() + b"# merged\n")
    version_file(three, 3).unlink()
    assert notice_changes(three, WORDS, AT) is True
    assert history(three)[-1].version == 4


def test_a_version_that_is_not_there_is_told_with_those_that_are(three: Folder) -> None:
    assert content_of(three, 1).startswith(b"pop: 1\n")
    with pytest.raises(UsageError) as raised:
        content_of(three, 12)
    assert raised.value.values == {"version": 12, "known": "1-3"}


def test_without_versions_there_is_none_to_name(folder: Folder) -> None:
    with pytest.raises(UsageError) as raised:
        content_of(folder, 1)
    assert raised.value.values == {"version": 1, "known": "-"}
    assert newest_number(folder, history(folder)) == 0
