"""The programs, each in a scratch environment of its own; Debian's where they are on the machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FROM_INDEX = {"jrnl": "jrnl", "todoman": "todo"}
"""Peers from the Python index, and what their program is called."""
FROM_DEBIAN = {"taskwarrior": "task", "hledger": "hledger"}
"""Peers from Debian, and what their program is called."""


def install_popcli(cache: Path) -> Path:
    """The `pop` of the working tree, built as a wheel and installed anew; the rest of its environment is kept."""
    wheels = cache / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", str(wheels), str(ROOT))
    wheel = next(wheels.glob("*.whl"))
    python = _environment(cache / "popcli")
    _pip(python, str(wheel))
    _pip(python, "--force-reinstall", "--no-deps", str(wheel))
    return python.with_name("pop")


def install_peer(cache: Path, name: str) -> Path:
    """The program of a peer from the Python index, as it was installed before, or installed now."""
    program = cache / name / "bin" / FROM_INDEX[name]
    if not program.exists():
        _pip(_environment(cache / name), name)
    return program


def find_debian(name: str) -> Path | None:
    """The program of a Debian package, where it is on this machine."""
    found = shutil.which(FROM_DEBIAN[name])
    return Path(found) if found else None


def install_debian() -> None:
    """Install the Debian packages. Only for root, and only when asked for: it changes the machine."""
    if os.geteuid() != 0:
        raise SystemExit("--install-debian needs root; without it, programs that are not here are left out.")
    _run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *FROM_DEBIAN)


def installer(python: Path) -> str:
    """The name and version of what wrote the program onto the path, such as ``pip 25.3``."""
    told = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, text=True, check=True)
    return " ".join(told.stdout.split()[:2])


def _environment(place: Path) -> Path:
    """The interpreter of a scratch environment. Its pip is the newest: older ones write slower start scripts."""
    python = place / "bin" / "python"
    if not python.exists():
        _run(sys.executable, "-m", "venv", "--upgrade-deps", str(place))
    return python


def _pip(python: Path, *what: str) -> None:
    _run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
