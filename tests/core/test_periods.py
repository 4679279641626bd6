"""When a period ends, and what the next one begins with."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.core.errors import InvalidValue
from popcli.core.kinds import LIVE, GoalStatus
from popcli.core.models import Period, Plan
from popcli.core.periods import ends_soon, next_period, next_start, next_until
from popcli.core.plan_data import part_data
from small_plan import action, goal, small_plan

TODAY = date(2026, 11, 20)
PERIOD = {"from": date(2026, 1, 1), "until": date(2026, 12, 31)}

RUNNING = [
    goal(1, status="idea"),
    goal(3, status="agreed", priority=1, actions=[action(2, due="2026-09-01"), action(5, done="2026-02-03")]),
    goal(4, shown_by="een toets"),
    goal(6, status="resting", reason="verlof"),
]
ENDED = [
    goal(2, status="reached", actions=[action(1), action(3, done="2026-05-05")]),
    goal(5, status="dropped", reason="te duur"),
]
LINES = [
    {"id": "g2", "text": "goal 2", "status": "reached", "actions": ["a1", "a3"]},
    {"id": "g5", "text": "goal 5", "status": "dropped"},
]
"""What stays of the goals that ended."""

KEPT: dict[str, Any] = {
    "strengths": ["kijken"],
    "improvements": ["plannen"],
    "ambitions": [{"id": "m1", "text": "coach worden"}],
    "competences": [{"id": "c1", "name": "wondzorg", "level_now": 2}],
    "needs": [{"id": "n1", "text": "zwachtelen", "status": "parked"}],
    "methods": ["intervisie"],
    "answers": [{"question": "enjoy", "on": "2026-01-02", "text": "lastige wonden"}],
    "reviews": [{"id": "r1", "kind": "evaluation", "date": "2026-11-20", "goals": [{"goal": "g2", "satisfaction": 5}]}],
}

statuses = st.lists(st.sampled_from(list(GoalStatus)), max_size=8)


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def period(until: str | None, start: str | None = None) -> Period:
    return Period(start=day(start), until=day(until))


def plan_of(*goals: dict[str, Any], **values: Any) -> Plan:
    return small_plan(*goals, **{"period": PERIOD, **values})


def ids(goals: Any) -> list[str]:
    return [item.id for item in goals]


def ends(plan: Plan, *statuses: GoalStatus) -> Plan:
    """The plan with goals of these statuses, and a new id each."""
    known = [*ids(plan.goals), *(item for each in plan.earlier for item in ids(each.goals))]
    first = 1 + max((int(item[1:]) for item in known), default=0)
    new = [goal(number, status=status, reason="x") for number, status in enumerate(statuses, start=first)]
    return Plan.model_validate({**part_data(plan), "goals": [*map(part_data, plan.goals), *new]})


@pytest.mark.parametrize(
    ("until", "today", "soon"),
    [
        ("2026-12-31", "2026-10-31", True),
        ("2026-12-31", "2026-10-30", False),
        ("2026-12-31", "2026-12-31", True),
        ("2026-12-31", "2029-01-01", True),
        ("2027-02-28", "2026-12-29", True),
        ("2027-02-28", "2026-12-28", False),
        ("2027-04-30", "2027-02-28", True),
        ("2027-04-30", "2027-02-27", False),
        ("2028-04-30", "2028-02-29", True),
        ("2028-04-30", "2028-02-28", False),
        ("2028-02-29", "2027-12-30", True),
        ("2028-02-29", "2027-12-29", False),
    ],
)
def test_a_period_ends_soon_from_61_days_before_its_end(until: str, today: str, *, soon: bool):
    assert ends_soon(period(until, "2026-01-01"), date.fromisoformat(today)) is soon


@pytest.mark.parametrize(
    ("start", "today", "soon"),
    [
        ("2026-01-01", "2026-11-01", True),
        ("2026-01-01", "2026-10-31", False),
        ("2026-01-31", "2026-11-30", True),
        ("2026-01-31", "2026-11-29", False),
        ("2026-04-30", "2027-02-28", True),
        ("2027-04-30", "2028-02-28", False),
        ("2027-04-30", "2028-02-29", True),
        ("2028-02-29", "2028-12-28", False),
        ("2028-02-29", "2028-12-29", True),
        ("2026-12-01", "2026-11-20", False),
        (None, "2026-11-20", False),
    ],
)
def test_a_period_without_an_end_lasts_ten_months(start: str | None, today: str, *, soon: bool):
    assert ends_soon(period(None, start), date.fromisoformat(today)) is soon


@pytest.mark.parametrize(
    ("until", "today", "start"),
    [
        ("2026-12-31", "2026-11-20", "2027-01-01"),
        ("2026-12-31", "2026-12-31", "2027-01-01"),
        ("2026-12-31", "2027-04-02", "2027-01-01"),
        ("2026-12-31", "2027-04-03", "2027-04-03"),
        ("2026-12-31", "2031-05-06", "2031-05-06"),
        ("2027-02-28", "2027-02-01", "2027-03-01"),
        ("2028-02-28", "2028-02-01", "2028-02-29"),
        ("2028-02-29", "2028-02-29", "2028-03-01"),
        ("2026-06-30", "2026-05-01", "2026-07-01"),
        ("2026-12-31", "2026-10-31", "2027-01-01"),
        ("2026-12-31", "2026-10-30", "2026-10-30"),
        ("2028-04-30", "2028-02-29", "2028-05-01"),
        ("2028-04-30", "2028-02-28", "2028-02-28"),
        ("2030-12-31", "2026-11-20", "2026-11-20"),
        (None, "2026-11-20", "2026-11-20"),
        (None, "2028-02-29", "2028-02-29"),
    ],
)
def test_the_next_period_begins_the_day_after_or_today_when_that_is_long_ago_or_far_away(
    until: str | None, today: str, start: str
):
    assert next_start(period(until, "2026-01-01"), date.fromisoformat(today)) == date.fromisoformat(start)


@pytest.mark.parametrize(
    ("until", "today", "end"),
    [
        ("2026-12-31", "2026-11-20", "2027-12-31"),
        ("2027-02-28", "2027-02-01", "2028-02-29"),
        ("2028-02-29", "2028-02-01", "2029-02-28"),
        ("2026-06-30", "2026-05-01", "2027-06-30"),
        ("2026-09-15", "2026-09-01", "2027-09-15"),
        ("2027-01-30", "2027-01-01", "2028-01-30"),
        ("2027-03-01", "2027-02-01", "2028-03-01"),
        ("2026-12-31", "2027-04-02", "2027-12-31"),
        ("2026-12-31", "2027-04-03", "2028-04-02"),
        ("2020-12-31", "2026-03-01", "2027-02-28"),
        ("2020-12-31", "2027-03-01", "2028-02-29"),
        ("2026-12-31", "2026-10-30", "2027-10-29"),
        ("2026-12-31", "2026-10-01", "2027-09-30"),
        ("2028-12-31", "2027-03-01", "2028-02-29"),
        ("2028-12-31", "2028-02-29", "2029-02-28"),
        ("2028-12-31", "2028-03-01", "2029-02-28"),
        ("2028-12-31", "2027-02-28", "2028-02-27"),
        (None, "2027-01-01", "2027-12-31"),
        (None, "2026-11-20", "2027-11-19"),
    ],
)
def test_the_next_period_lasts_a_year(until: str | None, today: str, end: str):
    assert next_until(period(until, "2026-01-01"), date.fromisoformat(today)) == date.fromisoformat(end)


@settings(max_examples=60, deadline=None)
@given(st.integers(1901, 2190), st.integers(1, 12), st.integers(-61, 92))
def test_the_last_of_a_month_is_followed_by_the_last_of_that_month(year: int, month: int, late: int):
    def last(of: int) -> date:
        return date(of + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    assert next_until(Period(until=last(year)), last(year) + timedelta(days=late)) == last(year + 1)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.none() | st.dates(date(1950, 1, 1), date(2160, 1, 1)))
def test_no_two_periods_share_a_day_and_the_end_offered_is_accepted(today: date, until: date | None):
    before = Period(until=until)
    start, end = next_start(before, today), next_until(before, today)
    assert start == today or (until is not None and start == until + timedelta(days=1))
    assert 364 <= (end - start).days <= 365
    plan = small_plan(period={"until": until} if until else {})
    after = next_period(plan, end, today, 1)
    assert (after.period.start, after.period.until) == (start, end)
    (closed,) = after.earlier
    assert closed.until is not None
    assert closed.until < start
    assert closed.until == (start - timedelta(days=1) if until is None else min(until, start - timedelta(days=1)))


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)))
def test_a_period_that_begins_with_a_month_ends_with_one_and_another_the_day_before_its_date(today: date):
    end = next_until(Period(), today)
    if today.day == 1:
        assert (end + timedelta(days=1)) == today.replace(year=today.year + 1)
    else:
        leap = (today.month, today.day) == (2, 29)
        assert (end.year, end.month, end.day) == (today.year + 1, today.month, 28 if leap else today.day - 1)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(62, 4000))
def test_a_period_with_a_long_time_to_go_ends_yesterday(today: date, days: int):
    before = plan_of(*RUNNING, period={"from": "1980-01-01", "until": today + timedelta(days=days)})
    after = next_period(before, next_until(before.period, today), today, 1)
    assert after.period.start == today
    assert after.earlier[0].until == today - timedelta(days=1)


def test_open_goals_go_along_ended_ones_leave_a_line_and_signatures_and_delays_go():
    signed = {"role": "employee", "name": "Maya", "date": "2026-01-05", "version": 2, "fingerprint": "pop1:00"}
    rhythm = {"interval_months": 4, "next": "2027-03-01"}
    delay = {"on": "2026-10-01", "to": "2026-11-20", "reason": "ziek"}
    goals = sorted([*RUNNING, *ENDED], key=lambda item: item["id"])
    before = plan_of(*goals, **KEPT, review={**rhythm, "postponed": [delay]}, signatures=[signed])
    after = next_period(before, date(2027, 12, 31), TODAY, version=7)
    expected = plan_of(
        *RUNNING,
        **KEPT,
        period={"from": "2027-01-01", "until": "2027-12-31"},
        review=rhythm,
        earlier=[{**PERIOD, "closed": TODAY, "version": 7, "goals": LINES}],
    )
    assert part_data(after) == part_data(expected)


@pytest.mark.parametrize(
    ("until", "today", "last"),
    [
        ("2026-12-31", "2026-10-31", "2026-12-31"),
        ("2026-12-31", "2026-10-30", "2026-10-29"),
        ("2026-12-31", "2026-03-01", "2026-02-28"),
        ("2028-12-31", "2028-03-01", "2028-02-29"),
        ("2026-12-31", "2027-04-02", "2026-12-31"),
        ("2026-12-31", "2027-04-03", "2026-12-31"),
        (None, "2026-10-30", "2026-10-29"),
        (None, "2027-01-01", "2026-12-31"),
    ],
)
def test_a_period_that_is_closed_early_or_has_no_end_ends_the_day_before_the_next(
    until: str | None, today: str, last: str
):
    before = plan_of(*RUNNING, period={"from": "2025-06-01"} | ({"until": until} if until else {}))
    closed = next_period(before, date(2029, 12, 31), date.fromisoformat(today), 1).earlier[0]
    assert (closed.start, closed.until) == (date(2025, 6, 1), date.fromisoformat(last))
    assert closed.closed == date.fromisoformat(today)


def test_the_plan_before_stays_as_it_was():
    before = plan_of(*RUNNING, *ENDED)
    copy = before.model_copy(deep=True)
    next_period(before, date(2027, 12, 31), TODAY, 1)
    assert before == copy


def test_a_year_without_a_plan_ends_with_its_period():
    before = plan_of(no_plan={"on": "2026-01-02", "reason": "verlof"})
    assert next_period(before, date(2027, 12, 31), TODAY, 1).no_plan is None


def test_a_period_in_which_no_goal_ended_is_kept_too():
    after = next_period(plan_of(*RUNNING), date(2027, 12, 31), TODAY, 3)
    assert [part_data(item) for item in after.earlier] == [{**PERIOD, "closed": TODAY, "version": 3}]
    assert ids(after.goals) == ["g1", "g3", "g4", "g6"]


def test_a_period_without_days_is_closed_today():
    after = next_period(plan_of(*ENDED, period={}), date(2027, 11, 19), TODAY, 3)
    assert part_data(after.period) == {"from": TODAY, "until": date(2027, 11, 19)}
    assert part_data(after.earlier[0]) == {
        "until": TODAY - timedelta(days=1),
        "closed": TODAY,
        "version": 3,
        "goals": LINES,
    }


def test_a_second_and_a_third_period_come_behind_the_first():
    first = next_period(plan_of(*RUNNING, *ENDED), date(2027, 12, 31), TODAY, 7)
    running = [{**part_data(item), "status": "reached"} if item.id == "g3" else part_data(item) for item in first.goals]
    second = next_period(plan_of(*running, **_rest(first)), date(2028, 12, 31), date(2027, 12, 1), 11)
    third = next_period(second, date(2029, 6, 30), date(2028, 12, 5), 12)
    assert part_data(third.period) == {"from": date(2029, 1, 1), "until": date(2029, 6, 30)}
    assert ids(third.goals) == ["g1", "g4", "g6"]
    assert [part_data(item) for item in third.earlier] == [
        {**PERIOD, "closed": TODAY, "version": 7, "goals": LINES},
        {
            "from": date(2027, 1, 1),
            "until": date(2027, 12, 31),
            "closed": date(2027, 12, 1),
            "version": 11,
            "goals": [{"id": "g3", "text": "goal 3", "status": "reached", "actions": ["a2", "a5"]}],
        },
        {"from": date(2028, 1, 1), "until": date(2028, 12, 31), "closed": date(2028, 12, 5), "version": 12},
    ]


def _rest(plan: Plan) -> dict[str, Any]:
    data = part_data(plan)
    return {name: data[name] for name in ("period", "earlier")}


@pytest.mark.parametrize(
    ("until", "today", "end", "start"),
    [
        ("2026-12-31", "2026-11-20", "2027-01-01", "2027-01-01"),
        ("2026-12-31", "2026-11-20", "2026-12-31", "2027-01-01"),
        ("2026-12-31", "2026-11-20", "2020-01-01", "2027-01-01"),
        ("2020-12-31", "2026-11-20", "2026-11-20", "2026-11-20"),
        (None, "2028-02-29", "2028-02-29", "2028-02-29"),
        (None, "2028-02-29", "2027-02-28", "2028-02-29"),
        ("2026-12-31", "2026-10-30", "2026-10-30", "2026-10-30"),
        ("2026-12-31", "2027-03-20", "2027-03-20", "2027-01-01"),
        ("2026-12-31", "2027-03-20", "2027-03-19", "2027-01-01"),
        ("2026-12-31", "2027-03-20", "2027-02-01", "2027-01-01"),
    ],
)
def test_an_end_before_the_begin_or_in_the_past_is_refused(until: str | None, today: str, end: str, start: str):
    plan = plan_of(*RUNNING, period={"until": until} if until else {})
    with pytest.raises(InvalidValue) as caught:
        next_period(plan, date.fromisoformat(end), date.fromisoformat(today), 1)
    assert (caught.value.key, caught.value.values) == ("period-end", {"text": end, "start": start})


@pytest.mark.parametrize(
    ("until", "today", "end"),
    [
        ("2026-12-31", "2027-03-20", "2027-03-21"),
        ("2026-12-31", "2026-11-20", "2027-01-02"),
        ("2026-12-31", "2026-10-30", "2026-10-31"),
        (None, "2028-02-29", "2028-03-01"),
    ],
)
def test_an_end_one_day_later_is_accepted(until: str | None, today: str, end: str):
    plan = plan_of(*RUNNING, period={"until": until} if until else {})
    assert next_period(plan, date.fromisoformat(end), date.fromisoformat(today), 1).period.until == day(end)


@settings(max_examples=60, deadline=None)
@given(statuses)
def test_no_goal_is_lost(found: list[GoalStatus]):
    before = ends(plan_of(), *found)
    after = next_period(before, date(2027, 12, 31), TODAY, 1)
    assert [item.id for item in before.goals if item.status in LIVE] == ids(after.goals)
    assert [item.id for item in before.goals if item.status not in LIVE] == ids(after.earlier[0].goals)
    assert [item for item in before.goals if item.status in LIVE] == list(after.goals)


@settings(max_examples=60, deadline=None)
@given(st.lists(statuses, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_no_goal_is_lost_or_doubled_over_the_years(years: list[list[GoalStatus]], chance: Any):
    plan, known = plan_of(), set()
    for number, found in enumerate(years, start=1):
        plan = ends(plan, *found)
        goals = [{**part_data(item), "status": chance.choice(list(GoalStatus)), "reason": "x"} for item in plan.goals]
        plan = Plan.model_validate({**part_data(plan), "goals": goals})
        known |= set(ids(plan.goals))
        end = date(TODAY.year + number, 12, 31)
        plan = next_period(plan, end, end.replace(year=end.year - 1), number)
        earlier = [goal_id for item in plan.earlier for goal_id in ids(item.goals)]
        assert sorted([*earlier, *ids(plan.goals)]) == sorted(known)
        assert [item.version for item in plan.earlier] == list(range(1, number + 1))
