"""Text of people before a screen or a page: harmless, and otherwise as it is."""

import unicodedata

import pytest

from popcli.report.harmless import harmless

HARMFUL = frozenset(
    [chr(code) for code in range(32) if chr(code) != "\n"]
    + [chr(code) for code in range(0x7F, 0xA0)]
    + [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)]
    + ["\u2028", "\u2029", "\ufeff"]
    + [chr(code) for code in range(0xD800, 0xE000)]
)


@pytest.mark.parametrize("char", sorted(char for char in HARMFUL - {"\t"} if char < "\ud800" or char > "\udffe"))
def test_each_harmful_character_is_seen(char: str) -> None:
    assert harmless(f"a{char}b") not in {f"a{char}b", "ab"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x00", "␀"),
        ("\x7f", "␡"),
        ("\x9b2J", "\u2039U+009B\u203a2J"),
        ("a\u202eb", "a\u2039U+202E\u203ab"),
        ("\ufeffx", "\u2039U+FEFF\u203ax"),
        ("\ud800", "\u2039U+D800\u203a"),
        ("a\tb", "a    b"),
        ("one\r\ntwo\nthree", "one\ntwo\nthree"),
        ("over\rwritten", "over␍written"),
    ],
)
def test_how_it_is_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown


@pytest.mark.parametrize(
    "text",
    ["👩‍👩‍👧‍👦 👍🏽 🇳🇱", unicodedata.normalize("NFD", "één Zoë"), "שלום עולם", "漢字", "[red]x[/red]", "a\u00a0b"],
)
def test_what_people_write_stays(text: str) -> None:
    assert harmless(text) == text
