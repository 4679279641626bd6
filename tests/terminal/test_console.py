"""Documents on a screen of 60, 80 and 140 cells."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from popcli.terminal.console import write_screen
from popcli.terminal.wrap import cells

WIDTHS = [20, 60, 80, 140]
COLUMNS = (
    Column(""),
    Column("Goal", flexible=True),
    Column("Done", right=True),
    Column("Due"),
)
GOALS = Table(
    COLUMNS,
    (
        (line(Span("g1", Style.ID)), line("Lead three meetings that end on time"), line("40%"), line("30 Sep 2026")),
        (line(Span("g2", Style.ID)), line("Drive"), line("100%"), line("")),
    ),
)
HOSTILE = (
    "[red]",
    "[/x]",
    "[link=http://x]y[/link]",
    ":smile:",
    "\x1b[2J\x07",
    "\u202eabc",
    "y" * 5000,
    "漢字😀 " * 40,
    "שלום",
)
EVERYTHING = (
    Heading("Plan of " + "z" * 200, 1),
    *(Paragraph(line(text), indent=4) for text in HOSTILE),
    Fields(tuple((text[:30], line(text)) for text in HOSTILE)),
    Table(
        COLUMNS, tuple((line(Span("k3f9q2", Style.ID)), line(text), line(text[:40]), line(text)) for text in HOSTILE)
    ),
    Bullets(tuple(line(text) for text in HOSTILE), indent=2),
    Bar(0.5, line("x" * 300)),
)


def screen(*pieces: Piece, width: int = 80, colour: bool = False, encoding: str = "utf-8") -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict", newline="")
    write_screen(Document(pieces=pieces), out, colour=colour, width=width)
    out.seek(0)
    return out.read()


def test_room_to_write_has_its_labels_with_dots() -> None:
    shown = screen(Blank(labels=("name\x1b", "date")), Paragraph(line("end")))
    assert shown == f"name␛ {'.' * 24}\ndate {'.' * 24}\nend\n"


def test_a_table_with_a_rule_below_its_head() -> None:
    assert screen(GOALS) == (
        "    Goal                                  Done  Due\n"
        "──────────────────────────────────────────────────────────\n"
        "g1  Lead three meetings that end on time   40%  30 Sep 2026\n"
        "g2  Drive                                 100%\n"
    ).replace("─" * 58, "─" * 59)


def test_a_narrow_screen_stacks_a_wide_table() -> None:
    assert screen(GOALS, width=60) == (
        "g1\nGoal: Lead three meetings that end on time\nDone: 40%\nDue: 30 Sep 2026\n\ng2\nGoal: Drive\nDone: 100%\n"
    )


def test_the_flexible_column_folds_and_ids_stay_whole() -> None:
    rows = ((line(Span("k3f9q2", Style.ID)), line("word " * 60), line("w" * 90)),)
    shown = screen(Table((Column("Id"), Column("What", flexible=True), Column("Who")), rows), width=60)
    assert "k3f9q2" in shown
    assert shown.count("word") == 60
    assert shown.count("w") - 60 == 90
    assert "…" not in shown


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("colour", [True, False])
def test_nothing_breaks_the_layout(width: int, colour: bool) -> None:  # noqa: FBT001
    shown = screen(*EVERYTHING, width=width, colour=colour)
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert max(cells(text) for text in plain.splitlines()) <= width
    assert not set(plain) & {"\x1b", "\x07", "\u202e", "\t", "…"}
    assert colour or all(text == text.rstrip() for text in plain.splitlines())
    for text in ("[red]", "[/x]", ":smile:", "k3f9q2", "שלום"):
        assert text in plain
    squeezed = re.sub(r"\s", "", plain)
    # Five whole texts, one of 30 characters (a label) and one of 40.
    assert [squeezed.count(char) for char in "漢字😀"] == [5 * 40 + 8 + 10, 5 * 40 + 8 + 10, 5 * 40 + 7 + 10]
    assert squeezed.count("y") == 5 * 5000 + 30 + 40 + (5 + 2)


@pytest.mark.parametrize("width", WIDTHS)
def test_without_colour_the_layout_is_the_same(width: int) -> None:
    coloured = screen(*EVERYTHING, width=width, colour=True)
    assert "\x1b[1m" in coloured
    stripped = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [text.rstrip() for text in stripped.splitlines()] == screen(*EVERYTHING, width=width).splitlines()


def test_the_environment_does_not_decide_again(monkeypatch: pytest.MonkeyPatch) -> None:
    piece = Paragraph(line(Span("late", Style.LATE)))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")
    assert screen(piece) == "late\n"
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert screen(piece, colour=True) == "\x1b[1;31mlate\x1b[0m\n"


def test_a_table_that_cannot_take_its_words_breaks_them_in_their_cells() -> None:
    columns = (Column("When"), Column("What was done and why", flexible=True), Column("Hours spent", right=True))
    row = (line("3 March"), line("Watched Amina lace a wheel", Span(" · shadowing", Style.MUTED)), line("1,5"))
    assert screen(Table(columns, (row,)), width=46) == (
        "When     What was done and why     Hours spent\n"
        "──────────────────────────────────────────────\n"
        "3 March  Watched Amina lace a              1,5\n"
        "         wheel · shadowing\n"
    )
    assert screen(Table(columns, (row,)), width=40) == (
        "         What was done and\n"
        "When     why                 Hours spent\n"
        "────────────────────────────────────────\n"
        "3 March  Watched Amina lace          1,5\n"
        "         a wheel ·\n"
        "         shadowing\n"
    )


def test_flexible_columns_share_what_room_is_left() -> None:
    columns = (Column("One", flexible=True), Column("Two", flexible=True), Column("Three", flexible=True))
    row = (line("a " * 60), line("b " * 60), line("short"))
    assert screen(Table(columns, (row,)), width=61).splitlines()[:3] == [
        "One" + " " * 25 + "Two" + " " * 25 + "Three",
        "─" * 61,
        "a " * 13 + "  " + "b " * 13 + "  " + "short",
    ]


def test_a_wide_character_takes_two_cells_in_a_column() -> None:
    rows = ((line("漢字"), line("x")), (line("abcd"), line("y")), (line("e\u0301"), line("z")))
    assert screen(Table((Column("A"), Column("B")), rows)) == ("A     B\n───────\n漢字  x\nabcd  y\ne\u0301     z\n")


def test_what_has_a_name_wraps_under_itself() -> None:
    shown = screen(Named("g12", "Lead three meetings that end on time"), width=24)
    assert shown == "g12  Lead three meetings\n     that end on time\n"


def test_a_label_is_no_wider_than_a_third_of_the_screen() -> None:
    fields = Fields((("A label of many words", line("and what it says")), ("Job", line("planner"))), indent=2)
    assert screen(fields, width=30) == ("  A label of  and what it says\n  many words\n  Job         planner\n")


def test_a_bullet_wraps_beside_its_mark() -> None:
    assert screen(Bullets((line("one two three four five"), ()), indent=2), width=20) == (
        "  • one two three\n    four five\n  •\n"
    )


def test_marks_stand_below_their_words_after_a_break() -> None:
    shown = screen(Marked("get better at all the things", ((4, 10), (14, 28)), indent=2), width=20, colour=True)
    assert shown == (
        "  get better at all\n  \x1b[33m    ~~~~~~    ~~~\x1b[0m\n  the things\n  \x1b[33m~~~~~~~~~~\x1b[0m\n"
    )


def test_a_bar_has_half_the_size_on_a_narrow_screen() -> None:
    assert screen(Bar(0.25, line("2 of 8"), indent=2), width=69) == "  ██░░░░░░░░  2 of 8\n"


def test_no_colour_runs_on_and_no_line_ends_in_blanks() -> None:
    piece = Paragraph(line("See ", Span("a late goal of many words ", Style.LATE), "now"))
    for text in screen(piece, width=20, colour=True).splitlines():
        assert text.count("\x1b[0m") * 2 == text.count("\x1b[")
        assert re.sub(r"\x1b\[[\d;]*m", "", text) == re.sub(r"\x1b\[[\d;]*m", "", text).rstrip()


WORDS = st.text(st.sampled_from("ab  \né漢😀\u0301-"), max_size=60)
CELLS = st.builds(lambda text, style: (Span(text, style),), WORDS, st.sampled_from([Style.PLAIN, Style.LATE]))
TABLES = st.integers(1, 5).flatmap(
    lambda count: st.builds(
        Table,
        st.lists(st.builds(Column, WORDS, st.booleans(), st.booleans()), min_size=count, max_size=count).map(tuple),
        st.lists(st.lists(CELLS, min_size=count, max_size=count).map(tuple), max_size=3).map(tuple),
    )
)
PIECES = st.one_of(
    st.builds(Heading, WORDS),
    st.builds(Paragraph, CELLS, st.integers(0, 6)),
    st.builds(Named, WORDS, WORDS),
    st.builds(Fields, st.lists(st.tuples(WORDS, CELLS), max_size=3).map(tuple), st.integers(0, 6)),
    st.builds(Bullets, st.lists(CELLS, max_size=3).map(tuple), st.integers(0, 6)),
    st.builds(Bar, st.floats(), CELLS, st.integers(0, 6)),
    TABLES,
)


@given(st.lists(PIECES, max_size=4), st.integers(20, 120), st.booleans())
def test_whatever_a_document_holds_it_fits(pieces: list[Piece], width: int, colour: bool) -> None:  # noqa: FBT001
    shown = re.sub(r"\x1b\[[\d;]*m", "", screen(*pieces, width=width, colour=colour))
    assert all(cells(text) <= width for text in shown.splitlines())


@given(TABLES, st.integers(20, 120))
def test_no_cell_of_a_table_loses_a_character(table: Table, width: int) -> None:
    shown = screen(table, width=width)
    told = "".join(span.text for row in table.rows for cell in row for span in cell)
    assert all(shown.count(char) >= told.count(char) for char in "ab漢😀\u0301-")


def test_ascii_for_screens_that_show_no_more() -> None:
    shown = screen(GOALS, Bar(0.4, line("twee \u2013 drie")), Bullets((line("één"),)), encoding="ascii")
    assert "------" in shown.splitlines()[1]
    assert "########------------  twee - drie\n- een\n" in shown


@pytest.mark.parametrize(
    ("fraction", "full"),
    [(0, 0), (0.001, 1), (0.4, 8), (0.999, 19), (1, 20), (3, 20), (-1, 0), (float("nan"), 0)],
)
def test_bar(fraction: float, full: int) -> None:
    assert Bar(fraction, ()).part(20) == full
    assert screen(Bar(fraction, line("said"))) == "█" * full + "░" * (20 - full) + "  said\n"


def test_running_text_stays_readable_on_a_wide_screen() -> None:
    assert max(map(len, screen(Paragraph(line("word " * 100)), width=140).splitlines())) <= 100


def test_blank_lines_stand_around_headings_and_tables_and_never_twice() -> None:
    shown = screen(
        Paragraph(line("first")),
        Heading("Goals"),
        GOALS,
        Table(COLUMNS, ()),
        Paragraph(line("after")),
        Paragraph(()),
        Heading("More"),
        Paragraph(line("text\nbroken"), indent=2),
        Fields((("Job", line("planner")), ("Manager", line("Kees")))),
    )
    assert re.sub(r"(?s)    Goal.*100%\n", "TABLE\n", shown) == (
        "first\n\nGoals\nTABLE\n\nafter\n\nMore\n  text\n  broken\nJob      planner\nManager  Kees\n"
    )
