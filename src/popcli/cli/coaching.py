"""Questions back after the sentence of a goal was typed: at most two, each answered in place, never in the way."""

from collections.abc import Iterable
from dataclasses import dataclass

from popcli.cli.checking import checked_text
from popcli.cli.session import Session
from popcli.report.check_page import named_words
from popcli.rules.check import Checked
from popcli.rules.rule import Answer, Finding
from popcli.store.templates import rule_texts

MOST = 2
"""Questions back per sentence; a third would be a form again."""

FIELDS = {"S": "text", "M": "shown_by", "T": "due"}
"""Where the answer to a letter goes. A and R are asked by the goal's own questions."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One question back: the letter it is about, the field its answer goes into, and what is shown with it."""

    letter: str
    field: str
    head: str
    ask: str
    why: str
    example: str


def next_advice(session: Session, text: str, settled: Iterable[str]) -> Advice | None:
    """The most useful question back about a sentence, or ``None``; ``settled`` letters are not asked again.

    What exactly comes first, since a sharper sentence often answers the other letters too. How and by when are asked
    only where words of the sentence give a reason: else the goal's own questions ask the same a moment later.
    """
    checked, lang = checked_text(session, text)
    for finding in checked.findings:
        letter = finding.rule.criterion
        lacking = letter in FIELDS and checked.letters[letter] is Answer.MISSING and letter not in settled
        if lacking and (letter == "S" or finding.words):
            return _advice(session, checked, finding, lang)
    return None


def hint(session: Session, text: str, settled: Iterable[str]) -> str | None:
    """The same in one line, where nobody can be asked."""
    advice = next_advice(session, text, settled)
    return None if advice is None else session.say("check.hint", said=advice.head, ask=advice.ask)


def _advice(session: Session, checked: Checked, finding: Finding, lang: str) -> Advice:
    rules = rule_texts(session.lang)
    code, letter = finding.rule.code, finding.rule.criterion
    words = named_words(finding, checked.sentence.reading.text)
    said = f"{code} {rules.title(code)}"
    examples = rule_texts(lang).examples(code, "good")
    return Advice(
        letter=letter,
        field=FIELDS[letter],
        head=f"{said}: {words}" if words else said,
        ask=rules.ask(code),
        why=rules.why(code),
        example=str(examples[0]),
    )
