from collections.abc import Sequence
from typing import Any

import pytest

from popcli.core.competence_rows import Row, layout_of, matching, picked
from popcli.core.errors import FileProblem, InvalidValue, UsageError

SKILLS = [
    *("conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels"),
    *("status", "modifiedDate", "scopeNote", "definition", "inScheme", "description"),
]
COLLECTION = [
    *("conceptType", "conceptUri", "preferredLabel", "status", "skillType", "reuseLevel", "altLabels"),
    *("description", "broaderConceptUri", "broaderConceptPT"),
]
OF_OCCUPATIONS = ["occupationUri", "occupationLabel", "relationType", "skillType", "skillUri", "skillLabel"]
URI = "http://data.europa.eu/esco/skill/"


def read_kind(text: str) -> str:
    if text not in {"behaviour", "professional"}:
        raise InvalidValue("choice-unknown", text=text)
    return text


def row(header: Sequence[str], **cells: str) -> Row:
    return layout_of(header, read_kind).row(7, [cells.get(name, "") for name in header])


def skill(number: int, label: str, also: str = "", **cells: str) -> Row:
    return row(SKILLS, conceptUri=f"{URI}{number:04}-5c14", preferredLabel=label, altLabels=also, **cells)


@pytest.mark.parametrize("header", [SKILLS, COLLECTION, [name.upper() for name in SKILLS]])
def test_a_concept_of_esco(header: list[str]):
    cells = {"conceptType": "KnowledgeSkillCompetence", "conceptUri": f"{URI}00f-1", "skillType": "knowledge"}
    values = {**cells, "preferredLabel": " Haskell ", "altLabels": "Haskell techniques | lazy"}
    found = row(header, **{name: values[key] for name in header for key in values if key.lower() == name.lower()})
    assert (found.line, found.name, found.id, found.also.split()[-1]) == (7, "Haskell", "00f-1", "lazy")
    assert found.fields == {
        "name": "Haskell",
        "kind": "professional",
        "reference": {"scheme": "ESCO", "id": f"{URI}00f-1", "label": "Haskell"},
    }


def test_a_skill_that_an_occupation_asks():
    found = row(
        OF_OCCUPATIONS, skillUri=f"{URI}1", skillLabel="wound care", skillType="knowledge", occupationLabel="nurse"
    )
    assert (found.name, found.id, found.fields["kind"], found.also) == ("wound care", "1", "professional", "nurse")


@pytest.mark.parametrize(
    ("skill_type", "reuse", "kind"),
    [
        ("knowledge", "cross-sector", "professional"),
        ("knowledge", "transversal", "professional"),
        ("skill/competence", "sector-specific", "professional"),
        ("skill/competence", "transversal", None),
        ("attitude", "", None),
        ("", "", None),
    ],
)
def test_the_kind_stays_open_where_it_is_not_certain(skill_type: str, reuse: str, kind: str | None):
    assert skill(1, "x", skillType=skill_type, reuseLevel=reuse).fields.get("kind") == kind


OWN = ["Name", " kind", "now", "needed", "ambition", "scheme", "id", "label", "remark"]


def test_an_own_row_with_everything():
    found = row(OWN, **{"Name": "Chairing  a\nmeeting", " kind": "behaviour", "now": " 2 ", "ambition": "5"})
    assert found.fields == {
        "name": "Chairing a meeting",
        "kind": "behaviour",
        "level_now": 2,
        "level_ambition": 5,
    }
    found = row(OWN, Name="x", scheme="SFIA", id="BINT", label="Insight")
    assert found.fields["reference"] == {"scheme": "SFIA", "id": "BINT", "label": "Insight"}


def test_columns_may_be_named_in_dutch():
    header = ["Naam", "Soort", "Nu", "Nodig", "Ambitie", "Kader", "id"]
    found = row(header, Naam="x", Nu="1", Nodig="2", Ambitie="3", Kader="SFIA", id="B")
    assert found.fields == {
        "name": "x",
        "level_now": 1,
        "level_needed": 2,
        "level_ambition": 3,
        "reference": {"scheme": "SFIA", "id": "B"},
    }


