"""Checking sentences and plans for a session: which language a text is in, and everything a rule looks at."""

from typing import TYPE_CHECKING

from popcli.cli.session import Session
from popcli.rules.check import Checked, CheckedPlan, check_plan, check_sentence
from popcli.rules.coach import is_at_home, likely_language
from popcli.rules.rule import PlanView, Sentence
from popcli.store.templates import LANGUAGES, load_coach

if TYPE_CHECKING:
    from popcli.store.plan_file import Loaded


def sentence_language(session: Session, text: str) -> str:
    """The language a sentence is judged in: ``--lang``, else the likely one, else that of the reader."""
    return session.settings.lang or _likely(text, session.lang)


def _likely(text: str, otherwise: str) -> str:
    return likely_language(text, {lang: load_coach(lang) for lang in LANGUAGES}, otherwise)


def checked_text(session: Session, text: str) -> tuple[Checked, str]:
    """A bare sentence, checked, and the language it was judged in."""
    lang = sentence_language(session, text)
    return check_sentence(load_coach(lang).sentence(text)), lang


def checked_plan(session: Session, loaded: "Loaded") -> CheckedPlan:
    """The plan, checked on this day; each goal is read in its own language, which need not be that of the plan."""
    from popcli.core.progress import progress, years_that_count

    own = load_coach(loaded.plan.language)

    def read(text: str) -> Sentence:
        coach = own if is_at_home(text, own) else load_coach(_likely(text, loaded.plan.language))
        return coach.sentence(text)

    states = progress(loaded.plan, session.entries(years_that_count(loaded.plan, session.today)), session.today)
    unknown = tuple((str(place), key, nearest) for place, key, nearest in loaded.unknown)
    return check_plan(PlanView(loaded.plan, tuple(states), session.today, unknown), read)
