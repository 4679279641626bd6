from pathlib import Path

import pytest

from pop_runs import Pop


def make(pop: Pop, tmp_path: Path, name: str, *options: str, lang: str | None = None) -> Path:
    answers = tmp_path / "someone.yaml"
    answers.write_text(f"name: {name}\ngoals:\n  - text: Leren\n    due: 2026-09-01\n", encoding="utf-8")
    pop(*options, "init", "--answers", str(answers), lang=lang).fine()
    return tmp_path / "home"


def test_the_first_person_is_the_default(pop: Pop, tmp_path: Path):
    make(pop, tmp_path, "Sanne")
    make(pop, tmp_path, "Maya", "--person", "maya")
    assert pop("show", "--json").data["person"]["name"] == "Sanne"
    for arguments in (("--person", "maya", "show"), ("show", "--person=MAYA")):
        assert pop(*arguments, "--json").data["person"]["name"] == "Maya"
    assert pop("show", "--json", POPCLI_PERSON="maya").data["person"]["name"] == "Maya"
    assert pop("show", "--json", "--person", "sanne", POPCLI_PERSON="maya").data["person"]["name"] == "Sanne"


def test_another_default_is_a_line_in_a_file(pop: Pop, tmp_path: Path):
    home = make(pop, tmp_path, "Sanne")
    make(pop, tmp_path, "Maya", "--person", "maya")
    (home / "popcli.yaml").write_text("# wie\ndefault: maya\n")
    assert pop("show", "--json").data["person"]["name"] == "Maya"


def test_without_a_default_the_question_is_whom(pop: Pop, tmp_path: Path):
    home = make(pop, tmp_path, "Sanne")
    make(pop, tmp_path, "Maya", "--person", "maya")
    (home / "popcli.yaml").unlink()
    for arguments in ((), ("log", "x"), ("show",)):
        pop(*arguments).refused("maya, sanne", "--person")
    pop("--person", "maya").fine()


def test_one_persons_log_is_not_anothers(pop: Pop, tmp_path: Path):
    make(pop, tmp_path, "Sanne")
    make(pop, tmp_path, "Maya", "--person", "maya")
    pop("log", "x", "--goal", "g1", "--person", "maya").fine()
    assert pop("show", "log", "--json").data == []
    assert len(pop("show", "log", "--json", "--person", "maya").data) == 1


def test_each_plan_speaks_its_own_language(pop: Pop, tmp_path: Path):
    make(pop, tmp_path, "Sanne", lang="nl")
    make(pop, tmp_path, "Maya", "--person", "maya", lang="en")
    assert "Gelogd" in pop("log", "x", "--goal", "g1").fine().out
    assert "Logged" in pop("log", "x", "--goal", "g1", "--person", "maya").fine().out
    assert "Logged" in pop("log", "x", "--goal", "g1", "--lang", "en").fine().out


@pytest.mark.parametrize(
    ("name", "folder"), [("Zoë de Vries", "zoe"), ("O'Brien", "o"), ("李雷", "me"), ("CON", "con-1"), ("../x", "x")]
)
def test_odd_names_get_a_safe_folder(pop: Pop, tmp_path: Path, name: str, folder: str):
    home = make(pop, tmp_path, f'"{name}"')
    assert (home / folder / "plan.yaml").exists()
    assert pop("show", "--json").data["person"]["name"] == name


@pytest.mark.parametrize(
    "name", ["../x", "/etc", "..", ".", "", "a b", "a/b", "con", "x" * 80, "é", "-x", "_new", "a\nb"]
)
def test_a_name_that_leaves_the_home_is_refused(journal: Pop, tmp_path: Path, name: str):
    for command in (("show",), ("log", "x"), ()):
        journal(f"--person={name}", *command).refused("--person")
    assert sorted(item.name for item in tmp_path.iterdir() if item.name != "state") == ["home", "work"]


def test_two_people_with_the_same_first_name_do_not_share_a_plan(pop: Pop, tmp_path: Path):
    make(pop, tmp_path, "Sanne Vermeulen")
    make(pop, tmp_path, "Sanne Bos", "--person", "sanne-bos")
    assert pop("show", "--json").data["person"]["name"] == "Sanne Vermeulen"
    assert pop("show", "--json", "--person", "sanne-bos").data["person"]["name"] == "Sanne Bos"


def test_somebody_who_is_not_there_is_told_with_those_who_are(journal: Pop):
    for arguments in (("--person", "joost"), ("--person", "joost", "show"), ("log", "x", "--person", "joost")):
        journal(*arguments).refused("joost", "sanne", "pop --person joost init")


def test_another_home_by_option_or_variable(journal: Pop, tmp_path: Path):
    other = tmp_path / "elders"
    journal("--home", str(other)).fine()
    journal("log", "x", "--home", str(other)).refused(str(other))
    answers = tmp_path / "a.yaml"
    answers.write_text("name: Elders\n")
    journal("init", "--home", str(other), "--answers", str(answers)).fine()
    assert journal("show", "--json", POPCLI_HOME=str(other)).data["person"]["name"] == "Elders"
    assert journal("show", "--json").data["person"]["name"] == "Sanne Vermeulen"


def test_a_home_may_be_named_from_here_or_from_the_persons_own_folder(journal: Pop, tmp_path: Path):
    assert journal("show", "--json", "--home", "../home").data["person"]["name"] == "Sanne Vermeulen"
    assert journal("show", "--json", "--home", "~/home", HOME=str(tmp_path)).data["person"]["name"] == "Sanne Vermeulen"
