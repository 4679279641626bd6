"""Changing a YAML text that belongs to a person: only the lines that change differ afterwards.

The text is never loaded and dumped. Differences between what the program understood and what it wants are
written at the positions of the tree; the result is read again and compared with what was meant.
"""

from typing import Any

from popcli.core.errors import FileProblem, Place
from popcli.store.yaml_changes import is_added, left_over, merged, pairs
from popcli.store.yaml_members import Added, reshaped
from popcli.store.yaml_nodes import Mapping, Node, Scalar, Sequence, plain
from popcli.store.yaml_page import Edit, Member, Page
from popcli.store.yaml_text import as_text, entry_lines, flow, item_lines, requoted, value_lines
from popcli.store.yaml_tree import parse


def revise(text: str, old: Any, new: Any, file: str) -> str:
    """The text with the difference between two states of the data applied to it.

    Comments, blank lines, order, quotes, line breaks and keys the program does not know stay as they are.

    Args:
        text: the file as it is.
        old: the plain data the program understood from it; defaults may be in it that the text leaves out.
        new: the plain data wanted.
        file: its name, for the place in errors.

    Raises:
        FileProblem: the text cannot be read (see ``parse``), or ``edit-failed``: the result would not say
            what was meant, so nothing may be written.
        InvalidValue: a text that no file can hold.
    """
    if old == new:
        return text
    tree = parse(text, file)
    page = Page(text, file)
    meant = merged(plain(tree.root), old, new)
    if tree.root is None:
        gap = page.newline if text.strip("\ufeff") and not text.endswith(("\n", "\r")) else ""
        result = text + gap + page.newline.join([*value_lines(new, 0)[1:], ""])
    else:
        root = Member(tree.root, tree.root.start, tree.root.start, 0, 0, flow=False)
        edits = _Editor(page).changed(root, old, new)
        result = page.spliced(edits)
    _check(result, meant, file)
    return result


def _check(result: str, meant: Any, file: str) -> None:
    """Read the result again; it must say what was meant."""
    try:
        said = plain(parse(result, file).root)
    except FileProblem as problem:
        raise FileProblem("edit-failed", place=problem.place) from problem
    if said != meant:
        raise FileProblem("edit-failed", place=Place(file))


def _is_block_text(node: Node) -> bool:
    return isinstance(node, Scalar) and node.style in {"|", ">"}


