"""Real ssh keys for tests, made by OpenSSH."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_ssh = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not on the PATH: install OpenSSH to run this test"
)


def make_key(folder: Path, name: str = "key", *, passphrase: str = "", options: tuple[str, ...] = ()) -> Path:
    """A fresh private key, with its public half beside it as ``<name>.pub``."""
    path = folder / name
    kind = options or ("-t", "ed25519")
    subprocess.run(["ssh-keygen", "-q", *kind, "-N", passphrase, "-C", "somebody", "-f", str(path)], check=True)
    return path


def public(key: Path) -> str:
    """The public half of a key as a plan holds it: type and base64."""
    return " ".join(key.with_name(f"{key.name}.pub").read_text().split()[:2])


def fingerprint(key: Path) -> str:
    """The fingerprint of a key as OpenSSH itself shows it."""
    shown = subprocess.run(["ssh-keygen", "-l", "-f", str(key)], check=True, capture_output=True, text=True)
    return shown.stdout.split()[1]


def put_program(folder: Path, script: str) -> dict[str, str]:
    """The environment in which ``ssh-keygen`` is this shell script."""
    folder.mkdir(exist_ok=True)
    program = folder / "ssh-keygen"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return {"PATH": str(folder)}
