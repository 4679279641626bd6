"""The words of a language in named groups, as ``templates/<lang>/words`` holds them."""

from collections.abc import Iterable, Mapping

REST = ".."
"""Stands for the rest of a word: ``improv..`` for its beginning, ``..examen`` for its end."""

SHORTEST, LONGEST = 2, 18
"""Lengths of beginnings and ends that are looked up."""

REMEMBERED = 50_000
"""Words whose groups are kept at hand; people use some thousands, a hostile text any number."""


class Words:
    """Which groups a word belongs to, in constant time whatever the number of words."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._begins: dict[str, set[str]] = {}
        self._ends: dict[str, set[str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._seen: dict[str, frozenset[str]] = {}
        for group, words in groups.items():
            for word in words:
                self._add(word, group)

    def _add(self, word: str, group: str) -> None:
        if " " in word:
            first, *_ = parts = word.split(" ")
            self._phrases.setdefault(first, []).append((tuple(parts), group))
        elif word.startswith(REST):
            self._ends.setdefault(word.removeprefix(REST), set()).add(group)
        elif word.endswith(REST):
            self._begins.setdefault(word.removesuffix(REST), set()).add(group)
        else:
            self._whole.setdefault(word, set()).add(group)

    def groups(self, word: str) -> frozenset[str]:
        """The groups of a word in lower case: by itself, by its beginning and by its end."""
        known = self._seen.get(word)
        if known is None:
            known = self._find(word)
            if len(self._seen) < REMEMBERED:
                self._seen[word] = known
        return known

    def _find(self, word: str) -> frozenset[str]:
        found = set(self._whole.get(word, ()))
        found |= self._longest(self._begins, (word[:size] for size in range(min(LONGEST, len(word)), SHORTEST - 1, -1)))
        found |= self._longest(self._ends, (word[-size:] for size in range(min(LONGEST, len(word)), SHORTEST - 1, -1)))
        if not found and "-" in word:
            return self.groups(word.rpartition("-")[2])
        return frozenset(found)

    @staticmethod
    def _longest(known: Mapping[str, set[str]], parts: Iterable[str]) -> set[str]:
        return next((known[part] for part in parts if part in known), set())

    def phrases(self, first: str) -> list[tuple[tuple[str, ...], str]]:
        """Phrases of several words that begin with this one, each with its group."""
        return self._phrases.get(first, [])
