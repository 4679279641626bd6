"""What belongs together on paper."""

import pytest

from popcli.report.document import Blank, Column, Document, Heading, Marked, Named, Paragraph, Span, Table, line
from popcli.sheets.layout import column_widths, is_short, marked_parts, sections, title

TEXT = Paragraph(line("text"))


def test_a_heading_begins_a_section_and_a_name_begins_a_block():
    named, small = Named("g1", "goal"), Heading("question", 3)
    pieces = (Heading("title", 1), TEXT, Heading("goals"), named, TEXT, small, Blank(3))
    first, second = sections(Document(pieces))
    assert (first.heading, [(block.head, block.pieces) for block in first.blocks]) == (pieces[0], [(None, [TEXT])])
    assert second.heading == pieces[2]
    assert [(block.head, block.pieces) for block in second.blocks] == [(named, [TEXT]), (small, [Blank(3)])]


def test_what_stands_before_any_heading_is_kept():
    [only] = sections(Document((TEXT,)))
    assert only.heading is None
    assert only.blocks[0].pieces == [TEXT]
    assert sections(Document()) == []


def test_what_only_keeps_others_apart_is_left_out():
    empty = (Paragraph(line("")), Paragraph(line(Span(" \n"))), Table((Column("a"),), ()))
    assert sections(Document(empty)) == []


def test_a_section_with_lines_to_sign_stays_whole_and_one_with_room_to_write_does_not():
    found = sections(Document((Heading("sign"), Blank(labels=("name", "date")), Heading("write"), Blank(20))))
    assert [section.whole for section in found] == [True, False]


def test_a_page_is_called_by_its_first_heading():
    assert title(Document((TEXT, Heading("The plan", 1), Heading("Goals")))) == "The plan"
    assert title(Document((TEXT,))) == ""


def widths(*columns: list[str]) -> list[int]:
    rows = tuple(tuple(line(cell) for cell in row) for row in zip(*columns, strict=True))
    return column_widths(Table(tuple(Column("x") for _ in columns), rows))


def test_a_day_and_a_name_stay_whole_beside_long_texts():
    long = "a sentence that goes on and on, as people write them, " * 9
    who, when, what, more = widths(["Sanne"], ["14 dec 2026"], [long], [long])
    assert who >= 5  # of about 108 characters
    assert when >= 11
    assert abs(what - more) <= 1
    assert what > 2 * when


def test_room_that_nobody_needs_is_shared():
    assert widths(["a"], ["b"]) == [50, 50]


@pytest.mark.parametrize("cells", [["y" * 500], [""], ["\n"], ["a\nb"], ["漢字" * 90]])
def test_widths_fill_the_page_whatever_stands_in_it(cells: list[str]):
    found = widths(cells, ["x"], ["14 dec 2026"])
    assert 98 <= sum(found) <= 102
    assert min(found) > 2


def test_a_line_of_a_cell_counts_by_itself():
    assert widths(["aaaa\nbbbb"], ["aaaa"]) == [50, 50]


def test_marks_cut_a_text_in_parts():
    assert marked_parts(Marked("better English", ((0, 6),))) == [("better", True), (" English", False)]
    assert marked_parts(Marked("abc", ())) == [("abc", False)]
    assert marked_parts(Marked("abc", ((1, 2), (2, 3)))) == [("a", False), ("b", True), ("c", True)]


def test_short_values_may_stand_beside_each_other():
    assert is_short(line("14 dec 2026"))
    assert not is_short(line("x" * 25))
    assert not is_short(line("a\nb"))
