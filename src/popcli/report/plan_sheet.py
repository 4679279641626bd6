"""The plan as a sheet to sign: where somebody stands, the goals in full, what they ask, and who agrees."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from popcli.core.agreement import roles_to_sign
from popcli.core.models import Action, Goal, Plan
from popcli.core.plan_data import json_data
from popcli.core.texts import Texts
from popcli.core.totals import Totals, planned_totals
from popcli.report.answers_page import answer_pieces, latest_answers
from popcli.report.document import Column, Document, Heading, Line, Named, Paragraph, Piece, Span, Style, Table, line
from popcli.report.goal_page import goal_fields
from popcli.report.plan_page import before_goals
from popcli.report.rows import as_line, fields
from popcli.report.sheet_parts import plan_signing, sheet_data, sheet_head
from popcli.report.status_page import no_plan_words
from popcli.report.wording import day, enum_word, field_word, hours, money, number

ON_THE_SHEET = frozenset(
    {
        *("language", "currency", "person", "period", "review", "no_plan", "signatures"),
        *("strengths", "improvements", "ambitions", "competences", "needs", "goals"),
    }
)
"""Fields of the plan that stand on the sheet, and so in its data. What plans get later stays out until it is named."""

ALWAYS = ("action", "owner", "due")
"""Columns that stand there even when they are empty: who does what, and when (`hrbase`)."""


def plan_sheet(plan: Plan, asks: Mapping[str, str], today: date, say: Texts, *, private: bool = False) -> Document:
    """The whole plan, for people to sign. Answers to questions are the person's own.

    They stand on the sheet with ``private`` only, all of them, each under what was asked (``asks``, by id).
    """
    pieces = sheet_head(plan, say("sheet.plan"), today, say, private=private)
    if plan.no_plan is not None:
        pieces.append(Paragraph(no_plan_words(plan, say)))
    pieces += [*before_goals(plan, say), Heading(say("show.goals"))]
    if not plan.goals:
        pieces.append(Paragraph(line(Span(say("show.no-goals"), Style.MUTED))))
    for goal in plan.goals:
        said = goal_fields(_in_words(plan, goal), say, today)
        pieces += [Named(goal.id, goal.text), *said, *_actions(plan, goal, say)]
    totals = planned_totals(plan.goals)
    pieces += _totals(plan, totals, say)
    answers = latest_answers(plan.answers, asks) if private else []
    if answers:
        pieces += [Heading(say("show.answers")), *answer_pieces(answers, asks, say, level=3)]
    pieces += plan_signing(plan, today, say)
    shown = {name: value for name, value in json_data(plan).items() if name in ON_THE_SHEET}
    if answers:
        shown["answers"] = [json_data(answer) for answer in answers]
    more = {"to_sign": [role.value for role in roles_to_sign(plan)], "totals": asdict(totals), "plan": shown}
    return Document(tuple(pieces), sheet_data("plan", plan, more, private=private))


def _in_words(plan: Plan, goal: Goal) -> Goal:
    """The goal with the texts of its need and ambition beside their ids: paper cannot be asked what n1 is."""
    texts = {need.id: f"{need.id} · {need.text}" for need in plan.needs}
    texts |= {ambition.id: f"{ambition.id} · {ambition.text}" for ambition in plan.ambitions}
    named = {name: texts.get(getattr(goal, name), getattr(goal, name)) for name in ("need", "ambition")}
    return goal.model_copy(update=named)


def _actions(plan: Plan, goal: Goal, say: Texts) -> list[Piece]:
    """The actions of a goal as a table; columns in which nothing stands are left out."""
    cells = [_action(plan, action, say) for action in goal.actions]
    used = [name for name in (cells[0] if cells else ()) if name in ALWAYS or any(row[name] for row in cells)]
    columns = tuple(Column(field_word(say, name), flexible=name in {"action", "support"}) for name in used)
    rows = tuple(tuple(row[name] or (as_line(say, None) if name in ALWAYS else ()) for name in used) for row in cells)
    return [Table(columns, rows)] if rows else []


def _action(plan: Plan, action: Action, say: Texts) -> dict[str, Line]:
    """What stands in each column, by its field; nothing where nothing is known."""
    return {
        "action": line(Span(action.id, Style.ID), " ", action.text),
        "owner": _text(action.owner),
        "due": _when(action, say),
        "method": _text(action.method and enum_word(say, "method", action.method)),
        "hours": _hours(action, say),
        "costs": _cost(plan, action, say),
        "support": _support(action, say),
    }


def _text(value: str | None) -> Line:
    return line(value) if value else ()


def _when(action: Action, say: Texts) -> Line:
    due = day(say, action.due) if action.due else None
    done = say("show.action-done", date=day(say, action.done)) if action.done else None
    return _text("\n".join(part for part in (due, done) if part))


def _hours(action: Action, say: Texts) -> Line:
    """The hours of the person, and below them those of who guides."""
    costs = action.costs
    if costs is None:
        return ()
    coach = enum_word(say, "coach", costs.coach) if costs.coach else say("sheet.guide")
    people = ((say("sheet.self"), costs.own_hours), (coach, costs.coach_hours))
    return _text("\n".join(f"{who} {number(say, planned)}" for who, planned in people if planned is not None))


def _cost(plan: Plan, action: Action, say: Texts) -> Line:
    costs = action.costs
    if costs is None:
        return ()
    budget = None if costs.budget is None else money(say, costs.budget, plan.currency)
    return _text("\n".join(part for part in (budget, costs.materials) if part))


def _support(action: Action, say: Texts) -> Line:
    support = action.support
    if support is None or not (support.asked or support.granted is not None):
        return ()
    word = {True: "granted", False: "refused", None: "undecided"}[support.granted]
    said = Span(say(f"sheet.{word}"), Style.TERM)
    return line(f"{support.asked}\n", said) if support.asked else line(said)


def _totals(plan: Plan, totals: Totals, say: Texts) -> list[Piece]:
    known = {
        "own_hours": hours(say, totals.own_hours) if totals.own_hours else None,
        "coach_hours": hours(say, totals.coach_hours) if totals.coach_hours else None,
        "budget": money(say, totals.budget, plan.currency) if totals.budget else None,
    }
    rows = fields(say, known)
    note = Paragraph(line(Span(say("sheet.totals-of"), Style.MUTED)))
    return [Heading(say("sheet.totals")), *rows, note] if rows else []
