"""How meanings look on a screen, in one table: few colours, those of the person's own theme."""

from popcli.report.document import Style

LOOKS = {
    Style.PLAIN: "",
    Style.TERM: "bold",
    Style.ID: "cyan",
    Style.MUTED: "dim",
    Style.GOOD: "green",
    Style.ATTENTION: "yellow",
    Style.LATE: "bold red",
    Style.COMMAND: "bold cyan",
}
"""Each meaning as words that ``painted`` understands."""

PROMPT_LOOKS = {
    "qmark": "",
    "question": "",
    "instruction": "dim",
    "pointer": "bold ansicyan",
    "answer": "",
    "selected": "",
    "label": "bold",
    "reason": "",
    "quiet": "dim",
    "wrong": "ansired",
    "control-character": "dim",
    "nbsp": "",
    "aborting": "dim",
    "exiting": "dim",
}
"""Each part of a question as words that prompt_toolkit understands."""

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def painted(text: str, look: str, *, colour: bool) -> str:
    """The text in a look ("bold red"), or as it is without colour or look."""
    if not colour or not look or not text:
        return text
    codes = ";".join(_CODES[word] for word in look.split())
    return f"\x1b[{codes}m{text}\x1b[0m"
