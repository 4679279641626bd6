"""Which questions a talk asks, and what it offers as the answer; with the real questionnaires."""

from datetime import date
from typing import Any

import pytest

from popcli.core.entry import Entry
from popcli.core.questions import Questionnaire
from popcli.core.talk import evaluation_form, progress_form, since, with_known
from popcli.core.value import replace
from popcli.store.questionnaires import talk_forms
from small_plan import goal, small_plan

TODAY = date(2026, 3, 2)
NEAR, FAR = {"until": "2026-04-01"}, {"until": "2026-12-31"}
ABOUT = (
    *("reached", "how", "satisfaction", "effect", "dealing", "manager-feedback"),
    *("outcome", "outcome-reason", "new-text", "new-due"),
)
SHORT = ("reached", "how", "satisfaction", "manager-feedback", "outcome", "outcome-reason", "new-text", "new-due")
ACTIVITY = ("fitting", "effective", "changed", "again")
CLOSING = ("new-needs", "close-period", "next-until", "motivation", "motivation-why", "feedback", "next-date")
PROGRESS = (
    *("to-plan", "more-concrete", "falls-short", "motivation", "motivation-why", "adjust", "feedback", "next-date"),
)

COURSE = Entry(id="k3f9q2", recorded="", on=(TODAY,), text="Cursus zwachtelen")


def evaluation(
    *goals: dict[str, Any],
    activities: tuple[Entry, ...] = (),
    today: date = TODAY,
    partner: str | None = "Joost",
    **plan: Any,
) -> Questionnaire:
    return evaluation_form(talk_forms("en"), small_plan(*goals, **plan), activities, today, partner)


def names(form: Questionnaire) -> list[str]:
    return [question.id for question in form.questions]


def of(owner: str, *questions: str) -> list[str]:
    return [f"{owner}.{name}" for name in questions]


def asked(form: Questionnaire, *, full: bool = False, **answers: str) -> list[str]:
    """Ids asked for these answers, where ``g1_outcome`` stands for "g1.outcome"."""
    given = {name.replace("_", ".", 1).replace("_", "-"): value for name, value in answers.items()}
    return [question.id for _, question in form.asked(full=full, answers=given)]


def offered(form: Questionnaire, name: str) -> str | None:
    return form.question(name).default


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_open_goal_every_activity_and_the_end(lang: str):
    plan = small_plan(
        goal(1),
        goal(2, status="reached"),
        goal(3, status="idea"),
        goal(4, status="dropped", reason="x"),
        goal(5, status="resting", reason="x"),
    )
    form = evaluation_form(talk_forms(lang), plan, [COURSE], TODAY, "Joost")
    assert names(form) == [
        *of("g1", *ABOUT),
        *of("g3", *ABOUT),
        *of("g5", *ABOUT),
        *of("k3f9q2", *ACTIVITY),
        *CLOSING,
    ]
    assert [block.id for block in form.blocks] == ["g1", "g3", "g5", "k3f9q2", "closing"]


def test_without_goals_and_activities_only_the_end_is_left():
    assert names(evaluation()) == list(CLOSING)


def test_a_block_is_called_by_its_id_and_the_begin_of_its_sentence():
    exact, long = "x" * 40, "Ik leid drie overleggen met klanten van het begin tot het eind"
    several = Entry(id="k3f9q2", recorded="", on=(TODAY,), text=" Eerste regel\nTweede regel")
    form = evaluation(goal(1, text=exact), goal(2, text=long), activities=(several,))
    assert [block.title for block in form.blocks] == [
        f"g1 · {exact}",
        "g2 · Ik leid drie overleggen met klanten van…",
        "k3f9q2 · Eerste regel",
        "Closing and moving on",
    ]


def test_conditions_are_about_the_answers_of_the_same_goal():
    form = evaluation(goal(1), goal(2), period=FAR)
    both = asked(form, g1_reached="yes", g2_reached="no", g2_outcome="adjust")
    assert both == [
        *of("g1", "reached", "how", "satisfaction", "manager-feedback"),
        *of("g2", *SHORT),
        *("new-needs", "motivation", "next-date"),
    ]


@pytest.mark.parametrize(
    ("outcome", "more"),
    [
        ("on-track", []),
        ("reached", []),
        ("adjust", ["outcome-reason", "new-text", "new-due"]),
        ("carry-on", ["outcome-reason", "new-due"]),
        ("drop", ["outcome-reason"]),
    ],
)
@pytest.mark.parametrize("reached", ["partly", "no"])
def test_what_follows_from_a_decision(reached: str, outcome: str, more: list[str]):
    form = evaluation(goal(1), partner=None, period=FAR)
    found = asked(form, g1_reached=reached, g1_outcome=outcome)
    assert found[3 : found.index("new-needs")] == of("g1", "outcome", *more)


