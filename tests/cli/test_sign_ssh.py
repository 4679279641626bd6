import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop, Result
from popcli.store import ssh_keys
from ssh_tools import fingerprint, make_key, needs_ssh, public, put_program

KEY_LAW = {"en": "no qualified electronic signature", "nl": "geen gekwalificeerde elektronische handtekening"}
NO_LAW = {"en": "It is no legal or digital signature.", "nl": "Het is geen juridische of digitale handtekening."}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths and permissions here are those of Unix")


def flat(text: str) -> str:
    return " ".join(text.split())


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def signatures(pop: Pop) -> list[dict[str, Any]]:
    return list(pop("show", "--json").fine().data.get("signatures", []))


def checked(pop: Pop, *options: str, code: int = 0) -> list[dict[str, Any]]:
    """What ``--verify`` says as data; as a page it must end in the same way, in both languages."""
    result = pop("sign", "--verify", "--json", *options)
    assert result.code == code, result.err
    for lang in ("nl", "en"):
        assert pop("sign", "--verify", *options, lang=lang).code == code
    return list(result.data)


def page(pop: Pop, *options: str, lang: str = "en") -> str:
    result = pop("sign", "--verify", *options, lang=lang)
    assert "Traceback" not in result.err
    return flat(result.out)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return make_key(tmp_path)


@pytest.fixture
def signed(journal: Pop, key: Path) -> Pop:
    """The program with a plan that Sanne signed with her key."""
    journal("sign", "--yes", "--ssh-key", str(key)).fine()
    return journal


@needs_ssh
@pytest.mark.parametrize(("lang", "told"), [("en", "with ssh key"), ("nl", "met ssh-sleutel")])
def test_signing_with_a_key_says_so_and_shows_its_fingerprint(journal: Pop, key: Path, lang: str, told: str):
    made = journal("sign", "--yes", "--ssh-key", str(key), lang=lang).fine()
    assert told in flat(made.out)
    assert KEY_LAW[lang] in flat(made.err)
    assert NO_LAW[lang] not in flat(made.err)
    assert fingerprint(key) in flat(made.err)
    assert told in flat(journal("show", lang=lang).fine().out)
    [signature] = signatures(journal)
    assert signature["ssh"]["key"] == public(key)
    assert signature["version"] == 1


@needs_ssh
def test_the_file_holds_the_signature_as_a_block_that_people_can_read(signed: Pop, sanne: Path, key: Path):
    text = (sanne / "plan.yaml").read_text(encoding="utf-8")
    assert f"    ssh:\n      key: {public(key)}\n      signature: |\n        -----BEGIN SSH SIGNATURE-----\n" in text
    [signature] = signatures(signed)
    assert signature["ssh"]["signature"].endswith("\n-----END SSH SIGNATURE-----\n")


@needs_ssh
def test_what_is_right_is_said_and_no_more(signed: Pop, key: Path):
    assert checked(signed) == [
        {
            "role": "employee",
            "name": "Sanne Vermeulen",
            "date": "2026-03-02",
            "version": 1,
            "covers_now": True,
            "version_intact": True,
            "ssh": "good",
            "key_fingerprint": fingerprint(key),
            "trusted": None,
            "principal": None,
        }
    ]
    shown = page(signed)
    assert "plan right: what was agreed is what the plan says now" in shown
    assert f"{fingerprint(key)} · not checked against anybody" in shown
    assert "Nothing that could be checked is wrong." in shown
    assert "met niemand vergeleken" in page(signed, lang="nl")
    for lang, told in KEY_LAW.items():
        assert told in flat(signed("sign", "--verify", lang=lang).err)


