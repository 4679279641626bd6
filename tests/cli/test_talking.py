"""A whole talk: its questions by script or from a file, and what is kept of it in the plan and the log."""

import json
import shutil
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest

import yaml_plain
from pop_runs import Pop, Result
from popcli.core.prompt import Prompt
from script_answers import BACK, ENTER, Person, dotted

Asks = Callable[..., Person]

DAY = "2027-02-10"
"""Near the end of the period of the small plan, which runs from 1 March 2026 to 1 March 2027."""

WITH = ("--with", "Joost")

FIRST = ("yes", "Met Ilse ging het vanzelf", "5", "Ga zo door")
"""What is said of g1: reached, how, satisfied, feedback. What is reached needs no decision."""

SECOND = (*("no", "Te druk", "2", "Kies er een"), *("adjust", "Te veel ineens", "Zes diensten coördineren", "1 juni"))
"""What is said of g2: reached, how, satisfied, feedback, outcome, reason, the new sentence and term."""

COURSE = ("4", "yes")
"""What is said of k3f9q2: effective, again."""

NEEDS = ("een begroting maken", "goal", "lassen", "parked", ENTER)
PERIOD = ("yes", ENTER)
END = ("4", ENTER)
"""Motivation, and the next day as it is offered."""

WHOLE = (*FIRST, *SECOND, *COURSE, *NEEDS, *PERIOD, *END, "save")

SHORT = (*FIRST[:3], *("no", "Te druk", "2", "drop", "Ander doel"), ENTER, *END, "save")
"""Without a manager, far from the end of the period, and without activities."""

ENTRY = {"id": "k3f9q2", "on": ["2026-05-10"], "text": "Cursus zwachtelen", "action": "a1"}
LEARNT = {**ENTRY, "method": "course", "hours": 8, "cost": 450}

REVIEW = {
    "id": "r1",
    "kind": "evaluation",
    "date": DAY,
    "with": "Joost",
    "goals": [
        {
            "goal": "g1",
            "answers": {"reached": "yes", "how": "Met Ilse ging het vanzelf", "manager-feedback": "Ga zo door"},
            "satisfaction": 5,
            "outcome": "reached",
        },
        {
            "goal": "g2",
            "answers": {"reached": "no", "how": "Te druk", "manager-feedback": "Kies er een"},
            "satisfaction": 2,
            "outcome": "adjust",
            "reason": "Te veel ineens",
        },
    ],
    "motivation": 4,
    "new_needs": ["een begroting maken", "lassen"],
    "next": "2027-05-10",
}
CHANGES = {
    "nl": [
        "g2: zin van “Twaalf diensten coördineren” naar “Zes diensten coördineren”",
        "g2: termijn van 1 okt 2026 naar 1 jun 2027 (later)",
        "g3: nieuw doel: een begroting maken",
    ],
    "en": [
        "g2: sentence moved from “Twaalf diensten coördineren” to “Zes diensten coördineren”",
        "g2: due moved from 1 Oct 2026 to 1 Jun 2027 (later)",
        "g3: new goal: een begroting maken",
    ],
}


class Home:
    """The small plan with a log, a person who evaluates, and what lies on the disk afterwards."""

    def __init__(self, pop: Pop, asks: Asks, sanne: Path, state: Path) -> None:
        self.pop = pop
        self.asks = asks
        self.sanne = sanne
        self.state = state

    def log(self, *entries: dict[str, Any], year: int = 2026) -> None:
        recorded = {"recorded": f"{year}-05-10T09:15:00.000+02:00"}
        lines = ["- " + json.dumps({**recorded, **entry}, ensure_ascii=False) for entry in entries]
        (self.sanne / "log").mkdir(exist_ok=True)
        with (self.sanne / "log" / f"{year}.yaml").open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    def edit(self, old: str, new: str) -> None:
        """Change the plan outside the program."""
        path = self.sanne / "plan.yaml"
        content = path.read_text(encoding="utf-8")
        assert content.count(old) == 1
        path.write_text(content.replace(old, new), encoding="utf-8")

    def talk(
        self, replies: Iterable[str], *options: str, today: str = DAY, person: type[Person] = Person, **env: str
    ) -> tuple[Result, Person]:
        one = self.asks(*replies, person=person)
        return self.pop("review", *options, today=today, **env), one

    @property
    def plan(self) -> dict[str, Any]:
        return self.pop("show", "--json").fine().data

    @property
    def review(self) -> dict[str, Any]:
        (only,) = self.plan["reviews"]
        return only

    @property
    def entries(self) -> list[dict[str, Any]]:
        return self.pop("show", "log", "--json").fine().data

    @property
    def evaluations(self) -> dict[str, Any]:
        return {entry["id"]: entry.get("evaluation") for entry in self.entries}

    @property
    def draft(self) -> dict[str, Any] | None:
        found = [json.loads(path.read_text()) for path in self.state.glob("*/*/draft-evaluation.json")]
        return found[0] if found else None

    @property
    def content(self) -> dict[str, bytes]:
        """Every file of this person, byte by byte."""
        files = (path for path in self.sanne.rglob("*") if path.is_file())
        return {str(path.relative_to(self.sanne)): path.read_bytes() for path in files}


@pytest.fixture
def home(journal: Pop, asks: Asks, sanne: Path, environment: dict[str, str]) -> Home:
    return Home(journal, asks, sanne, Path(environment["POPCLI_STATE"]))


@pytest.fixture
def answers(tmp_path: Path) -> Callable[..., str]:
    """The path of a file with these lines as answers."""

    def write(*lines: str) -> str:
        path = tmp_path / "talk.yaml"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return str(path)

    return write


def offered(person: Person) -> dict[str, str]:
    """What stood ready at each question."""
    return {dotted(prompt): prompt.default for prompt in person.asked}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_evaluation_that_closes_the_period(home: Home, lang: str):
    home.log(LEARNT)
    shown, person = home.talk(WHOLE, *WITH, lang=lang)
    shown.fine()
    assert person.left == []
    assert person.paths == [
        *(f"g1.{name}" for name in ("reached", "how", "satisfaction", "manager-feedback")),
        *(f"g2.{name}" for name in ("reached", "how", "satisfaction", "manager-feedback")),
        *(f"g2.{name}" for name in ("outcome", "outcome-reason", "new-text", "new-due")),
        *("k3f9q2.effective", "k3f9q2.again"),
        *(f"new-needs.{name}" for name in ("0.text", "0.to", "1.text", "1.to", "2.text")),
        *("close-period", "next-until", "motivation", "next-date", "init.save-what"),
    ]
    ready = {name: default for name, default in offered(person).items() if default}
    assert ready == {
        "g2.new-text": "Twaalf diensten coördineren",
        "next-until": "2028-03-01",
        "next-date": "2027-05-10",
    }
    plan = home.plan
    assert plan["reviews"] == [{**REVIEW, "changes": CHANGES[lang]}]
    assert plan["goals"] == [
        {
            "id": "g2",
            "text": "Zes diensten coördineren",
            "status": "active",
            "start": "2026-03-01",
            "due": "2027-06-01",
        },
        {"id": "g3", "text": "een begroting maken", "status": "idea", "need": "n2", "start": DAY},
    ]
    assert plan["needs"][1:] == [
        {"id": "n2", "text": "een begroting maken", "source": "review", "status": "in-goal"},
        {"id": "n3", "text": "lassen", "source": "review", "status": "parked"},
    ]
    assert plan["period"] == {"from": "2027-03-02", "until": "2028-03-01"}
    assert plan["review"] == {"interval_months": 3, "next": "2027-05-10"}
    line = {"id": "g1", "text": "Twintig wonden beoordelen", "status": "reached", "actions": ["a1"]}
    closed = {"from": "2026-03-01", "until": "2027-03-01", "closed": DAY, "version": 2, "goals": [line]}
    assert plan["earlier"] == [closed]
    assert home.draft is None


