"""OpenSSH's own program for signatures, `ssh-keygen -Y`: signing a text, and checking what was signed.

Nothing here calculates: the program does. It is started with a list of words, never by a shell; what it needs in
files lies in a folder that only its owner can enter.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from popcli.core.errors import FileProblem, Place, PopError
from popcli.core.signed_text import NAMESPACE, Trust, Verdict, is_key, key_in, may_be
from popcli.store.files import read_file
from popcli.store.raw import PRIVATE_FILE

PROGRAM = "ssh-keygen"
PERSON = 300.0
MACHINE = 60.0
"""Seconds to wait: for a person who looks up a passphrase or touches a key, and for the program alone."""

_ASKING = ("DISPLAY", "WAYLAND_DISPLAY", "SSH_ASKPASS")
_PROMPT = re.compile(r"Enter passphrase.*?: ")
_OLD = ("unknown option -- Y", "illegal option -- Y", "Unsupported operation for -Y")
_REFUSALS = (
    ("are too open", "ssh-key-open"),
    ("No private key found for", "ssh-key-public"),
    ("Couldn't load public key", "ssh-key-half"),
)
"""What the program says when it does not sign, in its order of importance, and our error for it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A signature that was made: the public key (type and base64) and the armoured signature."""

    key: str
    signature: str


def key_file_fingerprint(key: Path) -> str:
    """The fingerprint (``SHA256:…``) of the key in a file, without asking for a passphrase.

    Raises:
        FileProblem: ``file-missing``, ``file-unreadable``; ``ssh-key-none`` when the file holds no key.
        PopError: the program is missing, too old or stuck.
    """
    if not key.exists():
        raise FileProblem("file-missing", place=Place(str(key)))
    done = _run(["-l", "-E", "sha256", "-f", str(key)])
    words = done.stdout.split()
    if done.returncode == 0 and len(words) > 1 and words[1].startswith("SHA256:"):
        return words[1]
    raise FileProblem(_not_listed(key), place=Place(str(key)), file=str(key))


def _not_listed(key: Path) -> str:
    """Why the program sees no key in a file: older forms hide their public half, which then needs a file of its own."""
    first = (read_file(key) or b"").partition(b"\n")[0].strip()
    older = first.endswith(b"PRIVATE KEY-----") and b"OPENSSH" not in first
    return "ssh-key-half" if older else "ssh-key-none"


def signed(text: str, key: Path, *, ask: bool) -> Made:
    """The signature of a key under a text; it was checked with the key that stands in it.

    Args:
        text: what is signed.
        key: the private key, or a public one whose private half the agent has.
        ask: whether there is a person at a terminal, who may be asked for a passphrase or a touch. When not, the
            program gets no way to ask: no terminal, no window.

    Raises:
        FileProblem: ``ssh-passphrase-unasked``, ``ssh-passphrase-wrong``, ``ssh-key-open``, ``ssh-key-public``,
            ``ssh-key-half``, or ``ssh-refused`` with what the program said.
        PopError: the program is missing, too old or stuck, or ``ssh-unverified``: what it made does not check.
    """
    with _folder() as folder:
        message = folder / "agreement"
        _put(message, text)
        # The text comes from a file, so that the input of the program stays the terminal: else it asks in a window.
        done = _run(["-q", "-Y", "sign", "-f", str(key.absolute()), "-n", NAMESPACE, str(message)], ask=ask)
        made = read_file(folder / "agreement.sig")
        if done.returncode != 0 or made is None:
            raise _refusal(_said(done, folder), key, ask=ask)
    armoured = made.decode("utf-8", "replace")
    found = Made(key_in(armoured) or "", armoured)
    verdict = verified(text, found.key, found.signature)
    if not verdict.good:
        raise PopError("ssh-unverified", reason=verdict.said or "-")
    return found


def _refusal(said: str, key: Path, *, ask: bool) -> FileProblem:
    place = Place(str(key))
    if "incorrect passphrase" in said:
        return FileProblem("ssh-passphrase-wrong" if ask else "ssh-passphrase-unasked", place=place, file=str(key))
    found = next((name for words, name in _REFUSALS if words in said), "ssh-refused")
    return FileProblem(found, place=place, file=str(key), reason=said)


def verified(text: str, key: str, armoured: str) -> Verdict:
    """Whether this key made this signature under this text.

    Raises:
        PopError: the program is missing, too old or stuck.
    """
    if not is_key(key):  # it becomes a line of a file that the program reads: nothing else may stand in it
        return Verdict(good=False)
    with _folder() as folder:
        _put(folder / "allowed", f"signer {key}\n")
        _put(folder / "signature", armoured)
        return _checked(text, folder, folder / "allowed", "signer")


def trust(text: str, armoured: str, allowed: Path, name: str) -> Trust:
    """Whether an allowed signers file gives the key of a right signature to this name, or to an address.

    Raises:
        PopError: the program is missing, too old or stuck.
    """
    with _folder() as folder:
        _put(folder / "signature", armoured)
        done = _run(["-Y", "find-principals", "-s", str(folder / "signature"), "-f", str(allowed)])
        said = _said(done, folder)
        found = []
        for principal in [name, *done.stdout.splitlines()]:
            verdict = _checked(text, folder, allowed, principal)
            if verdict.good and may_be(principal, name):
                return Trust(trusted=True, principal=principal)
            if verdict.good:
                found.append(principal)
            elif done.returncode == 0:  # the key is known, but not for this use or not any more
                said = verdict.said
    return Trust(trusted=False, principal=found[0] if found else None, said=said)


def _checked(text: str, folder: Path, allowed: Path, principal: str) -> Verdict:
    words = ["-Y", "verify", "-f", str(allowed), "-I", principal, "-n", NAMESPACE, "-s", str(folder / "signature")]
    done = _run(words, text)
    return Verdict(done.returncode == 0, _said(done, folder))


def _run(words: Sequence[str], text: str = "", *, ask: bool = False) -> "subprocess.CompletedProcess[str]":
    """Run the program to its end.

    Raises:
        PopError: ``ssh-keygen-missing``, ``ssh-keygen-failed``, ``ssh-keygen-old`` or ``ssh-keygen-late``.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise PopError("ssh-keygen-missing")
    patience = PERSON if ask else MACHINE
    try:
        with subprocess.Popen(  # noqa: S603 - a list of words, and the program of the system
            [program, *words],
            stdin=None if ask else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=None if ask else _silent(os.environ),
            start_new_session=not ask,  # without a terminal of its own it cannot ask there
            encoding="utf-8",
            errors="replace",
        ) as process:
            try:
                out, err = process.communicate(None if ask else text, timeout=patience)
            except subprocess.TimeoutExpired:
                process.terminate()  # kindly: it sets the terminal right again where it was asking
                raise PopError("ssh-keygen-late", seconds=int(patience)) from None
    except OSError as problem:
        raise PopError("ssh-keygen-failed", reason=problem.strerror or str(problem)) from None
    if process.returncode != 0 and any(words in err for words in _OLD):
        raise PopError("ssh-keygen-old", reason=_short(err))
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def _silent(env: Mapping[str, str]) -> dict[str, str]:
    """The environment without any way to open a window; OpenSSH before 8.4 knows the names only, not the ban."""
    kept = {name: value for name, value in env.items() if name not in _ASKING}
    return {**kept, "SSH_ASKPASS_REQUIRE": "never"}


def _said(done: "subprocess.CompletedProcess[str]", folder: Path) -> str:
    """What the program said on one line, without the names of our own files."""
    return _short(done.stderr.replace(f"{folder}{os.sep}", ""))


def _short(text: str) -> str:
    lines = (line.strip() for line in _PROMPT.sub("", text).splitlines())
    return " · ".join(line for line in lines if line and not line.startswith(("@", "usage:")))[:500]


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="popcli-") as name:
        yield Path(name)


def _put(path: Path, text: str) -> None:
    path.touch(PRIVATE_FILE)
    path.write_bytes(text.encode())
