"""Goals in full: all of them, one, or one of their actions; and the other small parts of a plan."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from popcli.core.entry import Entry
from popcli.core.plan_data import json_data
from popcli.core.progress import Progress
from popcli.core.texts import Texts
from popcli.report.document import Bullets, Document, Heading, Line, Paragraph, Piece, Span, Style, line
from popcli.report.goal_state import goal_head, goal_term, state_data, state_lines, status_words, term_words
from popcli.report.log_page import entries_table
from popcli.report.rows import fields, with_id
from popcli.report.wording import day, enum_word, hours, money, yes_no

if TYPE_CHECKING:
    from popcli.core.models import Action, Ambition, Goal, Need, Plan


def goals_page(plan: "Plan", states: Sequence[Progress], say: Texts, today: date) -> Document:
    """All goals, also those that are reached or let go, with how the open ones stand."""
    known = {state.goal.id: state for state in states}
    pieces: list[Piece] = [Heading(say("show.goals"), level=1)]
    if not plan.goals:
        pieces.append(Paragraph(line(Span(say("show.no-goals"), Style.MUTED))))
    for goal in plan.goals:
        pieces += goal_lines(goal, say, today)
        if goal.id in known:
            pieces += state_lines(known[goal.id], today, say, indent=4)
    return Document(pieces=tuple(pieces), data=[json_data(goal) for goal in plan.goals])


def goal_page(  # noqa: PLR0913, PLR0917 - everything there is about one goal
    plan: "Plan", goal: "Goal", state: Progress | None, entries: Sequence[Entry], say: Texts, today: date
) -> Document:
    """One goal in full, with its actions and the entries that served it."""
    pieces: list[Piece] = [Heading(f"{goal.id}  {goal.text}", level=1), *goal_fields(goal, say, today)]
    if state is not None:
        pieces += state_lines(state, today, say, indent=0)
    if goal.actions:
        pieces += [Heading(say("show.actions")), *actions_list(goal, say, today)]
    if entries:
        pieces += [Heading(say("show.log")), entries_table(entries, say)]
    data = json_data(goal)
    if state is not None:
        data["progress"] = state_data(state)
    data["entries"] = [entry.data() for entry in entries]
    return Document(pieces=tuple(pieces), data={**data, "currency": plan.currency})


def goal_lines(goal: "Goal", say: Texts, today: date) -> list[Piece]:
    """A goal in short: id and text, status and term, actions below it."""
    return [*goal_head(goal, today, say), *actions_list(goal, say, today, indent=4)]


def goal_fields(goal: "Goal", say: Texts, today: date) -> tuple[Piece, ...]:
    """All that is filled in about a goal."""
    smart = json_data(goal.smart) if goal.smart else {}
    week = hours(say, goal.hours_per_week) if goal.hours_per_week is not None else None
    return fields(
        say,
        {
            "status": status_words(goal, say),
            "due": goal_term(goal, today, say),
            "start": goal.start,
            "kind": enum_word(say, "goal-kind", goal.kind) if goal.kind else None,
            "need": goal.need,
            "ambition": goal.ambition,
            "shown_by": goal.shown_by,
            "expected_result": goal.expected_result,
            "benefit": goal.benefit,
            "support": goal.support,
            "hours_per_week": week,
            "obstacle": goal.obstacle,
            "priority": goal.priority,
            **smart,
            "accepted": "; ".join(f"{item.code}: {item.reason}" for item in goal.accepted) or None,
        },
    )


def actions_list(goal: "Goal", say: Texts, today: date, indent: int = 0) -> tuple[Piece, ...]:
    """The actions of a goal, one a line, done or with their term."""
    if not goal.actions:
        return ()
    return (Bullets(tuple(_action_line(action, say, today) for action in goal.actions), indent),)


def _action_line(action: "Action", say: Texts, today: date) -> Line:
    if action.done is not None:
        state = line(Span(say("show.action-done", date=day(say, action.done)), Style.GOOD))
    else:
        state = term_words(action.due, today, say)
    return line(*with_id(action.id, action.text), " · ", *state)


def action_page(plan: "Plan", goal: "Goal", action: "Action", say: Texts, today: date) -> Document:
    """One action in full, with the goal it serves."""
    costs, support = action.costs, action.support
    budget = money(say, costs.budget, plan.currency) if costs and costs.budget is not None else None
    rows = fields(
        say,
        {
            "goal": with_id(goal.id, goal.text),
            "due": term_words(action.due, today, say, still_open=action.done is None),
            "done": action.done,
            "owner": action.owner,
            "method": enum_word(say, "method", action.method) if action.method else None,
            "training_type": enum_word(say, "training-type", action.training_type) if action.training_type else None,
            "asked": support.asked if support else None,
            "granted": yes_no(say, value=support.granted) if support and support.granted is not None else None,
            "own_hours": costs.own_hours if costs else None,
            "coach_hours": costs.coach_hours if costs else None,
            "coach": enum_word(say, "coach", costs.coach) if costs and costs.coach else None,
            "budget": budget,
            "materials": costs.materials if costs else None,
        },
    )
    return Document(
        pieces=(Heading(f"{action.id}  {action.text}", level=1), *rows),
        data={**json_data(action), "goal": goal.id},
    )


def part_page(part: "Need | Ambition", say: Texts) -> Document:
    """A learning need or an ambition, with all that is filled in."""
    data = json_data(part)
    enums = {"source": "need-source", "status": "need-status"}
    shown = {
        name: enum_word(say, enums[name], value) if name in enums else value
        for name, value in data.items()
        if name not in {"id", "text"}
    }
    return Document(pieces=(Heading(f"{part.id}  {part.text}", level=1), *fields(say, shown)), data=data)
