"""The annotated goals, as the fields of tests/smart/README.md say, and how the program reads them."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "tests" / "smart"
TUNED = ("develop", "own")
"""Parts that words, patterns and weights were made with."""

UNTUNED = ("held_out", "own_test")
"""Parts whose statements nobody looked at to change anything; only their totals were seen."""

Record = dict[str, Any]


def goals(part: str, lang: str) -> list[Record]:
    """The records of a part in one language, in the order of the file."""
    lines = (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["lang"] == lang]


def span(record: Record, field: str) -> tuple[int, int]:
    """Where an annotated part stands in the text."""
    start = record["text"].index(record[field])
    return start, start + len(record[field])
