import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import PROGRAM, Pop, plain_environment
from script_answers import BACK, ENTER, Person

Asks = Callable[..., Person]
GOOD = "By June I chair six meetings from start to finish"


@pytest.fixture(scope="session")
def skilled_home(small_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sanne's small journal with competences: c1 with a gap to the ambition only, c2 with one of two, c3 bare."""
    folder = tmp_path_factory.mktemp("skilled")
    shutil.copytree(small_home, folder / "home")
    for day, *arguments in (
        ("2026-01-05", "Plannen", "--now", "3", "--needed", "3", "--ambition", "4"),
        ("2026-03-02", "Overleg leiden", "--now", "2", "--needed", "4", "--kind", "behaviour"),
        ("2026-03-02", "Rekenen"),
    ):
        environment = {**plain_environment(folder), "POPCLI_TODAY": day}
        command = [sys.executable, "-c", PROGRAM, "competence", *arguments]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return folder / "home"


@pytest.fixture
def skilled(pop: Pop, skilled_home: Path, tmp_path: Path) -> Pop:
    """The program in that home."""
    shutil.copytree(skilled_home, tmp_path / "home")
    return pop


@pytest.fixture
def plan_file(skilled: Pop, tmp_path: Path) -> Path:
    """The plan in that home."""
    del skilled
    return tmp_path / "home" / "sanne" / "plan.yaml"


def plan(pop: Pop) -> dict[str, Any]:
    return pop("show", "--json").fine().data


def competence(pop: Pop, name: str) -> dict[str, Any]:
    return next(item for item in plan(pop)["competences"] if item["id"] == name)


def versions(pop: Pop) -> list[str]:
    return [version["what"] for version in pop("history", "--json").fine().data]


def test_without_any_it_says_how_to_begin(journal: Pop):
    said = journal("competence").fine()
    assert 'pop competence "…" --now 2 --needed 3' in said.out
    assert journal("competence", "--json").data == []


def test_the_largest_gap_comes_first_in_words_with_what_to_do(skilled: Pop):
    said = " ".join(skilled("competence").fine().out.split())
    assert said.index("Overleg leiden") < said.index("Plannen") < said.index("Rekenen")
    assert "now 2 · your work asks 4, 2 levels to go" in said
    assert "your work asks 3, you are there · your ambition asks 4, 1 level to go" in said
    assert 'pop competence c2 --goal "…"' in said
    assert "pop competence c3 --now 2 --needed 3" in said
    data = skilled("competence", "--json").data
    assert [(item["id"], item["gap"], item["need"], item["goals"]) for item in data] == [
        ("c2", {"work": 2, "ambition": None}, None, []),
        ("c1", {"work": 0, "ambition": 1}, None, []),
        ("c3", {"work": None, "ambition": None}, None, []),
    ]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("more", [{}, {"COLUMNS": "60"}, {"ACCESSIBLE": "1"}, {"PYTHONIOENCODING": "ascii"}])
def test_every_page_can_be_read(skilled: Pop, lang: str, more: dict[str, str]):
    skilled("competence", "c2", "--now", "3", today="2026-06-01").fine()
    for page in (("competence",), ("show", "c2"), ("show", "answers", "competences"), ("show", "answers", "c2")):
        said = skilled(*page, lang=lang, **more).fine()
        assert max(map(len, said.out.splitlines())) <= (60 if "COLUMNS" in more else 100)
        levels = " ".join(said.out.split())
        months = "2 (mrt 2026) → 3 (jun 2026)" if lang == "nl" else "2 (Mar 2026) → 3 (Jun 2026)"
        assert months in levels


def test_levels_through_the_years_are_a_line_a_kind(skilled: Pop):
    skilled("competence", "c2", "--now", "3", "--ambition", "5", today="2026-06-01").fine()
    skilled("competence", "c2", "--now", "4", today="2027-02-01").fine()
    for page in (("show", "c2"), ("show", "answers", "c2"), ("show", "answers", "competences")):
        rows = [" ".join(row.split()) for row in skilled(*page).fine().out.splitlines()]
        assert "now 2 (Mar 2026) → 3 (Jun 2026) → 4 (Feb 2027)" in rows
        assert "needed 4 (Mar 2026)" in rows
        assert "ambition 5 (Jun 2026)" in rows
    assert skilled("show", "answers", "C2", "--json").data == competence(skilled, "c2")
    assert [item["id"] for item in skilled("show", "answers", "competences", "--json").data] == ["c1", "c2", "c3"]


def test_two_levels_of_one_month_are_told_with_their_day(skilled: Pop):
    skilled("competence", "c2", "--now", "3", today="2026-03-20").fine()
    assert "2 (2 Mar 2026) → 3 (20 Mar 2026)" in skilled("competence").fine().out


def test_without_competences_there_are_no_levels_to_show(journal: Pop):
    assert "no competences" in journal("show", "answers", "competences").fine().out


def test_one_is_added_with_everything(journal: Pop):
    said = journal(
        *("competence", " Overleg  leiden ", "--now", "2", "--needed", "3", "--ambition", "4", "--kind", "behaviour"),
        *("--reference", "ESCO:http://data.europa.eu/esco/skill/aa-1", "--label", "chairing", "--on", "1 february"),
    ).fine()
    assert said.out.startswith("Competence c1 is in your plan: Overleg leiden\nnow 2 · your work asks 3, 1 level to go")
    assert 'pop competence c1 --goal "…"' in said.err
    assert competence(journal, "c1") == {
        "id": "c1",
        "name": "Overleg leiden",
        "kind": "behaviour",
        "level_now": 2,
        "level_needed": 3,
        "level_ambition": 4,
        "history": [{"on": "2026-02-01", "now": 2, "needed": 3, "ambition": 4}],
        "reference": {"scheme": "ESCO", "id": "http://data.europa.eu/esco/skill/aa-1", "label": "chairing"},
    }


def test_words_for_kinds_may_be_dutch(journal: Pop):
    assert journal("competence", "Leiden", "--kind", "gedrag", "--json", lang="nl").data["kind"] == "behaviour"


def test_levels_change_with_their_day(skilled: Pop):
    skilled("competence", "C2", "--now", "3", today="2026-06-01").fine()
    said = skilled("competence", "overleg LEIDEN", "--now", "1", "--on", "2026-01-01", today="2026-06-01").fine()
    assert "now: 1 (Jan 2026) → 2 (Mar 2026) → 3 (Jun 2026)" in said.out
    found = competence(skilled, "c2")
    assert found["level_now"] == 3
    assert [(line["on"], line["now"]) for line in found["history"]] == [
        ("2026-01-01", 1),
        ("2026-03-02", 2),
        ("2026-06-01", 3),
    ]


def test_a_change_that_changes_nothing_makes_no_version(skilled: Pop):
    before = versions(skilled)
    assert "already" in skilled("competence", "c2", "--now", "2").fine().out
    assert versions(skilled) == before


def test_fields_change_and_empty(skilled: Pop):
    skilled("competence", "c2", "--name", "Leiden", "--reference", "SFIA:BINT", "--label", "x").fine()
    skilled("competence", "c2", "--label", "y", "--kind", "-", "--needed", "-").fine()
    found = competence(skilled, "c2")
    assert (found["name"], found["reference"]["label"], "kind" in found) == ("Leiden", "y", False)
    assert "level_needed" not in found
    skilled("competence", "c2", "--reference", "-").fine()
    assert "reference" not in competence(skilled, "c2")


def test_a_gap_becomes_a_goal_in_one_version(skilled: Pop):
    before = len(versions(skilled))
    said = skilled("competence", "c2", "--goal", GOOD, "--due", "1 june", "--shown-by", "minutes").fine()
    assert said.out == f"Goal g3 is in your plan: {GOOD} (by 1 Jun 2026)\n"
    found = plan(skilled)
    assert found["needs"][-1] == {"id": "n2", "text": "Overleg leiden", "source": "gap", "status": "in-goal"}
    assert found["goals"][-1]["need"] == "n2"
    assert (found["goals"][-1]["due"], found["goals"][-1]["shown_by"]) == ("2026-06-01", "minutes")
    assert versions(skilled)[before:] == [f"Goal g3 for competence c2: {GOOD}"]
    assert "You are working on this in goal g3." in skilled("competence").out
    assert "R01" not in skilled("check", "--goal", "g3").out
    skilled("undo", "--yes").fine()
    assert (len(plan(skilled)["needs"]), len(plan(skilled)["goals"])) == (1, 2)


def test_a_new_competence_with_its_goal_is_one_version_too(journal: Pop):
    before = len(versions(journal))
    said = journal("competence", "Overleg leiden", "--now", "2", "--needed", "4", "--goal", GOOD, "--json").fine()
    assert (said.data["id"], said.data["need"], said.data["goals"], said.data["goal"]["id"]) == (
        "c1",
        "n2",
        ["g3"],
        "g3",
    )
    assert versions(journal)[before:] == [f"Competence c1 added: Overleg leiden · Goal g3 for competence c1: {GOOD}"]


def test_a_goal_that_is_there_can_serve_it(skilled: Pop):
    skilled("competence", "c2", "--goal", "G1").fine()
    found = plan(skilled)
    assert (len(found["goals"]), found["goals"][0]["need"]) == (2, "n2")


def test_a_need_alone_is_open_and_noted_once(skilled: Pop):
    assert "Learning need n2 is on your list" in skilled("competence", "c2", "--need").fine().out
    assert plan(skilled)["needs"][-1]["status"] == "open"
    assert "already" in skilled("competence", "c2", "--need").fine().out
    assert "on your list as learning need n2" in skilled("competence").fine().out
    skilled("competence", "c2", "--goal", GOOD).fine()
    assert plan(skilled)["needs"][-1] == {"id": "n2", "text": "Overleg leiden", "source": "gap", "status": "in-goal"}


def test_one_hint_where_nobody_can_be_asked(skilled: Pop):
    said = skilled("competence", "c2", "--goal", "Improve my communication").fine()
    assert next(line for line in said.err.splitlines() if "S02" in line).endswith("(pop check)")
    assert "S02" not in skilled("competence", "c2", "--goal", GOOD).fine().err


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("c9", "--now", "2"), ("c9", "c1, c2, c3", "pop competence")),
        (("c2", "--now", "6"), ("'6'", "1, 2, 3, 4")),
        (("c2", "--needed", "0"), ("'0'",)),
        (("c2", "--ambition", "2,5"), ("'2,5'",)),
        (("c2", "--kind", "odd"), ("odd", "professional")),
        (("c2", "--now", "3", "--on", "tomorrow"), ("tomorrow", "--on")),
        (("c2", "--now", "3", "--on", "asap"), ("asap",)),
        (("c2", "--on", "1 june"), ("--on", "--now")),
        (("c2", "--reference", "SFIA"), ("SFIA", "ESCO:")),
        (("c2", "--reference", ":x"), (":x",)),
        (("c2", "--label", "x"), ("--label", "--reference")),
        (("c2", "--label", "x", "--reference", "-"), ("--label", "--reference")),
        (("c2", "--name", "PLANNEN"), ("Plannen", "pop competence c1")),
        (("c2", "--name", " "), ("--name",)),
        (("c2", "--name", "-"), ("--name",)),
        (("Nieuw", "--name", "Anders"), ("--name Anders",)),
        (("c2", "--due", "1 june"), ("--due", "--goal")),
        (("c2", "--goal", GOOD, "--due", "asap"), ("asap",)),
        (("c2", "--goal", "g9"), ("g9", "g1, g2")),
        (("c2", "--goal", " "), ("--goal",)),
        (("c2", "--goal", "-"), ("--goal",)),
        (("c2", "--goal", GOOD, "--need"), ("--need", "--goal")),
        (("c2", "Nog een"), ("Nog een",)),
        (("c2",), ("--now", "pop competence c2 --now 3")),
        (("--now", "3"), ("NAME",)),
        ((" ", "--now", "3"), ("NAME",)),
        (("c2", "--search", "x"), ("--search", "import")),
        (("c2", "--pick", "x"), ("--pick", "import")),
        (("import",), ("FILE",)),
        (("import", "x.csv", "--now", "2"), ("import", "pop competence c1 --now 2")),
        (("import", "x.csv", "--need"), ("import",)),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    skilled: Pop, plan_file: Path, arguments: tuple[str, ...], texts: tuple[str, ...]
):
    before = plan_file.read_bytes()
    skilled("competence", *arguments).refused(*texts)
    assert plan_file.read_bytes() == before


