"""Which question comes next: walking a questionnaire forwards and back.

The answers of a walk are one tree of plain data: question id to value. A list question holds a list of texts, an
``items`` question a list of trees. ``None`` says that a question was skipped; a missing key that it was not asked yet.
A walk asks through one callable and knows no screen, so a terminal, plain lines, a file or a script can answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Any

from popcli.core.questions import MANY, Choice, Path, Question, Questionnaire, is_filled

Tree = dict[str, Any]

_MISSING = object()


class Reply(Enum):
    """What a person may do instead of answering."""

    BACK = "back"


@dataclass(frozen=True, slots=True)
class Step:
    """One prompt of a walk.

    ``number`` of ``total`` counts the main questions; ``nth`` counts from 1 in a list or in items.
    ``optional`` says that an empty answer is fine.
    """

    path: Path
    question: Question
    block: str
    number: int
    total: int
    nth: int | None = None
    optional: bool = True
    parent: Question | None = None


Ask = Callable[[Step, Any], Any]
"""Asks one step with its default; returns the checked value, ``None`` for skipped, or ``Reply.BACK``."""

Keep = Callable[[Tree], None]
"""Keeps the answers so far; called after every answer."""


def walk(form: "Form", answers: Tree, ask: Ask, keep: Keep) -> Tree:
    """Ask what is not answered yet, step by step, and return all answers.

    ``answers`` is not changed; going back past the first question stays at the first.
    """
    answers = _copy(answers)
    position = form.first_open(answers)
    while position < len(steps := form.steps(answers)):
        step = steps[position]
        default = form.default(answers, step)
        reply = ask(_with_earlier(step, default), default)
        if reply is Reply.BACK:
            position = max(position - 1, 0)
            continue
        answers = form.put(answers, step.path, reply)
        keep(answers)
        position = form.next_open(answers, step.path)
    return answers


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire as it is asked this time: the short path or all of it, over earlier answers (``before``)."""

    questionnaire: Questionnaire
    full: bool
    before: Tree

    def steps(self, answers: Tree) -> list[Step]:
        """All steps known so far; later ones may come or go when answers change."""
        asked = self.questionnaire.asked(full=self.full, answers=answers)
        found: list[Step] = []
        for number, (block, question) in enumerate(asked, start=1):
            frame = Step((question.id,), question, block.title, number, len(asked), optional=not question.required)
            found += self._expand(frame, answers.get(question.id, _MISSING), self.before.get(question.id))
        return found

    def first_open(self, answers: Tree) -> int:
        """The position of the first step without an answer; behind the last one when all have one."""
        steps = self.steps(answers)
        return next((n for n, step in enumerate(steps) if is_open(value_at(answers, step.path))), len(steps))

    def next_open(self, answers: Tree, path: Path) -> int:
        """The position of the next step without an answer, behind this one where there is one, else the first."""
        steps = self.steps(answers)
        here = next(n for n, step in enumerate(steps) if step.path == path)
        behind = (n for n in range(here + 1, len(steps)) if is_open(value_at(answers, steps[n].path)))
        return next(behind, self.first_open(answers))

    def settled(self, answers: Tree) -> Tree:
        """The answers with all that is open counted as skipped: a walk then asks only what changes."""
        while (position := self.first_open(answers)) < len(steps := self.steps(answers)):
            answers = self.put(answers, steps[position].path, None)
        return answers

    def default(self, answers: Tree, step: Step) -> Any:
        """The answer given before: in this walk, else in the plan; ``None`` when there is none or it was emptied."""
        value = value_at(answers, step.path)
        if is_open(value):
            value = value_at(self.before, step.path)
        return None if is_open(value) else value

    def put(self, answers: Tree, path: Path, value: Any) -> Tree:
        """A copy of the answers with this value; an item that begins has the id it had in the plan."""
        copy: Tree = _copy(answers)
        spot: Any = copy
        old: Any = self.before
        for key, following in pairwise(path):
            old = _look(old, key)
            spot = _enter(spot, key, [] if isinstance(following, int) else _begun(old))
        _set(spot, path[-1], value)
        return copy

    def result(self, answers: Tree) -> Tree:
        """The answers that count: only questions that apply, nothing skipped, no items without a name.

        Over earlier answers, what was skipped stays as ``None``, and of an item without a name its id alone: the
        plan then loses what was emptied.
        """
        counting = replace(self, before=answers)
        tree: Tree = {}
        for step in self.steps(answers):
            value = value_at(answers, step.path)
            if not is_open(value):
                tree = counting.put(tree, step.path, value)
        return _cleaned(tree, skipped=bool(self.before))

    def part(self, question: Question) -> Questionnaire:
        """The questionnaire that asks one item of an ``items`` question, at any depth."""
        return _part(self.questionnaire, str(question.of))

    def _expand(self, frame: Step, value: Any, before: Any) -> list[Step]:
        if frame.question.kind not in MANY:
            return [frame]
        given = value if isinstance(value, list) else []
        earlier = before if isinstance(before, list) else []
        found: list[Step] = []
        for nth in range(max(frame.question.max, len(earlier))):
            item = given[nth] if nth < len(given) else _MISSING
            old = earlier[nth] if nth < len(earlier) else None
            steps = self._item(frame, nth, item, old)
            found += steps
            if item is _MISSING or (_item_name(item, steps) is None and old is None):
                break
        return found

    def _item(self, frame: Step, nth: int, item: Any, old: Any) -> list[Step]:
        path = (*frame.path, nth)
        optional = frame.optional or nth > 0
        if frame.question.kind == "list":
            return [_step(frame, path, frame.question, nth, optional=optional)]
        part = self.part(frame.question)
        tree = item if isinstance(item, dict) else {}
        asked = [question for _, question in part.asked(full=self.full, answers=tree)]
        first = asked[0]
        name = _step(frame, (*path, first.id), first, nth, optional=optional)
        if first.id in tree and tree[first.id] is None:
            return [name]
        found = [name]
        for question in asked[1:]:
            inner = _step(frame, (*path, question.id), question, nth, optional=not question.required)
            older = old.get(question.id) if isinstance(old, Mapping) else None
            found += self._expand(inner, tree.get(question.id, _MISSING), older)
        return found


