"""Any plan, written by any hand, changed in any way: it says what was meant, and nothing else was touched.

A text is written from random data by a whimsical hand: comments, blank lines, own keys, other quotes and
indentation, brackets. Then the data changes at random, and the text is revised.
"""

from datetime import date
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.store.yaml_edit import revise
from popcli.store.yaml_text import as_text, flow, inline, quote, value_lines
from popcli.store.yaml_tree import parse, plain

KEYS = ["a", "b", "c", "d", "e", "long key"]
WORDS = [
    "x",
    "two words",
    "it's",
    "a: b",
    "no",
    "12",
    "- y",
    "#z",
    "één",
    "one\ntwo",
    "one\n\n  two\n",
    "",
    " s ",
    "q\n\n",
]


def any_scalar(random: Random) -> Any:
    kind = random.randrange(6)
    if kind == 0:
        return random.randrange(2, 10**6)
    if kind == 1:
        return date(2026, random.randrange(1, 13), 3)
    return random.choice([2.5, True, *WORDS, *WORDS])


def any_data(random: Random, depth: int) -> Any:
    kind = random.randrange(8) if depth < 4 else 0
    if kind < 4:
        return any_scalar(random)
    if kind < 6:
        return any_mapping(random, depth)
    if kind == 6:
        return unique(any_scalar(random) for _ in range(random.randrange(5)))
    if random.random() < 0.3:
        return unique(any_data(random, depth + 1) for _ in range(random.randrange(4)))
    return [{"id": f"g{n}", **any_mapping(random, depth + 1)} for n in range(random.randrange(4))]


def unique(items: Any) -> list[Any]:
    found: list[Any] = []
    for item in items:
        if as_text(item) not in [as_text(other) for other in found]:
            found.append(item)
    return found


def any_mapping(random: Random, depth: int) -> dict[str, Any]:
    keys = random.sample(KEYS, random.randrange(len(KEYS)))
    return {key: None if random.random() < 0.05 else any_data(random, depth + 1) for key in keys}


def changed(random: Random, data: Any, depth: int) -> Any:
    """The data with some changes in it."""
    if random.random() < 0.5:
        return data
    if random.random() < 0.1:
        return any_data(random, depth)
    if isinstance(data, dict):
        return changed_mapping(random, data, depth)
    if isinstance(data, list):
        items = [changed(random, item, depth + 1) for item in data if random.random() < 0.8]
        by_id = any(isinstance(item, dict) and "id" in item for item in data)
        if random.random() < 0.4:
            new = {"id": f"n{random.randrange(99)}"} | any_mapping(random, depth + 1)
            items.insert(random.randrange(len(items) + 1), new if by_id else any_data(random, depth + 1))
        if random.random() < 0.2:
            random.shuffle(items)
        return unique(items)
    return any_scalar(random)


def changed_mapping(random: Random, data: dict[str, Any], depth: int) -> dict[str, Any]:
    kept = [
        (key, value if key == "id" else changed(random, value, depth + 1))
        for key, value in data.items()
        if key == "id" or random.random() < 0.8
    ]
    for key in KEYS:
        if key not in data and random.random() < 0.15:
            kept.insert(random.randrange(len(kept) + 1), (key, any_data(random, depth + 1)))
    return dict(kept)


