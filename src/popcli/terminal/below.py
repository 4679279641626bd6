"""What stands below an open question: an error or the reason, and the keys that work now."""

from popcli.core.errors import PopError
from popcli.core.prompt import Prompt
from popcli.core.texts import Say
from popcli.terminal.options import options, reason

UNBROKEN = "\u00a0"
"""Stands for a space where a line is not to be broken."""


class Below:
    """The lines below one question; ``extra`` names keys that are told only here, such as ``editor``."""

    def __init__(self, prompt: Prompt, say: Say, extra: tuple[str, ...]) -> None:
        self._prompt = prompt
        self._say = say
        self._extra = extra
        self._chooses = bool(options(prompt, say))
        self._note = ("", "")

    def show_reason(self) -> None:
        """Tell from now on why the question is asked."""
        self._note = (reason(self._prompt, self._say), "reason")

    def show_error(self, error: PopError) -> None:
        """Tell what is wrong with the answer."""
        self._note = (self._prompt.explain(error), "wrong")

    def show_required(self) -> None:
        """Tell that the question needs an answer."""
        self._note = (self._say("ask.required"), "wrong")

    def parts(self, typed: str) -> list[tuple[str, str]]:
        """Texts with their looks ("reason", "wrong", "quiet"), top to bottom, when this was typed so far."""
        names = [*self._enter(typed), "back"]
        question = self._prompt.question
        if question.why or question.example:
            names.append("why")
        # A key and what it does stay on one line.
        keys = [self._say(f"ask.key.{name}").replace(" ", UNBROKEN) for name in [*names, *self._extra]]
        return [part for part in (self._note, (" · ".join(keys), "quiet")) if part[0]]

    def _enter(self, typed: str) -> list[str]:
        """What Enter does now; lists of options say so themselves."""
        if self._chooses:
            return []
        if not typed.strip():
            return [] if self._prompt.required else ["skip"]
        if typed == self._prompt.default:
            return ["keep"]
        return ["done" if self._prompt.question.kind == "long" else "next"]
