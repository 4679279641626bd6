"""The annotated goals, as the fields of tests/smart/README.md say, and how the program reads them."""

import json
from pathlib import Path
from typing import Any

from popcli.rules.coach import Coach
from popcli.store.templates import load_coach

FOLDER = Path(__file__).parents[1] / "tests" / "smart"
PARTS = ("develop", "own", "held_out", "own_test")
TUNED = ("develop", "own")
"""Parts that words, patterns and weights were made with; the others were only ever measured."""

LANGUAGES = ("nl", "en")

Record = dict[str, Any]


def goals(part: str, lang: str) -> list[Record]:
    """The records of a part in one language, in the order of the file."""
    lines = (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["lang"] == lang]


def coach(lang: str) -> Coach:
    """What judges sentences in this language."""
    return load_coach(lang)


def span(record: Record, field: str) -> tuple[int, int]:
    """Where an annotated part stands in the text."""
    start = record["text"].index(record[field])
    return start, start + len(record[field])
