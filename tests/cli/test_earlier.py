"""Periods that were closed, and goals that ended with them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop

FIRST_DAY, SECOND_DAY, LATER = "2027-02-10", "2028-02-20", "2028-03-10"

ENTRIES = [
    {"id": "k3f9q2", "on": ["2026-05-10"], "text": "Cursus zwachtelen", "action": "a1", "hours": 8, "cost": 450},
    {"id": "m4h7t3", "on": ["2026-06-01"], "text": "Wond beoordeeld", "goal": "g1", "hours": 1.5},
    {"id": "n5j8w4", "on": ["2026-06-02"], "text": "Dienst gedraaid", "goal": "g2", "hours": 2},
]

GONE = {"id": "g1", "text": "Twintig wonden beoordelen", "status": "reached", "actions": ["a1"]}
FIRST = {"from": "2026-03-01", "until": "2027-03-01", "closed": FIRST_DAY, "version": 2, "goals": [GONE]}
SECOND = {
    "from": "2027-03-02",
    "until": "2028-03-01",
    "closed": SECOND_DAY,
    "version": 4,
    "goals": [{"id": "g2", "text": "Twaalf diensten coördineren", "status": "dropped"}],
}


@pytest.fixture
def closing(journal: Pop, tmp_path: Path, sanne: Path) -> Callable[..., None]:
    """Evaluates from a file on a day, and closes the period."""
    del sanne

    def close(day: str, *lines: str) -> None:
        path = tmp_path / "talk.yaml"
        path.write_text("\n".join([*lines, "close-period: yes"]), encoding="utf-8")
        journal("review", "--answers", str(path), today=day).fine()

    return close


@pytest.fixture
def logged(sanne: Path) -> None:
    (sanne / "log").mkdir()
    stamp = {"recorded": "2026-06-02T09:15:00.000+02:00"}
    lines = ["- " + json.dumps({**stamp, **entry}) + "\n" for entry in ENTRIES]
    (sanne / "log" / "2026.yaml").write_text("".join(lines), encoding="utf-8")


@pytest.fixture
def once(logged: None, journal: Pop, closing: Callable[..., None]) -> Pop:
    """A journal of which the first period was closed: g1 was reached, g2 goes along."""
    del logged
    closing(FIRST_DAY, "g1.reached: yes", "g2.outcome: on-track", "k3f9q2.effective: 4")
    return journal


@pytest.fixture
def twice(once: Pop, closing: Callable[..., None]) -> Pop:
    """The second period was closed too: g2 was let go, and nothing goes along."""
    closing(SECOND_DAY, "g2.outcome: drop", "g2.outcome-reason: Ander doel")
    return once


def data(pop: Pop, *arguments: str) -> Any:
    return pop("show", *arguments, "--json", today=LATER).fine().data


def test_closed_periods_are_listed_the_newest_first(twice: Pop):
    assert twice("show", "earlier", lang="nl").fine().out.split("\n") == [
        "Eerdere periodes",
        "",
        "2 mrt 2027 t/m 1 mrt 2028",
        "• g2  Twaalf diensten coördineren · losgelaten",
        "",
        "1 mrt 2026 t/m 1 mrt 2027",
        "• g1  Twintig wonden beoordelen · gehaald",
        "",
        "Een periode helemaal: pop show earlier 2",
        "",
    ]
    english = twice("show", "earlier", lang="en").fine().out
    assert "2 Mar 2027 to 1 Mar 2028" in english
    assert "• g2  Twaalf diensten coördineren · let go" in english
    assert data(twice, "earlier") == [FIRST, SECOND]


@pytest.mark.parametrize("wanted", ["1", "2026"])
def test_a_closed_period_is_shown_in_full_as_it_ended(once: Pop, wanted: str):
    found = data(once, "earlier", wanted)
    plan = found.pop("plan")
    assert found == FIRST
    assert plan["period"] == {"from": "2026-03-01", "until": "2027-03-01"}
    assert [(goal["id"], goal["status"]) for goal in plan["goals"]] == [("g1", "reached"), ("g2", "active")]
    assert plan["goals"][0]["actions"] == [{"id": "a1", "text": "meelopen met Ilse"}]
    assert plan["reviews"][0]["goals"][0]["outcome"] == "reached"
    shown = once("show", "earlier", wanted, lang="nl").fine().out
    for text in ("Sanne Vermeulen", "afgesloten op 10 feb 2027", "1 mrt 2026 t/m 1 mrt 2027", "a1  meelopen met Ilse"):
        assert text in shown


@pytest.mark.parametrize(("wanted", "version"), [("1", 2), ("2", 4), ("2026", 2), ("2027", 4), ("2028", 4)])
def test_a_year_means_the_newest_period_that_touches_it(twice: Pop, wanted: str, version: int):
    assert data(twice, "earlier", wanted)["version"] == version


def with_earlier(sanne: Path, *periods: dict[str, Any]) -> None:
    """Put closed periods in the plan, as an earlier popcli wrote them."""
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + f"earlier: {json.dumps(periods)}\n", encoding="utf-8")


LONG = {"from": "2021-05-01", "until": "2023-02-28", "closed": "2023-03-10", "version": 1}
OPEN = {"from": "2023-03-10", "closed": "2025-02-01", "version": 1}
BARE = {"closed": "2026-01-05", "version": 1}


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (LONG, {2021, 2022, 2023}),
        (LONG | {"closed": "2024-01-10"}, {2021, 2022, 2023}),
        (OPEN, {2023, 2024, 2025}),
        (OPEN | {"from": "2015-12-31", "closed": "2025-01-01"}, set(range(2015, 2026))),
        (BARE, {2026}),
        ({"until": "2024-12-31"} | BARE, {2024}),
        (LONG | {"from": "2022-01-01", "until": "2022-12-31"}, {2022}),
    ],
)
def test_a_year_finds_every_period_that_touches_it(journal: Pop, sanne: Path, period: dict[str, Any], years: set[int]):
    with_earlier(sanne, period)
    found = {year for year in range(2010, 2030) if journal("show", "earlier", str(year), "--json").code == 0}
    assert found == years


@pytest.mark.parametrize(
    ("wanted", "closed"),
    [
        *(("2022", "2023-03-10"), ("2023", "2025-02-01"), ("2024", "2025-02-01"), ("2026", "2026-01-05")),
        *(("1", "2023-03-10"), ("2", "2025-02-01"), ("3", "2026-01-05")),
    ],
)
def test_of_several_periods_without_an_end_the_newest_is_found(journal: Pop, sanne: Path, wanted: str, closed: str):
    with_earlier(sanne, LONG, OPEN, BARE)
    found = data(journal, "earlier", wanted)
    assert (found["closed"], found["plan"]["version"]) == (closed, 1)
    shown = journal("show", "earlier", wanted, lang="nl").fine().out
    assert "Twintig wonden beoordelen" in shown


@pytest.mark.parametrize("wanted", ["2020", "2027", "4", "202", "02023", "-2023"])
def test_a_year_that_no_period_touches_is_told(journal: Pop, sanne: Path, wanted: str):
    with_earlier(sanne, LONG, OPEN, BARE)
    journal("show", "earlier", wanted, lang="en").refused("1, 2, 3", code=2)


@pytest.mark.parametrize(
    ("period", "today", "last"),
    [
        ("  from: 2024-06-01\n", "2026-06-10", "2026-06-09"),
        ("  from: 2024-06-01\n  until: 2027-12-31\n", "2026-06-10", "2026-06-09"),
        ("  from: 2024-06-01\n  until: 2026-06-30\n", "2026-06-10", "2026-06-30"),
        ("  from: 2024-06-01\n  until: 2025-12-31\n", "2026-06-10", "2025-12-31"),
    ],
)
def test_a_period_that_was_closed_early_or_had_no_end_is_found_by_its_years(
    journal: Pop, closing: Callable[..., None], sanne: Path, period: str, today: str, last: str
):
    plan = sanne / "plan.yaml"
    old = "  from: 2026-03-01\n  until: 2027-03-01\n"
    content = plan.read_text(encoding="utf-8")
    assert content.count(old) == 1
    plan.write_text(content.replace(old, period), encoding="utf-8")
    closing(today, "g1.reached: yes", "g2.outcome: on-track")
    (closed,) = data(journal, "earlier")
    assert (closed["from"], closed["until"], closed["closed"]) == ("2024-06-01", last, today)
    for year in range(2024, int(last[:4]) + 1):
        assert data(journal, "earlier", str(year))["version"] == closed["version"]
    journal("show", "earlier", "2023", lang="en").refused("2023")


@pytest.mark.parametrize("wanted", ["2029", "2025", "3", "0", "x", "g1"])
def test_a_period_that_is_not_there(twice: Pop, wanted: str):
    twice("show", "earlier", wanted, lang="en").refused(f"no earlier period '{wanted}'", "1, 2", "pop show earlier")


def test_the_error_is_in_the_language_of_the_reader(once: Pop):
    once("show", "earlier", "2031", lang="nl").refused("er is geen eerdere periode '2031'", "een nummer: 1")


def test_before_anything_was_closed(journal: Pop):
    assert "No period has been closed yet" in journal("show", "earlier", lang="en").fine().out
    assert "Er is nog geen periode afgesloten" in journal("show", "earlier", lang="nl").fine().out
    assert data(journal, "earlier") == []
    journal("show", "earlier", "1", lang="en").refused("no period has been closed yet", "pop review")


def test_a_period_whose_plan_is_gone_says_which_version_is_missing(once: Pop, sanne: Path):
    (sanne / "versions" / "0002.yaml").unlink()
    once("show", "earlier", "1", lang="en").refused("2")
    assert data(once, "earlier") == [FIRST]


def test_a_period_in_which_no_goal_ended_says_so(journal: Pop, closing: Callable[..., None]):
    closing(FIRST_DAY, "g1.outcome: on-track", "g2.outcome: on-track")
    assert "All goals went along to the next period." in journal("show", "earlier", lang="en").fine().out
    assert data(journal, "earlier")[0].get("goals", []) == []


def test_filters_are_refused(once: Pop):
    once("show", "earlier", "--goal", "g1", lang="en").refused("earlier")


@pytest.mark.parametrize("wanted", ["g1", " G1 "])
def test_a_goal_that_ended_is_shown_with_its_actions_and_entries(twice: Pop, wanted: str):
    found = data(twice, wanted)
    assert (found["id"], found["text"], found["status"], found["due"]) == (
        "g1",
        "Twintig wonden beoordelen",
        "reached",
        "2026-09-01",
    )
    assert found["actions"] == [{"id": "a1", "text": "meelopen met Ilse"}]
    assert [entry["id"] for entry in found["entries"]] == ["k3f9q2", "m4h7t3"]
    shown = twice("show", wanted, lang="en").fine().out
    for text in ("g1  Twintig wonden beoordelen", "reached", "meelopen met Ilse", "Cursus zwachtelen", "Wond beoord"):
        assert text in shown
    assert "Dienst gedraaid" not in shown


def test_each_goal_comes_from_the_period_it_ended_in(twice: Pop):
    found = data(twice, "g2")
    assert (found["status"], found["reason"], [entry["id"] for entry in found["entries"]]) == (
        "dropped",
        "Ander doel",
        ["n5j8w4"],
    )


def test_an_action_of_a_goal_that_ended_is_shown(twice: Pop):
    assert data(twice, "a1") == {"id": "a1", "text": "meelopen met Ilse", "goal": "g1"}


def test_a_goal_that_goes_along_is_that_of_today(once: Pop):
    once("goal", "g2", "--text", "Zes diensten coördineren", today=LATER).fine()
    assert data(once, "g2")["text"] == "Zes diensten coördineren"
    assert [goal["id"] for goal in data(once, "goals")] == ["g2"]


@pytest.mark.parametrize(("goal", "ids"), [("g1", ["k3f9q2", "m4h7t3"]), ("g2", ["n5j8w4"])])
def test_the_log_of_a_goal_that_ended(twice: Pop, goal: str, ids: list[str]):
    assert [entry["id"] for entry in data(twice, "log", "--goal", goal)] == ids


def test_an_entry_names_the_goal_that_ended(twice: Pop):
    assert "Twintig wonden beoordelen" in twice("show", "m4h7t3", lang="en").fine().out


def test_something_can_still_be_logged_for_a_goal_that_ended(twice: Pop, sanne: Path):
    before = (sanne / "plan.yaml").read_bytes()
    made = twice("log", "Toch nog een wond", "--goal", "g1", "--json", today=LATER).fine().data
    assert (made["goal"], made["on"]) == ("g1", [LATER])
    assert [entry["text"] for entry in data(twice, "g1")["entries"]][-1] == "Toch nog een wond"
    assert (sanne / "plan.yaml").read_bytes() == before


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_something_can_still_be_logged_for_an_action_of_a_goal_that_ended(twice: Pop, sanne: Path, lang: str):
    before = (sanne / "plan.yaml").read_bytes()
    logged = twice("log", "Toch nog meegelopen", "--action", " A1 ", "--hours", "2", today=LATER, lang=lang).fine()
    assert "a1" in logged.out
    entry = data(twice, "g1")["entries"][-1]
    assert (entry["text"], entry["action"], entry["on"]) == ("Toch nog meegelopen", "a1", [LATER])
    assert [item["text"] for item in data(twice, "log", "--goal", "g1")][-1] == "Toch nog meegelopen"
    assert "a1" in twice("show", entry["id"], lang=lang).fine().out
    assert (sanne / "plan.yaml").read_bytes() == before


def test_something_can_still_be_logged_for_an_action_of_a_goal_that_ended_in_this_period(journal: Pop):
    journal("goal", "g1", "--status", "reached", "--no-input").fine()
    made = journal("log", "Toch nog meegelopen", "--action", "a1", "--json").fine().data
    assert made["action"] == "a1"
    assert [entry["id"] for entry in data(journal, "g1")["entries"]] == [made["id"]]


def test_an_entry_can_be_moved_to_an_action_of_a_goal_that_ended(twice: Pop):
    twice("log", "--edit", "n5j8w4", "--action", "a1", today=LATER).fine()
    assert [entry["id"] for entry in data(twice, "g1")["entries"]] == ["k3f9q2", "m4h7t3", "n5j8w4"]
    assert data(twice, "g2")["entries"] == []


def test_an_action_that_never_was_is_refused(twice: Pop):
    twice("log", "Meegelopen", "--action", "a2", today=LATER, lang="en").refused("a2")


CARRIED = ("g1.reached: yes", "g2.outcome: carry-on", "g2.outcome-reason: Zat vol")


@pytest.mark.parametrize(
    ("due", "told"), [("2027-12-01", False), ("2028-03-01", False), ("2028-03-02", False), ("2028-03-03", True)]
)
def test_a_goal_that_was_carried_over_may_last_a_year_from_the_new_period(
    journal: Pop, closing: Callable[..., None], due: str, *, told: bool
):
    closing(FIRST_DAY, *CARRIED, f"g2.new-due: {due}")
    plan = data(journal)
    assert [(goal["id"], goal["start"], goal["due"]) for goal in plan["goals"]] == [("g2", "2026-03-01", due)]
    assert plan["period"] == {"from": "2027-03-02", "until": "2028-03-01"}
    found = journal("check", "--json", today=FIRST_DAY).data["goals"]
    codes = [item["code"] for goal in found for item in goal["findings"]]
    assert codes
    assert ("T09" in codes) is told


def test_a_goal_that_ended_cannot_be_changed(twice: Pop, sanne: Path):
    before = (sanne / "plan.yaml").read_bytes()
    twice("goal", "g1", "--text", "Anders", lang="en").refused("g1")
    twice("action", "Nog een stap", "--goal", "g1", lang="en").refused("g1")
    assert (sanne / "plan.yaml").read_bytes() == before


def test_ids_of_goals_and_actions_that_ended_are_not_given_again(twice: Pop):
    made = (
        twice("goal", "Acht wonden verbinden", "--due", "2028-12-01", "--json", "--no-input", today=LATER).fine().data
    )
    assert made["id"] == "g3"
    step = twice("action", "Meekijken", "--goal", "g3", "--json", "--no-input", today=LATER).fine().data
    assert step["id"] == "a2"


def test_going_back_to_a_version_before_opens_the_period_again(once: Pop):
    once("history", "--restore", "2").fine()
    assert data(once, "earlier") == []
    assert [goal["id"] for goal in data(once, "goals")] == ["g1", "g2"]
    assert data(once, "g1")["status"] == "reached"


def test_status_speaks_of_the_new_period_only(twice: Pop):
    shown = twice(today=LATER, lang="en").fine().out
    assert "2 Mar 2028 to 1 Mar 2029" in shown
    assert "pop goal" in shown
    assert "diensten" not in shown


def test_a_period_may_be_closed_year_after_year(twice: Pop, closing: Callable[..., None]):
    closing("2029-02-20")
    closing("2030-02-20")
    periods = [(item["from"], item["until"], item["version"]) for item in data(twice, "earlier")]
    assert periods == [
        ("2026-03-01", "2027-03-01", 2),
        ("2027-03-02", "2028-03-01", 4),
        ("2028-03-02", "2029-03-01", 6),
        ("2029-03-02", "2030-03-01", 8),
    ]
    assert [review["id"] for review in data(twice)["reviews"]] == ["r1", "r2", "r3", "r4"]
