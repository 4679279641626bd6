"""The pages for people keep up with the program: every field, every link, every file they name."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from popcli.core import models
from popcli.core.entry import Entry
from popcli.core.value import Value
from popcli.store.versions import Version

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("*.md")])
FIELDS = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")

PARTS = [item for item in vars(models).values() if isinstance(item, type) and issubclass(item, models.Part)]
PARTS.remove(models.Part)


def documented(section: str) -> dict[str, bool]:
    """The fields in the table under ``### `section```, and whether they are marked as needed."""
    found = re.search(rf"^### `{section}`$(.*?)(?=^#|\Z)", FIELDS, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| `(\w+)`( \*)? \|", found[1], re.MULTILINE) if found else []
    return {name: bool(star) for name, star in rows}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_of_a_plan_and_a_manager_file_is_described(part: type[models.Part]) -> None:
    fields = {field.alias or name: field.is_required() for name, field in part.model_fields.items()}
    assert documented(part.__name__) == fields


def test_every_field_of_a_log_line_is_described() -> None:
    # A line without its moment can be read, though popcli never writes one.
    assert documented("Entry") == {**needed(Entry), "recorded": False}


def test_every_field_of_a_history_line_is_described() -> None:
    assert documented("Version") == needed(Version)


def needed(kind: type[Any]) -> dict[str, bool]:
    if issubclass(kind, Value):
        return {name: name not in kind._defaults for name in kind.__match_args__}
    return {field.name: field.default is dataclasses.MISSING for field in dataclasses.fields(kind)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert broken == []


def test_every_file_that_the_architecture_names_exists() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:core|rules|report|store|terminal|cli)/\w+\.py)`", text))
    assert named
    assert sorted(name for name in named if not (ROOT / "src" / "popcli" / name).exists()) == []


def test_every_file_of_the_program_stands_in_the_tree() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    tree = re.search(r"^## The tree$.*?```\n(.*?)```", text, re.MULTILINE | re.DOTALL)
    assert tree is not None
    missing = [path.stem for path in sorted((ROOT / "src" / "popcli").glob("*/*.py")) if not in_tree(path, tree[1])]
    assert missing == []


def in_tree(path: Path, tree: str) -> bool:
    room = re.search(rf"^    {path.parent.name}/(.*?)(?=^    \w+/|^\w|\Z)", tree, re.MULTILINE | re.DOTALL)
    return path.stem == "__init__" or (room is not None and re.search(rf"\b{path.stem}\b", room[1]) is not None)
