"""HTML that shows what people wrote and nothing else."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.report.document import (
    Bar,
    Blank,
    Bullets,
    Column,
    Document,
    Fields,
    Heading,
    Line,
    Marked,
    Named,
    Paragraph,
    Piece,
    Span,
    Style,
    Table,
    line,
)
from popcli.report.harmless import harmless
from popcli.sheets.web import html_text
from popcli.store.templates import sheet_template

TEMPLATE = sheet_template()
VOID = {"meta", "col"}
HOSTILE = "<script>alert(1)</script>{{7*7}}{% raw %}&amp;\"'|`x`\x1b[31m\u202e مرحبا 👩‍⚕️" + "y" * 300


class Reader(HTMLParser):
    """The elements of a page with their attributes, the text in its body, and whether every element was closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        place = next((tag for tag in ("style", "title", "body") if tag in self.open), "")
        self.texts[place] = self.texts.get(place, "") + data

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]


def page(*pieces: Piece, lang: str = "nl") -> str:
    return html_text(Document(pieces), TEMPLATE, lang)


def every_piece(text: str) -> tuple[Piece, ...]:
    spans: Line = line(text, *(Span(text, style) for style in Style))
    return (
        Heading(text, 1),
        Paragraph(spans),
        Heading(text),
        Named(text, text),
        Fields(((text, spans), ("", spans))),
        Table((Column(text), Column(text, right=True)), ((spans, spans),)),
        Bullets((spans,)),
        Bar(0.5, spans),
        Marked(text, ((0, 1),)),
        Heading(text, 3),
        Blank(2),
        Blank(labels=(text, text, text)),
    )


def without_blanks(text: str) -> str:
    return "".join(text.split())


@given(text=st.text(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_people_write_is_shown_as_they_wrote_it(text: str):
    plain, read = Reader(page(*every_piece("\ue000"))), Reader(page(*every_piece(text)))
    assert read.open == []
    if text.strip():
        marked = [tag for tag in read.tags if tag not in {"span", "u"}]
        assert marked == [tag for tag in plain.tags if tag not in {"span", "u"}]
        expected = plain.texts["body"].replace("\ue000", harmless(text))
        assert without_blanks(read.texts["body"]) == without_blanks(expected)


def test_hostile_text_stays_text():
    made = page(*every_piece(HOSTILE))
    read = Reader(made)
    assert "script" not in read.tags
    assert "49" not in made
    assert "\x1b" not in made
    assert "\u202e" not in made
    assert HOSTILE.replace("\x1b", "␛").replace("\u202e", "\u2039U+202E\u203a") in read.texts["body"]
    made.encode()  # nothing that no file can hold


def test_a_page_needs_nothing_beside_it():
    made = page(*every_piece("x"))
    read = Reader(made)
    assert not {"script", "link", "img", "iframe", "a", "form"} & set(read.tags)
    assert not re.search(r"url\(|@import|https?:|\bon\w+=|javascript:", made)
    names = {name for _, attributes in read.elements for name in attributes}
    assert not {"src", "href"} & names
    [policy] = [attributes["content"] for tag, attributes in read.elements if "http-equiv" in attributes]
    assert policy is not None
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_language_and_the_title_are_told(lang: str):
    read = Reader(page(Heading("Plan van Zoë & Co", 1), lang=lang))
    assert ("html", {"lang": lang}) in read.elements
    assert read.texts["title"] == "Plan van Zoë & Co"
    assert read.tags.count("h1") == 1


def test_it_is_made_for_paper():
    css = Reader(page()).texts["style"]
    assert "size: A4" in css
    assert re.search(r"\.block, \.whole \{ break-inside: avoid; \}", css)


def test_a_goal_is_one_block_and_the_lines_to_sign_one_section():
    made = page(
        Heading("Goals"), Named("g1", "one"), Paragraph(line("below")), Heading("Sign"), Blank(labels=("n", "d"))
    )
    assert re.search(r'<div class="block">\s*<h3><span class="id">g1</span>[^/]*one</span></h3>\s*<p>.*below', made)
    assert re.search(r'<section class="whole">\s*<h2>Sign</h2>', made)
    assert made.count('class="whole"') == 1


def test_a_bar_is_drawn_and_said():
    made = page(Bar(0.404, line("16 of 40 weeks")), Bar(0, ()), Bar(1, ()))
    assert 'style="width: 40%"' in made
    body = Reader(made).texts["body"]
    assert "40% 16 of 40 weeks" in body
    assert "0%" in body
    assert "100%" in body


def test_room_to_write_is_as_many_lines_as_asked():
    made = page(Blank(4))
    [ruled] = re.findall(r'<div class="ruled"[^>]*>(.*)</div>\n', made)
    assert ruled.count("<div></div>") == 4


def test_no_colour_is_used():
    css = Reader(page()).texts["style"]
    colours = re.findall(r"#[0-9a-f]{3,6}\b", css)
    assert colours
    assert all(len(set(colour[1:])) == 1 for colour in colours)


def test_a_text_with_line_breaks_keeps_them():
    assert "<span>one\ntwo</span>" in page(Paragraph(line("one\r\ntwo")))
    assert "white-space: pre-line" in page()