def test_what_was_reached_needs_no_decision():
    form = evaluation(goal(1), partner=None, period=FAR)
    assert asked(form, full=True, g1_reached="yes", g1_outcome="drop")[:6] == [
        *of("g1", "reached", "how", "satisfaction", "effect", "dealing"),
        "new-needs",
    ]


def test_a_decision_is_asked_when_nobody_says_whether_it_was_reached():
    form = evaluation(goal(1), period=FAR)
    assert "g1.outcome" in asked(form)
    assert form.question("g1.outcome").required


@pytest.mark.parametrize("partner", [None, ""])
def test_nobodys_feedback_is_asked_without_somebody_at_the_table(partner: str | None):
    plan = small_plan(goal(1), goal(2))
    talk = evaluation_form(talk_forms("en"), plan, [COURSE], TODAY, partner)
    short = progress_form(talk_forms("en"), plan, TODAY, partner)
    assert names(talk) == [
        *(name for owner in ("g1", "g2") for name in of(owner, *ABOUT) if not name.endswith("feedback")),
        *of("k3f9q2", *ACTIVITY),
        *(name for name in CLOSING if name != "feedback"),
    ]
    assert names(short) == [name for name in PROGRESS if name != "feedback"]


def test_the_sentence_of_the_goal_is_offered_as_it_stands():
    form = evaluation(goal(1, text="Drie overleggen leiden"), goal(2, text="Lassen: twee naden"))
    assert [offered(form, f"{name}.new-text") for name in ("g1", "g2")] == [
        "Drie overleggen leiden",
        "Lassen: twee naden",
    ]


@pytest.mark.parametrize(
    ("due", "known"),
    [("2026-03-03", "2026-03-03"), ("2026-03-02", None), ("2026-03-01", None), ("2020-02-29", None), (None, None)],
)
def test_a_term_is_offered_only_when_it_lies_ahead(due: str | None, known: str | None):
    assert offered(evaluation(goal(1, due=due)), "g1.new-due") == known


def test_nothing_else_is_offered_about_a_goal():
    form = evaluation(goal(1, due="2026-09-01"), activities=(COURSE,))
    known = {question.id for question in form.questions if question.default is not None}
    assert known == {"g1.new-text", "g1.new-due", "next-until", "next-date"}


@pytest.mark.parametrize(
    ("today", "months", "following"),
    [
        ("2026-03-02", 3, "2026-06-02"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 24, "2030-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-12-01", 1, "2027-01-01"),
    ],
)
def test_the_next_talk_is_offered_after_the_interval_of_the_plan(today: str, months: int, following: str):
    plan = small_plan(goal(1), review={"interval_months": months, "next": "2020-01-01"})
    day = date.fromisoformat(today)
    for form in (
        evaluation_form(talk_forms("en"), plan, [], day, None),
        progress_form(talk_forms("en"), plan, day, None),
    ):
        assert offered(form, "next-date") == following


@pytest.mark.parametrize(
    ("period", "closes"),
    [
        ({"until": "2026-05-02"}, True),
        ({"until": "2026-05-03"}, False),
        ({"until": "2025-12-31"}, True),
        ({"from": "2025-05-02"}, True),
        ({"from": "2025-05-03"}, False),
        ({}, False),
    ],
)
def test_the_short_path_asks_about_a_new_period_only_near_the_end_of_this_one(period: dict[str, str], *, closes: bool):
    form = evaluation(period=period, partner=None)
    assert ("close-period" in asked(form)) is closes
    assert "close-period" in asked(form, full=True)
    assert "next-until" not in asked(form, full=True)


def test_a_new_period_is_offered_an_end_a_year_later():
    form = evaluation(period=NEAR)
    assert offered(form, "next-until") == "2027-04-01"
    assert asked(form, **{"close-period": "yes"})[1:3] == ["close-period", "next-until"]
    assert "next-until" not in asked(form, **{"close-period": "no"})


def test_of_an_activity_the_short_path_asks_whether_it_works():
    form = evaluation(activities=(COURSE, replace(COURSE, id="aaaaaa")), period=FAR)
    assert [name for name in asked(form) if "." in name] == [
        *of("k3f9q2", "effective", "again"),
        *of("aaaaaa", "effective", "again"),
    ]
    assert asked(form, full=True)[:4] == of("k3f9q2", *ACTIVITY)


