"""What works for somebody: activities added up per way of learning."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.core.entry import Entry
from popcli.core.what_works import Use, best_method, per_method

TODAY = date(2026, 3, 2)


def entry(method: str | None = None, effective: Any = None, again: Any = None, **values: Any) -> Entry:
    said = {"effective": effective, "again": again}
    evaluation = {name: value for name, value in said.items() if value is not None}
    return Entry(id="x", recorded="", on=(TODAY,), method=method, evaluation=evaluation or None, **values)


def test_what_was_done_and_said_adds_up():
    found = Use.of(
        [
            entry(effective=5, again=True, hours=0.1, cost=450, goal="g1"),
            entry(effective=4, again=False, hours=0.2, action="a1"),
            entry(effective=4, need="n1"),
            entry(again=True),
            entry(effective="heel veel", again="misschien", cost=0.5),
        ]
    )
    assert (found.times, found.hours, found.cost, found.unplanned) == (5, 0.3, 450.5, 2)
    assert (found.evaluated, found.again, found.said_again) == (3, 2, 3)
    assert found.effectiveness == pytest.approx(13 / 3)


def test_nothing_is_nothing():
    assert Use.of([]) == Use(0, 0, 0, 0, 0, None, 0, 0)
    assert per_method([]) == {}
    assert best_method({}) is None


def test_methods_by_effectiveness_then_by_hours():
    entries = [
        entry("self-study", hours=40),
        entry("course", 3, hours=16),
        entry("shadowing", 5, hours=1),
        entry("coaching", 3, hours=20),
        entry("project", 5, hours=1),
        entry("project", 2, hours=1),
        entry(None, hours=2),
    ]
    assert list(per_method(entries)) == ["shadowing", "project", "coaching", "course", "self-study", None]


def test_the_order_does_not_hang_on_the_order_of_the_log():
    entries = [entry(name) for name in ("workshop", None, "course", "zz")]
    assert list(per_method(entries)) == list(per_method(entries[::-1])) == ["course", "workshop", "zz", None]


def test_the_best_method_needs_two_evaluated_activities():
    once = [entry("course", 4), entry("coaching", hours=9)]
    assert best_method(per_method(once)) is None
    assert best_method(per_method([*once, entry(None, 5)])) is None
    assert best_method(per_method([*once, entry("coaching", 5)])) == "coaching"
    assert best_method(per_method([entry(None, 5), entry(None, 5), *once, entry("course", 1)])) == "course"


AMOUNTS = st.none() | st.integers(0, 10_000).map(lambda quarters: quarters / 4)
ENTRIES = st.lists(
    st.builds(
        entry,
        method=st.sampled_from([None, "course", "coaching", "intervisie"]),
        effective=st.none() | st.integers(-1, 7) | st.booleans() | st.just("4"),
        again=st.none() | st.booleans() | st.just("ja"),
        hours=AMOUNTS,
        cost=AMOUNTS,
        goal=st.none() | st.just("g1"),
    ),
    max_size=20,
)


@given(ENTRIES)
def test_the_sums_over_methods_are_the_totals(entries: list[Entry]):
    whole, uses = Use.of(entries), per_method(entries)
    for name in ("times", "hours", "cost", "unplanned", "evaluated", "again", "said_again"):
        assert sum(getattr(use, name) for use in uses.values()) == getattr(whole, name), name
    weighed = sum((use.effectiveness or 0) * use.evaluated for use in uses.values())
    assert weighed == pytest.approx((whole.effectiveness or 0) * whole.evaluated)
    assert all(1 <= use.effectiveness <= 5 for use in uses.values() if use.effectiveness is not None)
