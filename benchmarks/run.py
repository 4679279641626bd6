"""Measure popcli beside its peers and write docs/performance.md: ``make bench``, with options in ``BENCH``."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import environments
import program_hledger
import program_jrnl
import program_popcli
import program_taskwarrior
import program_todoman
from entries import Entry, entries
from figures import Figure, Figures
from machine import machine
from measure import Patience, Setting, Started, measure
from page import About, page
from program import OWN, WORKS, Program

PAGE = environments.ROOT / "docs" / "performance.md"
NAMES = ("popcli", "jrnl", "todoman", "taskwarrior", "hledger")
SIZES = (10, 1_000, 10_000, 100_000)
FORMS = {
    "popcli": program_popcli,
    "jrnl": program_jrnl,
    "todoman": program_todoman,
    "taskwarrior": program_taskwarrior,
    "hledger": program_hledger,
}
_LAST_WORK = "add"
_USUAL = Patience()


def main() -> None:
    """Install, measure, write the page."""
    chosen = options(sys.argv[1:])
    if chosen.install_debian:
        environments.install_debian()
    with tempfile.TemporaryDirectory(prefix="popcli-bench-") as scratch:
        cache = (chosen.keep or Path(scratch) / "cache").absolute()
        cache.mkdir(parents=True, exist_ok=True)
        run(chosen, cache, Path(scratch))


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=_USUAL.runs, help="runs of each command")
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="sizes of store, such as 10,1000")
    parser.add_argument("--programs", type=_names, default=NAMES, help=f"some of {','.join(NAMES)}")
    parser.add_argument(
        "--budget", type=float, default=_USUAL.budget, help="seconds of CPU for all runs of one command"
    )
    parser.add_argument("--single", type=float, default=_USUAL.single, help="seconds after which a process is stopped")
    parser.add_argument("--keep", type=Path, help="a folder to keep the environments in, and to find them again")
    parser.add_argument(
        "--install-debian", action="store_true", help="install taskwarrior and hledger with apt-get (root)"
    )
    parser.add_argument("--output", type=Path, default=PAGE, help="the page to write")
    return parser.parse_args(arguments)


def run(chosen: argparse.Namespace, cache: Path, scratch: Path) -> None:
    """One whole run. The page is written after each size: a run that is broken off leaves what it measured."""
    where = machine()
    programs = {name: _program(cache, name) for name in chosen.programs}
    python = next(program for program in programs.values() if program).executable.with_name("python")
    setting = Setting(python, Patience(chosen.runs, chosen.budget, chosen.single), scratch)
    about = About(
        command=command(chosen),
        day=date.today().isoformat(),  # noqa: DTZ011 - the day where it was run
        machine=where,
        installer=environments.installer(python),
        runs=chosen.runs,
        versions=[_version(one) for one in programs.values() if one],
    )
    found: list[Figure] = []
    for size in sorted(chosen.sizes):
        found += _size(size, programs, setting, works(first=not found))
        chosen.output.write_text(page(Figures(found), about), encoding="utf-8")
        _say(f"{size} entries: written to {chosen.output.name}")


def _size(size: int, programs: dict[str, Program | None], setting: Setting, wanted: Iterable[str]) -> list[Figure]:
    """All figures with stores of one size, which are made for it and removed."""
    found: list[Figure] = []
    started, notes = _fill(programs, size, setting.scratch)
    for work in wanted:
        stored = None if work == "version" else size
        _say(f"{size} entries: {work}")
        measured = measure(work, stored, [one for one in started if does(one.name, work)], setting)
        missing = [Figure(name, work, stored, note=why) for name, why in notes.items() if does(name, work)]
        found += sorted([*measured, *missing], key=lambda one: _place(one.program))
    shutil.rmtree(setting.scratch / "stores")
    return found


def works(*, first: bool) -> Iterator[str]:
    """The works in the order of measuring: the version once, adding after all that reads."""
    yield from (work for work in WORKS if work != _LAST_WORK and (first or work != "version"))
    yield _LAST_WORK


def does(name: str, work: str) -> bool:
    """Whether a program is measured at this work."""
    return name == "popcli" or work not in OWN


def _fill(programs: dict[str, Program | None], size: int, scratch: Path) -> tuple[list[Started], dict[str, str]]:
    """The stores of one size, and why a program has none."""
    invented = entries(size, last=date.today() - timedelta(days=1))  # noqa: DTZ011 - as programs see the day
    started, notes = [], {}
    for name, program in programs.items():
        if program is None:
            notes[name] = "not here"
        elif size > program.most:
            notes[name] = "no store of this size"
        else:
            _say(f"{size} entries: a store for {name}")
            made = _store(program, scratch / "stores" / name, invented)
            if made is None:
                notes[name] = "failed: no store could be made"
            else:
                started.append(made)
    return started, notes


def _store(program: Program, folder: Path, invented: list[Entry]) -> Started | None:
    folder.mkdir(parents=True)
    try:
        program.fill(program.executable, folder, invented)
    except subprocess.CalledProcessError:
        return None
    return Started(program, folder)


def _program(cache: Path, name: str) -> Program | None:
    """A program, installed where it is not here yet; None when it is one of Debian's and not here."""
    _say(f"install: {name}")
    if name in environments.FROM_DEBIAN:
        executable = environments.find_debian(name)
    elif name == "popcli":
        executable = environments.install_popcli(cache)
    else:
        executable = environments.install_peer(cache, name)
    form = FORMS[name]
    most = getattr(form, "MOST", max(SIZES))
    if executable is None:
        return None
    return Program(name, executable, form.fill, form.commands, form.environment, most)


def _version(program: Program) -> str:
    """The name of a program and its version, as it says so itself."""
    told = subprocess.run([program.executable, "--version"], capture_output=True, text=True, check=True).stdout
    digits = next((word for word in told.split() if word.lstrip("v")[:1].isdigit()), "?")
    return f"{program.name} {digits.strip('v,')}"


def command(chosen: argparse.Namespace) -> str:
    """The command that makes this page again, without folders of this machine."""
    sizes, names = (",".join(map(str, some)) for some in (chosen.sizes, chosen.programs))
    usual = options([])
    given = [
        *([f"--runs {chosen.runs}"] if chosen.runs != usual.runs else []),
        *([f"--sizes {sizes}"] if tuple(chosen.sizes) != usual.sizes else []),
        *([f"--programs {names}"] if tuple(chosen.programs) != usual.programs else []),
        *([f"--budget {chosen.budget:g}"] if chosen.budget != usual.budget else []),
        *([f"--single {chosen.single:g}"] if chosen.single != usual.single else []),
    ]
    return f"make bench BENCH='{' '.join(given)}'" if given else "make bench"


def _place(name: str) -> int:
    """Where a program stands in the tables: the bare interpreter first."""
    return NAMES.index(name) if name in NAMES else -1


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if names[0] != "popcli" or not set(names) <= set(NAMES):
        raise argparse.ArgumentTypeError(f"popcli first, then some of {', '.join(NAMES[1:])}")
    return names


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