FORGERIES = {
    "name": ("name: Sanne Vermeulen\n    date", "name: Sanne Vermeulem\n    date"),
    "date": ("date: 2026-03-02", "date: 2026-03-01"),
    "role": ("role: employee", "role: manager"),
    "version": ("    version: 1", "    version: 2"),
    "fingerprint": ("fingerprint: pop1:", "fingerprint: pop1:0"),
    "block": ("-----END", "AAAA\n        -----END"),
    "armour": ("-----BEGIN SSH", "-----BEGUN SSH"),
    "type": ("key: ssh-ed25519 ", "key: ssh-rsa "),
    "comment": ("key: ssh-ed25519 ", "key: cert-authority ssh-ed25519 "),
}


@needs_ssh
@pytest.mark.parametrize("what", FORGERIES)
def test_anything_that_was_signed_and_then_changed_is_found(signed: Pop, sanne: Path, what: str):
    edit(sanne / "plan.yaml", *FORGERIES[what])
    [found] = checked(signed, code=3)
    assert found["ssh"] == "bad"
    shown = page(signed)
    assert "ssh wrong: " in shown
    assert "1 signature is not right." in shown
    assert "ssh klopt niet: " in page(signed, lang="nl")


@needs_ssh
def test_another_key_put_into_the_plan_is_found(signed: Pop, sanne: Path, key: Path, tmp_path: Path):
    edit(sanne / "plan.yaml", public(key), public(make_key(tmp_path, "other")))
    assert checked(signed, code=3)[0]["ssh"] == "bad"


@needs_ssh
@pytest.mark.parametrize("ssh", ["nonsense", "{key: ssh-ed25519 AAAA}", "[]"])
def test_a_signature_that_is_no_signature_any_more_is_an_error_with_its_line(signed: Pop, sanne: Path, ssh: str):
    text = (sanne / "plan.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("    ssh:\n")
    after = rest[rest.index("-----END SSH SIGNATURE-----\n") + len("-----END SSH SIGNATURE-----\n") :]
    (sanne / "plan.yaml").write_text(f"{before}    ssh: {ssh}\n{after}", encoding="utf-8")
    signed("sign", "--verify").refused("plan.yaml:", code=1)


@needs_ssh
def test_the_key_is_held_against_a_file_that_says_whose_it_is(signed: Pop, key: Path, tmp_path: Path):
    allowed, other = tmp_path / "allowed", make_key(tmp_path, "other")
    option = ("--allowed-signers", str(allowed))
    allowed.write_text(f'"Sanne Vermeulen" {public(key)}\n')
    [found] = checked(signed, *option)
    assert (found["trusted"], found["principal"]) == (True, "Sanne Vermeulen")
    assert f"belongs to Sanne Vermeulen, says {allowed}" in page(signed, *option)

    allowed.write_text(f"s.v@example.org {public(key)}\n")
    [found] = checked(signed, *option)
    assert (found["trusted"], found["principal"]) == (True, "s.v@example.org")
    assert "whether that is Sanne Vermeulen is for you to judge" in page(signed, *option)

    allowed.write_text(f'"Sanne Vermeulen" {public(other)}\n')
    [found] = checked(signed, *option, code=3)
    assert (found["trusted"], found["principal"], found["ssh"]) == (False, None, "good")
    assert "is nobody's in" in page(signed, *option)

    allowed.write_text(f'"Joost de Wit" {public(key)}\n')
    [found] = checked(signed, *option, code=3)
    assert (found["trusted"], found["principal"]) == (False, "Joost de Wit")
    assert "is volgens" in page(signed, *option, lang="nl")
    assert "en niet van Sanne Vermeulen" in page(signed, *option, lang="nl")


@needs_ssh
def test_a_name_that_is_put_under_somebody_elses_key_is_not_trusted(journal: Pop, key: Path, tmp_path: Path):
    joost = make_key(tmp_path, "joost")
    journal("sign", "--yes", "--ssh-key", str(joost)).fine()
    allowed = tmp_path / "allowed"
    allowed.write_text(f'"Joost de Wit" {public(joost)}\n"Sanne Vermeulen" {public(key)}\n')
    assert [item["trusted"] for item in checked(journal, "--allowed-signers", str(allowed), code=3)] == [False]


@needs_ssh
def test_a_plan_that_changed_since_is_no_error_and_says_how_to_settle_it(signed: Pop):
    signed("goal", "g1", "--due", "2026-10-01").fine()
    [found] = checked(signed)
    assert (found["covers_now"], found["version_intact"], found["ssh"]) == (False, True, "good")
    assert "right for version 1; what was agreed has changed since" in page(signed)
    assert "To sign again: pop sign" in signed("sign", "--verify").err


@needs_ssh
def test_signing_again_after_a_change_keeps_the_earlier_signature(signed: Pop, key: Path):
    signed("goal", "g1", "--due", "2026-10-01").fine()
    signed("sign", "--yes", "--ssh-key", str(key)).fine()
    assert [(item["covers_now"], item["ssh"]) for item in checked(signed)] == [(False, "good"), (True, "good")]
    assert "sign again" not in signed("sign", "--verify").err


@needs_ssh
def test_what_happens_on_the_way_leaves_a_signature_right(signed: Pop):
    signed("log", "Meegelopen", "--goal", "g1").fine()
    signed("action", "a1", "--done").fine()
    [found] = checked(signed)
    assert (found["covers_now"], found["version_intact"], found["ssh"]) == (True, True, "good")


@needs_ssh
def test_undo_takes_the_signature_back_and_puts_it_right_again(signed: Pop):
    signed("undo").fine()
    assert checked(signed) == []
    signed("undo").fine()
    assert [item["ssh"] for item in checked(signed)] == ["good"]


@needs_ssh
def test_an_edit_elsewhere_in_the_file_leaves_the_signature_right(signed: Pop, sanne: Path):
    edit(sanne / "plan.yaml", "goals:\n", "# ours\ngoals:\n")
    signed("goal", "g2", "--priority", "1").fine()
    assert [(item["covers_now"], item["ssh"]) for item in checked(signed)] == [(True, "good")]
    plan = sanne / "plan.yaml"
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))
    assert [item["ssh"] for item in checked(signed)] == ["good"]