def test_the_talk_and_the_new_period_are_versions_of_their_own(home: Home):
    home.talk((*FIRST, *SECOND, ENTER, *PERIOD, *END, "save"), *WITH, lang="en")[0].fine()
    versions = home.pop("history", "--json").fine().data
    assert [version["what"] for version in versions[1:]] == [
        "Evaluation r1 of 10 Feb 2027 is kept; the next talk is on 10 May 2027",
        "Period closed (1 Mar 2026 to 1 Mar 2027), the next one has begun",
    ]
    home.pop("undo", today=DAY).fine()
    undone = home.plan
    assert [goal["id"] for goal in undone["goals"]] == ["g1", "g2"]
    assert undone["reviews"][0]["id"] == "r1"
    assert "earlier" not in undone


@pytest.mark.parametrize(
    ("lang", "kept", "idea", "period"),
    [
        (
            "nl",
            "Evaluatie r1 van 10 feb 2027 is bewaard; het volgende gesprek is op 10 mei 2027",
            "g3 is nu een idee: een begroting maken. Maak er een doel van: pop goal g3",
            "De nieuwe periode loopt van 2 mrt 2027 t/m 1 mrt 2028.",
        ),
        (
            "en",
            "Evaluation r1 of 10 Feb 2027 is kept; the next talk is on 10 May 2027",
            "g3 is an idea so far: een begroting maken. Make it a goal: pop goal g3",
            "The new period: 2 Mar 2027 to 1 Mar 2028.",
        ),
    ],
)
def test_it_says_what_was_kept_and_what_comes_next(home: Home, lang: str, kept: str, idea: str, period: str):
    home.log(LEARNT)
    shown, _ = home.talk(WHOLE, *WITH, lang=lang)
    shown.fine()
    assert kept in shown.out
    said = " ".join(shown.err.split())
    assert idea in said
    assert f"{period} " in said
    assert "pop sign" in said


def test_check_and_status_know_the_new_period_only(home: Home):
    home.log(LEARNT)
    home.talk(WHOLE, *WITH)[0].fine()
    status = home.pop(today=DAY, lang="en").fine()
    assert "2 Mar 2027 to 1 Mar 2028" in status.out
    assert "Zes diensten coördineren" in status.out
    assert "Twintig wonden" not in status.out
    found = home.pop("check", today=DAY, lang="en")
    assert found.code in {0, 3}
    assert found.err == ""
    assert "Twintig wonden" not in found.out
    data = home.pop("check", "--json", today=DAY).data
    assert [goal["id"] for goal in data["goals"]] == ["g2", "g3"]
    findings = [item for part in (data, *data["goals"]) for item in part["findings"]]
    assert {item["level"] for item in findings} == {"warning", "note"}


def test_signatures_are_for_the_period_they_were_set_in(home: Home):
    home.pop("sign", "--yes").fine()
    home.talk((*FIRST[:3], *SECOND[:3], *SECOND[4:], ENTER, *PERIOD, *END, "save"))[0].fine()
    assert "signatures" not in home.plan
    assert home.pop("show", "earlier", "1", "--json").fine().data["plan"]["signatures"][0]["role"] == "employee"


def test_a_period_that_goes_on_stays(home: Home):
    before = home.plan["period"]
    home.talk((*FIRST[:3], *SECOND[:3], *SECOND[4:], ENTER, "no", *END, "save"))[0].fine()
    plan = home.plan
    assert plan["period"] == before
    assert "earlier" not in plan
    assert [goal["status"] for goal in plan["goals"]] == ["reached", "active"]
    assert len(home.pop("history", "--json").data) == 2


@pytest.mark.parametrize("wrong", ["2027-03-02", "2027-01-01"])
def test_a_wrong_end_writes_nothing_and_keeps_the_answers(home: Home, wrong: str):
    home.log(LEARNT)
    before = home.content
    stopped, _ = home.talk((*WHOLE[:-4], wrong, *END, "save"), *WITH, lang="en")
    assert stopped.code == 2
    assert f"cannot end on {wrong}" in stopped.err
    assert "it begins on 2027-03-02" in stopped.err
    assert home.content == before
    shown, person = home.talk(("go-on", "change", "17", "31 december 2027", "save"), lang="nl")
    shown.fine()
    assert offered(person)["next-until"] == wrong
    assert home.plan["period"] == {"from": "2027-03-02", "until": "2027-12-31"}
    assert home.review == {**REVIEW, "changes": CHANGES["nl"]}


def test_activities_asked_about_are_evaluated_in_the_log_as_revisions(home: Home):
    home.log(LEARNT, {**ENTRY, "id": "aaaaaa", "hours": 1})
    home.talk(WHOLE, *WITH)[0].fine()
    entries = {entry["id"]: entry for entry in home.entries}
    told = {name: value for name, value in entries["k3f9q2"].items() if name != "recorded"}
    assert told == {**LEARNT, "evaluation": {"effective": 4, "again": True}, "revision": 2}
    assert "evaluation" not in entries["aaaaaa"]
    assert home.talk(SHORT, today="2027-02-11")[1].paths[0] == "g2.reached"


@pytest.mark.parametrize(
    ("options", "asked"),
    [((), ["kkkkkk", "jjjjjj", "hhhhhh"]), (("--full",), [name * 6 for name in "kjhgfedc"])],
)
def test_the_biggest_activities_are_asked_about(home: Home, options: tuple[str, ...], asked: list[str]):
    costs = enumerate("abcdefghjk", start=1)
    home.log(*({**ENTRY, "id": name * 6, "cost": cost} for cost, name in costs))
    home.log({**ENTRY, "id": "mmmmmm", "cost": 99, "evaluation": {"effective": 2}})
    shown, person = home.talk((), *options, today="2026-06-10", person=Talker)
    shown.fine()
    found = [name.partition(".")[0] for name in person.paths if name.endswith(".effective")]
    assert found == asked
    assert {name for name, said in home.evaluations.items() if said == {"effective": 3, "again": True}} == set(asked)


def test_an_activity_that_is_still_to_come_is_not_judged(home: Home):
    home.log({**LEARNT, "on": ["2026-06-11"]}, {**LEARNT, "id": "aaaaaa", "on": ["2026-06-10"]})
    _, person = home.talk((), today="2026-06-10", person=Talker)
    assert [name for name in person.paths if name.endswith(".effective")] == ["aaaaaa.effective"]


class Talker(Person):
    """Somebody who has an answer to every question, by its path or else by its last part."""

    said: ClassVar[dict[str, str]] = {
        "reached": "partly",
        "outcome": "adjust",
        "outcome-reason": "Te veel ineens",
        "effective": "3",
        "again": "yes",
        "close-period": "no",
        "init.save-what": "save",
    }

    def ask(self, prompt: Prompt) -> Any:
        name = dotted(prompt)
        self.left = [self.said.get(name, self.said.get(name.rpartition(".")[2], ENTER))]
        return super().ask(prompt)


