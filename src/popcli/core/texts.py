"""Texts in the language of the reader, by key; where they come from is the store's business."""

from collections.abc import Callable, Mapping
from typing import Any

Say = Callable[..., str]
"""Gives the text of a key with its values filled in: ``say("log.done", id="k3f9q2")``."""


class Texts:
    """The texts of one language.

    The first part of a key names its group; ``load`` gives all texts of a group, whole keys to texts, and is called
    once per group. A text ``key.one`` serves the value ``count=1`` where it exists.
    """

    def __init__(self, lang: str, load: Callable[[str, str], Mapping[str, str]]) -> None:
        self.lang = lang
        self._load = load
        self._groups: dict[str, Mapping[str, str]] = {}

    def __call__(self, key: str, **values: Any) -> str:
        """The text of this key.

        Raises:
            KeyError: the key is in no template; a test keeps templates and keys equal.
        """
        text = self.find(f"{key}.one", **values) if values.get("count") == 1 else None
        text = self.find(key, **values) if text is None else text
        if text is None:
            raise KeyError(key)
        return text

    def find(self, key: str, **values: Any) -> str | None:
        """The text of this key, or ``None`` when the language has none."""
        group = key.partition(".")[0]
        if group not in self._groups:
            self._groups[group] = self._load(self.lang, group)
        text = self._groups[group].get(key)
        return None if text is None else text.format_map(values)
