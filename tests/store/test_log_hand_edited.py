"""Log files that people or accidents gave another shape."""

from typing import Any

import pytest

from popcli.core.entry import Entry
from popcli.core.errors import FileProblem
from popcli.store import log
from popcli.store.home import Folder

ONE = '- {"id": "aaaaaa", "on": ["2026-01-01"], "text": "one", "hours": 1.5}\n'
TWO = '- {"id": "bbbbbb", "on": ["2026-02-02"], "text": "two é", "private": true}\n'


def write(folder: Folder, content: str | bytes, year: int = 2026) -> None:
    folder.log.mkdir(parents=True, exist_ok=True)
    log.log_file(folder, year).write_bytes(content if isinstance(content, bytes) else content.encode())


def read(folder: Folder) -> list[tuple[str, str]]:
    found = log.read_log(folder)
    assert found.problems == []
    return [(entry.id, entry.text) for entry in found.entries]


SHAPES = {
    "as written": ONE + TWO,
    "block": "- id: aaaaaa\n  on: 2026-01-01\n  text: one\n- id: bbbbbb\n  on: [2026-02-02]\n  text: two é\n",
    "dash alone": "-\n  id: aaaaaa\n  on: 2026-01-01\n  text: one\n" + TWO,
    "one of the two": ONE + "- id: bbbbbb\n  on: 2026-02-02\n  text: 'two é'\n",
    "without quotes": "- {id: aaaaaa, on: 2026-01-01, text: one}\n" + TWO,
    "over two lines": '- {"id": "aaaaaa",\n   "on": "2026-01-01", "text": "one"}\n' + TWO,
    "last over two lines": ONE + '- {"id": "bbbbbb",\n   "on": "2026-02-02", "text": "two é"}\n',
    "to the right": "  " + ONE + "  " + TWO,
    "comments": "# mine\n\n" + ONE + "\n  # between\n" + TWO + "# end",
    "comment behind": ONE.replace("}\n", "}  # nice\n") + TWO,
    "carriage returns": (ONE + TWO).replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + ONE + TWO,
    "no line break at the end": (ONE + TWO).removesuffix("\n"),
    "document mark": "---\n" + ONE + TWO,
    "own keys": ONE.replace("}", ', "mood": "fine"}') + TWO,
    "numbers as text": ONE.replace("1.5", '"1,5"') + TWO,
    "literal": "- id: aaaaaa\n  on: 2026-01-01\n  text: |-\n    one\n" + TWO,
}


@pytest.mark.parametrize("content", SHAPES.values(), ids=SHAPES)
def test_hand_edited_shapes_are_read_and_can_be_added_to(folder: Folder, content: str) -> None:
    write(folder, content)
    wanted = [("aaaaaa", "one"), ("bbbbbb", "two é")]
    assert read(folder) == wanted
    log.append(folder, Entry.from_data({"id": "cccccc", "on": "2026-03-03", "text": "three"}))
    assert log.log_file(folder, 2026).read_bytes().startswith(content.encode())
    assert read(folder) == [*wanted, ("cccccc", "three")]


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing yet\n", "\ufeff", "#" + "x" * 5000 + "\n"])
def test_an_empty_file_can_be_added_to(folder: Folder, content: str) -> None:
    write(folder, content)
    assert read(folder) == []
    log.append(folder, Entry.from_data({"id": "cccccc", "on": "2026-03-03", "text": "three"}))
    assert read(folder) == [("cccccc", "three")]


def torn_lines() -> list[bytes]:
    whole = TWO.encode().removesuffix(b"\n")
    return [whole[:length] for length in range(1, len(whole))]


def test_a_last_line_torn_anywhere_is_told_and_spoils_nothing(folder: Folder) -> None:
    for torn in torn_lines():
        write(folder, ONE.encode() + torn)
        found = log.read_log(folder)
        assert [entry.id for entry in found.entries] == ["aaaaaa"], torn
        assert [place.line for place in found.problems] == [2], torn
        last = log.last_change(folder)
        assert last is not None
        assert last.id == "aaaaaa"


def test_after_a_torn_line_the_log_goes_on(folder: Folder) -> None:
    for torn in torn_lines():
        write(folder, ONE.encode() + torn)
        log.append(folder, Entry.from_data({"id": "cccccc", "on": "2026-03-03"}))
        found = log.read_log(folder)
        assert [entry.id for entry in found.entries] == ["aaaaaa", "cccccc"], torn
        assert [str(place) for place in found.problems] == [f"{log.log_file(folder, 2026)}:2"], torn
        assert torn in log.log_file(folder, 2026).read_bytes()


BAD: dict[str, tuple[str, str, int | None, dict[str, Any]]] = {
    "mapping": ("entries: []\n", "log-list", 1, {}),
    "text": ("just words\n", "log-list", 1, {}),
    "no yaml": (ONE + "- [\n", "yaml-syntax", None, {}),
    "no day": ("- id: aaaaaa\n\n- id: b\n  text: x\n", "entry-incomplete", 1, {}),
    "item without id": ("- id: aaaaaa\n  on: 2026-01-01\n- words\n", "entry-incomplete", 3, {}),
    "unreal day": ("- id: a\n  on: 2026-02-30\n", "entry-field", 1, {"field": "on", "text": "2026-02-30"}),
    "negative": ("- id: a\n  on: 2026-01-01\n  hours: -1\n", "number-negative", 1, {"what": "hours", "text": "-1"}),
    "alias": ("- &a {id: a}\n- id: b\n", "yaml-anchor", 1, {}),
    "not utf-8": ("- id: \udcff\n", "yaml-utf8", 1, {}),
}


@pytest.mark.parametrize(("content", "key", "line", "values"), BAD.values(), ids=BAD)
def test_a_file_that_is_no_log_is_told(
    folder: Folder, content: str, key: str, line: int | None, values: dict[str, Any]
) -> None:
    write(folder, content.encode("utf-8", "surrogateescape"))
    with pytest.raises(FileProblem) as raised:
        log.read_log(folder)
    place = raised.value.place
    assert raised.value.key == key
    assert values.items() <= raised.value.values.items()
    assert place is not None
    assert place.file == str(log.log_file(folder, 2026))
    assert line is None or place.line == line


@pytest.mark.parametrize(
    ("content", "line"),
    [("[{id: aaaaaa, on: 2026-01-01}]\n", 1), ("# mine\n\n[]\n", 3), ("a: b\n", 1), ("words\n", 1)],
)
def test_nothing_is_added_to_a_shape_that_cannot_take_it(folder: Folder, content: str, line: int) -> None:
    write(folder, content)
    with pytest.raises(FileProblem) as raised:
        log.append(folder, Entry.from_data({"id": "cccccc", "on": "2026-03-03"}))
    assert raised.value.key == "log-shape"
    assert raised.value.place is not None
    assert raised.value.place.line == line
    assert log.log_file(folder, 2026).read_bytes() == content.encode()


DAMAGED = [
    '- {"id": }',
    "- {id: a, on: soon}",
    '- {"id": "a"}',
    '- {"on": "2026-01-01"}',
    '- {"hours": NaN}',
    "- {" * 3000,
]


@pytest.mark.parametrize("line", DAMAGED, ids=lambda line: line[:20])
def test_a_damaged_line_is_told_and_the_others_are_read(folder: Folder, line: str) -> None:
    write(folder, f"# mine\n{ONE}{line}\n{TWO}")
    found = log.read_log(folder)
    assert [entry.id for entry in found.entries] == ["aaaaaa", "bbbbbb"]
    assert [place.line for place in found.problems] == [3]
