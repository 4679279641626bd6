"""Stored text before people: nothing in it may steer a screen or turn the direction of what stands around it.

Everything that people write stays, also emoji made of several characters, combining marks and letters that
run from right to left. What would command a terminal, or hide in a page, becomes visible instead.
"""

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
"""C0 without the line feed, DEL and C1; marks that turn the direction of text; separators of lines and paragraphs; the
byte order mark. No regular expression: building one costs more than a whole page of text."""

PICTURES = 0x2400
"""Where the pictures of control characters begin."""

PICTURE_OF_DELETE = "\u2421"

_TAB = " " * 4


def harmless(text: str) -> str:
    """The text with all that could do harm made visible: ``␛`` for ESC, ``U+202E`` for a bidi mark.

    Line feeds stay, a tab becomes four spaces.
    """
    if text.isprintable():  # nothing harmful is printable
        return text
    return "".join(_visible(char) if is_harmful(char) else char for char in text.replace("\r\n", "\n"))


def is_harmful(char: str) -> bool:
    """Whether a character could do harm."""
    return char in _HARMFUL or "\ud800" <= char <= "\udfff"  # lone surrogates, which no encoding can write


def _visible(char: str) -> str:
    if char == "\t":
        return _TAB
    if char < " ":
        return chr(PICTURES + ord(char))
    return PICTURE_OF_DELETE if char == "\x7f" else f"\u2039U+{ord(char):04X}\u203a"
