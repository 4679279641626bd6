"""What the quick ways go by, written down by the long way (see ``quick_state.py``): the notes for `pop log`.

They are derived: deleting them changes nothing.
"""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from popcli.cli.quick_log import NOTES, OPEN_ID, SHAPE
from popcli.cli.quick_state import Notes, mark, notes_text, people, program, spoken
from popcli.cli.session import Session
from popcli.core.date_words import MONTHS, WEEKDAYS
from popcli.core.errors import PopError
from popcli.core.kinds import Method
from popcli.report.document import Style
from popcli.store.files import read_file, write_file
from popcli.store.index import plan_index
from popcli.store.templates import templates
from popcli.terminal.looks import LOOKS, painted


def keep_notes(session: Session) -> None:
    """Write the notes for this person, unless they say so already or cannot be written: that fails no `pop log`.

    Global options on the command line decide for this one call only, so nothing is kept then.
    """
    settings = session.settings
    if settings.person or settings.home or settings.lang:
        return
    with suppress(PopError, OSError, UnicodeError):
        write_notes(session, NOTES, SHAPE, _notes(session))


def write_notes(session: Session, name: str, shape: str, notes: Notes) -> None:
    """Put notes under a name in the state folder, unless they stand there already or cannot."""
    text = notes_text(shape, notes)
    path = Path(session.home.state) / name
    with suppress(PopError):  # it only makes the next one slower
        if text is not None and read_file(path) != text.encode():
            write_file(path, text.encode())


def holding(session: Session, files: Iterable[str]) -> Notes:
    """What notes begin with: all that must still be the same when they are read, with these files."""
    known = session.known_folder
    every = [*([str(known.plan)] if known else []), str(session.home.settings), *files]
    return {
        "program": program(),
        "env": spoken(session.env),
        "home": [str(session.home.path)],
        "people": people(str(session.home.path)),
        "files": every,
        "marks": [mark(path) for path in every],
    }


def _notes(session: Session) -> Notes:
    folder, lang = session.folder, session.lang
    held = holding(session, [str(templates() / lang / "texts" / "log.yaml")])
    index = plan_index(folder, session.plan)  # read after the marks: a plan that changes meanwhile has another mark
    words = [*(item.value for item in Method), *index.methods]
    folded = Counter(word.casefold() for word in words)
    return {
        **held,
        "log": [str(folder.log)],
        "lock": [str(folder.lock)],
        "goals": list(index.goals),
        "actions": list(index.actions),
        "needs": list(index.needs),
        "ways": [f"{action}={way}" for action, way in index.ways.items()],
        "methods": [word for word in words if folded[word.casefold()] == 1],
        "weekdays": WEEKDAYS[lang],
        "months": MONTHS[lang],
        "done": [session.say("log.done", id=OPEN_ID, days="{days}", served="{served}")],
        "next": [session.say("log.next", id=OPEN_ID)],
        "good": painted("|", LOOKS[Style.GOOD], colour=True).split("|"),
        "muted": painted("|", LOOKS[Style.MUTED], colour=True).split("|"),
    }
