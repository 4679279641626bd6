"""Pages as documents: what stands on them in both languages, and that people's own texts stay whole."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from popcli.core.entry import Entry
from popcli.core.models import Answer, Plan
from popcli.core.next_step import next_step
from popcli.core.progress import progress
from popcli.core.texts import Texts
from popcli.core.walk import Form
from popcli.report.answers_page import answer_years_page, answers_page
from popcli.report.competence_page import competence_page
from popcli.report.document import Document, Line
from popcli.report.goal_page import action_page, goal_page, goals_page, part_page
from popcli.report.history_page import history_page
from popcli.report.log_page import entry_page, log_page
from popcli.report.plan_page import plan_page
from popcli.report.review_page import given_page, numbered
from popcli.report.status_page import status_page, welcome_page
from popcli.store.questionnaires import questionnaire
from popcli.store.templates import texts
from popcli.store.versions import Version
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
HOSTILE = "[red]x[/x] {id} \x1b[31m مرحبا 👩‍⚕️ : # " + "y" * 200


@pytest.fixture(params=["nl", "en"])
def say(request: pytest.FixtureRequest) -> Texts:
    return texts(request.param)


@pytest.fixture
def plan() -> Plan:
    return small_plan(
        goal(text=HOSTILE, actions=[action(text=HOSTILE, due="2026-02-01"), action(2, done="2026-02-20")]),
        goal(2, status="reached"),
        goal(3, status="resting", reason=HOSTILE),
        review={"next": "2026-02-25"},
        strengths=[HOSTILE],
        ambitions=[{"id": "m1", "text": HOSTILE, "horizon": 1}],
        competences=[
            {
                "id": "c1",
                "name": HOSTILE,
                "level_now": 2,
                "level_needed": 4,
                "history": [{"on": "2026-01-01", "now": 1}],
            }
        ],
        needs=[{"id": "n1", "text": HOSTILE, "status": "parked"}],
    )


ENTRIES = [
    Entry(
        id="k3f9q2",
        recorded="2026-02-10T09:00:00.000+01:00",
        on=(date(2026, 2, 10),),
        text=HOSTILE,
        goal="g1",
        hours=1.5,
    ),
    Entry(
        id="k3f9q3", recorded="2026-02-11T09:00:00.000+01:00", on=(date(2026, 2, 11),), text="b", action="a1", cost=20
    ),
]


def lines(document: Document) -> Iterator[Line]:
    """Every line of a document, also those inside its tables, lists and fields."""
    for piece in document.pieces:
        if isinstance(line := getattr(piece, "line", None), tuple):
            yield line
        yield from getattr(piece, "items", ())
        for row in getattr(piece, "rows", ()):
            yield from (cell for cell in row if isinstance(cell, tuple))


def words(document: Document) -> str:
    """All text on a page."""
    titles = [f"{getattr(piece, 'id', '')} {getattr(piece, 'text', '')}" for piece in document.pieces]
    return "\n".join([*titles, *("".join(span.text for span in line) for line in lines(document))])


def test_the_status_tells_what_is_late_and_the_next_step(plan: Plan, say: Texts):
    states = progress(plan, ENTRIES, TODAY)
    page = status_page(plan, states, next_step(plan, states, TODAY), ENTRIES, TODAY, say)
    said = words(page)
    assert ("5 dagen" if say.lang == "nl" else "5 days late") in said
    assert page.data["review"] == {"next": "2026-02-25", "overdue_days": 5}
    assert [item["id"] for item in page.data["goals"]] == ["g1", "g3"]
    assert page.data["goals"][0]["entries"] == 2
    assert page.data["goals"][0]["hours"] == 1.5
    assert page.data["next_step"]["key"] == "review-overdue"
    assert page.data["ask_again"] is None
    assert HOSTILE in said


def test_the_status_asks_about_one_activity_of_some_weeks_ago(plan: Plan, say: Texts):
    states = progress(plan, ENTRIES, TODAY)
    again = Entry(id="k3f9q2", recorded="", on=(TODAY - timedelta(days=43), TODAY - timedelta(days=42)), text=HOSTILE)
    page = status_page(plan, states, next_step(plan, states, TODAY), [], TODAY, say, again)
    assert ("6 weken geleden" if say.lang == "nl" else "6 weeks ago") in words(page)
    assert 'pop log --later k3f9q2 "…"' in words(page)
    assert page.data["ask_again"] == {"id": "k3f9q2", "text": HOSTILE, "days": 42}


@pytest.mark.parametrize("begun", [False, True])
def test_the_welcome_tells_how_to_begin_or_go_on(say: Texts, *, begun: bool):
    page = welcome_page("/some/where", say, begun=begun)
    assert "/some/where" in words(page)
    assert "pop init" in words(page)
    assert page.data == {"plan": None, "home": "/some/where", "next_step": {"key": "init", "command": "pop init"}}
    assert words(page) != words(welcome_page("/some/where", say, begun=not begun))


def test_the_plan_page_holds_every_part(plan: Plan, say: Texts):
    said = words(plan_page(plan, say, TODAY))
    for part in ("m1", "c1", "n1", "g1", "g2", "g3", "a1", "a2", "Maya"):
        assert part in said
    assert said.count(HOSTILE) >= 6


def test_a_gap_is_what_the_work_asks_above_the_level_now(plan: Plan, say: Texts):
    table = next(piece for piece in plan_page(plan, say, TODAY).pieces if hasattr(piece, "columns"))
    assert ["".join(span.text for span in cell) for cell in table.rows[0]] == ["c1", HOSTILE, "2", "4", "", "2"]


def test_goals_and_their_parts(plan: Plan, say: Texts):
    states = progress(plan, ENTRIES, TODAY)
    assert [item["id"] for item in goals_page(plan, states, say, TODAY).data] == ["g1", "g2", "g3"]
    page = goal_page(plan, plan.goals[0], states[0], ENTRIES, say, TODAY)
    assert HOSTILE in words(page)
    assert [item["id"] for item in page.data["entries"]] == ["k3f9q2", "k3f9q3"]
    done = action_page(plan, plan.goals[0], plan.goals[0].actions[1], say, TODAY)
    assert done.data == {"id": "a2", "text": "step 2", "done": "2026-02-20", "goal": "g1"}
    for part in (plan.needs[0], plan.ambitions[0]):
        assert HOSTILE in words(part_page(part, say))
    assert HOSTILE in words(competence_page(plan.competences[0], say))


def test_the_log_adds_up_and_keeps_texts_whole(say: Texts):
    page = log_page(ENTRIES, say, currency="EUR", total=2)
    assert page.data == [entry.data() for entry in ENTRIES]
    said = words(page)
    assert HOSTILE in said
    assert ("1,5" if say.lang == "nl" else "1.5") in said
    assert "20" in said
    assert log_page([], say, currency="EUR", total=0).data == []
    assert words(log_page([], say, currency="EUR", total=0)) != words(log_page([], say, currency="EUR", total=7))


def test_one_entry_in_full(say: Texts):
    entry = ENTRIES[0].changed(tags=("a", "b"), evidence=(HOSTILE,), private=True, certificate_until=TODAY)
    page = entry_page(entry, say, "EUR", "the goal")
    assert page.data == entry.data()
    for part in (HOSTILE, "the goal", "a, b", "2026"):
        assert part in words(page)


def test_answers_stand_in_the_order_of_the_questions_and_years_side_by_side(say: Texts):
    first = Answer(question="b", on=TODAY - timedelta(days=365), text="old")
    later = Answer(question="b", on=TODAY, text=HOSTILE, private=True)
    other = Answer(question="a", on=TODAY, value=["x", "y"])
    page = answers_page((first, other, later), {"a": "A?", "b": "B?"}, say)
    assert [item["question"] for item in page.data] == ["a", "b"]
    assert "old" not in words(page)
    assert HOSTILE in words(page)
    years = answer_years_page("b", (later, first), "B?", say)
    assert [item["on"] for item in years.data] == ["2025-03-02", "2026-03-02"]


def test_the_history_is_a_line_a_version(say: Texts):
    version = Version(1, "2026-03-02T21:04:11.000+01:00", HOSTILE, "sha256:0")
    page = history_page([version], say)
    assert page.data == [{"version": 1, "at": version.at, "what": HOSTILE}]
    assert HOSTILE in words(page)
    assert "21:04" in words(page)
    assert history_page([], say).data == []


def test_the_look_back_numbers_the_main_questions(say: Texts):
    form = Form(questionnaire(say.lang, "assessment"), full=False, before={})
    tree = {"name": HOSTILE, "function": None, "strengths": ["a", None], "goals": [{"text": "g", "due": "2026-09-30"}]}
    said = words(given_page(tree, form, say))
    assert HOSTILE in said
    assert ("30 sep 2026" if say.lang == "nl" else "30 Sep 2026") in said
    assert ("overgeslagen" if say.lang == "nl" else "skipped") in said
    numbers = numbered(form, tree)
    assert numbers[0] == (1, ("name",))
    assert [number for number, _ in numbers] == list(range(1, len(numbers) + 1))
    for number, path in numbers:
        assert f"{number}. {form.questionnaire.question(str(path[0])).ask}" in said
