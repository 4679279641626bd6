"""The page with the results: Markdown for docs/performance.md."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from figures import BARE, Figure, Figures
from limits import verdicts
from program import WORKS

_MET = {True: "yes", False: "**no**", None: "—"}


@dataclass(frozen=True, slots=True)
class About:
    """What a reader has to know of a run: how it was started, when, where, with what."""

    command: str
    day: str
    machine: str
    installer: str
    runs: int
    versions: Sequence[str]


_INTRODUCTION = """\
# Performance

popcli measured side by side with programs that people would pick instead. `benchmarks/` has what it is measured with,
and this page is written by

```sh
{command}
```

- Made on {day}: {machine}.
- {versions}.
- popcli is a wheel of the working tree in an environment of its own; {installer} wrote its start script. An old pip
  writes one that takes a few milliseconds more.

## How to read it

- A whole process is measured, from its start to its end, with its output going nowhere: {runs} runs of each, in rounds
  in which every program has its turn, after one run that is not counted, in which the program had to show that it does
  the work. All figures are medians. A command that takes long is run less often; the table says so.
- **CPU, x bare** is time of the processor as a multiple of a bare interpreter (`python -c pass` in popcli's
  environment) in the same round. **popcli takes** is the CPU of popcli as a part of the CPU of that program: below 1
  popcli is the lighter one.
- **Wall** is what a person waits. For adding it includes the time in which the disk takes the entry in; CPU does not.
- **Memory** is the peak. What measures is an interpreter too, and a process never shows less than the one that started
  it: a program that takes less than the bare interpreter shows as much.
- Entries are invented, and the same for all: one a day up to ten years, then more a day. popcli's plan has ten goals.
  The word searched for stands in one entry of a thousand. Adding is measured last, in the same store, which grows by
  as many entries as there are runs.
- The others are no journals of goals. What comes nearest is compared: for a status the list of everything; in hledger,
  for the last ten, what came since the day of the tenth from the end. todoman keeps a file per item; it gets no more
  than 10 000.
- Single numbers wobble, the more so on a busy machine: look at the size of a difference before you believe it. Ratios
  wobble less than milliseconds.
"""


def page(figures: Figures, about: About) -> str:
    """The whole page."""
    introduction = _INTRODUCTION.format(**{**asdict(about), "versions": "; ".join(about.versions)})
    return "\n".join([introduction, limits_table(figures), *(work_table(figures, work) for work in WORKS)])


def limits_table(figures: Figures) -> str:
    """Each limit and whether this run kept it."""
    rows = [f"| {one.limit} | {one.found} | {_MET[one.met]} |" for one in verdicts(figures)]
    sizes = ", ".join(map(number, figures.sizes()))
    head = [
        "## The limits",
        "",
        "What the project asks of itself, and the largest value that was found for it. Any size means any in",
        f"this run: {sizes} entries. Adding should also be lighter than dstask, which is not measured here.",
        "",
    ]
    return "\n".join([*head, "| limit | found | met |", "| --- | --- | --- |", *rows, ""])


def work_table(figures: Figures, work: str) -> str:
    """The figures of one work, by size of the store."""
    head = [
        f"## {WORKS[work]}",
        "",
        "| entries | program | CPU, x bare | popcli takes | CPU, ms | wall, ms | memory, MB |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    return "\n".join([*head, *(_row(one, figures) for one in figures.of(work)), ""])


def _row(one: Figure, figures: Figures) -> str:
    size = "" if one.size is None else number(one.size)
    if one.note:
        return f"| {size} | {one.program} | {one.note} | | | | |"
    name = one.program + ("" if one.full else f" ({one.runs} runs)" if one.runs > 1 else " (1 run)")
    if one.stopped:
        cpu, wall = milliseconds(one.cpu), milliseconds(one.wall)
        part = _part(one, figures)
        less = f"< {part}" if part else ""
        return f"| {size} | {name}, stopped | > {multiple(one.ratio)} | {less} | > {cpu} | > {wall} | |"
    return (
        f"| {size} | {name} | {multiple(one.ratio)} | {_part(one, figures)} | {milliseconds(one.cpu)} "
        f"| {milliseconds(one.wall)} | {one.memory:.0f} |"
    )


def _part(one: Figure, figures: Figures) -> str:
    """Popcli's CPU as a part of that of another program."""
    own = figures.get("popcli", one.work, one.size)
    if own is None or own.stopped or one.program in {BARE, "popcli"}:
        return ""
    part = own.cpu / one.cpu
    if part >= 1:
        return multiple(part)
    return f"{part:.2f}" if part >= 0.01 else f"{part:.1g}"  # noqa: PLR2004 - digits


def multiple(value: float) -> str:
    """A ratio, with as many digits as mean something."""
    return f"{value:.1f}" if value < 100 else number(value)  # noqa: PLR2004 - digits


def milliseconds(seconds: float) -> str:
    """Seconds as milliseconds, without a fraction from ten on."""
    value = seconds * 1000
    return f"{value:.1f}" if value < 10 else number(value)  # noqa: PLR2004 - digits


def number(value: float) -> str:
    """A whole number with a blank between thousands."""
    return f"{value:,.0f}".replace(",", " ")
