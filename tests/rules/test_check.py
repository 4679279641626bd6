"""All rules together: one remark per lack, how much each matters, and what was accepted."""

from dataclasses import replace
from datetime import date

import pytest

from popcli.core.progress import progress
from popcli.rules.check import RULES, accepted_of, check_goal, check_plan, check_sentence
from popcli.rules.rule import LETTERS, Answer, GoalView, Level, PlanView
from popcli.store.templates import load_coach
from small_plan import action, goal, small_plan

TODAY = date(2026, 3, 2)
SOURCES = {"leefomgeving", "ootw", "hrm-toolkit", "hrbase", "werkzoeken"}
COACH = load_coach("en")
VAGUE = "Improve my communication"
CLEAR = "Give three lessons on pivot tables by 1 May"


def bare(text):
    return check_sentence(COACH.sentence(text))


def in_plan(**values):
    """The findings about one goal in a plan."""
    plan = small_plan(goal(1, **{"text": VAGUE, "due": None, **values}))
    return check_goal(GoalView(plan.goals[0], plan, COACH.sentence(plan.goals[0].text), TODAY))


def whole(*goals, today=TODAY, **values):
    plan = small_plan(*goals, **values)
    return check_plan(PlanView(plan, tuple(progress(plan, [], today)), today), COACH.sentence)


def codes(checked):
    return [finding.rule.code for finding in checked.findings]


def levels(checked, letter):
    return {finding.level for finding in checked.findings if finding.rule.criterion == letter}


def accepted(code, text=VAGUE):
    return {"code": code, "on": "2026-02-01", "reason": "agreed with Karim", "text": text}


def test_codes_are_unique_and_tell_their_criterion():
    every = [rule.code for rule in RULES]
    assert len(set(every)) == len(every)
    for rule in RULES:
        letter, digits = rule.code[0], rule.code[1:]
        assert letter == rule.criterion
        assert letter in LETTERS + "C"
        assert len(digits) == 2
        assert digits.isdecimal()


def test_names_are_unique():
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_rules_need_known_rules_that_were_run_before():
    known = set()
    for rule in RULES:
        assert set(rule.needs) <= known, rule.code
        known.add(rule.code)


def test_rules_say_where_they_come_from_and_what_they_look_at():
    for rule in RULES:
        assert rule.source
        assert set(rule.source) <= SOURCES
        assert rule.about in {"sentence", "goal", "plan"}
        assert (rule.about == "plan") == (rule.criterion == "C")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VAGUE, ["S02", "S03", "M01", "A05", "R05", "T05"]),
        ("", ["S01", "A05", "R05"]),
        ("...", ["S01", "A05", "R05"]),
        ("Learn to weld soon", ["M03", "A05", "R05", "T01"]),
        (CLEAR, ["A05", "R05"]),
        (f"{CLEAR} because I must", ["A05"]),
    ],
)
def test_one_lack_gives_one_remark(text, expected):
    assert codes(bare(text)) == expected


@pytest.mark.parametrize("text", [VAGUE, "", "...", "Learn to weld", CLEAR, "It", "Write good reports often", "Soon"])
def test_no_rule_speaks_beside_one_that_it_needs_quiet(text):
    found = bare(text)
    for finding in found.findings:
        assert not set(finding.rule.needs) & set(codes(found))


def test_findings_name_the_words_that_cause_them():
    found = {finding.rule.code: finding.words for finding in bare(VAGUE).findings}
    assert [VAGUE[start:end] for start, end in found["S02"] + found["S03"]] == ["Improve", "communication"]


def test_a_goal_is_silent_where_the_plan_answers():
    assert {"M01", "T05"} <= set(codes(in_plan()))
    assert "M01" not in codes(in_plan(shown_by="Karim hears one call a month"))
    assert "T05" not in codes(in_plan(due="2026-06-30"))
    assert not {"S02", "S03"} & set(codes(in_plan(smart={"S": "phone calls"})))
    assert not {"A05", "R05"} & set(codes(in_plan()))


def test_notes_about_the_sentence_are_given_whatever_it_answers():
    text = f"{CLEAR} and also learn to weld"
    assert "S08" in codes(bare(text))
    assert levels(bare(text), "S") == {Level.NOTE}