@needs_ssh
def test_a_key_comes_under_what_was_signed_without_one(journal: Pop, key: Path, tmp_path: Path):
    journal("sign", "--yes").fine()
    journal("sign", "--yes", "--ssh-key", str(key)).fine()
    assert [item["ssh"] for item in checked(journal)] == ["none", "good"]
    for again in (("--ssh-key", str(key)), ("--ssh-key", f"{key}.pub"), ()):
        assert "has signed this plan already" in journal("sign", *again).fine().out
    journal("sign", "--yes", "--ssh-key", str(make_key(tmp_path, "other"))).fine()
    assert len(signatures(journal)) == 3


@needs_ssh
def test_a_signature_that_is_not_right_can_be_set_again(signed: Pop, sanne: Path, key: Path):
    edit(sanne / "plan.yaml", "date: 2026-03-02", "date: 2026-03-01")
    signed("sign", "--yes", "--ssh-key", str(key)).fine()
    assert [item["ssh"] for item in checked(signed, code=3)] == ["bad", "good"]


@needs_ssh
def test_two_names_under_one_key_are_named(signed: Pop, key: Path):
    signed("sign", "--yes", "--role", "manager", "--name", "Joost de Wit", "--ssh-key", str(key)).fine()
    told = f"More than one name stands under the same key {fingerprint(key)}: Sanne Vermeulen, Joost de Wit."
    assert told in page(signed)


def test_nobody_signed_yet(journal: Pop):
    assert checked(journal) == []
    result = journal("sign", "--verify").fine()
    assert result.out == "Nobody has signed this plan yet.\n"
    assert "pop sign" in result.err
    assert "Niemand heeft dit plan nog ondertekend." in page(journal, lang="nl")


