"""Markdown that says what people wrote: read back by a parser that is not ours."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from popcli.report.document import (
    Bar,
    Blank,
    Bullets,
    Column,
    Document,
    Fields,
    Heading,
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
from popcli.sheets.markdown import markdown_text

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

SIGNS = ["#", "##", "- ", "+", "1.", "12)", "> ", "|", "---", "===", "`", "```", "~~", "*", "**", "_", "<b>", "<!--"]
SIGNS += [
    "</p>",
    "&amp;",
    "&#35;",
    "[a](b)",
    "![",
    "]: ",
    "\\",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "  \n",
    "{{7*7}}",
    ":",
    "$x$",
]
hostile = st.lists(st.sampled_from(SIGNS) | st.text(max_size=4), max_size=9).map("".join)

WHERE: dict[str, Callable[[str], Piece]] = {
    "paragraph": lambda text: Paragraph(line(text)),
    "two spans": lambda text: Paragraph(line(text, Span(text, Style.ID))),
    "bullet": lambda text: Bullets((line(text), line("next"))),
    "field": lambda text: Fields((("label", line(text)),)),
    "label": lambda text: Fields(((text, line("value")),)),
    "no label": lambda text: Fields((("", line(text)),)),
    "cell": lambda text: Table((Column("one"), Column("two")), ((line(text), line("x")), (line("y"), line(text)))),
    "title": lambda text: Table((Column(text), Column("two")), ((line("x"), line("y")),)),
    "heading": Heading,
    "named": lambda text: Named("g1", text),
    "bar": lambda text: Bar(0.5, line(text)),
    "blank": lambda text: Blank(labels=(text,)),
}


def tokens(markdown: str) -> list[Token]:
    return [part for token in READER.parse(markdown) for part in (token, *(token.children or ()))]


def words(text: str) -> list[str]:
    return text.split()


def shown(markdown: str) -> str:
    """The text that a reader sees, with a blank between blocks and lines; ``<br>`` of cells is a line."""
    found = []
    for token in tokens(markdown):
        if token.type in {"text", "html_inline"}:
            found.append(" " if token.content == "<br>" else token.content)
        elif token.type in {"softbreak", "hardbreak", "inline"}:
            found.append(" ")
    return "".join(found)


def of(*pieces: Piece) -> str:
    return markdown_text(Document(pieces))


@pytest.mark.parametrize("where", WHERE)
@settings(max_examples=60, deadline=None)
@given(text=hostile)
def test_whatever_people_write_is_read_as_they_wrote_it(where: str, text: str) -> None:
    assume(where != "label" or (text.strip() and not text.endswith("?")))  # such fields are written otherwise
    markdown = of(WHERE[where](text))
    plain = of(WHERE[where]("word"))
    expected = shown(plain).replace("word", f" {harmless(text)} ")
    assert "".join(words(shown(markdown))) == "".join(words(expected))
    allowed = {token.type for token in tokens(plain)} | {"hardbreak", "html_inline"}
    assert {token.type for token in tokens(markdown)} <= allowed
    assert all(token.content == "<br>" for token in tokens(markdown) if token.type == "html_inline")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# no heading", r"\# no heading"),
        ("1. no item\n- nor this", "1\\. no item\\\n\\- nor this"),
        ("20 wonden, 5% en C#", "20 wonden, 5% en C#"),
        ("a | b < c > d", r"a \| b \< c > d"),
        ("{{7*7}}", r"\{\{7\*7}}"),
        ("\x1b[31mred", r"␛\[31mred"),
        ("a\u202eb", "a\u2039U+202E\u203ab"),
        ("één 👩‍⚕️ مرحبا", "één 👩‍⚕️ مرحبا"),
        ("    no code", "no code"),
    ],
)
def test_how_it_is_written(text: str, written: str) -> None:
    assert of(Paragraph(line(text))) == f"{written}\n"


def test_a_page_from_top_to_bottom() -> None:
    page = of(
        Heading("Plan #1 #", 1),
        Paragraph(line("")),
        Fields((("manager", line("Joost")), ("", line("alone")))),
        Heading("Goals"),
        Named("g1", "Twenty\nwounds"),
        Bar(0.404, line("16 of 40 weeks")),
        Bullets((line(Span("a1", Style.ID), "  ", "walk along"), line("and\nmore"))),
        Table((Column("who"), Column("hours", right=True)), ((line("S|M"), line("3")), (line("x\ny"), line("")))),
        Table((Column("nothing"),), ()),
        Marked("better English", ((0, 6),)),
        Paragraph(line("so ", Span(" late ", Style.LATE), Span("muted", Style.MUTED))),
    )
    assert page == (
        "# Plan #1 \\#\n\n"
        "- **manager:** Joost\n- alone\n\n"
        "## Goals\n\n"
        "### g1 · Twenty wounds\n\n"
        "40% 16 of 40 weeks\n\n"
        "- a1  walk along\n- and\\\n  more\n\n"
        "| who | hours |\n| --- | ---: |\n| S\\|M | 3 |\n| x<br>y |  |\n\n"
        "**better** English\n\n"
        "so  **late** muted\n"
    )


def test_room_to_write_is_blank_and_lines_to_sign_are_dotted() -> None:
    page = of(Heading("Why?", 3), Blank(3), Blank(labels=("name", "date")))
    assert page.startswith("### Why?\n\n\n\n\n")
    assert f"- name {'.' * 24}\n- date {'.' * 24}\n" in page
