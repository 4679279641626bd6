import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pop_runs import Pop
from script_answers import ENTER, Person

Asks = Callable[..., Person]

FIRST = ("yes", "Met Ilse ging het vanzelf", "5", "Ga zo door")
"""What is said of g1: reached, how, satisfied, feedback. What is reached needs no decision."""

SECOND = ("no", "Te druk", "2", ENTER, "drop", "Een ander doel gaat voor")
"""What is said of g2: reached, how, satisfied, feedback (nothing), outcome, reason."""

CLOSING = (ENTER, "4", "1 september")
"""Nothing new to learn, motivation, the next day."""

TALK = (*FIRST, *SECOND, *CLOSING, "save")
WITH = ("--with", "Joost")
"""The person of the small plan has no manager; with somebody at the table there is feedback to ask for."""


def kept(pop: Pop) -> dict[str, object]:
    return pop("show", "--json").fine().data


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_evaluation_is_kept_closes_goals_and_sets_the_next_day(journal: Pop, asks: Asks, lang: str):
    asks(*TALK)
    shown = journal("review", *WITH, lang=lang).fine()
    assert ("Evaluatie r1" if lang == "nl" else "Evaluation r1") in shown.out
    plan = kept(journal)
    assert [(goal["status"], goal.get("reason")) for goal in plan["goals"]] == [
        ("reached", None),
        ("dropped", "Een ander doel gaat voor"),
    ]
    (review,) = plan["reviews"]
    assert plan["review"]["next"] == review["next"] == "2026-09-01"
    assert (review["kind"], review["with"], review["date"], review["motivation"]) == (
        "evaluation",
        "Joost",
        "2026-03-02",
        4,
    )
    assert review["goals"][0] == {
        "goal": "g1",
        "answers": {"reached": "yes", "how": "Met Ilse ging het vanzelf", "manager-feedback": "Ga zo door"},
        "satisfaction": 5,
        "outcome": "reached",
    }
    assert "r1" in journal("history").fine().out


def test_what_is_known_is_shown_before_anything_is_asked(journal: Pop, asks: Asks):
    journal("log", "Meegelopen", "--goal", "g1", "--hours", "3").fine()
    journal("action", "a1", "--own-hours", "8").fine()
    asks()
    shown = journal("review", lang="en")
    assert shown.code == 130
    assert "3 hours of 8 hours planned" in shown.out
    assert "meelopen met Ilse" in shown.out
    assert "Twaalf diensten" in shown.out


def test_preparing_asks_and_writes_nothing(journal: Pop, sanne: Path):
    before = (sanne / "plan.yaml").read_bytes()
    shown = journal("review", "--prepare", lang="nl").fine()
    assert "Twintig wonden" in shown.out
    assert (sanne / "plan.yaml").read_bytes() == before
    assert [goal["id"] for goal in journal("review", "--prepare", "--json").fine().data["goals"]] == ["g1", "g2"]


def test_new_needs_are_added_once(journal: Pop, asks: Asks):
    asks(
        *FIRST[:3],
        *SECOND[:3],
        *SECOND[4:],
        "zwachtelen",
        ENTER,
        "lassen",
        "parked",
        "lassen",
        ENTER,
        *CLOSING[1:],
        "save",
    )
    journal("review").fine()
    plan = kept(journal)
    assert [(need["text"], need["source"], need["status"]) for need in plan["needs"][1:]] == [
        ("lassen", "review", "parked")
    ]
    assert plan["reviews"][0]["new_needs"] == ["zwachtelen", "lassen"]


def test_stopping_keeps_the_answers_and_going_on_asks_the_rest(journal: Pop, asks: Asks):
    asks(*FIRST)
    stopped = journal("review", *WITH, lang="en")
    assert (stopped.code, "pop review" in stopped.err) == (130, True)
    assert "reviews" not in kept(journal)
    journal("log", "Ondertussen iets geleerd", "--goal", "g1").fine()
    person = asks("go-on", *SECOND, *CLOSING, "save")
    journal("review").fine()
    assert person.paths[1] == "g2.reached"
    (review,) = kept(journal)["reviews"]
    assert review["with"] == "Joost"
    assert "Ondertussen" in journal("show", "log").fine().out


