"""Whatever a plan holds: written and read it is the same plan, and so it is after any change."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.core import kinds
from popcli.core.models import Plan
from popcli.core.plan_data import part_data, plan_from
from popcli.store.home import Folder, Home
from popcli.store.plan_file import Note, load_plan, save_plan
from popcli.store.versions import content_of

NOTE = Note("changed", "2026-03-18T10:00:00.000+01:00")
ODD = [
    "no",
    "0123",
    "1e3",
    "2026-01-01",
    "~",
    "null",
    "- a",
    "# a",
    "a: b",
    "a #b",
    "'",
    '"',
    "\\",
    "|",
    ">-",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "...",
    "---",
    "{a: b}",
    "[a]",
    "one\ntwo",
    "one\n\n  two\n",
    "\n",
    " a ",
    "a\n\n",
    "\ta",
    "a\r\nb",
    "\x85",
    "\u2028",
    "\ufeff",
    "\x1b[31m",
    "é",
    "e\u0301",
    "👩🏽‍🚀",
    "\u202eسبت",
    "a" * 300 + " \\ " + "b" * 300,
]
texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
maybe_text = st.none() | texts
days = st.dates(date(1970, 1, 2), date(2200, 12, 31))
maybe_day = st.none() | days
levels = st.none() | st.integers(1, 5)
amounts = st.none() | st.integers(0, 10**9) | st.floats(0, 10**9, allow_nan=False)


def ids(letter: str) -> st.SearchStrategy[str]:
    return st.integers(1, 4).map(lambda number: f"{letter}{number}")


def maybe(kind: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from([str(item) for item in kind])


def parts(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


def some(items: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, max_size=most)


support = parts({}, asked=maybe_text, granted=st.none() | st.booleans())
costs = parts(
    {}, own_hours=amounts, coach_hours=amounts, coach=maybe(kinds.Coach), budget=amounts, materials=maybe_text
)
actions = parts(
    {"id": ids("a"), "text": texts},
    method=maybe_text,
    training_type=maybe(kinds.TrainingType),
    due=maybe_day,
    support=st.none() | support,
    costs=st.none() | costs,
    done=maybe_day,
)
goals = parts(
    {"id": ids("g"), "text": texts},
    status=st.sampled_from([str(status) for status in kinds.GoalStatus]),
    reason=maybe_text,
    kind=maybe(kinds.GoalKind),
    start=maybe_day,
    due=maybe_day,
    hours_per_week=amounts,
    smart=st.none() | parts({}, S=maybe_text, T=maybe_text),
    priority=st.none() | st.integers(1, 9),
    actions=some(actions),
)
answers = parts(
    {"question": texts, "on": days},
    by=st.sampled_from([str(role) for role in kinds.Role]),
    text=maybe_text,
    value=st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | some(texts),
    private=st.booleans(),
)
goal_reviews = parts(
    {"goal": ids("g")},
    answers=st.dictionaries(texts, texts | some(texts), max_size=3),
    satisfaction=levels,
    outcome=maybe(kinds.Outcome),
)
reviews = parts(
    {"id": ids("r"), "kind": st.sampled_from([str(kind) for kind in kinds.ReviewKind]), "date": days},
    **{
        "with": maybe_text,
        "goals": some(goal_reviews, 2),
        "motivation": levels,
        "new_needs": some(texts),
        "next": maybe_day,
    },
)
level_days = parts({"on": days}, now=levels, needed=levels, ambition=levels)
competences = parts(
    {"id": ids("c"), "name": texts},
    kind=maybe(kinds.CompetenceKind),
    level_now=levels,
    history=some(level_days),
    reference=st.none() | parts({"scheme": texts, "id": texts}, label=maybe_text),
)
postponed = parts({"on": days, "to": days, "reason": texts})
plans = parts(
    {"person": parts({"name": texts}, function=maybe_text, manager=maybe_text)},
    language=st.sampled_from(["nl", "en"]),
    currency=texts,
    period=parts({}, **{"from": maybe_day, "until": maybe_day}),
    review=parts({}, interval_months=st.integers(1, 24), next=maybe_day, postponed=some(postponed, 2)),
    no_plan=st.none() | parts({"on": days}, reason=maybe_text),
    strengths=some(texts),
    improvements=some(texts),
    ambitions=some(parts({"id": ids("m"), "text": texts}, horizon=st.none() | st.integers(1, 20))),
    competences=some(competences, 2),
    needs=some(parts({"id": ids("n"), "text": texts}, source=maybe(kinds.NeedSource))),
    goals=some(goals),
    methods=some(texts),
    reviews=some(reviews, 2),
    answers=some(answers),
).map(plan_from)


@contextmanager
def fresh_folder() -> Iterator[Folder]:
    with tempfile.TemporaryDirectory() as place:
        yield Home(Path(place) / "home", Path(place) / "state").folder("sanne")


def numbered(plan: Plan, version: int) -> dict[str, Any]:
    return part_data(plan.model_copy(update={"version": version}))


@given(plans)
@settings(max_examples=60, deadline=None)
def test_a_plan_written_and_read_is_the_same_plan(plan: Plan) -> None:
    with fresh_folder() as folder:
        save_plan(folder, None, plan, NOTE)
        assert part_data(load_plan(folder).plan) == numbered(plan, 1)


@given(plans, plans)
@settings(max_examples=60, deadline=None)
def test_a_plan_that_becomes_any_other_is_that_other(first: Plan, second: Plan) -> None:
    with fresh_folder() as folder:
        before = save_plan(folder, None, first, NOTE)
        save_plan(folder, before, second, NOTE)
        assert part_data(load_plan(folder).plan) == numbered(second, 2)
        assert content_of(folder, 1) == before.content
