"""Both preparations on one page, in plain words: what both name, where levels differ, what the manager can offer."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from popcli.core.models import Answer, Competence
from popcli.core.same_point import Beside
from popcli.core.sides import Levels, Preparation, Sides, differ
from popcli.core.texts import Texts
from popcli.report.answers_page import said
from popcli.report.document import Bullets, Fields, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.rows import Row
from popcli.report.wording import day, field_word, hours, money, number

T = TypeVar("T")

INDENT = 2


def sides_part(sides: Sides, currency: str, say: Texts) -> list[Piece]:
    """The two preparations beside each other; what nobody wrote about is left out."""
    pieces: list[Piece] = [
        Heading(say("sides.title")),
        Paragraph(line(Span(say("sides.whose", manager=sides.manager, date=day(say, sides.prepared)), Style.MUTED))),
    ]
    if sides.last_talk is not None:
        older = say("sides.older", date=day(say, sides.last_talk), manager=sides.manager)
        pieces.append(Paragraph(line(Span(older, Style.ATTENTION))))
    pieces += _points(say("show.strengths"), sides.strengths, sides.manager, say)
    pieces += _points(say("show.improvements"), sides.improvements, sides.manager, say)
    pieces += _competences(sides.competences, sides.manager, say)
    pieces += _offers(sides, currency, say)
    return pieces


def own_words_part(before: Preparation, say: Texts) -> list[Piece]:
    """What each wrote in full, the manager first: every answer under what was asked; one that is private says so."""
    pieces: list[Piece] = []
    if before.sides is not None:
        title = say("sides.their-words", manager=before.sides.manager)
        pieces += _words_part(title, before.sides.their_words, before.asks, say)
    return pieces + _words_part(say("sides.own-words"), before.own_words, before.asks, say)


def _words_part(title: str, words: Mapping[str, Answer], asks: Mapping[str, str], say: Texts) -> list[Piece]:
    pieces: list[Piece] = [Heading(title)] if words else []
    for name, answer in words.items():
        mark = f" ({say('sides.released')})" if answer.private else ""
        pieces.append(Paragraph(line(Span(asks.get(name, name) + mark, Style.MUTED))))
        pieces.append(said(answer, say, INDENT))
    return pieces


def how_part(say: Texts, manager: str) -> Paragraph:
    """How a manager's preparation gets here."""
    return Paragraph(line(Span(say("sides.how", manager=manager), Style.MUTED)))


def sides_data(sides: Sides) -> dict[str, Any]:
    """The same for programs: ``both`` holds pairs, ``employee`` and ``manager`` what only one of them has."""
    return {
        "manager": sides.manager,
        "prepared": sides.prepared.isoformat(),
        "strengths": _points_data(sides.strengths, str),
        "improvements": _points_data(sides.improvements, str),
        "competences": _points_data(sides.competences, _competence_data),
        "offers": answers_data(sides.offers),
        "words": answers_data(sides.their_words),
    }


def answers_data(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """What was answered, by question."""
    return {name: answer.value if answer.text is None else answer.text for name, answer in answers.items()}


def _points(title: str, points: Beside[str], manager: str, say: Texts) -> list[Piece]:
    if not points:
        return []
    both = [_both(mine, theirs, manager, say) for mine, theirs in points.both]
    return [
        Heading(title, level=3),
        *_listed(say("sides.both"), both),
        *_listed(say("sides.employee"), map(line, points.employee)),
        *_listed(say("sides.manager", manager=manager), map(line, points.manager)),
    ]


def _listed(title: str, items: Iterable[Line]) -> list[Piece]:
    found = tuple(items)
    return [Paragraph(line(Span(title, Style.MUTED))), Bullets(found, INDENT)] if found else []


def _both(mine: str, theirs: str, manager: str, say: Texts) -> Line:
    """One point of both, in both wordings where these differ."""
    same = mine.casefold().split() == theirs.casefold().split()
    other = Span(f" ({say('sides.in-other-words', manager=manager, text=theirs)})", Style.MUTED)
    return line(mine) if same else line(mine, other)


def _competences(found: Beside[Competence], manager: str, say: Texts) -> list[Piece]:
    if not found.both and not (found.employee and found.manager):
        return []  # one who named none has nothing to compare
    pieces: list[Piece] = [Heading(say("show.competences"), level=3)]
    other = [pair for pair in found.both if differ(pair)]
    if other:
        pieces.append(Paragraph(line(Span(say("sides.levels-differ"), Style.MUTED))))
    for mine, theirs in other:
        pieces.append(Bullets((_both(mine.name, theirs.name, manager, say),), INDENT))
        pieces.append(Fields(_levels((mine, theirs), manager, say), INDENT + 2))
    same = [line(mine.name, _level_span(mine, say)) for mine, theirs in found.both if not differ((mine, theirs))]
    pieces += _listed(say("sides.levels-same"), same)
    pieces += _listed(say("sides.employee"), (line(item.name, _level_span(item, say)) for item in found.employee))
    alone = (line(item.name, _level_span(item, say)) for item in found.manager)
    return [*pieces, *_listed(say("sides.manager", manager=manager), alone)]


def _levels(pair: Levels, manager: str, say: Texts) -> tuple[Row, ...]:
    """What each of the two says of the level now and of the level needed."""
    mine, theirs = pair
    rows = (("now", mine.level_now, theirs.level_now), ("needed", mine.level_needed, theirs.level_needed))
    return tuple(
        (field_word(say, name), line(_level_words(yours, other, manager, say)))
        for name, yours, other in rows
        if yours is not None or other is not None
    )


def _level_words(yours: int | None, other: int | None, manager: str, say: Texts) -> str:
    if yours == other:
        return say("sides.level-both", level=yours)
    none = say("word.none")
    return say("sides.level-each", yours=yours or none, manager=manager, theirs=other or none)


def _level_span(item: Competence, say: Texts) -> Span:
    levels = (("now", item.level_now), ("needed", item.level_needed))
    told = ", ".join(f"{field_word(say, name)} {level}" for name, level in levels if level is not None)
    return Span(f" ({told})" if told else "", Style.MUTED)


def _offers(sides: Sides, currency: str, say: Texts) -> list[Piece]:
    offers = sides.offers.items()
    rows = tuple((say(f"sides.offer.{name}"), _offer(name, answer, currency, say)) for name, answer in offers)
    return [Heading(say("sides.can-offer", manager=sides.manager), level=3), Fields(rows)] if rows else []


def _offer(name: str, answer: Answer, currency: str, say: Texts) -> Line:
    """What the manager offers; numbers of hours and of money with their unit."""
    value = answer.value
    if isinstance(value, (int, float)):
        if name == "hours-available":
            return line(say("sides.hours-a-year", hours=hours(say, value)))
        return line(money(say, value, currency) if name == "budget-available" else number(say, value))
    return line(answer.text or ", ".join(value or ()))


def _points_data(points: Beside[T], plain: Callable[[T], Any]) -> dict[str, Any]:
    return {
        "both": [{"employee": plain(mine), "manager": plain(theirs)} for mine, theirs in points.both],
        "employee": [plain(item) for item in points.employee],
        "manager": [plain(item) for item in points.manager],
    }


def _competence_data(item: Competence) -> dict[str, Any]:
    return {"name": item.name, "now": item.level_now, "needed": item.level_needed}
