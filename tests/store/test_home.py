"""Home and folders: who is there, who is meant, and where things lie."""

from pathlib import Path

import pytest

from popcli.core.errors import FileProblem, UsageError
from popcli.store.home import Folder, Home, find_home


def add(home: Home, *names: str) -> None:
    for name in names:
        (home.path / name).mkdir(parents=True)
        (home.path / name / "plan.yaml").write_text("pop: 1\n")


def test_the_files_of_a_person(home: Home) -> None:
    folder = home.folder("sanne")
    assert folder.path == home.path / "sanne"
    found = [folder.plan, folder.manager, folder.log, folder.versions, folder.kept_aside]
    assert [path.name for path in found] == ["plan.yaml", "manager.yaml", "log", "versions", "kept-aside"]
    assert {path.parent for path in found} == {folder.path}
    assert home.state in folder.lock.parents
    assert home.path not in folder.lock.parents


def test_asking_for_a_folder_makes_nothing(home: Home) -> None:
    assert home.folder("sanne").exists is False
    assert home.people() == []
    assert home.default() is None
    assert not home.path.exists()
    assert not home.state.exists()


@pytest.mark.parametrize("name", ["sanne", "Sanne", " SANNE "])
def test_names_are_compared_without_case(home: Home, name: str) -> None:
    assert home.folder(name) == home.folder("sanne")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "/etc", "a\\b", "-a", "_a", "zoë", "a b", "a\n", "con", "a\0", "x" * 64, "~"]
)
def test_no_name_leaves_the_home(home: Home, name: str) -> None:
    if name == "a\n":  # blanks around a name do not count
        assert home.folder(name).name == "a"
        return
    with pytest.raises(UsageError) as raised:
        home.folder(name)
    assert raised.value.key == "person-name"
    suggestion = str(raised.value.values["suggestion"])
    assert home.folder(suggestion).name == suggestion


def test_people_are_those_with_a_plan_or_a_log(home: Home) -> None:
    add(home, "sanne", "maya")
    (home.path / "joris" / "log").mkdir(parents=True)
    (home.path / "empty").mkdir()
    (home.path / "popcli.yaml").write_text("default: maya\n")
    assert home.people() == ["joris", "maya", "sanne"]


@pytest.mark.parametrize("name", ["sanne (copy)", ".stversions", "Sanne", "sanne.sync-conflict"])
def test_copies_and_folders_of_other_programs_are_nobody(home: Home, name: str) -> None:
    add(home, "sanne", name)
    assert home.people() == ["sanne"]
    assert home.default() == "sanne"


def test_the_only_one_is_meant(home: Home) -> None:
    add(home, "sanne")
    assert home.default() == "sanne"


def test_of_several_one_must_be_named(home: Home) -> None:
    add(home, "sanne", "maya")
    with pytest.raises(UsageError) as raised:
        home.default()
    assert raised.value.key == "person-which"
    assert raised.value.values == {"known": "maya, sanne", "file": str(home.path / "popcli.yaml")}


@pytest.mark.parametrize(
    "settings",
    ["default: maya\n", "default: 'Maya'  # me\n", 'x: 1\r\ndefault: "maya"\r\n', "# default: sanne\ndefault:\tmaya\n"],
)
def test_the_default_is_what_the_settings_say(home: Home, settings: str) -> None:
    add(home, "sanne", "maya")
    (home.path / "popcli.yaml").write_bytes(settings.encode())
    assert home.default() == "maya"


@pytest.mark.parametrize("settings", ["", "other: maya\n", "  default: maya\n", "#default: maya\n"])
def test_settings_without_a_default_name_nobody(home: Home, settings: str) -> None:
    add(home, "sanne", "maya")
    (home.path / "popcli.yaml").write_text(settings)
    with pytest.raises(UsageError):
        home.default()


def test_a_default_is_made_once(home: Home) -> None:
    add(home, "sanne", "maya")
    home.make_default("maya")
    home.make_default("sanne")
    assert home.default() == "maya"
    assert (home.path / "popcli.yaml").stat().st_mode & 0o777 == 0o600


def test_each_home_has_its_own_state(tmp_path: Path) -> None:
    state = tmp_path / "state"
    one, two = (Home(tmp_path / name, state).folder("sanne") for name in ("one", "two"))
    assert one.state != two.state
    assert one.state != Home(tmp_path / "one", state).folder("maya").state


def test_a_home_behind_a_link_is_the_same_home(tmp_path: Path) -> None:
    real = Home(tmp_path / "real", tmp_path / "state")
    add(real, "sanne")
    (tmp_path / "link").symlink_to(real.path)
    linked = Home(tmp_path / "link", tmp_path / "state")
    assert linked.people() == ["sanne"]
    assert linked.folder("sanne").lock == real.folder("sanne").lock
    assert linked.folder("sanne").exists


def test_settings_that_cannot_be_read_are_told(home: Home) -> None:
    add(home, "sanne", "maya")
    (home.path / "popcli.yaml").mkdir()
    with pytest.raises(FileProblem) as raised:
        home.default()
    assert raised.value.key == "file-unreadable"


def test_where_the_home_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env = {"POPCLI_HOME": str(tmp_path / "a"), "POPCLI_STATE": str(tmp_path / "s")}
    assert find_home(None, env) == Home(tmp_path / "a", tmp_path / "s")
    assert find_home(str(tmp_path / "b"), env) == Home(tmp_path / "b", tmp_path / "s")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_home("~/c", env).path == tmp_path / "c"
    monkeypatch.chdir(tmp_path)
    assert find_home("d", env).path == tmp_path / "d"


def test_without_a_word_the_home_is_the_folder_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.PlatformDirs.user_data_dir", str(tmp_path / "data" / "popcli"))
    monkeypatch.setattr("platformdirs.PlatformDirs.user_state_dir", str(tmp_path / "state" / "popcli"))
    assert find_home(None, {}) == Home(tmp_path / "data" / "popcli", tmp_path / "state" / "popcli")
    assert find_home(None, {"POPCLI_HOME": ""}).path == tmp_path / "data" / "popcli"
    assert isinstance(find_home(None, {}).folder("a"), Folder)
