"""The plan as it was read last, in the state folder: reading commands need not read and check the file again.

It is derived: deleting it changes nothing. It counts while the plan file has the same size, time and content, and
for the same version of popcli.
"""

import json
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from popcli import __version__
from popcli.core.errors import PopError
from popcli.core.known import Known, known, written
from popcli.store.files import read_file, write_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from popcli.core.models import Plan
    from popcli.store.home import Folder

_SHAPE = 1


def seen_plan(folder: "Folder", load: "Callable[[], Plan]") -> "Plan":
    """The plan, for reading only; ``load`` reads it when what was kept is missing or old."""
    stamp = _stamp(folder)
    kept: Plan | None = _read(folder, stamp)
    if kept is not None:
        return kept
    found = load()
    keep_plan(folder, found, stamp)
    return found


def keep_plan(folder: "Folder", plan: "Plan", stamp: list[Any] | None) -> None:
    """Keep a plan that was read from the file with this stamp."""
    from popcli.core.plan_data import json_data

    text = json.dumps({"stamp": stamp, "plan": written(plan, json_data(plan))}, ensure_ascii=False)
    with suppress(PopError, UnicodeError):  # a state folder that cannot be written makes it slower, not wrong
        write_file(_file(folder), text.encode())


def _read(folder: "Folder", stamp: list[Any] | None) -> Any:
    if stamp is None:
        return None
    try:
        data = json.loads(read_file(_file(folder)) or b"{}")
        found = known(data["plan"]) if data["stamp"] == stamp else None
        return found if isinstance(found, Known) else None
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, PopError):
        return None


def _stamp(folder: "Folder") -> list[Any] | None:
    """What changes when the plan changes, or how popcli reads it."""
    try:
        found, content = folder.plan.stat(), read_file(folder.plan) or b""
    except (OSError, PopError):
        return None
    return [_SHAPE, __version__, found.st_size, found.st_mtime_ns, zlib.crc32(content)]


def _file(folder: "Folder") -> "Path":
    return folder.state / "plan.json"
