"""What a rule is, what it looks at, and what it finds (`docs/rules.md` lists them all)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from popcli.core.kinds import AGREED
from popcli.rules.marks import Reading
from popcli.rules.signals import Signals

if TYPE_CHECKING:
    from popcli.core.models import Goal, Plan
    from popcli.core.progress import Progress

LETTERS = "SMART"


class Level(StrEnum):
    """How much a finding matters. Errors and warnings make ``pop check`` end with 3, notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Answer(StrEnum):
    """Whether a goal answers a letter: it does, it does not, or nobody can tell from what is there."""

    OK = "ok"
    ASK = "ask"
    MISSING = "missing"


Letters = Mapping[str, Answer]
"""The answer of each of the letters S, M, A, R and T."""

CharRange = tuple[int, int]
"""Where words begin and end in the text of a goal, counted in characters."""


@dataclass(frozen=True)
class Found:
    """What the check of a rule found: the words that caused it, the values its texts take, and what it is about.

    ``about`` is an id in the plan where it is not the goal itself, ``goal`` the goal where a rule looks at a whole
    plan; ``level`` is set where it differs from the rule's.
    """

    words: tuple[CharRange, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    about: str | None = None
    goal: str | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Sentence:
    """A goal as a sentence: what it says, the signals in it, and which letters it answers by itself."""

    reading: Reading
    signals: Signals
    letters: Letters

    def words(self, *groups: str, without: tuple[str, ...] = ()) -> tuple[CharRange, ...]:
        """The places of all words of these groups, in order; neighbours are one place ("get better").

        Words that are in one of the groups ``without`` as well do not count.
        """
        tokens = self.reading.row.tokens
        found: list[CharRange] = []
        before = -2
        for number in sorted(self._numbers(groups) - self._numbers(without)):
            start = found.pop()[0] if number == before + 1 else tokens[number].start
            found.append((start, tokens[number].end))
            before = number
        return tuple(found)

    def _numbers(self, groups: Iterable[str]) -> set[int]:
        return {token for group in groups for token in self.signals.get(f"group.{group}", ())}

    def marked(self, *kinds: str) -> tuple[CharRange, ...]:
        """The places of all marks of these kinds."""
        return tuple((mark.start, mark.end) for mark in self.reading.of(*kinds))


def names(*groups: str, without: tuple[str, ...] = ()) -> Callable[[Sentence], Iterable[Found]]:
    """A check that finds the words of these groups in a sentence; words of the groups ``without`` do not count."""
    return lambda sentence: _if_any(sentence.words(*groups, without=without))


def marks(kind: str) -> Callable[[Sentence], Iterable[Found]]:
    """A check that finds the marks of a kind in a sentence."""
    return lambda sentence: _if_any(sentence.marked(kind))


def _if_any(words: tuple[CharRange, ...]) -> Iterable[Found]:
    return [Found(words)] if words else []


def always(_sentence: Sentence) -> Iterable[Found]:
    """A check for what is lacking when a letter is not answered and no other rule says why."""
    return [Found()]


@dataclass(frozen=True)
class GoalView:
    """A goal in its plan, on a day: what rules about goals look at."""

    goal: "Goal"
    plan: "Plan"
    sentence: Sentence
    today: date

    @property
    def agreed(self) -> bool:
        """Whether people count on this goal: an idea or a resting goal may still be rough."""
        return self.goal.status in AGREED


@dataclass(frozen=True)
class PlanView:
    """A plan on a day, with the state of its live goals and what the file holds that popcli does not know."""

    plan: "Plan"
    states: "tuple[Progress, ...]"
    today: date
    unknown: tuple[tuple[str, str, str | None], ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule of a good plan.

    Args:
        code: a letter and two digits, never used again; texts and examples stand under it in ``rules.yaml``.
        name: the problem, in English, for people who read code and data.
        criterion: the letter of SMART, or C for the cycle of a plan.
        about: ``sentence``, ``goal`` or ``plan``: what ``check`` takes.
        level: how much it matters, unless a finding says otherwise.
        source: keys of the texts it comes from (docs/glossary.md).
        check: what is found, from a :class:`Sentence`, :class:`GoalView` or :class:`PlanView`.
        needs: codes of rules that must have found nothing, so that one lack gives one remark.
        per_goal: whether what a rule about the whole plan finds belongs to one goal, and can be accepted with it.
    """

    code: str
    name: str
    criterion: str
    about: str
    level: Level
    source: tuple[str, ...]
    check: Callable[[Any], Iterable[Found]]
    needs: tuple[str, ...] = ()
    per_goal: bool = False


@dataclass(frozen=True)
class Finding:
    """Something that can be better: which rule, how much it matters, where, and what it is about.

    ``goal`` is the goal it belongs to (``None`` for a bare sentence and the whole plan); ``about`` the id of the
    part it names, if that is another one. ``accepted`` is the reason why a person left it so.
    """

    rule: Rule
    level: Level
    words: tuple[CharRange, ...]
    values: Mapping[str, Any]
    goal: str | None = None
    about: str | None = None
    accepted: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody accepted it."""
        return self.accepted is None

    @property
    def stands(self) -> bool:
        """Whether something is to be done: an error or a warning that nobody accepted."""
        return self.is_open and self.level is not Level.NOTE
