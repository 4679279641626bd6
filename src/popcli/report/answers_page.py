"""Answers to the questions, the latest of each or one question through the years."""

from collections.abc import Iterable, Mapping, Sequence

from popcli.core.models import Answer
from popcli.core.plan_data import json_data
from popcli.core.texts import Texts
from popcli.report.document import Bullets, Document, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.wording import day, enum_word, number


def answers_page(answers: Sequence[Answer], questions: Mapping[str, str], say: Texts) -> Document:
    """The latest answer to each question, in the order of the questions; ``questions`` gives what was asked by id."""
    latest = latest_answers(answers, questions)
    pieces: list[Piece] = [Heading(say("show.answers"), level=1)]
    if not latest:
        pieces.append(Paragraph(line(Span(say("show.no-answers"), Style.MUTED))))
    pieces += answer_pieces(latest, questions, say)
    return Document(pieces=tuple(pieces), data=[json_data(answer) for answer in latest])


def latest_answers(answers: Sequence[Answer], questions: Mapping[str, str]) -> list[Answer]:
    """The latest answer to each question, in the order of the questions; questions that are not known come last."""
    latest = {answer.question: answer for answer in answers}
    return [*(latest[name] for name in questions if name in latest), *_unknown(latest, questions)]


def _unknown(latest: Mapping[str, Answer], questions: Mapping[str, str]) -> list[Answer]:
    return [answer for name, answer in latest.items() if name not in questions]


def answer_pieces(answers: Iterable[Answer], questions: Mapping[str, str], say: Texts, level: int = 2) -> list[Piece]:
    """Each answer under its question, a heading of this level, with when and by whom it was given."""
    pieces: list[Piece] = []
    for answer in answers:
        asked = questions.get(answer.question, answer.question)
        pieces += [Heading(asked, level), Paragraph(_about(answer, say)), said(answer, say)]
    return pieces


def answer_years_page(question: str, answers: Sequence[Answer], ask: str, say: Texts) -> Document:
    """All answers to one question, the oldest first, each under its day."""
    ordered = sorted(answers, key=lambda answer: answer.on)
    pieces: list[Piece] = [Heading(ask, level=1), Paragraph(line(Span(question, Style.MUTED)))]
    for answer in ordered:
        pieces += [Heading(day(say, answer.on)), said(answer, say)]
    return Document(pieces=tuple(pieces), data=[json_data(answer) for answer in ordered])


def _about(answer: Answer, say: Texts) -> Line:
    """The id of the question, the day, who said it, and whether it is private."""
    parts = [answer.question, day(say, answer.on), enum_word(say, "role", answer.by)]
    if answer.private:
        parts.append(say("show.private"))
    return line(Span(" · ".join(parts), Style.MUTED))


def said(answer: Answer, say: Texts, indent: int = 0) -> Piece:
    """An answer as it was given."""
    if isinstance(answer.value, list):
        return Bullets(tuple(line(text) for text in answer.value), indent)
    return Paragraph(line(answer.text or ("" if answer.value is None else number(say, answer.value))), indent)
