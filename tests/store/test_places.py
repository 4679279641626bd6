"""The folders for data and for state: as platformdirs has them, but for what was told."""

import os
import sys
from collections.abc import Callable, Mapping

import pytest
from platformdirs import PlatformDirs

from popcli.store.places import APP, data_folder, state_folder

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the rule is that of Linux")

ODD = [None, "", " ", "/", "/x", "/x/", "/x//", "//x", "/x/../y", "/a b/é", "x", "x/", "./x", "~", "~/x", " /x"]
"""What a variable may hold; ``None`` is not set."""

Place = Callable[[Mapping[str, str]], str]
PLACES = [
    ("POPCLI_HOME", "XDG_DATA_HOME", "user_data_dir", data_folder),
    ("POPCLI_STATE", "XDG_STATE_HOME", "user_state_dir", state_folder),
]


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that says nothing of folders."""
    for name in ("HOME", "POPCLI_HOME", "POPCLI_STATE", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)


@on_linux
@pytest.mark.parametrize(("own", "told", "theirs", "place"), PLACES)
@pytest.mark.parametrize("home", ODD)
def test_it_is_the_folder_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, own: str, told: str, theirs: str, place: Place, home: str | None
):
    for value in ODD:
        with monkeypatch.context() as during:
            for name, text in (("HOME", home), (told, value)):
                if text is not None:
                    during.setenv(name, text)
            expected = getattr(PlatformDirs(APP, appauthor=False), theirs)
            assert place(os.environ) == expected, value
            during.setenv(own, "")
            assert place(os.environ) == expected, value


@on_linux
def test_the_usual_case_is_what_everybody_knows():
    env = {"HOME": "/home/sanne"}
    assert data_folder(env) == "/home/sanne/.local/share/popcli"
    assert state_folder(env) == "/home/sanne/.local/state/popcli"
    env |= {"XDG_DATA_HOME": "/data", "XDG_STATE_HOME": "/state/"}
    assert data_folder(env) == "/data/popcli"
    assert state_folder(env) == "/state/popcli"


@on_linux
def test_in_the_usual_case_the_environment_that_is_given_is_asked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", "/home/other")
    assert data_folder({"HOME": "/home/sanne"}) == "/home/sanne/.local/share/popcli"


@pytest.mark.parametrize(("own", "told", "theirs", "place"), PLACES)
@pytest.mark.parametrize("value", ["/somewhere", "somewhere", "~/x", " ", "/x/"])
def test_what_was_told_to_popcli_wins_as_it_stands(own: str, told: str, theirs: str, place: Place, value: str):
    del theirs
    assert place({own: value, told: "/xdg", "HOME": "/home/sanne"}) == value


def test_neither_is_told_by_the_variable_of_the_other():
    env = {"HOME": "/home/sanne", "XDG_DATA_HOME": "/xdg", "XDG_STATE_HOME": "/xdg"}
    assert data_folder(env | {"POPCLI_STATE": "/s"}) == data_folder(env)
    assert state_folder(env | {"POPCLI_HOME": "/h"}) == state_folder(env)


@pytest.mark.parametrize("platform", ["darwin", "win32", "freebsd14"])
def test_elsewhere_platformdirs_is_asked_and_state_is_never_the_folder_of_the_data(
    monkeypatch: pytest.MonkeyPatch, platform: str
):
    monkeypatch.setenv("HOME", "/home/sanne")
    dirs = PlatformDirs(APP, appauthor=False)
    monkeypatch.setattr(sys, "platform", platform)
    assert data_folder(os.environ) == dirs.user_data_dir
    assert state_folder(os.environ) == dirs.user_state_dir
    monkeypatch.setattr(PlatformDirs, "user_state_dir", PlatformDirs.user_data_dir)
    assert state_folder(os.environ) == PlatformDirs(f"{APP}-state", appauthor=False).user_data_dir
    assert state_folder(os.environ) != data_folder(os.environ)
