"""What the quick way of `pop log` goes by, written down by the long way (see ``quick_log.py``).

It is derived: deleting it changes nothing.
"""

from contextlib import suppress
from pathlib import Path

from popcli.cli.quick_log import NOTES, SHAPE, mark, people, spoken
from popcli.cli.session import Session
from popcli.core.date_words import MONTHS, WEEKDAYS
from popcli.core.errors import PopError
from popcli.core.kinds import Method
from popcli.report.document import Style
from popcli.store.files import read_file, write_file
from popcli.store.templates import templates
from popcli.terminal.looks import LOOKS, painted


def keep_notes(session: Session) -> None:
    """Write the notes for this person, unless they say so already or cannot be written.

    Global options on the command line decide for this one call only, so nothing is kept then.
    """
    settings = session.settings
    if settings.person or settings.home or settings.lang:
        return
    text = _text(session)
    path = Path(session.home.state) / NOTES
    with suppress(PopError):  # it only makes the next one slower
        if text is not None and read_file(path) != text.encode():
            write_file(path, text.encode())


def _text(session: Session) -> str | None:
    """The notes, a name and its values a line; ``None`` when a value cannot stand in them."""
    folder, home, index, lang = session.folder, session.home, session.index, session.lang
    files = [str(folder.plan), str(home.settings), str(templates() / lang / "texts" / "log.yaml")]
    open_id = "{id}"
    notes = {
        "env": spoken(session.env),
        "home": [str(home.path)],
        "people": people(str(home.path)),
        "files": files,
        "marks": [mark(path) for path in files],
        "log": [str(folder.log)],
        "lock": [str(folder.lock)],
        "goals": list(index.goals),
        "actions": list(index.actions),
        "needs": list(index.needs),
        "methods": [*(item.value for item in Method), *index.methods],
        "weekdays": WEEKDAYS[lang],
        "months": MONTHS[lang],
        "done": [session.say("log.done", id=open_id, days="{days}", served="{served}")],
        "next": [session.say("log.next", id=open_id)],
        "good": painted("|", LOOKS[Style.GOOD], colour=True).split("|"),
        "muted": painted("|", LOOKS[Style.MUTED], colour=True).split("|"),
    }
    lines = ["\t".join([name, *values]) for name, values in notes.items()]
    whole = all(not {"\t", "\n", "\r"} & set(value) for values in notes.values() for value in values)
    return "\n".join([SHAPE, *lines]) + "\n" if whole else None
