import shutil
from pathlib import Path

import pytest

from pop_runs import Pop, Result
from popcli.core.agreement import fingerprint
from popcli.store.plan_file import read_plan

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

WHOLE = """\
pop: 1
version: 1
language: nl
person: {name: Sanne, manager: Ilse}
period: {from: 2026-03-01, until: 2027-03-01}
review: {interval_months: 3, next: 2026-06-01}
strengths: [kijken, rust, humor]
improvements: [plannen, typen, nee zeggen]
goals:
  - id: g1
    text: Twintig wonden beoordelen met de nieuwe lijst
    status: active
    start: 2026-03-01
    due: 2026-07-01
    shown_by: twintig ingevulde lijsten
    support: Ilse loopt de eerste keer mee
    need: ik durf het nog niet alleen
    hours_per_week: 2
    actions:
      - {id: a1, text: meelopen met Ilse, owner: Sanne, due: 2026-04-01}
signatures:
  - {role: employee, name: Sanne, date: 2026-03-01, version: 1, fingerprint: x}
  - {role: manager, name: Ilse, date: 2026-03-01, version: 1, fingerprint: x}
"""


@pytest.fixture
def plan(sanne: Path) -> Path:
    """The file of a plan in which nothing is to be found."""
    file = sanne / "plan.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    sign(file)
    return file


@pytest.fixture
def examples(pop: Pop, tmp_path: Path) -> Pop:
    """The program in a home with the two example people."""
    shutil.copytree(EXAMPLES, tmp_path / "home")
    return pop


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def sign(file: Path) -> None:
    """Both agree to what the file says now."""
    plan = read_plan(file.read_bytes(), str(file)).plan
    edit(file, f"fingerprint: {plan.signatures[0].fingerprint}", f"fingerprint: {fingerprint(plan)}")


def found(pop: Pop, *arguments: str) -> list[tuple[str, str | None, str | None]]:
    data = pop("check", "--json", *arguments).data
    findings = [finding for goal in data["goals"] for finding in goal["findings"]] + data["findings"]
    return [(finding["code"], finding["goal"], finding["about"]) for finding in findings]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_plan_without_findings_is_answered_with_silence(journal: Pop, plan: Path, lang: str):
    before = plan.read_bytes()
    assert journal("check", lang=lang) == Result(0, "", "")
    assert journal("--accessible", "check", "--goal", "g1") == Result(0, "", "")
    assert found(journal) == []
    assert plan.read_bytes() == before


def test_notes_alone_end_well(journal: Pop, plan: Path):
    edit(plan, "    hours_per_week: 2\n", "")
    sign(plan)
    shown = journal("check", lang="en").fine()
    assert shown.out.startswith("g1  Goal\n  Twintig wonden beoordelen met de nieuwe lijst\n")
    assert "note R02 Hours a week not known" in shown.out
    assert "    pop goal g1 --hours-per-week 2\n" in shown.out
    assert found(journal) == [("R02", "g1", None)]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("met de nieuwe lijst", "met de nieuwe lijst", None),
        ("    due: 2026-07-01\n", "    due: 2026-02-01\n", ("T07", "g1", None)),
        (", due: 2026-04-01", "", ("C06", "g1", "a1")),
        ("owner: Sanne, ", "", ("C05", "g1", "a1")),
        ("next: 2026-06-01", "next: 2026-03-01", ("C09", None, None)),
    ],
)
def test_a_warning_or_an_error_ends_with_3(
    journal: Pop, plan: Path, old: str, new: str, finding: tuple[str, str | None, str | None] | None
):
    edit(plan, old, new)
    shown = journal("check")
    assert shown.code == (3 if finding else 0)
    assert shown.err == ""
    assert finding is None or finding in found(journal)


def test_what_the_plan_knows_is_not_missed_in_the_sentence(journal: Pop, plan: Path):
    edit(plan, "Twintig wonden beoordelen met de nieuwe lijst", "Mijn communicatie verbeteren")
    data = journal("check", "--json").data["goals"][0]
    assert (data["letters"]["M"], data["letters"]["T"]) == ("ok", "ok")
    assert [finding["code"] for finding in data["findings"]] == ["S02", "S03"]
    assert "Mijn communicatie verbeteren\n       ~~~~~~~~~~~~ ~~~~~~~~~~\n" in journal("check").out


@pytest.mark.parametrize("person", ["sanne", "maya"])
def test_the_examples_have_nothing_that_must_change_today(examples: Pop, person: str):
    shown = examples("--person", person, "check").fine()
    assert "C10" in shown.out
    assert shown.err == ""


@pytest.mark.parametrize(("person", "level"), [("sanne", "fout"), ("maya", "error")])
def test_the_examples_are_told_when_their_review_is_late(examples: Pop, person: str, level: str):
    shown = examples("--person", person, "check", today="2027-01-20")
    assert shown.code == 3
    assert f"{level} C09" in shown.out


def test_only_one_goal_is_looked_at(examples: Pop):
    everything = examples("check", "--person", "maya")
    assert "g3  Goal" in everything.out
    assert found(examples, "--person", "maya", "--goal", "G3") == [("A03", "g3", "a8")]
    one = examples("check", "--person", "maya", "--goal", "g3").fine()
    assert "C10" not in one.out
    assert examples("check", "--person", "maya", "--goal", "g2") == Result(0, "", "")


