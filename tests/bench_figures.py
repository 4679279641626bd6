"""Figures for tests of what the benchmark makes of them."""

from typing import Any

from figures import Figure


def measured(program: str, work: str, size: int | None, **values: Any) -> Figure:
    """A figure of a run that went as it should, unless told otherwise."""
    usual = {"ratio": 1.5, "cpu": 0.030, "wall": 0.040, "memory": 12.0, "runs": 15, "full": True}
    return Figure(program, work, size, **{**usual, **values})
