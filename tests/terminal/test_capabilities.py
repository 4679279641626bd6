"""What the environment says about the terminal."""

import io
from typing import Any

import pytest

from popcli.terminal.capabilities import is_accessible, terminal_width, wants_colour


@pytest.mark.parametrize(
    ("choice", "env", "tty", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(choice: str, env: dict[str, str], tty: bool, wanted: bool) -> None:  # noqa: FBT001
    assert wants_colour(choice, env, tty=tty) is wanted


@pytest.mark.parametrize(
    ("flag", "env", "wanted"),
    [
        (False, {}, False),
        (True, {}, True),
        (False, {"ACCESSIBLE": "1"}, True),
        (False, {"ACCESSIBLE": "yes"}, True),
        (False, {"ACCESSIBLE": "0"}, False),
        (False, {"ACCESSIBLE": ""}, False),
        (True, {"ACCESSIBLE": "0"}, True),
        (False, {"TERM": "dumb"}, True),
        (False, {"TERM": "xterm"}, False),
    ],
)
def test_accessible(flag: bool, env: dict[str, str], wanted: bool) -> None:  # noqa: FBT001
    assert is_accessible(flag, env) is wanted


class NoTerminal:
    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize("stream", [io.StringIO(), NoTerminal(), object()])
@pytest.mark.parametrize(
    ("columns", "width"),
    [("132", 132), ("5", 20), ("0", 80), ("", 80), ("wide", 80), ("-3", 80), ("²", 80)],
)
def test_width(stream: Any, columns: str, width: int) -> None:
    assert terminal_width({"COLUMNS": columns}, stream) == width


def test_width_of_a_closed_stream() -> None:
    stream = io.StringIO()
    stream.close()
    assert terminal_width({}, stream) == 80
