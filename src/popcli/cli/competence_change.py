"""Adding or changing one competence, with the need or the goal that comes of it: one change, one version."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from popcli.cli import values
from popcli.cli.gap_step import Outcome, Step, outcome_said, step_asked, step_offered, taken
from popcli.cli.session import Session
from popcli.core.errors import UsageError
from popcli.report.document import Document, Line, Paragraph, Span, Style, line

if TYPE_CHECKING:
    from popcli.core.models import Competence, Plan


def change_one(session: Session, what: str | None, fields: dict[str, Any], on: date, step: Step | None) -> Document:
    """Add the competence that ``what`` names, or change the one with this id or name; then take the step.

    At a terminal a new one is asked for what is missing, and one about which nothing was said for all its fields;
    then a goal is offered for its gap.

    Raises:
        UsageError: something is missing and nobody can be asked, or does not go together.
    """
    known = _known(session.plan(), what)
    fields = _named(known, what, _with_label(known, fields))
    asked = session.can_ask and not (known and (fields or step))
    if asked:
        from popcli.cli.asking import ask_object
        from popcli.core.plan_data import json_data

        fields = ask_object(session, "competence", fields, json_data(known) if known else {})
    elif known and not (fields or step):
        raise values.needed("--now, --needed, --goal, …", f"pop competence {known.id} --now 3")
    change = _Change(session, known, fields, on)
    trial, item = change.fields_set(session.plan())
    if step is not None:
        step = step_asked(session, step)
    elif asked:
        step = step_offered(session, trial, item)
    return change.made(step)


def _known(plan: "Plan", what: str | None) -> "Competence | None":
    from popcli.core.competences import find_competence, named

    typed = (what or "").strip()
    if typed in {"", values.EMPTY}:
        raise values.needed("NAME", 'pop competence "…" --now 2 --needed 3')
    return find_competence(plan, typed) if re.fullmatch(r"[cC]\d+", typed) else named(plan, typed)


def _named(known: "Competence | None", what: str | None, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the name that was typed, for a new competence."""
    if known is not None:
        return fields
    if "name" in fields:
        raise UsageError("too-many-texts", text=f"--name {fields['name']}", command="pop competence")
    return {"name": " ".join((what or "").split()), **fields}


def _with_label(known: "Competence | None", fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the label inside the reference that it belongs to: a new one, or the one there is."""
    if "label" not in fields:
        return fields
    label = fields.pop("label")
    has_one = fields.get("reference", known and known.reference)
    values.only_with({"--label": label or "-"}, "--reference", given=bool(has_one))
    return {**fields, "reference": {**fields.get("reference", {}), "label": label}}


class _Change:
    """The change of one competence: ``known``, or a new one when that is ``None``."""

    def __init__(self, session: Session, known: "Competence | None", fields: dict[str, Any], on: date) -> None:
        self.session = session
        self.known = known
        self.fields = fields
        self.on = on
        self.used = session.used_ids()

    def fields_set(self, plan: "Plan") -> "tuple[Plan, Competence]":
        """The plan with the fields of the competence set, and that competence."""
        from popcli.core.competences import add_competence, change_competence

        today = self.session.today
        if self.known is None:
            return add_competence(plan, self.fields, self.on, today, self.used)
        return change_competence(plan, self.known.id, self.fields, self.on, today)

    def made(self, step: Step | None) -> Document:
        """Change the plan, and say what came of it."""
        done: list[tuple[Competence, Outcome | None, bool]] = []

        def change(plan: "Plan") -> "Plan":
            after, item = self.fields_set(plan)
            differs = after != plan
            after, outcome = taken(after, item.id, step, self.session.today, self.used)
            done.append((item, outcome, differs))
            return after

        plan = self.session.change(change, lambda _plan: self._sentence(done[-1][0], done[-1][1]))
        item, outcome, differs = done[-1]
        return self._shown(plan, item, outcome, differs=differs)

    def _sentence(self, item: "Competence", outcome: Outcome | None) -> str:
        say = self.session.say
        names = ", ".join(say.find(f"word.field.{name}") or name for name in self.fields)
        said = []
        if self.known is None:
            said.append(say("competence.change-added", id=item.id, name=item.name))
        elif self.fields:
            said.append(say("competence.change-changed", id=item.id, fields=names))
        if outcome and outcome.goal:
            said.append(say("competence.change-goal", id=item.id, goal=outcome.goal.id, text=outcome.goal.text))
        elif outcome and outcome.need:
            said.append(say("competence.change-need", id=item.id, need=outcome.need.id))
        return " · ".join(said)

    def _shown(self, plan: "Plan", item: "Competence", outcome: Outcome | None, *, differs: bool) -> Document:
        from popcli.core.plan_data import json_data
        from popcli.report.competence_page import competence_data, gap_words, level_words

        say = self.session.say
        said: list[Line] = []
        if self.fields:
            key = "competence.added" if self.known is None else "competence.changed" if differs else "competence.same"
            said += [line(Span(say(key, id=item.id, name=item.name), Style.GOOD)), gap_words(item, say)]
            said += level_words(item, say) if self.on < self.session.today else []
        data = competence_data(plan, item)
        if outcome is not None:
            said.append(line(Span(outcome_said(self.session, outcome), Style.GOOD)))
            data["goal"] = json_data(outcome.goal) if outcome.goal else None
        return Document(tuple(map(Paragraph, said)), data, (self._next(plan, item, outcome),))

    def _next(self, plan: "Plan", item: "Competence", outcome: Outcome | None) -> Line:
        """The next step: about the goal that was made, or from the gap to one, or else the plan's own."""
        from popcli.core.competences import gaps
        from popcli.core.gap_goals import goals_of

        found = gaps(item)
        if (found.work or found.ambition) and not goals_of(plan, item):
            command = Span(f'pop competence {item.id} --goal "…"', Style.COMMAND)
            return line(f"{self.session.say('competence.next')} ", command)
        return self.session.next_line(plan, outcome.goal.id if outcome and outcome.goal else None)
