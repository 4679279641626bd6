"""Terms of goals in a plan, at their edges."""

from datetime import date

import pytest

from popcli.rules.check import check_goal
from popcli.rules.rule import GoalView
from popcli.store.templates import load_coach
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)


def found(*, period="2026-01-01", **values):
    """The findings about time of a goal, by code."""
    plan = small_plan(goal(1, **values), period={"from": period})
    view = GoalView(plan.goals[0], plan, load_coach("en").sentence(plan.goals[0].text), TODAY)
    return {one.rule.code: one for one in check_goal(view).findings if one.rule.criterion == "T"}


@pytest.mark.parametrize(("due", "late"), [("2026-03-01", True), ("2026-03-02", False)])
def test_a_term_is_past_the_day_after(due, late):
    assert ("T07" in found(due=due)) is late


def test_a_closed_goal_is_never_late():
    assert "T07" not in found(due="2026-02-01", status="reached")


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"start": "2026-04-01", "due": "2026-04-01"}, []),
        ({"start": "2026-04-02", "due": "2026-04-01"}, ["T08"]),
        ({"start": "2026-01-31", "due": "2026-07-31"}, []),
        ({"start": "2026-01-31", "due": "2026-08-01"}, ["T10"]),
        ({"start": "2026-01-01", "due": "2027-01-01"}, ["T10"]),
        ({"start": "2026-01-01", "due": "2027-01-02"}, ["T09"]),
        ({"start": None, "due": "2027-01-02"}, ["T09"]),
        ({"start": None, "period": None, "due": "2027-03-02"}, ["T10"]),
        ({"start": None, "period": None, "due": "2027-03-03"}, ["T09"]),
        ({"due": "2026-12-01", "actions": [action(due="2026-11-30")]}, []),
        ({"due": "2026-12-01", "actions": [action(due="2026-12-01")]}, ["T10"]),
        ({"due": "2026-12-01", "actions": [action()]}, ["T10"]),
    ],
)
def test_starts_terms_and_dates_on_the_way(values, codes):
    assert list(found(**values)) == codes


@pytest.mark.parametrize(
    ("start", "period", "due", "limit"),
    [
        ("2026-03-01", "2027-01-01", "2027-12-31", None),
        ("2026-03-01", "2027-01-01", "2028-01-01", None),
        ("2026-03-01", "2027-01-01", "2028-01-02", "2028-01-01"),
        ("2020-03-01", "2027-01-01", "2028-01-01", None),
        ("2027-06-01", "2027-01-01", "2028-06-01", None),
        ("2027-06-01", "2027-01-01", "2028-06-02", "2028-06-01"),
        ("2027-01-01", "2027-01-01", "2028-01-02", "2028-01-01"),
        ("2028-02-29", "2027-01-01", "2029-02-28", None),
        ("2028-02-29", "2027-01-01", "2029-03-01", "2029-02-28"),
        ("2027-01-01", "2028-02-29", "2029-03-01", "2029-02-28"),
        (None, "2027-01-01", "2028-01-02", "2028-01-01"),
        ("2026-06-01", None, "2027-06-01", None),
        ("2026-06-01", None, "2027-06-02", "2027-06-01"),
    ],
)
def test_a_year_counts_from_the_goal_or_the_period_it_was_carried_into(start, period, due, limit):
    told = found(start=start, period=period, due=due).get("T09")
    assert (told and told.values["limit"].isoformat()) == limit


def test_a_term_in_words_alone_names_its_words():
    text = "Weld by the end of June"
    ((start, end),) = found(text=text, due=None)["T06"].words
    assert text[start:end] == "by the end of June"
    assert found(text="Weld", due=None).keys() == {"T05"}
    assert not found(text="Weld by the end of June")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Weld soon", "T01"),
        ("Weld every week, soon", "T01"),
        ("Weld every week", "T02"),
        ("Weld every week once I have time", "T02"),
        ("Weld from 1 March on", "T03"),
        ("Weld once I have time", "T04"),
        ("Weld", "T05"),
    ],
)
def test_of_words_of_time_that_are_no_term_one_is_told(text, code):
    assert list(found(text=text, due=None)) == [code]
