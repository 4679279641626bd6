"""Sheets as documents: what stands on paper, what stays out, and who has to sign."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from popcli.core.agreement import fingerprint, short_fingerprint
from popcli.core.models import Plan
from popcli.core.progress import progress
from popcli.core.sides import Preparation
from popcli.core.talk import evaluation_form, progress_form
from popcli.core.texts import Texts
from popcli.report.document import Blank, Document, Heading, Paragraph, Piece, Table, line
from popcli.report.plan_sheet import plan_sheet
from popcli.report.review_sheet import review_sheet
from popcli.report.review_words import review_pieces, review_title
from popcli.report.talk_page import talk_page
from popcli.report.talk_sheet import talk_sheet
from popcli.sheets.markdown import markdown_text
from popcli.store.questionnaires import asks, questionnaire, talk_forms
from popcli.store.templates import texts
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
EVERY_COST = {"own_hours": 3.5, "coach_hours": 2, "coach": "mentor", "budget": 12.5, "materials": "a book"}
FULL = action(
    method="course",
    owner="Maya",
    due="2026-05-01",
    support={"asked": "two Fridays", "granted": True},
    costs=EVERY_COST,
)


@pytest.fixture(params=["nl", "en"])
def say(request: pytest.FixtureRequest) -> Texts:
    return texts(request.param)


ENGLISH = texts("en")


def signature(plan: Plan, role: str, name: str, mark: str | None = None) -> dict[str, Any]:
    made = {"role": role, "name": name, "date": "2026-02-01", "version": 1}
    return {**made, "fingerprint": mark or fingerprint(plan)}


def with_manager(*goals: dict[str, Any], **values: Any) -> Plan:
    return small_plan(*goals, **{"person": {"name": "Maya", "manager": "Joost de Wit"}, **values})


def text(document: Document) -> str:
    return markdown_text(document)


def to_sign(document: Document) -> list[str]:
    return [piece.labels[0] for piece in document.pieces if isinstance(piece, Blank) and piece.labels]


def tables(document: Document) -> Iterator[Table]:
    return (piece for piece in document.pieces if isinstance(piece, Table))


def headings(pieces: tuple[Piece, ...], level: int) -> list[str]:
    return [piece.text for piece in pieces if isinstance(piece, Heading) and piece.level == level]


def test_a_goal_stands_there_in_full():
    smart = {"S": "what exactly", "M": "how many", "A": "who helps", "R": "why now", "T": "by when"}
    plan = small_plan(
        goal(
            need="n1",
            ambition="a wish",
            shown_by="five reports",
            support="Joost reads along",
            smart=smart,
            actions=[FULL],
        ),
        needs=[{"id": "n1", "text": "counting"}],
    )
    shown = text(plan_sheet(plan, {}, TODAY, ENGLISH))
    for part in ("n1 · counting", "a wish", "five reports", "Joost reads along", *smart.values()):
        assert part in shown
    assert (
        "| action | who | due | method | hours | costs | support |\n| --- | --- | --- | --- | --- | --- | --- |\n"
        "| a1 step 1 | Maya | 1 May 2026 | course | own 3.5<br>mentor 2 | €12.50<br>a book "
        "| two Fridays<br>**granted** |"
    ) in shown


@pytest.mark.parametrize(("granted", "word"), [(True, "granted"), (False, "not granted"), (None, "not decided yet")])
def test_support_that_was_asked_says_what_came_of_it(granted: Any, word: str):
    plan = small_plan(goal(actions=[action(support={"asked": "a day", "granted": granted})]))
    assert f"| a day<br>**{word}** |" in text(plan_sheet(plan, {}, TODAY, ENGLISH))


def test_who_and_when_are_asked_even_where_nobody_said_so(say: Texts):
    [table] = tables(plan_sheet(small_plan(goal(actions=[action()])), {}, TODAY, say))
    assert len(table.columns) == 3
    assert [cell[0].text for cell in table.rows[0]] == ["a1", "–", "–"]  # noqa: RUF001 - the dash for nothing


def test_hours_and_money_are_summed_and_goals_at_rest_do_not_count():
    plan = small_plan(goal(actions=[FULL]), goal(2, status="resting", reason="x", actions=[{**FULL, "id": "a2"}]))
    page = plan_sheet(plan, {}, TODAY, ENGLISH)
    for part in ("**own hours:** 3.5 hours", "**coach hours:** 2 hours", "**budget:** €12.50"):
        assert part in text(page)
    assert page.data["totals"] == {"own_hours": 3.5, "coach_hours": 2, "budget": 12.5}
    assert "What the plan asks" not in text(plan_sheet(small_plan(goal()), {}, TODAY, ENGLISH))


def test_a_plan_nobody_signed_has_lines_for_both(say: Texts):
    plan = with_manager(goal())
    page = plan_sheet(plan, {}, TODAY, say)
    roles = [say(f"word.role.{role}") for role in ("employee", "manager")]
    assert to_sign(page) == [f"Maya ({roles[0]})", f"Joost de Wit ({roles[1]})"]
    assert short_fingerprint(fingerprint(plan)) in text(page)
    assert say("sign.no-law") in text(page)
    assert page.data["to_sign"] == ["employee", "manager"]
    assert page.data["fingerprint"] == fingerprint(plan)


def test_somebody_without_a_manager_signs_alone(say: Texts):
    assert len(to_sign(plan_sheet(small_plan(goal()), {}, TODAY, say))) == 1


def test_a_signature_that_covers_the_plan_needs_no_line(say: Texts):
    bare = with_manager(goal())
    plan = with_manager(goal(), signatures=[signature(bare, "employee", "Maya O.")])
    page = plan_sheet(plan, {}, TODAY, say)
    [line] = to_sign(page)
    assert line.startswith("Joost de Wit")
    assert "Maya O. (" in text(page)
    assert say("sheet.signed-before") not in text(page)


def test_a_signature_under_something_else_stays_and_has_to_be_set_again(say: Texts):
    bare = with_manager(goal())
    before = "pop1:" + "ab" * 32
    signed = [signature(bare, role, "x", before) for role in ("manager", "employee")]
    signed.append(signature(bare, "manager", "Joost"))
    page = plan_sheet(with_manager(goal(), signatures=signed), {}, TODAY, say)
    [line] = to_sign(page)
    assert line.startswith("Maya")
    assert "abab abab abab abab" in text(page)
    assert text(page).count(say("sheet.signed-before")) == 2


PRIVATE = [
    {"question": "tests", "on": "2026-01-01", "text": "green with red", "private": True},
    {"question": "enjoy", "on": "2026-01-01", "text": "long rides"},
]


def test_answers_stay_out_unless_asked_for(say: Texts):
    page = plan_sheet(small_plan(goal(), answers=PRIVATE), {}, TODAY, say)
    for part in ("green with red", "long rides", say("sheet.private")):
        assert part not in text(page)
    assert "green with red" not in str(page.data)
    assert page.data["private"] is False
    assert "answers" not in page.data["plan"]


def test_a_sheet_with_private_answers_says_so(say: Texts):
    plan = small_plan(goal(), answers=PRIVATE)
    page = plan_sheet(plan, {"tests": "What did tests say?"}, TODAY, say, private=True)
    assert "### What did tests say?" in text(page)
    for part in ("green with red", "long rides", say("sheet.private"), f"· {say('show.private')}"):
        assert part in text(page)
    assert page.data["private"] is True
    assert len(page.data["plan"]["answers"]) == 2


def test_no_plan_this_year_is_a_plan_to_print(say: Texts):
    page = plan_sheet(small_plan(no_plan={"on": "2026-01-01", "reason": "moving house"}), {}, TODAY, say)
    assert "moving house" in text(page)
    assert to_sign(page)


TALK = {
    "id": "r1",
    "kind": "progress",
    "date": "2026-02-01",
    "with": "Lorna",
    "goals": [
        {
            "goal": "g1",
            "answers": {"reached": "yes", "how": "by bike", "new-needs": ["one", "two"]},
            "satisfaction": 4,
            "outcome": "adjust",
            "reason": "more time",
        },
        {"goal": "g9"},
    ],
    "answers": {"to-plan": "all of them", "own-question": "own answer"},
    "motivation": 3,
    "motivation_reason": "the rain",
    "feedback": "go on",
    "new_needs": ["first aid"],
    "changes": ["g1 adjusted", "g2 added"],
    "next": "2026-06-01",
}


def test_a_talk_that_was_kept_stands_there_whole():
    plan = with_manager(goal(), reviews=[TALK])
    asked = asks("en", "evaluation", "progress")
    page = review_sheet(plan, plan.reviews[0], asked, TODAY, ENGLISH)
    shown = text(page)
    assert "## Progress talk r1 · 1 Feb 2026" in shown
    assert "- **Did you reach this goal?** Yes" in shown
    assert "### g9 · –" in shown  # noqa: RUF001 - the dash for nothing
    for part in ("by bike", "one\\\n  two", "adjust", "more time", "4 of 5", "all of them", "own answer", "3 of 5"):
        assert part in shown
    for part in ("the rain", "go on", "first aid", "g1 adjusted\\\n  g2 added", "1 Jun 2026", "### About the plan"):
        assert part in shown
    assert to_sign(page) == ["Maya (employee)", "Lorna (manager)"]
    assert page.data["review"] == TALK


def test_a_talk_that_says_little_is_short(say: Texts):
    plan = small_plan(goal(), reviews=[{"id": "r1", "kind": "evaluation", "date": "2026-02-01"}])
    assert review_pieces(plan, plan.reviews[0], {}, say) == []
    assert review_title(plan.reviews[0], say).endswith(f" r1 · 1 {say('word.month.2')} 2026")


def talk(plan: Plan, lang: str, name: str, *, private: bool = False) -> Document:
    known = talk_page(plan, progress(plan, [], TODAY), Preparation(), TODAY, texts(lang))
    forms = talk_forms(lang)
    short = progress_form(forms, plan, TODAY, plan.person.manager)
    form = short if name == "progress" else evaluation_form(forms, plan, [], TODAY, plan.person.manager)
    return talk_sheet(plan, known, form, TODAY, texts(lang), private=private)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_talk_to_come_has_the_questions_with_room_to_write(lang: str):
    page = talk(with_manager(goal(text="goal " * 30)), lang, "progress")
    short = questionnaire(lang, "progress")
    asked = [question for question in short.questions if question.core]
    assert headings(page.pieces, 3) == [question.ask for question in asked]
    below = [page.pieces[page.pieces.index(Heading(question.ask, 3)) + 1] for question in asked]
    rooms = {question.id: piece for question, piece in zip(asked, below, strict=True)}
    assert rooms["to-plan"] == Blank(3)
    assert rooms["next-date"] == Blank(1)
    assert "☐\u00a01\u2003☐\u00a02\u2003☐\u00a03\u2003☐\u00a04\u2003☐\u00a05" in text(page)
    assert len(headings(page.pieces, 1)) == 1
    assert len(to_sign(page)) == 2
    assert page.data["talk"] == "progress"


def test_an_evaluation_asks_for_each_open_goal_with_its_whole_sentence():
    plan = small_plan(goal(text="goal " * 30), goal(2, status="reached"), goal(3))
    page = talk(plan, "en", "evaluation")
    asked = headings(page.pieces, 2)
    assert asked[1:3] == [f"g1 · {'goal ' * 30}", "g3 · goal 3"]
    assert headings(page.pieces, 3).count("Did you reach this goal?") == 2
    assert "☐\u00a0Yes\u2003☐\u00a0In\u00a0part\u2003☐\u00a0No" in text(page)
    assert to_sign(page) == ["Maya (employee)", "name (manager)"]


def test_what_is_known_gets_a_heading_where_it_has_none(say: Texts):
    form = questionnaire("en", "progress")
    for own, first in (((), say("sheet.known")), ((Heading("Both sides"),), "Both sides")):
        known = Document((Heading("whose", 1), *own, Paragraph(line("text"))))
        page = talk_sheet(small_plan(), known, form, TODAY, say)
        assert headings(page.pieces, 2)[0] == first
        assert say("sheet.known") == first or say("sheet.known") not in text(page)


def test_a_talk_with_private_parts_says_so():
    assert ENGLISH("sheet.private") in text(talk(small_plan(goal()), "en", "progress", private=True))
    assert ENGLISH("sheet.private") not in text(talk(small_plan(goal()), "en", "progress"))
