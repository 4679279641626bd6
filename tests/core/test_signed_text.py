import base64
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from popcli.core.kinds import Role
from popcli.core.models import Signature
from popcli.core.signed_text import Trust, Verdict, Verified, is_key, key_fingerprint, key_in, may_be, signed_text

FIELDS: dict[str, Any] = {
    "role": Role.EMPLOYEE,
    "name": "Sanne Vermeulen",
    "date": date(2026, 3, 2),
    "version": 2,
    "fingerprint": "pop1:9c2f",
}
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPzCD0CkWhlDJiHbAHqZwQOTxTOhqcq7SC03uBH2wshy"
CERTIFICATE = KEY.replace("ssh-ed25519 ", "ssh-ed25519-cert-v01@openssh.com ")
ARMOURED = """\
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg/MIPQKRaGUMmIdsAepnBA5PFM6
GpyrtILTe4EfbCyHIAAAAQcG9wY2xpLWFncmVlbWVudAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAECana/aLgHnhHVjD/p3o0PVbfAdGKTjXOyvq4haRJr88gT9Xg
yQdKab0JDSdMqYUAvIW5NSEpNTju5ZEXtbD/AE
-----END SSH SIGNATURE-----
"""


def signature(**values: Any) -> Signature:
    return Signature.model_validate({**FIELDS, **values})


def test_the_signed_text_reads_like_what_it_says():
    assert signed_text(signature(name="Zoë Maes")) == (
        'popcli agreement 1\nfingerprint: "pop1:9c2f"\nrole: employee\nname: "Zoë Maes"\ndate: 2026-03-02\nversion: 2\n'
    )


@pytest.mark.parametrize(
    "change",
    [
        {"role": Role.MANAGER},
        {"name": "Sanne  Vermeulen"},
        {"name": "sanne Vermeulen"},
        {"date": date(2026, 3, 3)},
        {"version": 3},
        {"fingerprint": "pop1:9c2e"},
    ],
)
def test_every_field_changes_the_signed_text(change: dict[str, Any]):
    assert signed_text(signature(**change)) != signed_text(signature())


def test_no_name_can_pass_for_another_line():
    text = signed_text(signature(name='Sanne"\ndate: 2020-01-01\u2028version: 9'))
    assert text.count("\n") == 6
    assert "\ndate: 2020" not in text


def test_the_key_is_read_from_the_armoured_signature():
    assert key_in(ARMOURED) == KEY
    assert key_in("\n  " + ARMOURED.replace("\n", "\r\n  ")) == KEY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no signature",
        ARMOURED.replace("END", "BEGIN"),
        ARMOURED.replace("U1NIU0lH", "V1NIU0lH"),
        ARMOURED.replace("U1NI", "U1N"),
        "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----",
        "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAf////8=\n-----END SSH SIGNATURE-----",
        "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAAAQAAAAA\n-----END SSH SIGNATURE-----",
    ],
)
def test_what_is_no_signature_has_no_key(text: str):
    assert key_in(text) is None


def test_a_kind_of_key_that_is_no_plain_word_is_no_key():
    kind = b"ssh\nroot"
    key = len(kind).to_bytes(4, "big") + kind
    blob = b"SSHSIG\0\0\0\1" + len(key).to_bytes(4, "big") + key
    armoured = f"-----BEGIN SSH SIGNATURE-----\n{base64.b64encode(blob).decode()}\n-----END SSH SIGNATURE-----"
    assert key_in(armoured) is None


@pytest.mark.parametrize(
    "text",
    ["", "ssh-ed25519", KEY + " somebody", KEY + "\n* " + KEY, f"cert-authority {KEY}", CERTIFICATE, "ssh-ed25519 é"],
)
def test_only_type_and_base64_are_a_key(text: str):
    assert not is_key(text)
    assert key_fingerprint(text) is None


def test_a_fingerprint_is_as_openssh_shows_it():
    assert key_fingerprint(KEY) == "SHA256:xUEAyKAdXN2H7/g0sqaWODH8APVh0SXWaR5CjiHtzFM"
    assert key_fingerprint("ssh-ed25519 AAA") is None


@pytest.mark.parametrize(
    ("principal", "may"),
    [
        ("Sanne Vermeulen", True),
        ("sanne  vermeulen", True),
        ("s.vermeulen@example.org", True),
        ("*@example.org", True),
        ("Joost de Wit", False),
        ("sanne", False),
    ],
)
def test_names_are_compared_and_addresses_left_to_people(principal: str, *, may: bool):
    assert may_be(principal, "Sanne Vermeulen") is may


def test_wrong_is_what_was_checked_and_is_not_right():
    fine = Verified(signature(), covers_now=True, intact=True)
    right, bad = Verdict(good=True), Verdict(good=False)
    assert not fine.wrong
    assert not replace(fine, covers_now=False, intact=None).wrong
    assert not replace(fine, verdict=right, trust=Trust(trusted=True)).wrong
    assert replace(fine, intact=False).wrong
    assert replace(fine, verdict=bad).wrong
    assert replace(fine, verdict=right, trust=Trust(trusted=False)).wrong
