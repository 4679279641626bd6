"""Every text around a question exists in both languages, and no other."""

import re
from pathlib import Path

from popcli.store.templates import load_texts

ROOM = Path(__file__).parents[2] / "src" / "popcli" / "terminal"


def test_both_languages_say_the_same_things() -> None:
    dutch, english = load_texts("nl", "ask"), load_texts("en", "ask")
    assert dutch.keys() == english.keys()
    for key, text in dutch.items():
        assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", english[key])


def test_every_text_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    for key in load_texts("en", "ask"):
        last = key.rsplit(".", 1)[-1].removesuffix("-line")
        assert f'"{key}"' in code or f'"{last}"' in code, key
