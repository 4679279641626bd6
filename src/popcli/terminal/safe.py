"""Stored text before a terminal: harmless, and in characters that the terminal can show."""

import unicodedata

from popcli.report.harmless import PICTURE_OF_DELETE, PICTURES, harmless, is_harmful

_MASK = "\ufffd"

_PLAINER = {
    **{chr(PICTURES + code): f"^{chr(code + 64)}" for code in range(32)},
    PICTURE_OF_DELETE: "^?",
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
    """The text without harm; ``ascii_only`` gives ASCII, for screens that show no more."""
    visible = harmless(text)
    return fitted(visible, "ascii") if ascii_only else visible


def masked(text: str) -> str:
    """The same number of characters with one mark for each harmful one: for text that is being edited."""
    return "".join(_MASK if is_harmful(char) else char for char in text.replace("\t", " "))


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


def _plainer(char: str) -> str:
    if char in _PLAINER:
        return _PLAINER[char]
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:  # marks on the character before
        return ""
    return unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode() or "?"
