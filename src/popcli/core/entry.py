"""An entry of the log: one learning activity, light enough to write in milliseconds.

No pydantic here: `pop log` is typed many times a day (docs/architecture.md, start-up).
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Self

from popcli.core.checked import checked_amount, checked_hours, checked_number, checked_text
from popcli.core.errors import InvalidValue
from popcli.core.value import Value, replace


class Entry(Value):
    """One learning activity (`werkzoeken`, steps 5 and 6).

    ``on`` holds one or more days. An entry hangs on a goal, an action or a need, or on none of them: then it was
    unplanned. ``revision`` counts changes of the same entry from 1; ``withdrawn`` marks one that was taken back.
    """

    id: str
    recorded: str
    on: tuple[date, ...]
    text: str = ""
    goal: str | None = None
    action: str | None = None
    need: str | None = None
    method: str | None = None
    hours: float | None = None
    cost: float | None = None
    result: str | None = None
    evidence: tuple[str, ...] = ()
    certificate_until: date | None = None
    other: str | None = None
    tags: tuple[str, ...] = ()
    evaluation: Mapping[str, Any] | None = None
    private: bool = False
    revision: int = 1
    withdrawn: bool = False
    reason: str | None = None

    @property
    def unplanned(self) -> bool:
        """Whether the activity served no goal, action or need of the plan."""
        return not (self.goal or self.action or self.need)

    @property
    def year(self) -> int:
        """The year of the first day, which is also the log file that holds the entry."""
        return self.on[0].year

    def data(self) -> dict[str, Any]:
        """The entry as plain data in the order of the fields, without what is empty; days are ISO dates."""
        plain: dict[str, Any] = {}
        for name in self.__match_args__:
            value = getattr(self, name)
            if value is None or value is False or value in ((), "") or (name, value) == ("revision", 1):
                continue
            plain[name] = _plain(value)
        return plain

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """An entry from plain data, typed (a JSON line) or all text (a file edited by hand).

        Unknown keys are left out; the line they stand on is never rewritten, so they are not lost.

        Raises:
            InvalidValue: ``entry-field`` (a field cannot be read), ``entry-incomplete`` (no id or no day), or what
                the checks of texts and numbers say.
        """
        if not isinstance(data, Mapping) or not data.get("id") or not data.get("on"):
            raise InvalidValue("entry-incomplete")
        values: dict[str, Any] = {"recorded": ""}
        name, value = "", None
        try:
            for name, value in data.items():
                if value is not None and (read := _READERS.get(name)):
                    values[name] = read(value)
        except (ValueError, TypeError, AttributeError, OverflowError):
            raise InvalidValue("entry-field", field=name, text=str(value)[:60]) from None
        return cls(**values)

    def changed(self, **values: Any) -> Self:
        """The next revision of this entry with other values."""
        return replace(self, revision=self.revision + 1, **values)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _days(value: Any) -> tuple[date, ...]:
    days = [value] if isinstance(value, str) else list(value)
    if len(days) == 1:
        return (date.fromisoformat(days[0]),)
    return tuple(sorted({date.fromisoformat(day) for day in days}))


def _hours(value: Any) -> float:
    return checked_hours(value) if isinstance(value, str) else checked_amount(_number(value), what="hours")


def _cost(value: Any) -> float:
    return checked_number(value, what="cost") if isinstance(value, str) else checked_amount(_number(value), what="cost")


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else list(value)
    return tuple(_text(item) for item in items)


def _evaluation(value: Any) -> dict[str, Any]:
    answers = {_text(question): _answer(answer) for question, answer in dict(value).items()}
    return {question: _as_meant(question, answer) for question, answer in answers.items()}


def _as_meant(question: str, answer: Any) -> Any:
    """The level and the yes or no of a file edited by hand, where all is text; anything else stays as it is."""
    if question == "effective" and answer in {*"12345"}:
        return int(answer)
    if question == "again" and str(answer).lower() in _YES | _NO:
        return _yes(answer)
    return answer


def _answer(value: Any) -> Any:
    if isinstance(value, list):
        return [_answer(item) for item in value]
    return value if isinstance(value, (bool, int, float)) or value is None else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, (dict, list)):
        raise TypeError
    return checked_text(str(value))


def _yes(value: Any) -> bool:
    word = str(value).lower()
    if word not in _YES | _NO:
        raise ValueError
    return word in _YES


_YES, _NO = frozenset({"true", "yes"}), frozenset({"false", "no"})


_READERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(Entry.__match_args__, _text),
    "on": _days,
    "certificate_until": date.fromisoformat,
    "hours": _hours,
    "cost": _cost,
    "evidence": _texts,
    "tags": _texts,
    "private": _yes,
    "withdrawn": _yes,
    "revision": int,
    "evaluation": _evaluation,
}
"""How each field is read; what is no key here is no field."""
