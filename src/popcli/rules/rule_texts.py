"""What rules say in one language: title, reason, question back, command and examples, by code."""

from collections.abc import Mapping
from typing import Any

Example = str | Mapping[str, Any]
"""A sentence, or fields of a goal or a plan."""


class RuleTexts:
    """The texts of all rules in one language, keys such as ``S02.title``."""

    def __init__(self, lang: str, texts: Mapping[str, Any]) -> None:
        self.lang = lang
        self._texts = texts

    def title(self, code: str) -> str:
        """The name of the problem."""
        return str(self._texts[f"{code}.title"])

    def says(self, code: str, values: Mapping[str, Any]) -> str:
        """What was found, with its values; the title where there is nothing to fill in."""
        return self._filled(f"{code}.say", values) or self.title(code)

    def why(self, code: str) -> str:
        """Why it matters."""
        return str(self._texts[f"{code}.why"])

    def ask(self, code: str, values: Mapping[str, Any] | None = None) -> str:
        """The question back, with its values; dots stand for those that are not known."""
        return str(self._texts[f"{code}.ask"]).format_map(_Dots(values or {}))

    def command(self, code: str, values: Mapping[str, Any]) -> str | None:
        """The command that helps, or ``None`` where words have to change."""
        return self._filled(f"{code}.help", values)

    def examples(self, code: str, kind: str) -> list[Example]:
        """The ``good`` or ``bad`` examples."""
        return list(self._texts[f"{code}.{kind}"])

    def _filled(self, key: str, values: Mapping[str, Any]) -> str | None:
        text = self._texts.get(key)
        return None if text is None else str(text).format_map(values)


class _Dots(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"
