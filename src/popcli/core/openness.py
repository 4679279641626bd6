"""Which answers others may see: none that is private, unless the person shows it this time."""

from collections.abc import Collection, Iterable, Sequence

from popcli.core.models import Answer


def said(answers: Iterable[Answer]) -> dict[str, Answer]:
    """The latest answer to each question, without those that were emptied."""
    latest = {answer.question: answer for answer in answers}
    return {name: answer for name, answer in latest.items() if answer.text or answer.value not in (None, [])}


def hidden_texts(answers: Iterable[Answer], released: Collection[str] = ()) -> frozenset[str]:
    """All texts of private answers, of any day; those to questions that are ``released`` are not hidden."""
    private = [answer for answer in answers if answer.private and answer.question not in released]
    return frozenset(text for answer in private for text in answer_texts(answer))


def open_answers(answers: Sequence[Answer], released: Collection[str] = ()) -> dict[str, Answer]:
    """The latest answer to each question, as far as others may see it."""
    hidden = hidden_texts(answers, released)
    return {name: answer for name, answer in said(answers).items() if name in released or is_open(answer, hidden)}


def is_open(answer: Answer, hidden: Collection[str]) -> bool:
    """Whether others may see an answer: it is not private, and says none of the ``hidden`` texts."""
    return not answer.private and not any(text in hidden for text in answer_texts(answer))


def answer_texts(answer: Answer) -> tuple[str, ...]:
    """The texts of an answer: one, or those of a list."""
    if isinstance(answer.value, list):
        return tuple(answer.value)
    return () if answer.text is None else (answer.text,)
