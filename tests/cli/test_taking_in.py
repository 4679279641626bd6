"""The person takes in what the manager prepared; whatever is wrong with the file, nothing changes."""

from pathlib import Path

import pytest

from pop_runs import Pop

GOOD = """# van Jo, blijft staan
pop_manager: 1
language: nl
employee: Sanne Vermeulen
manager: Jo Smit
date: 2026-02-20
answers:
- question: strengths
  "on": 2026-02-20
  by: manager
  value: [kijkt goed]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "manager-sanne.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_file_is_kept_as_it_came_and_names_the_manager(journal: Pop, sanne: Path, file: Path, lang: str):
    said = journal("init", "--manager-file", str(file), lang=lang).fine()
    assert "Jo Smit" in said.out
    assert str(sanne / "manager.yaml") in said.out
    assert "pop review --prepare" in said.err
    assert (sanne / "manager.yaml").read_bytes() == file.read_bytes()
    assert (sanne / "manager.yaml").stat().st_mode & 0o777 == 0o600
    assert journal("show", "--json").data["person"]["manager"] == "Jo Smit"
    assert "Jo Smit" in journal("history").fine().out
    assert not (sanne / "kept-aside").exists()


def test_a_manager_in_the_plan_stays(journal: Pop, sanne: Path, file: Path):
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text().replace("person:\n", "person:\n  manager: Joost\n"))
    before = plan.read_bytes()
    journal("init", "--manager-file", str(file)).fine()
    assert plan.read_bytes() == before


def test_json_says_what_was_taken_in(journal: Pop, sanne: Path, file: Path):
    data = journal("init", "--manager-file", str(file), "--json").fine().data
    assert data == {
        "manager": "Jo Smit",
        "employee": "Sanne Vermeulen",
        "date": "2026-02-20",
        "file": str(sanne / "manager.yaml"),
        "kept_aside": None,
    }


def test_the_same_file_again_changes_nothing(journal: Pop, sanne: Path, file: Path):
    journal("init", "--manager-file", str(file)).fine()
    before = files(sanne)
    journal("init", "--manager-file", str(file)).fine()
    journal("init", "--manager-file", str(sanne / "manager.yaml")).fine()
    assert files(sanne) == before


def test_another_one_needs_yes_and_the_old_one_is_kept(journal: Pop, sanne: Path, file: Path):
    journal("init", "--manager-file", str(file)).fine()
    before = files(sanne)
    for number in (1, 2):
        file.write_text(GOOD + f"# {number}\n")
        journal("init", "--manager-file", str(file)).refused("--yes", "manager.yaml", code=4)
        assert files(sanne) == before
        said = journal("init", "--manager-file", str(file), "--yes").fine()
        assert "kept-aside" in said.err
        before = files(sanne)
    kept = [path.read_text() for path in (sanne / "kept-aside").iterdir()]
    assert sorted(kept) == [GOOD, GOOD + "# 1\n"]
    assert (sanne / "manager.yaml").read_text() == GOOD + "# 2\n"


@pytest.mark.parametrize(
    "name", ["Sanne", "sanne vermeulen", "VERMEULEN  Sanne", "Sanné Vermeulen", "Sanne M. Vermeulen"]
)
def test_a_name_that_can_be_hers_is_fine(journal: Pop, file: Path, name: str):
    file.write_text(GOOD.replace("Sanne Vermeulen", name))
    journal("init", "--manager-file", str(file)).fine()


@pytest.mark.parametrize("name", ["Maya Okafor", "Sanne Jansen", "San"])
@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_a_file_about_somebody_else_is_refused(journal: Pop, sanne: Path, file: Path, name: str, yes: tuple[str, ...]):
    file.write_text(GOOD.replace("Sanne Vermeulen", name))
    before = files(sanne)
    journal("init", "--manager-file", str(file), *yes).refused(name, "Sanne Vermeulen", "--person", code=4)
    assert files(sanne) == before


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (GOOD.replace("pop_manager: 1", "pop_manager: 9"), ("sanne.yaml:2", "newer", "9")),
        (GOOD.replace("manager: Jo Smit", "manager: [Jo"), ("sanne.yaml:",)),
        (GOOD.replace("date: 2026-02-20", "date: soon"), ("sanne.yaml:6", "soon")),
        ("pop: 1\nperson:\n  name: Sanne Vermeulen\n", ("sanne.yaml:1", "this is a plan", "pop_manager")),
        ("employee: Sanne\nmanager-name: Jo\n", ("sanne.yaml:2", "answers", "--role manager")),
        ("", ("sanne.yaml:1", "no manager's preparation")),
    ],
)
def test_a_file_that_is_no_preparation_changes_nothing(
    journal: Pop, sanne: Path, file: Path, content: str, texts: tuple[str, ...]
):
    file.write_text(content)
    before = files(sanne)
    journal("init", "--manager-file", str(file), "--yes", lang="en").refused(*texts, code=1)
    assert files(sanne) == before


def test_her_own_plan_is_no_preparation(journal: Pop, sanne: Path):
    before = files(sanne)
    journal("init", "--manager-file", str(sanne / "plan.yaml"), lang="nl").refused("dit is een plan", code=1)
    assert files(sanne) == before


def test_a_file_that_is_not_there(journal: Pop, tmp_path: Path):
    journal("init", "--manager-file", str(tmp_path / "none.yaml")).refused("none.yaml", code=1)


def test_without_a_plan_there_is_nothing_to_put_it_beside(pop: Pop, tmp_path: Path, file: Path):
    pop("init", "--manager-file", str(file)).refused("pop init")
    assert not (tmp_path / "home").exists()


def test_a_key_that_means_nothing_is_told(journal: Pop, file: Path):
    file.write_text(GOOD.replace("answers:", "competenses: []\nanswers:"))
    assert "competences" in journal("init", "--manager-file", str(file)).fine().err


@pytest.mark.parametrize(
    "option",
    [
        ("--role", "manager"),
        ("--answers", "x.yaml"),
        ("--questions", "x.yaml"),
        ("--print-questions",),
        ("--output", "x.yaml"),
        ("--full",),
        ("--no-plan",),
        ("--reason", "x"),
    ],
)
def test_it_goes_with_no_other_way_to_prepare(journal: Pop, sanne: Path, file: Path, option: tuple[str, ...]):
    before = files(sanne)
    journal("init", "--manager-file", str(file), *option).refused("--manager-file", option[0])
    assert files(sanne) == before