def test_without_a_competence_an_id_is_told_so(journal: Pop):
    journal("competence", "c1", "--now", "2").refused("c1", "there are none yet")


def test_without_a_plan_it_says_so(pop: Pop):
    for arguments in ((), ("Plannen", "--now", "2"), ("import", "x.csv")):
        pop("competence", *arguments).refused("pop init")


class TestAtTheTerminal:
    def test_what_is_missing_is_asked_and_a_goal_is_offered(self, journal: Pop, asks: Asks):
        person = asks("4", "goal", GOOD, "minutes", "1 june", ENTER)
        said = journal("competence", "Overleg leiden", "--now", "2").fine()
        assert person.paths == ["level-needed", "competence.what-now", "text", "shown-by", "due", "actions.0.text"]
        found = plan(journal)
        assert (found["competences"][0]["level_needed"], found["goals"][-1]["due"]) == (4, "2026-06-01")
        assert found["goals"][-1]["need"] == found["needs"][-1]["id"]
        assert len(versions(journal)) == 2
        assert said.out.count("is in your plan") == 2

    def test_a_known_one_is_asked_about_with_its_answers_ready(self, skilled: Pop, asks: Asks):
        person = asks(ENTER, "3", ENTER, ENTER, ENTER, "need")
        skilled("competence", "c2").fine()
        assert person.asked[1].default == "2"
        assert competence(skilled, "c2")["level_now"] == 3
        assert plan(skilled)["needs"][-1]["text"] == "Overleg leiden"

    @pytest.mark.parametrize("reply", ["leave", BACK])
    def test_a_goal_need_not_come_of_it(self, skilled: Pop, asks: Asks, reply: str):
        asks(ENTER, "3", ENTER, ENTER, ENTER, reply)
        skilled("competence", "c2").fine()
        assert competence(skilled, "c2")["level_now"] == 3
        assert (len(plan(skilled)["needs"]), len(plan(skilled)["goals"])) == (1, 2)

    def test_no_goal_is_offered_without_a_gap_or_when_one_serves_it(self, skilled: Pop, asks: Asks):
        asks("4", "4")
        skilled("competence", "Tekenen").fine()
        skilled("competence", "c2", "--goal", "g1", "--no-input").fine()
        person = asks(*[ENTER] * 5)
        skilled("competence", "c2").fine()
        assert "competence.what-now" not in person.paths

    def test_a_change_by_options_asks_nothing(self, skilled: Pop, asks: Asks):
        person = asks()
        skilled("competence", "c2", "--now", "3").fine()
        assert person.asked == []

    def test_a_vague_sentence_gets_its_question_back(self, skilled: Pop, asks: Asks):
        person = asks(GOOD, "minutes", "1 june", ENTER)
        skilled("competence", "c2", "--goal", "Improve my communication").fine()
        assert person.asked[0].head == 'S02 Vague verb: "Improve"'
        assert plan(skilled)["goals"][-1]["text"] == GOOD

    def test_an_empty_goal_asks_for_its_sentence(self, skilled: Pop, asks: Asks):
        person = asks(GOOD, "minutes", "1 june", ENTER)
        skilled("competence", "c2", "--goal", "").fine()
        assert person.paths == ["text", "shown-by", "due", "actions.0.text"]

    @pytest.mark.parametrize("replies", [(), ("4",), ("4", "goal"), ("4", "goal", GOOD)])
    def test_ctrl_c_changes_nothing(self, journal: Pop, sanne: Path, asks: Asks, replies: tuple[str, ...]):
        before = (sanne / "plan.yaml").read_bytes()
        asks(*replies)
        journal("competence", "Overleg leiden", "--now", "2").refused("Nothing was changed", code=130)
        assert (sanne / "plan.yaml").read_bytes() == before


def test_odd_names_come_back_exactly(journal: Pop):
    for number, name in enumerate(
        ("no", "012", "[red]x[/]", "a: b # c", "👩‍⚕️", "'", "{id}", "\x1b[31m", "import x"), 1
    ):
        assert journal("competence", name, "--json").fine().data["name"] == name
        assert competence(journal, f"c{number}")["name"] == name
        journal("competence", f"c{number}", "--need").fine()
    assert "\x1b" not in journal("competence").fine().out
