"""The command line as a shell hands it over for completion: the words before the one that is typed, and that one.

As Typer reads it, without what Typer loads for that. Only light modules may be imported here (docs/architecture.md,
start-up).
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANKS = " \t\r\n"
_QUOTES = "'\""
_ESCAPE = "\\"


def typed(shell: str, env: "Mapping[str, str]") -> tuple[list[str], str]:
    """The words behind the name of the program, and the beginning of the next one.

    Raises:
        ValueError: the shell did not say which word is being typed.
        LookupError: it did not say anything.
    """
    if shell == "bash":
        words, place = split(env["COMP_WORDS"]), int(env["COMP_CWORD"])
        if place < 0:
            raise ValueError(place)
        return words[1:place], words[place] if place < len(words) else ""
    line = env.get("_TYPER_COMPLETE_ARGS", "")
    words = split(line)[1:]
    if shell == "powershell":
        beginning = env.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return words[:-1] if beginning else words, beginning
    if not words or line.endswith(" "):
        return words, ""
    return words[:-1], words[-1]


def split(line: str) -> list[str]:
    """The words of a line, with quotes and escapes as a shell has them; a quote may still be open at the end."""
    words: list[str] = []
    word: str | None = None
    quote = ""
    letters = iter(line)
    for letter in letters:
        if quote and letter == quote:
            quote = ""
        elif letter == _ESCAPE and quote != "'":
            following = next(letters, "")
            kept = _ESCAPE if quote and following not in {"", _ESCAPE, quote} else ""
            word = (word or "") + kept + following
        elif quote:
            word = (word or "") + letter
        elif letter in _QUOTES:
            quote, word = letter, word or ""
        elif letter in _BLANKS:
            if word is not None:
                words.append(word)
            word = None
        else:
            word = (word or "") + letter
    return words if word is None else [*words, word]
