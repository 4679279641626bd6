"""Dates as people type them. Today is Tuesday 30 June 2026 unless a test says otherwise."""

from datetime import date

import pytest

from popcli.core.dates import Lean, add_months, read_date, say_date
from popcli.core.errors import InvalidValue

TODAY = date(2026, 6, 30)

# text, day when looking back, day when looking ahead
BOTH_LEANS = """
2026-06-30                    2026-06-30 2026-06-30
2026-6-3                      2026-06-03 2026-06-03
2026/6/3                      2026-06-03 2026-06-03
30-6                          2026-06-30 2026-06-30
1-7                           2025-07-01 2026-07-01
1/7                           2025-07-01 2026-07-01
29.6                          2026-06-29 2027-06-29
30.6.2026                     2026-06-30 2026-06-30
30-06-26                      2026-06-30 2026-06-30
1-1-1900                      1900-01-01 1900-01-01
31-12-2200                    2200-12-31 2200-12-31
30 juni                       2026-06-30 2026-06-30
30 jun.                       2026-06-30 2026-06-30
30-jun-2026                   2026-06-30 2026-06-30
1 juli                        2025-07-01 2026-07-01
29 JUNI                       2026-06-29 2027-06-29
june 30                       2026-06-30 2026-06-30
June 30th, 2027               2027-06-30 2027-06-30
30 juni 2027                  2027-06-30 2027-06-30
dinsdag 30 juni 2026          2026-06-30 2026-06-30
di. 30 juni                   2026-06-30 2026-06-30
Tuesday, 30 June 2026         2026-06-30 2026-06-30
Tuesday, June 30, 2026        2026-06-30 2026-06-30
the 1st of July               2025-07-01 2026-07-01
first of july                 2025-07-01 2026-07-01
de 2e mei                     2026-05-02 2027-05-02
3de maart                     2026-03-03 2027-03-03
may 4                         2026-05-04 2027-05-04
4 mei                         2026-05-04 2027-05-04
march 1                       2026-03-01 2027-03-01
1 mrt                         2026-03-01 2027-03-01
drie oktober                  2025-10-03 2026-10-03
30 juni volgend jaar          2027-06-30 2027-06-30
1 mei vorig jaar              2025-05-01 2025-05-01
29 februari                   2024-02-29 2028-02-29
29 feb 2028                   2028-02-29 2028-02-29
vandaag                       2026-06-30 2026-06-30
today                         2026-06-30 2026-06-30
gisteren                      2026-06-29 2026-06-29
Yesterday                     2026-06-29 2026-06-29
eergisteren                   2026-06-28 2026-06-28
the day before yesterday      2026-06-28 2026-06-28
morgen                        2026-07-01 2026-07-01
tomorrow                      2026-07-01 2026-07-01
overmorgen                    2026-07-02 2026-07-02
the day after tomorrow        2026-07-02 2026-07-02
vrijdag                       2026-06-26 2026-07-03
friday                        2026-06-26 2026-07-03
dinsdag                       2026-06-30 2026-07-07
tuesday                       2026-06-30 2026-07-07
ma                            2026-06-29 2026-07-06
do                            2026-06-25 2026-07-02
wo.                           2026-06-24 2026-07-01
za                            2026-06-27 2026-07-04
zo                            2026-06-28 2026-07-05
on thu                        2026-06-25 2026-07-02
op vrijdag                    2026-06-26 2026-07-03
afgelopen vrijdag             2026-06-26 2026-06-26
afgelopen dinsdag             2026-06-23 2026-06-23
last friday                   2026-06-26 2026-06-26
last tuesday                  2026-06-23 2026-06-23
vrijdag jl.                   2026-06-26 2026-06-26
next friday                   2026-07-03 2026-07-03
next tuesday                  2026-07-07 2026-07-07
komende vrijdag               2026-07-03 2026-07-03
volgende vrijdag              2026-07-03 2026-07-03
vrijdag a.s.                  2026-07-03 2026-07-03
this friday                   2026-06-26 2026-07-03
deze dinsdag                  2026-06-30 2026-06-30
vorige week vrijdag           2026-06-26 2026-06-26
vorige week dinsdag           2026-06-23 2026-06-23
volgende week dinsdag         2026-07-07 2026-07-07
volgende week op zondag       2026-07-12 2026-07-12
friday next week              2026-07-10 2026-07-10
deze week vrijdag             2026-07-03 2026-07-03
over 3 maanden                2026-09-30 2026-09-30
in 3 months                   2026-09-30 2026-09-30
over acht maanden             2027-02-28 2027-02-28
binnen drie weken             2026-07-21 2026-07-21
within three weeks            2026-07-21 2026-07-21
over een kwartaal             2026-09-30 2026-09-30
in 2 quarters                 2026-12-30 2026-12-30
over één dag                  2026-07-01 2026-07-01
over een half jaar            2026-12-30 2026-12-30
in half a year                2026-12-30 2026-12-30
over twaalf jaar              2038-06-30 2038-06-30
in a year                     2027-06-30 2027-06-30
3 weken geleden               2026-06-09 2026-06-09
3 weeks ago                   2026-06-09 2026-06-09
een week geleden              2026-06-23 2026-06-23
a month ago                   2026-05-30 2026-05-30
vier maanden geleden          2026-02-28 2026-02-28
+3m                           2026-09-30 2026-09-30
+2w                           2026-07-14 2026-07-14
+10d                          2026-07-10 2026-07-10
+1y                           2027-06-30 2027-06-30
+1j                           2027-06-30 2027-06-30
september                     2025-09-01 2026-09-30
in september                  2025-09-01 2026-09-30
juni                          2026-06-01 2026-06-30
may                           2026-05-01 2027-05-31
in maart                      2026-03-01 2027-03-31
september 2027                2027-09-01 2027-09-30
februari 2028                 2028-02-01 2028-02-29
eind september                2025-09-30 2026-09-30
end of september              2025-09-30 2026-09-30
eind juni                     2026-06-30 2026-06-30
eind februari 2028            2028-02-29 2028-02-29
begin mei                     2026-05-01 2027-05-01
early september 2026          2026-09-01 2026-09-01
medio september               2025-09-15 2026-09-15
half juni                     2026-06-15 2027-06-15
mid June 2027                 2027-06-15 2027-06-15
Q3                            2025-07-01 2026-09-30
q2                            2026-04-01 2026-06-30
Q3 2027                       2027-07-01 2027-09-30
derde kwartaal                2025-07-01 2026-09-30
het 3e kwartaal van 2027      2027-07-01 2027-09-30
in the third quarter of 2027  2027-07-01 2027-09-30
kwartaal 1                    2026-01-01 2027-03-31
eind Q3                       2025-09-30 2026-09-30
medio Q1 2027                 2027-02-15 2027-02-15
volgend kwartaal              2026-07-01 2026-09-30
eind van het jaar             2026-12-31 2026-12-31
end of the year               2026-12-31 2026-12-31
eind dit jaar                 2026-12-31 2026-12-31
eind volgend jaar             2027-12-31 2027-12-31
begin 2027                    2027-01-01 2027-01-01
halverwege 2027               2027-07-01 2027-07-01
eind van de maand             2026-06-30 2026-06-30
end of next month             2026-07-31 2026-07-31
volgende maand                2026-07-01 2026-07-31
next month                    2026-07-01 2026-07-31
vorige maand                  2026-05-01 2026-05-31
volgende week                 2026-07-06 2026-07-10
last week                     2026-06-22 2026-06-26
begin volgende week           2026-07-06 2026-07-06
midden van de week            2026-07-01 2026-07-01
week 23                       2026-06-01 2027-06-11
week 27                       2026-06-29 2026-07-03
in week 30                    2025-07-21 2026-07-24
week 1 2027                   2027-01-04 2027-01-08
week 53                       2020-12-28 2027-01-01
uiterlijk 30 juni             2026-06-30 2026-06-30
uiterlijk op 30 juni          2026-06-30 2026-06-30
no later than june 30         2026-06-30 2026-06-30
by the end of september       2025-09-30 2026-09-30
before september 2027         2027-09-01 2027-09-30
voor eind september           2025-09-30 2026-09-30
tot 1 juli                    2025-07-01 2026-07-01
until july 1                  2025-07-01 2026-07-01
"""
ROWS = [line.rsplit(maxsplit=2) for line in BOTH_LEANS.strip().splitlines()]


