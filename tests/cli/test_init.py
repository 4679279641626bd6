from pathlib import Path

import pytest

import yaml_plain
from pop_runs import Pop
from popcli.store.questionnaires import questionnaire

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def write(tmp_path: Path, text: str) -> str:
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(("name", "lang", "goals"), [("sanne", "nl", 2), ("maya", "en", 1)])
def test_the_examples_make_a_plan(pop: Pop, tmp_path: Path, name: str, lang: str, goals: int):
    said = pop("--lang", lang, "init", "--answers", str(EXAMPLES / name / "answers.yaml")).fine()
    assert str(tmp_path / "home" / name / "plan.yaml") in said.out
    plan = pop("show", "--json").fine().data
    assert len(plan["goals"]) == goals
    assert [goal["id"] for goal in plan["goals"]] == [f"g{number}" for number in range(1, goals + 1)]
    assert all(goal["actions"] for goal in plan["goals"])
    assert plan["language"] == lang
    assert plan["version"] == 1
    assert plan["period"]["from"] == "2026-03-02"
    pop().fine()
    pop("show").fine()


def test_the_first_plan_tells_where_it_is_and_the_next_step(pop: Pop, tmp_path: Path):
    dutch = pop("init", "--answers", write(tmp_path, "name: Zoë de Vries\n"), lang="nl").fine()
    assert "Je plan staat" in dutch.out
    assert str(tmp_path / "home" / "zoe" / "plan.yaml") in dutch.out
    assert "pop goal" in dutch.err


def test_json_gives_the_plan(pop: Pop, tmp_path: Path):
    assert pop("init", "--json", "--answers", write(tmp_path, "name: Zoë\n")).fine().data["person"] == {"name": "Zoë"}


@pytest.mark.parametrize(
    ("answers", "texts"),
    [
        ("function: x\n", ("'name'", "What is your name?", "answers.yaml")),
        ("name:\nfunction: x\n", ("'name'", "answers.yaml:1")),
        ("name: x\n\nstrenghts:\n  - a\n", ("answers.yaml:3", "strengths")),
        ("name: x\ngoals:\n  - text: y\n    dew: 2026-09-01\n", ("answers.yaml:4", "due")),
        ("name: x\nuntil: ooit\n", ("answers.yaml:2", "ooit")),
        ("name: x\ngoals:\n  - text: y\n    kind: groei\n", ("answers.yaml:4", "groei", "grow")),
        ("name: x\nstrengths: kijken\n", ("answers.yaml:2", "strengths")),
        ("name: x\nstrengths: [a, b, c, d]\n", ("answers.yaml:2", "3")),
        ("name: x\ngoals:\n  - tekst\n", ("answers.yaml:2", "goals")),
        ("name: {a: b}\n", ("answers.yaml:1", "name")),
        ("name: x\ngoals:\n  - due: 2026-09-01\n", ("answers.yaml:3", "goals")),
        ("- x\n", ("answers.yaml:1",)),
        ("", ("answers.yaml:1",)),
        ("name: x\nname: y\n", ("answers.yaml:2",)),
        ("name: [\n", ("answers.yaml",)),
        ("name: &a x\n", ("answers.yaml:1",)),
    ],
)
def test_a_wrong_answer_is_told_with_its_line_and_makes_nothing(
    pop: Pop, tmp_path: Path, answers: str, texts: tuple[str, ...]
):
    result = pop("init", "--answers", write(tmp_path, answers))
    assert result.code in {1, 2}
    result.refused(*texts, code=result.code)
    assert not (tmp_path / "home").exists()


def test_a_missing_answer_is_wrong_use(pop: Pop, tmp_path: Path):
    pop("init", "--answers", write(tmp_path, "function: x\n")).refused(code=2)


def test_a_file_of_answers_that_is_not_there_is_told(pop: Pop):
    pop("init", "--answers", "nergens.yaml").refused("nergens.yaml", code=1)


