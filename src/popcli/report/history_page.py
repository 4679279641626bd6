"""The versions of a plan, a sentence each."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from popcli.core.texts import Texts
from popcli.report.document import Column, Document, Heading, Paragraph, Span, Style, Table, line
from popcli.report.wording import day


class Version(Protocol):
    """One version: its number, the moment it was made (ISO), and what happened."""

    @property
    def version(self) -> int:
        """The number, from 1."""

    @property
    def at(self) -> str:
        """The moment, ISO."""

    @property
    def what(self) -> str:
        """The sentence."""


def history_page(versions: Sequence[Version], say: Texts) -> Document:
    """All versions, the newest last."""
    data = [{"version": item.version, "at": item.at, "what": item.what} for item in versions]
    if not versions:
        return Document(pieces=(Paragraph(line(Span(say("show.no-history"), Style.MUTED))),), data=data)
    columns = (
        Column(say("show.col-version"), right=True),
        Column(say("show.col-when")),
        Column(say("show.col-what"), flexible=True),
    )
    rows = tuple(
        (line(Span(str(item.version), Style.ID)), line(_moment(item.at, say)), line(item.what)) for item in versions
    )
    return Document(pieces=(Heading(say("show.history"), level=1), Table(columns, rows)), data=data)


def _moment(at: str, say: Texts) -> str:
    """The day and the time of an ISO moment."""
    return f"{day(say, date.fromisoformat(at[:10]))} {at[11:16]}"
