"""What stands around an answer, however it is asked: the options, and the reason."""

from popcli.core.errors import PopError
from popcli.core.prompt import Prompt
from popcli.core.texts import Say
from popcli.core.value import Value

DIGITS = 9
"""Options that one key can choose: 1 to 9."""

_LEVELS = ("1", "2", "3", "4", "5")


class Option(Value):
    """One possible answer: what people read, and what they would type."""

    label: str
    typed: str


def options(prompt: Prompt, say: Say) -> tuple[Option, ...]:
    """The options of a question; none where anything may be typed."""
    question = prompt.question
    if question.kind == "choice":
        return tuple(Option(choice.label, choice.value) for choice in question.choices)
    if question.kind == "yesno":
        return (Option(say("ask.yes"), "yes"), Option(say("ask.no"), "no"))
    if question.kind == "level":
        return tuple(Option(level, level) for level in _LEVELS)
    return ()


def numbered(option: Option, number: int) -> str:
    """The label behind its number; a level is its own number."""
    return option.label if option.label == str(number) else f"{number}. {option.label}"


def pointed_lines(
    prompt: Prompt, offered: tuple[Option, ...], before: Option | None, say: Say
) -> list[tuple[str, Option]]:
    """The lines to point at, with what each stands for: one that is no answer, and the options."""
    lines = []
    if not prompt.required or before is None:
        key = "choose" if prompt.required else "skip" if before is None else "empty"
        lines.append((f"\u2013  {say(f'ask.{key}-line')}", Option("", "")))
    for number, option in enumerate(offered, start=1):
        lines.append((numbered(option, number) if number <= DIGITS else f"   {option.label}", option))
    return lines


def chosen(prompt: Prompt, offered: tuple[Option, ...]) -> Option | None:
    """The option that was the answer before, if any."""
    if not prompt.default:
        return None
    exact = [option for option in offered if option.typed == prompt.default]
    if exact:
        return exact[0]
    try:
        value = prompt.read(prompt.default)
        return next((option for option in offered if prompt.read(option.typed) == value), None)
    except PopError:  # an answer from before, to a question that has other options now
        return None


def reason(prompt: Prompt, say: Say) -> str:
    """Why the question is asked, and an example, each on its own line."""
    question = prompt.question
    example = say("ask.example", example=question.example) if question.example else ""
    return "\n".join(part for part in (question.why, example) if part) or say("ask.no-why")
