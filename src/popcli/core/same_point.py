"""Whether two short texts say the same, from their words alone; a wrong yes is worse than a missed one."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Generic, TypeVar

from popcli.core.folding import folded_words

T = TypeVar("T")

LEAST_BEGINNING = 5
"""Letters with which two different words have to begin alike."""

LEAST_OF_WORD = 0.6
"""How much of the longer word that is: "organise" and "organisation" are alike, "onderzoek" and "onderwijs" are not."""

LEAST_OF_SHORTER, LEAST_OF_LONGER = 0.6, 0.4
"""How many of the words that say something both texts share, as a part of the shorter and of the longer one."""

FEW_SHARED = 2
"""With so few words in common the shorter text may say nothing else, and one word is enough for one word only."""

LEAST_STEM = 3
"""Letters that stay of a word without its ending."""

MOST_WORDS, MOST_SIGNS = 40, 1000
"""Words and characters read of one text; a point in a list has about six words."""

_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class LittleWords:
    """What a language says with little words, all of it folded.

    ``small`` words do not tell what is meant; ``turning`` ones, of one word or two, say which way it should go ("too
    much"); ``endings`` come and go without changing what a word means.
    """

    small: frozenset[str]
    turning: frozenset[str]
    endings: tuple[str, ...]

    @classmethod
    def of(cls, small: Iterable[str], turning: Iterable[str], endings: Iterable[str]) -> "LittleWords":
        """From words as people write them."""
        return cls(_folded(small), _folded(turning), tuple(sorted(_folded(endings), key=lambda end: (-len(end), end))))

    def __or__(self, other: "LittleWords") -> "LittleWords":
        """Those of two languages."""
        return LittleWords.of(self.small | other.small, self.turning | other.turning, (*self.endings, *other.endings))


@dataclass(frozen=True, slots=True)
class Beside(Generic[T]):
    """Two lists put beside each other: pairs that are about the same, and what only one of the two has."""

    both: tuple[tuple[T, T], ...] = ()
    employee: tuple[T, ...] = ()
    manager: tuple[T, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody has anything."""
        return bool(self.both or self.employee or self.manager)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    stem: str


@dataclass(frozen=True, slots=True)
class _Meaning:
    every: tuple[str, ...]
    words: tuple[_Word, ...]
    turning: frozenset[str]


def beside(mine: Sequence[T], theirs: Sequence[T], text: Callable[[T], str], little: LittleWords) -> Beside[T]:
    """The employee's list beside the manager's; ``text`` gives the words of an item.

    Each item is in one pair at most, and the pair that is most alike is made first.
    """
    left = [_meaning(text(item), little) for item in mine]
    right = [_meaning(text(item), little) for item in theirs]
    alike = sorted(
        (-likeness, one, other)
        for one, mean in enumerate(left)
        for other, meant in enumerate(right)
        if (likeness := _likeness(mean, meant))
    )
    pairs: dict[int, int] = {}
    for _, one, other in alike:
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return Beside(
        tuple((mine[one], theirs[pairs[one]]) for one in sorted(pairs)),
        tuple(item for one, item in enumerate(mine) if one not in pairs),
        tuple(item for other, item in enumerate(theirs) if other not in pairs.values()),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(parts) for word in words if (parts := folded_words(word)))


def _meaning(text: str, little: LittleWords) -> _Meaning:
    every = tuple(folded_words(text[:MOST_SIGNS])[:MOST_WORDS])
    turning = little.turning & {*every, *map(" ".join, pairwise(every))}
    turned = {part for word in turning for part in word.split()}
    telling = (word for word in every if len(word) > 1 and word not in little.small and word not in turned)
    return _Meaning(every, tuple(_Word(word, _stem(word, little)) for word in dict.fromkeys(telling)), turning)


def _stem(word: str, little: LittleWords) -> str:
    """The word without its endings and without doubled letters, which come with them: "praten" and "praat"."""
    stem = _DOUBLED.sub(r"\1", word)
    while ending := next((end for end in little.endings if _ends(stem, end)), None):
        stem = stem.removesuffix(ending)
    return stem


def _ends(stem: str, ending: str) -> bool:
    return stem.endswith(ending) and len(stem) - len(ending) >= LEAST_STEM


def _likeness(one: _Meaning, other: _Meaning) -> float:
    """How much two texts are alike, up to 1; 0 when they may well mean something else."""
    if one.every and one.every == other.every:
        return 1.0
    if one.turning != other.turning:
        return 0.0
    shorter, longer = sorted((one.words, other.words), key=len)
    places = _shared(shorter, longer)
    shared = len(places)
    if shared < LEAST_OF_SHORTER * len(shorter) or shared < LEAST_OF_LONGER * len(longer):
        return 0.0
    if shared <= FEW_SHARED and not _is_whole(places, shorter, longer):
        return 0.0
    return 2 * shared / (len(shorter) + len(longer)) if shared else 0.0


def _is_whole(places: list[int], shorter: Sequence[_Word], longer: Sequence[_Word]) -> bool:
    """Whether a few words in common are all of the shorter text, in its order where the longer one says more.

    "Helping colleagues" is not "asking colleagues for help".
    """
    if len(shorter) > len(places):
        return False
    return len(longer) == len(places) or (len(places) == FEW_SHARED and places == sorted(places))


def _shared(shorter: Sequence[_Word], longer: Sequence[_Word]) -> list[int]:
    """For each word of the shorter text that the longer one has too, its place there; equal words go first."""
    found: dict[int, int] = {}
    for same in (_equal, _alike):
        for number, word in enumerate(shorter):
            places = (place for place, other in enumerate(longer) if place not in found.values() and same(word, other))
            place = None if number in found else next(places, None)
            if place is not None:
                found[number] = place
    return [found[number] for number in sorted(found)]


def _equal(one: _Word, other: _Word) -> bool:
    return one.text == other.text


def _alike(one: _Word, other: _Word) -> bool:
    if one.stem == other.stem:
        return True
    beginning = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.text, other.text, strict=False)))
    return beginning >= LEAST_BEGINNING and beginning >= LEAST_OF_WORD * max(len(one.text), len(other.text))
