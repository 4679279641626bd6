"""Texts compared as people mean them: without case, accents, apostrophes and punctuation."""

import re
import unicodedata
from functools import cache

_MEANT = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u0085\u1680\u2028\u2029", " "),
    "\u2044": "/",
    **dict(zip("øłđðħıæœþ", ("o", "l", "d", "d", "h", "i", "ae", "oe", "th"), strict=True)),
}
"""What people type for signs and small letters that do not come apart into a letter and an accent."""

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")
"""What nobody sees: hyphens that may break, joiners, marks of direction, the shape of an emoji."""


def folded(text: str) -> str:
    """The text as it is looked for: no case, no accents, plain signs, one blank where there are several.

    Folding twice changes nothing more.
    """
    return " ".join(without_accents(text).split())


def without_accents(text: str) -> str:
    """The text without case and accents and with plain signs: "CAFÉ" becomes "cafe". Its line breaks stay."""
    if not text.isascii():
        for sign in set(text):
            if not sign.isascii():
                text = text.replace(sign, plain_sign(sign))
    return text.casefold()


@cache
def plain_sign(sign: str) -> str:
    """What people type for one sign: "é" gives "e", "ĳ" gives "ij", an accent of its own gives nothing."""
    if sign in _UNSEEN:
        return ""
    parts = (part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return "".join(_MEANT.get(part.casefold(), part) for part in parts).casefold()


def folded_words(text: str) -> list[str]:
    """The words of a text, in order: "Zoë's café" gives ``zoes`` and ``cafe``."""
    return re.findall(r"[^\W_]+", without_accents(text).replace("'", ""))
