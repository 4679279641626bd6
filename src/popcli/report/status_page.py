"""Where somebody stands: one calm screen that ends with the one next step."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.core.entry import Entry
from popcli.core.kinds import GoalStatus
from popcli.core.next_step import NextStep
from popcli.core.plan_data import json_data
from popcli.core.progress import Progress
from popcli.core.texts import Texts
from popcli.report.document import Bullets, Document, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.goal_state import goal_head, state_data, state_lines
from popcli.report.wording import between, day, how_long, span_of_days

if TYPE_CHECKING:
    from popcli.core.models import Plan

_LONGEST_RECENT = 60


def status_page(  # noqa: PLR0913, PLR0917 - one screen with everything that counts today
    plan: "Plan",
    states: Sequence[Progress],
    step: NextStep,
    recent: Sequence[Entry],
    today: date,
    say: Texts,
    again: Entry | None = None,
) -> Document:
    """The screen of bare ``pop``.

    ``recent`` are the last few entries, in the order to show them; ``again`` is an activity of some weeks ago of
    which to ask what it changed.
    """
    pieces: list[Piece] = [Heading(person_words(plan), level=1), *when_lines(plan, today, say)]
    if plan.no_plan is not None and not states:
        pieces.append(Paragraph(no_plan_words(plan, say)))
    for state in states:
        pieces += _goal(state, today, say)
    reached = sum(1 for goal in plan.goals if goal.status is GoalStatus.REACHED)
    if reached:
        pieces += [Paragraph(line("")), Paragraph(line(Span(say("status.reached", count=reached), Style.GOOD)))]
    if recent:
        pieces += [Heading(say("status.recent")), Bullets(tuple(_recent(entry, say) for entry in recent))]
    if again is not None:
        pieces += _ask_again(again, today, say)
    pieces += [
        Heading(say("status.next-step")),
        Paragraph(line(_step_words(step, say))),
        Paragraph(line(Span(step.command, Style.COMMAND)), indent=2),
    ]
    asked = None if again is None else {"id": again.id, "text": again.text, "days": _days_ago(again, today)}
    return Document(pieces=tuple(pieces), data={**_data(plan, states, step, today), "ask_again": asked})


def welcome_page(home_path: str, say: Texts, *, begun: bool) -> Document:
    """What there is to see before there is a plan: what this is, where files will live, how to begin or go on."""
    command = "pop init"
    return Document(
        pieces=(
            Heading(say("status.welcome"), level=1),
            Paragraph(line(say("status.welcome-what"))),
            Paragraph(line(say("status.welcome-files", path=home_path))),
            Paragraph(line(say("status.welcome-go-on" if begun else "status.welcome-begin"))),
            Paragraph(line(Span(command, Style.COMMAND)), indent=2),
        ),
        data={"plan": None, "home": home_path, "next_step": {"key": "init", "command": command}},
    )


def step_line(step: NextStep, say: Texts) -> Line:
    """The one next step on one line, with its command."""
    return line(f"{say('status.next-step')}: {_step_words(step, say)} ", Span(step.command, Style.COMMAND))


def person_words(plan: "Plan") -> str:
    """Whose plan it is, with the function."""
    person = plan.person
    return f"{person.name} · {person.function}" if person.function else person.name


def when_lines(plan: "Plan", today: date, say: Texts) -> list[Piece]:
    """The period, and the next review: loud when it should have been."""
    period = between(say, plan.period.start, plan.period.until)
    lines = [] if period is None else [line(say("status.period", period=period))]
    return [Paragraph(item) for item in (*lines, _review(plan.review.next, today, say))]


def no_plan_words(plan: "Plan", say: Texts) -> Line:
    """That there is no plan this year, and why."""
    reason = plan.no_plan.reason if plan.no_plan else None
    return line(say("status.no-plan-reason", reason=reason) if reason else say("status.no-plan"))


def _review(planned: date | None, today: date, say: Texts) -> Line:
    if planned is None:
        return line(Span(say("status.review-none"), Style.MUTED))
    left = (planned - today).days
    if left < 0:
        return line(Span(say("status.review-late", date=day(say, planned), count=-left), Style.LATE))
    if left == 0:
        return line(Span(say("status.review-today"), Style.ATTENTION))
    return line(say("status.review-next", date=day(say, planned), time=how_long(say, left)))


def _goal(state: Progress, today: date, say: Texts) -> list[Piece]:
    return [*goal_head(state.goal, today, say), *state_lines(state, today, say, indent=4)]


def _recent(entry: Entry, say: Texts) -> Line:
    served = entry.action or entry.goal or entry.need
    target = Span(served, Style.ID) if served else Span(say("word.unplanned"), Style.MUTED)
    return line(Span(span_of_days(say, entry.on), Style.MUTED), " · ", target, " · ", short_text(entry.text))


def _ask_again(entry: Entry, today: date, say: Texts) -> list[Piece]:
    """One quiet question about an activity of some weeks ago, with the command that answers it."""
    ago = how_long(say, _days_ago(entry, today))
    asked = say("status.ask-again", time=ago, text=short_text(entry.text), id=entry.id)
    command = Span(f'pop log --later {entry.id} "…"', Style.COMMAND)
    nothing = Span(f"  {say('status.ask-again-nothing')}", Style.MUTED)
    return [Paragraph(line("")), Paragraph(line(Span(asked, Style.MUTED))), Paragraph(line(command, nothing), indent=2)]


def _days_ago(entry: Entry, today: date) -> int:
    return (today - entry.on[-1]).days


def short_text(text: str) -> str:
    """The first line of a text, cut where it gets long: this is one screen, the whole stands in the log."""
    first = text.strip().partition("\n")[0]
    whole = first == text.strip() and len(first) <= _LONGEST_RECENT
    return first if whole else first[: _LONGEST_RECENT - 1].rstrip() + "…"


def _step_words(step: NextStep, say: Texts) -> str:
    values = {name: _step_value(name, value, say) for name, value in step.values.items()}
    return say(f"status.step.{step.key}", **values)


def _step_value(name: str, value: object, say: Texts) -> object:
    if isinstance(value, date):
        return day(say, value)
    return how_long(say, value) if name == "silent_days" and isinstance(value, int) else value


def _data(plan: "Plan", states: Sequence[Progress], step: NextStep, today: date) -> dict[str, Any]:
    planned = plan.review.next
    return {
        "person": json_data(plan.person),
        "period": json_data(plan.period),
        "review": {
            "next": planned.isoformat() if planned else None,
            "overdue_days": max((today - planned).days, 0) if planned else 0,
        },
        "no_plan": json_data(plan.no_plan) if plan.no_plan else None,
        "goals": [_goal_data(state) for state in states],
        "next_step": {"key": step.key, "command": step.command},
    }


def _goal_data(state: Progress) -> dict[str, Any]:
    goal = state.goal
    due = goal.due.isoformat() if goal.due else None
    return {"id": goal.id, "text": goal.text, "status": goal.status.value, "due": due, **state_data(state)}
