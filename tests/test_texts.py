"""Every text that the program asks for is there in both languages, and no text is there for nothing."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from popcli.core import errors, kinds, models
from popcli.core.entry import Entry
from popcli.store.templates import LANGUAGES, load_texts, templates

SOURCE = Path(errors.__file__).resolve().parents[1]
GROUPS = sorted(item.stem for item in (templates() / "en" / "texts").glob("*.yaml"))

ENUMERATIONS = {
    "role": kinds.Role,
    "goal-kind": kinds.GoalKind,
    "goal-status": kinds.GoalStatus,
    "method": kinds.Method,
    "training-type": kinds.TrainingType,
    "coach": kinds.Coach,
    "competence-kind": kinds.CompetenceKind,
    "need-source": kinds.NeedSource,
    "need-status": kinds.NeedStatus,
    "review-kind": kinds.ReviewKind,
    "outcome": kinds.Outcome,
}
"""The words of these stand under ``word.<name>.<value>``, one for each value."""

WIDE = {"error.", "word.", "."}
"""Beginnings of f-strings that would fit every text of a group; what they can give is checked by itself."""


@cache
def texts(lang: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in GROUPS:
        found |= load_texts(lang, group)
    return found


@cache
def nodes() -> tuple[tuple[str, ast.AST], ...]:
    """Every piece of the program, with the file and line it stands on."""
    found: list[tuple[str, ast.AST]] = []
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = str(path.relative_to(SOURCE))
        found += [(f"{name}:{getattr(node, 'lineno', 0)}", node) for node in ast.walk(tree)]
    return tuple(found)


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call, with its place and the last part of what is called."""
    for place, node in nodes():
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            yield place, name, node


