"""What ``pop check`` shows, as documents: silence, underlined words, letters, exit codes and data."""

from datetime import date
from typing import Any

import pytest

from popcli.core.texts import Texts
from popcli.report.check_page import accepted_page, plan_page, rule_page, sentence_page, shown_example
from popcli.report.document import Document, Heading, Marked, Named
from popcli.rules.check import RULES, Checked, CheckedPlan, check_plan
from popcli.rules.marks import Reading
from popcli.rules.rule import Answer, Finding, Level, PlanView, Rule, Sentence
from popcli.rules.rule_texts import RuleTexts
from popcli.store.templates import load_coach, rule_texts, texts
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
VAGUE = "Mijn communicatie verbeteren"
BY_CODE = {rule.code: rule for rule in RULES}


@pytest.fixture(params=["nl", "en"])
def say(request: pytest.FixtureRequest) -> Texts:
    return texts(request.param)


@pytest.fixture
def rules(say: Texts) -> RuleTexts:
    return rule_texts(say.lang)


def words(document: Document) -> str:
    lines = [getattr(piece, "line", ()) for piece in document.pieces]
    titles = [f"{getattr(piece, 'id', '')} {getattr(piece, 'text', '')}" for piece in document.pieces]
    return "\n".join([*titles, *("".join(span.text for span in line) for line in lines)])


def reading(text: str) -> Reading:
    return load_coach("nl").sentence(text).reading


def checked(text: str, *findings: Finding) -> Checked:
    """A sentence about which exactly this was found."""
    letters = dict.fromkeys("SMART", Answer.OK)
    return Checked(Sentence(reading(text), load_coach("nl").sentence(text).signals, letters), letters, findings)


def finding(code: str, *places: tuple[int, int], level: Level | None = None, **more: Any) -> Finding:
    rule: Rule = BY_CODE[code]
    return Finding(rule, level or rule.level, places, {}, **more)


def plan(*goals: dict[str, Any], **values: Any) -> CheckedPlan:
    """Goals without entries, checked in Dutch."""
    from popcli.core.progress import progress

    made = small_plan(*goals, review={"next": "2026-06-01"}, **values)
    return check_plan(PlanView(made, tuple(progress(made, [], TODAY)), TODAY), load_coach("nl").sentence)


def test_nothing_found_is_nothing_shown(say: Texts, rules: RuleTexts):
    page = sentence_page(checked(VAGUE), "nl", rules, say)
    assert (page.pieces, page.code) == ((), 0)
    assert page.data == {
        "text": VAGUE,
        "lang": "nl",
        "letters": dict.fromkeys("SMART", "ok"),
        "marks": [],
        "findings": [],
    }


@pytest.mark.parametrize(
    ("level", "accepted", "code"),
    [
        (Level.ERROR, None, 3),
        (Level.WARNING, None, 3),
        (Level.NOTE, None, 0),
        (Level.ERROR, "komt goed", 0),
        (Level.WARNING, "komt goed", 0),
    ],
)
def test_errors_and_warnings_that_stand_decide_the_exit_code(
    say: Texts, rules: RuleTexts, level: Level, accepted: str | None, code: int
):
    one = checked(VAGUE, finding("S02", (18, 28), level=level, accepted=accepted))
    assert sentence_page(one, "nl", rules, say).code == code
    assert plan_page(CheckedPlan((one,), ()), rules, say).code == code


def test_words_are_underlined_once_in_order_and_apart(say: Texts, rules: RuleTexts):
    found = [finding("M01", (18, 28)), finding("S02", (18, 28)), finding("S03", (5, 17), (5, 9)), finding("T05")]
    page = sentence_page(checked(VAGUE, *found), "nl", rules, say)
    assert page.pieces[0] == Marked(VAGUE, ((5, 17), (18, 28)), indent=2)
    said = words(page)
    assert f'{rules.title("S02")}: "verbeteren"' in said
    assert '"communicatie", "comm"' in said
    for one in found:
        assert rules.why(one.rule.code) in said
        assert f"? {rules.ask(one.rule.code)}" in said


