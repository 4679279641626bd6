"""Running the whole program: how a run ended, and the streams and environment it runs in."""

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TODAY = "2026-03-02"

PROGRAM = "from popcli.cli.main import run; run()"
"""The installed program, without depending on where its script was put."""

SMALL_PLAN = """
name: Sanne Vermeulen
function: verpleegkundige
strengths:
  - kijken
enjoy: lastige wonden
learn:
  - text: zwachtelen
goals:
  - text: Twintig wonden beoordelen
    due: 2026-09-01
    actions:
      - text: meelopen met Ilse
  - text: Twaalf diensten coördineren
    due: 2026-10-01
next-review: 2026-06-01
"""


@dataclass(frozen=True, slots=True)
class Result:
    """How a run ended: exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The data of ``--json``, after a look at its frame."""
        frame = json.loads(self.out)
        assert set(frame) == {"schema", "data"}
        assert frame["schema"] == 1
        return frame["data"]

    def fine(self) -> "Result":
        """This result, which must be a good one."""
        assert self.code == 0, self.err
        return self

    def refused(self, *texts: str, code: int = 2) -> "Result":
        """This result, which must be an error that says these texts, shown on standard error only."""
        assert self.code == code, (self.code, self.out, self.err)
        assert self.out == ""
        assert "Traceback" not in self.err
        for text in texts:
            assert text in self.err, self.err
        return self


Pop = Callable[..., Result]


class Stream(io.TextIOWrapper):
    """Standard output or error that remembers, at a terminal or not."""

    def __init__(self, *, tty: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty

    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


class Input(io.TextIOWrapper):
    """Standard input with these bytes; no terminal."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


def plain_environment(tmp_path: Path) -> dict[str, str]:
    """An empty home, state apart, a fixed day, and nothing of the person who runs the tests."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "nobody"),
        "USER": "sanne",
        "POPCLI_HOME": str(tmp_path / "home"),
        "POPCLI_STATE": str(tmp_path / "state"),
        "POPCLI_TODAY": TODAY,
    }
