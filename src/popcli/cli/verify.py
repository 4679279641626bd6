"""`pop sign --verify`: check the signatures of a plan."""

from pathlib import Path
from typing import TYPE_CHECKING

from popcli.cli.session import Session
from popcli.core.errors import FileProblem, Place
from popcli.report.document import Document

if TYPE_CHECKING:
    from popcli.core.models import Plan, Signature
    from popcli.core.signed_text import Verified


def verified(session: Session, allowed: Path | None) -> Document:
    """The page with what could be checked of each signature; its code is 3 when something is wrong.

    ``allowed`` is a file in OpenSSH's format that says whose key is whose.

    Raises:
        FileProblem: that file is missing or cannot be read.
        PopError: ssh-keygen is missing, too old or stuck, although there is an ssh signature to check.
    """
    from popcli.core.agreement import outdated_signatures
    from popcli.report.verify_page import verify_page
    from popcli.store.files import read_file

    plan = session.plan()
    known = allowed.expanduser() if allowed else None
    if known is not None and read_file(known) is None:
        raise FileProblem("file-missing", place=Place(str(known)))
    found = [_verified(session, plan, signature, known) for signature in plan.signatures]
    return verify_page(found, session.say, str(known or ""), outdated=bool(outdated_signatures(plan)))


def _verified(session: Session, plan: "Plan", signature: "Signature", allowed: Path | None) -> "Verified":
    from popcli.cli.agreeing import signed_plan
    from popcli.core.agreement import covers
    from popcli.core.signed_text import Verified, signed_text
    from popcli.store import ssh_keys

    before = signed_plan(session, signature)
    verdict = trust = None
    if signature.ssh is not None:
        text, armoured = signed_text(signature), signature.ssh.signature
        verdict = ssh_keys.verified(text, signature.ssh.key, armoured)
        if verdict.good and allowed is not None:
            trust = ssh_keys.trust(text, armoured, allowed, signature.name)
    intact = None if before is None else covers(signature, before)
    return Verified(signature, covers(signature, plan), intact, verdict, trust)
