"""Questions back at a real terminal: a vague sentence becomes a better one, and stopping halfway loses nothing."""

import json
from pathlib import Path

import pytest

from popcli.store.templates import rule_texts

BOTH = pytest.mark.parametrize(("lang", "width"), [("nl", 60), ("en", 100)])
VAGUE = {"nl": "Mijn communicatie verbeteren", "en": "Improve my communication"}
GOOD = {"nl": "Ik zit drie vergaderingen voor", "en": "I chair three meetings from start to finish"}
SOON = {"nl": "Zo snel mogelijk mijn rijbewijs halen", "en": "Get my driving licence as soon as possible"}
HEAD = {"nl": 'S02 Vaag werkwoord: "verbeteren"', "en": 'S02 Vague verb: "Improve"'}
BACK = {lang: rule_texts(lang).ask("S02") for lang in VAGUE}
DAY = {lang: rule_texts(lang).ask("T01") for lang in VAGUE}
OF = {"nl": "van", "en": "of"}
CLEAR = "\x15"


def plan_text(environment: dict[str, str], person: str) -> str:
    return (Path(environment["POPCLI_HOME"]) / person / "plan.yaml").read_text(encoding="utf-8")


def draft(environment: dict[str, str]) -> dict[str, object]:
    [path] = Path(environment["POPCLI_STATE"]).glob("*/_new/draft-assessment.json")
    return json.loads(path.read_text())


def fits(walk, width: int) -> bool:
    return max(map(len, walk.shown().splitlines())) <= width


def at_the_goal(terminal, lang, width):
    """The self-assessment up to the sentence of the first goal."""
    walk = terminal("init", lang=lang, width=width)
    walk.sees(f"1 {OF[lang]} 13").type("Sanne").sees(f"2 {OF[lang]} 13")
    for _ in range(9):
        walk.press("enter")
    return walk.sees(f"11 {OF[lang]} 13")


@BOTH
def test_a_vague_sentence_is_improved_in_place(terminal, run, environment, lang, width):
    run("init", "--answers", "ANSWERS")
    walk = terminal("goal", VAGUE[lang], lang=lang, width=width)
    walk.sees(HEAD[lang]).sees(BACK[lang]).sees(f"\u203a {VAGUE[lang]}")
    assert fits(walk, width)
    walk.press(CLEAR).type(GOOD[lang]).sees(f"2 {OF[lang]} 4").press("enter")
    walk.sees(f"3 {OF[lang]} 4").press("enter").sees(f"4 {OF[lang]} 4").press("enter")
    assert walk.ends() == 0
    text = plan_text(environment, "maya")
    assert f"text: {GOOD[lang]}\n" in text
    assert VAGUE[lang] not in text


@BOTH
def test_enter_leaves_the_sentence_as_it_is(terminal, run, environment, lang, width):
    run("init", "--answers", "ANSWERS")
    walk = terminal("goal", VAGUE[lang], lang=lang, width=width)
    walk.sees(f"\u203a {VAGUE[lang]}").press("enter").sees("M01").type("8")
    walk.sees(f"3 {OF[lang]} 4").press("enter").sees(f"4 {OF[lang]} 4").press("enter")
    assert walk.ends() == 0
    text = plan_text(environment, "maya")
    assert f"text: {VAGUE[lang]}\n" in text
    assert 'shown_by: "8"' in text


def test_going_back_asks_for_the_sentence_again(terminal, run, environment):
    run("init", "--answers", "ANSWERS")
    walk = terminal("goal", VAGUE["en"])
    walk.sees(BACK["en"]).press("back").sees("Say it in one sentence.")
    walk.press(CLEAR).type(GOOD["en"]).sees("2 of 4").press("ctrl-c")
    assert walk.ends() == 130
    assert GOOD["en"] not in plan_text(environment, "maya")


@BOTH
def test_stopping_at_a_question_back_keeps_the_answers_before_it(terminal, environment, lang, width):
    walk = at_the_goal(terminal, lang, width).type(VAGUE[lang]).sees(BACK[lang])
    assert fits(walk, width)
    walk.press("ctrl-c")
    assert walk.ends() == 130
    assert "pop init" in walk.shown()
    assert draft(environment)["answers"]["name"] == "Sanne"
    again = terminal("init", lang=lang, width=width)
    again.sees("1.").press("1").sees(f" 11 {OF[lang]} 1")
    assert f"10 {OF[lang]} 1" not in again.shown()
    again.press("ctrl-c")
    assert again.ends() == 130


@BOTH
def test_an_answer_given_early_is_there_after_going_on(terminal, environment, lang, width):
    walk = at_the_goal(terminal, lang, width).type(SOON[lang]).sees("T01").sees(DAY[lang])
    walk.type("1 juni" if lang == "nl" else "1 june").sees("2026").sees(f"11 {OF[lang]} 13")
    walk.sees("leidinggevende" if lang == "nl" else "your manager see").press("ctrl-c")
    assert walk.ends() == 130
    again = terminal("init", lang=lang, width=width)
    again.sees("1.").press("1").sees(f" 11 {OF[lang]} 1").type("rijbewijs")
    for _ in range(3):
        again.press("enter")
    again.sees("ja, opslaan" if lang == "nl" else "yes, save it").press("1")
    assert again.ends() == 0
    text = plan_text(environment, "sanne")
    for part in (f"text: {SOON[lang]}", "shown_by: rijbewijs", "due: 2026-06-01"):
        assert part in text


def test_the_accessible_mode_asks_back_in_plain_lines(terminal, run, environment):
    run("init", "--answers", "ANSWERS")
    walk = terminal("--accessible", "goal", VAGUE["nl"], lang="nl")
    walk.sees(HEAD["nl"]).sees(BACK["nl"]).type(GOOD["nl"]).sees("2 van 4").type("").sees("3 van 4").type("")
    walk.sees("4 van 4").type("")
    assert walk.ends() == 0
    assert f"text: {GOOD['nl']}\n" in plan_text(environment, "maya")
