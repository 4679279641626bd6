"""The moment it is, in the time of this place. Light: `pop log` needs no more (docs/architecture.md, start-up)."""

from datetime import UTC, date, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def moment(now: float, env: "Mapping[str, str]") -> datetime:
    """The moment ``now`` (seconds since 1970) here; ``POPCLI_TODAY`` moves the day, for trying things out and tests.

    Raises:
        ValueError: ``POPCLI_TODAY`` is no day.
    """
    here = datetime.fromtimestamp(now, UTC).astimezone()
    if fixed := env.get("POPCLI_TODAY"):
        day = date.fromisoformat(fixed)
        here = here.replace(year=day.year, month=day.month, day=day.day)
    return here


def stamp(moment_: datetime) -> str:
    """A moment as files hold it: ISO, with milliseconds and the distance from UTC."""
    return moment_.isoformat(timespec="milliseconds")
