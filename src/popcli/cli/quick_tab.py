"""What a shell is answered when it asks for completions, without loading the program.

What there is to answer lies in small files in the state folder, one for each shell, written when Typer last answered
(``quick_tab_notes.py``). What a line of words asks for is worked out here as Typer's parser does it; in any doubt this
gives up, and Typer answers. Tests hold both to the same letters. Only light modules may be imported here
(docs/architecture.md, start-up).
"""

import os

from popcli.cli.quick_line import typed
from popcli.cli.quick_state import in_utf8, read_notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from popcli.cli.quick_state import Notes

SHAPE = "popcli tab 1"
"""The first line of the files; another shape is not read."""

ARGUMENT, VALUE, VALUES, FLAG, FLAGS = "argument", "value", "values", "flag", "flags"
"""Kinds of parameters: what stands without a name; options with a value, and without one; once, or again and again."""

UNSURE = "\x00"
"""Stands for what only Typer can tell."""

IN_NOTES = {ord("\n"): "\x1f", ord("\t"): "\x1e"}
"""What stands in the notes for letters that cannot, by number of the letter."""

SHELLS = {
    "complete_bash": "bash",
    "complete_zsh": "zsh",
    "complete_fish": "fish",
    "complete_powershell": "powershell",
    "complete_pwsh": "powershell",
}
"""What a shell asks, and the name of the shell."""

Candidate = tuple[str, str]
"""What may stand on the line, and how this shell is told of it."""

Parameter = tuple[str, str, list[Candidate]]
"""The kind, the list with its values (none when empty), and names; those that are not offered have an empty telling."""


def asked_by(env: "Mapping[str, str]", program: str) -> str | None:
    """The shell that asks for completions of the program, when one does."""
    return SHELLS.get(env.get(f"_{program.upper()}_COMPLETE", ""))


def quick_tab(env: "Mapping[str, str]", program: str, out: "TextIO") -> tuple[str, int] | None:
    """What to print and the exit code, or ``None`` when this is not for the quick way.

    ``program`` is the name that the program was called by.
    """
    shell = asked_by(env, program)
    if shell is None or not in_utf8(out):
        return None
    try:
        notes = read_notes(env, f"tab-{shell}", SHAPE)
        found = None if notes is None else _found(notes, *typed(shell, env))
        if notes is None or found is None or not _as_noted(shell, found, notes, env):
            return None
    except (OSError, ValueError, LookupError):
        return None
    from_notes = {ord(noted): letter for letter, noted in IN_NOTES.items()}
    return _answer(shell, [told.translate(from_notes) for _, told in found], env)


def _found(notes: "Notes", words: list[str], beginning: str) -> list[Candidate] | None:
    """What may stand here and begins so; ``None`` when only Typer can tell."""
    parameters = _parameters(notes, "")
    used, rest = _given(parameters, words, mixed=False)
    elsewhere = any(str(number) in notes["whose"] for number in used)  # another plan than that of the notes
    command = rest[0] if rest and rest[0] in notes["all"] else ""
    if command:
        parameters = _parameters(notes, command)
        used, _ = _given(parameters, rest[1:], mixed=True)

    if beginning == "=":
        beginning = ""
    elif "=" in beginning and beginning[0] == "-":
        name, _, beginning = beginning.partition("=")
        words = [*words, name]

    asked = None if beginning[:1] == "-" and "--" not in words else _asked(parameters, used, words)
    if asked is not None:
        sure = asked != UNSURE and not (asked and (elsewhere or beginning != beginning.lower()))
        return _beginning(_pairs(notes[f"from {asked}"] if asked else []), beginning) if sure else None
    found = [] if command else _beginning(_pairs(notes["commands"]), beginning)
    if beginning and not beginning[0].isalnum():
        for number, (kind, _, names) in enumerate(parameters):
            if kind != ARGUMENT and (kind in {VALUES, FLAGS} or number not in used):
                found += [pair for pair in _beginning(names, beginning) if pair[1]]
    return found


def _parameters(notes: "Notes", command: str) -> list[Parameter]:
    """The parameters of a command, or those of the program itself."""
    (count,) = notes[f"of {command}"]
    lines = (notes[f"of {command} {number}"] for number in range(int(count)))
    return [(kind, source, _pairs(names)) for kind, source, *names in lines]


