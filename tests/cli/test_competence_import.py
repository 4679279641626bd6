import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop
from script_answers import BACK, ENTER, Person

Asks = Callable[..., Person]
COLUMNS = (
    "conceptType",
    "conceptUri",
    "skillType",
    "reuseLevel",
    "preferredLabel",
    "altLabels",
    "hiddenLabels",
    "status",
    "modifiedDate",
    "scopeNote",
    "definition",
    "inScheme",
    "description",
)
URI = "http://data.europa.eu/esco/skill/"
MANY = 13_000


def concept(number: int, label: str, also: str = "", kind: str = "skill/competence") -> list[str]:
    """A row as ESCO writes them, with line breaks and quotation marks in its texts."""
    about = f'What "{label}" asks, in words.\nIt goes on; and on.'
    scheme = "http://data.europa.eu/esco/concept-scheme/skills, http://data.europa.eu/esco/concept-scheme/member-skills"
    more = ["", "released", "2024-01-25T11:28:50.295Z", "", "", scheme, about]
    return ["KnowledgeSkillCompetence", f"{URI}{number:08x}-5c14", kind, "cross-sector", label, also, *more]


def written(path: Path, rows: Iterable[list[str]], **how: Any) -> Path:
    text = io.StringIO()
    csv.writer(text, **how).writerows([list(COLUMNS), *rows])
    path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return path


