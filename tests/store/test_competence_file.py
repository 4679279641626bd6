from pathlib import Path

import pytest

from popcli.core.errors import FileProblem
from popcli.store.competence_file import table_rows


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def rows(path: Path, content: bytes | str) -> list[tuple[int, list[str]]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(table_rows(path))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_what_spreadsheets_write(table: Path, mark: bytes, end: str, delimiter: str):
    lines = ["name;now", '"één; twee";2', '"een ""b"" c"; 3', ";", "", "x;"]
    text = end.join(line.replace(";", delimiter) for line in lines) + end
    assert rows(table, mark + text.encode()) == [
        (1, ["name", "now"]),
        (2, [f"één{delimiter} twee", "2"]),
        (3, ['een "b" c', " 3"]),
        (6, ["x", ""]),
    ]


def test_a_row_is_told_by_the_line_it_begins_on(table: Path):
    found = rows(table, 'name,also\na,"x\ny\nz"\nb,"\n"\nc,\n')
    assert found == [(1, ["name", "also"]), (2, ["a", "x\ny\nz"]), (5, ["b", "\n"]), (7, ["c", ""])]


def test_rows_come_as_they_are_read(table: Path):
    table.write_bytes(b"name,now\na,1\nb,2\n" + b"c,3\n" * 10_000 + b"torn\n")
    found = table_rows(table)
    assert [next(found) for _ in range(3)] == [(1, ["name", "now"]), (2, ["a", "1"]), (3, ["b", "2"])]
    with pytest.raises(FileProblem, match="table-row"):
        list(found)


@pytest.mark.parametrize(
    ("content", "key", "line"),
    [
        (b"", "table-empty", None),
        (b"\n\n", "table-empty", None),
        (b"name,now\n", "table-empty", None),
        (b"name,now\n,\n", "table-empty", None),
        (b"name,now\na,1\nb\n", "table-row", 3),
        (b"name,now\na,1,2\n", "table-row", 2),
        (b'name,now\na,"1\nb,2\n', "table-quotes", 2),
        (b'name,now\na,1\n"b"x,2\n', "table-quotes", 3),
        (b"name,now\na,1\rb,2\n", "table-quotes", 2),
        (b"name,now\na,\xe9\n", "table-text", 2),
        (b"name\na\nb\x00\n", "table-text", 3),
        ("name,now\na,1\n".encode("utf-16"), "table-text", 1),
        (b"PK\x03\x04\x00\x00", "table-text", 1),
        (b"name\n" + b"a" * 1_000_001, "table-text", 2),
    ],
)
def test_what_is_no_table_is_told_with_its_line(table: Path, content: bytes, key: str, line: int | None):
    with pytest.raises(FileProblem, match=key) as caught:
        rows(table, content)
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (str(table), line)


def test_a_file_that_is_not_there_or_cannot_be_read(table: Path):
    with pytest.raises(FileProblem, match="file-missing"):
        list(table_rows(table))
    with pytest.raises(FileProblem, match="file-unreadable"):
        list(table_rows(table.parent))