@pytest.mark.parametrize("reply", ["motivation", "init.save-what"])
def test_an_entry_withdrawn_in_the_middle_is_passed_over(home: Home, reply: str):
    home.log(LEARNT, {**LEARNT, "id": "aaaaaa", "cost": 1})

    class Withdraws(Person):
        def ask(self, prompt: Prompt) -> Any:
            if dotted(prompt) == reply:
                home.pop("log", "--withdraw", "k3f9q2", today=DAY).fine()
            return super().ask(prompt)

    replies = (*FIRST, *SECOND, *COURSE, "2", "no", *NEEDS, *PERIOD, *END, "save")
    home.talk(replies, *WITH, person=Withdraws)[0].fine()
    assert home.evaluations == {"aaaaaa": {"effective": 2, "again": False}}
    assert home.review == {**REVIEW, "changes": CHANGES["en"]}


def test_an_entry_withdrawn_while_the_talk_was_stopped_is_passed_over(home: Home):
    home.log(LEARNT)
    home.talk((*FIRST, *SECOND, *COURSE), *WITH)
    home.pop("log", "--withdraw", "k3f9q2", today=DAY).fine()
    home.talk(("go-on", *NEEDS, *PERIOD, *END, "save"))[0].fine()
    assert home.entries == []
    assert home.review == {**REVIEW, "changes": CHANGES["en"]}


BIGGER = [{**ENTRY, "id": name * 6, "cost": cost} for name, cost in (("a", 900), ("b", 800), ("c", 700), ("d", 600))]


@pytest.mark.parametrize("number", [1, len(FIRST), len(FIRST) + len(SECOND), len(FIRST) + len(SECOND) + 1, -1])
def test_activities_that_were_asked_stay_when_bigger_ones_are_logged_meanwhile(home: Home, number: int):
    home.log(LEARNT)
    home.talk(WHOLE[:number], *WITH)
    home.log(*BIGGER)
    shown, person = home.talk(("go-on", *WHOLE[number:]))
    shown.fine()
    assert person.left == []
    assert {name: said for name, said in home.evaluations.items() if said} == {
        "k3f9q2": {"effective": 4, "again": True}
    }
    assert home.review == {**REVIEW, "changes": CHANGES["en"]}


def test_only_activities_that_were_asked_are_asked_after_a_second_stop_too(home: Home):
    home.log(LEARNT)
    home.talk(FIRST, *WITH)
    home.log(BIGGER[0])
    assert home.talk(("go-on", *SECOND))[0].code == 130
    home.log(*BIGGER[1:])
    shown, person = home.talk(("go-on", *COURSE, *NEEDS, *PERIOD, *END, "save"))
    shown.fine()
    assert person.paths[1:3] == ["k3f9q2.effective", "k3f9q2.again"]
    assert home.evaluations["k3f9q2"] == {"effective": 4, "again": True}


def test_without_activities_at_the_begin_none_is_asked_when_going_on(home: Home):
    home.talk(FIRST, *WITH)
    home.log(*BIGGER)
    home.talk(("go-on", *SECOND, *NEEDS, *PERIOD, *END, "save"))[0].fine()
    assert not any(home.evaluations.values())


def test_beginning_again_asks_about_the_biggest_activities_of_now(home: Home):
    home.log(LEARNT)
    home.talk(FIRST, *WITH)
    home.log(*BIGGER)

    class Again(Talker):
        said: ClassVar = {**Talker.said, "init.draft-what": "again"}

    home.talk((), *WITH, person=Again)[0].fine()
    assert sorted(name for name, said in home.evaluations.items() if said) == ["aaaaaa", "bbbbbb", "cccccc"]


def test_an_activity_that_was_judged_meanwhile_offers_that_and_can_be_left(home: Home):
    home.log(LEARNT)
    home.talk((*FIRST, *SECOND), *WITH)
    home.pop("log", "--evaluate", "k3f9q2", "--effective", "2", "--again", "no", today=DAY).fine()
    shown, person = home.talk(("go-on", ENTER, ENTER, *NEEDS, *PERIOD, *END, "save"))
    shown.fine()
    ready = offered(person)
    assert (ready["k3f9q2.effective"], ready["k3f9q2.again"]) == ("2", "no")
    assert home.evaluations == {"k3f9q2": {"effective": 2, "again": False}}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("again", [True, False])
def test_an_activity_without_a_level_offers_what_was_said_before(home: Home, again: bool, lang: str):  # noqa: FBT001
    home.log({**LEARNT, "evaluation": {"again": again, "new_needs": ["lassen"]}})
    replies = (*FIRST, *SECOND, "4", ENTER, *NEEDS, *PERIOD, *END, "save")
    shown, person = home.talk(replies, *WITH, lang=lang)
    shown.fine()
    ready = offered(person)
    assert (ready["k3f9q2.effective"], ready["k3f9q2.again"]) == ("", "yes" if again else "no")
    assert home.evaluations == {"k3f9q2": {"effective": 4, "new_needs": ["lassen"], "again": again}}


def test_what_was_said_before_can_be_said_anew(home: Home):
    home.log({**LEARNT, "evaluation": {"again": True, "fitting": "Ja"}})
    home.talk((*FIRST, *SECOND, "4", "no", *NEEDS, *PERIOD, *END, "save"), *WITH)[0].fine()
    assert home.evaluations == {"k3f9q2": {"fitting": "Ja", "effective": 4, "again": False}}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_was_said_before_stands_in_the_file_and_need_not(home: Home, answers: Callable[..., str], lang: str):
    said = {"fitting": "Ja: best", "changed": "# Ik kies", "again": False}
    home.log({**LEARNT, "evaluation": said})
    printed = home.pop("review", "--print-questions", *WITH, today=DAY, lang=lang).fine().out
    found = yaml_plain.read(printed)
    assert {name: found[f"k3f9q2.{name}"] for name in ("fitting", "effective", "changed", "again")} == {
        "fitting": "Ja: best",
        "effective": None,
        "changed": "# Ik kies",
        "again": "no",
    }
    filled = printed.replace("g1.reached:", "g1.reached: yes").replace("g2.reached:", "g2.reached: yes")
    file = answers(filled.replace("k3f9q2.effective:", "k3f9q2.effective: 4"))
    home.pop("review", *WITH, "--answers", file, today=DAY).fine()
    assert home.evaluations == {"k3f9q2": said | {"effective": 4}}


@pytest.mark.parametrize("level", [9, 0, True, "veel"])
def test_a_level_that_is_none_does_not_stand_in_the_way_of_a_talk(
    home: Home, answers: Callable[..., str], level: object
):
    home.log({**LEARNT, "evaluation": {"effective": level}})
    home.pop("review", "--answers", answers("g1.reached: yes", "g2.reached: yes"), today=DAY).fine()
    assert home.evaluations == {"k3f9q2": {"effective": level}}


def test_an_entry_changed_in_the_middle_keeps_both(home: Home):
    home.log(LEARNT)
    home.talk((*FIRST, *SECOND, *COURSE), *WITH)
    home.pop("log", "--edit", "k3f9q2", "--hours", "6", today=DAY).fine()
    home.talk(("go-on", *NEEDS, *PERIOD, *END, "save"))[0].fine()
    (entry,) = home.entries
    assert (entry["hours"], entry["evaluation"], entry["revision"]) == (6, {"effective": 4, "again": True}, 3)


