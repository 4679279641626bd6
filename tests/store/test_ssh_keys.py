import os
import shutil
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from popcli.core.errors import FileProblem, PopError
from popcli.core.signed_text import key_fingerprint
from popcli.store import ssh_keys
from popcli.store.ssh_keys import key_file_fingerprint, signed, trust, verified
from ssh_tools import fingerprint, make_key, needs_ssh, public, put_program

TEXT = 'popcli agreement 1\nname: "Zoë"\n'


def refused(key: Path, *, name: str) -> PopError:
    with pytest.raises(PopError) as caught:
        signed(TEXT, key, ask=False)
    assert caught.value.key == name, caught.value
    return caught.value


@needs_ssh
@pytest.mark.parametrize("options", [("-t", "ed25519"), ("-t", "ecdsa"), ("-t", "rsa", "-b", "2048")])
def test_a_key_signs_and_the_signature_checks(tmp_path: Path, options: tuple[str, ...]):
    key = make_key(tmp_path, options=options)
    made = signed(TEXT, key, ask=False)
    assert made.key == public(key)
    assert key_fingerprint(made.key) == fingerprint(key) == key_file_fingerprint(key)
    assert made.signature.startswith("-----BEGIN SSH SIGNATURE-----\n")
    assert verified(TEXT, made.key, made.signature).good
    assert sorted(item.name for item in tmp_path.iterdir()) == ["key", "key.pub"]


@needs_ssh
def test_another_text_or_key_or_a_mangled_signature_does_not_check(tmp_path: Path):
    made = signed(TEXT, make_key(tmp_path), ask=False)
    other = public(make_key(tmp_path, "other"))
    assert "incorrect signature" in verified(TEXT + " ", made.key, made.signature).said
    lines = made.signature.splitlines()
    mangled = [
        "",
        "nonsense",
        made.signature.replace("\n", " "),
        "\n".join([lines[0], lines[1][::-1], *lines[2:]]),
        "\n".join(lines[:3]),
    ]
    for text, key, armoured in [
        (TEXT + " ", made.key, made.signature),
        (TEXT, other, made.signature),
        (TEXT, "", made.signature),
        (TEXT, f"{other}\nsigner {made.key}", made.signature),
        *((TEXT, made.key, armoured) for armoured in mangled),
    ]:
        assert not verified(text, key, armoured).good, (key, armoured)


@needs_ssh
def test_a_signature_for_another_use_does_not_check(tmp_path: Path):
    key = make_key(tmp_path)
    file = tmp_path / "text"
    file.write_text(TEXT, encoding="utf-8")
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "file", str(file)], check=True)
    assert not verified(TEXT, public(key), (tmp_path / "text.sig").read_text()).good