def words(node: ast.expr) -> list[str]:
    """The texts that an expression may be: a constant, or one of two."""
    if isinstance(node, ast.IfExp):
        return words(node.body) + words(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def error_classes() -> set[str]:
    found = {"PopError", "QuestionnaireProblem"}
    found |= {name for name, item in vars(errors).items() if isinstance(item, type) and issubclass(item, Exception)}
    return found


def asked_for() -> Iterator[tuple[str, str, ast.Call]]:
    """Whole keys that a call names: a text that is said, or an error that is raised."""
    raised = error_classes()
    for place, name, call in calls():
        if not call.args:
            continue
        for word in words(call.args[0]):
            if name in {"say", "_say", "find"}:
                yield place, word, call
            elif name in raised:
                yield place, f"error.{word}", call


@cache
def constants() -> frozenset[str]:
    """Every whole text in the program; parts of an f-string are none."""
    parts = {id(part) for _, node in nodes() if isinstance(node, ast.JoinedStr) for part in node.values}
    found = [node for _, node in nodes() if isinstance(node, ast.Constant) and id(node) not in parts]
    return frozenset(node.value for node in found if isinstance(node.value, str))


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """What the f-strings of the program may give, as far as they say which texts they mean."""
    found = []
    for _, node in nodes():
        if not isinstance(node, ast.JoinedStr):
            continue
        parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        first = str(parts[0] or "")
        if len(first) > 3 and first not in WIDE:
            found.append(
                re.compile("".join("[A-Za-z0-9_-]+" if part is None else re.escape(str(part)) for part in parts))
            )
    return tuple(found)


def chosen() -> set[str]:
    """The labels of questions with a few answers: ``choose(session, asker, "init.save-what", ("save", …))``."""
    found = set()
    for _, name, call in calls():
        if name == "choose" and isinstance(call.args[-1], ast.Tuple):
            found |= {
                f"{key}.{word}" for key in words(call.args[2]) for item in call.args[-1].elts for word in words(item)
            }
    return found


def holders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts_with_the_same_values():
    dutch, english = texts("nl"), texts("en")
    assert dutch.keys() == english.keys()
    for key, text in english.items():
        assert holders(dutch[key]) == holders(text), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_stands_in_the_file_of_its_group_once(lang: str):
    for group in GROUPS:
        lines = (templates() / lang / "texts" / f"{group}.yaml").read_text(encoding="utf-8").splitlines()
        keys = [line.partition(": ")[0] for line in lines if line and not line.startswith("#")]
        assert len(keys) == len(set(keys)), group
        assert all(key.startswith(f"{group}.") for key in keys), group


def test_every_text_that_is_asked_for_exists():
    known = texts("en")
    missing = [(place, key) for place, key, _ in asked_for() if key.partition(".")[0] in GROUPS and key not in known]
    looks_so = re.compile(rf"({'|'.join(GROUPS)})\.[a-z0-9-]+(\.[a-z0-9-]+)*")
    missing += [
        ("", word) for word in constants() if looks_so.fullmatch(word) and word not in known and not a_name(word)
    ]
    missing += [("", key) for key in chosen() if key not in known]
    assert missing == []


def a_name(word: str) -> bool:
    """Files are no texts."""
    return word.endswith((".yaml", ".json", ".md", ".py", ".html"))


def test_every_value_in_a_text_is_given():
    assert list(not_given()) == []


def not_given() -> Iterator[tuple[str, str, set[str]]]:
    """Values of texts that the call which names them does not give."""
    for place, key, call in asked_for():
        if any(keyword.arg is None for keyword in call.keywords):
            continue
        given = {keyword.arg for keyword in call.keywords}
        if place.startswith("core/dates.py"):
            given.add("text")  # what was typed is added in one place, where all these errors pass
        for part in (key, f"{key}.why", f"{key}.help", f"{key}.one"):
            if lacking := holders(texts("en").get(part, "")) - given:
                yield place, part, lacking


def test_no_text_is_there_for_nothing():
    used = {key for _, key, _ in asked_for()} | chosen() | constants()
    used |= {f"error.{word}" for word in constants()}
    unused = []
    for key in texts("en"):
        plain = re.sub(r"\.one$", "", key)
        plain = re.sub(r"\.(why|help)$", "", plain) if key.startswith("error.") else plain
        group, _, rest = plain.partition(".")
        candidates = {plain, rest} if group == "error" else {plain}
        if (
            plain in used
            or (group == "word" and rest in used)
            or any(pattern.fullmatch(word) for pattern in patterns() for word in candidates)
        ):
            continue
        if not checked_elsewhere(key):
            unused.append(key)
    assert unused == []


def checked_elsewhere(key: str) -> bool:
    """The words of enumerations, and the names of error parts, which stand in the two tests below."""
    group, _, rest = key.partition(".")
    return (group == "word" and rest.partition(".")[0] in ENUMERATIONS) or key in {"error.why", "error.help"}


@pytest.mark.parametrize("name", ENUMERATIONS)
def test_every_word_of_an_enumeration_has_a_label_and_no_other(name: str):
    labels = {key.removeprefix(f"word.{name}.") for key in texts("en") if key.startswith(f"word.{name}.")}
    assert labels == {item.value for item in ENUMERATIONS[name]}


def test_every_field_has_a_label_and_no_other():
    parts = [part for part in vars(models).values() if isinstance(part, type) and issubclass(part, models.Part)]
    fields = {field.alias or name for part in parts for name, field in part.model_fields.items()}
    fields |= set(Entry.__match_args__)
    labels = {key.removeprefix("word.field.") for key in texts("en") if key.startswith("word.field.")}
    asked = {word for _, name, call in calls() if name in {"field_word", "row"} for word in words(call.args[1])}
    assert asked <= labels
    assert labels <= fields | asked | {"start"}, labels - fields - asked


def test_every_next_step_has_its_sentence_and_no_other():
    steps = {word for _, name, call in calls() if name == "NextStep" for word in words(call.args[0])}
    assert {f"status.step.{step}" for step in steps} == {
        key for key in texts("en") if key.startswith("status.step.") and not key.endswith(".one")
    }


def test_every_error_but_a_stop_says_what_helps():
    stops = {word for _, name, call in calls() if name == "Stopped" for word in words(call.args[0])}
    for key in texts("en"):
        name = key.removeprefix("error.")
        if key.startswith("error.") and "." not in name and name not in {"error", "why", "help", *stops}:
            assert f"{key}.help" in texts("en"), key
