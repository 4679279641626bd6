"""Answers of a questionnaire that is not finished yet. A draft lies in the state folder, never in a synced one."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from popcli.store.files import read_file, write_file


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished questionnaire: the answers so far, and how it was asked (language, full or short…)."""

    answers: dict[str, Any]
    how: Mapping[str, Any]


def draft_file(state: Path, name: str) -> Path:
    """The file of a draft in a state folder."""
    return state / f"draft-{name}.json"


def read_draft(path: Path) -> Draft | None:
    """The draft, or ``None`` when there is none; a damaged one is kept beside and counts as none."""
    content = read_file(path)
    if content is None:
        return None
    try:
        data = json.loads(content)
        return Draft(dict(data["answers"]), dict(data["how"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        path.replace(path.with_suffix(".damaged"))
        return None


def keep_draft(path: Path, draft: Draft) -> None:
    """Put the draft on disk; when this returns, a kill does not lose it."""
    write_file(path, json.dumps({"how": dict(draft.how), "answers": draft.answers}).encode())


def drop_draft(path: Path) -> None:
    """Take the draft away; it is fine when there is none."""
    with suppress(FileNotFoundError):
        path.unlink()
