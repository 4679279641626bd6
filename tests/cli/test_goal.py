from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop


def goal(pop: Pop, name: str) -> dict[str, Any]:
    return next(item for item in pop("show", "--json").fine().data["goals"] if item["id"] == name)


def versions(pop: Pop) -> list[str]:
    return [version["what"] for version in pop("history", "--json").fine().data]


def test_a_goal_is_added_with_everything_given(journal: Pop):
    said = journal(
        *("goal", "  Drie lessen geven  ", "--due", "eind september", "--shown-by", "3 verslagen", "--kind", "grow"),
        *("--need", "n1", "--ambition", "ooit", "--specific", "S", "--relevant", "R", "--support", "Jo"),
        *("--hours-per-week", "1,5", "--expected-result", "E", "--benefit", "B", "--obstacle", "O"),
        *("--priority", "2", "--start", "1 april", "--status", "agreed"),
    ).fine()
    assert said.out == "Goal g3 is in your plan: Drie lessen geven (by 30 Sep 2026)\n"
    assert goal(journal, "g3") == {
        "id": "g3",
        "text": "Drie lessen geven",
        "status": "agreed",
        "kind": "grow",
        "need": "n1",
        "ambition": "ooit",
        "start": "2026-04-01",
        "due": "2026-09-30",
        "shown_by": "3 verslagen",
        "expected_result": "E",
        "benefit": "B",
        "support": "Jo",
        "hours_per_week": 1.5,
        "smart": {"S": "S", "R": "R"},
        "priority": 2,
        "obstacle": "O",
    }


def test_a_goal_starts_today_and_is_active(journal: Pop):
    made = journal("goal", "Leren", "--json").fine().data
    assert made == {"id": "g3", "text": "Leren", "status": "active", "start": "2026-03-02"}


def test_one_next_step_is_told(journal: Pop):
    assert 'pop goal g3 --due "…"' in journal("goal", "Leren").fine().err
    assert 'pop action "…" --goal g3' in journal("goal", "g3", "--due", "2026-10-01").fine().err
    assert journal("goal", "g3", "--due", "2026-11-01").fine().out != ""


def test_a_change_changes_only_what_is_named(journal: Pop):
    before = goal(journal, "g1")
    journal("goal", "G1", "--text", "Dertig wonden", "--due", "over 3 maanden").fine()
    assert goal(journal, "g1") == {**before, "text": "Dertig wonden", "due": "2026-06-02"}


def test_a_dash_empties_a_field(journal: Pop):
    journal("goal", "g1", "--due", "-", "--obstacle", "-").fine()
    assert "due" not in goal(journal, "g1")


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ["Goal g3 added: Leren", "Goal g3 changed: status, reason"]),
        ("nl", None),
    ],
)
def test_the_history_says_it_in_words(journal: Pop, lang: str, sentences: list[str] | None):
    journal("goal", "Leren", lang=lang).fine()
    journal("goal", "g3", "--status", "resting", "--reason", "verlof", lang=lang).fine()
    found = versions(journal)[1:]
    assert found == sentences if sentences else all("g3" in sentence for sentence in found)


def test_a_change_that_changes_nothing_makes_no_version(journal: Pop):
    said = journal("goal", "g1", "--due", "2026-09-01").fine()
    assert "already" in said.out
    assert len(versions(journal)) == 1


@pytest.mark.parametrize("status", ["resting", "dropped"])
def test_stopping_asks_for_a_reason(journal: Pop, status: str):
    journal("goal", "g1", "--status", status).refused("reason", f"pop goal g1 --status {status} --reason")
    journal("goal", "g1", "--status", status, "--reason", "verlof").fine()
    assert goal(journal, "g1")["reason"] == "verlof"
    journal("goal", "g1", "--status", "active").fine()
    assert "reason" not in goal(journal, "g1")


@pytest.mark.parametrize(("word", "meant"), [("bezig", "active"), ("GEHAALD", "reached"), ("reached", "reached")])
def test_a_status_may_be_said_in_dutch(journal: Pop, word: str, meant: str):
    journal("goal", "g1", "--status", word, lang="nl").fine()
    assert goal(journal, "g1")["status"] == meant


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("g9", "--due", "2026-09-01"), ("g9", "g1, g2", "pop show goals")),
        (("g1", "--due", "asap"), ("asap",)),
        (("g1", "--due", "31 februari"), ("31",)),
        (("g1", "--status", "done"), ("done", "reached")),
        (("g1", "--priority", "0"), ("0", "1 to 9")),
        (("g1", "--priority", "12"), ("12", "1 to 9")),
        (("g1", "--priority", ""), ("1 to 9",)),
        (("g1", "--hours-per-week", "-2"), ("less than zero",)),
        (("g1", "--hours-per-week", "veel"), ("veel",)),
        (("g1", "--text", "-"), ("text",)),
        (("g1", "--text", " "), ("text",)),
        ((), ("TEXT", 'pop goal "…" --due')),
        (("  ",), ("TEXT",)),
        (("-",), ("TEXT",)),
        (("g1",), ("--due", "pop goal g1")),
        (("Leren", "--text", "Anders"), ("--text Anders",)),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    journal: Pop, sanne: Path, arguments: tuple[str, ...], texts: tuple[str, ...]
):
    before = (sanne / "plan.yaml").read_bytes()
    journal("goal", *arguments).refused(*texts)
    assert (sanne / "plan.yaml").read_bytes() == before


def test_odd_texts_come_back_exactly(journal: Pop):
    for text in ("no", "012", "[red]x[/]", "a: b # c", "- x", "👩‍⚕️", "'", '"', "{id}", "a\nb", "\x1b[31m", "\x85x"):
        made = journal("goal", text, "--obstacle", text, "--json").fine().data
        assert (goal(journal, made["id"])["text"], goal(journal, made["id"])["obstacle"]) == (
            text.strip(),
            text.strip(),
        ), text


def test_comments_and_unknown_keys_in_the_file_stay(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_text("# van mij\n" + plan.read_text() + "eigen: blijft # echt\n")
    journal("goal", "g2", "--due", "2026-12-01").fine()
    assert plan.read_text().startswith("# van mij\n")
    assert "eigen: blijft # echt\n" in plan.read_text()


def test_a_damaged_plan_is_told_with_its_line_and_left_alone(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    content = plan.read_text().replace("due: 2026-09-01", "due: ooit")
    plan.write_text(content)
    line = content[: content.index("due: ooit")].count("\n") + 1
    for arguments in (("goal", "Leren"), ("goal", "g1", "--due", "2026-10-01"), ("show",), ()):
        journal(*arguments).refused(f"{plan}:{line}", "ooit", code=1)
    assert plan.read_text() == content


def test_a_goal_with_a_fresh_entry_is_not_called_silent_after_a_change(journal: Pop):
    journal("action", "een les voorbereiden", "--goal", "g2", today="2026-01-05").fine()
    journal("goal", "g2", "--due", "2026-12-01", "--start", "2026-01-05", today="2026-01-05").fine()
    journal("log", "les gegeven", "--goal", "g2", today="2026-04-20").fine()
    said = journal("goal", "g2", "--benefit", "rust op de afdeling", today="2026-04-21").fine()
    assert "silent" not in said.err
    quiet = journal("goal", "g2", "--benefit", "nog meer rust", today="2026-05-28").fine()
    assert "silent" in quiet.err