class Hand:
    """Writes data as a person might; remembers beside or above which value every comment stands."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.beside: dict[str, tuple[Any, ...]] = {}
        self.above: dict[str, tuple[Any, ...]] = {}
        self.own_keys: dict[str, tuple[Any, ...]] = {}

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def word(self, book: dict[str, tuple[Any, ...]], path: tuple[Any, ...], sign: str = "# c") -> str:
        self.count += 1
        word = f"{sign}{self.count}."
        book[word] = path
        return word

    def tail(self, path: tuple[Any, ...]) -> str:
        return "  " + self.word(self.beside, path) if self.chance(0.3) else ""

    def before(self, path: tuple[Any, ...], indent: int) -> list[str]:
        lines = [""] if self.chance(0.1) else []
        if self.chance(0.15):
            lines.append(" " * indent + self.word(self.above, path))
        return lines

    def scalar(self, value: Any) -> str:
        if isinstance(value, str):
            if self.chance(0.2):
                return quote(value)
            if self.chance(0.2) and "\n" not in value:
                return "'" + value.replace("'", "''") + "'"
        return inline(value)

    def value(self, value: Any, indent: int, path: tuple[Any, ...]) -> list[str]:
        """What stands behind a key or dash, and the lines below, at least at ``indent``."""
        if isinstance(value, dict | list):
            if not as_text(value) or self.chance(0.15):
                return [" " + self.brackets(value) + self.tail(path)]
            below = indent + self.random.choice([0, 2])
            write = self.mapping if isinstance(value, dict) else self.sequence
            return [self.tail((*path, "?")), *write(value, below, path)]
        first, *rest = value_lines(value, indent)
        if rest:
            return [f" {first}{self.tail(path)}", *rest]
        return [" " + self.scalar(value) + self.tail(path)]

    def brackets(self, value: Any) -> str:
        text = flow(value)
        if isinstance(value, list) and text != "[]" and self.chance(0.3):
            text = text[:-1] + ", ]"
        return text

    def mapping(self, data: dict[str, Any], indent: int, path: tuple[Any, ...]) -> list[str]:
        lines = []
        for key, value in data.items():
            if value is None:
                continue
            here = (*path, key)
            lines += self.before(here, indent)
            if isinstance(value, list) and as_text(value) and self.chance(0.3):
                first, *rest = ["", *self.sequence(value, indent, here)]
            else:
                first, *rest = self.value(value, indent + 2, here)
            lines += [" " * indent + inline(key) + ":" + first, *rest]
            if self.chance(0.1):
                own = self.word(self.own_keys, path, "own")
                lines.append(" " * indent + f"{own}: [1, {{x: 2}}]")
        absent = [key for key in KEYS if key not in data]
        if absent and self.chance(0.1):
            lines.append(" " * indent + absent[0] + ":")
        return lines

    def sequence(self, data: list[Any], indent: int, path: tuple[Any, ...]) -> list[str]:
        lines = []
        offset = self.random.choice([2, 2, 4])
        for item in data:
            name = item["id"] if isinstance(item, dict) and "id" in item else str(as_text(item))
            here = (*path, name)
            lines += self.before(here, indent)
            if isinstance(item, dict | list) and as_text(item) and self.chance(0.8):
                write = self.mapping if isinstance(item, dict) else self.sequence
                first, *rest = self.headless(write, item, indent + offset, here)
                lines += [" " * indent + "-" + " " * (offset - 1) + first.lstrip(" "), *rest]
            else:
                first, *rest = self.value(item, indent + offset, here)
                lines += [" " * indent + "-" + first, *rest]
        return lines

    def headless(self, write: Any, item: Any, indent: int, path: tuple[Any, ...]) -> list[str]:
        """The lines without comments or blanks above the first, which goes behind a dash."""
        lines = write(item, indent, path)
        while not lines[0].strip() or lines[0].strip().startswith("#"):
            self.above.pop(lines.pop(0).strip(), None)
        return lines


def follow(data: Any, path: tuple[Any, ...]) -> Any:
    """What stands at a path, or nothing."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list):
            names = [item["id"] if isinstance(item, dict) and "id" in item else str(as_text(item)) for item in data]
            data = data[names.index(part)] if part in names else None
        else:
            data = None
    return data


def without_own(data: Any) -> Any:
    """The data without the person's own keys, and without keys and mappings that are empty then."""
    if isinstance(data, dict):
        return {
            key: without_own(value)
            for key, value in data.items()
            if value is not None and not key.startswith("own") and without_own(value) != {}
        }
    return [without_own(item) for item in data] if isinstance(data, list) else data


def survives(path: tuple[Any, ...], old: Any, new: Any) -> bool:
    """Whether everything on the way to a path is there before and after, as the same kind of thing."""
    steps = [path[:length] for length in range(len(path) + 1)]
    pairs = [(follow(old, step), follow(new, step)) for step in steps]
    return all(type(before) is type(after) and as_text(after) not in (None, {}, []) for before, after in pairs)


def is_certain(path: tuple[Any, ...], data: Any) -> bool:
    """Whether all lists of mappings on the way have ids, so that we know which item is which."""
    lists = [follow(data, path[:length]) for length in range(len(path) + 1)]
    return not any(
        isinstance(items, list) and any(isinstance(item, dict | list) and "id" not in item for item in items)
        for items in lists
    )


def must_stay(path: tuple[Any, ...], old: Any, new: Any) -> bool:
    return survives(path, old, new) and is_certain(path, old) and is_certain(path, new)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 10**9),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from([0, 1]),
)
def test_any_change(seed: int, newline: str, bom: str, breaks: int) -> None:
    random = Random(seed)
    old = {"pop": 5, **any_mapping(random, 0)}
    new = {**changed_mapping(random, old, 0), "pop": 5}
    hand = Hand(random)
    text = bom + newline.join(hand.mapping(old, 0, ())) + newline * breaks

    result = revise(text, old, new, "plan.yaml")

    assert without_own(plain(parse(result, "plan.yaml").root)) == without_own(as_text(new))
    assert result.startswith("\ufeff") == bool(bom)
    assert newline == "\n" or newline not in text or "\n" not in result.replace("\r\n", "")
    before, after = (said.removeprefix("\ufeff").splitlines() for said in (text, result))
    for word, path in hand.beside.items():
        owner = path[:-1] if path[-1] == "?" else path  # a comment behind the key of a mapping or list
        same = owner != path or follow(old, path) == follow(new, path)
        if same and must_stay(owner, old, new):
            assert next(line for line in before if line.endswith(word)) in after
    for word, path in [*hand.above.items(), *hand.own_keys.items()]:
        if must_stay(path, old, new):
            assert word in result