@pytest.fixture
def agreed(journal: Pop) -> Pop:
    """The program with a plan that Sanne signed with her name, and that changed since."""
    journal("sign", "--yes").fine()
    journal("goal", "g1", "--due", "2026-10-01").fine()
    return journal


def only(pop: Pop, code: int = 0) -> tuple[Any, ...]:
    [found] = checked(pop, code=code)
    assert (found["ssh"], found["key_fingerprint"], found["trusted"]) == ("none", None, None)
    return found["covers_now"], found["version_intact"]


def test_a_signature_with_a_name_is_right_for_its_version(agreed: Pop):
    assert only(agreed) == (False, True)
    assert "ssh none: a name and a date" in page(agreed)
    assert NO_LAW["en"] in flat(agreed("sign", "--verify").err)


def test_a_signed_version_that_says_something_else_is_wrong(agreed: Pop, sanne: Path):
    edit(sanne / "versions" / "0001.yaml", "2026-09-01", "2026-12-01")
    assert only(agreed, code=3) == (False, False)
    assert "wrong: version 1 says something else" in page(agreed)


def test_a_forged_fingerprint_is_wrong(agreed: Pop, sanne: Path):
    edit(sanne / "plan.yaml", "fingerprint: pop1:", "fingerprint: pop1:0")
    assert only(agreed, code=3) == (False, False)


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"\xff: [")], ids=["gone", "damaged"])
def test_a_signed_version_that_is_lost_cannot_be_verified(agreed: Pop, sanne: Path, damage: Callable[[Path], object]):
    damage(sanne / "versions" / "0001.yaml")
    assert only(agreed) == (False, None)
    assert "not to be verified: version 1" in page(agreed)
    agreed("goal", "g1", "--due", "2026-09-01").fine()
    assert only(agreed) == (True, None)