@pytest.fixture
def skills(tmp_path: Path) -> Path:
    """A small table as ESCO has it."""
    rows = [
        concept(0xA1, "een team coachen", "leiding geven\nteamleider zijn"),
        concept(0xB2, "leiding geven aan coördinatoren"),
        concept(0xC3, "wonden verzorgen", kind="knowledge"),
    ]
    return written(tmp_path / "work" / "skills_nl.csv", rows)


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table as large as that of ESCO."""
    rows = (concept(number, f"skill number {number}", f"what {number} is\nalso called") for number in range(MANY))
    return written(tmp_path_factory.mktemp("esco") / "skills_en.csv", rows)


def names(pop: Pop) -> list[str]:
    return [item["name"] for item in pop("show", "--json").fine().data.get("competences", [])]


def test_matches_are_listed_with_their_ids(journal: Pop, skills: Path):
    said = journal("competence", "import", skills.name, "--search", "Leiding Geven").fine()
    assert said.out.index("leiding geven aan") < said.out.index("een team coachen")
    assert "wonden" not in said.out
    assert "pop competence import skills_nl.csv --pick 000000b2-5c14" in said.err
    assert names(journal) == []
    data = journal("competence", "import", skills.name, "--search", "coordinatoren", "--json").data
    assert [(item["id"], item["name"], item["line"]) for item in data] == [
        ("000000b2-5c14", "leiding geven aan coördinatoren", 5)
    ]


def test_picked_ones_are_added_with_their_reference(journal: Pop, skills: Path):
    said = journal("competence", "import", skills.name, "--pick", "000000a1,wonden verzorgen").fine()
    assert "Competence c1 is in your plan: een team coachen" in said.out
    assert "pop competence c1 --now" in said.err
    assert journal("show", "--json").data["competences"] == [
        {
            "id": "c1",
            "name": "een team coachen",
            "kind": "professional",
            "reference": {"scheme": "ESCO", "id": f"{URI}000000a1-5c14", "label": "een team coachen"},
        },
        {
            "id": "c2",
            "name": "wonden verzorgen",
            "kind": "professional",
            "reference": {"scheme": "ESCO", "id": f"{URI}000000c3-5c14", "label": "wonden verzorgen"},
        },
    ]
    assert journal("history", "--json").data[-1]["what"] == "2 competences read from skills_nl.csv"


def test_what_was_there_is_told_and_completed(journal: Pop, skills: Path):
    journal("competence", "WONDEN verzorgen", "--now", "4").fine()
    pick = ("competence", "import", str(skills), "--pick", "wonden verzorgen")
    assert "Was there already, and now has a reference: c1 WONDEN verzorgen" in journal(*pick).fine().out
    before = journal("history", "--json").data
    assert "Was there already: c1" in journal(*pick).fine().out
    assert journal(*pick, "--json").data == {"added": [], "known": ["c1"], "completed": []}
    assert journal("history", "--json").data == before


def test_an_own_table_is_read_whole(journal: Pop, tmp_path: Path):
    table = tmp_path / "own.csv"
    table.write_bytes(b'naam;soort;nu;nodig\r\n"plannen; en zo";gedrag;2;4\r\n;;;\r\nrekenen;;;\r\n')
    said = journal("competence", "import", str(table), lang="nl").fine()
    assert said.out.count("staat in je plan") == 2
    assert journal("competence", "--json").data[0]["gap"]["work"] == 2
    assert journal("competence", "--json").data[0]["kind"] == "behaviour"
    assert names(journal) == ["plannen; en zo", "rekenen"]


def test_an_own_table_can_be_searched_and_picked_from_as_well(journal: Pop, tmp_path: Path):
    table = tmp_path / "own file.csv"
    table.write_text('name\n"plan, and do"\ncount\n', encoding="utf-8")
    said = journal("competence", "import", str(table), "--search", "plan").fine()
    assert f"pop competence import '{table}' --pick 'plan, and do'" in said.err
    journal("competence", "import", str(table), "--pick", "plan, and do").fine()
    assert names(journal) == ["plan, and do"]


def test_skills_of_an_occupation_are_found_by_its_name(journal: Pop, tmp_path: Path):
    table = tmp_path / "occupationSkillRelations_en.csv"
    head = "occupationUri,occupationLabel,relationType,skillType,skillUri,skillLabel\n"
    rows = [
        f"http://o/{who},{who},essential,knowledge,{URI}{number},skill {number}\n"
        for who, numbers in (("nurse", (1, 2)), ("welder", (2, 3)))
        for number in numbers
    ]
    table.write_text(head + "".join(rows), encoding="utf-8")
    data = journal("competence", "import", str(table), "--search", "welder", "--json").fine().data
    assert [item["name"] for item in data] == ["skill 2", "skill 3"]


def test_a_whole_table_of_esco_is_searched_and_picked_from(journal: Pop, everything: Path):
    said = journal("competence", "import", str(everything), "--search", "number 1299").fine()
    assert [f"skill number {number}" in said.out for number in (1299, 12990, 12999, 1300)] == [True, True, True, False]
    last = f"{MANY - 1:08x}"
    journal("competence", "import", str(everything), "--pick", last).fine()
    assert names(journal) == [f"skill number {MANY - 1}"]
    journal("competence", "import", str(everything)).refused(f"{MANY} competences", "--search")


def test_a_long_list_says_how_many_more_there_are(journal: Pop, everything: Path):
    said = journal("competence", "import", str(everything), "--search", "number 99").fine()
    assert said.out.count("skill number") == 20
    fitting = sum("99" in str(number) for number in range(MANY))
    assert f"{fitting} competences found" in said.out
    assert f"And {fitting - 20} more." in said.out


def test_a_torn_download_changes_nothing(journal: Pop, everything: Path, tmp_path: Path):
    torn = tmp_path / "torn.csv"
    content = everything.read_bytes()
    torn.write_bytes(content[: content.rindex(b"It goes on")])
    line = content[: content.rindex(b"KnowledgeSkillCompetence")].count(b"\n") + 1
    journal("competence", "import", str(torn), "--pick", "00000001").refused(f"{torn}:{line}", "download", code=1)
    assert names(journal) == []


@pytest.mark.parametrize(
    ("content", "place", "text", "code"),
    [
        (b"", "", "nothing in this file", 1),
        (b"name,now\n", "", "nothing in this file", 1),
        (b"colour,size\nred,1\n", ":1", "colour, size", 1),
        (b"# just text\nand more\n", ":1", "no competences", 1),
        (b"name,now\nx,1\ny,9\n", ":3", "'9'", 2),
        (b"name,now\nx,1\n,2\n", ":3", "no name", 2),
        (b"name,now\nx,1\ny\n", ":3", "2", 1),
        (b"name,kind\nx,odd\n", ":2", "odd", 2),
        (b"name,scheme\nx,SFIA\n", ":2", "not whole", 2),
        (b"name\nx\n\xff\xfe\n", ":3", "UTF-8", 1),
        (b'name,now\nx,"1\n', ":2", "quotation", 1),
        (b"occupationUri,relationType,skillType,skillUri\na,b,c,d\n", ":1", "skills_en.csv", 1),
        (b"conceptType,conceptUri,preferredLabel\nOccupation,http://x/1,nurse\n", ":2", "Occupation", 2),
    ],
)
def test_a_wrong_file_is_told_with_its_line_and_changes_nothing(
    journal: Pop, sanne: Path, tmp_path: Path, content: bytes, place: str, text: str, code: int
):
    table = tmp_path / "wrong.csv"
    table.write_bytes(content)
    before = (sanne / "plan.yaml").read_bytes()
    journal("competence", "import", str(table)).refused(f"{table}{place}\n", text, code=code)
    assert (sanne / "plan.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("--search", "zwemmen"), ("zwemmen", "fewer")),
        (("--pick", "ffff"), ("ffff", "--pick")),
        (("--pick", "0000"), ("000000a1-5c14, 000000b2-5c14",)),
        (("--search", "wonden", "--pick", "000000a1"), ("000000a1",)),
    ],
)
def test_what_does_not_fit_is_told(journal: Pop, skills: Path, arguments: tuple[str, ...], texts: tuple[str, ...]):
    journal("competence", "import", str(skills), *arguments).refused(*texts)


def test_a_file_that_is_not_there(journal: Pop):
    journal("competence", "import", "nowhere.csv").refused("nowhere.csv", code=1)


class TestAtTheTerminal:
    def test_numbers_choose_from_the_list(self, journal: Pop, skills: Path, asks: Asks):
        person = asks("3, 1")
        said = journal("competence", "import", str(skills)).fine()
        assert "1. een team coachen" in said.out
        assert "numbers" in person.asked[0].label
        assert names(journal) == ["wonden verzorgen", "een team coachen"]

    @pytest.mark.parametrize("reply", [ENTER, BACK])
    def test_nothing_chosen_changes_nothing(self, journal: Pop, skills: Path, asks: Asks, reply: str):
        asks(reply)
        assert "Nothing was changed" in journal("competence", "import", str(skills)).err
        assert names(journal) == []

    @pytest.mark.parametrize("reply", ["0", "4", "een", "1-2", "1,,x"])
    def test_other_numbers_are_refused(self, journal: Pop, skills: Path, asks: Asks, reply: str):
        asks(reply)
        journal("competence", "import", str(skills)).err.index("1 to 3")
