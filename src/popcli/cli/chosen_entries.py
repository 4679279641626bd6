"""The entries that somebody asks for, read in the cheapest way that finds them all."""

from popcli.cli.session import Session
from popcli.core.entry import Entry
from popcli.core.entry_filter import Filter


def chosen_entries(session: Session, chosen: Filter, last: int | None) -> tuple[list[Entry], int]:
    """The entries that were asked for, the newest last, and how many were looked at when there are none."""
    from popcli.store.log import read_log
    from popcli.store.log_scan import find_text, newest

    if last and chosen == Filter():
        return session.told(newest(session.folder, last)), 0
    if chosen.text is None:
        read = read_log(session.folder, _years(chosen))
        looked_at = len(read.entries)
    else:
        read = find_text(session.folder, chosen.text, _years(chosen))
        looked_at = read.recorded
    found = [entry for entry in session.told(read) if chosen.holds(entry, session.index.owners)]
    return found[-last:] if last else found, looked_at


def _years(chosen: Filter) -> range | None:
    """The years to read: all, unless the filter leaves some out (an activity over the new year counts in both)."""
    if chosen.since is None and chosen.until is None:
        return None
    first = chosen.since.year if chosen.since else 1
    if chosen.since and chosen.since.month == 1:
        first -= 1
    return range(first, chosen.until.year + 1 if chosen.until else 10_000)
