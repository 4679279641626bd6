"""What an ssh signature is set under, the key that stands in it, and the facts of checking one."""

import base64
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass

from popcli.core.models import Signature

NAMESPACE = "popcli-agreement"
"""Keeps a signature from being taken for one under something else (a file, a commit)."""

_BLOB = re.compile(r"-----BEGIN SSH SIGNATURE-----\s+([A-Za-z0-9+/=\s]+?)\s*-----END SSH SIGNATURE-----\s*")
_HEAD = b"SSHSIG\0\0\0\1"
_KEY = re.compile(r"(?!\S*-cert-)[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,2}")


def signed_text(signature: Signature) -> str:
    """The lines that are signed: readable, and the same for the same signature only.

    Name and fingerprint stand in quotes, so that no line break in them can pass for another line. The first line
    names the form; a change of the form needs another number.
    """
    lines = (
        "popcli agreement 1",
        f"fingerprint: {json.dumps(signature.fingerprint, ensure_ascii=False)}",
        f"role: {signature.role.value}",
        f"name: {json.dumps(signature.name, ensure_ascii=False)}",
        f"date: {signature.date.isoformat()}",
        f"version: {signature.version}",
    )
    return "".join(f"{text}\n" for text in lines)


def key_in(armoured: str) -> str | None:
    """The public key that stands in an armoured signature: type and base64, or ``None`` when there is none."""
    found = _BLOB.fullmatch(armoured.strip())
    if found is None:
        return None
    try:
        blob = base64.b64decode("".join(found[1].split()), validate=True)
        key = _first_field(blob.removeprefix(_HEAD)) if blob.startswith(_HEAD) else b""
        kind = _first_field(key).decode("ascii")
    except ValueError:
        return None
    text = f"{kind} {base64.b64encode(key).decode('ascii')}"
    return text if _KEY.fullmatch(text) else None


def _first_field(data: bytes) -> bytes:
    """The first field of ssh's binary form, four bytes of length before it; empty when it is cut off."""
    size = int.from_bytes(data[:4], "big")
    return data[4 : 4 + size] if len(data) >= 4 + size else b""


def is_key(text: str) -> bool:
    """Whether this can be a public key as the plan holds it: its type and its base64, and nothing else.

    A certificate is none: it has another fingerprint than its key, so that people would compare the wrong one.
    """
    return _KEY.fullmatch(text) is not None


def key_fingerprint(key: str) -> str | None:
    """The fingerprint of a public key as OpenSSH shows it (``SHA256:…``); ``None`` for what is no key."""
    if not is_key(key):
        return None
    try:
        blob = base64.b64decode(key.partition(" ")[2], validate=True)
    except ValueError:
        return None
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode("ascii").rstrip("=")


def may_be(principal: str, name: str) -> bool:
    """Whether a principal of an allowed signers file can be this person.

    Names are compared. An address (it has an ``@``) cannot be: that is left to people.
    """
    return "@" in principal or _folded(principal) == _folded(name)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an ssh signature is right, and what ssh-keygen said when it is not."""

    good: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class Trust:
    """Whether a key is allowed for the name beside it; ``principal`` is whose it is by the file, if anybody's."""

    trusted: bool
    principal: str | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """All that was checked of one signature; ``None`` is what could not be checked, or was not asked.

    ``covers_now`` says whether the plan still says what was signed, ``intact`` whether the version that was signed
    is there and still has this fingerprint. ``verdict`` is about the ssh signature, ``trust`` about its key.
    """

    signature: Signature
    covers_now: bool
    intact: bool | None
    verdict: Verdict | None = None
    trust: Trust | None = None

    @property
    def wrong(self) -> bool:
        """Whether something that was checked is not right."""
        forged = self.intact is False
        bad = self.verdict is not None and not self.verdict.good
        return forged or bad or (self.trust is not None and not self.trust.trusted)