class _Editor:
    """Walks over tree, old and new data together, and collects edits. What it does equals ``merged``."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def changed(self, member: Member, old: Any, new: Any) -> list[Edit]:
        """The edits that make the value of this member say what is new in it."""
        node = member.node
        if old == new or (old is None and plain(node) == as_text(new)):
            return []
        if isinstance(node, Mapping) and isinstance(new, dict) and isinstance(old, dict | None):
            return self.mapping(member, old or {}, new)
        if isinstance(node, Sequence) and isinstance(new, list) and isinstance(old, list):
            return self.sequence(member, old, new)
        return [self.replaced(member, new)]

    def mapping(self, owner: Member, old: dict[str, Any], new: dict[str, Any]) -> list[Edit]:
        node = owner.node
        assert isinstance(node, Mapping)
        if not node.entries:
            filled = {name: value for name, value in new.items() if is_added(name, value, {}, old)}
            return [self.replaced(owner, filled)] if filled else []
        if node.flow and not self.page.text.startswith("{", node.start):  # the pair in [a: b]
            return [self.replaced(owner, new)]
        names = [key.text for key, _ in node.entries]
        edits: list[Edit] = []
        removed: set[int] = set()
        for place, (name, member) in enumerate(zip(names, self.page.members(node), strict=True)):
            before, after = old.get(name), new.get(name)
            if after is not None:
                edits += self.changed(member, before, after)
            elif before is not None and left_over(plain(member.node), before) is not None:
                edits += self.changed(member, before, {})
            elif before is not None:
                removed.add(place)
        anchor = max((place for place in range(len(names)) if place not in removed), default=0)
        added: Added = {}
        for name, value in new.items():
            if name in names and value is not None:
                anchor = names.index(name)
            elif is_added(name, value, names, old):
                added.setdefault(anchor, []).append(self.entry(node, name, value))
        return edits + reshaped(self.page, owner, removed, added)

    def sequence(self, owner: Member, old: list[Any], new: list[Any]) -> list[Edit]:
        node = owner.node
        assert isinstance(node, Sequence)
        if not node.items or len(node.items) != len(old):
            return [self.replaced(owner, new)]
        members = self.page.members(node)
        kept, moved = pairs(old, new)
        edits: list[Edit] = []
        removed = set(range(len(members)))
        added: Added = {}
        anchor = -1
        for place, item in enumerate(new):
            source = kept.get(place)
            if source is not None and self.stays(members[source], old[source], item):
                edits += self.changed(members[source], old[source], item)
                removed.discard(source)
                anchor = source
                continue
            source = moved.get(place)
            if source is not None and self.stays(members[source], old[source], item):
                piece = self.carried(members[source], old[source], item)
            else:
                piece = self.item(node, item)
            added.setdefault(anchor, []).append(piece)
        return edits + reshaped(self.page, owner, removed, added)

    def stays(self, member: Member, old: Any, new: Any) -> bool:
        """Whether an item can be changed in place: it is as it was, or keeps its kind."""
        kinds = ((Mapping, dict), (Sequence, list))
        wanted = next((kind for kind, data in kinds if isinstance(new, data)), Scalar)
        return bool(old == new) or isinstance(member.node, wanted)

    def carried(self, member: Member, old: Any, new: Any) -> str:
        """The own text of an item that moves, with what changes in it."""
        end = member.end if member.flow else self.page.reach(member)
        return self.page.spliced(self.changed(member, old, new), member.start, end)

    def entry(self, node: Mapping, name: str, value: Any) -> str:
        if node.flow:
            return flow({name: value})[1:-1]
        return self.page.newline.join(entry_lines(name, value, node.column)).lstrip(" ")

    def item(self, node: Sequence, value: Any) -> str:
        if node.flow:
            return flow(value)
        lines = item_lines(value, node.column, self.page.item_offset(node))
        return self.page.newline.join(lines).lstrip(" ")

    def replaced(self, member: Member, new: Any) -> Edit:
        """The value of this member as a whole, in the style of the old one where the new can live in it."""
        node = member.node
        if isinstance(node, Scalar) and isinstance(new, str) and (text := requoted(new, node.style)):
            return self.in_place(member, text)
        if member.flow:
            return self.in_place(member, flow(new))
        # A deeper comment that follows would become part of a literal block.
        literal = self.page.reach(member) == self.page.line_end(member.end)
        head, *body = value_lines(new, self.indent(member), literal=literal)
        if head and not body and not _is_block_text(node) and (isinstance(node, Scalar) or node.flow):
            return self.in_place(member, head)
        return self.whole(member, head, body)

    def in_place(self, member: Member, text: str) -> Edit:
        node = member.node
        is_empty = isinstance(node, Scalar) and node.is_empty
        return Edit(node.start, node.end, " " + text if is_empty else text)

    def indent(self, member: Member) -> int:
        """The column of the lines below: that of the block text which stands there, or the usual one."""
        node = member.node
        if _is_block_text(node):
            lines = self.page.text[node.start : node.end].splitlines()[1:]
            first = next((line for line in lines if line.strip()), "")
            return len(first) - len(first.lstrip(" ")) or member.indent
        return member.indent

    def whole(self, member: Member, head: str, body: list[str]) -> Edit:
        """Everything behind colon or dash; a comment on the line of the key or behind the value stays."""
        page, node = self.page, member.node
        end, gap = page.line_end(node.end), " "
        if node.start > page.line_end(member.slot):
            comment = page.text[member.slot : page.line_end(member.slot)]
        else:
            gap = page.text[member.slot : node.start] or " "
            comment = page.text[node.end : end]
        if _is_block_text(node):
            comment = page.text[node.start : page.line_end(node.start)].lstrip("|>+-0123456789")
        first = (gap + head if head else "") + comment.rstrip()
        return Edit(member.slot, end, page.newline.join([first, *body]))
