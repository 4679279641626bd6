"""Reading YAML: positions, plain data, and every danger refused with its line."""

import time

import pytest

from popcli.core.errors import FileProblem
from popcli.store.yaml_tree import Mapping, Scalar, Sequence, line_of, parse, plain

PLAN = """\
# my plan
pop: 1
person:
  name: Sanne  # that is me
goals:
- id: g1
  text: >
    Spreken
    voor een groep


  # later: a second goal
levels: {now: 2, 'needed': [3, 4]}
empty:
note: |
  one

  two

"""


def test_values_stay_text_as_written() -> None:
    text = "a: no\nb: 0123\nc: 1e3\nd: 2026-01-01\ne: ~\nf:\ng: ''\nh: 12:30\n1: x\n"

    said = plain(parse(text, "plan.yaml").root)

    assert said == {
        "a": "no",
        "b": "0123",
        "c": "1e3",
        "d": "2026-01-01",
        "e": "~",
        "f": None,
        "g": "",
        "h": "12:30",
        "1": "x",
    }


def test_plain_of_a_whole_plan() -> None:
    assert plain(parse(PLAN, "plan.yaml").root) == {
        "pop": "1",
        "person": {"name": "Sanne"},
        "goals": [{"id": "g1", "text": "Spreken voor een groep\n"}],
        "levels": {"now": "2", "needed": ["3", "4"]},
        "empty": None,
        "note": "one\n\ntwo\n",
    }


def test_positions_point_into_the_text() -> None:
    root = parse(PLAN, "plan.yaml").root
    assert isinstance(root, Mapping)
    person, goals, levels = root.get("person"), root.get("goals"), root.get("levels")
    assert isinstance(person, Mapping)
    assert isinstance(goals, Sequence)
    assert isinstance(levels, Mapping)
    name, note, empty = person.get("name"), root.get("note"), root.get("empty")
    goal = goals.items[0]
    assert isinstance(name, Scalar)
    assert isinstance(note, Scalar)
    assert isinstance(empty, Scalar)
    assert isinstance(goal, Mapping)

    assert PLAN[name.start : name.end] == "Sanne"
    assert (person.line, person.column) == (4, 2)
    assert (goals.line, goals.column) == (6, 0)
    assert PLAN[goals.marks[0]] == "-"
    assert PLAN[goal.start : goal.end].endswith("voor een groep")
    assert PLAN[levels.start : levels.end] == "{now: 2, 'needed': [3, 4]}"
    assert levels.flow
    assert PLAN[: empty.start].endswith("empty:")
    assert empty.start == empty.end
    assert PLAN[note.start : note.end] == "|\n  one\n\n  two"
    assert root.get("nothing") is None


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("person", "name"), 4),
        (("person", "nothing"), 3),
        (("goals", 0, "text"), 7),
        (("goals", 1), 5),
        (("goals", "text"), 5),
        (("levels", "needed", 1), 13),
        (("empty",), 14),
        (("nothing", 3), 2),
    ],
)
def test_line_of_the_deepest_part(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(parse(PLAN, "plan.yaml").root, path) == line


def test_line_of_an_empty_file_is_the_first() -> None:
    assert line_of(None, ("goals", 1)) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "# only words\n", "---\n", "\ufeff", "--- # x\n...\n"])
def test_file_without_content_has_no_root(text: str) -> None:
    tree = parse(text.encode(), "plan.yaml")

    assert tree.root is None
    assert plain(tree.root) is None
    assert tree.text == text


def test_byte_order_mark_and_crlf_are_remembered() -> None:
    tree = parse(b"\xef\xbb\xbfa: 1\r\nb:\r\n- x\r\n", "plan.yaml")

    assert tree.has_bom
    assert tree.text == "\ufeffa: 1\r\nb:\r\n- x\r\n"
    assert plain(tree.root) == {"a": "1", "b": ["x"]}
    assert isinstance(tree.root, Mapping)
    assert tree.root.column == 0
    assert line_of(tree.root, ("b", 0)) == 3


def test_block_text_means_the_same_without_a_last_line_break() -> None:
    assert plain(parse("a: |\n  x", "plan.yaml").root) == {"a": "x\n"}


def test_blank_line_that_belongs_to_a_block_text_is_inside_it() -> None:
    text = "a: |\n  x\n     \n\nb: |+\n  y\n\nc: |\nd: 1\n"
    root = parse(text, "plan.yaml").root
    assert isinstance(root, Mapping)

    own = [text[value.start : value.end] for _, value in root.entries]

    assert own == ["|\n  x\n     ", "|+\n  y\n", "|", "1"]


