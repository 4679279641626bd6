"""`pop check --lines`: many sentences through one process, for other programs."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from popcli.cli.checking import sentence_language
from popcli.cli.session import Session
from popcli.core.errors import Place, UsageError
from popcli.report.check_page import sentence_data
from popcli.report.document import Document
from popcli.rules.check import check_sentence
from popcli.store.templates import LANGUAGES, load_coach, rule_texts

STDIN = "<stdin>"


def check_lines(session: Session) -> Document:
    """Check each line of standard input and write the answer at once, as one line of JSON.

    Raises:
        UsageError: a line is no JSON object with a text, or names a language that there is not; the lines before it
            were answered.
    """
    for number, record in _records():
        lang = _language(record, number) or sentence_language(session, record["text"])
        checked = check_sentence(load_coach(lang).sentence(record["text"]))
        line = json.dumps(sentence_data(checked, lang, rule_texts(lang)), ensure_ascii=True)
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return Document(raw="")


def _records() -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise UsageError("line-no-goal", place=Place(STDIN, number))
        yield number, record


def _language(record: dict[str, Any], number: int) -> str | None:
    lang = record.get("lang")
    if lang not in (None, *LANGUAGES):
        raise UsageError("lang-unknown", place=Place(STDIN, number), text=lang, known=", ".join(LANGUAGES))
    return lang
