"""`pop action`: add, change or finish an action."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from popcli.cli import values
from popcli.cli.completing import actions, goals, methods
from popcli.cli.session import Session
from popcli.core.checked import checked_hours
from popcli.core.dates import Lean
from popcli.core.errors import UsageError
from popcli.core.kinds import Coach, TrainingType
from popcli.core.replies import yes_no
from popcli.report.document import Document
from popcli.report.document import done as told

if TYPE_CHECKING:
    from popcli.core.models import Action, Plan

Option = typer.Option


def action(  # noqa: PLR0913, PLR0917 - one parameter per field
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Argument(help="A new action, or the id of an action.", autocompletion=actions)
    ] = None,
    goal: Annotated[str | None, Option(help="The goal it serves.", autocompletion=goals)] = None,
    to: Annotated[str | None, Option("--text", help="Another text for this action.")] = None,
    due: Annotated[str | None, Option(help="By when.")] = None,
    owner: Annotated[str | None, Option(help="Who does it.")] = None,
    method: Annotated[str | None, Option(help="How: course, coaching, shadowing…", autocompletion=methods)] = None,
    training_type: Annotated[str | None, Option(help="company, job or personal.")] = None,
    support: Annotated[str | None, Option(help="What it asks of others.")] = None,
    granted: Annotated[str | None, Option(help="Whether that was granted: yes or no.")] = None,
    own_hours: Annotated[str | None, Option(help="Own hours.")] = None,
    coach_hours: Annotated[str | None, Option(help="Hours of a coach.")] = None,
    coach: Annotated[str | None, Option(help="manager, mentor, coach or external.")] = None,
    budget: Annotated[str | None, Option(help="Money.")] = None,
    materials: Annotated[str | None, Option(help="Materials.")] = None,
    done: Annotated[bool, Option("--done", help="It is done today.")] = False,  # noqa: FBT002
    done_on: Annotated[str | None, Option(help="It was done on this day; - takes that back.")] = None,
) -> Document:
    """Add an action (actie) to a goal, change it, or say that it is done.

    A value of - empties a field.

    Examples:

      pop action "Course wound care" --goal g1 --due "eind maart" --budget 450

      pop action a1 --done

      pop action a2 --due "next friday" --owner Joost
    """
    session: Session = ctx.obj
    given = values.fields(
        {
            "text": (to, str.strip),
            "due": (due, lambda value: values.day(session, value)),
            "owner": (owner, str.strip),
            "method": (method, lambda value: values.method(session, value, session.index.methods)),
            "training_type": (
                training_type,
                lambda value: values.word(session, TrainingType, "training-type", value),
            ),
            "support.asked": (support, str.strip),
            "support.granted": (granted, yes_no),
            "costs.own_hours": (own_hours, checked_hours),
            "costs.coach_hours": (coach_hours, checked_hours),
            "costs.coach": (coach, lambda value: values.word(session, Coach, "coach", value)),
            "costs.budget": (budget, values.number("budget")),
            "costs.materials": (materials, str.strip),
            "done": (done_on, lambda value: values.day(session, value, Lean.PAST)),
        }
    )
    if done:
        given["done"] = session.today.isoformat()
    if text is not None and re.fullmatch(r"[aA]\d+", text.strip()):
        return _change(session, text, values.new_text(None, given, "pop action"), goal)
    return _add(session, values.new_text(text, given, "pop action"), goal)


def _add(session: Session, given: dict[str, Any], wanted: str | None) -> Document:
    from popcli.core import changes

    goal = _goal(session, wanted)
    if session.can_ask:
        from popcli.cli.asking import ask_object

        _tell_best(session, given)
        given = ask_object(session, "action", given, {})
    elif not given.get("text"):
        raise values.needed("TEXT", f'pop action "…" --goal {goal} --due "…"')
    made: list[Action] = []

    def add(plan: "Plan") -> "Plan":
        after, action = changes.add_action(plan, goal, given, session.used_ids())
        made.append(action)
        return after

    plan = session.change(add, lambda _plan: session.say("change.action-added", id=made[-1].id, text=made[-1].text))
    return _shown(session, plan, made[-1], "action.added", given)


def _tell_best(session: Session, given: dict[str, Any]) -> None:
    """Before a method is chosen: say which one taught most so far."""
    from popcli.report.stats_page import best_words

    if "method" not in given and (said := best_words(session.entries(), session.say)):
        session.tell(said)


def _goal(session: Session, wanted: str | None) -> str:
    """The goal meant: the named one, or the only one that is open."""
    from popcli.core import changes

    if wanted is not None:
        return changes.find_goal(session.plan(), wanted).id
    live = session.index.live
    if len(live) == 1:
        return live[0]
    if not live:
        raise UsageError("no-goal-yet")
    if not session.can_ask:
        raise values.needed("--goal", f'pop action "…" --goal {live[0]}')
    from popcli.cli.asking import pick

    return pick(session, "action.which-goal", {goal: f"{goal}  {session.index.goals[goal]}" for goal in live})


def _change(session: Session, wanted: str, given: dict[str, Any], goal: str | None) -> Document:
    from popcli.core import changes

    owner, action = changes.find_action(session.plan(), wanted)
    if goal is not None and changes.find_goal(session.plan(), goal).id != owner.id:
        raise UsageError("action-other-goal", id=action.id, goal=owner.id)
    if not given:
        if not session.can_ask:
            raise values.needed("--text, --due, --done, …", f"pop action {action.id} --done")
        from popcli.cli.asking import ask_object
        from popcli.core.plan_data import json_data

        _tell_best(session, given)
        given = ask_object(session, "action", {}, json_data(action))
    changed: list[Action] = []

    def change(plan: "Plan") -> "Plan":
        after, found = changes.change_action(plan, action.id, given)
        changed.append(found)
        return after

    finished = bool(given.get("done"))
    names = ", ".join(session.say.find(f"word.field.{name}") or name for name in given)
    key = "change.action-done" if finished else "change.action-changed"
    plan = session.change(change, lambda _plan: session.say(key, id=action.id, text=action.text, fields=names))
    said = "action.unchanged" if changed[-1] == action else "action.done" if finished else "action.changed"
    return _shown(session, plan, changed[-1], said, given)


def _shown(session: Session, plan: "Plan", action: "Action", key: str, given: dict[str, Any]) -> Document:
    from popcli.core.plan_data import json_data
    from popcli.report.stats_page import method_note
    from popcli.report.wording import day

    say = session.say
    due = say("action.due", day=day(say, action.due)) if action.due else say("action.no-due")
    said = say(key, id=action.id, text=action.text, due=due)
    if not given.get("method"):
        return told(said, json_data(action), session.next_line(plan))
    entries = session.entries()  # all of them: what is known of a method is from years ago as well
    before = method_note(given["method"], entries, say)
    return told(said, json_data(action), *before, session.next_line(plan, entries=entries))
