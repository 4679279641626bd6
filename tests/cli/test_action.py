from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop


def action(pop: Pop, name: str) -> dict[str, Any]:
    found = dict(pop("show", name, "--json").fine().data)
    del found["goal"]
    return found


def test_an_action_is_added_with_everything_given(journal: Pop):
    journal(
        *("action", "Cursus", "--goal", "g2", "--due", "eind maart", "--owner", "Sanne", "--method", "course"),
        *("--training-type", "company", "--support", "twee dagen", "--granted", "ja", "--own-hours", "16"),
        *("--coach-hours", "1:30", "--coach", "mentor", "--budget", "€ 450", "--materials", "boek"),
    ).fine()
    assert action(journal, "a2") == {
        "id": "a2",
        "text": "Cursus",
        "method": "course",
        "training_type": "company",
        "owner": "Sanne",
        "due": "2026-03-31",
        "support": {"asked": "twee dagen", "granted": True},
        "costs": {"own_hours": 16, "coach_hours": 1.5, "coach": "mentor", "budget": 450, "materials": "boek"},
    }
    assert [item["id"] for item in journal("show", "--json").data["goals"][1]["actions"]] == ["a2"]


def test_the_only_open_goal_needs_no_name(journal: Pop):
    journal("action", "x").refused("--goal", 'pop action "…" --goal g1')
    journal("goal", "g2", "--status", "dropped", "--reason", "genoeg").fine()
    journal("action", "x").fine()
    assert journal("show", "a2", "--json").fine().data["goal"] == "g1"


def test_without_a_goal_there_is_nothing_to_put_it_under(journal: Pop):
    for name in ("g1", "g2"):
        journal("goal", name, "--status", "reached").fine()
    journal("action", "x").refused("pop goal")


def test_done_is_today_or_another_day_and_can_be_taken_back(journal: Pop):
    said = journal("action", "a1", "--done").fine()
    assert "done" in said.out
    assert action(journal, "a1")["done"] == "2026-03-02"
    journal("action", "A1", "--done-on", "gisteren").fine()
    assert action(journal, "a1")["done"] == "2026-03-01"
    journal("action", "a1", "--done-on", "-").fine()
    assert "done" not in action(journal, "a1")


def test_a_change_keeps_what_is_not_named(journal: Pop):
    journal("action", "a1", "--owner", "Jo", "--own-hours", "8", "--coach", "mentor").fine()
    journal("action", "a1", "--due", "next friday", "--own-hours", "-").fine()
    assert action(journal, "a1") == {
        "id": "a1",
        "text": "meelopen met Ilse",
        "owner": "Jo",
        "due": "2026-03-06",
        "costs": {"coach": "mentor"},
    }


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_history_says_it_in_words(journal: Pop, lang: str):
    journal("action", "x", "--goal", "g1", lang=lang).fine()
    journal("action", "a2", "--own-hours", "3", "--due", "2026-09-01", lang=lang).fine()
    journal("action", "a2", "--done", lang=lang).fine()
    found = [version["what"] for version in journal("history", "--json").data][1:]
    assert all("a2" in sentence for sentence in found)
    assert not any("costs" in sentence or "due" in sentence for sentence in found if lang == "nl")


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("a9", "--done"), ("a9", "a1")),
        (("x", "--goal", "g9"), ("g9", "g1, g2")),
        (("a1", "--goal", "g2", "--done"), ("a1", "g1")),
        (("a1", "--due", "ooit"), ("ooit",)),
        (("a1", "--method", "toveren"), ("toveren", "course")),
        (("a1", "--training-type", "thuis"), ("thuis", "personal")),
        (("a1", "--coach", "buur"), ("buur", "manager")),
        (("a1", "--granted", "misschien"), ("misschien",)),
        (("a1", "--budget", "-1"), ("less than zero",)),
        (("a1", "--text", "-"), ("text",)),
        (("a1",), ("--done", "pop action a1 --done")),
        (("--goal", "g1"), ("TEXT",)),
        (("", "--goal", "g1"), ("TEXT",)),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    journal: Pop, sanne: Path, arguments: tuple[str, ...], texts: tuple[str, ...]
):
    before = (sanne / "plan.yaml").read_bytes()
    journal("action", *arguments).refused(*texts)
    assert (sanne / "plan.yaml").read_bytes() == before


def test_json_gives_the_action(journal: Pop):
    assert journal("action", "a1", "--done", "--json").fine().data == {
        "id": "a1",
        "text": "meelopen met Ilse",
        "done": "2026-03-02",
    }
