"""`pop sign`: sign what was agreed, as employee or as manager, and check what was signed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from popcli.cli import values
from popcli.cli.session import Session
from popcli.core.errors import Conflict, Stopped, UsageError
from popcli.core.kinds import Role
from popcli.report.document import Document, done, line

if TYPE_CHECKING:
    from popcli.cli.signing_key import SigningKey
    from popcli.core.models import Plan, Signature

Option = typer.Option


def sign(  # noqa: PLR0913, PLR0917 - one parameter per option
    ctx: typer.Context,
    role: Annotated[Role, Option(help="Who signs.")] = Role.EMPLOYEE,
    name: Annotated[str | None, Option(help="The name under it; the one in the plan when left out.")] = None,
    on: Annotated[str | None, Option(help="The day, when it was not today.")] = None,
    ssh_key: Annotated[Path | None, Option(help="Sign with this ssh key too, by OpenSSH.", metavar="FILE")] = None,
    verify: Annotated[bool, Option("--verify", help="Check all signatures instead.")] = False,  # noqa: FBT002
    allowed_signers: Annotated[
        Path | None, Option(help="Whose key is whose, for --verify (ssh-keygen's format).", metavar="FILE")
    ] = None,
) -> Document:
    """Sign the agreed parts of the plan: person, period, goals, actions, costs and review dates.

    Shows first what changed since it was signed last. This is a word between people, no legal signature.

    --ssh-key puts your key under it, so that others can check whose it is. In law that is no pen on paper either.

    --verify says of each signature what can be checked, and ends with 3 when something is not right.

    Examples:

      pop sign

      pop sign --role manager --name "Joost de Wit"

      pop sign --ssh-key ~/.ssh/id_ed25519

      pop sign --verify --allowed-signers colleagues.txt
    """
    session: Session = ctx.obj
    values.only_with({"--allowed-signers": allowed_signers}, "--verify", given=verify)
    if verify:
        values.not_with("--verify", {"--name": name, "--on": on, "--ssh-key": ssh_key})
        from popcli.cli.verify import verified

        return verified(session, allowed_signers)
    return _sign(session, {"role": role, "name": name, "on": on}, ssh_key)


def _sign(session: Session, given: dict[str, Any], ssh_key: Path | None) -> Document:
    plan = session.plan()
    who = _name(plan, given["role"], given["name"])
    key = None if ssh_key is None else _key(session, ssh_key)
    if _is_signed(plan, given["role"], who, key):
        return done(session.say("sign.already", name=who), _data(plan))
    day = values.past_day(session, given["on"], "sign-later")
    if not (session.settings.yes or session.can_ask):
        raise values.needed("--yes", "pop sign --yes")
    _show(session, plan)
    law = session.say("sign.ssh-law" if key else "sign.no-law")
    _confirm(session, who, law)
    signature = _agreed(session, plan, {"role": given["role"], "name": who, "date": day})
    if key is not None:
        signature = key.signed(signature)
    signed = session.change(
        lambda now: _added(session, now, signature), lambda _plan: session.say("change.signed", name=who)
    )
    return _done(session, signed, law)


def _key(session: Session, file: Path) -> "SigningKey":
    from popcli.cli.signing_key import signing_key

    return signing_key(session, file)


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


def _is_signed(plan: "Plan", role: Role, name: str, key: "SigningKey | None") -> bool:
    from popcli.core.agreement import covers, latest_signature

    found = latest_signature(plan, role)
    if found is None or not covers(found, plan) or found.name != name:
        return False
    return key is None or key.made(found)


def _show(session: Session, plan: "Plan") -> None:
    from popcli.cli.agreeing import since_signed
    from popcli.cli.output import show_pieces
    from popcli.report.agreement_page import amendment_pieces

    since = since_signed(session, plan)
    if since is not None and not session.settings.json:
        show_pieces(Document(tuple(amendment_pieces(since.signature, since.amendments, session.say))), session)


def _confirm(session: Session, name: str, law: str) -> None:
    """Ask whether to sign.

    Raises:
        Stopped: the person does not want to.
    """
    if session.settings.yes:
        return
    from popcli.cli.asking import pick

    session.tell(law)
    labels = {word: session.say(f"sign.confirm.{word}", name=name) for word in ("sign", "stop")}
    if pick(session, "sign.confirm", labels) == "stop":
        raise Stopped("stopped-nothing")


def _agreed(session: Session, shown: "Plan", who: dict[str, Any]) -> "Signature":
    """The signature under the newest version of the plan, which says what was shown.

    Raises:
        Conflict: what was agreed changed after it was shown.
    """
    from popcli.core.agreement import fingerprint
    from popcli.core.models import Signature
    from popcli.store.versions import history

    with session.locked():
        session.notice_changes()
        version = history(session.folder)[-1].version
        plan = session.plan()
    signature = Signature.model_validate({**who, "version": version, "fingerprint": fingerprint(shown)})
    _covered(session, plan, signature)
    return signature


def _covered(session: Session, plan: "Plan", signature: "Signature") -> None:
    """Refuse to sign a plan in which something else was agreed meanwhile.

    Raises:
        Conflict: ``edit-meanwhile``.
    """
    from popcli.core.agreement import covers

    if not covers(signature, plan):
        raise Conflict("edit-meanwhile", file=str(session.folder.plan))


def _added(session: Session, plan: "Plan", signature: "Signature") -> "Plan":
    from popcli.core.plan_data import changed, part_data

    _covered(session, plan, signature)
    return changed(plan, signatures=[*map(part_data, plan.signatures), part_data(signature)])


def _done(session: Session, plan: "Plan", law: str) -> Document:
    from popcli.core.agreement import roles_to_sign
    from popcli.core.signed_text import key_fingerprint
    from popcli.report.agreement_page import signature_words
    from popcli.report.wording import enum_word

    signature = plan.signatures[-1]
    roles = roles_to_sign(plan)
    notes = [line(law)] if session.settings.yes else []  # who was asked has read it
    if signature.ssh:
        notes.append(line(session.say("sign.ssh-key", fingerprint=key_fingerprint(signature.ssh.key))))
    if roles:
        who = enum_word(session.say, "role", roles[0])
        notes.append(line(session.say("sign.missing", who=who, role=roles[0].value)))
    return done(signature_words(signature, session.say), _data(plan), *notes)


def _data(plan: "Plan") -> list[dict[str, Any]]:
    from popcli.core.plan_data import json_data

    return [json_data(signature) for signature in plan.signatures]