DANGERS = {
    "latin-1": (b"a: 1\nb: caf\xe9\n", "yaml-utf8", 2),
    "utf-16": ("a: 1\n".encode("utf-16"), "yaml-utf8", 1),
    "cut utf-8": (b"a: \xe2\x82", "yaml-utf8", 1),
    "large": (b"a: " + b"x" * 10_000_000, "yaml-size", None),
    "nul": ("a: 1\nb: x\0y\n", "yaml-character", 2),
    "escape": ("a: 1\nb: x\x1b[31m\n", "yaml-character", 2),
    "next line": ("a: x\x85y\n", "yaml-character", 1),
    "separator": ("a: x\u2028y\n", "yaml-character", 1),
    "lone surrogate": ("a: x\ud800\n", "yaml-character", 1),
    "escaped surrogate": ('a: 1\nb: "\\ud800"\n', "yaml-character", 2),
    "escaped nul": ('a: "\\0"\n', "yaml-character", 1),
    "deep brackets": ("a: " + "[" * 5000 + "]" * 5000, "yaml-depth", 1),
    "deep braces": ("a: " + "{a: " * 5000, "yaml-depth", 1),
    "deep dashes": ("- " * 5000 + "x", "yaml-depth", 1),
    "deep lines": ("".join(" " * n + "a:\n" for n in range(3000)), "yaml-depth", 21),
    "two documents": ("a: 1\n---\nb: 2\n", "yaml-documents", 2),
    "anchor": ("a: 1\nb: &x 2\n", "yaml-anchor", 2),
    "anchor on a mapping": ("a: &x\n  b: 2\n", "yaml-anchor", 1),
    "anchor on nothing": ("a: &x\nb: 1\n", "yaml-anchor", 1),
    "anchor on a key": ("&x a: 1\n", "yaml-anchor", 1),
    "anchor to itself": ("&a [*a]\n", "yaml-anchor", 1),
    "alias": ("a: *x\n", "yaml-anchor", 1),
    "alias as key": ("*x : 1\n", "yaml-anchor", 1),
    "bomb": ("a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(999)), "yaml-anchor", 1),
    "tag": ("a: !!python/object:os.system x\n", "yaml-tag", 1),
    "tag of a text": ("a: 1\nb: !!str 2\n", "yaml-tag", 2),
    "tag of nothing in particular": ("a: ! 2\n", "yaml-tag", 1),
    "tag on a mapping": ("a: !!map\n  b: 1\n", "yaml-tag", 1),
    "tag on a list": ("a: !x [1]\n", "yaml-tag", 1),
    "tag on a key": ("!!str a: 1\n", "yaml-tag", 1),
    "tag on nothing": ("a: !!null\n", "yaml-tag", 1),
    "tag and anchor": ("a: !x &y 1\n", "yaml-anchor", 1),
    "merge": ("a: 1\n<<: {b: 1}\n", "yaml-merge", 2),
    "twice": ("a: 1\nb: 2\n'a': 3\n", "yaml-duplicate", 3),
    "twice in braces": ("x: {a: 1,\n  a: 2}\n", "yaml-duplicate", 2),
    "list as key": ("a: 1\n[b]: 2\n", "yaml-key", 2),
    "mapping as key": ("? a: 1\n: 2\n", "yaml-key", 1),
    "asked key": ("? a\n: 2\n", "yaml-key", 1),
    "asked key in braces": ("x: {?  a : 2}\n", "yaml-key", 1),
    "key without colon": ("a: 1\nb: {name}\n", "yaml-key", 2),
    "no key": ("a: 1\n: 2\n", "yaml-key", 2),
    "open bracket": ("a: 1\nb: [1, 2\n", "yaml-syntax", 2),
    "open quote": ('a: 1\nb: "x\n', "yaml-syntax", 2),
    "tab": ("a:\n\tb: 1\n", "yaml-syntax", 2),
    "colon in text": ("a: b: c\n", "yaml-syntax", 1),
    "impossible code point": ('a: 1\nb: "\\UFFFFFFFF"\n', "yaml-syntax", 2),
    "code point above all": ('a: "\\U00110000"\n', "yaml-syntax", 1),
    "huge directive": ("%YAML 1." + "9" * 200_000 + "\n---\na: 1\n", "yaml-syntax", 1),
}


@pytest.mark.parametrize("name", DANGERS)
def test_danger_is_refused_with_its_line(name: str) -> None:
    data, key, line = DANGERS[name]
    begun = time.process_time()

    with pytest.raises(FileProblem) as caught:
        parse(data, "plan.yaml")

    assert caught.value.key == key
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == ("plan.yaml", line)
    assert time.process_time() - begun < 2


def test_huge_number_is_just_text() -> None:
    digits = "9" * 200_000

    assert plain(parse(f"a: {digits}\n", "plan.yaml").root) == {"a": digits}


def test_error_tells_what_is_doubled_and_where_it_was_first() -> None:
    with pytest.raises(FileProblem) as caught:
        parse("a: 1\nb: 2\na: 3\n", "plan.yaml")

    assert caught.value.values == {"name": "a", "first": 1}


def test_twenty_levels_are_read() -> None:
    text = "[" * 20 + "x" + "]" * 20

    data = plain(parse(text, "plan.yaml").root)

    for _ in range(20):
        (data,) = data
    assert data == "x"