def test_places_that_overlap_become_one(say: Texts, rules: RuleTexts):
    page = sentence_page(checked(VAGUE, finding("S02", (0, 10)), finding("S03", (5, 17))), "nl", rules, say)
    assert page.pieces[0] == Marked(VAGUE, ((0, 17),), indent=2)


def test_a_sentence_without_words_shows_only_what_is_missing(say: Texts, rules: RuleTexts):
    page = sentence_page(checked("  ", finding("S01")), "nl", rules, say)
    assert not any(isinstance(piece, Marked) for piece in page.pieces)
    assert rules.title("S01") in words(page)


def test_a_goal_stands_under_its_id_with_the_command_that_helps(say: Texts, rules: RuleTexts):
    checked_one = plan(goal(text=VAGUE, due="2026-05-01"))
    page = plan_page(checked_one, rules, say)
    assert page.pieces[0] == Named("g1", say("check.goal"))
    assert page.pieces[1] == Marked(VAGUE, ((5, 17), (18, 28)), indent=2)
    assert 'pop action "…" --goal g1' in words(page)
    assert 'pop goal g1 --shown-by "…"' in words(page)
    assert Heading(say("check.plan")) in page.pieces
    assert [item["id"] for item in page.data["goals"]] == ["g1"]


def test_days_are_words_for_people_and_iso_in_data(say: Texts, rules: RuleTexts):
    checked_one = plan(goal(due="2026-02-01", actions=[action(due="2026-02-03", owner="Maya")]))
    page = plan_page(checked_one, rules, say)
    assert "1 feb 2026" in words(page).lower()
    found = [item for one in page.data["goals"] for item in one["findings"]] + page.data["findings"]
    assert "2026-02-01" in next(item["says"] for item in found if item["code"] == "T07")
    assert "2026-02-03" in next(item["says"] for item in found if item["code"] == "C07")


def test_what_was_accepted_is_quiet_counted_and_listed(say: Texts, rules: RuleTexts):
    leave = {"code": "A01", "on": "2026-03-01", "reason": "komt nog", "text": VAGUE}
    checked_one = plan(goal(text=VAGUE, accepted=[leave]))
    page = plan_page(checked_one, rules, say)
    assert rules.title("A01") not in words(page)
    assert say("check.quiet", count=1) in words(page)
    listed = accepted_page(checked_one, rules, say)
    assert (listed.code, [item["accepted"] for item in listed.data]) == (0, ["komt nog"])
    assert rules.title("A01") in words(listed)
    assert "g1: komt nog" in words(listed)


def test_an_older_sentence_is_not_accepted(say: Texts, rules: RuleTexts):
    leave = {"code": "A01", "on": "2026-03-01", "reason": "komt nog", "text": "Anders"}
    listed = accepted_page(plan(goal(text=VAGUE, accepted=[leave])), rules, say)
    assert listed.data == []
    assert say("check.none-accepted") in words(listed)


@pytest.mark.parametrize("code", list(BY_CODE))
def test_every_rule_can_be_explained(say: Texts, rules: RuleTexts, code: str):
    page = rule_page(BY_CODE[code], rules, say)
    said = words(page)
    assert page.pieces[0] == Heading(f"{code}  {rules.title(code)}", level=1)
    for part in (rules.why(code), rules.ask(code), ", ".join(BY_CODE[code].source)):
        assert part in said
    for kind in ("good", "bad"):
        assert page.data[kind] == rules.examples(code, kind)
        assert all(shown_example(example) in said for example in page.data[kind])


def test_an_example_of_fields_is_shown_in_one_line():
    assert shown_example("Een zin") == "Een zin"
    assert shown_example({"due": None, "text": "é"}) == "due: null, text: é"
    assert shown_example({"hours": 1, "support": {"granted": True}}) == "hours: 1, support: {granted: true}"
