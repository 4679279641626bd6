"""The first walk, at a real terminal: from nothing to a plan, with going back, stopping and going on."""

import json
import time
from pathlib import Path

import pytest

ENGLISH = {
    "ask": "What are you called?",
    "save": "Is this right?",
    "made": "Your plan is there",
    "begun": "You had begun already",
    "stopped": "go on with: pop init",
}


def plan_text(environment: dict[str, str], person: str) -> str:
    return (Path(environment["POPCLI_HOME"]) / person / "plan.yaml").read_text()


def drafts(environment: dict[str, str]) -> dict[str, object]:
    [path] = Path(environment["POPCLI_STATE"]).glob("*/_new/draft-assessment.json")
    return json.loads(path.read_text())["answers"]


@pytest.mark.parametrize(("lang", "width"), [("nl", 60), ("en", 100)])
def test_the_short_path_ends_in_a_plan(terminal, environment, lang, width):
    walk = terminal("init", lang=lang, width=width)
    walk.sees("1 van 13" if lang == "nl" else "1 of 13")
    for answer in ("Sanne", "nurse", "Joost"):
        walk.type(answer)
    for answer in ("calm", "curious", "wounds", "planning", "saying no", ""):
        walk.type(answer)
    walk.type("Working with people").press("enter")
    walk.type("Wound care").press("enter")
    walk.type("wound nurse").press("1").press("enter")
    walk.type("assess wounds").press("2").press("3").press("enter")
    walk.type("compression therapy").press("6").press("enter")
    walk.type("I give three lessons").type("three lessons given").type("eind september")
    walk.sees("30 september 2026" if lang == "nl" else "30 September 2026")
    walk.type("prepare lesson one").type("vrijdag").press("enter").press("enter")
    walk.press("enter")
    walk.sees("ja, opslaan" if lang == "nl" else "yes, save it").press("1")
    assert walk.ends() == 0
    text = plan_text(environment, "sanne")
    for part in (f"language: {lang}", "  - wounds", "level_needed: 3", "due: 2026-09-30", "due: 2026-03-06"):
        assert part in text
    assert not list(Path(environment["POPCLI_STATE"]).glob("*/*/draft-*.json"))


def test_no_line_is_wider_than_the_screen_and_no_control_sequence_shows(terminal):
    walk = terminal("init", lang="nl", width=60)
    shown = walk.sees("Hoe heet je?").shown()
    assert max(map(len, shown.splitlines())) <= 60
    assert "\x1b" not in shown
    assert "^[" not in shown


def test_shift_tab_goes_back_and_the_answer_can_be_changed(terminal, environment):
    walk = terminal("init")
    walk.sees("1 of 13").type("Sann").sees("2 of 13").press("back").sees("Sann")
    walk.press("e", "enter").sees("2 of 13")
    walk.press("ctrl-c")
    assert walk.ends() == 130
    assert drafts(environment)["name"] == "Sanne"


def test_a_question_mark_tells_why_and_gives_an_example(terminal):
    walk = terminal("init", lang="nl")
    walk.sees("1 van 13").type("Sanne").sees("2 van 13").type("?").sees("Bijvoorbeeld:")


def test_ctrl_c_says_how_to_go_on_and_nothing_is_asked_twice(terminal):
    walk = terminal("init")
    walk.sees("1 of 13").type("Sanne").sees("2 of 13").type("nurse").sees("3 of 13").press("ctrl-c")
    assert walk.ends() == 130
    assert "pop init" in walk.shown()
    again = terminal("init")
    again.sees("go on where I was").press("1").sees("3 of 13")
    assert "1 of 13" not in again.shown()


def test_every_answer_survives_a_kill(terminal, environment):
    walk = terminal("init")
    walk.sees("1 of 13").type("Sanne").sees("2 of 13").type("nurse").sees("3 of 13").type("Joost").sees("4 of 13")
    walk.type("calm").sees("2.").type("curious").sees("3.")
    walk.kill()
    answers = drafts(environment)
    assert answers == {"name": "Sanne", "function": "nurse", "manager": "Joost", "strengths": ["calm", "curious"]}
    again = terminal("init")
    again.sees("go on where I was").press("1").sees("4 of 13").sees("3.")


def test_starting_again_forgets_the_draft(terminal):
    walk = terminal("init")
    walk.sees("1 of 13").type("Sanne").sees("2 of 13").press("ctrl-c")
    assert walk.ends() == 130
    again = terminal("init")
    again.sees("start again").press("2").sees("1 of 13")
    assert "Sanne" not in again.shown()


def test_a_date_that_is_none_is_refused_in_place(terminal, run):
    run("init", "--answers", "ANSWERS")
    walk = terminal("goal", "Read two books")
    walk.type("two books read").sees("reach").type("asap").sees("no point in time")
    walk.press("\x15").type("end of september").sees("30 September 2026")


def test_a_revision_shows_all_answers_and_changes_only_one(terminal, run, environment):
    run("init", "--answers", "ANSWERS")
    before = plan_text(environment, "maya")
    walk = terminal("init")
    walk.sees("change a few answers").press("1").sees("yes, save it").press("2").sees("Which answer")
    walk.press("2").press("\x15").type("data analyst").sees("yes, save it").press("1")
    assert walk.ends() == 0
    after = plan_text(environment, "maya")
    changed = set(before.splitlines()) ^ set(after.splitlines())
    assert {line.strip() for line in changed if "answers" not in line} >= {"function: data analyst", "version: 2"}
    assert len(changed) <= 4


def test_the_accessible_mode_asks_in_plain_numbered_lines(terminal, environment):
    walk = terminal("--accessible", "init", lang="nl")
    walk.sees("Hoe heet je?").type("Sanne")
    walk.sees("Wat voor werk").type("<").sees("Hoe heet je?").type("Anna").sees("Wat voor werk").press("ctrl-c")
    assert walk.ends() == 130
    assert drafts(environment)["name"] == "Anna"


def test_a_short_path_takes_few_prompts(terminal):
    """The walk above has 13 main questions; a person who skips what may be skipped sees at most 16 prompts."""
    walk = terminal("init")
    walk.sees("1 of 13").type("Sanne")
    presses, until = 0, time.monotonic() + 30
    while "yes, save it" not in walk.shown() and time.monotonic() < until:
        before = walk.shown()
        walk.press("enter")
        presses += 1
        while walk.shown() == before and time.monotonic() < until:
            time.sleep(0.02)
    assert presses <= 16
