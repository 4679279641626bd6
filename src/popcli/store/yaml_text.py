"""Writing plain data as YAML that people like to read, and that every reader takes the same way.

Plain data is dict, list, str, int, finite float, bool, date, and None, which is left out of mappings.
"""

import json
import re
from datetime import date
from typing import Any

from popcli.core.checked import checked_text

# Characters that must be escaped: controls, line separators, the byte order mark, what YAML refuses.
_SPECIAL = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# What some reader, of YAML 1.1 or 1.2, takes for something else than text.
_WORDS = frozenset({"~", "null", "none", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"})
_NUMBER = re.compile(r"[-+]?\.?\d[\d_.,:/+\-a-fox tz]*|[-+]?\.(?:inf|nan)", re.IGNORECASE)
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IN_FLOW = re.compile(r"[,\[\]{}:?#]")


def quote(text: str) -> str:
    r"""The text in double quotes, on one line, valid as JSON and as YAML at once.

    Characters outside the basic plane stay as they are; surrogate escapes are never written.

    Raises:
        InvalidValue: ``text-nul`` or ``text-surrogate``; no file of ours can hold these.
    """
    return escaped(json.dumps(checked_text(text), ensure_ascii=False))


def escaped(json_text: str) -> str:
    """JSON without what it allows and YAML does not: C1 controls, DEL, the separators of lines, non-characters."""
    return _SPECIAL.sub(lambda found: f"\\u{ord(found.group()):04x}", json_text)


def scalar_text(value: object) -> str:
    """The text of one typed value: ISO dates, ``true`` and ``false``, numbers as Python writes them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def as_text(data: Any) -> Any:
    """Plain data in which every value is text, as reading the rendered file gives it back."""
    if isinstance(data, dict):
        return {str(key): as_text(value) for key, value in data.items() if value is not None}
    if isinstance(data, list | tuple):
        return [as_text(item) for item in data]
    return None if data is None else scalar_text(data)


def inline(value: object, *, flow: bool = False) -> str:
    """One value on one line; texts are plain when no reader can misread them, else in double quotes.

    Args:
        value: a text, number, truth value or date.
        flow: whether it stands between ``[]`` or ``{}``, where more must be quoted.
    """
    if not isinstance(value, str):
        return "" if value is None else scalar_text(value)
    checked_text(value)
    return str(value) if _is_clear(value, flow=flow) else quote(value)


def _is_clear(text: str, *, flow: bool) -> bool:
    """Whether the text means itself when it is written without quotes."""
    if not text or text != text.strip() or text[0] in _FIRST or text.startswith("..."):
        return False
    if _SPECIAL.search(text) or ": " in text or " #" in text or text.endswith(":"):
        return False
    if text.casefold() in _WORDS or _NUMBER.fullmatch(text):
        return False
    return not (flow and _IN_FLOW.search(text))


def requoted(text: str, style: str) -> str | None:
    """The text in the quotes that stood around the old one; nothing when it cannot live in them."""
    if style == '"':
        return quote(text)
    if style == "'" and not _SPECIAL.search(text):
        return "'" + text.replace("'", "''") + "'"
    return None


def _literal(text: str, indent: int) -> list[str] | None:
    """The lines of a literal block, its sign first; nothing when quotes are safer.

    Texts with blanks at the end of a line or more than one line break at the end are left to quotes: what
    cannot be seen is too easily lost.
    """
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or not lines[0] or not lines[-1] or lines[0][0] == " ":
        return None
    if any(_SPECIAL.search(line.replace("\t", " ")) or line != line.rstrip() for line in lines):
        return None
    if any(line.startswith("\t") for line in lines):
        return None
    return ["|" if text.endswith("\n") else "|-", *(" " * indent + line if line else "" for line in lines)]


def flow(data: Any) -> str:
    """The data on one line, in the style of JSON: ``{name: Sanne, levels: [1, 2]}``."""
    if isinstance(data, dict):
        inner = (f"{inline(key, flow=True)}: {flow(value)}" for key, value in data.items() if value is not None)
        return "{" + ", ".join(inner) + "}"
    if isinstance(data, list | tuple):
        return "[" + ", ".join(flow(item) for item in data) + "]"
    return inline(data, flow=True)


def value_lines(value: Any, indent: int, *, literal: bool = True) -> list[str]:
    """The lines of a value behind its key or dash.

    Args:
        value: plain data.
        indent: the column at which lines below the key begin.
        literal: whether texts of several lines may become a literal block.

    Returns:
        First what stands on the line of the key (nothing for a filled mapping or list), then the lines below.
    """
    if isinstance(value, dict) and as_text(value):
        filled = [(key, inner) for key, inner in value.items() if inner is not None]
        return [
            "",
            *(line for key, inner in filled for line in entry_lines(key, inner, indent, literal=literal)),
        ]
    if isinstance(value, list | tuple) and value:
        return ["", *(line for item in value for line in item_lines(item, indent, literal=literal))]
    if isinstance(value, dict | list | tuple):
        return ["{}" if isinstance(value, dict) else "[]"]
    block = _literal(value, indent) if literal and isinstance(value, str) else None
    return block or [inline(value)]


def entry_lines(key: str, value: Any, indent: int, *, literal: bool = True) -> list[str]:
    """The lines of a key with its value, at this indentation; what belongs to it is two columns further."""
    first, *below = value_lines(value, indent + 2, literal=literal)
    return [f"{' ' * indent}{inline(key)}:{' ' if first else ''}{first}", *below]


def item_lines(value: Any, indent: int, offset: int = 2, *, literal: bool = True) -> list[str]:
    """The lines of a list item; its dash at ``indent``, its content ``offset`` columns further."""
    first, *below = value_lines(value, indent + offset, literal=literal)
    if not first and below:
        first, *below = below
    dash = " " * indent + "-" + " " * (offset - 1)
    return [(dash + first.lstrip(" ")).rstrip(" "), *below]


def render(data: Any, indent: int = 0) -> str:
    """The data as a block of YAML, indented as a whole, with a line break at the end.

    Raises:
        InvalidValue: ``text-nul`` or ``text-surrogate``.
    """
    body = indent if isinstance(data, dict | list | tuple) else indent + 2
    first, *below = value_lines(data, body)
    lines = [" " * indent + first, *below] if first else below
    return "\n".join(lines) + "\n"
