"""All answers of a questionnaire before they are saved, numbered so that one can be picked."""

from datetime import date
from typing import Any

from popcli.core.questions import Path, Question
from popcli.core.texts import Texts
from popcli.core.walk import Form, Step, Tree, is_open, value_at
from popcli.report.document import Document, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.wording import day, number, yes_no


def given_page(tree: Tree, form: Form, say: Texts) -> Document:
    """The answers in the order of the questions, per block; each main question has a number."""
    pieces: list[Piece] = [Heading(say("show.given"), level=1)]
    block, main = "", 0
    thing: Path = ()
    for step in form.steps(tree):
        if step.block != block:
            block = step.block
            pieces.append(Heading(block))
        value = _given(tree, step)
        if step.number != main:
            main = step.number
            asked = step.parent or step.question
            if asked is not step.question or asked.kind == "list":
                nothing = value in (None, "")
                pieces.append(Paragraph(_line(step.number, asked, _skipped(say) if nothing else line(""))))
            else:
                pieces.append(Paragraph(_line(step.number, asked, _value(step.question, value, say))))
                continue
        if isinstance(value, (str, int, float, list, bool)) and value != "":
            # A thing in a thing stands deeper; its first answer stands out from the others.
            begins = step.parent is not None and step.path[:-1] != thing
            thing = step.path[:-1]
            depth = max(sum(isinstance(key, int) for key in step.path[:-1]), 1)
            said = _inner(step, _value(step.question, value, say))
            pieces.append(Paragraph(said, indent=4 * depth + (2 if step.parent is not None and not begins else 0)))
    return Document(pieces=tuple(pieces), data=form.result(tree))


def numbered(form: Form, tree: Tree) -> list[tuple[int, Path]]:
    """The numbers that :func:`given_page` shows, and the path of the first step of each."""
    first: dict[int, Path] = {}
    for step in form.steps(tree):
        first.setdefault(step.number, step.path)
    return list(first.items())


def _given(tree: Tree, step: Step) -> Any:
    value = value_at(tree, step.path)
    return None if is_open(value) else value


def _line(number_: int, question: Question, value: Line) -> Line:
    return line(Span(f"{number_}. ", Style.ID), Span(question.ask, Style.MUTED), " ", *value)


def _inner(step: Step, value: Line) -> Line:
    if step.question.kind == "list":
        return line(f"{step.nth}. ", *value)
    return line(Span(f"{step.question.ask} ", Style.MUTED), *value)


def _value(question: Question, value: Any, say: Texts) -> Line:
    if value in (None, "", []):
        return _skipped(say)
    if isinstance(value, bool):
        return line(yes_no(say, value=value))
    if question.kind == "choice":
        return line(next((choice.label for choice in question.choices if choice.value == value), str(value)))
    if question.kind == "date":
        return line(day(say, date.fromisoformat(str(value))))
    if question.kind == "days":
        return line(", ".join(day(say, date.fromisoformat(item)) for item in value))
    return line(number(say, value) if isinstance(value, (int, float)) else str(value))


def _skipped(say: Texts) -> Line:
    return line(Span(say("show.skipped"), Style.MUTED))
