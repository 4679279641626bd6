"""Several days at once: lists and ranges. Today is Tuesday 30 June 2026."""

from datetime import date

import pytest

from popcli.core.dates import read_days
from popcli.core.errors import InvalidValue

TODAY = date(2026, 6, 30)

SEVERAL = [
    ("gisteren", "2026-06-29"),
    ("june 30, 2026", "2026-06-30"),
    ("gisteren en vandaag", "2026-06-29 2026-06-30"),
    ("today and yesterday", "2026-06-29 2026-06-30"),
    ("vandaag, today, 30-6", "2026-06-30"),
    ("eergisteren,vandaag", "2026-06-28 2026-06-30"),
    ("maandag, woensdag & vrijdag", "2026-06-24 2026-06-26 2026-06-29"),
    ("1, 3 en 5 juni", "2026-06-01 2026-06-03 2026-06-05"),
    ("1, 3 and 5 June 2025", "2025-06-01 2025-06-03 2025-06-05"),
    ("june 1 and 3", "2026-06-01 2026-06-03"),
    ("1st and 2nd of june", "2026-06-01 2026-06-02"),
    ("vrijdag 26 en zaterdag 27 juni", "2026-06-26 2026-06-27"),
    ("Tuesday, 30 June 2026 and Friday, 3 July 2026", "2026-06-30 2026-07-03"),
    ("2026-03-01..2026-03-03", "2026-03-01 2026-03-02 2026-03-03"),
    ("2026-03-01 .. 2026-03-01", "2026-03-01"),
    ("1-3 juni", "2026-06-01 2026-06-02 2026-06-03"),
    ("1 - 3 juni", "2026-06-01 2026-06-02 2026-06-03"),
    ("1\N{EN DASH}3 juni", "2026-06-01 2026-06-02 2026-06-03"),
    ("June 1-3, 2025", "2025-06-01 2025-06-02 2025-06-03"),
    ("1 t/m 3 juni", "2026-06-01 2026-06-02 2026-06-03"),
    ("1 juni 2025 t/m 2 2025", "2025-06-01 2025-06-02"),
    ("1 juni t/m 3", "2026-06-01 2026-06-02 2026-06-03"),
    ("van 1 tot en met 3 juni", "2026-06-01 2026-06-02 2026-06-03"),
    ("1 to 3 June", "2026-06-01 2026-06-02 2026-06-03"),
    ("ma t/m wo", "2026-06-22 2026-06-23 2026-06-24"),
    ("ma-wo", "2026-06-22 2026-06-23 2026-06-24"),
    ("from monday to tuesday", "2026-06-29 2026-06-30"),
    ("za t/m ma", "2026-06-27 2026-06-28 2026-06-29"),
    ("gisteren t/m vandaag", "2026-06-29 2026-06-30"),
    ("2 days ago until today", "2026-06-28 2026-06-29 2026-06-30"),
    ("31 dec t/m 1 jan", "2025-12-31 2026-01-01"),
    ("28-2-2028..1-3-2028", "2028-02-28 2028-02-29 2028-03-01"),
    ("30 juni t/m 1 juli 2025", "2025-06-30 2025-07-01"),
    ("1-2 juni, 5 juni en gisteren", "2026-06-01 2026-06-02 2026-06-05 2026-06-29"),
    ("1 en 2 juni 2025, 3 mei 2024", "2024-05-03 2025-06-01 2025-06-02"),
    ("1-3", "2026-03-01"),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[row[0] for row in SEVERAL])
def test_several_days(text: str, expected: str) -> None:
    assert " ".join(day.isoformat() for day in read_days(text, TODAY)) == expected


def test_the_longest_range_is_366_days() -> None:
    days = read_days("2025-06-01..2026-06-01", TODAY)
    assert (len(days), days[0], days[-1]) == (366, date(2025, 6, 1), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2025-06-01..2026-06-02", "date-range"),
        ("2026-03-03..2026-03-01", "date-range"),
        ("3 t/m 1 juni", "date-range"),
        ("3 juni t/m 1 juni", "date-range"),
        ("vandaag t/m gisteren", "date-range"),
        ("april t/m juni", "date-unknown"),
        ("april t/m 3 juni", "date-unknown"),
        ("3 april t/m juni", "date-unknown"),
        ("1 t/m 3 t/m 5 juni", "date-unknown"),
        ("1 t/m", "date-unknown"),
        ("1 en", "date-unknown"),
        ("en", "date-unknown"),
        (",", "date-unknown"),
        ("vandaag en asap", "date-vague"),
        ("1 t/m 31 juni", "date-unreal"),
    ],
)
def test_days_that_are_refused(text: str, key: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_days(text, TODAY)
    assert caught.value.key == key
    assert caught.value.values["text"] == text
