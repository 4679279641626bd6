import re
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop
from popcli.cli import report
from popcli.report.document import Document

PRIVATE = """
answers:
  - question: circumstances
    "on": 2026-03-01
    text: my father is ill
    private: true
"""


@pytest.fixture
def private(journal: Pop, sanne: Path) -> Pop:
    """A journal with one private answer and, beside a shared entry of one hour, a private one of seven."""
    file = sanne / "plan.yaml"
    text = file.read_text(encoding="utf-8")
    assert "\nanswers:\n" in text
    file.write_text(text.replace("\nanswers:\n", PRIVATE), encoding="utf-8")
    journal("log", "walked along", "--goal", "g1", "--hours", "1").fine()
    journal("log", "cried a little", "--goal", "g1", "--hours", "7", "--private").fine()
    return journal


@pytest.fixture
def reviewed(journal: Pop, tmp_path: Path) -> Pop:
    """A journal with two talks."""
    answers = tmp_path / "talk.yaml"
    for said, day in (("the first time", "2026-03-03"), ("the second time", "2026-03-04")):
        answers.write_text(f"to-plan: {said}\nmotivation: 4\nnext-date: 2026-06-01\n", encoding="utf-8")
        journal("review", "--progress", "--answers", str(answers), today=day).fine()
    return journal


@pytest.mark.parametrize(
    ("lang", "title"), [("nl", "# Persoonlijk ontwikkelingsplan"), ("en", "# Personal development")]
)
def test_the_plan_goes_to_standard_output_as_markdown(journal: Pop, lang: str, title: str):
    shown = journal("report", lang=lang).fine()
    assert shown.out.startswith(title)
    assert "### g1 · Twintig wonden beoordelen" in shown.out
    assert shown.err == ""
    assert journal("report", "plan", lang=lang).fine().out == shown.out


def test_html_on_standard_output_reads_the_same_in_any_encoding(journal: Pop):
    out = journal("report", "--format", "html").fine().out
    assert out.startswith("<!DOCTYPE html>")
    assert out.isascii()
    assert "Twaalf diensten co&#246;rdineren" in out


@pytest.mark.parametrize(
    ("name", "begin"), [("a.html", "<!DOCTYPE"), ("b.HTM", "<!DOCTYPE"), ("c.md", "# P"), ("d.markdown", "# P")]
)
def test_the_name_of_the_file_says_what_it_becomes(journal: Pop, name: str, begin: str):
    said = journal("report", "-o", name).fine()
    assert said.out == f"The sheet is in {name}\n"
    assert ("browser" in said.err) == begin.startswith("<")
    content = Path(name).read_text(encoding="utf-8")
    assert content.startswith(begin)
    assert "Twaalf diensten coördineren" in content
    assert Path(name).stat().st_mode & 0o077 == 0  # as private as the plan


def test_a_form_that_was_asked_for_goes_before_the_name(journal: Pop):
    journal("report", "--format", "html", "--output", "plan.txt").fine()
    assert Path("plan.txt").read_text(encoding="utf-8").startswith("<!DOCTYPE")


@pytest.mark.parametrize("name", ["plan.pdf", "plan"])
def test_an_unknown_ending_is_refused(journal: Pop, name: str):
    journal("report", "-o", name).refused(name, "--format")
    assert not Path(name).exists()


def test_a_file_that_is_there_is_not_overwritten_unasked(journal: Pop):
    Path("plan.html").write_text("mine", encoding="utf-8")
    journal("report", "-o", "plan.html").refused("plan.html exists already", "--yes", code=4)
    assert Path("plan.html").read_text(encoding="utf-8") == "mine"
    journal("report", "-o", "plan.html", "--yes").fine()
    assert Path("plan.html").read_text(encoding="utf-8").startswith("<!DOCTYPE")


def test_a_folder_is_no_place_for_a_sheet_and_a_missing_one_is_not_made(journal: Pop):
    Path("sheets.md").mkdir()
    journal("report", "-o", "sheets.md", "--yes").refused("sheets.md is a folder")
    journal("report", "-o", "nowhere/plan.md").refused("no folder nowhere")
    assert not Path("nowhere").exists()


def test_as_data_it_is_the_page(journal: Pop):
    data = journal("report", "--json").fine().data
    assert (data["sheet"], data["private"], data["to_sign"]) == ("plan", False, ["employee"])
    assert [goal["id"] for goal in data["plan"]["goals"]] == ["g1", "g2"]
    assert journal("report", "--json", "-o", "plan.md").fine().data == data
    assert Path("plan.md").exists()
    assert journal("report", "talk", "--json").fine().data["talk"] == "evaluation"


