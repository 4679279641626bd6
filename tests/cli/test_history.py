from pathlib import Path

import pytest

from pop_runs import Pop


def sentences(pop: Pop) -> list[str]:
    return [version["what"] for version in pop("history", "--json").fine().data]


def due(pop: Pop) -> str:
    return str(pop("show", "--json").fine().data["goals"][0]["due"])


def test_history_has_a_line_per_version(journal: Pop):
    journal("goal", "g1", "--due", "2026-10-01").fine()
    shown = journal("history").fine()
    assert "First plan made" in shown.out
    assert "Goal g1 changed: due" in shown.out
    data = journal("history", "--json").data
    assert [version["version"] for version in data] == [1, 2]
    assert data[1]["at"].startswith("2026-03-02T")


def test_restoring_makes_a_new_version_and_loses_nothing(journal: Pop):
    journal("goal", "g1", "--due", "2026-10-01").fine()
    journal("goal", "g1", "--due", "2026-11-01").fine()
    said = journal("history", "--restore", "2").fine()
    assert "2" in said.out
    assert "4" in said.out
    assert due(journal) == "2026-10-01"
    assert len(sentences(journal)) == 4
    journal("history", "--restore", "1").fine()
    assert due(journal) == "2026-09-01"
    assert journal("show", "--json").data["version"] == 5


def test_restoring_brings_the_file_back_with_its_comments(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_text("# van mij\n" + plan.read_text())
    journal("goal", "g1", "--due", "2026-10-01").fine()
    plan.write_text(plan.read_text().removeprefix("# van mij\n"))
    journal("history", "--restore", "2").fine()
    assert plan.read_text().startswith("# van mij\n")


def test_a_version_that_is_not_there_is_refused(journal: Pop):
    journal("history", "--restore", "9").refused("9", "pop history")
    assert len(sentences(journal)) == 1


def test_undo_says_what_it_undoes_and_can_be_undone(journal: Pop):
    journal("goal", "g1", "--due", "2026-10-01").fine()
    assert "Goal g1 changed: due" in journal("undo").fine().out
    assert due(journal) == "2026-09-01"
    back = journal("undo").fine()
    assert "Brought back: Goal g1 changed: due" in back.out
    assert due(journal) == "2026-10-01"
    assert journal("undo").fine().out.startswith("Undone: ")
    assert due(journal) == "2026-09-01"


def test_undo_speaks_dutch(journal: Pop):
    journal("goal", "g1", "--due", "2026-10-01", lang="nl").fine()
    said = journal("undo", lang="nl").fine()
    assert said.out.startswith("Ongedaan gemaakt: ")
    assert "pop undo" in said.err


def test_the_first_plan_cannot_be_undone(journal: Pop):
    journal("undo").refused("nothing to undo", "pop history")
    assert sentences(journal) == ["First plan made"]


def test_undo_without_a_plan_tells_the_way(pop: Pop):
    pop("undo").refused("pop init")
    pop("history").refused("pop init")


def test_undo_takes_back_a_log_entry_and_brings_it_back(journal: Pop):
    journal("log", "Meegelopen", "--goal", "g1", "--hours", "2").fine()
    before = journal("show", "log", "--json").data
    assert "Meegelopen" in journal("undo").fine().out
    assert journal("show", "log", "--json").data == []
    journal("undo").fine()
    after = journal("show", "log", "--json").data
    assert [(entry["id"], entry["text"], entry["hours"]) for entry in after] == [(before[0]["id"], "Meegelopen", 2)]


def test_undo_of_an_edit_brings_the_old_entry_back(journal: Pop):
    name = journal("log", "x", "--goal", "g1", "--hours", "2", "--json").data["id"]
    journal("log", "--edit", name, "--hours", "5").fine()
    journal("undo").fine()
    assert [entry["hours"] for entry in journal("show", "log", "--json").data] == [2]
    journal("undo").fine()
    assert [entry["hours"] for entry in journal("show", "log", "--json").data] == [5]


def test_undo_of_a_withdrawal_brings_the_entry_back(journal: Pop):
    name = journal("log", "x", "--goal", "g1", "--json").data["id"]
    journal("log", "--withdraw", name).fine()
    journal("undo").fine()
    assert [entry["id"] for entry in journal("show", "log", "--json").data] == [name]


@pytest.mark.parametrize("first", ["2026-02-01", "2025-12-30"])
def test_undo_of_a_move_to_another_year_brings_the_entry_back_once(journal: Pop, first: str):
    name = journal("log", "x", "--goal", "g1", "--on", first, "--json").data["id"]
    journal("log", "--edit", name, "--on", "2025-11-01" if first > "2026" else "2026-01-05").fine()
    journal("undo").fine()
    assert [(entry["id"], entry["on"]) for entry in journal("show", "log", "--json").data] == [(name, [first])]


def test_undo_takes_the_newest_of_plan_and_log(journal: Pop):
    journal("log", "x", "--goal", "g1").fine()
    journal("goal", "g1", "--due", "2026-10-01").fine()
    journal("undo").fine()
    assert due(journal) == "2026-09-01"
    assert len(journal("show", "log", "--json").data) == 1


def test_a_hand_edit_becomes_its_own_version_first_and_is_told_once(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text().replace("2026-09-01", "2026-09-15"))
    first = journal("goal", "g2", "--due", "2026-12-01").fine()
    assert "changed outside popcli" in first.err
    assert sentences(journal) == ["First plan made", "Changed outside popcli", "Goal g2 changed: due"]
    assert due(journal) == "2026-09-15"
    assert "outside" not in journal("goal", "g2", "--due", "2026-12-02").fine().err
    journal("history", "--restore", "1").fine()
    assert due(journal) == "2026-09-01"
    journal("history", "--restore", "2").fine()
    assert due(journal) == "2026-09-15"


def test_undo_after_a_hand_edit_undoes_the_hand_edit(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text().replace("2026-09-01", "2026-09-15"))
    said = journal("undo").fine()
    assert "Changed outside popcli" in said.out
    assert due(journal) == "2026-09-01"
