"""A YAML file as a light tree in which every part knows where it stands in the text.

Offsets count characters from the start of the text (a byte order mark counts as one), lines start at 1,
columns at 0. Every scalar stays text exactly as a person wrote it: ``no``, ``0123`` and ``2026-01-01`` get
their type from the model.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value: its text, and its style ``""`` (plain), ``'``, ``"``, ``|`` or ``>``.

    An empty plain value stands directly behind its colon or dash. A block text ends with its last own line,
    without the line break.
    """

    text: str
    style: str
    start: int
    end: int
    line: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written here (``key:``)."""
        return not self.text and not self.style


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    flow: bool
    start: int
    end: int
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value of a key, or nothing when the file does not have it."""
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; ``marks`` holds where each item begins: its dash, or in ``[a, b]`` the item itself."""

    items: tuple["Node", ...]
    marks: tuple[int, ...]
    flow: bool
    start: int
    end: int
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Tree:
    """A file that was read: the whole text, and its root (nothing when the file has no content)."""

    text: str
    root: Node | None

    @property
    def has_bom(self) -> bool:
        """Whether the text begins with a byte order mark."""
        return self.text.startswith("\ufeff")


def plain(node: Node | None) -> Any:
    """The node as dicts, lists and texts; what is left empty is ``None``."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]


def line_of(node: Node | None, path: tuple[str | int, ...]) -> int:
    """The line of the deepest part of the path that exists; for a key the line on which the key stands."""
    line = 1 if node is None else node.line
    for part in path:
        if isinstance(node, Mapping):
            found = next(((key.line, value) for key, value in node.entries if key.text == part), None)
        elif isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
            found = (node.items[part].line, node.items[part])
        else:
            found = None
        if found is None:
            break
        line, node = found
    return line
