"""A manager's preparation is read as strictly as a plan."""

from pathlib import Path

import pytest

from popcli.cli.failure import error_lines
from popcli.core.errors import FileProblem
from popcli.store import templates
from popcli.store.manager_file import load_manager, read_manager, wanted_manager

GOOD = """# van Jo
pop_manager: 1
language: nl
employee: Zoë de Vries
manager: Jo
date: 2026-03-01
competences:
- id: c1
  name: plannen
  level_now: 2
  level_needed:
answers:
- question: hours-available
  "on": 2026-03-01
  by: manager
  value: 40
"""

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_preparation_is_read_with_its_levels_and_answers():
    made = read_manager(GOOD.encode(), "x.yaml").part
    assert (made.employee, made.manager, made.date.isoformat()) == ("Zoë de Vries", "Jo", "2026-03-01")
    assert [(item.name, item.level_now, item.level_needed) for item in made.competences] == [("plannen", 2, None)]
    assert made.answers[0].value == 40


def test_one_from_before_there_were_competences_is_read():
    old = GOOD[: GOOD.index("competences:")] + GOOD[GOOD.index("answers:") :]
    assert read_manager(old.encode(), "x.yaml").part.competences == ()


@pytest.mark.parametrize("name", ["sanne", "maya"])
def test_the_examples_are_preparations(name: str):
    content, read = wanted_manager(EXAMPLES / name / "manager.yaml")
    assert read.unknown == ()
    assert read.part.competences
    assert read.part.employee.encode() in content


@pytest.mark.parametrize(
    ("content", "key", "line"),
    [
        ("pop: 1\nperson:\n  name: Zoë\n", "manager-is-plan", 1),
        ("# plan\nversion: 2\nperson:\n  name: Zoë\n", "manager-is-plan", 3),
        ("employee: Zoë\nmanager-name: Jo\n", "manager-is-answers", 2),
        ("", "manager-mapping", 1),
        ("- a\n", "manager-mapping", 1),
        (GOOD.replace("pop_manager: 1", "pop_manager: 2"), "format-newer", 2),
        (GOOD.replace("pop_manager: 1\n", ""), "format-missing", None),
        (GOOD.replace("employee: Zoë de Vries\n", ""), "field-missing", None),
        (GOOD.replace("date: 2026-03-01", "date: gisteren"), "field-date", 6),
        (GOOD.replace("level_now: 2", "level_now: 7"), "field-range", 10),
        (GOOD.replace("by: manager", "by: chef"), "field-choice", 15),
        (GOOD.replace("manager: Jo", "manager: [Jo"), "yaml-syntax", None),
        (GOOD + "employee: Sanne\n", "yaml-duplicate", 17),
        (GOOD.replace("manager: Jo", "manager: &a Jo"), "yaml-anchor", 5),
    ],
)
def test_what_is_wrong_is_told_with_its_line(content: str, key: str, line: int | None):
    with pytest.raises(FileProblem) as raised:
        read_manager(content.encode(), "x.yaml")
    place = raised.value.place
    assert (raised.value.key, place and place.file) == (key, "x.yaml")
    if line is not None:
        assert place is not None
        assert place.line == line
    for lang in templates.LANGUAGES:
        assert len(error_lines(raised.value, templates.texts(lang))) > 2


def test_an_unknown_key_is_named_with_the_one_that_is_meant():
    ((place, name, near),) = read_manager(GOOD.replace("competences", "competenses").encode(), "x.yaml").unknown
    assert (str(place), name, near) == ("x.yaml:7", "competenses", "competences")


def test_a_file_that_is_not_there(tmp_path: Path):
    assert load_manager(tmp_path / "none.yaml") is None
    with pytest.raises(FileProblem) as raised:
        wanted_manager(tmp_path / "none.yaml")
    assert raised.value.key == "file-missing"
    with pytest.raises(FileProblem) as raised:
        wanted_manager(tmp_path)
    assert raised.value.key == "file-unreadable"