def _pairs(values: list[str]) -> list[Candidate]:
    return list(zip(values[::2], values[1::2], strict=True))


def _beginning(pairs: list[Candidate], beginning: str) -> list[Candidate]:
    return [pair for pair in pairs if pair[0].startswith(beginning)]


def _given(parameters: list[Parameter], words: list[str], *, mixed: bool) -> tuple[set[int], list[str]]:
    """The numbers of the parameters that words give, and the words that are left over.

    ``mixed`` says whether options may stand behind other words. Where words make no sense, Typer stops reading, and
    then what it kept for arguments is not given to any.
    """
    options = {name: number for number, (_, _, names) in enumerate(parameters) for name, _ in names}
    used: set[int] = set()
    texts: list[str] = []
    rest = list(words)
    while rest and (mixed or _is_option(rest[0])):
        word = rest.pop(0)
        if word == "--":
            break
        if not _is_option(word):
            texts.append(word)
            continue
        for name, joined in _options_in(word):
            number = options.get(name, -1)
            kind = parameters[number][0] if number >= 0 else ""
            follows = kind in {VALUE, VALUES}
            if not kind or (follows and not joined and not rest) or (not follows and joined and word[1] == "-"):
                return used, []
            used.add(number)
            if follows:
                rest = rest if joined else rest[1:]
                break
    texts += rest
    arguments = [number for number, (kind, *_) in enumerate(parameters) if kind == ARGUMENT]
    used.update(arguments[: len(texts)])
    return used, texts[len(arguments) :]


def _options_in(word: str) -> list[tuple[str, bool]]:
    """The options that a word may name, each with whether something is joined to it: `--goal=g1`, `-yg`, `-gg1`."""
    if word.startswith("--"):
        name, equals, _ = word.partition("=")
        return [(name, bool(equals))]
    return [(f"-{letter}", place < len(word) - 1) for place, letter in enumerate(word) if place]


def _is_option(word: str) -> bool:
    return word[:1] == "-" and word != "-"


def _asked(parameters: list[Parameter], used: set[int], words: list[str]) -> str | None:
    """The list of values that is asked for, or ``None`` when no value can stand here."""
    for kind, source, names in parameters:
        if kind in {VALUE, VALUES} and words and words[-1] in dict(names):
            return source
    for number, (kind, source, _) in enumerate(parameters):
        if kind == ARGUMENT and number not in used:
            return source
    return None


def _as_noted(shell: str, found: list[Candidate], notes: "Notes", env: "Mapping[str, str]") -> bool:
    """Whether Typer would tell of these just as it did when the notes were made.

    It breaks what it says of them to the width of the screen, but not for bash, which is told names only.
    """
    if any(told == UNSURE for _, told in found):
        return False
    if shell == "bash" or not found:
        return True
    now, then = width(env), int(notes["width"][0])
    return now == then or all(room(told) <= min(now, then) for _, told in found)


def room(text: str) -> int:
    """So many cells a text takes at most; one that was broken takes more than there are."""
    return len(text) * (1 if text.isascii() else 2) if IN_NOTES[ord("\n")] not in text else 1 << 30


def width(env: "Mapping[str, str]") -> int:
    """The width to which Typer breaks what it says.

    Raises:
        LookupError: that would take more to find out.
        ValueError: it is set to something else than a number.
    """
    if env.get("TERM", "").lower() in {"dumb", "unknown"} or "TERMINAL_WIDTH" in env:
        raise LookupError("width")
    told = env.get("COLUMNS", "")
    if told.isdigit():
        return int(told)
    for handle in (0, 1, 2):
        try:
            return os.get_terminal_size(handle).columns or 80
        except (OSError, ValueError):  # no terminal
            pass
    return 80


def _answer(shell: str, told: list[str], env: "Mapping[str, str]") -> tuple[str, int]:
    """What each shell is answered: lines, a line of zsh, or for fish, whether there is anything to tell."""
    lines = "\n".join(told)
    if shell == "zsh":
        return (f"_arguments '*: :(({lines}))'\n" if told else "_files\n"), 0
    if shell == "fish":
        action = env.get("_TYPER_COMPLETE_FISH_ACTION", "")
        if action == "is-args":
            return "", 0 if told else 1
        return (lines if action == "get-args" else "") + "\n", 0
    return f"{lines}\n", 0
