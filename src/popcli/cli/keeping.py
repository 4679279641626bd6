"""What is kept of a talk: activities in the log, the review in the plan, and the period that it closes."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.cli.log import write_revision
from popcli.core.activities import evaluated
from popcli.core.agreement import PLAN, amendments
from popcli.core.errors import InvalidValue
from popcli.core.models import Plan
from popcli.core.periods import next_period
from popcli.core.plan_data import json_data
from popcli.core.questions import Questionnaire
from popcli.core.reviewing import new_ideas, noted, with_review
from popcli.core.walk import Tree
from popcli.report.agreement_page import amendment_words
from popcli.report.document import Document, Line, Span, Style, done, line
from popcli.report.talk_page import done_words
from popcli.report.wording import between
from popcli.store.versions import history

if TYPE_CHECKING:
    from popcli.cli.talking import Talk


def keep_talk(talk: "Talk", form: Questionnaire, tree: Tree) -> Document:
    """Keep activities, the review, and the next period, in this order: each is whole without the next.

    Raises:
        InvalidValue: ``next-past`` or ``period-end``; nothing was written.
    """
    session, say = talk.session, talk.session.say
    closes = tree.get("close-period") == "yes"
    until = date.fromisoformat(tree["next-until"]) if closes else None
    _check(talk, tree, until)
    _keep_activities(talk, form, tree)

    def kept(current: Plan) -> Plan:
        after = with_review(current, form, tree, talk.kind, talk.on, talk.with_whom, session.used_ids())
        words = say("amend.downwards").split(", ")
        changes = [item for item in amendments(current, after, words) if item.about != PLAN]
        return noted(after, amendment_words(changes, say))

    after = session.change(kept, lambda new: done_words(new.reviews[-1], say))
    review = after.reviews[-1]
    notes = [_idea_line(talk, goal.id, goal.text) for goal in new_ideas(talk.plan, after)]
    if until is not None:
        after = _closed(talk, until)
        notes.append(line(say("talk.new-period", period=between(say, after.period.start, after.period.until))))
    return done(done_words(review, say), json_data(review), *notes, session.next_line(after))


def _check(talk: "Talk", tree: Tree, until: date | None) -> None:
    """Refuse days that cannot be before anything is written.

    Raises:
        InvalidValue: ``next-past`` or ``period-end``; the answers are kept.
    """
    following = tree.get("next-date")
    if following and date.fromisoformat(following) <= talk.session.today:
        raise InvalidValue("next-past", text=following)
    if until is not None:
        next_period(talk.plan, until, talk.session.today, version=1)


def _keep_activities(talk: "Talk", form: Questionnaire, tree: Mapping[str, Any]) -> None:
    """Put what was said of activities into the log, unless they were taken back meanwhile."""
    session = talk.session
    with session.locked():
        for entry in session.entries():
            said = {
                str(form.question(name).fills): value for name, value in tree.items() if name.startswith(f"{entry.id}.")
            }
            fresh = evaluated(entry, said)
            if fresh is not entry:
                write_revision(session, entry, fresh)


def _closed(talk: "Talk", until: date) -> Plan:
    """The plan of the next period."""
    session, say = talk.session, talk.session.say
    period = between(say, talk.plan.period.start, talk.plan.period.until) or "-"

    def follow(current: Plan) -> Plan:
        return next_period(current, until, session.today, history(session.folder)[-1].version)

    return session.change(follow, lambda _plan: say("change.period-closed", period=period))


def _idea_line(talk: "Talk", goal_id: str, text: str) -> Line:
    said = talk.session.say("talk.new-idea", id=goal_id, text=text)
    return line(said, " ", Span(f"pop goal {goal_id}", Style.COMMAND))
