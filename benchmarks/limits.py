"""The limits that the project sets itself, and whether a run kept them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from figures import Figure, Figures

DAILY = ("version", "add", "status", "last", "search", "complete")
TYPICAL, LARGE = 1_000, 100_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """One limit, what was found, and whether that is within it; ``None`` when it was not measured."""

    limit: str
    found: str
    met: bool | None


def verdicts(figures: Figures) -> list[Verdict]:
    """Every limit with what this run says about it."""
    sizes = figures.sizes()
    return [
        _multiple("`pop --version`: at most 3 x the bare interpreter", figures, 3, "version", [None]),
        _multiple("`pop log`, any size: at most 2 x the bare interpreter", figures, 2, "add", sizes),
        _beside("`pop log`, any size: at most a tenth of jrnl", figures, "add", "jrnl", sizes, most=0.1),
        _beside("`pop log`, any size: below hledger", figures, "add", "hledger", sizes),
        _multiple("`pop`, 1 000 entries: at most 10 x the bare interpreter", figures, 10, "status", [TYPICAL]),
        _beside("`pop`, 1 000 entries: below jrnl's list", figures, "status", "jrnl", [TYPICAL]),
        _beside("`pop`, 1 000 entries: below todoman's list", figures, "status", "todoman", [TYPICAL]),
        _multiple("last ten of 100 000: at most 10 x the bare interpreter", figures, 10, "last", [LARGE]),
        _multiple("a word in 100 000: at most 10 x the bare interpreter", figures, 10, "search", [LARGE]),
        _multiple("one TAB, any size: at most 4 x the bare interpreter", figures, 4, "complete", sizes),
        _memory("daily commands, any size: under 40 MB", figures, 40, sizes),
    ]


def _multiple(limit: str, figures: Figures, most: float, work: str, sizes: Iterable[int | None]) -> Verdict:
    return _verdict(limit, _each(figures, work, sizes), lambda one: one.ratio, most, " x")


def _memory(limit: str, figures: Figures, most: float, sizes: list[int]) -> Verdict:
    found = [one for work in DAILY for one in _each(figures, work, [None] if work == "version" else sizes)]
    return _verdict(limit, found, lambda one: one.memory, most, " MB")


def _beside(  # noqa: PLR0913 - what is compared takes as many words
    limit: str, figures: Figures, work: str, peer: str, sizes: Iterable[int], *, most: float = 1
) -> Verdict:
    """The largest of popcli's parts of a peer's CPU; that of a peer that was stopped would be smaller yet."""
    pairs = [(figures.get("popcli", work, size), figures.get(peer, work, size)) for size in sizes]
    parts = [one.cpu / other.cpu for one, other in pairs if one and other]
    if any(one is not None and one.stopped for one, _ in pairs):
        return Verdict(limit, "stopped", met=False)
    if not parts or any(one is None for one, _ in pairs):
        return Verdict(limit, "not measured", met=None)
    missing = sum(other is None for _, other in pairs)
    rest = f", {missing} of {len(pairs)} sizes not measured" if missing else ""
    return Verdict(limit, f"{max(parts):.2g} x its CPU{rest}", max(parts) <= most)


def _each(figures: Figures, work: str, sizes: Iterable[int | None]) -> list[Figure | None]:
    return [figures.get("popcli", work, size) for size in sizes]


def _verdict(
    limit: str, found: list[Figure | None], value: Callable[[Figure], float], most: float, unit: str
) -> Verdict:
    measured = [one for one in found if one is not None]
    worst = max(map(value, measured), default=None)
    if worst is None or len(measured) < len(found):
        return Verdict(limit, "not measured", met=None)
    return Verdict(limit, f"{worst:.1f}{unit}", worst <= most and not any(one.stopped for one in measured))
