"""jrnl: one text file. Its configuration asks for no encryption, no colours and no editor, so that it never asks."""

from collections.abc import Sequence
from pathlib import Path

from entries import ADDED, ADDED_TEXT, NEWEST, RARE, Entry
from program import Command

_CONFIGURATION = """\
journals:
  default:
    journal: {journal}
editor: ''
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: '%F %H:%M'
tagsymbols: '#@'
highlight: false
linewrap: 79
indent_character: '|'
display_format: pretty
colors:
  body: none
  date: none
  tags: none
  title: none
version: v4.0
"""


def fill(_executable: Path, folder: Path, entries: Sequence[Entry]) -> None:
    """The journal and its configuration; what an entry brought is the body, its goal a tag."""
    configuration = _CONFIGURATION.format(journal=folder / "journal.txt")
    (folder / "jrnl.yaml").write_text(configuration, encoding="utf-8")
    (folder / "journal.txt").write_text("\n".join(_entry(entry) for entry in entries), encoding="utf-8")


def commands(executable: Path, folder: Path) -> dict[str, Command]:
    """``--short`` shows a line per entry, the nearest to what the others show."""
    jrnl = (str(executable), "--config-file", str(folder / "jrnl.yaml"))
    return {
        "version": Command((*jrnl, "--version"), shows="jrnl"),
        "add": Command((*jrnl, *f"{ADDED_TEXT}. @g1".split()), leaves=ADDED),
        "status": Command((*jrnl, "--short"), shows=NEWEST),
        "last": Command((*jrnl, "-n", "10", "--short"), shows=NEWEST),
        "search": Command((*jrnl, "-contains", RARE, "--short"), shows=RARE),
    }


def environment(_folder: Path) -> dict[str, str]:
    """Nothing: the configuration is named in the command."""
    return {}


def _entry(entry: Entry) -> str:
    body = " ".join(part for part in (entry.result, entry.goal and f"@{entry.goal}") if part)
    return f"[{entry.moment:%Y-%m-%d %H:%M}] {entry.text}.{f' {body}' if body else ''}\n"
