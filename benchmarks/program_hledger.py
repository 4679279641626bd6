"""hledger: a plain text journal in which each entry is a transaction of hours. Its questions are answered by a file."""

from collections.abc import Sequence
from pathlib import Path

from entries import ADDED, ADDED_TEXT, NEWEST, RARE, Entry
from program import Command

_TEN = 10


def fill(_executable: Path, folder: Path, entries: Sequence[Entry]) -> None:
    """The journal, and the day of the tenth entry from the end: hledger can show what came since a day."""
    (folder / "log.journal").write_text("\n".join(_transaction(entry) for entry in entries), encoding="utf-8")
    tenth = entries[-min(_TEN, len(entries))]
    (folder / "tenth-day").write_text(tenth.moment.date().isoformat(), encoding="utf-8")


def commands(executable: Path, folder: Path) -> dict[str, Command]:
    """The nearest to the works of a journal."""
    hledger = (str(executable), "--file", str(folder / "log.journal"))
    tenth = (folder / "tenth-day").read_text(encoding="utf-8")
    answers = ("", ADDED_TEXT, "g1", "1h", "none", "", ".", "", ".")
    return {
        "version": Command((*hledger, "--version"), shows="hledger"),
        "add": Command((*hledger, "add"), leaves=ADDED, typed="".join(f"{answer}\n" for answer in answers)),
        "status": Command((*hledger, "print"), shows=NEWEST),
        "last": Command((*hledger, "print", "--begin", tenth), shows=NEWEST),
        "search": Command((*hledger, "print", f"desc:{RARE}"), shows=RARE),
    }


def environment(_folder: Path) -> dict[str, str]:
    """Nothing: the journal is named in the command."""
    return {}


def _transaction(entry: Entry) -> str:
    comment = f"  ; {entry.result}" if entry.result else ""
    return f"{entry.moment:%Y-%m-%d} {entry.text}{comment}\n    ({entry.goal or 'unplanned'})  {entry.hours or 0}h\n"