def test_a_goal_that_ended_in_the_middle_is_not_evaluated(home: Home):
    home.talk(FIRST[:3], today="2026-06-10")
    home.pop("goal", "g1", "--status", "dropped", "--reason", "Weg").fine()
    home.talk(("go-on", *SHORT[3:]), today="2026-06-10")[0].fine()
    assert [goal["goal"] for goal in home.review["goals"]] == ["g2"]
    assert [(goal["status"], goal["reason"]) for goal in home.plan["goals"]] == [
        ("dropped", "Weg"),
        ("dropped", "Ander doel"),
    ]


FULL = (
    *("Meer rust", "Vaker bellen", "Ga zo door"),
    *("partly", "Te druk", "2", ENTER, ENTER, "Kies er een", "on-track"),
    *(ENTER, "no", "4", "Het loopt", "Tot slot", ENTER, "save"),
)
"""All questions after the first three of g1, with a manager and without activities."""


def test_going_on_keeps_with_whom_and_all_questions(home: Home):
    home.talk(FIRST[:3], *WITH, "--full", today="2026-06-10")
    assert home.draft is not None
    assert {name: home.draft["how"][name] for name in ("full", "with", "on")} == {
        "full": True,
        "with": "Joost",
        "on": "2026-06-10",
    }
    shown, person = home.talk(("go-on", *FULL), today="2026-06-10")
    shown.fine()
    assert person.paths[1] == "g1.effect"
    review = home.review
    assert (review["with"], review["feedback"], review["motivation_reason"]) == ("Joost", "Tot slot", "Het loopt")
    assert review["goals"][0]["answers"] == {
        "reached": "yes",
        "how": "Met Ilse ging het vanzelf",
        "effect": "Meer rust",
        "dealing": "Vaker bellen",
        "manager-feedback": "Ga zo door",
    }


@pytest.mark.parametrize("partner", [WITH, ()])
def test_all_questions_count_when_going_on_with_a_short_talk(home: Home, partner: tuple[str, ...]):
    home.log(LEARNT)
    home.talk(FIRST[:3], *partner, today="2026-06-10")

    class GoesOn(Talker):
        said: ClassVar = {**Talker.said, "init.draft-what": "go-on", "effect": "Meer rust", "fitting": "Ja"}

    shown, person = home.talk((), "--full", today="2026-06-10", person=GoesOn)
    shown.fine()
    feedback = ["manager-feedback"] * bool(partner)
    assert person.paths == [
        *("init.draft-what", "g1.effect", "g1.dealing", *(f"g1.{name}" for name in feedback)),
        *(f"g2.{name}" for name in ("reached", "how", "satisfaction", "effect", "dealing", *feedback)),
        *(f"g2.{name}" for name in ("outcome", "outcome-reason", "new-text", "new-due")),
        *(f"k3f9q2.{name}" for name in ("fitting", "effective", "changed", "again")),
        *("new-needs.0.text", "close-period", "motivation", "motivation-why"),
        *(["feedback"] * bool(partner)),
        *("next-date", "init.save-what"),
    ]
    assert [goal["answers"]["effect"] for goal in home.review["goals"]] == ["Meer rust", "Meer rust"]
    assert home.review["goals"][0]["answers"]["how"] == FIRST[1]
    assert home.evaluations == {"k3f9q2": {"fitting": "Ja", "effective": 3, "again": True}}


def test_all_questions_go_on_counting_after_a_second_stop(home: Home):
    home.talk(FIRST[:3], today="2026-06-10")
    home.talk(("go-on", "Meer rust"), "--full", today="2026-06-10")
    assert home.draft is not None
    assert home.draft["how"]["full"] is True
    _, person = home.talk(("go-on", "Vaker bellen"), today="2026-06-10")
    assert person.paths == ["init.draft-what", "g1.dealing"]


ADJUSTED = (*FIRST[:3], *SECOND[:3], "adjust", "Te veel ineens")
"""A talk up to the new sentence of g2, which is offered as it stands."""


@pytest.mark.parametrize("more", [(), (ENTER,), (ENTER, *END)])
def test_what_was_left_as_offered_does_not_undo_a_change_made_meanwhile(home: Home, more: tuple[str, ...]):
    rest = (ENTER, *END)[len(more) :]
    home.talk((*ADJUSTED, ENTER, ENTER, *more), today="2026-06-10")
    text, due = "Acht diensten coördineren", "2026-12-01"
    home.pop("goal", "g2", "--text", text, "--due", due, "--no-input", today="2026-06-10").fine()
    shown, person = home.talk(("go-on", *rest, "save"), today="2026-06-10", lang="en")
    shown.fine()
    assert person.left == []
    assert text in shown.out
    goal = home.plan["goals"][1]
    assert (goal["text"], goal["due"]) == (text, due)
    assert "changes" not in home.review


def test_only_what_was_changed_meanwhile_is_another(home: Home):
    home.talk((*ADJUSTED, ENTER, ENTER), today="2026-06-10")
    home.pop("goal", "g2", "--due", "2026-12-01", "--no-input", today="2026-06-10").fine()
    home.talk(("go-on", ENTER, *END, "save"), today="2026-06-10")[0].fine()
    goal = home.plan["goals"][1]
    assert (goal["text"], goal["due"]) == ("Twaalf diensten coördineren", "2026-12-01")


def test_a_second_change_counts_after_a_second_stop(home: Home):
    home.talk((*ADJUSTED, ENTER, ENTER), today="2026-06-10")
    home.pop("goal", "g2", "--text", "Acht diensten draaien", "--no-input", today="2026-06-10").fine()
    home.talk(("go-on", ENTER), today="2026-06-10")
    home.pop("goal", "g2", "--text", "Zes diensten draaien", "--no-input", today="2026-06-10").fine()
    home.talk(("go-on", *END, "save"), today="2026-06-10")[0].fine()
    assert home.plan["goals"][1]["text"] == "Zes diensten draaien"


def test_what_the_talk_changed_itself_goes_over_a_change_made_meanwhile(home: Home):
    home.talk((*ADJUSTED, "Zes diensten coördineren", "1 november"), today="2026-06-10")
    change = ("--text", "Acht diensten draaien", "--due", "2026-12-01")
    home.pop("goal", "g2", *change, "--no-input", today="2026-06-10").fine()
    home.talk(("go-on", ENTER, *END, "save"), today="2026-06-10")[0].fine()
    goal = home.plan["goals"][1]
    assert (goal["text"], goal["due"]) == ("Zes diensten coördineren", "2026-11-01")


def test_a_goal_that_is_carried_on_keeps_a_date_that_was_set_meanwhile(home: Home):
    home.talk((*FIRST[:3], *SECOND[:3], "carry-on", "Zat vol", ENTER), today="2026-06-10")
    home.pop("goal", "g2", "--due", "2026-12-01", "--no-input", today="2026-06-10").fine()
    home.talk(("go-on", ENTER, *END, "save"), today="2026-06-10")[0].fine()
    assert home.plan["goals"][1]["due"] == "2026-12-01"


def test_a_date_that_was_taken_away_meanwhile_stays_away(home: Home):
    home.talk((*ADJUSTED, ENTER, ENTER), today="2026-06-10")
    home.pop("goal", "g2", "--due", "-", "--no-input", today="2026-06-10").fine()
    home.talk(("go-on", ENTER, *END, "save"), today="2026-06-10")[0].fine()
    assert "due" not in home.plan["goals"][1]