def test_odd_texts_come_through(pop: Pop, tmp_path: Path):
    answers = "name: no\nfunction: 012\nenjoy: 2026-01-01\nstrengths: [1e3, '~']\n"
    pop("init", "--answers", write(tmp_path, answers)).fine()
    plan = pop("show", "--json").data
    assert plan["person"] == {"name": "no", "function": "012"}
    assert plan["strengths"] == ["1e3", "~"]
    assert {answer["question"]: answer.get("text") for answer in plan["answers"]}["enjoy"] == "2026-01-01"


# The template


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("role", "form"), [("employee", "assessment"), ("manager", "manager")])
def test_the_template_asks_exactly_the_questions(pop: Pop, lang: str, role: str, form: str):
    shown = pop("init", "--role", role, "--print-questions", lang=lang).fine()
    asked = questionnaire(lang, form)
    tree = yaml_plain.read(shown.out)
    assert list(tree) == [question.id for question in asked.questions]
    for question in asked.questions:
        assert f"# {question.ask}" in shown.out
        if question.kind == "items":
            part = asked.parts[str(question.of)]
            assert list(tree[question.id][0]) == [item.id for item in part.questions]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_template_filled_in_makes_a_plan(pop: Pop, tmp_path: Path, lang: str):
    template = pop("init", "--print-questions", lang=lang).fine().out
    lines = template.replace("\nname:\n", "\nname: Noor\n").replace("\nenjoy:\n", "\nenjoy: buiten zijn\n")
    pop("init", "--answers", write(tmp_path, lines), lang=lang).fine()
    plan = pop("show", "--json").data
    assert plan["person"] == {"name": "Noor"}
    assert plan["language"] == lang
    assert "goals" not in plan
    assert plan["review"]["next"] == "2026-06-02"


def test_the_template_as_it_is_names_the_first_question_that_needs_an_answer(pop: Pop, tmp_path: Path):
    template = pop("init", "--print-questions").fine().out
    pop("init", "--answers", write(tmp_path, template)).refused("'name'")


# Revising


def test_a_revision_keeps_ids_and_adds_answers(journal: Pop, tmp_path: Path):
    before = journal("show", "--json").data
    answers = """
strengths:
  - kijken
  - luisteren
enjoy: rust
goals:
  - text: Dertig wonden beoordelen
"""
    said = journal("init", "--answers", write(tmp_path, answers), today="2026-05-01").fine()
    assert "up to date" in said.out
    after = journal("show", "--json").data
    assert after["version"] == 2
    assert after["strengths"] == ["kijken", "luisteren"]
    assert [goal["id"] for goal in after["goals"]] == ["g1", "g2"]
    assert after["goals"][0]["text"] == "Dertig wonden beoordelen"
    assert after["goals"][0]["due"] == "2026-09-01"
    assert after["goals"][0]["actions"] == before["goals"][0]["actions"]
    assert after["goals"][1] == before["goals"][1]
    enjoyed = [(answer["on"], answer["text"]) for answer in after["answers"] if answer["question"] == "enjoy"]
    assert enjoyed == [("2026-03-01", "lastige wonden"), ("2026-05-01", "rust")]


def test_a_revision_that_changes_nothing_makes_no_version(journal: Pop, tmp_path: Path):
    journal("init", "--answers", write(tmp_path, "name: Sanne Vermeulen\n")).fine()
    assert [version["version"] for version in journal("history", "--json").data] == [1]


def test_an_answers_run_leaves_a_draft_alone(journal: Pop, tmp_path: Path):
    from popcli.store.drafts import Draft, draft_file, keep_draft
    from popcli.store.home import find_home

    folder = find_home(str(tmp_path / "home"), {"POPCLI_STATE": str(tmp_path / "state")}).folder("sanne")
    draft = draft_file(folder.state, "assessment")
    keep_draft(draft, Draft({"name": "half"}, {"full": True}))
    content = draft.read_bytes()
    journal("init", "--answers", write(tmp_path, "function: arts\n")).fine()
    assert draft.read_bytes() == content


# No plan this year


