"""Documents as plain lines."""

import io
import re
import subprocess
import sys

import pytest

from popcli.core.texts import Texts
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
from popcli.terminal.lines import write_lines, write_notes
from popcli.terminal.wrap import cells


def lines(*pieces: Piece, say: Texts, colour: bool = False, width: int | None = None) -> str:
    out = io.StringIO()
    write_lines(Document(pieces=pieces), out, colour=colour, width=width, say=say)
    return out.getvalue()


def test_all_pieces_as_lines(say: Texts) -> None:
    shown = lines(
        Heading("Plan", 1),
        Paragraph(line("next talk ", Span("30 June", Style.LATE)), indent=2),
        Heading("Goals"),
        Table(
            (Column("Id"), Column("Goal", flexible=True), Column("Silent")),
            (
                (line(Span("g1", Style.ID)), line("lead a meeting"), line("3 weeks")),
                (line(Span("g2", Style.ID)), line("drive"), line("")),
            ),
        ),
        Fields((("Job", line("planner")), ("", line("no label")))),
        Bullets((line("one"), line("two"))),
        Bar(0.4, line("2 of 5 actions")),
        say=say,
    )
    assert shown == (
        "Plan\n"
        "  next talk 30 June\n"
        "\n"
        "Goals\n"
        "Id: g1\nGoal: lead a meeting\nSilent: 3 weeks\n"
        "\n"
        "Id: g2\nGoal: drive\n"
        "\n"
        "Job: planner\nno label\n"
        "- one\n- two\n"
        "40 percent, 2 of 5 actions\n"
    )


@pytest.mark.parametrize(
    ("fraction", "percent"),
    [(0, 0), (0.001, 1), (0.5, 50), (0.999, 99), (1, 100), (7, 100), (-1, 0), (float("nan"), 0)],
)
def test_a_bar_says_nothing_and_everything_only_when_true(fraction: float, percent: int, say: Texts) -> None:
    assert lines(Bar(fraction, ()), say=say) == f"{percent} percent\n"


def test_room_to_write_has_its_labels_with_dots_and_no_empty_lines(say: Texts) -> None:
    shown = lines(Blank(labels=("name\x1b", "date")), Blank(3), Paragraph(line("end")), say=say)
    assert re.fullmatch(r"name␛ \.{24}\ndate \.{24}\nend\n", shown)


@pytest.mark.parametrize("width", [20, 60, 140])
def test_lines_are_broken_at_the_width_with_their_colours(width: int, say: Texts) -> None:
    piece = Paragraph(line("See ", Span("goal g1 with a long text", Style.LATE), " 漢字 " * 30, "y" * 5000), indent=4)
    plain = lines(piece, say=say, width=width)
    coloured = lines(piece, say=say, width=width, colour=True)
    assert all(cells(text) <= width and text.startswith("    ") for text in plain.splitlines())
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == plain
    for text in coloured.splitlines():  # no colour runs on into the next line
        assert text.count("\x1b[0m") * 2 == text.count("\x1b[")


def test_without_a_width_nothing_is_broken(say: Texts) -> None:
    assert lines(Paragraph(line("a " * 300 + "b")), say=say) == "a " * 300 + "b\n"


def test_texts_of_people_cannot_steer_the_terminal(say: Texts) -> None:
    shown = lines(Paragraph(line("[red]x[/x] \x1b[2J \u202e \x9b שלום 😀")), say=say, colour=True)
    assert shown == "[red]x[/x] ␛[2J \u2039U+202E\u203a \u2039U+009B\u203a שלום 😀\n"


def test_a_poor_encoding_gets_what_it_can_show(say: Texts) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    write_lines(Document(pieces=(Paragraph(line("één \u2013 😀")),)), out, colour=False, width=None, say=say)
    out.seek(0)
    assert out.read() == "een - ?\n"


def test_notes_go_to_the_other_channel_unbroken() -> None:
    err = io.StringIO()
    note = line("next: ", Span("pop goal " + "x" * 200, Style.COMMAND))
    write_notes(Document(notes=(note, line("kept \x1b"))), err, colour=False)
    assert err.getvalue() == f"next: pop goal {'x' * 200}\nkept ␛\n"


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (
            line("Next step: write something down ", Span('pop log "…" --goal g1', Style.COMMAND)),
            'pop log "…" --goal g1',
        ),
        (line('Anything to add? pop log --edit k3f9q2 --result "…"'), 'pop log --edit k3f9q2 --result "…"'),
    ],
)
def test_a_long_note_breaks_between_words_but_its_command_stays_whole(note: tuple[Span, ...], shown: str) -> None:
    err = io.StringIO()
    write_notes(Document(notes=(note,)), err, colour=False, width=30)
    *words, command = err.getvalue().splitlines()
    assert command == f"  {shown}"
    assert all(len(text) <= 30 for text in words)
    assert "".join(words).replace(" ", "") + shown.replace(" ", "") == "".join(span.text for span in note).replace(
        " ", ""
    )


def test_a_long_note_without_a_command_breaks_between_words() -> None:
    err = io.StringIO()
    write_notes(Document(notes=(line("words that pop up and go on and on"),)), err, colour=False, width=20)
    assert err.getvalue() == "words that pop up\nand go on and on\n"


def test_blank_lines_never_stand_twice_and_empty_tables_leave_none(say: Texts) -> None:
    empty = Table((Column("Id"),), ())
    shown = lines(Heading("Plan"), empty, Paragraph(line("text")), Paragraph(()), Heading("More"), say=say)
    assert shown == "Plan\ntext\n\nMore\n"


def test_the_writers_stay_light() -> None:
    code = (
        "import sys; before = set(sys.modules);"
        "import popcli.terminal.console, popcli.terminal.lines, popcli.terminal.capabilities;"
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "popcli" in loaded
    assert not loaded & {"rich", "questionary", "prompt_toolkit", "pydantic", "dataclasses", "inspect", "typing", "re"}
