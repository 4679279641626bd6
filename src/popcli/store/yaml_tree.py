"""Reading YAML safely: bytes or text in, a tree with positions out. The only file that knows ruamel.

Dangers are refused while the file streams by, so that a hostile file costs no more than its first lines:
other encodings, size, depth, more than one document, anchors, aliases, tags, merge keys, keys twice, keys
that are no text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from popcli.core.errors import FileProblem, Place
from popcli.store.yaml_nodes import Mapping, Node, Scalar, Sequence, Tree, line_of, plain

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Tree", "line_of", "parse", "plain"]

MAX_BYTES = 10_000_000
MAX_DEPTH = 20
MAX_INDICATOR = 80  # how far before a key we look for the question mark of ``? key``

# What YAML refuses, and three line separators that readers take differently: as a break, a blank or a letter.
_REFUSED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
)
_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")
_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_COLON = re.compile(r"[ \t]*+:")


def parse(data: bytes | str, file: str) -> Tree:
    """Read one YAML document.

    Args:
        data: the content of the file.
        file: its name, for the place in errors.

    Returns:
        The tree; its root is nothing when the file is empty or holds comments only.

    Raises:
        FileProblem: ``yaml-utf8``, ``yaml-size``, ``yaml-character``, ``yaml-depth``, ``yaml-documents``,
            ``yaml-anchor``, ``yaml-tag``, ``yaml-merge``, ``yaml-duplicate``, ``yaml-key`` or
            ``yaml-syntax``, with the line where that is known.
    """
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise FileProblem("yaml-size", place=Place(file), megabytes=MAX_BYTES // 1_000_000)
    text = data if isinstance(data, str) else _decoded(data, file)
    refused = _REFUSED.search(text)
    if refused:
        raise _bad_character(refused.group(), Place(file, _line_starts(text).line(refused.start())))
    return _Reader(text, file).tree()


def _decoded(data: bytes, file: str) -> str:
    """The text of the bytes, which must be UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise FileProblem("yaml-utf8", place=Place(file, len(_BREAK.findall(before)) + 1)) from error


