"""What all sheets have in common: the head that says whose it is and when it was made, and the lines to sign."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from popcli.core.agreement import fingerprint, roles_to_sign, short_fingerprint
from popcli.core.kinds import Role
from popcli.core.models import Plan, Signature
from popcli.core.texts import Texts
from popcli.report.agreement_page import signature_words
from popcli.report.document import Blank, Bullets, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.rows import fields
from popcli.report.wording import between, day, enum_word


def sheet_head(plan: Plan, title: str, today: date, say: Texts, *, private: bool = False) -> list[Piece]:
    """The title, whose plan it is, and the day and version it shows; and that it has private parts, if so."""
    person = plan.person
    pieces: list[Piece] = [Heading(f"{title} · {person.name}", level=1)]
    if private:
        pieces.append(Paragraph(line(Span(say("sheet.private"), Style.ATTENTION))))
    as_of = line(say("sheet.as-of", date=day(say, today), version=plan.version))
    known = {
        "function": person.function,
        "organisation": person.organisation,
        "manager": person.manager,
        "period": between(say, plan.period.start, plan.period.until),
        "next": plan.review.next,
    }
    return [*pieces, *fields(say, known, (say("sheet.stand"), as_of))]


def sheet_data(kind: str, plan: Plan, more: Mapping[str, Any], *, private: bool = False) -> dict[str, Any]:
    """What every sheet is as data: its kind, whether private parts are in it, the plan's fingerprint, and the rest."""
    return {"sheet": kind, "private": private, "version": plan.version, "fingerprint": fingerprint(plan), **more}


def plan_signing(plan: Plan, today: date, say: Texts) -> list[Piece]:
    """The signatures there are, and lines to sign for who did not yet, or signed something else than this plan."""
    pieces: list[Piece] = [Heading(say("sign.title"))]
    if plan.signatures:
        now = fingerprint(plan)
        signed = (_signed(item, say, covers=item.fingerprint == now) for item in plan.signatures)
        pieces.append(Bullets(tuple(signed)))
    pieces += [_to_sign(_name(plan, role), role, say) for role in roles_to_sign(plan)]
    return [*pieces, *_meaning(plan, today, say)]


def talk_signing(plan: Plan, partner: str | None, today: date, say: Texts) -> list[Piece]:
    """Lines to sign for the two people who talked."""
    people = ((plan.person.name, Role.EMPLOYEE), (partner or plan.person.manager, Role.MANAGER))
    lines = (_to_sign(name, role, say) for name, role in people)
    return [Heading(say("sign.title")), *lines, *_meaning(plan, today, say)]


def _name(plan: Plan, role: Role) -> str | None:
    return plan.person.name if role is Role.EMPLOYEE else plan.person.manager


def _signed(signature: Signature, say: Texts, *, covers: bool) -> Line:
    said = signature_words(signature, say)
    return line(said) if covers else line(f"{said} · ", Span(say("sheet.signed-before"), Style.ATTENTION))


def _to_sign(name: str | None, role: Role, say: Texts) -> Blank:
    who = say("sheet.signer", name=name or say("sheet.name"), role=enum_word(say, "role", role))
    return Blank(labels=(who, say("sheet.date"), say("sheet.signature")))


def _meaning(plan: Plan, today: date, say: Texts) -> list[Piece]:
    mark = short_fingerprint(fingerprint(plan))
    return [
        Paragraph(line(say("sheet.fingerprint", date=day(say, today), fingerprint=mark))),
        Paragraph(line(Span(say("sign.no-law"), Style.MUTED))),
    ]
