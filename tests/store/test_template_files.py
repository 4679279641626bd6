"""Templates: every file loads from where the program finds it, and is YAML for every other reader too."""

import string
from pathlib import Path

import pytest

from popcli.core.errors import FileProblem
from popcli.store import templates
from popcli.store.questionnaires import questionnaire, read_questionnaire_file
from popcli.store.templates import LANGUAGES, load_texts, texts
from popcli.store.yaml_tree import parse, plain

ROOT = Path(__file__).parents[2] / "templates"
TEXTS = sorted((ROOT / LANGUAGES[0] / "texts").glob("*.yaml"))
FORMS = sorted((ROOT / LANGUAGES[0] / "questionnaires").glob("*.yaml"))


def names(path: Path) -> str:
    return path.stem


def test_templates_come_from_the_working_copy() -> None:
    assert templates.templates() == ROOT
    assert {path.name for path in ROOT.iterdir() if path.is_dir()} == set(LANGUAGES)


@pytest.mark.parametrize("path", TEXTS, ids=names)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_yaml_and_say_the_same_there(lang: str, path: Path) -> None:
    found = load_texts(lang, path.stem)
    content = (ROOT / lang / "texts" / path.name).read_bytes()
    assert plain(parse(content, path.name).root) == found
    assert list(found) == list(dict.fromkeys(found))
    assert all(key.partition(".")[0] == path.stem for key in found)


@pytest.mark.parametrize("path", TEXTS, ids=names)
def test_texts_have_the_same_keys_and_values_in_every_language(path: Path) -> None:
    every = [{key: placeholders(text) for key, text in load_texts(lang, path.stem).items()} for lang in LANGUAGES]
    assert every[0] == every[1]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_each_language_has_the_same_files() -> None:
    files = [sorted(str(path.relative_to(ROOT / lang)) for path in (ROOT / lang).rglob("*.yaml")) for lang in LANGUAGES]
    assert files[0] == files[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_is_found_by_its_key(lang: str) -> None:
    assert texts(lang)("error.help")
    with pytest.raises(KeyError):
        texts(lang)("error.no-such-text")


@pytest.mark.parametrize("path", FORMS, ids=names)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_questionnaires_load_with_their_parts(lang: str, path: Path) -> None:
    form = questionnaire(lang, path.stem)
    assert form.id == path.stem
    assert form.questions
    assert set(form.parts) == {question.of for question in form.questions if question.of}


OWN = """\
id: own
title: Own
blocks:
- id: one
  title: One
  questions:
  - id: first
    kind: text
    ask: What?
    fills: person.name
    required: true
"""


def test_an_own_questionnaire_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN)
    assert [question.id for question in read_questionnaire_file(path, "en").questions] == ["first"]


@pytest.mark.parametrize(
    ("content", "key", "line"),
    [
        ("", "questionnaire-mapping", 1),
        ("[", "yaml-syntax", 1),
        (OWN.replace("kind: text", "kind: txt"), "question-kind", 8),
        (OWN.replace("kind: text", "kind: items\n    of: friend"), "question-of", 9),
        (OWN.replace("    ask: What?\n", ""), "questionnaire-missing", 7),
    ],
)
def test_a_questionnaire_with_a_mistake_is_told_with_its_line(
    tmp_path: Path, content: str, key: str, line: int
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(content)
    with pytest.raises(FileProblem) as raised:
        read_questionnaire_file(path, "nl")
    assert (raised.value.key, str(raised.value.place)) == (key, f"{path}:{line}")


def test_a_questionnaire_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as raised:
        read_questionnaire_file(tmp_path / "none.yaml", "nl")
    assert raised.value.key == "file-missing"
