"""Questions back after the sentence of a goal was typed: at most two, each answered in place, never in the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from popcli.cli.checking import checked_text
from popcli.cli.session import Session
from popcli.core.questions import is_filled
from popcli.core.walk import Reply, Step, is_open, value_at
from popcli.report.check_page import named_words
from popcli.rules.check import Checked
from popcli.rules.rule import Answer, Finding
from popcli.store.templates import rule_texts

if TYPE_CHECKING:
    from popcli.cli.asking import Interview

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


def settled(fields: Mapping[str, object]) -> list[str]:
    """The letters that fields of a goal answer already."""
    return [letter for letter, name in FIELDS.items() if name != "text" and fields.get(name)]


def next_advice(session: Session, text: str, known: Iterable[str]) -> Advice | None:
    """The most useful question back about a sentence, or ``None``; letters that are ``known`` are not asked again.

    What exactly comes first, since a sharper sentence often answers the other letters too. How and by when are asked
    only where words of the sentence give a reason: else the goal's own questions ask the same a moment later.
    """
    checked, lang = checked_text(session, text)
    for finding in checked.findings:
        letter = finding.rule.criterion
        lacking = letter in FIELDS and checked.letters[letter] is Answer.MISSING and letter not in known
        if lacking and (letter == "S" or finding.words):
            return _advice(session, checked, finding, lang)
    return None


def hint(session: Session, text: str, known: Iterable[str]) -> str | None:
    """The same in one line, where nobody can be asked."""
    advice = next_advice(session, text, known)
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


def improved(interview: "Interview", step: Step, text: str, known: Iterable[str] = ()) -> Any:
    """The sentence of a goal after at most two questions back; other answers wait for their own question.

    Going back asks for the sentence again, and once more leaves it. ``known`` are letters that need no question.
    The draft holds the sentence from the start.
    """
    _forget(interview, step)
    done, left = set(known), MOST
    while left and (advice := next_advice(interview.session, text, done)) is not None:
        interview.keep(interview.form.put(interview.given, step.path, text))
        done.add(advice.letter)
        target = step if advice.field == "text" else _beside(interview, step, advice.field)
        if target is None or (target.path != step.path and _is_answered(interview, target)):
            continue
        left -= 1
        reply = _asked_back(interview, target, advice, text if target.path == step.path else None)
        if reply is Reply.BACK:
            again = interview.put(step, text)
            return again if again in (None, Reply.BACK) else improved(interview, step, again, known)
        if target.path != step.path:
            interview.coached[target.path] = reply
        elif reply:
            text = reply
    return text


def _asked_back(interview: "Interview", target: Step, advice: Advice, default: str | None) -> Any:
    """Put a question back; where it is about the sentence, the sentence as it stands is the default."""
    ask = advice.ask if default is None else interview.session.say("check.again", ask=advice.ask)
    question = replace(target.question, ask=ask, why=advice.why, example=advice.example)
    return interview.put(replace(target, question=question, parent=None), default, advice.head)


def _forget(interview: "Interview", step: Step) -> None:
    """Drop what questions back about an earlier sentence of this goal brought."""
    kept = {path: value for path, value in interview.coached.items() if path[:-1] != step.path[:-1]}
    interview.coached = kept


def _is_answered(interview: "Interview", step: Step) -> bool:
    given = (value_at(tree, step.path) for tree in (interview.given, interview.form.before))
    return any(not is_open(value) and is_filled(value) for value in given)


def _beside(interview: "Interview", step: Step, fills: str) -> Step | None:
    """The step of the question that fills a field of the same goal; ``None`` where the questionnaire has none."""
    part = interview.form.part(step.parent) if step.parent else interview.form.questionnaire
    question = next((item for item in part.questions if item.fills == fills), None)
    if question is None:
        return None
    return replace(step, question=question, path=(*step.path[:-1], question.id), optional=not question.required)
