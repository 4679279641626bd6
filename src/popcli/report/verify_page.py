"""What was checked of each signature, in plain words, and no more than was checked."""

from collections.abc import Iterator, Sequence
from typing import Any

from popcli.core.plan_data import json_data
from popcli.core.signed_text import Verified, key_fingerprint
from popcli.core.texts import Texts
from popcli.report.document import Document, Fields, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.wording import day, enum_word

WRONG = 3
"""The exit code when a signature is not right."""


def verify_page(found: Sequence[Verified], say: Texts, file: str, *, outdated: bool) -> Document:
    """The page; ``file`` is the allowed signers file, empty when none was given.

    ``outdated`` says that somebody's newest signature is under something else than the plan says now.
    """
    data = [_data(item) for item in found]
    if not found:
        nobody = Paragraph(line(Span(say("verify.nobody"), Style.MUTED)))
        return Document((nobody,), data, notes=(line(say("verify.to-sign")),))
    pieces: list[Piece] = [Heading(say("verify.title"), level=1)]
    for item in found:
        pieces += [Paragraph(line(Span(_who(item, say), Style.TERM))), Fields(tuple(_rows(item, say, file)), indent=2)]
    pieces += [Paragraph(text) for text in _shared_keys(found, say)]
    wrong = sum(item.wrong for item in found)
    end = Span(say("verify.wrong", count=wrong), Style.LATE) if wrong else Span(say("verify.right"), Style.GOOD)
    pieces.append(Paragraph(line(end)))
    keys = any(item.signature.ssh for item in found)
    notes = [line(say("verify.law" if keys else "sign.no-law"))]
    if outdated:
        notes.append(line(say("sign.settle")))
    return Document(tuple(pieces), data, tuple(notes), code=WRONG if wrong else 0)


def _who(item: Verified, say: Texts) -> str:
    signature = item.signature
    role = enum_word(say, "role", signature.role)
    date = day(say, signature.date)
    return say("verify.who", name=signature.name, role=role, date=date, version=signature.version)


def _rows(item: Verified, say: Texts, file: str) -> Iterator[tuple[str, Line]]:
    yield say("verify.plan"), _plan(item, say)
    yield say("verify.ssh"), _ssh(item, say)
    if item.verdict is not None and item.verdict.good:
        yield say("verify.key"), _key(item, say, file)


def _plan(item: Verified, say: Texts) -> Line:
    if item.intact is False:
        word, style = "forged", Style.LATE
    elif item.covers_now:
        word, style = "now", Style.GOOD
    else:
        word, style = "lost" if item.intact is None else "changed", Style.ATTENTION
    return line(Span(say(f"verify.plan.{word}", version=item.signature.version), style))


def _ssh(item: Verified, say: Texts) -> Line:
    if item.verdict is None:
        return line(Span(say("verify.ssh.none"), Style.MUTED))
    if item.verdict.good:
        return line(Span(say("verify.ssh.good"), Style.GOOD))
    return line(Span(say("verify.ssh.bad"), Style.LATE), _said(item.verdict.said))


def _key(item: Verified, say: Texts, file: str) -> Line:
    name, trust = item.signature.name, item.trust
    values = {"fingerprint": _fingerprint(item), "name": name, "file": file}
    if trust is None:
        return line(Span(say("verify.key.unchecked", **values), Style.ATTENTION))
    if trust.trusted:
        word = "address" if "@" in (trust.principal or "") else "known"
        return line(Span(say(f"verify.key.{word}", principal=trust.principal, **values), Style.GOOD))
    if trust.principal:
        return line(Span(say("verify.key.other", principal=trust.principal, **values), Style.LATE))
    return line(Span(say("verify.key.unknown", **values), Style.LATE), _said(trust.said))


def _said(text: str) -> str:
    """What ssh-keygen said, in its own words."""
    return f" (ssh-keygen: {text})" if text else ""


def _shared_keys(found: Sequence[Verified], say: Texts) -> Iterator[Line]:
    """Keys with which more than one name signed: two signatures, and perhaps one person."""
    names: dict[str, dict[str, None]] = {}
    for item in found:
        if item.verdict is not None and item.verdict.good:
            names.setdefault(_fingerprint(item) or "", {})[item.signature.name] = None
    for key, those in names.items():
        if len(those) > 1:
            yield line(Span(say("verify.shared", fingerprint=key, names=", ".join(those)), Style.ATTENTION))


def _fingerprint(item: Verified) -> str | None:
    return key_fingerprint(item.signature.ssh.key) if item.signature.ssh else None


def _data(item: Verified) -> dict[str, Any]:
    signed = json_data(item.signature)
    verdict = "none" if item.verdict is None else "good" if item.verdict.good else "bad"
    return {
        **{name: signed[name] for name in ("role", "name", "date", "version")},
        "covers_now": item.covers_now,
        "version_intact": item.intact,
        "ssh": verdict,
        "key_fingerprint": _fingerprint(item),
        "trusted": item.trust.trusted if item.trust else None,
        "principal": item.trust.principal if item.trust else None,
    }
