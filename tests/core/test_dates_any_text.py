"""What holds for dates whatever is typed."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from popcli.core.dates import Lean, read_date, read_days, say_date
from popcli.core.errors import InvalidValue

known_days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
todays = st.dates(date(1950, 1, 1), date(2150, 12, 31))
leans = st.sampled_from(Lean)
NUMBERS = ["1", "3", "30", "2027", "30-6", "99-99", "een", "derde", "+3m"]
WORDS = ["juni", "may", "do", "in", "over", "half", "eind", "van", "volgende", "last", "week", "jaar", "q3"]
LINKS = ["kwartaal", "geleden", "ago", "en", "t/m", "..", "-", ",", "vrijdag", "asap"]
pieces = st.lists(st.sampled_from(NUMBERS + WORDS + LINKS), max_size=7).map(" ".join)


@settings(deadline=None)
@given(known_days, todays, leans)
def test_every_written_day_reads_back(day: date, today: date, lean: Lean) -> None:
    for text in (say_date(day, "nl"), say_date(day, "en"), day.isoformat(), f"{day:%d/%m/%Y}"):
        assert read_date(text, today, lean) == day
        assert read_days(text, today) == (day,)


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), todays)
def test_without_a_year_the_nearest_day_in_the_direction_is_meant(day: date, today: date) -> None:
    text = f"{day.day}-{day.month}"
    back, ahead = read_date(text, today, Lean.PAST), read_date(text, today, Lean.FUTURE)
    assert back <= today <= ahead
    assert (back.day, back.month) == (ahead.day, ahead.month) == (day.day, day.month)
    if (day.day, day.month) != (29, 2):
        assert (today - back).days <= 365
        assert (ahead - today).days <= 365


@settings(deadline=None)
@given(todays, st.integers(0, 365))
def test_a_range_holds_every_day(first: date, length: int) -> None:
    days = read_days(f"{first}..{first + timedelta(days=length)}", first)
    assert days == tuple(first + timedelta(days=step) for step in range(length + 1))


@settings(deadline=None)
@given(st.text() | pieces, st.dates(), leans)
def test_any_text_gives_a_day_or_a_refusal(text: str, today: date, lean: Lean) -> None:
    keys = []
    try:
        assert 1900 <= read_date(text, today, lean).year <= 2200
    except InvalidValue as problem:
        keys.append(problem.key)
    try:
        days = read_days(text, today)
        assert days
        assert days == tuple(sorted(set(days)))
    except InvalidValue as problem:
        keys.append(problem.key)
    assert set(keys) <= {"date-empty", "date-unknown", "date-vague", "date-unreal", "date-range"}
