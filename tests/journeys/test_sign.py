"""Signing with a key that has a passphrase, at a real terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ssh_tools import make_key, needs_ssh

pytestmark = needs_ssh

Start = Callable[..., Any]


@pytest.fixture
def key(run: Callable[..., str], tmp_path: Path) -> Path:
    """A key with a passphrase, and a plan to sign."""
    run("init", "--answers", "ANSWERS", "--person", "maya")
    return make_key(tmp_path, passphrase="long enough")


def test_the_passphrase_is_asked_by_openssh_and_not_shown(terminal: Start, run: Callable[..., str], key: Path) -> None:
    pop = terminal("sign", "--ssh-key", str(key))
    pop.sees("no qualified electronic signature").sees("1. yes, as Maya").type("1")
    pop.sees("ssh-keygen signs with").sees("Enter passphrase").type("long enough")
    pop.sees("with ssh key").sees("pop sign --verify")
    assert "long enough" not in pop.shown()
    assert pop.ends() == 0
    assert '"ssh": "good"' in run("sign", "--verify", "--json")


def test_a_wrong_passphrase_saves_nothing(terminal: Start, run: Callable[..., str], key: Path) -> None:
    pop = terminal("sign", "--yes", "--ssh-key", str(key))
    pop.sees("Enter passphrase").type("forgotten")
    pop.sees("that is not the passphrase of this key").sees("nothing was saved")
    assert pop.ends() == 1
    assert "Nobody has signed" in run("sign", "--verify")


def test_ctrl_c_at_the_passphrase_stops_and_leaves_the_terminal_right(
    terminal: Start, run: Callable[..., str], key: Path
) -> None:
    pop = terminal("sign", "--yes", "--ssh-key", str(key))
    pop.sees("Enter passphrase").press("ctrl-c")
    assert pop.ends() == 130
    assert "Nobody has signed" in run("sign", "--verify")


def test_no_input_means_that_nothing_is_asked_at_a_terminal_either(terminal: Start, key: Path) -> None:
    pop = terminal("sign", "--yes", "--no-input", "--ssh-key", str(key))
    pop.sees("nobody can be asked for it here")
    assert "Enter passphrase" not in pop.shown()
    assert pop.ends() == 1
