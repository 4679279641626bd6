"""One question as it is put to a person: everything an asker needs, and nothing about how it asks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from popcli.core.errors import PopError
from popcli.core.questions import Path, Question


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question with its surroundings.

    ``head`` is the line above a block ("3 of 12 · Where am I now?"), empty when it was shown before.
    ``label`` is what to ask, complete. ``default`` is the earlier answer as text, empty when there is none.
    ``read`` turns what was typed into a value or raises ``PopError``; ``explain`` says such an error in one line;
    ``echo`` says what was understood, or nothing. ``required`` answers cannot be skipped.
    ``path`` leads to the answer in the tree of a walk.
    """

    question: Question
    label: str
    head: str
    default: str
    required: bool
    read: Callable[[str], Any]
    explain: Callable[[PopError], str]
    echo: Callable[[Any], str]
    path: Path = ()


class Asker(Protocol):
    """Somebody or something that answers: a terminal, plain lines, an answers file, a script."""

    @property
    def is_person(self) -> bool:
        """Whether a person reads along, so that questions back make sense."""
        ...

    def ask(self, prompt: Prompt) -> Any:
        """The value read, ``None`` when skipped, or ``Reply.BACK``.

        Raises:
            KeyboardInterrupt: the person stops; nothing answered so far is lost.
        """