def test_the_short_talk_asks_about_the_plan_as_a_whole(journal: Pop, asks: Asks):
    asks("g1 loopt", "g2 niet", "4", "g2 later", "over 3 maanden", "save")
    journal("review", "--progress").fine()
    (review,) = kept(journal)["reviews"]
    assert (review["kind"], review["next"], review["motivation"]) == ("progress", "2026-06-02", 4)
    assert review["answers"] == {"to-plan": "g1 loopt", "falls-short": "g2 niet", "adjust": "g2 later"}
    assert "goals" not in review


def test_a_goal_says_at_the_next_talk_what_the_last_one_decided(journal: Pop, asks: Asks):
    asks("no", *FIRST[1:], "adjust", "Minder wonden", ENTER, ENTER, *SECOND, *CLOSING, "save")
    journal("review", *WITH).fine()
    assert "Last time (2 Mar 2026): adjust: Minder wonden" in " ".join(
        journal("review", "--prepare", lang="en").fine().out.split()
    )


def test_putting_a_talk_off_is_recorded_and_shown_again(journal: Pop):
    shown = journal("review", "--postpone", "1 juli", "--reason", " Joost is ziek ", lang="nl").fine()
    assert "1 jul 2026: Joost is ziek" in shown.out
    rhythm = kept(journal)["review"]
    assert rhythm["next"] == "2026-07-01"
    assert rhythm["postponed"] == [{"on": "2026-03-02", "to": "2026-07-01", "reason": "Joost is ziek"}]
    assert "Joost is ziek" in journal("review", "--prepare").fine().out


@pytest.mark.parametrize("arguments", [("--postpone", "1 juli"), ("--postpone", "1 juli", "--reason", " ")])
def test_putting_a_talk_off_needs_a_reason(journal: Pop, arguments: tuple[str, ...]):
    journal("review", *arguments, lang="en").refused("--reason", "pop review --postpone")


def test_a_reason_alone_and_a_talk_without_a_person_are_refused(journal: Pop):
    journal("review", "--reason", "x", lang="en").refused("--postpone")
    journal("review", lang="en").refused("--answers")


def test_a_file_can_answer(journal: Pop, tmp_path: Path):
    answers = {"to-plan": "alles", "motivation": 5, "next-date": "2026-06-30"}
    path = tmp_path / "talk.yaml"
    path.write_text(json.dumps(answers))
    journal("review", "--progress", "--answers", str(path)).fine()
    assert kept(journal)["reviews"][0]["motivation"] == 5


def test_a_line_of_the_log_that_cannot_be_read_is_told_once_in_a_talk(journal: Pop, sanne: Path, tmp_path: Path):
    journal("log", "Meegelopen", "--goal", "g1").fine()
    log = sanne / "log" / "2026.yaml"
    log.write_bytes(log.read_bytes() + b'- {"id": "zz\n')
    answers = tmp_path / "talk.yaml"
    answers.write_text(json.dumps({"motivation": 5, "next-date": "2026-06-30"}))
    shown = journal("review", "--progress", "--answers", str(answers)).fine()
    assert shown.err.count("2026.yaml:2") == 1


def test_an_overdue_talk_is_the_next_step(journal: Pop):
    assert journal("--json", today="2026-06-02").fine().data["next_step"]["command"] == "pop review"


@pytest.mark.parametrize("day", ["gisteren", "vandaag"])
def test_a_talk_is_put_off_to_a_day_to_come(journal: Pop, sanne: Path, day: str):
    before = (sanne / "plan.yaml").read_bytes()
    journal("review", "--postpone", day, "--reason", "x", lang="en").refused(day, "not later than today")
    assert (sanne / "plan.yaml").read_bytes() == before
