"""The manager prepares without seeing anything of the person."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import yaml_plain
from pop_runs import Pop
from popcli.cli.answers_template import answers_template
from popcli.core.prompt import Prompt
from popcli.store.questionnaires import questionnaire
from popcli.store.templates import texts
from script_answers import ENTER, Person, dotted

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
Asks = Callable[..., Person]

SAYS = {
    "employee": "Sanne Vermeulen",
    "manager-name": "Marjolein",
    "needed-now": "rust",
    "competences.0.name": "een wond bekijken",
    "competences.0.level-now": "3",
    "competences.0.level-needed": "4",
    "competences.1.name": "lesgeven",
    "competences.1.level-now": "2",
    "strengths.0": "kijkt",
    "hours-available": "40",
    "init.save-what": "save",
}
"""What the manager answers; the rest is skipped."""


class Manager(Person):
    """A manager who answers by the name of the question."""

    def ask(self, prompt: Prompt) -> Any:
        self.left = [SAYS.get(dotted(prompt), ENTER)]
        return super().ask(prompt)


class OfNamesake(Manager):
    """A manager whose employee has the first name of somebody else."""

    def ask(self, prompt: Prompt) -> Any:
        if dotted(prompt) != "employee":
            return super().ask(prompt)
        return prompt.read("Sanne Jansen")


@pytest.fixture
def examples(pop: Pop, tmp_path: Path) -> Path:
    """The folder of Sanne in a copy of the examples, without the manager's file."""
    del pop
    shutil.copytree(EXAMPLES, tmp_path / "home")
    (tmp_path / "home" / "sanne" / "manager.yaml").unlink()
    return tmp_path / "home" / "sanne"


def texts_in(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in {"name", "id", "question", "status", "kind", "source"} or isinstance(value, (dict, list)):
                yield from texts_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from texts_in(item)
    elif isinstance(data, str) and len(data) > 12:
        yield " ".join(data.split())[:40]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_competences_with_levels_are_asked_and_written(pop: Pop, asks: Asks, tmp_path: Path, lang: str):
    person = asks(person=Manager)
    pop("init", "--role", "manager", lang=lang).fine()
    assert "competences.0.level-ambition" in person.paths
    made = yaml_plain.read((tmp_path / "work" / "manager-sanne.yaml").read_text())
    assert made["competences"] == [
        {"id": "c1", "name": "een wond bekijken", "level_now": 3, "level_needed": 4},
        {"id": "c2", "name": "lesgeven", "level_now": 2},
    ]
    assert "competences" not in [answer["question"] for answer in made["answers"]]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_manager_is_asked_in_own_words(lang: str):
    manager, employee = questionnaire(lang, "seen-competence"), questionnaire(lang, "competence")
    known = {question.id: question for question in employee.questions}
    for question in manager.questions:
        assert (question.kind, question.fills, question.core) == (
            known[question.id].kind,
            known[question.id].fills,
            known[question.id].core,
        )
        assert question.ask != known[question.id].ask


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_template_says_how_it_is_taken_in(pop: Pop, lang: str):
    shown = pop("init", "--role", "manager", "--print-questions", lang=lang).fine().out
    assert "pop init --role manager --answers" in shown
    assert list(yaml_plain.read(shown)["competences"][0]) == ["name", "level-now", "level-needed", "level-ambition"]
    assert "--role" not in answers_template(questionnaire(lang, "assessment"), texts(lang))


@pytest.mark.parametrize("competence", ["{level-now: 3}", "{name: x, level-now: 6}", "{name: x, level: 3}"])
def test_a_wrong_competence_in_answers_is_told_with_its_line(pop: Pop, tmp_path: Path, competence: str):
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"employee: Sanne\nmanager-name: Jo\ncompetences:\n  - {competence}\n")
    result = pop("init", "--role", "manager", "--answers", str(answers))
    result.refused("answers.yaml:4", code=result.code)
    assert result.code in {1, 2}
    assert not (tmp_path / "work" / "manager-sanne.yaml").exists()


def test_at_most_five_competences(pop: Pop, tmp_path: Path):
    answers = tmp_path / "answers.yaml"
    answers.write_text("employee: S\nmanager-name: J\ncompetences:\n" + "".join(f"  - name: x{n}\n" for n in range(6)))
    pop("init", "--role", "manager", "--answers", str(answers)).refused("answers.yaml:3", "5", code=1)


@pytest.mark.parametrize("options", [(), ("--full",), ("--person", "sanne"), ("--json",)])
def test_the_manager_sees_nothing_of_the_person(pop: Pop, examples: Path, asks: Asks, options: tuple[str, ...]):
    plan = examples / "plan.yaml"
    before = plan.read_bytes()
    secrets = set(texts_in(yaml_plain.read(plan.read_text(encoding="utf-8"))))
    assert len(secrets) > 100
    person = asks(person=Manager)
    shown = pop("init", "--role", "manager", *options).fine()
    assert [prompt.default for prompt in person.asked if prompt.default] == []
    asked = [(prompt.label, prompt.head, prompt.question.ask, prompt.question.example) for prompt in person.asked]
    seen = " ".join(" ".join(map(str, (shown.out, shown.err, asked))).split())
    assert [text for text in secrets if text in seen] == []
    assert plan.read_bytes() == before
    written = " ".join((examples / "manager.yaml").read_text(encoding="utf-8").split())
    assert [text for text in secrets if text in written] == []


def test_an_unfinished_self_assessment_of_the_person_is_no_draft_of_the_manager(pop: Pop, asks: Asks):
    asks("Sanne", "verpleegkundige op C3")
    assert pop("init").code == 130
    person = asks(person=Manager)
    shown = pop("init", "--role", "manager").fine()
    assert person.paths[0] == "employee"
    assert "verpleegkundige op C3" not in shown.out + shown.err
    assert [prompt.default for prompt in person.asked if prompt.default] == []


def test_a_namesake_gets_no_file_in_another_persons_folder(pop: Pop, examples: Path, asks: Asks, tmp_path: Path):
    asks(person=OfNamesake)
    pop("init", "--role", "manager").fine()
    assert not (examples / "manager.yaml").exists()
    assert (tmp_path / "work" / "manager-sanne.yaml").exists()