def test_a_next_talk_left_as_offered_is_offered_anew_on_another_day(home: Home):
    home.talk((*ADJUSTED, ENTER, ENTER, ENTER, *END), today="2026-06-10")
    home.talk(("go-on", "save"), today="2026-09-20")[0].fine()
    assert home.review["next"] == "2026-12-20"


VAGUE, VAGUER = "Improve my communication", "Improve my planning"


@pytest.mark.parametrize("stop", [False, True])
def test_leaving_the_offered_sentence_brings_no_questions_back(home: Home, *, stop: bool):
    home.edit("Twaalf diensten coördineren", VAGUE)
    replies = (*ADJUSTED, ENTER, ENTER, ENTER, *END, "save")
    middle = len(ADJUSTED) + 1
    asked: list[str] = []
    if stop:
        asked = home.talk(replies[:middle], today="2026-06-10")[1].paths
        replies = ("go-on", *replies[middle:])
    shown, person = home.talk(replies, today="2026-06-10")
    shown.fine()
    assert person.left == []
    assert [name for name in (*asked, *person.paths) if "new-" in name] == [
        *("g2.new-text", "g2.new-due", "new-needs.0.text"),
    ]
    assert home.plan["goals"][1]["text"] == VAGUE


def test_going_back_to_the_offered_sentence_and_leaving_it_brings_none_either(home: Home):
    home.edit("Twaalf diensten coördineren", VAGUE)
    shown, person = home.talk((*ADJUSTED, ENTER, BACK, ENTER, ENTER, ENTER, *END, "save"), today="2026-06-10")
    shown.fine()
    assert [name for name in person.paths if "new-text" in name] == ["g2.new-text"] * 2


@pytest.mark.parametrize("old", [VAGUE, "I chair three meetings from start to finish"])
def test_changing_the_offered_sentence_brings_questions_back(home: Home, old: str):
    home.edit("Twaalf diensten coördineren", old)
    replies = (*ADJUSTED, VAGUER, "I plan two weeks ahead, every Friday", ENTER, ENTER, *END, "save")
    shown, person = home.talk(replies, today="2026-06-10", lang="en")
    shown.fine()
    assert person.left == []
    again = [prompt for prompt in person.asked if dotted(prompt) == "g2.new-text"]
    assert [prompt.default for prompt in again] == [old, VAGUER]
    assert "Vague verb" in again[1].head
    assert home.plan["goals"][1]["text"] == "I plan two weeks ahead, every Friday"


def test_going_on_with_somebody_else_names_that_person(home: Home):
    home.talk(FIRST, *WITH, today="2026-06-10")
    home.talk(("go-on", *SECOND[:4], "on-track", ENTER, *END, "save"), "--with", "Noor", today="2026-06-10")[0].fine()
    assert home.review["with"] == "Noor"


def test_the_short_path_stays_short_when_going_on(home: Home):
    home.talk(FIRST[:3], today="2026-06-10")
    shown, person = home.talk(("go-on", *SHORT[3:]), today="2026-06-10")
    shown.fine()
    assert person.paths[1:4] == ["g2.reached", "g2.how", "g2.satisfaction"]


def test_beginning_again_forgets_the_answers_and_how_it_was_begun(home: Home):
    home.talk(FIRST[:3], *WITH, "--full", "--on", "2026-06-01", today="2026-06-10")
    shown, person = home.talk(("again", *SHORT), today="2026-06-10")
    shown.fine()
    assert person.paths[1:4] == ["g1.reached", "g1.how", "g1.satisfaction"]
    assert ("with" in home.review, home.review["date"]) == (False, "2026-06-10")


def test_both_talks_have_a_draft_of_their_own(home: Home):
    home.talk(FIRST[:3], today="2026-06-10")
    shown, person = home.talk(("g1", ENTER, "4", ENTER, ENTER, "save"), "--progress", today="2026-06-10")
    shown.fine()
    assert person.paths[0] == "to-plan"
    assert home.draft is not None
    home.talk(("go-on", *SHORT[3:]), today="2026-06-10")[0].fine()
    assert [review["kind"] for review in home.plan["reviews"]] == ["progress", "evaluation"]


@pytest.mark.parametrize(
    ("on", "today", "kept", "following"),
    [
        ("gisteren", "2026-03-02", "2026-03-01", "2026-06-02"),
        ("2026-06-10", "2026-06-10", "2026-06-10", "2026-09-10"),
        ("vandaag", "2026-06-10", "2026-06-10", "2026-09-10"),
        ("31 mei", "2026-06-10", "2026-05-31", "2026-09-10"),
        ("29 februari", "2028-03-20", "2028-02-29", "2028-06-20"),
        ("1 februari 2024", "2026-06-10", "2024-02-01", "2026-09-10"),
    ],
)
def test_a_talk_is_recorded_on_the_day_it_was_and_the_next_one_lies_ahead(
    home: Home, on: str, today: str, kept: str, following: str
):
    home.edit("until: 2027-03-01", "until: 2029-12-31")
    home.talk(SHORT, "--on", on, today=today)[0].fine()
    assert (home.review["date"], home.review["next"]) == (kept, following)


@pytest.mark.parametrize("how", ["person", "file"])
def test_a_short_talk_of_long_ago_offers_a_day_to_come_too(home: Home, answers: Callable[..., str], how: str):
    home.asks(ENTER, ENTER, "4", ENTER, ENTER, "save")
    file = ("--answers", answers("motivation: 4")) if how == "file" else ()
    home.pop("review", "--progress", "--on", "2024-02-29", *file, today="2026-06-10").fine()
    assert (home.review["date"], home.review["next"]) == ("2024-02-29", "2026-09-10")


WRONG_DAYS = [("gisteren", "2026-06-09"), ("vandaag", "2026-06-10"), ("29 februari 2024", "2024-02-29")]


@pytest.mark.parametrize(("typed", "day"), WRONG_DAYS)
@pytest.mark.parametrize("options", [(), ("--on", "2026-01-05"), ("--yes",), ("--full",)])
def test_a_next_talk_that_is_past_writes_nothing_and_keeps_the_answers(
    home: Home, typed: str, day: str, options: tuple[str, ...]
):
    home.log({**LEARNT, "on": ["2026-01-04"]})
    before = home.content

    class Late(Talker):
        said: ClassVar = {**Talker.said, "how": "Rustig aan", "next-date": typed}

    stopped, _ = home.talk((), *options, today="2026-06-10", lang="en", person=Late)
    assert stopped.code == 2
    assert f"the next talk cannot be on {day}" in stopped.err
    assert "kept" in stopped.err
    assert home.content == before
    assert home.draft is not None
    assert home.draft["answers"]["next-date"] == day

    class Mends(Talker):
        said: ClassVar = {"init.draft-what": "go-on", "init.save-what": "change"}

        def ask(self, prompt: Prompt) -> Any:
            name = dotted(prompt)
            if name == "init.change-which":
                last = [str(choice.value) for choice in prompt.question.choices][-1]
                self.said = {**self.said, name: last, "next-date": "1 september", "init.save-what": "save"}
            return super().ask(prompt)

    shown, person = home.talk((), today="2026-06-10", person=Mends)
    shown.fine()
    assert person.paths == [
        *("init.draft-what", "init.save-what", "init.change-which", "next-date", "init.save-what"),
    ]
    assert offered(person)["next-date"] == day
    assert home.review["next"] == home.plan["review"]["next"] == "2026-09-01"
    assert home.review["goals"][0]["answers"]["how"] == "Rustig aan"
    assert home.draft is None


