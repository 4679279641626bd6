"""What commands share about signatures: the changes since the newest one."""

from typing import TYPE_CHECKING

from popcli.cli.session import Session
from popcli.core.errors import PopError
from popcli.core.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from popcli.core.agreement import Amendment
    from popcli.core.models import Plan, Signature
    from popcli.report.document import Document


class Since(Value):
    """The newest signature, and what changed since; ``None`` where the signed version cannot be read any more."""

    signature: "Signature"
    amendments: "Sequence[Amendment] | None"


def since_signed(session: Session, plan: "Plan") -> Since | None:
    """What changed since the newest signature that does not cover the plan any more; ``None`` when all do."""
    from popcli.core.agreement import amendments, covers, outdated_signatures

    outdated = outdated_signatures(plan)
    if not outdated:
        return None
    signature = max(outdated, key=lambda item: item.version)
    before = signed_plan(session, signature)
    if before is not None and not covers(signature, before):
        before = None
    words = session.say("amend.downwards").split(", ")
    return Since(signature, None if before is None else amendments(before, plan, words))


def signed_plan(session: Session, signature: "Signature") -> "Plan | None":
    """The plan in the version that was signed, whatever it says by now; ``None`` where it cannot be read any more."""
    from popcli.store.plan_file import read_plan
    from popcli.store.versions import content_of, version_file

    try:
        content = content_of(session.folder, signature.version)
        return read_plan(content, str(version_file(session.folder, signature.version))).plan
    except PopError:
        return None


def with_amendments(session: Session, plan: "Plan", page: "Document") -> "Document":
    """A page of the plan that begins with what changed since it was signed, if anything did."""
    from popcli.core.value import replace
    from popcli.report.agreement_page import amendment_pieces, amendments_data
    from popcli.report.document import Paragraph, Span, Style, line

    since = since_signed(session, plan)
    if since is None:
        return replace(page, data={**page.data, "amendments": []}) if plan.signatures else page
    settle = Paragraph(line(Span(session.say("sign.settle"), Style.MUTED)), indent=2)
    told = (*amendment_pieces(since.signature, since.amendments, session.say), settle, Paragraph(line("")))
    data = {**page.data, "amendments": amendments_data(since.amendments)}
    first, *rest = page.pieces
    return replace(page, pieces=(first, *told, *rest), data=data)