@pytest.mark.parametrize(("text", "back", "ahead"), ROWS, ids=[row[0] for row in ROWS])
def test_one_day(text: str, back: str, ahead: str) -> None:
    assert read_date(text, TODAY, Lean.PAST).isoformat() == back
    assert read_date(text, TODAY, Lean.FUTURE).isoformat() == ahead


def test_spaces_and_case_do_not_matter() -> None:
    assert read_date("  EIND \t van  het\nJAAR ", TODAY, Lean.FUTURE) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "today", "lean", "expected"),
    [
        ("1 januari", "2026-12-31", Lean.FUTURE, "2027-01-01"),
        ("31 december", "2026-01-01", Lean.PAST, "2025-12-31"),
        ("morgen", "2026-12-31", Lean.FUTURE, "2027-01-01"),
        ("volgende maand", "2026-12-15", Lean.FUTURE, "2027-01-31"),
        ("volgende maand", "2026-01-31", Lean.FUTURE, "2026-02-28"),
        ("vorig kwartaal", "2026-01-02", Lean.PAST, "2025-10-01"),
        ("week 1", "2024-12-31", Lean.PAST, "2024-12-30"),
        ("week 53", "2027-01-01", Lean.FUTURE, "2027-01-01"),
        ("29 februari", "2028-02-29", Lean.PAST, "2028-02-29"),
        ("29 februari", "2028-02-29", Lean.FUTURE, "2028-02-29"),
        ("29 februari", "2096-03-01", Lean.FUTURE, "2104-02-29"),
        ("29 februari", "2104-02-28", Lean.PAST, "2096-02-29"),
        ("over een jaar", "2028-02-29", Lean.FUTURE, "2029-02-28"),
        ("gisteren", "2028-03-01", Lean.PAST, "2028-02-29"),
        ("eind februari", "2027-03-01", Lean.FUTURE, "2028-02-29"),
        ("zondag", "2026-06-28", Lean.PAST, "2026-06-28"),
    ],
)
def test_edges_of_years_and_months(text: str, today: str, lean: Lean, expected: str) -> None:
    assert read_date(text, date.fromisoformat(today), lean).isoformat() == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-05-31", 12, "2027-05-31"),
        ("2026-05-31", 0, "2026-05-31"),
    ],
)
def test_months_are_added_within_the_month(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == expected


@pytest.mark.parametrize("months", [10**4, -(10**4), 10**12])
def test_months_beyond_the_calendar_are_refused(months: int) -> None:
    with pytest.raises(InvalidValue, match="date-unreal"):
        add_months(TODAY, months)


def test_a_day_in_full() -> None:
    assert say_date(TODAY, "nl") == "dinsdag 30 juni 2026"
    assert say_date(TODAY, "en") == "Tuesday 30 June 2026"
    assert say_date(date(2026, 3, 1), "nl") == "zondag 1 maart 2026"
