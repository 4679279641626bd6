"""The everyday commands that only read, without the library that reads command lines.

Typer builds the parser of every command at each start, which costs four times what the interpreter costs. Bare `pop`
and a well-formed `pop show` are understood here; anything else, and anything in doubt, goes to Typer. A test holds the
table to what Typer knows of the command, and both ways to the same result.
"""

from itertools import pairwise

from popcli.cli.session import Session, Settings
from popcli.report.document import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SHOW_OPTIONS = {
    "--since": "since",
    "--until": "until",
    "--goal": "goal",
    "-g": "goal",
    "--method": "method",
    "-m": "method",
    "--tag": "tag",
    "--text": "text",
    "-t": "text",
    "--last": "last",
    "-n": "last",
}
"""The options of `pop show`, each with a value."""

_DIGITS = 1000
"""Python reads no number of more than 4 300 digits."""

SHOW_ARGUMENTS = ("what", "which")


def straight(arguments: list[str], session: Session) -> Document | None:
    """The page of a command that is understood here, or ``None``."""
    rest = [argument for argument in arguments if argument != "--json"]
    if len(rest) < len(arguments):
        if any(before in SHOW_OPTIONS and argument == "--json" for before, argument in pairwise(arguments)):
            return None  # it is the value of an option
        session.settings = Settings(json=True, lang=session.settings.lang)
    if not rest:
        from popcli.cli.status import status

        return status(session)
    if rest[0] != "show":
        return None
    given = understood(rest[1:])
    if given is None:
        return None
    from popcli.cli.showing import shown

    return shown(session, **given)


def understood(arguments: list[str]) -> "dict[str, Any] | None":
    """The parameters of `pop show` by name, when every argument is of the plainest form."""
    given: dict[str, Any] = {}
    words = iter(SHOW_ARGUMENTS)
    rest = iter(arguments)
    for argument in rest:
        option = SHOW_OPTIONS.get(argument)
        name = option or next(words, None)
        value = next(rest, "") if option else argument
        if name is None or name in given or not value or value[0] == "-":
            return None
        given[name] = value
    if "last" in given:
        number = given["last"]
        if not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS and int(number)):
            return None
        given["last"] = int(number)
    return given
