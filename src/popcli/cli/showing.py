"""What `pop show` gives, by what was asked for."""

from typing import TYPE_CHECKING, Any

from popcli.cli import values
from popcli.cli.chosen_entries import chosen_entries
from popcli.cli.session import Session
from popcli.core.checked import nearest
from popcli.core.dates import Lean
from popcli.core.entry_filter import Filter
from popcli.core.errors import UsageError
from popcli.core.folding import folded
from popcli.core.names import meant_id
from popcli.report.document import Document

if TYPE_CHECKING:
    from popcli.core.models import Plan

WHAT = ("plan", "goals", "log", "stats", "answers", "reviews", "earlier")
"""The pages of `pop show`; else it takes an id."""

DETAILED = frozenset({"answers", "earlier"})
"""What takes a second word: a question, a year."""


def shown(  # noqa: PLR0913 - one parameter per filter
    session: Session,
    what: str = "plan",
    which: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    goal: str | None = None,
    method: str | None = None,
    tag: str | None = None,
    text: str | None = None,
    last: int | None = None,
) -> Document:
    """The page asked for; filters as they were typed.

    Raises:
        UsageError: a filter or a second word that would be ignored, an id that is unknown, or a value that is none.
    """
    if which is not None and what not in DETAILED:
        raise UsageError("too-many-texts", text=which, command="pop show")
    chosen = Filter(
        since=values.filter_day(session, since, Lean.PAST),
        until=values.filter_day(session, until, Lean.PAST),
        goal=None if goal is None else meant_id(goal, session.index.goals, "unknown-goal"),
        method=None if method is None else values.method(session, method, session.index.methods),
        tag=None if tag is None else folded(tag),
        text=None if text is None else folded(text),
    )
    if what == "log":
        return _log(session, chosen, last)
    if what == "stats":
        return _stats(session, chosen, last)
    _refuse_filters(what, chosen, last)
    if what == "answers":
        return _answers(session, which)
    if what == "earlier":
        from popcli.cli.earlier import show_earlier

        return show_earlier(session, which)
    return _plan_or_part(session, what)


def _refuse_filters(what: str, chosen: Filter, last: int | None) -> None:
    """A filter that would be ignored is an error: it promises something."""
    if chosen != Filter() or last is not None:
        raise UsageError("filter-log-only", what=what)


def _log(session: Session, chosen: Filter, last: int | None) -> Document:
    from popcli.report.log_page import log_page

    shown, total = chosen_entries(session, chosen, last)
    return log_page(shown, session.say, currency=session.index.currency, total=total)


def _stats(session: Session, chosen: Filter, last: int | None) -> Document:
    from popcli.report.stats_page import stats_page

    shown, _ = chosen_entries(session, chosen, last)
    currency = session.index.currency
    return stats_page(shown, session.say, currency=currency, since=chosen.since, until=chosen.until)


def _answers(session: Session, question: str | None) -> Document:
    from popcli.report.answers_page import answer_years_page, answers_page
    from popcli.store.questionnaires import asks

    plan = session.plan()
    if question is not None and (levels := _levels(session, plan, question)):
        return levels
    asked = asks(session.lang, "assessment", "manager")
    if question is None or not plan.answers:
        return answers_page(plan.answers, asked, session.say)
    given = [answer for answer in plan.answers if answer.question == question]
    if not given:
        known = sorted({answer.question for answer in plan.answers})
        near = nearest(question, known) or known[0]
        raise UsageError("unknown-answer", id=question, nearest=near, known=", ".join(known))
    return answer_years_page(question, tuple(given), asked.get(question, question), session.say)


def _levels(session: Session, plan: "Plan", question: str) -> Document | None:
    """The levels of competences through the years, when that is what is asked for: of all, or of one by its id.

    They are asked about with the other questions, but are no answers: the plan has them with a history.
    """
    from popcli.report.competence_page import competence_page, levels_page

    if question.casefold() == "competences":
        return levels_page(plan.competences, session.say)
    one = next((item for item in plan.competences if item.id == question.casefold()), None)
    return None if one is None else competence_page(one, session.say)


def _plan_or_part(session: Session, what: str) -> Document:
    from popcli.core.progress import progress
    from popcli.report.goal_page import goals_page
    from popcli.report.plan_page import plan_page

    plan = session.plan()
    if what == "plan":
        from popcli.cli.agreeing import with_amendments

        return with_amendments(session, plan, plan_page(plan, session.say, session.today))
    if what == "reviews":
        from popcli.report.reviews_page import reviews_page

        return reviews_page(plan, session.say)
    if what == "goals":
        states = progress(plan, session.entries(), session.today)
        return goals_page(plan, states, session.say, session.today)
    return _part(session, plan, what)


def _part(session: Session, plan: "Plan", wanted: str) -> Document:
    """One goal, action, need, ambition, competence, talk or entry."""
    from popcli.core.names import find_id
    from popcli.core.progress import progress
    from popcli.report import goal_page
    from popcli.report.competence_page import competence_page
    from popcli.report.log_page import entry_page

    plan = _holding(session, plan, wanted)
    goals = {goal.id: goal for goal in plan.goals}
    actions = {action.id: (goal, action) for goal in plan.goals for action in goal.actions}
    others: tuple[Any, ...] = (*plan.needs, *plan.ambitions)
    parts = {item.id: item for item in others}
    competences = {item.id: item for item in plan.competences}
    reviews = {item.id: item for item in plan.reviews}
    found = find_id(wanted, [*goals, *actions, *parts, *competences, *reviews])
    if len(found) > 1:
        raise UsageError("ambiguous-id", id=wanted, known=", ".join(found))
    name = found[0] if found else ""
    if name in actions:
        return goal_page.action_page(plan, *actions[name], session.say, session.today)
    if name in parts:
        return goal_page.part_page(parts[name], session.say)
    if name in reviews:
        from popcli.cli.kept_talks import TALK
        from popcli.report.reviews_page import review_page
        from popcli.store.questionnaires import asks

        return review_page(plan, reviews[name], asks(session.lang, *TALK), session.say)
    if name in competences:
        return competence_page(competences[name], session.say)
    entries = session.entries()
    if name in goals:
        mine = [entry for entry in entries if Filter(goal=name).holds(entry, session.index.owners)]
        states = {state.goal.id: state for state in progress(plan, mine, session.today)}
        return goal_page.goal_page(plan, goals[name], states.get(name), mine, session.say, session.today)
    meant = find_id(wanted, [entry.id for entry in entries])
    if not meant:
        near = nearest(wanted, [*WHAT, *goals, *actions])
        raise UsageError("unknown-show", id=wanted, nearest=near or "plan", known=", ".join(WHAT))
    from popcli.cli.log import entry_meant

    entry = entry_meant(wanted, entries)
    return entry_page(entry, session.say, plan.currency, session.index.goals.get(entry.goal or ""))


def _holding(session: Session, plan: "Plan", wanted: str) -> "Plan":
    """The plan that has the part wanted: of an earlier period when it is a goal, or an action, that ended there."""
    from popcli.cli.earlier import holder

    name = wanted.strip().lower()
    return holder(session, plan, session.index.owners.get(name, name))
