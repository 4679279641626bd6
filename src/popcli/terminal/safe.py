"""Stored text before a terminal: nothing in it may steer the screen or turn its direction.

Everything that people write stays, also emoji made of several characters, combining marks and letters that
run from right to left. What would command the terminal becomes visible instead.
"""

import unicodedata

# C0 without the line feed, DEL and C1; marks that turn the direction of text; separators of lines and paragraphs;
# the byte order mark.
_HARMFUL = frozenset(
    map(
        chr,
        (
            *(*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)),
            *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
            *(0x2028, 0x2029, 0xFEFF),
        ),
    )
)

_PICTURES = 0x2400
_PICTURE_OF_DELETE = "\u2421"
_TAB = " " * 4
_MASK = "\ufffd"

_PLAINER = {
    **{chr(_PICTURES + code): f"^{chr(code + 64)}" for code in range(32)},
    _PICTURE_OF_DELETE: "^?",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u00b7", "-"),
    **dict.fromkeys("\u2018\u2019\u201a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    "\u2026": "...",
    "\u20ac": "EUR",
    "\u2039": "<",
    "\u203a": ">",
    "\u00bb": ">",
    "\u2022": "-",
    "\u2192": "->",
    "\u2500": "-",
    "\u2588": "#",
    "\u2591": "-",
    "\u00df": "ss",
    "\u00d7": "x",
}


def safe(text: str, *, ascii_only: bool = False) -> str:
    """The text with all that could steer a terminal made visible: ``␛`` for ESC, ``U+202E`` for a bidi mark.

    Line feeds stay, a tab becomes four spaces. ``ascii_only`` gives ASCII, for screens that show no more.
    """
    visible = text
    if not text.isprintable():  # nothing harmful is printable
        visible = "".join(_visible(char) if _is_harmful(char) else char for char in text.replace("\r\n", "\n"))
    return fitted(visible, "ascii") if ascii_only else visible


def masked(text: str) -> str:
    """The same number of characters with one mark for each harmful one: for text that is being edited."""
    return "".join(_MASK if _is_harmful(char) else char for char in text.replace("\t", " "))


def fitted(text: str, encoding: str | None) -> str:
    """The text in characters that the encoding of the output can show; plain ones replace the rest."""
    name = encoding or "utf-8"
    if text.isascii() or can_show(text, name):
        return text
    return "".join(char if can_show(char, name) else _plainer(char) for char in text)


def can_show(text: str, encoding: str | None) -> bool:
    """Whether the output can show this; an unknown encoding shows ASCII only."""
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return text.isascii()
    return True


def _is_harmful(char: str) -> bool:
    return char in _HARMFUL or "\ud800" <= char <= "\udfff"  # lone surrogates, which no encoding can write


def _visible(char: str) -> str:
    if char == "\t":
        return _TAB
    if char < " ":
        return chr(_PICTURES + ord(char))
    return _PICTURE_OF_DELETE if char == "\x7f" else f"\u2039U+{ord(char):04X}\u203a"


def _plainer(char: str) -> str:
    if char in _PLAINER:
        return _PLAINER[char]
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:  # marks on the character before
        return ""
    return unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode() or "?"
