from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop

NO_LAW = {"en": "It is no legal or digital signature.", "nl": "Het is geen juridische of digitale handtekening."}
SIGNED = "Signed by Sanne Vermeulen (employee) on 2 Mar 2026 · fingerprint "


def signatures(pop: Pop) -> list[dict[str, Any]]:
    return list(pop("show", "--json").fine().data.get("signatures", []))


def versions(pop: Pop) -> list[str]:
    return [version["what"] for version in pop("history", "--json").fine().data]


def both_sign(pop: Pop) -> None:
    pop("sign", "--yes").fine()
    pop("sign", "--role", "manager", "--name", "Joost de Wit", "--yes").fine()


def amendments(pop: Pop, *page: str) -> Any:
    return pop(*page, "--json").fine().data.get("amendments", "none")


def edit(file: Path, change: Callable[[str], str]) -> None:
    text = file.read_text(encoding="utf-8")
    assert change(text) != text
    file.write_text(change(text), encoding="utf-8")


def flat(text: str) -> str:
    return " ".join(text.split())


def codes(pop: Pop) -> set[str]:
    return {finding["code"] for finding in pop("check", "--json").data["findings"]}


def test_an_employee_signs_with_the_name_in_the_plan(journal: Pop):
    said = journal("sign", "--yes").fine().out
    [signature] = signatures(journal)
    digits = signature["fingerprint"].removeprefix("pop1:")
    assert said == f"{SIGNED}{digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:16]}\n"
    kept = {"role": "employee", "name": "Sanne Vermeulen", "date": "2026-03-02", "version": 1}
    assert signature == kept | {"fingerprint": signature["fingerprint"]}
    assert said.strip() in flat(journal("show").fine().out)


def test_a_manager_signs_with_a_name_that_was_given(journal: Pop):
    both_sign(journal)
    mine, theirs = signatures(journal)
    assert (theirs["role"], theirs["name"], theirs["version"]) == ("manager", "Joost de Wit", 2)
    assert mine["fingerprint"] == theirs["fingerprint"]


def test_a_manager_in_the_plan_signs_with_that_name(journal: Pop, sanne: Path):
    edit(sanne / "plan.yaml", lambda text: text.replace("person:\n", "person:\n  manager: Joost de Wit\n"))
    assert "signature of the manager: pop sign --role" in flat(journal("sign", "--yes").fine().err)
    said = journal("sign", "--role", "manager", "--yes").fine()
    assert said.out.startswith("Signed by Joost de Wit (manager) on 2 Mar 2026")
    assert "signature of the" not in said.err
    assert versions(journal)[-2:] == ["Signed by Sanne Vermeulen", "Signed by Joost de Wit"]


def test_a_name_that_was_given_goes_before_the_one_in_the_plan(journal: Pop):
    journal("sign", "--yes", "--name", " Sanne V. ").fine()
    assert [signature["name"] for signature in signatures(journal)] == ["Sanne V."]


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("--role", "manager", "--yes"), ("the plan names no manager", '--name "…"')),
        (("--role", "manager", "--name", " ", "--yes"), ('--name "…"',)),
        ((), ("--yes is missing", "pop sign --yes")),
        (("--json",), ("--yes is missing",)),
        (("--role", "director", "--yes"), ("director", "employee", "manager")),
        (("--yes", "--on", "someday"), ("someday",)),
    ],
)
def test_what_cannot_be_signed_is_refused_and_changes_nothing(
    journal: Pop, sanne: Path, arguments: tuple[str, ...], texts: tuple[str, ...]
):
    before = (sanne / "plan.yaml").read_bytes()
    journal("sign", *arguments).refused(*texts)
    assert (sanne / "plan.yaml").read_bytes() == before
    assert versions(journal) == ["First plan made"]


def test_signing_without_a_plan_tells_the_way(pop: Pop):
    pop("sign", "--yes").refused("pop init")


def test_signing_twice_says_so_and_makes_no_version(journal: Pop):
    both_sign(journal)
    before = versions(journal)
    for arguments in ((), ("--yes",), ("--role", "manager", "--name", "Joost de Wit")):
        assert "has signed this plan already" in journal("sign", *arguments).fine().out
    assert "heeft dit plan al ondertekend" in journal("sign", lang="nl").fine().out
    assert journal("sign", "--json").fine().data == signatures(journal)
    assert versions(journal) == before


def test_another_name_signs_anew(journal: Pop):
    both_sign(journal)
    journal("sign", "--role", "manager", "--name", "Ilse Bos", "--yes").fine()
    assert [signature["name"] for signature in signatures(journal)[1:]] == ["Joost de Wit", "Ilse Bos"]