@needs_ssh
def test_a_missing_program_fails_where_it_is_needed(signed: Pop, key: Path, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    for lang, told in (("en", "install OpenSSH"), ("nl", "installeer OpenSSH")):
        signed("sign", "--verify", lang=lang, PATH=str(empty)).refused("ssh-keygen", told, code=1)
        signed("sign", "--yes", "--ssh-key", str(key), lang=lang, PATH=str(empty)).refused(told, code=1)


def test_a_missing_program_is_told_before_anything_is_asked_or_written(journal: Pop, sanne: Path, tmp_path: Path):
    key = tmp_path / "key"
    key.write_text("whatever")
    empty = tmp_path / "empty"
    empty.mkdir()
    before = (sanne / "plan.yaml").read_bytes()
    for option in ("--yes", "--no-input"):
        journal("sign", option, "--ssh-key", str(key), PATH=str(empty)).refused("install OpenSSH", code=1)
    assert (sanne / "plan.yaml").read_bytes() == before


def test_a_missing_program_is_no_matter_without_ssh_signatures(agreed: Pop, tmp_path: Path):
    assert agreed("sign", "--verify", PATH=str(tmp_path)).fine().out


def test_a_missing_program_is_told_for_an_ssh_signature_in_the_plan(agreed: Pop, sanne: Path, tmp_path: Path):
    block = "-----BEGIN SSH SIGNATURE-----\\nAAAA\\n-----END SSH SIGNATURE-----\\n"
    edit(
        sanne / "plan.yaml",
        "    fingerprint: pop1:",
        f'    ssh: {{key: ssh-ed25519 AAAA, signature: "{block}"}}\n    fingerprint: pop1:',
    )
    for lang, told in (("en", "install OpenSSH"), ("nl", "installeer OpenSSH")):
        agreed("sign", "--verify", lang=lang, PATH=str(tmp_path)).refused(told, code=1)
    agreed("sign", "--verify", "--json", PATH=str(tmp_path)).refused("install OpenSSH", code=1)


def test_an_old_program_is_told(journal: Pop, tmp_path: Path):
    key = tmp_path / "key"
    key.write_text("whatever")
    script = 'if [ "$1" = -l ]; then echo "256 SHA256:abc x (ED25519)"; else echo "unknown option -- Y" >&2; exit 1; fi'
    old = put_program(tmp_path / "bin", script)
    journal("sign", "--yes", "--ssh-key", str(key), **old).refused("too old", "8.2", "unknown option -- Y", code=1)


@needs_ssh
def test_a_key_that_cannot_sign_changes_nothing(
    journal: Pop, sanne: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ssh_keys, "MACHINE", 20.0)
    closed = make_key(tmp_path, "closed", passphrase="long enough")
    alone = tmp_path / "alone.pub"
    shutil.copy(f"{closed}.pub", alone)
    text = tmp_path / "text"
    text.write_text("hello")
    before = (sanne / "plan.yaml").read_bytes()

    def tried(file: Path, *more: str, lang: str = "en") -> Result:
        return journal("sign", "--yes", "--ssh-key", str(file), *more, lang=lang)

    tried(closed).refused("has a passphrase", "ssh-add", code=1)
    tried(closed, "--no-input", lang="nl").refused("wachtwoordzin", str(closed), code=1)
    tried(alone).refused("public half", "without .pub", code=1)
    tried(alone, lang="nl").refused("openbare helft", code=1)
    tried(text).refused("there is no ssh key in this file", code=1)
    tried(tmp_path / "none").refused("there is no such file", code=1)
    assert (sanne / "plan.yaml").read_bytes() == before
    assert len(journal("history", "--json").data) == 1


@needs_ssh
def test_a_key_that_has_a_passphrase_fails_quickly_in_a_process_of_its_own(
    journal: Pop, tmp_path: Path, installed: Callable[..., Any]
):
    del journal
    closed = make_key(tmp_path, passphrase="long enough")
    done = installed("--lang", "en", "sign", "--yes", "--no-input", "--ssh-key", str(closed))
    assert done.returncode == 1
    assert b"has a passphrase" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("--verify", "--name", "Sanne"), ("--verify", "--name")),
        (("--verify", "--on", "yesterday"), ("--verify", "--on")),
        (("--verify", "--ssh-key", "key"), ("--verify", "--ssh-key")),
        (("--allowed-signers", "file"), ("--allowed-signers", "--verify")),
    ],
)
def test_options_that_say_nothing_together_are_refused(
    journal: Pop, arguments: tuple[str, ...], texts: tuple[str, ...]
):
    journal("sign", *arguments).refused(*texts)


def test_a_file_of_allowed_signers_has_to_be_there(agreed: Pop, tmp_path: Path):
    agreed("sign", "--verify", "--allowed-signers", str(tmp_path / "none")).refused("no such file", "none", code=1)
    agreed("sign", "--verify", "--allowed-signers", str(tmp_path)).refused("cannot be read", code=1)


@needs_ssh
def test_a_folded_name_and_the_folder_of_the_person(journal: Pop, environment: dict[str, str], sanne: Path, key: Path):
    home = Path(environment["HOME"])
    home.mkdir()
    for file in (key, key.with_name("key.pub")):
        shutil.copy(file, home / file.name)
    journal("sign", "--yes", "--ssh-key", "~/key", "--name", 'Sanne "S" Vermeulen: 1').fine()
    (home / "allowed").write_text(f"*@example.org {public(key)}\n")
    [found] = checked(journal, "--allowed-signers", "~/allowed")
    assert (found["ssh"], found["trusted"]) == ("good", True)
    assert json.dumps(signatures(journal)).count("SSH SIGNATURE") == 2
    assert sanne.exists()


@needs_ssh
def test_a_person_who_is_asked_reads_what_a_key_means(journal: Pop, key: Path, asks: Callable[..., Any]):
    asks("1")
    told = journal("sign", "--ssh-key", str(key), lang="en").fine()
    assert flat(told.err).count(KEY_LAW["en"]) == 1
    assert "ssh-keygen signs with" in flat(told.err)
