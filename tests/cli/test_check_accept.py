from pathlib import Path

import pytest

import yaml_plain
from pop_runs import Pop

REASON = "Ilse regelt de eerste stap"


def accept(pop: Pop, *more: str, **settings: str) -> str:
    said = pop("check", "--accept", "a01", "--goal", "G2", "--reason", REASON, *more, **settings)
    return said.fine().out


def test_an_accepted_finding_is_quiet(journal: Pop):
    assert "A01" in journal("check", "--goal", "g2").out
    assert accept(journal) == "A01 stays quiet with g2 until the sentence of the goal changes.\n"
    shown = journal("check", "--goal", "g2").fine()
    assert "A01" not in shown.out
    assert "You leave one finding as it is; see pop check --accepted." in shown.out


def test_it_speaks_dutch(journal: Pop):
    assert accept(journal, lang="nl") == "A01 bij g2 blijft stil tot de zin van het doel verandert.\n"
    listed = journal("check", "--accepted", lang="nl").fine().out
    assert listed.startswith("let op A01 Geen stap ")
    assert listed.endswith(f"\n  g2: {REASON}\n")


def test_it_stands_in_the_plan_and_in_the_history(journal: Pop, sanne: Path):
    accept(journal)
    goal = yaml_plain.read((sanne / "plan.yaml").read_text(encoding="utf-8"))["goals"][1]
    kept = {"code": "A01", "on": "2026-03-02", "reason": REASON, "text": "Twaalf diensten coördineren"}
    assert [{name: str(value) for name, value in item.items()} for item in goal["accepted"]] == [kept]
    assert journal("history", "--json").data[-1]["what"] == "Finding A01 on goal g2 left as it is"


def test_it_can_be_undone(journal: Pop):
    accept(journal)
    assert "A01" in journal("undo").fine().out
    assert "A01" in journal("check", "--goal", "g2").out
    assert "You have not left any finding as it is." in journal("check", "--accepted").fine().out


def test_what_was_accepted_is_listed_with_its_reason(journal: Pop):
    assert journal("check", "--accepted", "--json").fine().data == []
    accept(journal)
    assert journal("check", "--accepted").fine().out == f"warning A01 No step still to be done\n  g2: {REASON}\n"
    [finding] = journal("check", "--accepted", "--json").fine().data
    assert (finding["code"], finding["goal"], finding["accepted"]) == ("A01", "g2", REASON)
    assert journal("check", "--accepted", "--goal", "g1", "--json").fine().data == []
    data = journal("check", "--json", "--goal", "g2").data
    assert {item["code"]: item["accepted"] for item in data["goals"][0]["findings"]}["A01"] == REASON


def test_the_answer_as_data_is_the_goal(journal: Pop):
    made = journal("check", "--accept", "A01", "--goal", "g2", "--reason", REASON, "--json").fine().data
    assert (made["id"], made["accepted"][0]["reason"]) == ("g2", REASON)


def test_the_reason_is_kept_without_the_spaces_around_it(journal: Pop):
    reason = f"  {REASON}\n"
    made = journal("check", "--accept", "A01", "--goal", "g2", "--reason", reason, "--json").fine().data
    assert made["accepted"][0]["reason"] == REASON


def test_it_comes_back_when_the_sentence_changes(journal: Pop):
    accept(journal)
    journal("goal", "g2", "--due", "2026-09-30").fine()
    assert "A01" not in journal("check", "--goal", "g2").out
    journal("goal", "g2", "--text", "Tien diensten coördineren").fine()
    assert "A01" in journal("check", "--goal", "g2").out
    assert journal("check", "--accepted", "--json").fine().data == []


def test_a_later_reason_replaces_an_earlier_one(journal: Pop):
    accept(journal)
    journal("check", "--accept", "A01", "--goal", "g2", "--reason", "anders").fine()
    assert [finding["accepted"] for finding in journal("check", "--accepted", "--json").data] == ["anders"]


def test_other_findings_stay_accepted_beside_a_new_one(journal: Pop):
    accept(journal)
    journal("check", "--accept", "A04", "--goal", "g2", "--reason", "komt nog").fine()
    listed = [finding["code"] for finding in journal("check", "--accepted", "--json").data]
    assert listed == ["A01", "A04"]
    assert "You leave 2 findings as they are" in journal("check").out


def test_a_finding_about_the_plan_around_a_goal_can_be_accepted(journal: Pop):
    for code in ("C05", "C06"):
        journal("check", "--accept", code, "--goal", "g1", "--reason", "Ilse weet ervan").fine()
    shown = journal("check", "--goal", "g1").fine()
    assert "C05" not in shown.out


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("--accept", "M06", "--goal", "g1", "--reason", "x"), ("M06 was not found with g1", "A04, C05", "--goal g1")),
        (("--accept", "A01", "--goal", "g9", "--reason", "x"), ("g9", "g1, g2")),
        (("--accept", "Z01", "--goal", "g1", "--reason", "x"), ("there is no rule Z01", "S01, S02")),
        (("--accept", "C10", "--goal", "g1", "--reason", "x"), ("C10 is about the whole plan",)),
        (("--accept", "A01"), ("--accept needs --goal as well", "pop check --accept A01 --goal g1 --reason")),
        (("--accept", "A01", "--reason", "x"), ("--accept needs --goal as well",)),
        (("--accept", "A01", "--goal", "g2"), ("--accept needs --reason as well", "--accept A01 --goal g2 --reason")),
        (("--accept", "A01", "--goal", "g2", "--reason", "  "), ("--accept needs --reason as well",)),
    ],
)
def test_what_cannot_be_accepted_is_refused_and_changes_nothing(
    journal: Pop, sanne: Path, arguments: tuple[str, ...], texts: tuple[str, ...]
):
    before = (sanne / "plan.yaml").read_bytes()
    said = journal("check", *arguments).refused(*texts)
    assert "terminal" not in said.err
    assert (sanne / "plan.yaml").read_bytes() == before
