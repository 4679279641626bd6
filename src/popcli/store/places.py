"""The folders of this system for data and for state.

On Linux the usual case is one rule; importing platformdirs for it would cost more than all else that `pop log` does
(docs/performance.md). A test holds it to what platformdirs says, and in any other case platformdirs is asked.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

APP = "popcli"

_LOCAL = {"data": "share", "state": "state"}


def data_folder(env: "Mapping[str, str]") -> str:
    """Where everybody's plan lies: ``POPCLI_HOME``, else the data folder of this system."""
    return env.get("POPCLI_HOME") or _system("data", env)


def state_folder(env: "Mapping[str, str]") -> str:
    """Where drafts, locks and derived indexes lie: ``POPCLI_STATE``, else the state folder of this system."""
    return env.get("POPCLI_STATE") or _system("state", env)


def _system(kind: str, env: "Mapping[str, str]") -> str:
    if sys.platform.startswith("linux"):
        told, home = env.get(f"XDG_{kind.upper()}_HOME", ""), env.get("HOME", "")
        if told.startswith("/"):
            return f"{told.removesuffix('/')}/{APP}"
        if home.startswith("/"):
            return f"{home.rstrip('/')}/.local/{_LOCAL[kind]}/{APP}"
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP, appauthor=False)
    if kind == "state" and folders.user_state_dir == folders.user_data_dir:  # macOS and Windows know no such folder
        folders = PlatformDirs(f"{APP}-state", appauthor=False)
    return folders.user_data_dir if kind == "data" else folders.user_state_dir
