from pathlib import Path

import pytest

from pop_runs import Pop


def only(pop: Pop) -> dict[str, object]:
    found = pop("show", "log", "--json").fine().data
    assert len(found) == 1
    return dict(found[0])


def logged(pop: Pop, *arguments: str) -> str:
    return str(pop("log", *arguments, "--json").fine().data["id"])


def test_an_edit_changes_only_what_is_named(journal: Pop):
    name = logged(journal, "x", "--goal", "g1", "--hours", "2", "--tag", "a")
    said = journal("log", "--edit", name, "--hours", "3", "--result", "meer").fine()
    assert name in said.out
    entry = only(journal)
    assert (entry["text"], entry["goal"], entry["hours"], entry["result"]) == ("x", "g1", 3, "meer")
    assert entry["tags"] == ["a"]
    assert entry["revision"] == 2


def test_an_edit_can_empty_a_field(journal: Pop):
    name = logged(journal, "x", "--goal", "g1", "--hours", "2", "--tag", "a")
    journal("log", "--edit", name, "--hours", "-", "--tag", "-").fine()
    entry = only(journal)
    assert "hours" not in entry
    assert "tags" not in entry


def test_an_edit_moves_an_entry_to_another_goal_action_or_to_none(journal: Pop):
    name = logged(journal, "x", "--goal", "g1")
    journal("log", "--edit", name, "--action", "a1").fine()
    assert (only(journal).get("goal"), only(journal)["action"]) == (None, "a1")
    journal("log", "--edit", name, "--unplanned").fine()
    assert not {"goal", "action", "need"} & only(journal).keys()


@pytest.mark.parametrize("gone", [("--on", "-"), ("-",)])
def test_day_and_text_cannot_be_emptied(journal: Pop, gone: tuple[str, ...]):
    name = logged(journal, "x", "--goal", "g1")
    journal("log", "--edit", name, *gone, stdin=b"").refused()
    assert (only(journal)["text"], only(journal)["on"]) == ("x", ["2026-03-02"])


def test_an_edit_may_move_an_entry_to_another_year_and_back(journal: Pop, sanne: Path):
    name = logged(journal, "x", "--goal", "g1")
    journal("log", "--edit", name, "--on", "2025-12-30").fine()
    assert only(journal)["on"] == ["2025-12-30"]
    assert sorted(item.name for item in (sanne / "log").iterdir()) == ["2025.yaml", "2026.yaml"]
    assert journal("show", "log", "--since", "2026-01-01", "--json").data == []
    journal("log", "--edit", name, "--on", "2026-02-01", "--hours", "1").fine()
    assert (only(journal)["on"], only(journal)["hours"]) == (["2026-02-01"], 1)
    assert journal("show", "log", "--until", "2025-12-31", "--json").data == []


def test_nothing_in_a_log_file_is_ever_rewritten(journal: Pop, sanne: Path):
    file = sanne / "log" / "2026.yaml"
    name = logged(journal, "x", "--goal", "g1")
    first = file.read_bytes()
    journal("log", "--edit", name, "--hours", "3")
    second = file.read_bytes()
    journal("log", "--withdraw", name, "--reason", "dubbel")
    assert second.startswith(first)
    assert file.read_bytes().startswith(second)


def test_a_withdrawn_entry_is_gone_and_its_reason_kept(journal: Pop, sanne: Path):
    name = logged(journal, "x", "--goal", "g1")
    said = journal("log", "--withdraw", name, "--reason", "dubbel").fine()
    assert name in said.out
    assert journal("show", "log", "--json").data == []
    assert "dubbel" in (sanne / "log" / "2026.yaml").read_text()
    journal("log", "--withdraw", name).refused(name)
    journal("log", "--edit", name, "--hours", "1").refused(name)


def test_the_beginning_of_an_id_is_enough_when_it_is_the_only_one(journal: Pop, sanne: Path):
    (sanne / "log").mkdir()
    lines = [
        f'- {{"id": "{name}", "on": ["2026-01-0{day}"], "text": "{name}"}}\n'
        for day, name in ((1, "abc234"), (2, "abd234"))
    ]
    (sanne / "log" / "2026.yaml").write_text("".join(lines))
    journal("log", "--edit", "ABC", "--hours", "3").fine()
    journal("log", "--edit", "ab", "--hours", "3").refused("abc234 (2026-01-01)", "abd234 (2026-01-02)")
    journal("log", "--withdraw", "zzz").refused("zzz", "pop show log")
    assert [entry.get("hours") for entry in journal("show", "log", "--json").data] == [3, None]


def test_a_line_that_cannot_be_read_is_told_and_stays(journal: Pop, sanne: Path):
    journal("log", "x", "--goal", "g1")
    file = sanne / "log" / "2026.yaml"
    file.write_text(file.read_text() + '- {"id": "torn')
    journal("log", "y", "--goal", "g1").fine()
    shown = journal("show", "log", "--json").fine()
    assert [entry["text"] for entry in shown.data] == ["x", "y"]
    assert f"{file}:2" in shown.err
