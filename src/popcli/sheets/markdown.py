"""A document as Markdown: texts of people stay literal, whatever signs are in them."""

import re
from typing import assert_never

from popcli.report.document import (
    Bar,
    Blank,
    Bullets,
    Document,
    Fields,
    Heading,
    Line,
    Marked,
    Named,
    Paragraph,
    Piece,
    Span,
    Style,
    Table,
    line,
)
from popcli.report.harmless import harmless
from popcli.sheets.layout import is_empty, marked_parts

# Signs that mean something anywhere in Markdown or its dialects: emphasis, code, links, tags, tables, sums, entities,
# and the braces of attributes and of templates that a website may run.
_SIGNS = re.compile(r"[\\`*_\[\]<|~^$&{]")

# Signs that mean something where a line begins: headings, lists, quotes, rules, definitions, numbered items.
_BEGIN = re.compile(r"^(?:[#>+\-=:%]|(\d{1,9})(?=[.)]))")

_CLOSING = re.compile(r"#(?=#*$)")  # signs at the end of a heading would be dropped

_BREAK = "\\\n"
_NAMED = 3
_STRONG = {Style.TERM, Style.LATE, Style.ATTENTION}
_MARKS = {True: Style.TERM, False: Style.PLAIN}


def markdown_text(document: Document) -> str:
    """The whole page as CommonMark with tables, with one line feed at its end."""
    blocks = [_block(piece) for piece in document.pieces if not is_empty(piece)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(piece: Piece) -> str:
    match piece:
        case Heading():
            text = _heading(piece.level, piece.text)
        case Named():
            text = _heading(_NAMED, f"{piece.id} · {piece.text}")
        case Paragraph():
            text = _flow(_spans(piece.line))
        case Fields():
            text = "\n".join(_item(_spans(_field(label, value))) for label, value in piece.rows)
        case Bullets():
            text = "\n".join(_item(_spans(item)) for item in piece.items)
        case Table():
            text = _table(piece)
        case Bar():
            text = _flow(_spans((Span(f"{piece.percent}% "), *piece.line)))
        case Marked():
            parts = marked_parts(piece)
            text = _flow(_spans(tuple(Span(part, _MARKS[is_mark]) for part, is_mark in parts)))
        case Blank():
            text = "\n".join(_item(_literal(label)) for label in piece.dotted) or "\n" * piece.lines
        case _:
            assert_never(piece)
    return text


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} " + _CLOSING.sub(r"\#", " ".join(_literal(text).split()))


def _field(label: str, value: Line) -> Line:
    named = label if label.endswith("?") else f"{label}:"
    return (Span(named, Style.TERM), Span(" "), *value) if label else value


def _item(text: str) -> str:
    return f"- {_flow(text, margin=2)}"


def _table(table: Table) -> str:
    titles = [_cell(line(column.title)) for column in table.columns]
    rules = ["---:" if column.right else "---" for column in table.columns]
    cells = [[_cell(cell) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (titles, rules, *cells))


def _cell(spans: Line) -> str:
    """What stands in a cell, which is one line; Markdown has no sign of its own for a break there."""
    return _spans(spans).strip().replace("\n", "<br>")


def _spans(spans: Line) -> str:
    return "".join(_strong(span.text) if span.style in _STRONG else _literal(span.text) for span in spans)


def _strong(text: str) -> str:
    safe = harmless(text)
    inner = safe.strip()
    return safe.replace(inner, f"**{_literal(inner)}**", 1) if inner else safe


def _literal(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", harmless(text))


def _flow(text: str, margin: int = 0) -> str:
    """Running text: line breaks stay, and no line begins with a sign that means something."""
    lines = (_BEGIN.sub(_literal_begin, part.strip()) for part in text.strip().split("\n"))
    return (_BREAK + " " * margin).join(lines)


def _literal_begin(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1] else f"\\{found[0]}"