@needs_ssh
def test_a_key_that_has_a_passphrase_fails_at_once_where_nobody_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    key = make_key(tmp_path, passphrase="long enough")
    asked = tmp_path / "asked"
    window = tmp_path / "window"
    window.write_text(f'#!/bin/sh\ntouch "{asked}"\necho long enough\n')
    window.chmod(0o755)
    for name, value in (("SSH_ASKPASS", str(window)), ("SSH_ASKPASS_REQUIRE", "force"), ("DISPLAY", ":0")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    monkeypatch.setattr(ssh_keys, "MACHINE", 20.0)
    error = refused(key, name="ssh-passphrase-unasked")
    assert str(error.place) == str(key)
    assert not asked.exists()
    assert key_file_fingerprint(key) == fingerprint(key)


@needs_ssh
def test_a_public_half_alone_and_no_key_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    key = make_key(tmp_path)
    alone = tmp_path / "alone.pub"
    shutil.copy(f"{key}.pub", alone)
    refused(alone, name="ssh-key-public")
    text = tmp_path / "text"
    text.write_text("hello\n")
    for file, name in ((text, "ssh-key-none"), (tmp_path / "none", "file-missing"), (tmp_path, "file-unreadable")):
        with pytest.raises(FileProblem) as caught:
            key_file_fingerprint(file)
        assert caught.value.key == name


@needs_ssh
def test_a_public_half_beside_its_private_half_signs(tmp_path: Path):
    key = make_key(tmp_path)
    assert signed(TEXT, Path(f"{key}.pub"), ask=False).key == public(key)


@needs_ssh
def test_an_older_form_of_key_needs_its_public_half(tmp_path: Path):
    key = make_key(tmp_path, options=("-t", "rsa", "-b", "2048", "-m", "PEM"))
    closed = make_key(tmp_path, "closed", passphrase="long enough", options=("-t", "rsa", "-b", "2048", "-m", "PEM"))
    made = signed(TEXT, key, ask=False)
    for file in (key, closed):
        Path(f"{file}.pub").unlink()
    refused(key, name="ssh-key-half")
    with pytest.raises(FileProblem, match="ssh-key-half"):
        key_file_fingerprint(closed)
    assert verified(TEXT, made.key, made.signature).good


@needs_ssh
@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_key_that_others_can_read_is_refused_with_the_reason(tmp_path: Path):
    key = make_key(tmp_path)
    key.chmod(0o644)
    refused(key, name="ssh-key-open")


@needs_ssh
def test_a_certificate_does_not_sign(tmp_path: Path):
    key, authority = make_key(tmp_path), make_key(tmp_path, "authority")
    certify = ["ssh-keygen", "-q", "-s", str(authority), "-I", "sanne", "-n", "sanne", f"{key}.pub"]
    subprocess.run(certify, check=True, capture_output=True)
    refused(tmp_path / "key-cert.pub", name="ssh-unverified")


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if shutil.which("ssh-agent") is None or shutil.which("ssh-add") is None:
        pytest.skip("ssh-agent and ssh-add are not on the PATH")
    socket = tmp_path / "agent"
    program = subprocess.Popen(
        ["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert program.stdout is not None
    program.stdout.readline()
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
    yield
    program.send_signal(signal.SIGTERM)
    program.wait(10)
    program.stdout.close()


@needs_ssh
@pytest.mark.usefixtures("agent")
def test_the_agent_signs_for_a_public_half_and_for_a_key_with_a_passphrase(tmp_path: Path):
    key = make_key(tmp_path)
    subprocess.run(["ssh-add", "-q", str(key)], check=True)
    alone = tmp_path / "alone.pub"
    shutil.move(f"{key}.pub", alone)
    subprocess.run(["ssh-keygen", "-q", "-p", "-P", "", "-N", "long enough", "-f", str(key)], check=True)
    made = signed(TEXT, key, ask=False)
    key.unlink()
    assert signed(TEXT, alone, ask=False).key == made.key


ALLOWED = {
    "sanne@example.org {key}": (True, "sanne@example.org"),
    "*@example.org {key}": (True, "*@example.org"),
    '"Sanne Vermeulen" {key}': (True, "Sanne Vermeulen"),
    '"joost,Sanne Vermeulen" {key}': (True, "Sanne Vermeulen"),
    "joost,sanne@example.org {key}": (True, "sanne@example.org"),
    'sanne@example.org namespaces="popcli-*" {key}': (True, "sanne@example.org"),
    "# a comment\n\nsanne@example.org {other}\nsanne@example.org {key}": (True, "sanne@example.org"),
    "Joost {key}": (False, "Joost"),
    '"Sanne Vermeulen" {other}': (False, None),
    'sanne@example.org namespaces="git" {key}': (False, None),
    'sanne@example.org valid-before="20200101" {key}': (False, None),
    "nonsense": (False, None),
    "": (False, None),
}


@needs_ssh
@pytest.mark.parametrize("lines", ALLOWED)
def test_a_key_is_trusted_for_the_name_that_the_file_gives_it(tmp_path: Path, lines: str):
    key = make_key(tmp_path)
    allowed = tmp_path / "allowed"
    allowed.write_text(lines.format(key=public(key), other=public(make_key(tmp_path, "other"))) + "\n")
    found = trust(TEXT, signed(TEXT, key, ask=False).signature, allowed, "Sanne Vermeulen")
    assert (found.trusted, found.principal) == ALLOWED[lines]
    assert "popcli-" not in found.said.replace('"popcli-agreement"', "")


def test_a_missing_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    key = tmp_path / "key"
    key.touch()
    for call in (
        lambda: key_file_fingerprint(key),
        lambda: signed(TEXT, key, ask=False),
        lambda: signed(TEXT, key, ask=True),
        lambda: verified(TEXT, "ssh-ed25519 AAAA", "x"),
        lambda: trust(TEXT, "x", key, "Sanne"),
    ):
        with pytest.raises(PopError, match="ssh-keygen-missing"):
            call()


scripts = pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the program")


@scripts
@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("echo 'unknown option -- Y' >&2; exit 1", "ssh-keygen-old"),
        ("echo 'ssh-keygen: illegal option -- Y' >&2; exit 1", "ssh-keygen-old"),
        ("echo 'Unsupported operation for -Y: \"find-principals\"' >&2; exit 255", "ssh-keygen-old"),
        ("exec /bin/sleep 30", "ssh-keygen-late"),
    ],
)
def test_a_program_that_is_old_or_stuck_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, name: str
):
    monkeypatch.setenv("PATH", put_program(tmp_path / "bin", script)["PATH"])
    monkeypatch.setattr(ssh_keys, "MACHINE", 1.0)
    with pytest.raises(PopError, match=name):
        verified(TEXT, "ssh-ed25519 AAAA", "x")


@scripts
def test_any_other_refusal_is_told_in_the_words_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    script = "for last; do :; done; printf 'Enter passphrase: one \\n@@@@\\nusage: x\\n%s: two\\n' $last >&2; exit 255"
    monkeypatch.setenv("PATH", put_program(tmp_path / "bin", script)["PATH"])
    assert refused(tmp_path / "key", name="ssh-refused").values["reason"] == "one · agreement: two"


@scripts
def test_a_program_that_cannot_be_started_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", put_program(tmp_path / "bin", "")["PATH"])
    (tmp_path / "bin" / "ssh-keygen").write_bytes(b"#!/nowhere/at/all\n")
    with pytest.raises(PopError, match="ssh-keygen-failed"):
        verified(TEXT, "ssh-ed25519 AAAA", "x")


@scripts
def test_what_does_not_check_right_after_signing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    script = 'for last; do :; done; [ "$3" = sign ] && echo nonsense > "$last.sig"'
    monkeypatch.setenv("PATH", put_program(tmp_path / "bin", script)["PATH"])
    with pytest.raises(PopError, match="ssh-unverified"):
        signed(TEXT, tmp_path / "key", ask=False)


@scripts
def test_what_the_program_reads_lies_where_only_the_owner_can_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shown = tmp_path / "shown"
    script = f'for last; do :; done; /bin/ls -lan "${{last%/*}}" > "{shown}"; /bin/cat "$last" >> "{shown}"; exit 1'
    monkeypatch.setenv("PATH", put_program(tmp_path / "bin", script)["PATH"])
    refused(tmp_path / "key", name="ssh-refused")
    modes = {line.split()[-1]: line[:10] for line in shown.read_text().splitlines() if line.count(" ") > 6}
    assert modes["."] == stat.filemode(stat.S_IFDIR | 0o700)
    assert modes["agreement"] == stat.filemode(stat.S_IFREG | 0o600)
    assert TEXT in shown.read_text()
