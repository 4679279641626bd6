"""Both preparations put beside each other: what both name, what only one does, and what the manager offers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from popcli.core.models import Answer, Competence, ManagerFile, Plan
from popcli.core.openness import answer_texts, hidden_texts, open_answers
from popcli.core.same_point import Beside, LittleWords, beside

OFFERS = ("growth-chances", "room-in-job", "hours-available", "budget-available")
"""The manager's questions about what there is to offer."""

THEIR_WORDS = (
    *("organisation-develops", "needed-now", "job-changes", "needed-future", "training-needed"),
    *("competences-now", "other-jobs", "development-level", "room-to-grow"),
)
"""The manager's questions about the work and the person, in the order they are asked."""

OWN_WORDS = ("areas", "achieve-here", "more-challenge", "benefit", "reasonable-term")
"""The person's questions that matter in a talk."""

Levels = tuple[Competence, Competence]
"""One competence as the employee and as the manager sees it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The employee's plan beside the manager's preparation; ``offers`` and ``their_words`` are by question."""

    manager: str
    prepared: date
    strengths: Beside[str]
    improvements: Beside[str]
    competences: Beside[Competence]
    offers: Mapping[str, Answer]
    their_words: Mapping[str, Answer] = field(default_factory=dict)
    last_talk: date | None = None
    """The latest talk, when that was after the manager prepared."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What both wrote before a talk: side by side where there is a manager's preparation, and the person's own words.

    ``own_words`` are answers by question; ``asks`` gives what each question asks.
    """

    sides: Sides | None = None
    own_words: Mapping[str, Answer] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)


def sides(plan: Plan, theirs: ManagerFile, little: LittleWords, released: Collection[str] = ()) -> Sides:
    """The plan beside the manager's preparation; private answers are in neither, but for what is ``released``."""
    hidden = hidden_texts(plan.answers, released)
    seen = open_answers(theirs.answers)
    later = max((review.date for review in plan.reviews if review.date > theirs.date), default=None)

    def points(mine: Sequence[str], question: str) -> Beside[str]:
        own = [text for text in mine if text not in hidden]
        return beside(own, answer_texts(seen[question]) if question in seen else (), str, little)

    return Sides(
        manager=theirs.manager,
        prepared=theirs.date,
        strengths=points(plan.strengths, "strengths"),
        improvements=points(plan.improvements, "improvements"),
        competences=beside(plan.competences, theirs.competences, lambda item: item.name, little),
        offers={name: seen[name] for name in OFFERS if name in seen},
        their_words={name: seen[name] for name in THEIR_WORDS if name in seen},
        last_talk=later,
    )


def own_words(plan: Plan, released: Sequence[str] = ()) -> dict[str, Answer]:
    """The person's answers that matter in a talk, as far as they are not private, and those that are released."""
    seen = open_answers(plan.answers, released)
    return {name: seen[name] for name in dict.fromkeys((*OWN_WORDS, *released)) if name in seen}


def differ(levels: Levels) -> bool:
    """Whether the two see another level, now or needed."""
    mine, theirs = levels
    return (mine.level_now, mine.level_needed) != (theirs.level_now, theirs.level_needed)
