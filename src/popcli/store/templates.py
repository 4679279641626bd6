"""Texts and questionnaires of each language, from the ``templates`` folder that ships with the program."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from popcli.core.texts import Texts

if TYPE_CHECKING:
    from popcli.core.same_point import LittleWords
    from popcli.rules.coach import Coach
    from popcli.rules.rule_texts import RuleTexts

LANGUAGES = ("nl", "en")


@cache
def templates() -> Path:
    """The folder with templates: inside the installed package, or at the top of a working copy."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parents[1] / "templates"


def load_texts(lang: str, group: str) -> dict[str, str]:
    """All texts of a group.

    Raises:
        ValueError: a line is not of the form it should have; a test reads every file.
    """
    return _values(templates() / lang / "texts" / f"{group}.yaml")


def _values(path: Path) -> dict[str, Any]:
    """The values of a file with one line each: a key and JSON, which is YAML too and needs no parser."""
    found: dict[str, Any] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, text = line.partition(": ")
            found[key] = json.loads(text)
    return found


def texts(lang: str) -> Texts:
    """The texts of a language."""
    return Texts(lang, load_texts)


def sheet_template() -> str:
    """How a sheet looks as HTML, for all languages."""
    return (templates() / "sheet.html").read_text(encoding="utf-8")


@cache
def load_coach(lang: str) -> "Coach":
    """What judges sentences in a language: its words, the patterns over them, and the weights of signals."""
    from popcli.rules.coach import Coach
    from popcli.rules.marks import Language
    from popcli.rules.patterns import Patterns
    from popcli.rules.words import Words

    groups: dict[str, list[str]] = {}
    patterns: dict[str, list[str]] = {}
    for path in sorted((templates() / lang / "words").glob("*.yaml")):
        for name, lines in _lists(path).items():
            if path.stem == "marks":
                patterns[name] = lines
            else:
                groups.setdefault(name, []).extend(_words(lines))
    weights: dict[str, dict[str, float]] = {}
    for key, weight in _values(templates() / lang / "weights.yaml").items():
        letter, _, name = key.partition(".")
        weights.setdefault(letter, {})[name] = weight
    return Coach(Language(lang, Words(groups), Patterns(patterns)), weights)


def _lists(path: Path) -> dict[str, list[str]]:
    """Names with lists of plain lines: YAML of one shape, which needs no parser; a test compares with one."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  - "):
            lines.append(line.removeprefix("  - ").strip('"'))
        elif line and not line.startswith("#"):
            lines = found.setdefault(line.removesuffix(":"), [])
    return found


@cache
def little_words(lang: str) -> "LittleWords":
    """The little words of a language, by which two wordings of the same point are found."""
    from popcli.core.same_point import LittleWords

    own = _lists(templates() / lang / "sides.yaml")
    known = _lists(templates() / lang / "words" / "vague.yaml")
    small = [line for lines in (own["small"], *(known[name] for name in ("small", "can", "become"))) for line in lines]
    return LittleWords.of(_words(small), _words(own["turning"]), _words(own["endings"]))


def _words(lines: Iterable[str]) -> list[str]:
    return [word for line in lines for word in line.split(", ")]


@cache
def rule_texts(lang: str) -> "RuleTexts":
    """What the rules say in a language."""
    from popcli.rules.rule_texts import RuleTexts

    return RuleTexts(lang, _values(templates() / lang / "rules.yaml"))
