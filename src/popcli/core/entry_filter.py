"""Which entries of the log are asked for."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from popcli.core.entry import Entry
from popcli.core.folding import folded
from popcli.core.value import Value


class Filter(Value):
    """Which entries to show; everything that is set must hold.

    ``tag`` and ``text`` are folded (:func:`popcli.core.folding.folded`): case, accents and several blanks do not count.
    """

    since: date | None = None
    until: date | None = None
    goal: str | None = None
    method: str | None = None
    tag: str | None = None
    text: str | None = None

    def holds(self, entry: Entry, actions: Mapping[str, str]) -> bool:
        """Whether the entry is meant; ``actions`` gives the goal of each action."""
        return (
            (self.since is None or entry.on[-1] >= self.since)
            and (self.until is None or entry.on[0] <= self.until)
            and (self.goal is None or self.goal in {entry.goal, actions.get(entry.action or "")})
            and (self.method is None or entry.method == self.method)
            and (self.tag is None or self.tag in {folded(tag) for tag in entry.tags})
            and (self.text is None or has_text(entry, self.text))
        )


def has_text(entry: Entry, text: str) -> bool:
    """Whether this folded text stands in one of the texts of the entry."""
    return any(text in folded(own) for own in _texts(entry) if own)


def _texts(entry: Entry) -> Iterator[str]:
    """Everything that somebody wrote about the activity, as far as they can be looking for it."""
    yield from (entry.text, entry.result or "", entry.other or "", *entry.evidence, *entry.tags)
    for answer in (entry.evaluation or {}).values():
        yield from _words_of(answer)


def _words_of(answer: Any) -> Iterator[str]:
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, list):
        for item in answer:
            yield from _words_of(item)
