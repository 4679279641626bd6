"""Texts compared as people mean them: without case, accents, apostrophes and punctuation."""

import re
import unicodedata

_APOSTROPHE = re.compile("['\u2019\u02bc]")
_WORD = re.compile(r"[^\W_]+")


def folded_words(text: str) -> list[str]:
    """The words of a text, in order: "Zoë's café" gives ``zoes`` and ``cafe``."""
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text).casefold())
    return _WORD.findall("".join(sign for sign in decomposed if not unicodedata.combining(sign)))
