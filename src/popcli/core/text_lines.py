"""In which of very many lines of JSON a text may stand, told from their bytes, without parsing any of them."""

import re
from collections.abc import Iterator

from popcli.core.folding import plain_sign

_PARTS = rb"""[^\x00-\x20"\\/\x7f]+"""
"""What stands in JSON as it stands in a text: anything but blanks, controls and the signs that may be escaped."""

_LOOSE = (b"\\", b"  ")
"""Where these are, a text may read otherwise than its line: something is escaped, or blanks are doubled."""

_ASCII = bytes(range(128))

_BLOCK = 1 << 16
"""So many bytes are looked at together; only blocks that hold the text are split in lines."""

Line = tuple[int, bytes]
"""Where a line begins, and the line without its end."""


class Sought:
    """A text that is looked for in many lines, as :func:`popcli.core.folding.folded` gives it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = text.encode("utf-8", "surrogatepass")
        self._parts = re.findall(_PARTS, self._bytes)
        self._longest = max(self._parts, key=len, default=b"")
        # The accented letters of western Europe are \xc3 and a byte of their own. One pass over the bytes makes them
        # plain, and spoils other signs, which does no harm while letters of ASCII are looked for.
        quick = {sign: plain_sign(sign) for sign in map(chr, range(0xC0, 0x100))} if text.isascii() else {}
        self._quick = {sign: plain for sign, plain in quick.items() if len(plain) == 1 and plain.isascii()}
        table = bytearray(bytes(range(256)).lower())
        for sign, plain in self._quick.items():
            table[sign.encode()[1]] = ord(plain)
        self._table = bytes(table)

    def lines(self, content: bytes) -> Iterator[Line]:
        r"""The lines that may hold the text in one of theirs.

        None is missed, but for those where JSON hides letters behind ``\u``. Some have it in a key or an id only.
        """
        begin = 0
        while begin < len(content):
            end = content.find(b"\n", begin + _BLOCK) + 1 or len(content)
            block = content[begin:end]
            for number in self._numbers(self._plain(block)):
                *before, line, _rest = [*block.split(b"\n", number + 1), b""][: number + 2]
                yield begin + sum(map(len, before)) + number, line
            begin = end

    def _numbers(self, plain: bytes) -> Iterator[int]:
        """Which lines of a block may hold the text, counted from 0."""
        number = counted = 0
        for start, line in lines_at(plain, self._longest):
            loose = any(sign in line for sign in _LOOSE)
            if self._bytes in line or (loose and all(part in line for part in self._parts)):
                number += plain.count(b"\n", counted, start)
                counted = start
                yield number

    def _plain(self, content: bytes) -> bytes:
        """The lines with all signs made plain that can be a part of the text."""
        if content.isascii():
            return content.lower()
        for sign in set(content.translate(None, _ASCII).decode("utf-8", "ignore")):
            plain = plain_sign(sign)
            if sign not in self._quick and (not plain or any(letter in self._text for letter in plain)):
                content = content.replace(sign.encode(), plain.encode())
        return content.translate(self._table, b"\xc3" if self._quick else b"")


def all_lines(content: bytes) -> Iterator[Line]:
    """Every line; a line break at the end begins no line."""
    start = 0
    for line in content.removesuffix(b"\n").split(b"\n") if content else ():
        yield start, line
        start += len(line) + 1


def lines_at(content: bytes, what: bytes) -> Iterator[Line]:
    """The lines in which these bytes stand; with no bytes, every line."""
    start = 0
    while start < len(content) and (at := content.find(what, start)) >= 0:
        start = content.rfind(b"\n", start, at) + 1 or start
        end = content.find(b"\n", at)
        if end < 0:
            end = len(content)
        yield start, content[start:end]
        start = end + 1
