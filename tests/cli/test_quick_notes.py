"""What the quick way of `pop log` goes by: made by the long way, true as long as it is used, and nothing without it."""

import os
import random
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pop_runs import TODAY, Pop, Stream
from popcli.cli import quick_notes
from popcli.cli.quick_log import NOTES, SHAPE, quick_log
from popcli.cli.quick_state import SPOKEN
from popcli.core.kinds import Method
from popcli.store.templates import templates


def slowly(journal: Pop, *more: str, **env: str) -> None:
    """Log something the long way: JSON is not for the quick one."""
    journal("log", "x", "--goal", "g1", "--json", *more, **env).fine()


def quickly(goal: str = "g1", **env: str) -> tuple[str, ...] | None:
    """Log something the quick way, if it goes; the environment is as it is but for some variables."""
    return quick_log(["x", "--goal", goal], os.environ | env, Stream(tty=False), Stream(tty=False))


@pytest.fixture
def notes(journal: Pop, tmp_path: Path) -> Path:
    """The file with the notes, which the long way just made."""
    slowly(journal)
    return tmp_path / "state" / NOTES


@pytest.fixture
def gives_up(notes: Path, tmp_path: Path) -> Callable[..., bool]:
    """Whether the quick way does nothing, and leaves all files of the home and the state as they were."""
    del notes

    def everything() -> dict[str, bytes]:
        files = [item for name in ("home", "state") for item in (tmp_path / name).rglob("*") if item.is_file()]
        return {str(item): item.read_bytes() for item in files}

    def run(**env: str) -> bool:
        before = everything()
        return quickly(**env) is None and everything() == before

    return run


def values(notes: Path, name: str) -> list[str]:
    lines = [line.split("\t") for line in notes.read_text(encoding="utf-8").splitlines()]
    return next(rest for first, *rest in lines if first == name)


def test_with_everything_in_order_it_does_not_give_up(gives_up: Callable[..., bool]):
    assert not gives_up()


# Written down by the long way


def test_the_notes_say_what_the_plan_has(notes: Path):
    assert values(notes, "goals") == ["g1", "g2"]
    assert values(notes, "actions") == ["a1"]
    assert values(notes, "needs") == ["n1"]
    assert values(notes, "methods") == [str(method) for method in Method]
    assert values(notes, "people") == ["sanne"]


def test_methods_of_the_plan_count(journal: Pop, sanne: Path, notes: Path):
    with (sanne / "plan.yaml").open("a") as plan:
        plan.write("methods: [intervisie]\n")
    slowly(journal)
    assert values(notes, "methods") == [*map(str, Method), "intervisie"]


def test_the_notes_are_private_and_not_in_the_home(notes: Path, tmp_path: Path):
    assert stat.S_IMODE(notes.stat().st_mode) == 0o600
    assert not [item for item in (tmp_path / "home").rglob("*") if item.name == NOTES]


def test_the_notes_are_written_once(journal: Pop, notes: Path):
    before = notes.stat()
    for more in ((), ("--on", "gisteren"), ("--hours", "2"), ("--tag", "x")):
        slowly(journal, *more)
        assert quickly() is not None
    journal().fine()
    after = notes.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("more", [("--lang", "nl"), ("--lang", "en"), ("--person", "sanne"), ("--home", "{home}")])
def test_global_options_decide_for_one_call_only(journal: Pop, notes: Path, tmp_path: Path, more: tuple[str, ...]):
    before = notes.read_bytes()
    options = [word.format(home=tmp_path / "home") for word in more]
    slowly(journal, *options)
    assert notes.read_bytes() == before
    notes.unlink()
    slowly(journal, *options)
    assert not notes.exists()


@pytest.mark.parametrize("name", ["a\tb", "a\nb", "a\rb"])
def test_a_home_that_cannot_stand_in_notes_is_logged_in_all_the_same(
    journal: Pop, notes: Path, tmp_path: Path, name: str
):
    before = notes.read_bytes()
    shutil.copytree(tmp_path / "home", tmp_path / name)
    for _ in range(2):
        journal("log", "x", "--goal", "g1", POPCLI_HOME=str(tmp_path / name)).fine()
    assert notes.read_bytes() == before
    assert (tmp_path / name / "sanne" / "log" / f"{TODAY[:4]}.yaml").read_text().count("\n") == 3


def test_a_folder_where_notes_should_be_is_no_error(journal: Pop, notes: Path, gives_up: Callable[..., bool]):
    notes.unlink()
    notes.mkdir()
    assert gives_up()
    for _ in range(2):
        slowly(journal)
    assert gives_up()


