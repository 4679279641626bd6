"""Texts by key."""

import pytest

from popcli.core.texts import Texts

STORED = {"log": {"log.done": "{id} kept", "log.hours": "{count} hours", "log.hours.one": "one hour"}, "ask": {}}


def loading(loaded: list[tuple[str, str]]) -> Texts:
    def load(lang: str, group: str) -> dict[str, str]:
        loaded.append((lang, group))
        return STORED[group]

    return Texts("nl", load)


def test_a_group_is_loaded_once_and_only_when_needed():
    loaded: list[tuple[str, str]] = []
    say = loading(loaded)
    assert loaded == []
    assert say("log.done", id="k3") == "k3 kept"
    assert say("log.hours", count=3) == "3 hours"
    assert loaded == [("nl", "log")]


def test_one_has_a_text_of_its_own_where_there_is_one():
    say = loading([])
    assert say("log.hours", count=1) == "one hour"
    assert say("log.done", id="k3", count=1) == "k3 kept"


def test_a_missing_text():
    say = loading([])
    assert say.find("ask.nothing") is None
    with pytest.raises(KeyError, match=r"ask\.nothing"):
        say("ask.nothing")


def test_values_are_never_read_as_texts():
    assert loading([])("log.done", id="{count} {0}") == "{count} {0} kept"