@pytest.mark.parametrize("extra", [(), ("--reason", "Een kind")])
def test_no_plan_this_year_is_an_answer(pop: Pop, extra: tuple[str, ...]):
    pop("init", "--no-plan", *extra).fine()
    assert pop("show", "--json").data["no_plan"] == {"on": "2026-03-02", **({"reason": "Een kind"} if extra else {})}
    assert "no plan this year" in pop().fine().out
    pop("log", "toch iets geleerd").fine()


def test_a_plan_may_become_none_and_goes_on_with_a_goal(journal: Pop):
    assert "no plan this year" in journal("init", "--no-plan").fine().out
    assert journal("show", "--json").data["no_plan"] == {"on": "2026-03-02"}
    journal("goal", "Toch iets leren", "--due", "2026-10-01").fine()
    assert "no_plan" not in journal("show", "--json").data


# The manager


def test_the_manager_prepares_in_an_own_file(pop: Pop, tmp_path: Path):
    answers = write(tmp_path, "employee: Zoë de Vries\nmanager-name: Jo\nneeded-now: rust\n")
    said = pop("init", "--role", "manager", "--answers", answers).fine()
    file = tmp_path / "work" / "manager-zoe.yaml"
    assert "manager-zoe.yaml" in said.out
    content = file.read_text()
    assert "employee: Zoë de Vries" in content
    assert "rust" in content
    assert file.stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "home").exists()
    pop("init", "--role", "manager", "--answers", answers).refused("manager-zoe.yaml", "--output", "--yes", code=4)
    assert file.read_text() == content
    pop("init", "--role", "manager", "--answers", answers, "--output", "ander.yaml").fine()
    assert (tmp_path / "work" / "ander.yaml").exists()
    pop("init", "--role", "manager", "--answers", answers, "--yes").fine()


@pytest.mark.parametrize("name", ["sanne", "maya"])
def test_a_manager_cannot_answer_the_employees_questions(pop: Pop, name: str):
    pop("init", "--role", "manager", "--answers", str(EXAMPLES / name / "answers.yaml")).refused("'name'", code=1)


# Own questions

OWN = """id: own
title: Kort
blocks:
  - id: a
    title: Jij
    questions:
      - id: name
        kind: text
        ask: Hoe heet je?
        fills: person.name
        required: true
      - id: dream
        kind: long
        ask: Waar droom je van?
"""


def test_own_questions_are_asked_instead(pop: Pop, tmp_path: Path):
    own = tmp_path / "own.yaml"
    own.write_text(OWN)
    shown = pop("init", "--questions", str(own), "--print-questions").fine().out
    assert list(yaml_plain.read(shown)) == ["name", "dream"]
    pop("init", "--questions", str(own), "--answers", write(tmp_path, "name: Bo\ndream: zee\n")).fine()
    assert [(item["question"], item["text"]) for item in pop("show", "answers", "--json").data][-1] == ("dream", "zee")
    assert "zee" in pop("show", "answers", "dream").fine().out


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        ("kind: long", "kind: poem", (":13", "poem", "long")),
        ("required: true", "required: maybe", (":11",)),
        ("person.name", "person.shoe", (":10", "person.shoe")),
        ("id: dream", "id: name", (":12", "name")),
        ("ask: Hoe heet je?", "aks: Hoe heet je?", (":9", "aks")),
    ],
)
def test_broken_own_questions_are_told_with_their_line(
    pop: Pop, tmp_path: Path, old: str, new: str, texts: tuple[str, ...]
):
    own = tmp_path / "own.yaml"
    own.write_text(OWN.replace(old, new))
    result = pop("init", "--questions", str(own), "--print-questions")
    result.refused("own.yaml", *texts, code=1)


def test_without_a_terminal_the_way_is_told(pop: Pop, tmp_path: Path):
    pop("init").refused("--answers", "--print-questions")
    pop("init", "--role", "manager").refused("--answers", "--print-questions")
    pop("init", lang="nl").refused("fout: ", "--answers")
    assert not (tmp_path / "home").exists()
