"""A talk to come as a sheet: what is known, the questions with room to write, and lines to sign."""

from datetime import date
from itertools import groupby
from operator import itemgetter

from popcli.core.models import Plan
from popcli.core.questions import Question, Questionnaire
from popcli.core.texts import Texts
from popcli.report.document import Blank, Document, Heading, Paragraph, Piece, line
from popcli.report.sheet_parts import sheet_data, sheet_head, talk_signing
from popcli.report.wording import kind_words, yes_no

ROOM = {"long": 3, "list": 3, "items": 3}
"""Lines to write an answer on, by the kind of question; one for others."""

LEVELS = ("1", "2", "3", "4", "5")
TICK = "\u2610"
BETWEEN = "\u2003"


def talk_sheet(  # noqa: PLR0913 - a sheet has a plan, what is known, questions, a day and a language
    plan: Plan, known: Document, form: Questionnaire, today: date, say: Texts, *, private: bool = False
) -> Document:
    """The preparation of a talk (``known``, as the screen shows it) with the short path of its questions."""
    asked = form.asked(full=False, answers={})
    pieces = sheet_head(plan, kind_words(form.id, say), today, say, private=private)
    shown = [piece for piece in known.pieces if not (isinstance(piece, Heading) and piece.level == 1)]
    if not any(isinstance(piece, Heading) for piece in shown):
        pieces.append(Heading(say("sheet.known")))
    pieces += shown
    goals = {goal.id: f"{goal.id} · {goal.text}" for goal in plan.goals}
    for block, questions in groupby(asked, key=itemgetter(0)):
        pieces.append(Heading(goals.get(block.id, block.title)))
        for _, question in questions:
            pieces += question_pieces(question, say)
    pieces += talk_signing(plan, None, today, say)
    told = [{"id": question.id, "ask": question.ask} for _, question in asked]
    more = {"talk": form.id, "known": known.data, "questions": told}
    return Document(tuple(pieces), sheet_data("talk", plan, more, private=private))


def question_pieces(question: Question, say: Texts) -> list[Piece]:
    """A question with boxes to tick where the answers are known, else with room to write."""
    options = _options(question, say)
    together = (f"{TICK} {option}".replace(" ", "\u00a0") for option in options)
    ticks = Paragraph(line(BETWEEN.join(together)))
    return [Heading(question.ask, level=3), ticks if options else Blank(ROOM.get(question.kind, 1))]


def _options(question: Question, say: Texts) -> tuple[str, ...]:
    if question.kind == "level":
        return LEVELS
    if question.kind == "yesno":
        return (yes_no(say, value=True), yes_no(say, value=False))
    return tuple(choice.label for choice in question.choices)
