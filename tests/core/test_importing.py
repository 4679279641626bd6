from datetime import date
from typing import Any

from popcli.core.competence_rows import Row
from popcli.core.importing import Imported, with_rows
from popcli.core.models import Plan
from small_plan import small_plan

TODAY = date(2026, 11, 24)
ESCO = {"scheme": "ESCO", "id": "http://x/skill/aa-1", "label": "Chairing"}
PLAN = small_plan(
    competences=[
        {"id": "c1", "name": "Chairing", "level_now": 4},
        {"id": "c2", "name": "writing", "reference": {"scheme": "esco", "id": "BB-2"}},
    ]
)


def imported(*rows: dict[str, Any], used: tuple[str, ...] = ()) -> tuple[Plan, Imported]:
    return with_rows(PLAN, [Row(number, fields) for number, fields in enumerate(rows, 2)], TODAY, used)


def ids(found: Imported) -> tuple[list[str], list[str], list[str]]:
    added, known, completed = ([item.id for item in part] for part in (found.added, found.known, found.completed))
    return added, known, completed


def test_new_ones_are_added_with_their_levels_of_today():
    plan, found = imported({"name": "x", "kind": "behaviour", "level_now": 2}, {"name": "y"}, used=("c6",))
    assert ids(found) == (["c7", "c8"], [], [])
    x, y = plan.competences[2:]
    assert (x.name, x.kind, x.level_now, [(line.on, line.now) for line in x.history]) == (
        "x",
        "behaviour",
        2,
        [(TODAY, 2)],
    )
    assert y.history == ()


def test_a_known_name_gets_the_reference_it_lacked_and_keeps_its_levels():
    plan, found = imported({"name": "CHAIRING", "level_now": 1, "reference": ESCO})
    assert ids(found) == ([], ["c1"], ["c1"])
    assert (plan.competences[0].name, plan.competences[0].level_now) == ("Chairing", 4)
    assert plan.competences[0].reference is not None
    assert plan.competences[0].reference.id == ESCO["id"]
    assert with_rows(plan, [Row(2, {"name": "other words", "reference": ESCO})], TODAY)[0] == plan


def test_the_same_reference_is_the_same_competence_as_address_or_short():
    plan, found = imported({"name": "Schreiben", "reference": {"scheme": "ESCO", "id": "http://x/skill/bb-2"}})
    assert ids(found) == ([], ["c2"], [])
    assert plan == PLAN


def test_a_table_that_names_one_twice_adds_it_once():
    plan, found = imported(
        {"name": "x"}, {"name": "X"}, {"name": "y", "reference": ESCO}, {"name": "z", "reference": ESCO}
    )
    assert [item.name for item in plan.competences[2:]] == ["x", "y"]
    assert ids(found) == (["c3", "c4"], ["c3", "c4"], [])


def test_nothing_comes_of_nothing():
    assert imported() == (PLAN, Imported((), (), ()))