def _bad_character(character: str, place: Place) -> FileProblem:
    """The error for a character that cannot stand in a file."""
    return FileProblem("yaml-character", place=place, character=f"U+{ord(character):04X}")


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where the lines of a text begin."""

    starts: list[int]
    bom: bool

    def line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def column(self, offset: int) -> int:
        line = self.line(offset)
        return offset - self.starts[line - 1] - (self.bom and line == 1)


def _line_starts(text: str) -> _Lines:
    return _Lines([0, *(found.end() for found in _BREAK.finditer(text))], text.startswith("\ufeff"))


@dataclass(frozen=True, slots=True)
class _Step:
    """One event of the stream: document, scalar, mapping, sequence, alias, or the end of a collection."""

    kind: str
    start: int
    end: int
    text: str = ""
    style: str = ""
    flow: bool = False
    anchored: bool = False


def _steps(text: str, file: str) -> Iterator[_Step]:
    """The events of a text, one at a time; trouble with the syntax becomes our own error."""
    from ruamel.yaml import YAML, events
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    kinds = {
        events.DocumentStartEvent: "document",
        events.ScalarEvent: "scalar",
        events.MappingStartEvent: "mapping",
        events.SequenceStartEvent: "sequence",
        events.AliasEvent: "alias",
        events.MappingEndEvent: "end",
        events.SequenceEndEvent: "end",
    }
    line = 1
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            line = event.start_mark.line + 1
            if type(event) in kinds:
                yield _Step(
                    kinds[type(event)],
                    event.start_mark.index,
                    event.end_mark.index,
                    getattr(event, "value", None) or "",
                    getattr(event, "style", None) or "",
                    bool(getattr(event, "flow_style", False)),
                    getattr(event, "anchor", None) is not None,
                )
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, min(mark.line, len(_BREAK.findall(text)) - 1) + 1 if mark else line)
        raise FileProblem("yaml-syntax", place=place, problem=error.problem or error.context) from error
    except (YAMLError, ValueError, OverflowError) as error:  # impossible escapes and directives
        raise FileProblem("yaml-syntax", place=Place(file, line), problem=str(error)) from error


class _Reader:
    """Builds the tree from the events, and refuses what a file of ours never needs."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = _line_starts(text)
        # A block text at the end of a file means the same with and without a line break behind it.
        self.steps = _steps(text if text.endswith(("\n", "\r")) else text + "\n", file)

    def tree(self) -> Tree:
        if next(self.steps, None) is None:
            return Tree(self.text, None)
        first = next(self.steps)
        root = self.node(first, slot=first.start, depth=1)
        second = next(self.steps, None)
        if second is not None:
            raise self.problem("yaml-documents", second.start)
        return Tree(self.text, None if isinstance(root, Scalar) and root.is_empty else root)

    def problem(self, key: str, offset: int, **values: object) -> FileProblem:
        return FileProblem(key, place=Place(self.file, self.lines.line(offset)), **values)

    def node(self, step: _Step, slot: int, depth: int) -> Node:
        """The node that begins with this event; an empty one stands at ``slot``."""
        if step.kind == "alias" or step.anchored:
            raise self.problem("yaml-anchor", step.start)
        if self.text.startswith("!", step.start) and step.end > step.start:
            raise self.problem("yaml-tag", step.start)
        if step.kind == "scalar":
            return self.scalar(step, slot)
        if depth > MAX_DEPTH:
            raise self.problem("yaml-depth", step.start, depth=MAX_DEPTH)
        return self.mapping(step, depth) if step.kind == "mapping" else self.sequence(step, depth)

    def scalar(self, step: _Step, slot: int) -> Scalar:
        start, end = step.start, min(step.end, len(self.text))
        impossible = _IMPOSSIBLE.search(step.text)
        if impossible:
            raise _bad_character(impossible.group(), Place(self.file, self.lines.line(start)))
        if not step.text and not step.style:
            start = end = slot
        elif step.style in "|>" and step.style:
            end = _end_of_block(self.text, start, end)
        return Scalar(step.text, step.style, start, end, self.lines.line(start))

    def key(self, step: _Step) -> Scalar:
        """A key: text, on one line, with its colon right behind it."""
        if step.kind in {"mapping", "sequence"}:
            raise self.problem("yaml-key", step.start)
        key = self.node(step, slot=step.start, depth=MAX_DEPTH)
        assert isinstance(key, Scalar)
        before = self.text[max(0, key.start - MAX_INDICATOR) : key.start].rstrip(" \t")
        if key.is_empty or before.endswith("?") or not _COLON.match(self.text, key.end):
            raise self.problem("yaml-key", key.start)
        if key.text == "<<" and not key.style:
            raise self.problem("yaml-merge", key.start)
        return key

    def mapping(self, step: _Step, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        while (inner := next(self.steps)).kind != "end":
            key = self.key(inner)
            if key.text in seen:
                raise self.problem("yaml-duplicate", key.start, name=key.text, first=seen[key.text])
            seen[key.text] = key.line
            entries.append((key, self.node(next(self.steps), self.text.index(":", key.end) + 1, depth + 1)))
        start, end = step.start, inner.end
        if not step.flow or not self.text.startswith("{", start):  # also the pair in [a: b]
            start, end = entries[0][0].start, entries[-1][1].end
        return Mapping(tuple(entries), step.flow, start, end, self.lines.line(start), self.lines.column(start))

    def sequence(self, step: _Step, depth: int) -> Sequence:
        items: list[Node] = []
        marks: list[int] = []
        start, end = step.start, step.start
        while (inner := next(self.steps)).kind != "end":
            mark = inner.start if step.flow else _after_blank(self.text, end)
            marks.append(mark)
            items.append(self.node(inner, mark + 1, depth + 1))
            end = items[-1].end
        if step.flow:
            end = inner.end
        line, column = self.lines.line(start), self.lines.column(start)
        return Sequence(tuple(items), tuple(marks), step.flow, start, end, line, column)


def _after_blank(text: str, offset: int) -> int:
    """The first offset from here on that is neither space, line break nor comment."""
    blank = _BLANK.match(text, offset)
    assert blank is not None
    return blank.end()


def _end_of_block(text: str, start: int, end: int) -> int:
    """Where the last own line of a block text ends; ``end`` lies behind the blank lines that follow it."""
    lines = text[start:end].splitlines(keepends=True)
    keep = "+" in lines[0].split("#")[0]
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" \r\n")), default=end)
    while len(lines) > 1 and not keep and not lines[-1].strip(" \r\n") and len(lines[-1].rstrip("\r\n")) <= margin:
        lines.pop()
    return start + len("".join(lines).removesuffix("\n").removesuffix("\r"))