@pytest.mark.parametrize(
    ("on", "day"), [("yesterday", "2026-03-01"), ("gisteren", "2026-03-01"), ("2026-02-20", "2026-02-20")]
)
def test_a_signature_may_be_of_an_earlier_day(journal: Pop, on: str, day: str):
    made = journal("sign", "--yes", "--on", on, "--json").fine()
    assert [signature["date"] for signature in made.data] == [day]
    assert made.data == signatures(journal)


def test_the_history_has_a_sentence_and_undo_takes_a_signature_back(journal: Pop):
    journal("sign", "--yes", lang="nl").fine()
    assert versions(journal) == ["First plan made", "Ondertekend door Sanne Vermeulen"]
    assert "Ondertekend door Sanne Vermeulen" in journal("undo").fine().out
    assert signatures(journal) == []
    journal("undo").fine()
    assert [signature["name"] for signature in signatures(journal)] == ["Sanne Vermeulen"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_says_that_it_is_no_legal_signature(journal: Pop, lang: str):
    assert NO_LAW[lang] in flat(journal("sign", "--yes", lang=lang).fine().err)


CHANGES = {
    "en": (
        "Changed since Joost de Wit signed on 2 Mar 2026:",
        "g1: sentence: from 20 to 15 (easier)",
        "g1: due moved from 1 Sep 2026 to 1 Oct 2026 (later)",
        "g2: goal put to rest or let go",
        "a2: new action: lijst maken",
    ),
    "nl": (
        "Veranderd sinds Joost de Wit op 2 mrt 2026 ondertekende:",
        "g1: zin: van 20 naar 15 (makkelijker)",
        "g1: termijn van 1 sep 2026 naar 1 okt 2026 (later)",
        "g2: doel in rust gezet of losgelaten",
        "a2: nieuwe actie: lijst maken",
    ),
}


@pytest.fixture
def moved(journal: Pop) -> Pop:
    """The program with a plan that both signed, and that changed since in four ways."""
    journal("goal", "g1", "--text", "Beoordeel 20 wonden").fine()
    both_sign(journal)
    journal("goal", "g1", "--text", "Beoordeel 15 wonden", "--due", "2026-10-01").fine()
    journal("goal", "g2", "--status", "resting", "--reason", "te druk").fine()
    journal("action", "lijst maken", "--goal", "g1").fine()
    return journal


@pytest.mark.parametrize("page", [(), ("show",), ("sign", "--yes")], ids=["pop", "show", "sign"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_changed_since_signing_is_named_in_plain_words(moved: Pop, lang: str, page: tuple[str, ...]):
    shown = flat(moved(*page, lang=lang).fine().out)
    assert [told for told in CHANGES[lang] if told not in shown] == []
    assert ("pop sign" in shown) is (page != ("sign", "--yes"))


@pytest.mark.parametrize("page", [(), ("show",)], ids=["pop", "show"])
def test_what_changed_since_signing_stands_in_the_data(moved: Pop, page: tuple[str, ...]):
    told = {(item["about"], item["field"]): item for item in amendments(moved, *page)}
    assert set(told) == {("g1", "text"), ("g1", "due"), ("g2", ""), ("a2", "")}
    number = {"key": "number", "about": "g1", "field": "text", "old": "20", "new": "15", "turn": "easier"}
    assert told["g1", "text"] == number
    assert (told["g1", "due"]["old"], told["g1", "due"]["new"]) == ("2026-09-01", "2026-10-01")
    assert (told["g2", ""]["key"], told["a2", ""]["key"]) == ("goal-aside", "action-added")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_changed_field_has_a_name_that_people_know(journal: Pop, sanne: Path, lang: str):
    both_sign(journal)
    both = "need: x y\n    shown_by: x\n    expected_result: x\n    benefit: x\n    support: x\n    ambition: m1"
    more = (
        "method: shadowing\n        owner: x\n        training_type: job\n        support: {asked: x, granted: false}"
    )
    costs = "costs: {own_hours: 2, coach_hours: 1, coach: mentor, budget: 450, materials: x}"
    edit(
        sanne / "plan.yaml",
        lambda text: (
            text.replace(
                "    due: 2026-09-01", f"    due: 2026-09-01\n    kind: keep\n    hours_per_week: 2\n    {both}"
            )
            .replace("text: meelopen met Ilse", f"text: meelopen met Ilse\n        {more}\n        {costs}")
            .replace("EUR", "CHF")
            .replace("interval_months: 3", "interval_months: 4")
        ),
    )
    shown = journal(lang=lang).fine().out.partition("pop sign")[0]
    names = [item["field"].rpartition(".")[2] for item in amendments(journal)]
    assert len(names) == 20
    assert [name for name in names if "_" in name and name in shown] == []
    granted, shadowing = {"nl": (": nee", ": meekijken"), "en": (": no", ": shadowing")}[lang]
    assert granted in shown
    assert shadowing in shown


def test_signing_again_by_both_settles_it(moved: Pop):
    both_sign(moved)
    assert amendments(moved) == amendments(moved, "show") == []
    assert "Changed since" not in moved().fine().out
    assert len(signatures(moved)) == 4


@pytest.mark.parametrize(
    ("again", "left"),
    [
        (("--yes",), "Changed since Joost de Wit signed"),
        (("--role", "manager", "--name", "Joost de Wit", "--yes"), "Changed since Sanne Vermeulen signed"),
    ],
)
def test_signing_again_by_one_leaves_the_signature_of_the_other(moved: Pop, again: tuple[str, ...], left: str):
    said = flat(moved("sign", *again).fine().err)
    assert ("the manager" in said) is ("Joost" in left)
    assert ("the employee" in said) is ("Sanne" in left)
    shown = flat(moved().fine().out)
    assert left in shown
    assert shown.count("Changed since") == 1
    assert len(amendments(moved)) == 4


def test_a_change_that_is_taken_back_needs_no_signature(journal: Pop):
    both_sign(journal)
    journal("goal", "g1", "--due", "2026-10-01").fine()
    assert len(amendments(journal)) == 1
    journal("goal", "g1", "--due", "2026-09-01").fine()
    assert amendments(journal) == []
    assert "signed this plan already" in journal("sign").fine().out


def happenings(pop: Pop, plan: Path) -> None:
    """What happens to a plan without anybody agreeing to something else."""
    pop("log", "Meegelopen met Ilse", "--goal", "g1", "--hours", "2").fine()
    pop("action", "a1", "--done").fine()
    pop("goal", "g1", "--status", "reached").fine()
    pop("check", "--accept", "A01", "--goal", "g2", "--reason", "komt nog").fine()
    edit(plan, lambda text: f"# van ons beiden\n{text.replace('goals:', 'goals: # twee')}")


def test_what_happens_on_the_way_changes_nothing_that_was_signed(journal: Pop, sanne: Path):
    both_sign(journal)
    happenings(journal, sanne / "plan.yaml")
    assert amendments(journal) == amendments(journal, "show") == []
    assert "signed this plan already" in journal("sign").fine().out
    assert "C15" not in codes(journal)


def test_what_happens_on_the_way_settles_nothing(moved: Pop, sanne: Path):
    before = amendments(moved)
    moved("goal", "g2", "--status", "active").fine()
    happenings(moved, sanne / "plan.yaml")
    assert amendments(moved) == [item for item in before if item["about"] != "g2"]
    assert "C15" in codes(moved)


def test_a_change_by_hand_is_named_too_and_signed_as_it_stands(journal: Pop, sanne: Path):
    both_sign(journal)
    edit(sanne / "plan.yaml", lambda text: text.replace("2026-09-01", "2026-08-15"))
    assert "(earlier)" in journal().fine().out
    assert journal("sign", "--yes", "--json").fine().data[-1]["version"] == 4
    assert versions(journal)[-2:] == ["Changed outside popcli", "Signed by Sanne Vermeulen"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "what changed exactly cannot be seen any more, since the signed version is missing."),
        ("nl", "wat er precies veranderde is niet meer te zien, omdat de ondertekende versie ontbreekt."),
    ],
)
@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"\xff: [")], ids=["gone", "damaged"])
def test_a_signed_version_that_is_lost_is_told_kindly(
    moved: Pop, sanne: Path, damage: Callable[[Path], object], lang: str, told: str
):
    damage(sanne / "versions" / "0003.yaml")
    for page in ((), ("show",)):
        shown = moved(*page, lang=lang).fine()
        assert told in flat(shown.out)
        assert shown.err == ""
        assert amendments(moved, *page) is None
    assert told in flat(moved("sign", "--yes", lang=lang).fine().out)


def test_a_check_misses_signatures_before_and_names_changes_after(journal: Pop):
    assert "C10" in codes(journal)
    both_sign(journal)
    assert not {"C10", "C15"} & codes(journal)
    journal("goal", "g1", "--due", "2026-10-01").fine()
    assert {"C10", "C15"} & codes(journal) == {"C15"}
    for lang, told in (("en", "Joost de Wit signed on 2 Mar 2026"), ("nl", "Joost de Wit op 2 mrt 2026 ondertekende")):
        assert told in flat(journal("check", lang=lang).out)
    both_sign(journal)
    assert not {"C10", "C15"} & codes(journal)


def test_a_day_to_come_and_a_blank_name(journal: Pop):
    journal("sign", "--yes", "--on", "tomorrow", lang="en").refused("tomorrow", "still to come")
    assert "Sanne Vermeulen" in journal("sign", "--yes", "--name", "  ").fine().out


def test_nothing_is_shown_where_nobody_can_confirm(journal: Pop):
    journal("sign", "--yes").fine()
    journal("goal", "g1", "--due", "1 december").fine()
    journal("sign").refused("--yes")