def test_notes_that_cannot_be_written_are_no_error(journal: Pop, notes: Path, monkeypatch: pytest.MonkeyPatch):
    from popcli.core.errors import FileProblem

    def refuse(*_: object) -> None:
        raise FileProblem("file-unwritable", reason="no room")

    notes.unlink()
    monkeypatch.setattr(quick_notes, "write_file", refuse)
    slowly(journal)
    assert not notes.exists()


# No longer true


def write_in_it(_home: Path, plan: Path) -> None:
    plan.write_text(plan.read_text() + "# later\n")


def change_but_not_its_size_and_time(_home: Path, plan: Path) -> None:
    found = plan.stat()
    copy = plan.with_name("copy")
    copy.write_bytes(plan.read_bytes().replace(b"id: g1", b"id: g7"))
    os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))
    copy.replace(plan)
    assert (plan.stat().st_size, plan.stat().st_mtime_ns) == (found.st_size, found.st_mtime_ns)


def touch_the_plan(_home: Path, plan: Path) -> None:
    found = plan.stat()
    os.utime(plan, ns=(found.st_atime_ns, found.st_mtime_ns + 1))


def remove_the_plan(_home: Path, plan: Path) -> None:
    plan.unlink()


def add_a_person_with_a_plan(home: Path, plan: Path) -> None:
    shutil.copytree(plan.parent, home / "tom")


def add_a_person_with_a_log(home: Path, _plan: Path) -> None:
    (home / "tom" / "log").mkdir(parents=True)


def change_the_default(home: Path, _plan: Path) -> None:
    (home / "popcli.yaml").write_text("default: tom\n")


def remove_the_default(home: Path, _plan: Path) -> None:
    (home / "popcli.yaml").unlink()


CHANGES = [
    *(write_in_it, change_but_not_its_size_and_time, touch_the_plan, remove_the_plan),
    *(add_a_person_with_a_plan, add_a_person_with_a_log, change_the_default, remove_the_default),
]


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_of_what_they_go_by_notes_are_not_used(
    tmp_path: Path, sanne: Path, gives_up: Callable[..., bool], change: Callable[[Path, Path], None]
):
    change(tmp_path / "home", sanne / "plan.yaml")
    assert gives_up()


@pytest.mark.parametrize("change", [write_in_it, touch_the_plan, add_a_person_with_a_log, change_the_default])
def test_after_a_change_the_long_way_makes_it_quick_again(
    journal: Pop, tmp_path: Path, sanne: Path, gives_up: Callable[..., bool], change: Callable[[Path, Path], None]
):
    change(tmp_path / "home", sanne / "plan.yaml")
    if (tmp_path / "home" / "tom").exists():
        shutil.copyfile(sanne / "plan.yaml", tmp_path / "home" / "tom" / "plan.yaml")
    slowly(journal)
    assert not gives_up()


def test_a_goal_that_is_gone_is_gone(journal: Pop, sanne: Path, notes: Path):
    del notes
    change_but_not_its_size_and_time(sanne, sanne / "plan.yaml")
    journal("log", "x", "--goal", "g1").refused("g7")
    journal("log", "x", "--goal", "g7").fine()
    assert quickly("g7") is not None
    assert quickly("g1") is None


@pytest.mark.parametrize("name", SPOKEN)
@pytest.mark.parametrize("value", ["", "nl", "sanne"])
def test_in_another_environment_notes_are_not_used(
    tmp_path: Path, gives_up: Callable[..., bool], name: str, value: str
):
    if name == "POPCLI_STATE":  # there are no notes in another one
        value = str(tmp_path / value / "elsewhere")
    assert gives_up(**{name: value})


def test_in_another_home_notes_are_not_used(tmp_path: Path, gives_up: Callable[..., bool]):
    shutil.copytree(tmp_path / "home", tmp_path / "other")
    assert gives_up(POPCLI_HOME=str(tmp_path / "other"))


def test_other_texts_are_read_again(
    journal: Pop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gives_up: Callable[..., bool]
):
    shutil.copytree(templates(), tmp_path / "templates")
    monkeypatch.setattr(quick_notes, "templates", lambda: tmp_path / "templates")
    slowly(journal)
    assert not gives_up()
    with (tmp_path / "templates" / "en" / "texts" / "log.yaml").open("a") as file:
        file.write("# another\n")
    assert gives_up()


# Missing or damaged


