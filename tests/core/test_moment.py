"""The moment it is: here, on the day that was set, and as files hold it."""

import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.core.moment import moment, stamp

WINTER = datetime(2026, 1, 15, 12, 30, 15, 123456, UTC).timestamp()
SUMMER = datetime(2026, 7, 15, 12, 30, 15, 123456, UTC).timestamp()
AMSTERDAM, KOLKATA, HERE = "CET-1CEST,M3.5.0,M10.5.0/3", "IST-5:30", "UTC0"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sets the time zone of the process")


@pytest.fixture(params=[HERE])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The time zone of this process, in the words of POSIX, so that no data of zones is needed."""
    with monkeypatch.context() as during:
        during.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        (HERE, WINTER, "2026-01-15T12:30:15.123+00:00"),
        (AMSTERDAM, WINTER, "2026-01-15T13:30:15.123+01:00"),
        (AMSTERDAM, SUMMER, "2026-07-15T14:30:15.123+02:00"),
        (KOLKATA, WINTER, "2026-01-15T18:00:15.123+05:30"),
        ("EST5", 0, "1969-12-31T19:00:00.000-05:00"),
    ],
    indirect=["zone"],
)
def test_it_is_the_time_of_this_place(now: float, expected: str):
    assert stamp(moment(now, {})) == expected
    assert moment(now, {}).timestamp() == now


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize("zone", ["XXX-12", "XXX12"], indirect=True)
def test_the_day_is_that_of_this_place(zone: str):
    late, early = (datetime(2026, 1, 15, hour, tzinfo=UTC).timestamp() for hour in (23, 1))
    day = {"XXX-12": (date(2026, 1, 16), date(2026, 1, 15)), "XXX12": (date(2026, 1, 15), date(2026, 1, 14))}[zone]
    assert (moment(late, {}).date(), moment(early, {}).date()) == day


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize("day", ["2026-03-02", "1999-12-31", "2028-02-29", "20260302"])
def test_the_day_can_be_set_and_the_time_of_day_stays(day: str):
    found = moment(WINTER, {"POPCLI_TODAY": day})
    assert found.date() == date.fromisoformat(day)
    assert found.timetz() == moment(WINTER, {}).timetz()


@pytest.mark.parametrize("env", [{}, {"POPCLI_TODAY": ""}, {"TODAY": "2020-01-01"}])
def test_without_a_day_that_was_set_it_is_now(env: dict[str, str]):
    assert moment(WINTER, env).timestamp() == WINTER


@pytest.mark.parametrize(
    "day", ["gisteren", " ", "2026-02-29", "2026-13-01", "2026-3-2", "02-03-2026", "2026-03-02T10:00"]
)
def test_a_day_that_is_none_is_refused(day: str):
    with pytest.raises(ValueError, match=r".+"):
        moment(WINTER, {"POPCLI_TODAY": day})


def test_nothing_of_the_process_is_asked_but_its_zone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(os.environ, "POPCLI_TODAY", "2020-01-01")
    assert moment(WINTER, {}).year == 2026


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001 - the zone comes with it
def test_a_stamp_says_the_moment_to_the_millisecond(when: datetime, minutes: int):
    from datetime import timezone

    there = when.astimezone(timezone(timedelta(minutes=minutes)))
    written = stamp(there)
    assert len(written) == len("2026-01-15T12:30:15.123+00:00")
    assert timedelta(0) <= there - datetime.fromisoformat(written) < timedelta(milliseconds=1)
    assert datetime.fromisoformat(written).utcoffset() == there.utcoffset()
