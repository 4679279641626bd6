"""The questions of a talk: for the goals there are, the activities that are still to be judged, and the end of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from popcli.core.activities import effectiveness, would_repeat
from popcli.core.date_steps import add_months
from popcli.core.entry import Entry
from popcli.core.kinds import ReviewKind
from popcli.core.models import Goal, Plan
from popcli.core.periods import ends_soon, next_until
from popcli.core.progress import live_goals
from popcli.core.questions import Block, Question, Questionnaire

CLOSING = ("motivation", "motivation-why", "feedback", "next-date")
"""Questions of the progress talk that close an evaluation as well."""

PERIOD = ("close-period", "next-until")
"""Questions about the period, whose answers change the plan and are no part of the review."""

FEEDBACK = ("manager-feedback", "feedback")
"""Questions that only make sense with somebody on the other side of the table."""

ONCE = ("new-needs",)
"""Questions of an activity that the end of the talk asks about everything together."""

BRIEF = ("effective", "again")
"""What the short path asks of an activity: enough to know what works."""

TITLE = 40
"""Characters of a goal's sentence in the title of its questions."""


@dataclass(frozen=True, slots=True)
class TalkForms:
    """The questionnaires of one language that a talk is made of."""

    evaluation: Questionnaire
    activity: Questionnaire
    closing: Questionnaire
    progress: Questionnaire


def progress_form(forms: TalkForms, plan: Plan, today: date, partner: str | None) -> Questionnaire:
    """The short talk in between; without a ``partner`` nobody's feedback is asked."""
    fitted = _Fitted(plan, today, partner)
    blocks = tuple(replace(block, questions=fitted.all(block.questions)) for block in forms.progress.blocks)
    return replace(forms.progress, blocks=blocks)


def evaluation_form(
    forms: TalkForms, plan: Plan, activities: Iterable[Entry], today: date, partner: str | None
) -> Questionnaire:
    """The evaluation: a block per open goal, one per activity that is still to be judged, and one to close the talk.

    Ids of questions begin with the id of their goal or entry ("g1.outcome"), so that all answers lie in one tree.
    Without a ``partner`` nobody's feedback is asked.
    """
    fitted = _Fitted(plan, today, partner)
    blocks = [
        Block(
            goal.id, f"{goal.id} · {_short(goal.text)}", fitted.all(_of(goal.id, forms.evaluation, fitted.about(goal)))
        )
        for goal in live_goals(plan)
    ]
    blocks += [
        Block(entry.id, f"{entry.id} · {_short(entry.text)}", tuple(_of(entry.id, forms.activity, _about(entry))))
        for entry in activities
    ]
    last = [question for question in forms.progress.questions if question.id in CLOSING]
    closing = (*forms.closing.questions, *last)
    blocks.append(Block("closing", forms.closing.title, fitted.all(closing)))
    return replace(forms.evaluation, blocks=tuple(blocks), parts=forms.closing.parts)


def _short(text: str) -> str:
    """The begin of a sentence, for a line that stands above every question."""
    first = text.strip().partition("\n")[0]
    return first if len(first) <= TITLE else first[: TITLE - 1].rstrip() + "\u2026"


def _of(owner: str, form: Questionnaire, fit: Callable[[Question], Question]) -> Iterable[Question]:
    """The questions of a form for one goal or entry."""
    for question in form.questions:
        if question.id in ONCE:
            continue
        when = question.when and replace(question.when, question=f"{owner}.{question.when.question}")
        yield replace(fit(question), id=f"{owner}.{question.id}", when=when)


def _about(entry: Entry) -> Callable[[Question], Question]:
    """Makes the short path short, and offers what was said of the activity before."""
    said = entry.evaluation or {}
    again, level = would_repeat(entry), effectiveness(entry)
    known = {
        "again": None if again is None else "yes" if again else "no",
        "effective": None if level is None else str(level),
        **{name: said[name] for name in ("fitting", "changed") if isinstance(said.get(name), str)},
    }
    return lambda question: replace(
        question, core=question.id in BRIEF, default=known.get(question.id, question.default)
    )


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Questions made to fit a plan and a day: what does not apply left out, what is known as the answer offered."""

    plan: Plan
    today: date
    partner: str | None

    def all(self, questions: Iterable[Question]) -> tuple[Question, ...]:
        asked = (item for item in questions if self.partner or item.id.rpartition(".")[2] not in FEEDBACK)
        return tuple(map(self._fit, asked))

    def about(self, goal: Goal) -> Callable[[Question], Question]:
        """Offers the sentence and the term of a goal as the answers to how it reads and ends from now on."""
        ahead = goal.due if goal.due and goal.due > self.today else None
        known = {"new-text": goal.text, "new-due": ahead.isoformat() if ahead else None}
        return lambda question: replace(question, default=known.get(question.id, question.default))

    def _fit(self, question: Question) -> Question:
        match question.id:
            case "next-date":
                months = self.plan.review.interval_months
                return replace(question, default=add_months(self.today, months).isoformat())
            case "close-period":
                return replace(question, core=ends_soon(self.plan.period, self.today))
            case "next-until":
                return replace(question, default=next_until(self.plan.period, self.today).isoformat())
        return question


def with_known(form: Questionnaire, known: Iterable[str]) -> Questionnaire:
    """The form with the questions of these ids asked in any case: what was answered before must not get lost."""
    names = set(known)
    blocks = (
        replace(block, questions=tuple(replace(item, core=item.core or item.id in names) for item in block.questions))
        for block in form.blocks
    )
    return replace(form, blocks=tuple(blocks))


def since(plan: Plan) -> date | None:
    """From which day on activities are looked at: the last evaluation, else the begin of the period."""
    last = [review.date for review in plan.reviews if review.kind is ReviewKind.EVALUATION]
    return max(last) + timedelta(days=1) if last else plan.period.start
