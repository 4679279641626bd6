"""Values: small things with named fields, made once and never changed.

They give what frozen dataclasses give at a fraction of the start-up. Importing ``dataclasses`` alone takes twice as
many instructions as a bare interpreter, and each class that it makes is compiled anew at every start.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as mypy and ruff know it, without the price of importing typing
if TYPE_CHECKING:
    from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

    _Same = TypeVar("_Same", bound="Value")
else:

    def dataclass_transform(**_how: Any) -> Any:
        """Nothing, while the program runs: only mypy wants to know."""
        return lambda kind: kind


@dataclass_transform(frozen_default=True)
class Value:
    """The parent of all values; the annotations of a child are its fields, after those of its own parents.

    ::

        class Column(Value):
            title: str
            right: bool = False

    Fields are given in order or by name, and mypy checks them as it does for a dataclass. Values of one class with
    equal fields are equal, and ``match`` takes them apart. All values share the default of a field, so it cannot be
    a list, a dict or a set.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    """The names of the fields, in order."""

    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Take the fields from the annotations."""
        own = {name: cls.__dict__[name] for name in cls.__annotations__ if name in cls.__dict__}
        for name, default in own.items():
            if isinstance(default, (list, dict, set)):
                raise TypeError(f"the default of {cls.__name__}.{name} could be changed")
        names = dict.fromkeys((*cls.__match_args__, *cls.__annotations__))
        cls.__match_args__ = tuple(names)  # type: ignore[misc]  # mypy keeps one of its own
        cls._defaults = {**cls._defaults, **own}

    def __init__(self, *given: Any, **named: Any) -> None:
        names = self.__match_args__
        fields = {**self._defaults, **dict(zip(names, given, strict=False)), **named}
        known = len(given) <= len(names) and named.keys() <= set(names[len(given) :])
        if not known or len(fields) < len(names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}; got {len(given)} and {list(named)}")
        self.__dict__.update(fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Value) and type(self) is type(other):
            return _fields(self) == _fields(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *_fields(self).values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in _fields(self).items())
        return f"{type(self).__name__}({fields})"


def replace(value: _Same, **changes: Any) -> _Same:
    """The same value with other fields.

    Raises:
        TypeError: a field that it does not have.
    """
    return type(value)(**{**_fields(value), **changes})


def _fields(value: Value) -> dict[str, Any]:
    return {name: value.__dict__[name] for name in value.__match_args__}