def test_the_error_about_the_next_talk_is_in_the_language_of_the_reader(home: Home):
    stopped, _ = home.talk((*SHORT[:-2], "vandaag", "save"), today="2026-06-10", lang="nl")
    assert (stopped.code, "het volgende gesprek kan niet op 2026-06-10 zijn" in stopped.err) == (2, True)


def test_the_next_talk_may_be_tomorrow(home: Home):
    home.talk((*SHORT[:-2], "morgen", "save"), today="2026-06-10")[0].fine()
    assert home.review["next"] == "2026-06-11"


@pytest.mark.parametrize("end", ["2027-02-01", "2027-03-20", "2026-12-31"])
@pytest.mark.parametrize("how", ["person", "file"])
def test_a_new_period_that_is_past_writes_nothing(home: Home, answers: Callable[..., str], end: str, how: str):
    home.edit("until: 2027-03-01", "until: 2026-12-31")
    home.log(LEARNT)
    before = home.content

    class Closes(Talker):
        said: ClassVar = {**Talker.said, "close-period": "yes", "next-until": end}

    lines = ("g1.reached: yes", "g2.reached: yes", "k3f9q2.effective: 4", "close-period: yes", f"next-until: {end}")
    file = ("--answers", answers(*lines)) if how == "file" else ()
    stopped, _ = home.talk((), *file, today="2027-03-20", lang="en", person=Closes)
    assert (stopped.code, f"cannot end on {end}" in stopped.err) == (2, True)
    assert home.content == before
    assert (home.draft is None) is (how == "file")


@pytest.mark.parametrize("on", ["morgen", "2026-06-11", "over 2 weken", "31 december 2026"])
@pytest.mark.parametrize("how", [(), ("--progress",), ("--print-questions",)])
def test_a_talk_that_is_still_to_come_is_refused(home: Home, on: str, how: tuple[str, ...]):
    before = home.content
    home.asks(*SHORT)
    home.pop("review", "--on", on, *how, today="2026-06-10", lang="en").refused(on, "still to come")
    assert home.content == before


def test_the_day_of_the_talk_is_kept_when_going_on(home: Home):
    home.talk(FIRST[:3], "--on", "2026-06-01", today="2026-06-10")
    home.talk(("go-on", *SHORT[3:]), today="2026-06-12")[0].fine()
    assert (home.review["date"], home.review["next"]) == ("2026-06-01", "2026-09-12")


def test_another_day_can_be_named_when_going_on(home: Home):
    home.talk(FIRST[:3], "--on", "2026-06-01", today="2026-06-10")
    home.talk(("go-on", *SHORT[3:]), "--on", "2026-06-05", today="2026-06-12")[0].fine()
    assert home.review["date"] == "2026-06-05"


ANSWERS = (
    *("g1.reached: yes", "g1.how: Met Ilse ging het vanzelf", "g1.satisfaction: 5", "g1.manager-feedback: Ga zo door"),
    *("g2.reached: no", "g2.how: Te druk", "g2.satisfaction: 2", "g2.manager-feedback: Kies er een"),
    *("g2.outcome: adjust", "g2.outcome-reason: Te veel ineens"),
    *("g2.new-text: Zes diensten coördineren", "g2.new-due: 1 juni"),
    *("k3f9q2.effective: 4", "k3f9q2.again: yes"),
    *("new-needs:", "  - text: een begroting maken", "    to: goal", "  - text: lassen", "    to: parked"),
    *("close-period: yes", "motivation: 4"),
)
"""The same talk as ``WHOLE``, in a file; what stands ready there is left out here."""


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_file_tells_of_a_whole_evaluation(home: Home, answers: Callable[..., str], lang: str):
    home.log(LEARNT)
    home.pop("review", *WITH, "--answers", answers(*ANSWERS), today=DAY, lang=lang).fine()
    plan = home.plan
    assert plan["reviews"] == [{**REVIEW, "changes": CHANGES[lang]}]
    assert home.evaluations == {"k3f9q2": {"effective": 4, "again": True}}
    assert plan["period"] == {"from": "2027-03-02", "until": "2028-03-01"}
    assert [item["version"] for item in plan["earlier"]] == [2]


def test_a_file_may_say_more_than_the_short_path_asks(home: Home, answers: Callable[..., str]):
    home.log(LEARNT)
    more = (
        *("g1.effect: Meer rust", "k3f9q2.fitting: Ja", "k3f9q2.changed: Ik kies", "motivation-why: Zin"),
        *("feedback: Mooi", "next-until: 31 december 2027", "next-date: over 2 maanden"),
    )
    home.pop("review", *WITH, "--answers", answers(*ANSWERS, *more), today=DAY).fine()
    assert home.evaluations["k3f9q2"] == {"fitting": "Ja", "effective": 4, "changed": "Ik kies", "again": True}
    review = home.review
    assert (review["feedback"], review["motivation_reason"], review["next"]) == ("Mooi", "Zin", "2027-04-10")
    assert review["goals"][0]["answers"]["effect"] == "Meer rust"
    assert home.plan["period"]["until"] == "2027-12-31"


@pytest.mark.parametrize(
    ("lines", "texts", "code"),
    [
        (("g1.reached: yes", "g2.reached: yes", "k3f9q1.effective: 4"), ("talk.yaml:3", "did you mean k3f9q2."), 1),
        (("g1.reached: yes", "g2.reached: yes", "k3f9q2.effective: 6"), ("talk.yaml:3", "'6' is no level"), 2),
        (("g1.reached: yes", "g2.reached: no"), ("g2.outcome",), 2),
        (("g1.reached: yes", "g2.outcome: drop"), ("g2.outcome-reason",), 2),
        (("g1.reached: yes", "g2.reached: yes", "new-needs:", "  - to: goal"), ("new-needs.0.text",), 2),
        (("g1.reached: yes", "g2.reached: yes", "close-period: yes", "next-until: 2027-03-02"), ("2027-03-02",), 2),
        (("g1.reached: yes", "g2.reached: yes", "next-date: asap"), ("talk.yaml:3", "asap"), 2),
        (("g1.reached: yes", "g2.reached: yes", f"next-date: {DAY}"), (f"cannot be on {DAY}",), 2),
        (("g1.reached: yes", "g2.reached: yes", "next-date: gisteren"), ("cannot be on 2027-02-09",), 2),
        (("g1.reached: misschien",), ("talk.yaml:1", "misschien"), 2),
    ],
)
def test_a_file_that_is_wrong_changes_nothing(
    home: Home, answers: Callable[..., str], lines: tuple[str, ...], texts: tuple[str, ...], code: int
):
    home.log(LEARNT)
    before = home.content
    shown = home.pop("review", "--answers", answers(*lines), today=DAY, lang="en")
    shown.refused(*texts, code=code)
    assert home.content == before


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("partner", [WITH, ()])
def test_the_questions_can_be_filled_in_as_a_file(
    home: Home, answers: Callable[..., str], lang: str, partner: tuple[str, ...]
):
    home.log(LEARNT)
    printed = home.pop("review", "--print-questions", *partner, today=DAY, lang=lang).fine()
    found = yaml_plain.read(printed.out)
    goals = ("reached", "how", "satisfaction", "effect", "dealing", "manager-feedback")
    decisions = ("outcome", "outcome-reason", "new-text", "new-due")
    ids = [
        *(f"g1.{name}" for name in (*goals, *decisions)),
        *(f"g2.{name}" for name in (*goals, *decisions)),
        *(f"k3f9q2.{name}" for name in ("fitting", "effective", "changed", "again")),
        *("new-needs", "close-period", "next-until", "motivation", "motivation-why", "feedback", "next-date"),
    ]
    assert list(found) == [name for name in ids if partner or not name.endswith("feedback")]
    assert {name: str(value) for name, value in found.items() if value} == {
        "g1.new-text": "Twintig wonden beoordelen",
        "g2.new-text": "Twaalf diensten coördineren",
        "new-needs": "[{'text': None, 'to': None}]",
        "next-until": "2028-03-01",
        "next-date": "2027-05-10",
    }
    filled = printed.out.replace("g1.reached:", "g1.reached: yes").replace("g2.outcome:", "g2.outcome: on-track")
    file = answers(filled.replace("k3f9q2.effective:", "k3f9q2.effective: 4"))
    home.pop("review", *partner, "--answers", file, today=DAY).fine()
    assert [(goal["status"], goal["text"]) for goal in home.plan["goals"]] == [
        ("reached", "Twintig wonden beoordelen"),
        ("active", "Twaalf diensten coördineren"),
    ]
    assert home.evaluations == {"k3f9q2": {"effective": 4}}
    assert set(home.review) == {"id", "kind", "date", "goals", "next", *(["with"] if partner else [])}