def test_what_the_plan_lacks_around_a_goal_belongs_to_that_goal(journal: Pop):
    assert ("C05", "g1", "a1") in found(journal, "--goal", "g1")
    assert {goal for _, goal, _ in found(journal, "--goal", "g2")} == {"g2"}


def test_an_unknown_goal_is_told_with_those_there_are(journal: Pop):
    journal("check", "--goal", "g9").refused("g9", "g1, g2", "pop show goals")


def test_the_json_of_a_plan(journal: Pop):
    data = journal("check", "--json").data
    assert list(data) == ["goals", "findings"]
    assert [list(goal) for goal in data["goals"]] == [["id", "text", "letters", "marks", "findings"]] * 2
    assert [goal["id"] for goal in data["goals"]] == ["g1", "g2"]
    findings = [finding for goal in data["goals"] for finding in goal["findings"]] + data["findings"]
    keys = {"code", "name", "criterion", "title", "why", "ask", "source", "level", "says"}
    assert all(set(finding) == keys | {"goal", "about", "words", "command", "accepted"} for finding in findings)
    silent = next(finding for finding in data["findings"] if finding["code"] == "C05")
    assert silent["about"] == "a1"
    assert silent["command"] == 'pop action a1 --owner "…"'
    assert silent["says"] == "a1 does not say who does it: meelopen met Ilse"
    assert next(finding for finding in data["goals"][1]["findings"] if finding["code"] == "T10")["says"].endswith(
        "2026-10-01"
    )


def test_each_goal_is_judged_in_its_own_language(journal: Pop, plan: Path):
    second = "  - {id: g2, text: Improve my communication, status: active, start: 2026-03-01, due: 2026-07-01}\n"
    edit(plan, "signatures:\n", f"{second}signatures:\n")
    shown = journal("check", "--goal", "g2")
    assert "  Improve my communication\n  ~~~~~~~    ~~~~~~~~~~~~~\n" in shown.out
    assert 'let op S02 Vaag werkwoord: "Improve"' in shown.out
    assert journal("check", "--goal", "g1") == Result(0, "", "")


@pytest.mark.parametrize("words", ["Mijn communicatie verbeteren", "Luifels, dorpels, kozijn, hekwerk, balie plaatsen"])
def test_the_language_of_the_reader_is_not_that_of_the_goals(journal: Pop, plan: Path, words: str):
    edit(plan, "Twintig wonden beoordelen met de nieuwe lijst", f"{words} voor 1 mei")
    edit(plan, ", due: 2026-04-01", "")
    data = journal("--lang", "en", "check", "--json").data
    assert "voor 1 mei" in [mark["text"] for mark in data["goals"][0]["marks"]]
    assert "warning C06" in journal("--lang", "en", "check").out


def test_points_are_counted_against_those_that_are_meant(journal: Pop, plan: Path):
    edit(plan, "strengths: [kijken, rust, humor]", "strengths: [kijken]")
    assert "C03 Strengths: 1 of 3" in journal("check", lang="en").out


def test_unknown_keys_are_named_with_their_place(journal: Pop, plan: Path):
    edit(plan, "strengths:", "strenghts:")
    edit(plan, "    need:", "    nede:")
    shown = journal("check", "--json", lang="en")
    assert shown.code == 3
    said = [finding["says"] for finding in shown.data["findings"] if finding["code"] == "C14"]
    lines = plan.read_text(encoding="utf-8").splitlines()
    assert len(said) == 2
    for key, told in zip(("strenghts", "nede"), said, strict=True):
        number = next(number for number, line in enumerate(lines, start=1) if line.lstrip().startswith(f"{key}:"))
        assert key in told
        assert f"plan.yaml:{number}" in told
    assert "warning C14 pop does not know strenghts" in journal("check", lang="en").out


def test_an_unknown_key_is_asked_about_with_the_nearest_known_one(journal: Pop, plan: Path):
    edit(plan, "strengths:", "strenghts:")
    [asked] = [one["ask"] for one in journal("check", "--json", lang="en").data["findings"] if one["code"] == "C14"]
    assert "strengths" in asked
    assert f"? {asked}" in journal("check", lang="en").out


def test_double_ids_are_an_error(journal: Pop, plan: Path):
    edit(plan, "signatures:\n", "needs:\n  - {id: g1, text: rust, status: open}\nsignatures:\n")
    shown = journal("check", lang="en")
    assert shown.code == 3
    assert "error C13 g1 is there 2 times" in shown.out
    assert ("C13", None, "g1") in found(journal)


def test_no_line_is_wider_than_the_screen(journal: Pop):
    for lang in ("nl", "en"):
        shown = journal("check", lang=lang, COLUMNS="60")
        assert max(map(len, shown.out.splitlines())) <= 60


def test_looking_changes_nothing(journal: Pop, sanne: Path):
    before = {file: file.read_bytes() for file in sanne.rglob("*") if file.is_file()}
    journal("check")
    assert {file: file.read_bytes() for file in sanne.rglob("*") if file.is_file()} == before


def test_a_damaged_plan_is_told_with_its_line(journal: Pop, plan: Path):
    edit(plan, "due: 2026-07-01", "due: ooit")
    journal("check").refused(f"{plan}:14", "ooit", code=1)
