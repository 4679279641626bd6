"""The one printer: a document as screen, plain lines or JSON."""

import json
import sys
from datetime import date
from typing import Any

from popcli.cli.session import Session
from popcli.report.document import Document
from popcli.terminal.capabilities import terminal_width
from popcli.terminal.lines import write_lines, write_notes
from popcli.terminal.safe import can_show

SCHEMA = 1
"""The number of the JSON's shape; it goes up when a field changes its meaning or goes."""


def show(document: Document, session: Session) -> None:
    """Print the document: data on standard output, notes on standard error."""
    out = sys.stdout
    if document.raw is not None:
        out.write(document.raw)
    elif session.settings.json:
        out.write(json_text(document.data, encoding=out.encoding))
    else:
        show_pieces(document, session)
        out.flush()
        width = terminal_width(session.env, sys.stderr) if sys.stderr.isatty() else None
        write_notes(document, sys.stderr, colour=session.colour(sys.stderr), width=width)
    out.flush()


def show_pieces(document: Document, session: Session) -> None:
    """Print what people read, also where the end will be JSON: the look back in the middle of questions."""
    out = sys.stdout
    colour, width = session.colour(out), terminal_width(session.env, out)
    if session.accessible or document.plain:
        # A message that goes to another program stays on one line, with paths and commands whole.
        whole = session.accessible or not out.isatty()
        write_lines(document, out, colour=colour, width=None if whole else width, say=session.say)
    else:
        from popcli.terminal.console import write_screen

        write_screen(document, out, colour=colour, width=width)


def json_text(data: Any, *, encoding: str | None = None) -> str:
    """The data with the number of its shape; dates as ISO. What the encoding cannot hold is written as escapes."""
    frame = {"schema": SCHEMA, "data": data}
    text = json.dumps(frame, ensure_ascii=False, indent=2, default=_iso) + "\n"
    return text if can_show(text, encoding) else json.dumps(frame, indent=2, default=_iso) + "\n"


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
