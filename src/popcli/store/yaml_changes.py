"""What a change means, apart from any text: which list items belong together, what the file should say.

``old`` is what the program understood, ``new`` what it wants; both hold only what the program knows. Keys
that only the file has are kept.
"""

import json
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from popcli.store.yaml_text import as_text


class Pairs(NamedTuple):
    """Per place in the new list its place in the old one: items that stay in order, and items that moved."""

    kept: dict[int, int]
    moved: dict[int, int]


def pairs(old: list[Any], new: list[Any]) -> Pairs:
    """Which items of two lists are the same: by their ``id`` if they have one, else by what they say."""
    before = [_mark(item) for item in old]
    after = [_mark(item) for item in new]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    kept: dict[int, int] = {}
    for kind, start, stop, first, last in steps:
        if kind == "equal":
            kept.update(zip(range(first, last), range(start, stop), strict=True))
    taken = set(kept.values())
    free = {mark: place for place, mark in enumerate(before) if place not in taken}
    moved = {place: free.pop(mark) for place, mark in enumerate(after) if place not in kept and mark in free}
    taken |= set(moved.values())
    for kind, start, stop, first, last in steps:
        if kind == "replace":
            left = {place: old[place] for place in range(start, stop) if place not in taken}
            come = {place: new[place] for place in range(first, last) if place not in moved}
            kept |= _alike(left, come)
    return Pairs(kept, moved)


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and item.get("id") is not None


def _mark(item: Any) -> str:
    return f"id {item['id']}" if _has_id(item) else json.dumps(as_text(item), sort_keys=True)


def _alike(old: dict[int, Any], new: dict[int, Any]) -> dict[int, int]:
    """Items, by their places, that were edited rather than exchanged; in order."""
    found: dict[int, int] = {}
    sources = list(old)
    for place, item in new.items():
        for rank, source in enumerate(sources):
            if _is_edited(old[source], item, same_count=len(old) == len(new)):
                found[place] = source
                sources = sources[rank + 1 :]
                break
    return found


def _is_edited(old: Any, new: Any, *, same_count: bool) -> bool:
    """Mappings that agree in half of their fields are one; other items when just as many stand there."""
    if _has_id(old) or _has_id(new):
        return False
    if isinstance(old, dict) and isinstance(new, dict):
        shared = sum(1 for key in old if key in new and old[key] == new[key])
        return 2 * shared >= max(len(old), len(new))
    return same_count and not isinstance(old, dict) and not isinstance(new, dict)


def merged(plain: Any, old: Any, new: Any) -> Any:
    """What the file should say: ``plain`` (all values as text) with the difference from old to new applied.

    Args:
        plain: what the file says now.
        old: what the program understood of it.
        new: what it should become.
    """
    if old == new:
        return plain
    if isinstance(plain, dict) and isinstance(new, dict) and isinstance(old, dict | None):
        return _merged_mapping(plain, old or {}, new)
    if isinstance(plain, list) and isinstance(old, list) and isinstance(new, list) and len(plain) == len(old):
        kept, moved = pairs(old, new)
        sources = kept | moved
        return [
            merged(plain[sources[place]], old[sources[place]], item) if place in sources else as_text(item)
            for place, item in enumerate(new)
        ]
    return as_text(new)


def _merged_mapping(plain: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    result = {}
    for key, value in plain.items():
        before, after = old.get(key), new.get(key)
        if after is not None:
            result[key] = merged(value, before, after)
        elif before is None:
            result[key] = value
        elif (rest := left_over(value, before)) is not None:
            result[key] = rest
    added = {key: as_text(value) for key, value in new.items() if is_added(key, value, plain, old)}
    return result | added


def is_added(key: str, value: Any, present: Any, old: dict[str, Any]) -> bool:
    """Whether a key that the file does not have must be written: not when it keeps its default."""
    return key not in present and value is not None and value != old.get(key)


def left_over(plain: Any, old: Any) -> dict[str, Any] | None:
    """What stays of a removed value: the keys that only the file knows, or nothing at all."""
    if not isinstance(plain, dict) or not isinstance(old, dict):
        return None
    return merged(plain, old, {}) or None
