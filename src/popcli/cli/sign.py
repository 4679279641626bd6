"""`pop sign`: sign what was agreed, as employee or as manager."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from popcli.cli import values
from popcli.cli.session import Session
from popcli.core.errors import Conflict, InvalidValue, Stopped, UsageError
from popcli.core.kinds import Role
from popcli.report.document import Document, done, line

if TYPE_CHECKING:
    from popcli.core.models import Plan, Signature

Option = typer.Option


def sign(
    ctx: typer.Context,
    role: Annotated[Role, Option(help="Who signs.")] = Role.EMPLOYEE,
    name: Annotated[str | None, Option(help="The name under it; the one in the plan when left out.")] = None,
    on: Annotated[str | None, Option(help="The day, when it was not today.")] = None,
) -> Document:
    """Sign the agreed parts of the plan: person, period, goals, actions, costs and review dates.

    Shows first what changed since it was signed last. This is a word between people, no legal signature.

    Examples:

      pop sign

      pop sign --role manager --name "Joost de Wit"
    """
    session: Session = ctx.obj
    plan = session.plan()
    who = _name(plan, role, name)
    if _is_signed(plan, role, who):
        return done(session.say("sign.already", name=who), _data(plan))
    day = _day(session, on)
    if not (session.settings.yes or session.can_ask):
        raise values.needed("--yes", "pop sign --yes")
    _show(session, plan)
    _confirm(session, who)
    signature = {"role": role, "name": who, "date": day}
    signed = session.change(
        lambda now: _signed(session, now, plan, signature), lambda _plan: session.say("change.signed", name=who)
    )
    return _done(session, signed)


def _day(session: Session, on: str | None) -> str:
    """The day of a signature, today or before.

    Raises:
        InvalidValue: it is still to come (``sign-later``).
    """
    from popcli.core.dates import Lean

    day = values.day(session, on, Lean.PAST) if on else session.today.isoformat()
    if day > session.today.isoformat():
        raise InvalidValue("sign-later", text=on)
    return day


def _name(plan: "Plan", role: Role, name: str | None) -> str:
    """The name to sign with.

    Raises:
        UsageError: ``sign-name``, when a manager signs a plan that names none.
    """
    known = plan.person.name if role is Role.EMPLOYEE else plan.person.manager
    found = (name or "").strip() or known
    if not found:
        raise UsageError("sign-name")
    return found


def _is_signed(plan: "Plan", role: Role, name: str) -> bool:
    from popcli.core.agreement import fingerprint, latest_signature

    found = latest_signature(plan, role)
    return found is not None and found.fingerprint == fingerprint(plan) and found.name == name


def _show(session: Session, plan: "Plan") -> None:
    from popcli.cli.agreeing import since_signed
    from popcli.cli.output import show_pieces
    from popcli.report.agreement_page import amendment_pieces

    since = since_signed(session, plan)
    if since is not None and not session.settings.json:
        show_pieces(Document(tuple(amendment_pieces(since.signature, since.amendments, session.say))), session)


def _confirm(session: Session, name: str) -> None:
    """Ask whether to sign.

    Raises:
        Stopped: the person does not want to.
    """
    if session.settings.yes:
        return
    from popcli.cli.asking import pick

    session.tell(session.say("sign.no-law"))
    labels = {word: session.say(f"sign.confirm.{word}", name=name) for word in ("sign", "stop")}
    if pick(session, "sign.confirm", labels) == "stop":
        raise Stopped("stopped-nothing")


def _signed(session: Session, plan: "Plan", shown: "Plan", signature: dict[str, Any]) -> "Plan":
    """The plan with one more signature.

    Raises:
        Conflict: what was agreed changed after it was shown.
    """
    from popcli.core.agreement import fingerprint
    from popcli.core.plan_data import changed, part_data
    from popcli.store.versions import history

    found = fingerprint(plan)
    if found != fingerprint(shown):
        raise Conflict("edit-meanwhile", file=str(session.folder.plan))
    made = {**signature, "version": history(session.folder)[-1].version, "fingerprint": found}
    return changed(plan, signatures=[*map(part_data, plan.signatures), made])


def _done(session: Session, plan: "Plan") -> Document:
    from popcli.core.agreement import outdated_signatures, unsigned_roles
    from popcli.report.agreement_page import signature_words
    from popcli.report.wording import enum_word

    roles = [*unsigned_roles(plan), *(signature.role for signature in outdated_signatures(plan))]
    notes = [line(session.say("sign.no-law"))] if session.settings.yes else []  # who was asked has read it
    if roles:
        who = enum_word(session.say, "role", roles[0])
        notes.append(line(session.say("sign.missing", who=who, role=roles[0].value)))
    return done(signature_words(plan.signatures[-1], session.say), _data(plan), *notes)


def _data(plan: "Plan") -> list[dict[str, Any]]:
    from popcli.core.plan_data import json_data

    signatures: tuple[Signature, ...] = plan.signatures
    return [json_data(signature) for signature in signatures]