@pytest.mark.parametrize(
    ("status", "level"), [("active", "error"), ("agreed", "error"), ("idea", "warning"), ("resting", "warning")]
)
def test_an_agreed_goal_without_a_date_is_an_error(status, level):
    assert levels(in_plan(status=status, reason="leave"), "T") == {level}
    assert levels(in_plan(status=status, reason="leave"), "S") == {"warning"}


def test_a_bare_sentence_without_a_date_is_warned_about():
    assert levels(bare(VAGUE), "T") == {Level.WARNING}


def test_in_doubt_a_finding_is_a_note():
    sentence = COACH.sentence(VAGUE)
    doubted = replace(sentence, letters={**sentence.letters, "M": Answer.ASK})
    assert levels(check_sentence(sentence), "M") == {Level.WARNING}
    assert levels(check_sentence(doubted), "M") == {Level.NOTE}
    assert levels(bare("..."), "S") == {Level.NOTE}
    assert levels(bare(""), "S") == {Level.WARNING}


def test_a_level_of_the_finding_goes_before_that_of_the_rule():
    assert levels(in_plan(due="2026-02-01"), "T") == {Level.ERROR}
    assert levels(in_plan(due="2026-02-01", status="idea"), "T") == {Level.WARNING}


def test_accepted_findings_stay_quiet_until_the_text_changes():
    found = {finding.rule.code: finding for finding in in_plan(accepted=[accepted("S02")]).findings}
    assert (found["S02"].accepted, found["S02"].stands) == ("agreed with Karim", False)
    assert (found["S03"].accepted, found["S03"].stands) == (None, True)
    again = {finding.rule.code: finding for finding in in_plan(accepted=[accepted("S02", text="else")]).findings}
    assert again["S02"].stands


def test_an_accepted_finding_still_keeps_quiet_what_needs_it():
    assert codes(in_plan(accepted=[accepted("S02")])) == codes(in_plan())


def test_notes_never_stand():
    assert not any(finding.stands for finding in bare("...").findings)


def test_what_was_accepted_for_this_text():
    plan = small_plan(goal(1, text=VAGUE, accepted=[accepted("S02"), accepted("S03", text="else")]))
    assert accepted_of(plan.goals[0]) == {"S02": "agreed with Karim"}


def test_findings_of_a_goal_come_in_the_order_of_the_rules():
    order = [rule.code for rule in RULES]
    found = codes(in_plan(actions=[action(support={"asked": "the fee"})]))
    assert found == sorted(found, key=order.index)


def test_findings_of_a_goal_know_the_goal_and_the_part():
    found = {finding.rule.code: finding for finding in in_plan(actions=[action(support={"asked": "fee"})]).findings}
    assert {finding.goal for finding in found.values()} == {"g1"}
    assert found["A03"].about == "a1"
    assert found["A03"].values == {"id": "g1", "about": "a1", "text": "step 1", "asked": "fee"}


def test_a_plan_is_checked_goal_by_goal_and_as_a_whole():
    found = whole(goal(1, text=VAGUE), goal(2, text=CLEAR), goal(3, status="reached"))
    assert [checked.goal.id for checked in found.goals] == ["g1", "g2"]
    assert codes(found) == ["C03", "C04", "C08", "C10", "C11", "C11"]
    assert len(found.every) == len(found.findings) + sum(len(checked.findings) for checked in found.goals)
    assert found.every[0].goal == "g1"


def test_what_a_plan_lacks_can_be_accepted_at_its_goal():
    busy = [goal(number, text="x") for number in (1, 2)]
    found = whole(*busy, goal(3, text=VAGUE, accepted=[accepted("C02")]))
    (third,) = [finding for finding in found.findings if finding.rule.code == "C02"]
    assert (third.goal, third.about, third.accepted) == ("g3", "g3", "agreed with Karim")


def test_each_goal_is_read_by_its_own_text():
    read = []

    def remember(text):
        read.append(text)
        return COACH.sentence(text)

    plan = small_plan(goal(1, text=VAGUE), goal(2, text=CLEAR))
    check_plan(PlanView(plan, tuple(progress(plan, [], TODAY)), TODAY), remember)
    assert read == [VAGUE, CLEAR]


def test_only_rules_about_a_whole_plan_tell_whether_they_find_something_per_goal():
    assert {rule.code for rule in RULES if rule.per_goal} == {"C02", "C05", "C06", "C07", "C11"}
