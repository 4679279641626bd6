"""The machine in words: enough to compare runs, nothing that tells whose it is."""

import os
import platform


def machine() -> str:
    """Cores, system, interpreter, and how busy it was when the run began."""
    cores = f"{os.cpu_count()} cores ({platform.machine()})"
    busy = f"load {os.getloadavg()[0]:.1f} at the start"
    return f"{cores}, {_system()}, Python {platform.python_version()}; {busy}"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"
