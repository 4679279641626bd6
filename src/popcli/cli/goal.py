"""`pop goal`: add a goal, or change one."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from popcli.cli import values
from popcli.cli.completing import goal_words
from popcli.cli.session import Session
from popcli.core.kinds import GoalKind, GoalStatus
from popcli.report.document import Document, done

if TYPE_CHECKING:
    from popcli.core.models import Goal, Plan

Option = typer.Option


def goal(  # noqa: PLR0913, PLR0917 - one parameter per field
    ctx: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(help="A new goal in one sentence, or the id of a goal.", autocompletion=goal_words),
    ] = None,
    to: Annotated[str | None, Option("--text", help="Another sentence for this goal.")] = None,
    due: Annotated[str | None, Option(help='By when: "30 june", "over 3 maanden".')] = None,
    shown_by: Annotated[str | None, Option(help="What will show that it is reached.")] = None,
    status: Annotated[str | None, Option(help="idea, agreed, active, resting, reached or dropped.")] = None,
    reason: Annotated[str | None, Option(help="Why it rests or is dropped.")] = None,
    kind: Annotated[str | None, Option(help="improve, specialise, grow, switch, broaden or keep.")] = None,
    need: Annotated[str | None, Option(help="The need or gap behind it (id or text).")] = None,
    ambition: Annotated[str | None, Option(help="The ambition it serves (id or text).")] = None,
    specific: Annotated[str | None, Option(help="S: what exactly.")] = None,
    relevant: Annotated[str | None, Option(help="R: why now, and how it fits beside the work.")] = None,
    support: Annotated[str | None, Option(help="A: who supports it and agrees.")] = None,
    hours_per_week: Annotated[str | None, Option(help="Hours a week it takes.")] = None,
    expected_result: Annotated[str | None, Option(help="The expected result.")] = None,
    benefit: Annotated[str | None, Option(help="What your organisation gains.")] = None,
    obstacle: Annotated[str | None, Option(help="What may get in the way.")] = None,
    priority: Annotated[str | None, Option(help="1 is first.")] = None,
    start: Annotated[str | None, Option(help="When it starts.")] = None,
) -> Document:
    """Add a goal (ontwikkelingsdoel), or change one. At a terminal it asks what is missing.

    A value of - empties a field.

    Examples:

      pop goal "Give three lessons on wound care" --due "end of september"

      pop goal g1 --due "over 3 maanden"

      pop goal g1 --status resting --reason "Parental leave"
    """
    session: Session = ctx.obj
    given = values.fields(
        {
            "text": (to, str.strip),
            "due": (due, lambda value: values.day(session, value)),
            "start": (start, lambda value: values.day(session, value)),
            "shown_by": (shown_by, str.strip),
            "status": (status, lambda value: values.word(session, GoalStatus, "goal-status", value)),
            "reason": (reason, str.strip),
            "kind": (kind, lambda value: values.word(session, GoalKind, "goal-kind", value)),
            "need": (need, str.strip),
            "ambition": (ambition, str.strip),
            "smart.S": (specific, str.strip),
            "smart.R": (relevant, str.strip),
            "support": (support, str.strip),
            "hours_per_week": (hours_per_week, values.number("hours_per_week")),
            "expected_result": (expected_result, str.strip),
            "benefit": (benefit, str.strip),
            "obstacle": (obstacle, str.strip),
            "priority": (priority, _priority),
        }
    )
    if text is not None and is_goal_id(text):
        return _change(session, text, values.new_text(None, given, "pop goal"))
    return _add(session, values.new_text(text, given, "pop goal"))


def is_goal_id(text: str) -> bool:
    """Whether a text is the id of a goal, and no sentence for a new one."""
    return re.fullmatch(r"[gG]\d+", text.strip()) is not None


def _priority(text: str) -> int:
    from popcli.core.errors import InvalidValue

    if text.strip() not in set("123456789"):
        raise InvalidValue("priority-unknown", text=text)
    return int(text)


def _add(session: Session, given: dict[str, Any]) -> Document:
    from popcli.core import changes

    session.require_plan()
    if session.can_ask:
        given = ask_goal(session, given, {})
    elif not given.get("text"):
        raise values.needed("TEXT", 'pop goal "…" --due "…"')
    made: list[Goal] = []

    def add(plan: "Plan") -> "Plan":
        after, goal = changes.add_goal(plan, given, session.today, session.used_ids())
        made.append(goal)
        return after

    plan = session.change(add, lambda _plan: session.say("change.goal-added", id=made[-1].id, text=made[-1].text))
    tell_hint(session, made[-1])
    return _shown(session, plan, made[-1], "goal.added")


def _change(session: Session, wanted: str, given: dict[str, Any]) -> Document:
    from popcli.core import changes
    from popcli.core.plan_data import json_data

    goal = changes.find_goal(session.plan(), wanted)
    if not given:
        if not session.can_ask:
            raise values.needed("--text, --due, --status, …", f'pop goal {goal.id} --due "…"')
        given = ask_goal(session, {}, json_data(goal))
    changed: list[Goal] = []

    def change(plan: "Plan") -> "Plan":
        after, found = changes.change_goal(plan, goal.id, given)
        changed.append(found)
        return after

    names = ", ".join(session.say.find(f"word.field.{name}") or name for name in given)
    plan = session.change(change, lambda _plan: session.say("change.goal-changed", id=goal.id, fields=names))
    if "text" in given:
        tell_hint(session, changed[-1])
    return _shown(session, plan, changed[-1], "goal.unchanged" if changed[-1] == goal else "goal.changed")


def ask_goal(session: Session, given: dict[str, Any], old: dict[str, Any]) -> dict[str, Any]:
    """The fields that change in a goal, asked at the terminal on top of those given, with questions back.

    Raises:
        Stopped: with Ctrl-C.
    """
    from popcli.cli.asking import ask_object

    return ask_object(session, "goal", given, old)


def _shown(session: Session, plan: "Plan", goal: "Goal", key: str) -> Document:
    from popcli.core.plan_data import json_data

    return done(goal_said(session, goal, key), json_data(goal), session.next_line(plan, goal.id))


def goal_said(session: Session, goal: "Goal", key: str) -> str:
    """What is said after a change of a goal, with its due date."""
    from popcli.report.wording import day

    due = session.say("goal.due", day=day(session.say, goal.due)) if goal.due else session.say("goal.no-due")
    return session.say(key, id=goal.id, text=goal.text, due=due)


def tell_hint(session: Session, goal: "Goal") -> None:
    """One question back about a sentence that was typed just now; who was asked already saw it."""
    from popcli.cli.coaching import hint, settled
    from popcli.core.plan_data import json_data

    said = None if session.can_ask else hint(session, goal.text, settled(json_data(goal)))
    if said:
        session.tell(said, whole=True)