@pytest.mark.parametrize(
    ("header", "key"),
    [
        (["a", "b"], "table-columns"),
        (["preferredLabel"], "table-columns"),
        (["occupationUri", "relationType", "skillType", "skillUri"], "table-nameless"),
        (["name", "Naam"], "table-column-twice"),
        ([""], "table-columns"),
    ],
)
def test_a_header_that_is_none(header: list[str], key: str):
    with pytest.raises(FileProblem, match=key):
        layout_of(header, read_kind)


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"Name": " "}, "table-name"),
        ({"Name": "x", "now": "6"}, "level-unknown"),
        ({"Name": "x", "needed": "0"}, "level-unknown"),
        ({"Name": "x", "ambition": "2.5"}, "level-unknown"),
        ({"Name": "x", " kind": "odd"}, "choice-unknown"),
        ({"Name": "x", "scheme": "SFIA"}, "table-reference"),
        ({"Name": "x", "id": "1"}, "table-reference"),
        ({"Name": "x", "label": "1"}, "table-reference"),
    ],
)
def test_an_own_row_that_cannot_be(cells: dict[str, str], key: str):
    with pytest.raises(InvalidValue, match=key):
        row(OWN, **cells)


@pytest.mark.parametrize("kind", ["Occupation", "ISCOGroup", "ConceptScheme"])
def test_an_occupation_is_no_competence(kind: str):
    with pytest.raises(InvalidValue, match="table-no-competence"):
        skill(1, "nurse", conceptType=kind)
    assert skill(1, "communication", conceptType="SkillGroup").name == "communication"


ROWS = [
    skill(1, "een team coachen", "leiding geven\nteamleider zijn"),
    skill(2, "Leiding geven aan coördinatoren"),
    skill(3, "leiding geven"),
    skill(4, "wonden verzorgen"),
    skill(5, "collega\u2019s inwerken"),
]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("leiding geven", [3, 2, 1]),
        ("GEVEN leiding", [2, 3, 1]),
        ("Coordinatoren", [2]),
        ("teamleider", [1]),
        ("wond", [4]),
        ("collega's", [5]),
        ("", [1, 2, 3, 4, 5]),
        ("wonden leiding", []),
    ],
)
def test_a_search_finds_all_words_and_names_come_first(search: str, found: list[int]):
    assert [int(item.id[:4]) for item in matching(iter(ROWS), search)] == found


def test_a_competence_that_many_occupations_ask_comes_once():
    rows = [
        row(OF_OCCUPATIONS, skillUri=f"{URI}{number}", skillLabel=f"skill {number}", occupationLabel=label)
        for label in ("nurse", "doctor")
        for number in (1, 2)
    ]
    assert [item.id for item in matching(rows, "skill")] == ["1", "2"]
    assert [item.id for item in matching(rows, "doctor 2")] == ["2"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["0001-5c14"], [1]),
        (["0003,0001"], [3, 1]),
        (["0003-5C14", " 0001 "], [3, 1]),
        (["Leiding  Geven, 0001"], [3, 1]),
        (["leiding geven", "0003"], [3]),
    ],
)
def test_rows_are_picked_by_id_its_beginning_or_name(wanted: list[str], found: list[int]):
    assert [int(item.id[:4]) for item in picked(iter(ROWS), wanted)] == found


def test_a_name_may_have_a_comma():
    plain = [row(["name"], name=text) for text in ("plan, do", "plan", "do")]
    assert [item.name for item in picked(plain, ["plan, do"])] == ["plan, do"]
    assert [item.name for item in picked(plain, ["do, plan"])] == ["do", "plan"]


@pytest.mark.parametrize(
    ("wanted", "key"), [("9999", "pick-unknown"), ("000", "pick-unknown"), ("0001,geheel iets anders", "pick-unknown")]
)
def test_what_is_not_there_cannot_be_picked(wanted: str, key: str):
    with pytest.raises(UsageError, match=key):
        picked(ROWS, [wanted])


def test_what_may_be_two_is_told_with_both():
    rows: list[Any] = [skill(10, "same"), skill(11, "same")]
    with pytest.raises(UsageError, match="ambiguous-id") as caught:
        picked(rows, ["same"])
    assert caught.value.values["known"] == "0010-5c14, 0011-5c14"