SENTENCES = [
    *("Drie overleggen # intern", "Leiden: drie", "[x] af", "'s Ochtends", "- een stap", '"Nee"', "@werk", "{naam}"),
    *("eindigt met:", "# alleen dit", "& samen", "*nieuw*", "! nu", "% meer", "`code`", "| rechte lijn", "> meer", "?"),
    *("null", "~", "nee", "yes", "012", "2026-12-01", "1:30", "=", "<<", "een\ttab", "twee\nregels", "\\ en \\n"),
    *('"half', "'half", "a, b", "~ ongeveer", "--- drie", "... en zo", "Zes diensten 😀 coördineren", "\u200bleeg"),
]
"""Sentences that YAML could take for something else."""


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_comes_back_from_the_file_as_it_was(home: Home, answers: Callable[..., str], text: str):
    home.pop("goal", "g2", "--text", text, "--no-input").fine()
    before = home.plan["goals"]
    assert before[1]["text"] == text
    printed = home.pop("review", "--print-questions", today="2026-06-10", lang="nl").fine().out
    found = yaml_plain.read(printed)
    assert found["g2.new-text"] == text
    filled = printed.replace("g1.outcome:", "g1.outcome: on-track").replace("g2.outcome:", "g2.outcome: adjust")
    filled = filled.replace("g2.outcome-reason:", "g2.outcome-reason: Zo")
    home.pop("review", "--answers", answers(filled), today="2026-06-10").fine()
    assert home.plan["goals"] == before
    assert "changes" not in home.review


@pytest.mark.parametrize("text", ["Eerst\u2028dan", "Eerst\x85dan"])
def test_a_separator_of_lines_in_a_sentence_does_not_spoil_the_file(home: Home, answers: Callable[..., str], text: str):
    home.pop("goal", "g2", "--text", text, "--no-input").fine()
    printed = home.pop("review", "--print-questions", today="2026-06-10").fine().out
    filled = printed.replace("g1.outcome:", "g1.outcome: on-track").replace("g2.outcome:", "g2.outcome: on-track")
    home.pop("review", "--answers", answers(filled), today="2026-06-10", lang="en").fine()
    assert home.plan["goals"][1]["text"] == text


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_questions_of_the_short_talk_can_be_filled_in_too(home: Home, answers: Callable[..., str], lang: str):
    printed = home.pop("review", "--progress", "--print-questions", *WITH, lang=lang).fine()
    assert list(yaml_plain.read(printed.out)) == [
        *("to-plan", "more-concrete", "falls-short", "motivation", "motivation-why", "adjust", "feedback", "next-date"),
    ]
    file = answers(printed.out.replace("motivation:", "motivation: 4"))
    home.pop("review", "--progress", "--answers", file, *WITH).fine()
    assert (home.review["motivation"], home.review["next"]) == (4, "2026-06-02")


def test_yes_saves_without_the_last_look(home: Home):
    shown, person = home.talk(SHORT[:-1], "--yes", today="2026-06-10", lang="en")
    shown.fine()
    assert (person.left, person.paths[-1]) == ([], "next-date")
    assert "What you answered" not in shown.out
    assert home.review["date"] == "2026-06-10"
    assert home.draft is None


def test_the_last_look_can_change_and_stop(home: Home):
    stopped, _ = home.talk((*SHORT[:-1], "stop"), today="2026-06-10", lang="en")
    assert (stopped.code, "pop review" in stopped.err) == (130, True)
    assert "reviews" not in home.plan
    home.talk(("go-on", "change", "8", "Te duur", "save"), today="2026-06-10")[0].fine()
    assert home.plan["goals"][1]["reason"] == "Te duur"


def test_a_goal_of_which_only_the_term_changes_says_so(home: Home):
    replies = (*FIRST[:3], *SECOND[:3], "carry-on", "Zat vol", "1 december", ENTER, *END, "save")
    home.talk(replies, today="2026-06-10", lang="en")[0].fine()
    assert home.review["changes"] == ["g2: due moved from 1 Oct 2026 to 1 Dec 2026 (later)"]


def test_a_talk_that_changes_nothing_notes_no_changes(home: Home):
    replies = (*FIRST[:3], *SECOND[:3], "on-track", ENTER, *END, "save")
    home.talk(replies, today="2026-06-10")[0].fine()
    assert "changes" not in home.review


