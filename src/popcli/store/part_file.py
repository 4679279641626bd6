"""A file that is one part as a whole, a plan or a manager's preparation: from bytes to a checked part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from popcli.core.errors import FileProblem, Place
from popcli.core.models import Part
from popcli.store.migrations import STEPS, Step, migrated
from popcli.store.plan_problems import plan_problem, unknown_keys
from popcli.store.yaml_tree import Tree, line_of, parse, plain

P = TypeVar("P", bound=Part)

Unknown = tuple[tuple[Place, str, str | None], ...]
"""Keys that the program does not know: where, which, and the known key that may be meant."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What such a file looks like: the ``key`` of its format number, and the ``error`` for a file without fields.

    ``others`` are keys of other files that people may take for this one, each with its error.
    """

    key: str
    error: str
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read(Generic[P]):
    """A part as it was read: all that the file says, as text, and the same in today's format (``data``)."""

    part: P
    found: Mapping[str, Any]
    data: Mapping[str, Any]
    unknown: Unknown


def read_part(
    content: bytes,
    file: str,
    shape: Shape,
    build: Callable[[Mapping[str, Any]], P],
    *,
    steps: Mapping[int, Step] = STEPS,
) -> Read[P]:
    """The part in these bytes, which ``build`` makes of plain data; ``file`` names the place in errors.

    Raises:
        FileProblem: the bytes are not text, not safe YAML, or no such part; with file and line.
    """
    from pydantic import ValidationError

    tree = parse(content, file)
    data = plain(tree.root)
    if not isinstance(data, dict):
        raise FileProblem(shape.error, place=Place(file, 1))
    other = next((key for key in shape.others if key in data and shape.key not in data), None)
    if other is not None:
        raise FileProblem(shape.others[other], place=Place(file, line_of(tree.root, (other,))))
    try:
        today = migrated(data, file, steps=steps, key=shape.key)
    except FileProblem as problem:
        problem.place = Place(file, line_of(tree.root, (shape.key,)))
        raise
    try:
        part = build(_filled(today))
    except ValidationError as error:
        raise plan_problem(error, tree.root, file) from None
    return Read(part, data, today, tuple(_unknown(today, type(part), tree, file)))


def _filled(data: Any) -> Any:
    """The data without keys that people left empty: these mean the same as no key at all."""
    if isinstance(data, dict):
        return {key: _filled(value) for key, value in data.items() if value is not None}
    return [_filled(item) for item in data] if isinstance(data, list) else data


def _unknown(data: dict[str, Any], kind: type[Part], tree: Tree, file: str) -> list[tuple[Place, str, str | None]]:
    return [
        (Place(file, line_of(tree.root, path)), str(path[-1]), near)
        for path, near in unknown_keys(data, kind)
        if tree.root is not None
    ]
