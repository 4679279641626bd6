"""Members of a mapping or list that come and go: the edits that remove old ones and put new ones in.

``removed`` holds places of members; ``added`` holds per place of the member before it (-1: before all others)
the new texts, without indentation on their first line.
"""

import re
from collections.abc import Iterator
from itertools import chain

from popcli.store.yaml_nodes import Mapping, Sequence
from popcli.store.yaml_page import Edit, Member, Page

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")

Added = dict[int, list[str]]


def reshaped(page: Page, owner: Member, removed: set[int], added: Added) -> list[Edit]:
    """The edits for the mapping or list that is the value of ``owner``."""
    node = owner.node
    assert isinstance(node, Mapping | Sequence)
    members = page.members(node)
    if not removed and not added:
        return []
    if len(removed) == len(members):
        return _exchanged(page, owner, members, list(chain.from_iterable(added.values())))
    if node.flow:
        return [*_flow_removals(page, members, removed), *_flow_additions(members, removed, added)]
    return [*_removals(page, members, removed), *_additions(page, members, removed, added)]


def _exchanged(page: Page, owner: Member, members: list[Member], pieces: list[str]) -> list[Edit]:
    """No member stays. Comments between them do, where the text allows it."""
    node = owner.node
    marks = "{}" if isinstance(node, Mapping) else "[]"
    if members[0].flow:
        return [Edit(node.start, node.end, marks[0] + ", ".join(pieces) + marks[1])]
    separator = page.newline + " " * members[0].column
    end = page.reach(members[-1])
    if not page.begins_line(node.start) or owner.slot >= page.line_start(node.start):
        return [Edit(node.start, end, separator.join(pieces) or marks)]
    removals = list(_removals(page, members, set(range(len(members)))))
    if not pieces:
        return [Edit(owner.slot, owner.slot, " " + marks), *removals]
    return [*removals, Edit(end, end, "".join(separator + piece for piece in pieces))]


def _removals(page: Page, members: list[Member], removed: set[int]) -> Iterator[Edit]:
    """Whole lines go, with the break before them; behind the dash of a list item only what stands there."""
    for place in sorted(removed):
        member, end = members[place], page.reach(members[place])
        before = page.previous_end(member.start)
        if not page.begins_line(member.start):
            stays = place + 1 < len(members) and place + 1 not in removed
            follower = members[place + 1].start if stays else end
            joins = page.text[end:follower].strip(" ") in {"\n", "\r\n", "\r"}
            dash = len(page.text[: member.start].rstrip(" \t"))
            yield Edit(member.start, follower, "") if joins else Edit(dash, end, "")
        elif before is None:
            yield Edit(page.line_start(member.start), end + len(page.newline), "")
        else:
            yield Edit(before, end, "")


def _additions(page: Page, members: list[Member], removed: set[int], added: Added) -> Iterator[Edit]:
    separator = page.newline + " " * members[0].column
    for place, pieces in added.items():
        if place < 0:
            first = _first_left(members, removed)
            yield Edit(first.start, first.start, "".join(piece + separator for piece in pieces))
        else:
            end = page.reach(members[place])
            yield Edit(end, end, "".join(separator + piece for piece in pieces))


def _first_left(members: list[Member], removed: set[int]) -> Member:
    return next(member for place, member in enumerate(members) if place not in removed)


def _flow_removals(page: Page, members: list[Member], removed: set[int]) -> Iterator[Edit]:
    """Between brackets a member goes with one comma; a comment that belongs to another member stays."""
    for first, last in _runs(removed):
        start, end = members[first].start, members[last].end
        blank = _BLANK.match(page.text, end)
        comma = blank.end() if blank else end
        after_comma = comma + page.text.startswith(",", comma)
        if last + 1 < len(members):
            follower = members[last + 1].start
            yield Edit(start, after_comma if "#" in page.text[end:follower] else follower, "")
        elif set("#\r\n") & set(page.text[members[first - 1].end : start]):
            yield Edit(start, after_comma if after_comma > comma else end, "")
        else:
            yield Edit(members[first - 1].end, end, "")


def _runs(places: set[int]) -> list[tuple[int, int]]:
    """Places that follow each other, as first and last."""
    runs: list[tuple[int, int]] = []
    for place in sorted(places):
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _flow_additions(members: list[Member], removed: set[int], added: Added) -> Iterator[Edit]:
    for place, pieces in added.items():
        if place < 0:
            first = _first_left(members, removed)
            yield Edit(first.start, first.start, "".join(piece + ", " for piece in pieces))
        else:
            end = members[place].end
            yield Edit(end, end, "".join(", " + piece for piece in pieces))
