"""A text with its lines, and the members of its mappings and lists: where each begins and ends."""

import re
from dataclasses import dataclass

from popcli.core.errors import FileProblem, Place
from popcli.store.yaml_nodes import Mapping, Node, Scalar, Sequence

_BREAK = re.compile(r"\r\n|\n|\r")
_NEXT_LINE = re.compile(r"(?:\r\n|\n|\r)([ \t]*+)([^\r\n]*+)")


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of everything from ``start`` up to ``end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Member:
    """A key with its value, or a list item.

    ``start`` is its key, dash or (in flow) first character; ``slot`` is where the value may begin, behind
    colon or dash; ``column`` is that of its mapping or list; lines of a value below it begin at ``indent``.
    """

    node: Node
    start: int
    slot: int
    column: int
    indent: int
    flow: bool

    @property
    def end(self) -> int:
        """Where its value ends."""
        return self.node.end


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file and questions about its lines."""

    text: str
    file: str

    @property
    def newline(self) -> str:
        """The line break this file uses."""
        found = _BREAK.search(self.text)
        return found.group() if found else "\n"

    def line_end(self, offset: int) -> int:
        """Where the line ends, before its line break."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def line_start(self, offset: int) -> int:
        """Where the line begins, behind a byte order mark."""
        start = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        return start + (start == 0 and self.text.startswith("\ufeff"))

    def previous_end(self, offset: int) -> int | None:
        """Where the line before this one ends, or nothing on the first line."""
        start = self.line_start(offset)
        if start <= 1 and not self.text[:start].strip("\ufeff"):
            return None
        return start - (2 if self.text.endswith("\r\n", 0, start) else 1)

    def begins_line(self, offset: int) -> bool:
        """Whether only blanks stand before this on its line."""
        return not self.text[self.line_start(offset) : offset].strip(" \t")

    def reach(self, member: Member) -> int:
        """Where the last line of a member ends, comments below that are indented deeper than it included."""
        reach = offset = self.line_end(member.end)
        while found := _NEXT_LINE.match(self.text, offset):
            offset = found.end()
            if found[2] and not (found[2].startswith("#") and len(found[1]) > member.column):
                break
            if found[2]:
                reach = offset
        return reach

    def spliced(self, edits: list[Edit], start: int = 0, end: int | None = None) -> str:
        """The text from start to end with the edits in it; what is inserted at one place keeps its order."""
        parts = []
        offset = start
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start < offset:
                raise FileProblem("edit-failed", place=Place(self.file))
            parts += [self.text[offset : edit.start], edit.text]
            offset = edit.end
        return "".join(parts) + self.text[offset:end]

    def members(self, node: Mapping | Sequence) -> list[Member]:
        """The keys or items of a node, in the order of the file."""
        if isinstance(node, Mapping):
            indent = node.column + 2
            return [
                Member(value, key.start, self.text.index(":", key.end) + 1, node.column, indent, node.flow)
                for key, value in node.entries
            ]
        behind = 0 if node.flow else 1
        indent = node.column + self.item_offset(node)
        return [
            Member(item, mark, mark + behind, node.column, indent, node.flow)
            for item, mark in zip(node.items, node.marks, strict=True)
        ]

    def item_offset(self, node: Sequence) -> int:
        """How far behind its dash the content of an item begins in this list."""
        for item, mark in zip(node.items, node.marks, strict=True):
            is_empty = isinstance(item, Scalar) and item.is_empty
            if not is_empty and item.start <= self.line_end(mark):
                return max(2, item.start - mark)
        return 2
