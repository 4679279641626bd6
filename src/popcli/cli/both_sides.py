"""What both wrote before a talk: the plan, the manager's preparation beside it, and answers that may be shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from popcli.cli.failure import one_line
from popcli.cli.session import Session
from popcli.cli.taking_in import check_about
from popcli.core.checked import nearest
from popcli.core.errors import PopError, UsageError

if TYPE_CHECKING:
    from popcli.core.models import ManagerFile, Plan
    from popcli.core.sides import Preparation


def both_sides(session: Session, plan: "Plan", released: Sequence[str] = ()) -> "Preparation":
    """What both wrote; nothing private but the answers to the questions that are ``released`` this time.

    A manager's file that cannot be used is told, and left out: the talk goes on without it.

    Raises:
        UsageError: ``unknown-answer``, for a question to release that has no answer.
    """
    from popcli.core.sides import Preparation, own_words, sides
    from popcli.store.questionnaires import asks
    from popcli.store.templates import little_words

    _check_released(plan, released)
    theirs = _manager_file(session, plan)
    words = own_words(plan, released)
    asked = asks(session.lang, *(["assessment"] if words else []), *(["manager"] if theirs else []))
    if theirs is None:
        return Preparation(None, words, asked)
    little = little_words(plan.language) | little_words(theirs.language)
    return Preparation(sides(plan, theirs, little, released), words, asked)


def _check_released(plan: "Plan", released: Sequence[str]) -> None:
    from popcli.core.openness import said

    known = sorted(said(plan.answers))
    for name in released:
        if name not in known:
            near = nearest(name, known) or next(iter(known), "-")
            raise UsageError("unknown-answer", id=name, nearest=near, known=", ".join(known) or "-")


def _manager_file(session: Session, plan: "Plan") -> "ManagerFile | None":
    from popcli.store.manager_file import load_manager

    path = session.folder.manager
    try:
        made = load_manager(path)
        if made is not None:
            check_about(made, plan, path)
    except PopError as problem:
        place = str(problem.place or path)
        session.tell(session.say("sides.left-out", place=place, problem=one_line(problem, session.say)))
        return None
    return made
