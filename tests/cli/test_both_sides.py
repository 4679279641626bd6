"""`pop review --prepare`: both preparations beside each other, and nothing private that was not released."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import yaml_plain
from pop_runs import Pop, Result
from script_answers import Person

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = "2026-11-24"

MANAGER = """pop_manager: 1
language: nl
employee: Sanne
manager: Jo Smit
date: 2026-02-20
competences:
- {id: c1, name: zwachtelen, level_now: 2, level_needed: 4}
answers:
- {question: strengths, "on": 2026-02-20, by: manager, value: [kijkt, houdt vol]}
- {question: room-in-job, "on": 2026-02-20, by: manager, text: geheim aanbod, private: true}
- {question: hours-available, "on": 2026-02-20, by: manager, value: 40}
"""


@pytest.fixture
def examples(pop: Pop, tmp_path: Path) -> Pop:
    """The program in a copy of the examples."""
    shutil.copytree(EXAMPLES, tmp_path / "home")
    return pop


def flat(text: str) -> str:
    return " ".join(text.split())


def everything(result: Result) -> str:
    return flat(result.fine().out + " " + result.err)


def add(plan: Path, text: str) -> None:
    plan.write_text(plan.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize("name", ["sanne", "maya"])
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("columns", ["60", "120"])
def test_the_examples_lie_beside_each_other(examples: Pop, name: str, lang: str, columns: str):
    shown = examples("--person", name, "review", "--prepare", lang=lang, today=TODAY, COLUMNS=columns)
    said = everything(shown)
    theirs = yaml_plain.read((EXAMPLES / name / "manager.yaml").read_text(encoding="utf-8"))
    assert theirs["manager"] in said
    assert all(flat(item["name"]) in said for item in theirs["competences"])
    points = [text for item in theirs["answers"] if isinstance(item.get("value"), list) for text in item["value"]]
    assert len(points) == 6
    assert all(text in said for text in points)
    assert max(map(len, shown.out.splitlines())) <= int(columns)


def test_programs_get_the_sides_of_the_examples(examples: Pop):
    data = examples("review", "--prepare", "--json", today=TODAY).fine().data
    pairs = [(pair["employee"]["name"], pair["manager"]["name"]) for pair in data["sides"]["competences"]["both"]]
    assert pairs == [
        ("een wond beoordelen en indelen", "wonden beoordelen"),
        ("klinisch redeneren", "klinisch redeneren"),
        ("lesgeven aan collega's", "lesgeven aan collega's"),
    ]
    assert data["sides"]["strengths"]["both"] == []
    assert data["sides"]["offers"]["budget-available"] == 3300
    assert list(data["answers"]) == ["areas", "achieve-here", "more-challenge", "benefit", "reasonable-term"]


@pytest.mark.parametrize("name", ["sanne", "maya"])
@pytest.mark.parametrize("options", [(), ("--json",), ("--accessible",)])
def test_nothing_private_is_shown(examples: Pop, name: str, options: tuple[str, ...]):
    answers = yaml_plain.read((EXAMPLES / name / "plan.yaml").read_text(encoding="utf-8"))["answers"]
    private = [item["text"] for item in answers if item.get("private")]
    assert len(private) >= 5
    said = everything(examples("--person", name, "review", "--prepare", *options, today=TODAY))
    said += json.dumps(said, ensure_ascii=False)
    assert [text for text in private if flat(text)[:40] in said] == []
    # A look at the test itself: an answer that is not private is found the same way.
    (areas,) = [item["text"] for item in answers if item["question"] == "areas"][-1:]
    assert flat(areas)[:40] in said


def test_one_private_answer_is_released_once(examples: Pop, tmp_path: Path):
    plan = tmp_path / "home" / "sanne" / "plan.yaml"
    before = plan.read_bytes()
    released = ("--release", "circumstances", "--release", "tests")
    said = everything(examples("review", "--prepare", *released, today=TODAY, lang="nl"))
    assert "Jeroen begint in februari met een vaste dagroute" in said
    assert "Een kleurentest op de teamdag" in said
    assert "privé" in said
    assert "saai" not in said  # others-say
    assert "vrachtwagen" not in said  # the circumstances of a year before
    data = examples("review", "--prepare", "--json", *released, today=TODAY).data
    assert list(data["answers"])[-2:] == ["circumstances", "tests"]
    assert plan.read_bytes() == before
    assert "Jeroen begint" not in everything(examples("review", "--prepare", today=TODAY))


@pytest.mark.parametrize(("typed", "meant"), [("circumstance", "circumstances"), ("tets", "tests")])
def test_a_question_that_has_no_answer_cannot_be_released(examples: Pop, typed: str, meant: str):
    examples("review", "--prepare", "--release", typed, today=TODAY, lang="en").refused(f"'{typed}'", f"mean {meant}?")


def test_releasing_needs_an_answer_and_prepare(journal: Pop):
    journal("review", "--prepare", "--release", "circumstances").refused("circumstances")
    journal("review", "--release", "circumstances").refused("--prepare")


def test_a_private_strength_is_no_point_to_compare(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    text = plan.read_text().replace(
        "answers:\n", "answers:\n  - {question: mine, on: 2026-01-01, value: [kijken], private: true}\n"
    )
    assert "private" in text
    plan.write_text(text.replace("  - question: strengths\n", "  - question: strengths\n    private: true\n"))
    (sanne / "manager.yaml").write_text(MANAGER)
    assert "kijken" not in everything(journal("review", "--prepare"))
    assert journal("review", "--prepare", "--json").data["sides"]["strengths"]["employee"] == []
    released = journal("review", "--prepare", "--json", "--release", "strengths", "--release", "mine").data
    assert released["sides"]["strengths"]["both"] == [{"employee": "kijken", "manager": "kijkt"}]


def test_what_the_manager_keeps_private_is_left_out(journal: Pop, sanne: Path):
    (sanne / "manager.yaml").write_text(MANAGER)
    said = everything(journal("review", "--prepare", lang="en"))
    assert "geheim aanbod" not in said
    assert "40 hours a year" in said
    assert "geheim" not in journal("review", "--prepare", "--json").out


def test_it_is_shown_before_the_talk_is_asked(journal: Pop, sanne: Path, asks: Callable[..., Person]):
    (sanne / "manager.yaml").write_text(MANAGER)
    asks()
    shown = journal("review", lang="en")
    assert shown.code == 130
    assert "houdt vol" in shown.out


def test_without_a_preparation_one_line_says_how(journal: Pop, sanne: Path):
    how = "pop init --manager-file"
    assert how not in journal("review", "--prepare").fine().out
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text().replace("person:\n", "person:\n  manager: Jo\n"))
    said = everything(journal("review", "--prepare"))
    assert how in said
    assert "pop init --role manager" in said
    assert journal("review", "--prepare", "--json").data["sides"] is None
    (sanne / "manager.yaml").write_text(MANAGER)
    assert how not in journal("review", "--prepare").fine().out


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (MANAGER.replace("date: 2026-02-20", "date: [", 1), "manager.yaml"),
        (MANAGER.replace("pop_manager: 1", "pop_manager: 7"), "newer"),
        (MANAGER.replace("employee: Sanne", "employee: Sanne Jansen"), "Sanne Jansen"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_the_talk_goes_on(journal: Pop, sanne: Path, content: str, text: str):
    (sanne / "manager.yaml").write_text(content)
    shown = journal("review", "--prepare", lang="en").fine()
    assert text in flat(shown.err)
    assert "houdt vol" not in shown.out + shown.err
    assert "Twintig wonden" in shown.out
    assert journal("review", "--prepare", "--json").fine().data["sides"] is None