def year_of_learning() -> list[dict[str, Any]]:
    """150 entries over a year for both goals; five of them cost money, and two of those were evaluated."""
    served = ({"goal": "g1"}, {"action": "a1"}, {"goal": "g2"})
    entries = []
    for number in range(150):
        day = date(2026, 3, 2) + timedelta(days=number * 12 // 5)
        entry: dict[str, Any] = {"id": f"e{number:05}", "on": [day.isoformat()], "text": f"Geleerd {number}"}
        entry |= served[number % 3]
        entry |= {"hours": 0.5 + number % 4, "method": ("self-study", "shadowing", "on-the-job")[number % 3]}
        entry |= {"cost": 10 * number} if number % 25 == 0 and number else {}
        entry |= {"evaluation": {"effective": 4, "again": True}} if number in {3, 10, 100, 125} else {}
        entries.append(entry)
    return entries


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_review_of_a_year_with_150_entries_asks_nothing_that_the_log_already_knows(home: Home, lang: str):
    entries = year_of_learning()
    for year in (2026, 2027):
        home.log(*(entry for entry in entries if entry["on"][0].startswith(str(year))), year=year)

    class Year(Talker):
        said: ClassVar = {
            **Talker.said,
            "g1.reached": "yes",
            "new-needs.0.text": "lassen",
            "new-needs.0.to": "goal",
            "close-period": "yes",
        }

    shown, person = home.talk((), *WITH, today="2027-02-25", lang=lang, person=Year)
    shown.fine()
    asked = [prompt for prompt in person.asked if dotted(prompt) != "init.save-what"]
    assert len(asked) <= 30
    assert [dotted(prompt) for prompt in asked] == [
        *(f"g1.{name}" for name in ("reached", "how", "satisfaction", "manager-feedback")),
        *(f"g2.{name}" for name in ("reached", "how", "satisfaction", "manager-feedback")),
        *(f"g2.{name}" for name in ("outcome", "outcome-reason", "new-text", "new-due")),
        *(f"e{number:05}.{name}" for number in (75, 50, 25) for name in ("effective", "again")),
        *("new-needs.0.text", "new-needs.0.to", "new-needs.1.text"),
        *("close-period", "next-until", "motivation", "next-date"),
    ]
    evaluated = {entry["id"] for entry in entries if "evaluation" in entry}
    assert not evaluated & {dotted(prompt).partition(".")[0] for prompt in asked}
    assert not {"hours", "money", "days", "number"} & {prompt.question.kind for prompt in asked}
    assert not {"hours", "cost", "on", "method"} & {dotted(prompt).rpartition(".")[2] for prompt in asked}
    before, _, _ = shown.out.partition("Dit heb je ingevuld" if lang == "nl" else "What you answered")
    for name, (count, hours, cost) in {"g1": (100, 198, "2.000"), "g2": (50, 100, "1.750")}.items():
        mine = [entry for entry in entries if ("g2" if entry.get("goal") == "g2" else "g1") == name]
        assert (len(mine), sum(entry["hours"] for entry in mine)) == (count, hours)
        texts = (
            (f"{hours} uur", f"{count} logboekregels", f"€ {cost}")
            if lang == "nl"
            else (f"{hours} hours", f"{count} entries", f"€{cost.replace('.', ',')}")
        )
        for text in texts:
            assert text in before


@pytest.mark.parametrize(
    ("today", "months", "following"),
    [
        ("2027-01-31", 3, "2027-04-30"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
    ],
)
@pytest.mark.parametrize("kind", [(), ("--progress",)])
def test_the_next_talk_is_offered_on_a_day_that_is_there(
    home: Home, kind: tuple[str, ...], today: str, months: int, following: str
):
    home.edit("interval_months: 3", f"interval_months: {months}")
    shown, person = home.talk((), *kind, today=today, person=Talker)
    shown.fine()
    assert offered(person)["next-date"] == following
    assert home.plan["review"]["next"] == following


@pytest.mark.parametrize("kind", [(), ("--progress",)])
def test_a_talk_that_was_due_long_ago_can_be_held_and_the_next_lies_ahead(home: Home, kind: tuple[str, ...]):
    home.edit("next: 2026-06-01", "next: 2024-02-29")
    home.talk((), *kind, today="2026-12-01", person=Talker)[0].fine()
    assert home.plan["review"]["next"] == "2027-03-01"


@pytest.mark.parametrize(
    ("until", "today", "period"),
    [
        ("2026-12-31", "2026-12-15", {"from": "2027-01-01", "until": "2027-12-31"}),
        ("2026-12-31", "2027-01-20", {"from": "2027-01-01", "until": "2027-12-31"}),
        ("2026-12-31", "2027-06-15", {"from": "2027-06-15", "until": "2028-06-14"}),
        ("2028-02-29", "2028-02-29", {"from": "2028-03-01", "until": "2029-02-28"}),
        ("2027-02-28", "2027-02-28", {"from": "2027-03-01", "until": "2028-02-29"}),
        ("2026-06-30", "2026-06-01", {"from": "2026-07-01", "until": "2027-06-30"}),
    ],
)
def test_a_period_is_followed_by_the_next_over_the_end_of_a_year_or_february(
    home: Home, until: str, today: str, period: dict[str, str]
):
    home.edit("until: 2027-03-01", f"until: {until}")

    class Closes(Talker):
        said: ClassVar = {**Talker.said, "close-period": "yes"}

    home.talk((), today=today, person=Closes)[0].fine()
    plan = home.plan
    assert plan["period"] == period
    assert plan["earlier"][0]["until"] == until


@pytest.mark.parametrize(
    ("text", "today", "to"),
    [
        ("29 februari", "2028-01-10", "2028-02-29"),
        ("29 februari 2028", "2026-03-02", "2028-02-29"),
        ("february 29", "2026-03-02", "2028-02-29"),
        ("over 1 maand", "2028-01-31", "2028-02-29"),
    ],
)
def test_a_talk_is_put_off_to_a_leap_day(home: Home, text: str, today: str, to: str):
    home.pop("review", "--postpone", text, "--reason", "Ziek", today=today).fine()
    assert home.plan["review"]["next"] == to
    assert home.plan["review"]["postponed"] == [{"on": today, "to": to, "reason": "Ziek"}]


def test_a_talk_is_not_put_off_to_a_leap_day_that_is_not_there(home: Home):
    before = home.content
    home.pop("review", "--postpone", "29 februari 2027", "--reason", "Ziek", lang="en").refused("29 februari 2027")
    assert home.content == before


def _outcome(home: Home) -> tuple[Any, ...]:
    """The plan, the entries and the sentences of the history, without the moments at which they were written."""
    files = home.content
    entries = [_line(line, "recorded") for line in files["log/2026.yaml"].decode().splitlines()]
    versions = [_line(line, "at") for line in files["versions/history.yaml"].decode().splitlines()]
    plans = {name: content for name, content in files.items() if name not in {"log/2026.yaml", "versions/history.yaml"}}
    return plans, entries, versions, home.draft


def _line(line: str, moment: str) -> dict[str, Any]:
    return {name: value for name, value in json.loads(line.removeprefix("- ")).items() if name != moment}


def _back_to(home: Home, content: dict[str, bytes]) -> None:
    """The files as they were, and no draft."""
    shutil.rmtree(home.sanne)
    shutil.rmtree(home.state, ignore_errors=True)
    for name, kept in content.items():
        path = home.sanne / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kept)


def test_stopping_at_any_question_and_going_on_gives_the_same_review(home: Home):
    home.log(LEARNT)
    before = home.content
    home.talk(WHOLE, *WITH)[0].fine()
    straight = _outcome(home)
    assert home.review == {**REVIEW, "changes": CHANGES["en"]}
    for number in range(len(WHOLE)):
        _back_to(home, before)
        stopped, _ = home.talk(WHOLE[:number], *WITH)
        assert (number, stopped.code) == (number, 130)
        assert home.content == before
        begun = ("go-on",) if number else ()
        shown, person = home.talk((*begun, *WHOLE[number:]), *(() if number else WITH))
        assert (number, shown.code, person.left) == (number, 0, [])
        assert (number, _outcome(home)) == (number, straight)


def test_stopping_after_every_single_answer_gives_the_same_review(home: Home):
    home.log(LEARNT)
    before = home.content
    home.talk(WHOLE, *WITH)[0].fine()
    straight = _outcome(home)
    _back_to(home, before)
    home.talk(WHOLE[:1], *WITH)
    for reply in WHOLE[1:-1]:
        assert home.talk(("go-on", reply))[0].code == 130
    home.talk(("go-on", "save"))[0].fine()
    assert _outcome(home) == straight


def test_stopping_before_the_first_answer_leaves_nothing_behind(home: Home):
    before = home.content
    assert home.talk(())[0].code == 130
    assert home.content == before
    assert home.draft is None


def test_going_back_takes_away_what_no_longer_applies(home: Home):
    replies = ("no", "Goed", "5", "drop", BACK, BACK, BACK, BACK, "yes", *SHORT[3:])
    shown, person = home.talk(replies, today="2026-06-10")
    shown.fine()
    assert person.left == []
    assert home.review["goals"][0] == {
        "goal": "g1",
        "answers": {"reached": "yes", "how": "Goed"},
        "satisfaction": 5,
        "outcome": "reached",
    }