def test_deleting_the_notes_changes_nothing_that_is_said_or_written(journal: Pop, sanne: Path, notes: Path):
    log = sanne / "log" / f"{TODAY[:4]}.yaml"

    def logged() -> tuple[str, str, str]:
        said = journal("log", "één", "--goal", "g2", "--hours", "1.5").fine()
        line = log.read_text(encoding="utf-8").splitlines()[-1]
        made = line[10:16]
        clean = re.sub(r'"recorded": "[^"]+"', "", line)
        return clean.replace(made, "ID"), said.out.replace(made, "ID"), said.err.replace(made, "ID")

    quick = logged()
    notes.unlink()
    assert logged() == quick
    assert notes.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\n\n", b"popcli quick 0\n", b"popcli quick 1", b"\xff\xfe", b"\0" * 5000, b"{}", b"\t"]
)
def test_notes_that_are_none_are_made_anew(journal: Pop, notes: Path, gives_up: Callable[..., bool], content: bytes):
    whole = notes.read_bytes()
    notes.write_bytes(content)
    assert gives_up()
    slowly(journal)
    assert notes.read_bytes() == whole
    assert not gives_up()


def test_notes_of_another_shape_are_made_anew(journal: Pop, notes: Path, gives_up: Callable[..., bool]):
    whole = notes.read_bytes()
    notes.write_bytes(whole.replace(SHAPE.encode(), b"popcli quick 0", 1))
    assert gives_up()
    slowly(journal)
    assert notes.read_bytes() == whole


@pytest.mark.parametrize("seed", range(10))
def test_notes_of_random_bytes_are_no_notes(notes: Path, gives_up: Callable[..., bool], seed: int):
    content = random.Random(seed).randbytes(2000)
    for damaged in (content, SHAPE.encode() + b"\n" + content, notes.read_bytes()[:100] + content):
        notes.write_bytes(damaged)
        assert gives_up()


# Two people in one home


@pytest.fixture
def two(notes: Path, tmp_path: Path, sanne: Path) -> dict[str, Path]:
    """The logs of two people, of whom Sanne is the default."""
    del notes
    shutil.copytree(sanne, tmp_path / "home" / "tom")
    assert (tmp_path / "home" / "popcli.yaml").read_text() == "default: sanne\n"
    return {name: tmp_path / "home" / name / "log" / f"{TODAY[:4]}.yaml" for name in ("sanne", "tom")}


def grows(two: dict[str, Path], journal: Pop, **env: str) -> str:
    """Whose log grows: the quick way gives up, the long way logs, and then the quick way does."""
    before = {name: path.read_bytes() for name, path in two.items()}
    assert quickly(**env) is None
    assert {name: path.read_bytes() for name, path in two.items()} == before
    slowly(journal, **env)
    assert quickly(**env) is not None
    counts = {name: path.read_bytes().count(b"\n") - before[name].count(b"\n") for name, path in two.items()}
    assert sorted(counts.values()) == [0, 2]
    return max(counts, key=counts.__getitem__)


def test_of_two_people_the_default_is_meant(two: dict[str, Path], journal: Pop, tmp_path: Path):
    assert grows(two, journal) == "sanne"
    (tmp_path / "home" / "popcli.yaml").write_text("default: tom\n")
    assert grows(two, journal) == "tom"


def test_of_two_people_the_one_that_is_named_is_meant(two: dict[str, Path], journal: Pop):
    assert grows(two, journal, POPCLI_PERSON="tom") == "tom"
    assert grows(two, journal) == "sanne"
    assert grows(two, journal, POPCLI_PERSON="tom") == "tom"
    assert grows(two, journal, POPCLI_PERSON="TOM") == "tom"


def test_somebody_named_for_one_call_only_changes_nothing_for_the_next(two: dict[str, Path], journal: Pop, notes: Path):
    assert grows(two, journal) == "sanne"
    before = {name: path.read_bytes() for name, path in two.items()}
    kept = notes.read_bytes()
    slowly(journal, "--person", "tom")
    assert notes.read_bytes() == kept
    assert quickly() is not None
    after = {name: path.read_bytes().count(b"\n") - before[name].count(b"\n") for name, path in two.items()}
    assert after == {"sanne": 1, "tom": 1}


def test_of_two_people_without_a_default_nobody_is_meant(two: dict[str, Path], journal: Pop, tmp_path: Path):
    grows(two, journal)
    (tmp_path / "home" / "popcli.yaml").unlink()
    assert quickly() is None
    journal("log", "x", "--goal", "g1").refused("sanne, tom")