@pytest.mark.parametrize(
    ("said", "ready"),
    [
        (None, {}),
        ({}, {}),
        ({"again": True}, {"again": "yes"}),
        ({"again": False}, {"again": "no"}),
        ({"fitting": "Ja", "changed": "Ik kies"}, {"fitting": "Ja", "changed": "Ik kies"}),
        ({"effective": 4, "again": False}, {"effective": "4", "again": "no"}),
        ({"new_needs": ["lassen"], "later": "Nog steeds", "later_on": "2026-03-01"}, {}),
        ({"fitting": "", "again": None, "effective": [1]}, {}),
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_was_said_of_an_activity_is_offered(lang: str, said: dict[str, Any] | None, ready: dict[str, str]):
    entries = [replace(COURSE, evaluation=said), replace(COURSE, id="aaaaaa")]
    form = evaluation_form(talk_forms(lang), small_plan(period=FAR), entries, TODAY, None)
    assert {name: offered(form, f"k3f9q2.{name}") for name in ACTIVITY if offered(form, f"k3f9q2.{name}")} == ready
    assert [offered(form, name) for name in of("aaaaaa", *ACTIVITY)] == [None] * len(ACTIVITY)
    assert [name for name in asked(form) if "." in name] == [
        *of("k3f9q2", "effective", "again"),
        *of("aaaaaa", "effective", "again"),
    ]


def test_answers_about_an_activity_go_into_its_evaluation():
    form = evaluation(activities=(COURSE,))
    assert [form.question(name).fills for name in of("k3f9q2", *ACTIVITY)] == list(ACTIVITY)


def test_new_needs_are_asked_by_their_own_questionnaire():
    form = evaluation(goal(1))
    assert form.question("new-needs").of == "new-need"
    assert names(form.parts["new-need"]) == ["text", "to"]


def test_the_short_talk_asks_about_the_plan_as_a_whole():
    form = progress_form(talk_forms("en"), small_plan(goal(1), goal(2)), TODAY, "Joost")
    assert names(form) == list(PROGRESS)
    assert asked(form) == ["to-plan", "falls-short", "motivation", "adjust", "next-date"]


def test_the_questionnaires_stay_as_they_are():
    before = talk_forms("en")
    evaluation(goal(1), activities=(COURSE,), period=NEAR)
    progress_form(before, small_plan(goal(1)), TODAY, None)
    assert talk_forms("en") == before
    assert offered(before.progress, "next-date") is None
    assert offered(before.evaluation, "new-text") is None


def test_what_was_answered_before_is_asked_on_the_short_path_too():
    form = evaluation(goal(1), period=FAR)
    more = with_known(form, ["feedback", "g1.effect", "g9.effect"])
    changed = [new.id for old, new in zip(form.questions, more.questions, strict=True) if old != new]
    assert changed == ["g1.effect", "feedback"]
    assert set(asked(more)) - set(asked(form)) == {"g1.effect", "feedback"}


def test_nothing_known_changes_nothing():
    form = evaluation(goal(1), activities=(COURSE,))
    assert with_known(form, []) == form
    assert with_known(form, (item.id for item in form.questions if item.core)) == form


def test_what_is_known_does_not_make_a_question_apply():
    form = with_known(evaluation(goal(1), period=FAR), ["g1.new-text"])
    assert "g1.new-text" not in asked(form, g1_reached="yes")


@pytest.mark.parametrize(
    ("reviews", "first"),
    [
        ((), date(2026, 1, 1)),
        ((("progress", "2026-02-01"),), date(2026, 1, 1)),
        ((("evaluation", "2026-02-28"),), date(2026, 3, 1)),
        ((("evaluation", "2028-02-28"),), date(2028, 2, 29)),
        ((("evaluation", "2025-12-31"),), date(2026, 1, 1)),
        ((("evaluation", "2026-02-05"), ("evaluation", "2026-02-03"), ("progress", "2026-02-20")), date(2026, 2, 6)),
    ],
)
def test_activities_count_since_the_last_evaluation(reviews: tuple[tuple[str, str], ...], first: date):
    kept = [{"id": f"r{n}", "kind": kind, "date": day} for n, (kind, day) in enumerate(reviews, start=1)]
    assert since(small_plan(reviews=kept)) == first


def test_without_a_period_and_a_talk_all_activities_count():
    assert since(small_plan(period={})) is None


def test_required_questions_stay_required_and_the_others_can_be_skipped():
    form = evaluation(goal(1), activities=(COURSE,))
    required = [question.id for question in form.questions if question.required]
    assert required == ["g1.outcome", "g1.outcome-reason", "next-until", "next-date"]


def test_the_day_of_the_talk_decides_what_lies_ahead():
    plan = small_plan(goal(1, due="2026-02-01"), period={"until": "2026-03-31"})
    early = evaluation_form(talk_forms("en"), plan, [], date(2026, 1, 15), None)
    late = evaluation_form(talk_forms("en"), plan, [], date(2026, 2, 15), None)
    assert [offered(form, "g1.new-due") for form in (early, late)] == ["2026-02-01", None]
    assert ["close-period" in asked(form) for form in (early, late)] == [False, True]
    assert [offered(form, "next-date") for form in (early, late)] == ["2026-04-15", "2026-05-15"]