def _with_earlier(step: Step, default: Any) -> Step:
    """The step with the earlier answer among the choices: a plan may hold a word of its own, such as a method."""
    known = {choice.value for choice in step.question.choices}
    if step.question.kind != "choice" or default is None or default in known:
        return step
    choices = (*step.question.choices, Choice(str(default), str(default)))
    return replace(step, question=replace(step.question, choices=choices))


def _step(frame: Step, path: Path, question: Question, nth: int, *, optional: bool) -> Step:
    parent = frame.question if question is not frame.question else None
    return Step(path, question, frame.block, frame.number, frame.total, nth + 1, optional, parent)


def _item_name(item: Any, steps: list[Step]) -> Any:
    return item.get(steps[0].question.id, _MISSING) if isinstance(item, dict) else item


def value_at(tree: Any, path: Path) -> Any:
    """The value at a path of the tree, or the mark for *not asked yet* (see :func:`is_open`)."""
    for key in path:
        tree = _look(tree, key)
    return tree


def is_open(value: Any) -> bool:
    """Whether a value from :func:`value_at` says that the question was not asked yet."""
    return value is _MISSING


def _look(spot: Any, key: str | int) -> Any:
    if isinstance(key, int):
        return spot[key] if isinstance(spot, list) and key < len(spot) else _MISSING
    return spot.get(key, _MISSING) if isinstance(spot, Mapping) else _MISSING


def _enter(spot: Any, key: str | int, empty: Any) -> Any:
    inner = _look(spot, key)
    if not isinstance(inner, type(empty)):
        _set(spot, key, empty)
        return empty
    return inner


def _begun(old: Any) -> Tree:
    return {"id": old["id"]} if isinstance(old, Mapping) and "id" in old else {}


def _set(spot: Any, key: str | int, value: Any) -> None:
    if isinstance(key, int) and key == len(spot):
        spot.append(value)
    else:
        spot[key] = value


def _copy(tree: Any) -> Any:
    if isinstance(tree, Mapping):
        return {key: _copy(value) for key, value in tree.items()}
    return [_copy(value) for value in tree] if isinstance(tree, list) else tree


def _cleaned(tree: Tree, *, skipped: bool) -> Tree:
    """Without what was skipped, or with ``None`` for it. An item without a name goes, as far as it has no id."""
    cleaned: Tree = {}
    for key, value in tree.items():
        kept = _cleaned_list(value, skipped=skipped) if isinstance(value, list) else value
        if kept not in (None, "", []):
            cleaned[key] = kept
        elif skipped:
            cleaned[key] = None
    return cleaned


def _cleaned_list(items: list[Any], *, skipped: bool) -> list[Any]:
    kept = []
    for item in items:
        if not isinstance(item, dict):
            kept += [item] if is_filled(item) else []
        elif is_filled(item):
            kept.append(_cleaned(item, skipped=skipped))
        elif "id" in item:
            kept.append({"id": item["id"]})
    return kept


def _part(form: Questionnaire, name: str) -> Questionnaire:
    if name in form.parts:
        return form.parts[name]
    deeper = (part for part in form.parts.values() if _holds(part, name))
    return _part(next(deeper), name)


def _holds(form: Questionnaire, name: str) -> bool:
    return name in form.parts or any(_holds(part, name) for part in form.parts.values())
