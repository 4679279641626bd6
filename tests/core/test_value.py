"""Values: what frozen dataclasses give, without importing them."""

import copy
import pickle
import subprocess
import sys
from typing import Any

import pytest

from popcli.core.value import Value, replace


class Point(Value):
    """A place, with a label."""

    x: int
    y: int = 2
    label: str = ""

    @property
    def total(self) -> int:
        """Both numbers together."""
        return self.x + self.y


class Named(Point):
    """A child with a field and a default of its own."""

    y: int = 9
    name: str | None = None


class Other(Value):
    """The same fields as a point, and another thing."""

    x: int
    y: int = 2
    label: str = ""


class Nothing(Value):
    """A value without fields."""


def test_fields_are_given_in_order_by_name_or_not_at_all() -> None:
    assert [
        (point.x, point.y, point.label) for point in (Point(1), Point(1, 3), Point(label="l", x=1), Point(1, label="l"))
    ] == [
        (1, 2, ""),
        (1, 3, ""),
        (1, 2, "l"),
        (1, 2, "l"),
    ]
    assert Point(1).total == 3


def test_a_field_that_hides_its_default_may_be_none_or_empty() -> None:
    assert Named(1, name="n") != Named(1, name=None) == Named(1)
    assert replace(Named(1, 5, name="n"), y=9, name=None) == Named(1)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        ((), {"y": 3}),
        ((1, 2, "l", 4), {}),
        ((1,), {"x": 2}),
        ((1,), {"z": 2}),
        ((), {"z": 1}),
        ((1, 2, "l"), {"y": 2}),
    ],
)
def test_wrong_arguments_are_refused_and_told(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Point takes x, y, label"):
        Point(*given, **named)


def test_equal_are_values_of_one_class_with_equal_fields() -> None:
    assert Point(1) == Point(1, 2)
    assert Point(1) != Point(2)
    assert Point(1) != Other(1)
    assert Point(1, 9) != Named(1)
    assert Point(1) != (1, 2, "")
    assert Nothing() == Nothing()


def test_equal_values_have_one_hash() -> None:
    assert {Point(1), Point(1, 2), Named(1), Named(1, 9), Other(1)} == {Point(1), Named(1), Other(1)}
    assert len({Point(1), Point(2), Other(1)}) == 3
    with pytest.raises(TypeError, match="unhashable"):
        hash(Point([]))


def test_a_value_never_changes() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="Point never changes: x"):
        point.x = 3
    with pytest.raises(AttributeError, match="Point never changes: z"):
        point.z = 3
    with pytest.raises(AttributeError, match="Point never changes: y"):
        del point.y
    assert point == Point(1)


def test_replace_gives_another_value_of_the_same_class() -> None:
    point = Named(1, name="n")
    assert replace(point, y=5) == Named(1, 5, "", "n")
    assert replace(point) == point
    assert point == Named(1, name="n")
    with pytest.raises(TypeError):
        replace(point, z=5)


def test_a_child_has_the_fields_of_its_parents_first() -> None:
    assert Named.__match_args__ == ("x", "y", "label", "name")
    assert Named(1) == Named(1, 9, "", None)
    assert isinstance(Named(1), Point)
    assert Point.__match_args__ == ("x", "y", "label")
    assert Point(1).y == 2


def test_match_takes_a_value_apart() -> None:
    def told(value: Value) -> str:
        match value:
            case Named(x, name=str(name)):
                return f"named {name} {x}"
            case Point(1, y):
                return f"one {y}"
            case Point(label="l"):
                return "labelled"
        return "something else"

    values = (Named(3, name="n"), Named(1), Point(1), Point(2, 2, "l"), Point(2), Other(1))
    assert [told(value) for value in values] == [
        "named n 3",
        "one 9",
        "one 2",
        "labelled",
        "something else",
        "something else",
    ]


def test_how_a_value_is_written() -> None:
    assert repr(Point(1, label="l")) == "Point(x=1, y=2, label='l')"
    assert repr(Nothing()) == "Nothing()"


def test_a_value_can_be_copied_and_pickled() -> None:
    point = Named(1, name="n")
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point


@pytest.mark.parametrize("default", [[], {}, set()])
def test_a_default_that_could_be_changed_is_refused(default: object) -> None:
    with pytest.raises(TypeError, match=r"the default of Shared\.items could be changed"):
        type("Shared", (Value,), {"__annotations__": {"items": "object"}, "items": default})


def test_values_stay_cheap_to_import() -> None:
    code = "import sys; before = set(sys.modules);import popcli.core.value; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["__future__", "popcli", "popcli.core", "popcli.core.value"]
