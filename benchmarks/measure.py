"""Measure one work of all programs side by side: first once to see that each does it, then in rounds."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from figures import BARE, Figure, Sample, figure
from program import Command, Program, clean_environment

ROUNDS = Path(__file__).with_name("rounds.py")
NO_COMMAND = "has no such command"
_BYTES = 1 if sys.platform == "darwin" else 1024
"""What ``ru_maxrss`` counts in."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often, and how long.

    There are ``runs`` of each command, fewer when they would take more than ``budget`` seconds of CPU together; one
    that takes longer than ``single`` seconds on the clock is stopped.
    """

    runs: int = 15
    budget: float = 30
    single: float = 60

    def runs_of(self, seconds: float) -> int:
        """How many runs of a command that takes so long."""
        return max(1, min(self.runs, int(self.budget / max(seconds, 1e-6))))


@dataclass(frozen=True, slots=True)
class Setting:
    """What every measurement has: popcli's interpreter, how often and how long, a folder for files in between."""

    python: Path
    patience: Patience
    scratch: Path


@dataclass(frozen=True, slots=True)
class Started:
    """A program with its store."""

    program: Program
    folder: Path

    @property
    def name(self) -> str:
        """The name of the program."""
        return self.program.name

    def command(self, work: str) -> Command | None:
        """The command for a work, with its whole environment; None when the program has no such work."""
        found = self.program.commands(self.program.executable, self.folder).get(work)
        if found is None:
            return None
        variables = {**clean_environment(self.folder), **self.program.environment(self.folder), **found.environment}
        return replace(found, environment=variables)


def measure(work: str, size: int | None, started: Sequence[Started], setting: Setting) -> list[Figure]:
    """The figures of one work, the bare interpreter first."""
    bare = Command((str(setting.python), "-c", "pass"), environment=clean_environment(setting.scratch))
    racing = {BARE: (bare, setting.patience.runs)}
    found: dict[str, Figure] = {}
    for one in started:
        command = one.command(work)
        tried = Trial(note=NO_COMMAND) if command is None else try_out(command, one.folder, setting)
        if command is None or tried.note or tried.stopped:
            found[one.name] = Figure(
                one.name, work, size, cpu=tried.cpu, wall=tried.wall, runs=1, stopped=tried.stopped, note=tried.note
            )
        else:
            racing[one.name] = (command, setting.patience.runs_of(tried.cpu))
    samples = in_rounds(racing, setting.scratch)
    for name, (command, _) in racing.items():
        wrong = [run["code"] for run in samples[name] if run["code"] not in command.codes]
        told = Figure(name, work, size, note=f"failed: exit code {wrong[0]:.0f}") if wrong else None
        measured = figure(name, work, size, samples[name], samples[BARE])
        found[name] = told or replace(measured, full=measured.runs == setting.patience.runs)
    stopped = {name: replace(one, ratio=one.cpu / found[BARE].cpu) for name, one in found.items() if one.stopped}
    return [{**found, **stopped}[name] for name in (BARE, *(one.name for one in started))]


@dataclass(frozen=True, slots=True)
class Trial:
    """A first run: seconds of CPU and of wall time, whether it was stopped, and in ``note`` what is wrong with it."""

    cpu: float = 0
    wall: float = 0
    stopped: bool = False
    note: str = ""


def try_out(command: Command, folder: Path, setting: Setting) -> Trial:
    """Run a command once and see that it does its work."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        done = subprocess.run(
            command.argv,
            input=command.typed.encode(),
            env=command.environment,
            cwd=setting.scratch,
            timeout=setting.patience.single,
            capture_output=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        done = None
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Trial(cpu, wall, stopped=done is None, note="" if done is None else _wrong(command, done, folder))


def _wrong(command: Command, done: "subprocess.CompletedProcess[bytes]", folder: Path) -> str:
    """What shows that a command did not do its work; nothing when it did."""
    if done.returncode not in command.codes:
        return f"failed: exit code {done.returncode}"
    if command.shows.encode() not in done.stdout:
        return f"failed: no “{command.shows}” in its output"
    if command.leaves and not _left(command.leaves.encode(), folder):
        return f"failed: no “{command.leaves}” in its files"
    return ""


def in_rounds(racing: dict[str, tuple[Command, int]], scratch: Path) -> dict[str, list[Sample]]:
    """The samples of each command, measured in a small process of its own."""
    job = [_job(number, command, runs, scratch) for number, (command, runs) in enumerate(racing.values())]
    job_path, result_path = scratch / "job.json", scratch / "result.json"
    job_path.write_text(json.dumps(job), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(ROUNDS), str(job_path), str(result_path)]
    subprocess.run(command, cwd=scratch, check=True)
    result = json.loads(result_path.read_text(encoding="utf-8"))
    for run in (run for runs in result for run in runs):
        run["memory"] *= _BYTES
    return dict(zip(racing, result, strict=True))


def _job(number: int, command: Command, runs: int, scratch: Path) -> dict[str, object]:
    typed = scratch / f"typed-{number}"
    typed.write_text(command.typed, encoding="utf-8")
    return {"argv": command.argv, "environment": command.environment, "stdin": str(typed), "runs": runs}


def _left(text: bytes, folder: Path) -> bool:
    return any(text in path.read_bytes() for path in folder.rglob("*") if path.is_file())
