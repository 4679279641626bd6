"""Text of people before a terminal: harmless, and otherwise as it is."""

from hypothesis import given
from hypothesis import strategies as st

from popcli.terminal.safe import fitted, masked, safe

HARMFUL = frozenset(
    [chr(code) for code in range(32) if chr(code) != "\n"]
    + [chr(code) for code in range(0x7F, 0xA0)]
    + [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)]
    + ["\u2028", "\u2029", "\ufeff"]
    + [chr(code) for code in range(0xD800, 0xE000)]
)

any_text = st.text(st.characters(exclude_categories=[]) | st.sampled_from(sorted(HARMFUL)))


@given(any_text)
def test_no_harmful_character_is_left(text: str) -> None:
    assert not HARMFUL & set(safe(text))
    assert not HARMFUL & set(masked(text))


@given(any_text)
def test_ascii_only_is_ascii(text: str) -> None:
    assert safe(text, ascii_only=True).isascii()
    assert not HARMFUL & set(safe(text, ascii_only=True))


@given(any_text)
def test_what_is_safe_stays(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    harmless = "".join(char for char in text if char not in HARMFUL)
    assert safe(harmless) == harmless


@given(any_text)
def test_a_mask_keeps_every_position(text: str) -> None:
    assert len(masked(text)) == len(text)
    kept = [(a, b) for a, b in zip(text, masked(text), strict=True) if a not in HARMFUL]
    assert all(a == b for a, b in kept)


def test_ascii_takes_the_nearest_plain_character() -> None:
    assert safe("Zoë … “één” \u2013 \x1b \u202e 😀", ascii_only=True) == 'Zoe ... "een" - ^[ <U+202E> ?'


def test_another_encoding_loses_only_what_it_cannot_show() -> None:
    assert fitted("Zoë … ja", "iso-8859-1") == "Zoë ... ja"
    assert fitted("Zoë … ja", "utf-8") == "Zoë … ja"
    assert fitted("Zoë", "no-such-encoding") == "Zoe"
    assert fitted("Zoë", None) == "Zoë"
