"""Where everything lies: the home with a folder per person, and the state beside it that may be thrown away."""

import re
import zlib
from collections.abc import Mapping
from pathlib import Path

from popcli.core.errors import UsageError
from popcli.core.names import folder_name
from popcli.core.value import Value
from popcli.store.files import read_file, write_file
from popcli.store.places import data_folder, state_folder

_DEFAULT = rb"(?m)^default:[ \t]*['\"]?([A-Za-z0-9_-]+)"


class Folder(Value):
    """The files of one person."""

    name: str
    path: Path
    state: Path

    @property
    def plan(self) -> Path:
        """The current plan."""
        return self.path / "plan.yaml"

    @property
    def manager(self) -> Path:
        """The manager's preparation, if there is one."""
        return self.path / "manager.yaml"

    @property
    def log(self) -> Path:
        """The folder with a log file per year."""
        return self.path / "log"

    @property
    def versions(self) -> Path:
        """The folder with every saved plan and the history."""
        return self.path / "versions"

    @property
    def kept_aside(self) -> Path:
        """The folder for edits that could not be taken in."""
        return self.path / "kept-aside"

    @property
    def lock(self) -> Path:
        """The lock file of this person."""
        return self.state / "lock"

    @property
    def exists(self) -> bool:
        """Whether there is a plan."""
        return self.plan.exists()


class Home(Value):
    """The home of the journals and the folder for state (drafts, locks, derived indexes)."""

    path: Path
    state: Path

    def people(self) -> list[str]:
        """The people who have a plan or a log here, by name of their folder."""
        if not self.path.is_dir():
            return []
        folders = [item for item in self.path.iterdir() if _is_person(item.name)]
        return sorted(item.name for item in folders if (item / "plan.yaml").exists() or (item / "log").is_dir())

    def folder(self, name: str) -> Folder:
        """The folder of a person; the name is checked, so that no path leaves the home.

        Raises:
            UsageError: ``person-name``.
        """
        safe = folder_name(name)
        place = str(self.path.resolve()).encode("utf-8", "surrogateescape")
        key = f"{zlib.crc32(place):08x}{zlib.adler32(place):08x}"  # hashlib would load OpenSSL at every start
        return Folder(safe, self.path / safe, self.state / key / safe)

    def default(self) -> str | None:
        """The person meant when nobody is named: the only one, or the one in ``popcli.yaml``.

        Raises:
            UsageError: ``person-which``, when there are several and none is the default.
        """
        people = self.people()
        if len(people) <= 1:
            return people[0] if people else None
        found = re.search(_DEFAULT, read_file(self.settings) or b"")
        if found is None:
            raise UsageError("person-which", known=", ".join(people), file=str(self.settings))
        return found[1].decode().lower()

    def make_default(self, name: str) -> None:
        """Make somebody the default, when there is no default yet."""
        if read_file(self.settings) is None:
            write_file(self.settings, f"default: {name}\n".encode())

    @property
    def settings(self) -> Path:
        """The file that names the default person."""
        return self.path / "popcli.yaml"


def _is_person(name: str) -> bool:
    """Whether a folder can be somebody's: copies and the folders of other programs are left alone."""
    try:
        return folder_name(name) == name
    except UsageError:
        return False


def find_home(wanted: str | None, env: Mapping[str, str]) -> Home:
    """The home: ``--home``, ``POPCLI_HOME``, or the data folder of this system (state: ``POPCLI_STATE`` or its own)."""
    path, state = wanted or data_folder(env), state_folder(env)
    return Home(Path(path).expanduser().absolute(), Path(state).expanduser().absolute())
