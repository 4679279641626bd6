"""Documents on a screen of 60, 80 and 140 cells."""

import io
import re

import pytest

from popcli.report.document import (
    Bar,
    Blank,
    Bullets,
    Column,
    Document,
    Fields,
    Heading,
    Paragraph,
    Piece,
    Span,
    Style,
    Table,
    line,
)
from popcli.terminal.console import filled_cells, write_screen
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


def test_ascii_for_screens_that_show_no_more() -> None:
    shown = screen(GOALS, Bar(0.4, line("twee \u2013 drie")), Bullets((line("één"),)), encoding="ascii")
    assert "------" in shown.splitlines()[1]
    assert "########------------  twee - drie\n- een\n" in shown


@pytest.mark.parametrize(
    ("fraction", "full"),
    [(0, 0), (0.001, 1), (0.4, 8), (0.999, 19), (1, 20), (3, 20), (-1, 0), (float("nan"), 0)],
)
def test_bar(fraction: float, full: int) -> None:
    assert filled_cells(fraction, 20) == full
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
