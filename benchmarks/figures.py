"""From samples to the figures of the page: medians, and ratios within a round."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Sample = dict[str, float]
"""``cpu`` and ``wall`` in seconds, ``memory`` in bytes, ``code``: one process."""

BARE = "bare interpreter"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was found for one program, one work and one size of store (``None`` where there is no store).

    ``ratio`` is CPU as a multiple of the bare interpreter, ``cpu`` and ``wall`` are seconds, ``memory`` megabytes (of
    10^6 bytes). All are medians of ``runs`` runs; ``full`` tells that these were as many as asked for. With
    ``stopped`` the process was ended before it was done, so that CPU, wall time and ratio are at least this. With a
    ``note`` nothing was measured, and the note says why.
    """

    program: str
    work: str
    size: int | None
    ratio: float = 0
    cpu: float = 0
    wall: float = 0
    memory: float = 0
    runs: int = 0
    full: bool = False
    stopped: bool = False
    note: str = ""


def figure(program: str, work: str, size: int | None, samples: Sequence[Sample], bare: Sequence[Sample]) -> Figure:
    """Medians of the samples; the ratio is the median of the ratios to the bare interpreter of the same round."""
    return Figure(
        program=program,
        work=work,
        size=size,
        ratio=median(one["cpu"] / other["cpu"] for one, other in zip(samples, bare, strict=False)),
        cpu=median(one["cpu"] for one in samples),
        wall=median(one["wall"] for one in samples),
        memory=median(one["memory"] for one in samples) / 1e6,
        runs=len(samples),
    )


class Figures:
    """All figures of a run, found by program, work and size."""

    def __init__(self, found: Sequence[Figure]) -> None:
        self._found = {(one.program, one.work, one.size): one for one in found}

    def get(self, program: str, work: str, size: int | None) -> Figure | None:
        """The figure, if something was measured."""
        one = self._found.get((program, work, size))
        return None if one is None or one.note else one

    def of(self, work: str) -> list[Figure]:
        """All about one work, also what was not measured, in the order in which it was found."""
        return [one for one in self._found.values() if one.work == work]

    def sizes(self) -> list[int]:
        """The sizes of store that were measured, the smallest first."""
        return sorted({one.size for one in self._found.values() if one.size is not None})
