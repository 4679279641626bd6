"""`pop check`: goals against SMART, and the plan against the rules of a good plan."""

from typing import TYPE_CHECKING, Annotated

import typer

from popcli.cli import values
from popcli.cli.completing import goals
from popcli.cli.goal import is_goal_id
from popcli.cli.session import Session
from popcli.core.errors import UsageError
from popcli.report.document import Document, done

if TYPE_CHECKING:
    from popcli.core.models import Goal, Plan
    from popcli.rules.check import CheckedPlan
    from popcli.rules.rule import Rule

Option = typer.Option


def check(  # noqa: PLR0913, PLR0917 - one parameter per option
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(help="A goal in one sentence, checked without a plan.")] = None,
    goal: Annotated[str | None, Option("--goal", "-g", help="Only this goal.", autocompletion=goals)] = None,
    explain: Annotated[str | None, Option(help="Explain one rule by its code.")] = None,
    accept: Annotated[str | None, Option(help="Leave this finding of --goal as it is, with a --reason.")] = None,
    reason: Annotated[str | None, Option(help="Why it is fine like that.")] = None,
    accepted: Annotated[bool, Option("--accepted", help="List the findings you accepted.")] = False,  # noqa: FBT002
    lines: Annotated[  # noqa: FBT002
        bool, Option("--lines", help="JSON Lines from standard input, one checked sentence per line back.")
    ] = False,
) -> Document:
    """Check goals against SMART, and the plan against the rules of a good plan. Works offline.

    Quiet when all is well. Ends with 3 when errors or warnings stand.

    Examples:

      pop check                                    the whole plan

      pop check "Improve my communication"         one sentence, without a plan

      pop check --explain M02

      pop check --accept M02 --goal g1 --reason "The course ends in a test"
    """
    session: Session = ctx.obj
    values.only_with({"--reason": reason}, "--accept", given=accept is not None)
    values.one_of({"TEXT": text, "--explain": explain, "--accept": accept, "--accepted": accepted, "--lines": lines})
    values.one_of({"--goal": goal, "TEXT": text, "--explain": explain, "--lines": lines})
    if lines:
        from popcli.cli.check_lines import check_lines

        return check_lines(session)
    if explain is not None:
        return _explained(session, explain)
    if text is not None and is_goal_id(text):
        return _plan(session, text, accepted=accepted)
    if text is not None:
        return _sentence(session, text)
    if accept is not None:
        return _accept(session, accept, goal, reason)
    return _plan(session, goal, accepted=accepted)


def _sentence(session: Session, text: str) -> Document:
    from popcli.cli.checking import checked_text
    from popcli.report.check_page import sentence_page
    from popcli.store.templates import rule_texts

    checked, lang = checked_text(session, text)
    session.answer_in(lang)
    return sentence_page(checked, lang, rule_texts(session.lang), session.say)


def _explained(session: Session, code: str) -> Document:
    from popcli.report.check_page import rule_page
    from popcli.store.templates import rule_texts

    return rule_page(_rule(code), rule_texts(session.lang), session.say)


def _rule(code: str) -> "Rule":
    """The rule with this code.

    Raises:
        UsageError: ``unknown-rule``, with the codes there are.
    """
    from popcli.rules.check import RULES

    known = {rule.code: rule for rule in RULES}
    wanted = code.strip().upper()
    if wanted not in known:
        raise UsageError("unknown-rule", text=code, known=", ".join(known))
    return known[wanted]


def _plan(session: Session, goal: str | None, *, accepted: bool) -> Document:
    from dataclasses import replace

    from popcli.cli.checking import checked_plan
    from popcli.core.changes import find_goal
    from popcli.report.check_page import accepted_page, plan_page
    from popcli.store.templates import rule_texts

    loaded = session.loaded()
    checked = checked_plan(session, loaded)
    if goal is not None:
        wanted = find_goal(loaded.plan, goal).id
        mine = tuple(item for item in checked.goals if item.goal and item.goal.id == wanted)
        about = tuple(finding for finding in checked.findings if finding.goal == wanted)
        checked = replace(checked, goals=mine, findings=about)
    page = accepted_page if accepted else plan_page
    return page(checked, rule_texts(session.lang), session.say)


def _accept(session: Session, code: str, goal: str | None, reason: str | None) -> Document:
    from popcli.cli.checking import checked_plan
    from popcli.core import changes
    from popcli.core.plan_data import json_data

    rule = _rule(code)
    if rule.about == "plan" and not rule.per_goal:
        raise UsageError("not-about-a-goal", code=rule.code)
    why = (reason or "").strip()
    if goal is None or not why:
        command = f'pop check --accept {rule.code} --goal {goal or "g1"} --reason "…"'
        raise UsageError("option-needs", name="--accept", other="--reason" if goal else "--goal", command=command)
    loaded = session.loaded()
    wanted = changes.find_goal(loaded.plan, goal)
    _found(checked_plan(session, loaded), wanted, rule)
    changed: list[Goal] = []

    def accept(plan: "Plan") -> "Plan":
        after, found = changes.accept_finding(plan, wanted.id, rule.code, why, session.today)
        changed.append(found)
        return after

    session.change(accept, lambda _plan: session.say("change.accepted", id=wanted.id, code=rule.code))
    return done(session.say("check.accepted", id=wanted.id, code=rule.code), json_data(changed[-1]))


def _found(checked: "CheckedPlan", goal: "Goal", rule: "Rule") -> None:
    """Refuse to accept what was not found.

    Raises:
        UsageError: ``not-found-there``, with what was found about this goal.
    """
    codes = {finding.rule.code for finding in checked.every if finding.goal == goal.id}
    if rule.code not in codes:
        raise UsageError("not-found-there", code=rule.code, id=goal.id, known=", ".join(sorted(codes)) or "-")