def both(pop: Pop, *arguments: str) -> str:
    """A sheet as Markdown and as data."""
    return pop("report", *arguments).fine().out + pop("report", *arguments, "--json").fine().out


def test_what_is_private_stays_out_of_the_plan(private: Pop):
    assert "father" not in both(private, "plan")
    shown = both(private, "plan", "--private")
    assert "my father is ill" in shown
    assert "Contains private data" in shown


def test_what_is_private_stays_out_of_the_talk(private: Pop):
    shown = both(private, "talk")
    for part in ("father", "cried", "8 hours", '"hours": 8', "Contains private data"):
        assert part not in shown
    assert "1 entry, 1 hour" in shown
    assert "2 entries, 8 hours" in both(private, "talk", "--private")


def test_the_talk_page_gets_no_private_answer(private: Pop, monkeypatch: pytest.MonkeyPatch):
    from popcli.report import talk_page

    given: list[Any] = []

    def watch(plan: Any, *_arguments: Any) -> Document:
        given.append([answer.question for answer in plan.answers if answer.private])
        return Document()

    monkeypatch.setattr(talk_page, "talk_page", watch)
    private("report", "talk").fine()
    private("report", "talk", "--private").fine()
    assert given == [[], ["circumstances"]]


def test_the_short_talk_has_other_questions(journal: Pop):
    assert "Did you reach this goal?" in journal("report", "talk").fine().out
    short = journal("report", "talk", "--progress").fine().out
    assert "Did you reach this goal?" not in short
    assert "Which goals" in short


def test_the_latest_talk_or_the_one_that_was_asked_for(reviewed: Pop):
    latest = reviewed("report", "review").fine().out
    assert "the second time" in latest
    assert "the first time" not in latest
    assert "the first time" in reviewed("report", "review", "--id", "r1").fine().out
    reviewed("report", "review", "--id", "r9").refused("no talk r9", "r1, r2")


def test_without_a_talk_the_error_names_what_makes_one(journal: Pop):
    journal("report", "review").refused("pop review", "pop report talk")
    journal("report", "review", "--id", "r1").refused("pop review")
    journal("report", "review", lang="nl").refused("nog geen gesprek", "pop review")


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("plan", "--id", "r1"), ("--id", "pop report review")),
        (("plan", "--progress"), ("--progress", "pop report talk")),
        (("review", "--private"), ("--private", "pop report plan")),
        (("planning",), ("planning", "plan", "talk", "review")),
        (("--format", "pdf"), ("pdf", "md", "html")),
    ],
)
def test_what_would_be_ignored_or_is_not_there_is_refused(
    journal: Pop, arguments: tuple[str, ...], texts: tuple[str, ...]
):
    journal("report", *arguments).refused(*texts)


def test_without_a_plan_it_tells_the_way(pop: Pop):
    pop("report").refused("pop init")


def test_reading_a_sheet_changes_nothing(journal: Pop, sanne: Path):
    before = {path: path.read_bytes() for path in sanne.rglob("*") if path.is_file()}
    for arguments in ((), ("talk",), ("--format", "html")):
        journal("report", *arguments).fine()
    assert {path: path.read_bytes() for path in sanne.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("form", ["md", "html"])
def test_hostile_text_is_printed_as_text(journal: Pop, sanne: Path, form: str):
    hostile = "<script>alert(1)</script> {{7*7}} | `x` 👩‍⚕️ مرحبا"
    journal("goal", "g1", "--text", hostile).fine()
    file = sanne / "plan.yaml"
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace("Twaalf", '"\\e[2J\\u202e' + "y" * 400 + " Twaalf", 1)
        .replace("coördineren", 'coördineren"', 1),
        encoding="utf-8",
    )
    out = journal("report", "--format", form, "-o", f"x.{form}").fine()
    made = Path(f"x.{form}").read_text(encoding="utf-8")
    assert out.code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", made)
    assert "␛[2J" in made or "␛\\[2J" in made
    assert "<script>" not in made.replace("\\<script>", "")
    assert "49" not in made
    assert "👩‍⚕️ مرحبا" in made


def test_the_kinds_complete(journal: Pop):
    words = {"COMP_WORDS": "pop report ta", "COMP_CWORD": "2", "_POP_COMPLETE": "complete_bash"}
    assert journal(**words).out.split() == ["talk"]
    assert [kind.value for kind in report.Kind] == ["plan", "talk", "review"]
