"""A manager's preparation on disk: read as strictly as the plan, and kept byte for byte as it came."""

from pathlib import Path

from popcli.core.errors import FileProblem, Place
from popcli.core.models import ManagerFile
from popcli.store.files import read_file
from popcli.store.part_file import Read, Shape, read_part

SHAPE = Shape(
    "pop_manager",
    "manager-mapping",
    {"pop": "manager-is-plan", "person": "manager-is-plan", "manager-name": "manager-is-answers"},
)


def load_manager(path: Path) -> ManagerFile | None:
    """The preparation in a file; ``None`` when there is no such file.

    Raises:
        FileProblem: the file cannot be read, or is no manager's preparation; with file and line.
    """
    content = read_file(path)
    return None if content is None else read_manager(content, str(path)).part


def read_manager(content: bytes, file: str) -> Read[ManagerFile]:
    """The preparation in these bytes; ``file`` names the place in errors.

    Raises:
        FileProblem: ``manager-is-plan``, ``manager-is-answers``, ``manager-mapping``, a newer format, a field that is
            wrong or missing, or YAML that cannot be read; with file and line.
    """
    return read_part(content, file, SHAPE, ManagerFile.model_validate)


def wanted_manager(path: Path) -> tuple[bytes, Read[ManagerFile]]:
    """The bytes of a file that somebody named, and what they say.

    Raises:
        FileProblem: ``file-missing``, or as :func:`read_manager`.
    """
    content = read_file(path)
    if content is None:
        raise FileProblem("file-missing", place=Place(str(path)))
    return content, read_manager(content, str(path))
