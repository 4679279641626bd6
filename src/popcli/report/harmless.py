"""Stored text before people: nothing in it may steer a screen or turn the direction of what stands around it.

Everything that people write stays, also emoji made of several characters, combining marks and letters that
run from right to left. What would command a terminal, or hide in a page, becomes visible instead.
"""

import re

# C0 without the line feed, DEL and C1; marks that turn the direction of text; separators of lines and
# paragraphs; the byte order mark; lone surrogates, which no encoding can write.
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""One character that could do harm."""

PICTURES = 0x2400
"""Where the pictures of control characters begin."""

PICTURE_OF_DELETE = "\u2421"

_TAB = " " * 4


def harmless(text: str) -> str:
    """The text with all that could do harm made visible: ``␛`` for ESC, ``U+202E`` for a bidi mark.

    Line feeds stay, a tab becomes four spaces.
    """
    return HARMFUL.sub(_visible, text.replace("\r\n", "\n"))


def _visible(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\t":
        return _TAB
    if char < " ":
        return chr(PICTURES + ord(char))
    return PICTURE_OF_DELETE if char == "\x7f" else f"\u2039U+{ord(char):04X}\u203a"
