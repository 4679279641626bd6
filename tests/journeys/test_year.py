"""A whole year of somebody, at a real terminal and in both languages: from two preparations to the next period.

Each run of `pop` is a program of its own, on the day that the story has come to. What people type and what they must
see stands first, per language; then who sits where; then the year itself, and what is left of it.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from journeys.screens import Improved, Terminal, fill, installed
from popcli.core.questions import Questionnaire
from popcli.store.questionnaires import questionnaire
from popcli.store.templates import rule_texts, texts

NL: dict[str, Any] = {
    "name": "Sanne Vermeulen",
    "manager": "Joost de Wit",
    "folder": "sanne",
    "seen": {  # by the manager, alone
        "employee": "Sanne Vermeulen",
        "manager-name": "Joost de Wit",
        "organisation-develops": "Drie afdelingen krijgen samen één wondteam.",
        "needed-now": "Wonden beoordelen en uitleggen wat je ziet.",
        "job-changes": "Meer advies aan de thuiszorg, door de telefoon.",
        "needed-future": "Een les geven die blijft hangen.",
        "training-needed": None,
        "competences-now": "Ze ziet het eerder dan de arts.",
        "competences": [
            {"name": "wonden beoordelen", "level-now": 3, "level-needed": 4, "level-ambition": 5},
            {"name": "lesgeven", "level-now": 2, "level-needed": 3, "level-ambition": None},
        ],
        "other-jobs": None,
        "development-level": "De dagelijkse zorg doet ze zonder mij.",
        "strengths": ["rustig blijven", "goed kijken"],
        "improvements": ["nee zeggen", "eerder om hulp vragen"],
        "room-to-grow": None,
        "room-in-job": "Een vaste wondronde op dinsdag.",
        "growth-chances": "Vanaf september meedraaien op de wondpoli.",
        "hours-available": "60",
        "budget-available": "750",
    },
    "self": {
        "name": "Sanne Vermeulen",
        "function": "verpleegkundige",
        "manager": "Joost de Wit",
        "strengths": ["rustig blijven", "doorvragen", "handbal uitleggen"],
        "improvements": ["nee zeggen", "praten voor een groep", "op tijd naar huis"],
        "enjoy": "Een wond die na weken dichtgaat.",
        "areas": "Complexe wonden.",
        "ambition": [{"text": "wondverpleegkundige op de poli", "horizon": 1}],
        "competences": [
            {"name": "wonden beoordelen", "level-now": 2, "level-needed": 4},
            {"name": "lesgeven", "level-now": 2, "level-needed": 3},
        ],
        "learn": [{"text": "zwachtelen met de juiste druk", "source": "gap"}],
        "goals": [
            {
                "text": Improved(
                    "Mijn wondzorg verbeteren",
                    rule_texts("nl").ask("S02"),
                    "Vóór 1 juli 2026 heb ik twintig wonden zelf beoordeeld met TIME",
                ),
                "shown-by": "twintig beoordelingen in het dossier",
                "due": "30 juni",
                "actions": [
                    {"text": "het wondboek doorwerken", "due": "27 februari"},
                    {"text": "drie ochtenden meelopen op de poli", "due": "30 april"},
                ],
            },
            {
                "text": "Vóór 1 december 2026 geef ik drie lessen over zwachtelen aan de nachtploeg",
                "shown-by": "drie lessen gegeven, met een lijst van wie er was",
                "due": "30 november",
                "actions": [{"text": "de eerste les voorbereiden", "due": "1 september"}],
            },
        ],
        "next-review": "15 juni",
    },
    "apart": {"circumstances": "Op woensdag zorg ik voor mijn moeder.", "until": "31 december 2026"},
    "sides": (
        "Dit zeggen jullie allebei • rustig blijven Alleen jij • doorvragen • handbal uitleggen Alleen Joost de Wit",
        "Alleen Joost de Wit • goed kijken",
        "Dit zeggen jullie allebei • nee zeggen",
        "Hier zien jullie een ander niveau • wonden beoordelen nu jij 2, Joost de Wit 3 nodig allebei 4",
        "Hier zien jullie hetzelfde niveau • lesgeven (nu 2, nodig 3)",
        "60 uur per jaar",
        "Ze ziet het eerder dan de arts.",
    ),
    "sides-by-then": ("Hier zien jullie hetzelfde niveau • wonden beoordelen (nu 3, nodig 4)", "al 6 weken stil"),
    "support": "Joost kijkt mee",
    "why": "de nachtploeg vraagt erom",
    "log": {
        "book": ("2026-01-20", "Hoofdstuk 1 en 2 van het wondboek", "-a", "a1", "-u", "3", "-m", "self-study"),
        "rest": ("2026-02-03", "De rest van het wondboek", "-a", "a1", "-u", "2,5", "-m", "self-study"),
        "clinic": ("2026-03-10", "Een dag meegelopen op de poli", "-a", "a2", "-u", "6", "-m", "shadowing"),
        "course": ("2026-03-25", "Cursus wondzorg", "-g", "g1", "-u", "14", "-m", "course", "--cost", "450"),
        "again": ("2026-04-14", "Weer een ochtend op de poli", "-a", "a2", "-u", "4", "-m", "shadowing"),
        "last": ("2026-04-28", "De laatste ochtend op de poli", "-a", "a2", "-u", "4", "-m", "shadowing"),
        "secret": ("2026-05-19", "Gesprek met de bedrijfsarts over slapen", "--unplanned", "--private"),
        "between": ("2026-06-15", "Tijdens het gesprek gebeld door de poli", "-g", "g1"),
        "lesson": ("2026-09-08", "Eerste les aan de nachtploeg", "-g", "g2", "-u", "2", "-r", "Te veel plaatjes"),
        "coach": ("2026-10-06", "Joost keek mee bij het oefenen", "-g", "g2", "-u", "1", "-m", "coaching"),
        "twenty": ("2026-11-24", "De twintigste wond beoordeeld", "-g", "g1", "-u", "0,5"),
    },
    "asked": {
        "text": "Met Ilse een lastige wond bekeken",
        "on": "gisteren",
        "for": 1,
        "method": "mentoring",
        "hours": "1",
        "result": "Eerst meten, dan pas kiezen.",
    },
    "half": "Tweede les aan de nachtploeg",
    "half-asked": {"on": None, "for": 2, "method": "on-the-job", "hours": "2", "result": None},
    "judged": {
        "fitting": "Ja, al had één dag ook gekund.",
        "effective": 4,
        "changed": "Ik meet elke wond op dezelfde manier.",
        "new-needs": ["wonden fotograferen"],
        "again": 1,
    },
    "ask-again": "6 weken geleden: “Cursus wondzorg”",
    "later": "Ik meet nog steeds, de rest ben ik kwijt.",
    "progress": {"to-plan": "De wonden. Twaalf van de twintig.", "falls-short": "De lessen. Het rooster zat vol."},
    "progress-on": {"motivation": 4, "adjust": "g1 heeft de zomer nodig.", "next-date": "14 december"},
    "due": "1 oktober",
    "amended": (
        "Veranderd sinds Joost de Wit op 14 jan 2026 ondertekende:",
        "• plan: volgende gesprek van 15 jun 2026 naar 14 dec 2026 (later)",
        "• g1: termijn van 30 jun 2026 naar 1 okt 2026 (later)",
    ),
    "known": ("74 dagen te laat", "35 uur", "€ 450", "2 van 2 acties klaar", "al 4 weken stil, sinds 10 nov 2026"),
    "feedback": "Je bent zichtbaarder geworden.",
    "evaluation": {
        "g1.reached": "yes",
        "g1.how": "Meelopen hielp het meest.",
        "g1.satisfaction": 5,
        "g1.manager-feedback": "Doe het voortaan zonder mij.",
        "g2.reached": "partly",
        "g2.how": "Twee van de drie lessen.",
        "g2.satisfaction": 3,
    },
    "evaluation-on": {
        "g2.manager-feedback": "Neem er de tijd voor.",
        "g2.outcome": "carry-on",
        "g2.outcome-reason": "De derde les is in maart.",
        "g2.new-due": "1 april",
    },
    "closing": {
        "new-needs": [{"text": "een begroting maken", "to": "goal"}, {"text": "Engels oefenen", "to": "parked"}],
        "close-period": "yes",
        "next-until": None,
    },
    "end": {"motivation": 4, "next-date": "15 maart"},
    "changes": ["g2: termijn van 30 nov 2026 naar 1 apr 2027 (later)", "g3: nieuw doel: een begroting maken"],
    "new-year": ("Periode: 1 jan 2027 t/m 31 dec 2027", "termijn 1 apr 2027", "g3 een begroting maken idee"),
    "levels": "nu 2 (jan 2026) → 3 (apr 2026)",
    "private": ("mijn moeder", "bedrijfsarts"),
    "made": "Je plan staat, Sanne Vermeulen.",
    "signed": "Ondertekend door",
}
EN: dict[str, Any] = {
    "name": "Maya Okafor",
    "manager": "Helen Marsh",
    "folder": "maya",
    "seen": {
        "employee": "Maya Okafor",
        "manager-name": "Helen Marsh",
        "organisation-develops": "Three depots will share one team of analysts.",
        "needed-now": "Finding out what a number means, and saying it.",
        "job-changes": "More talks with depots, fewer spreadsheets.",
        "needed-future": "Explaining a forecast to people in a hurry.",
        "training-needed": None,
        "competences-now": "She sees a wrong number before I do.",
        "competences": [
            {"name": "SQL", "level-now": 3, "level-needed": 4, "level-ambition": 5},
            {"name": "explaining", "level-now": 2, "level-needed": 3, "level-ambition": None},
        ],
        "other-jobs": None,
        "development-level": "The daily report she does without me.",
        "strengths": ["staying calm", "seeing odd numbers"],
        "improvements": ["saying no", "asking for help earlier"],
        "room-to-grow": None,
        "room-in-job": "A day a month at a depot.",
        "growth-chances": "The weekly forecast from September.",
        "hours-available": "60",
        "budget-available": "750",
    },
    "self": {
        "name": "Maya Okafor",
        "function": "data analyst",
        "manager": "Helen Marsh",
        "strengths": ["staying calm", "asking on", "keeping time at parkrun"],
        "improvements": ["saying no", "talking to a group", "going home in time"],
        "enjoy": "Two tables that agree at last.",
        "areas": "Forecasts that people use.",
        "ambition": [{"text": "analyst for the whole network", "horizon": 1}],
        "competences": [
            {"name": "SQL", "level-now": 2, "level-needed": 4},
            {"name": "explaining", "level-now": 2, "level-needed": 3},
        ],
        "learn": [{"text": "joins that do not double the rows", "source": "gap"}],
        "goals": [
            {
                "text": Improved(
                    "Improve my data skills",
                    rule_texts("en").ask("S02"),
                    "By 1 July 2026 I have rebuilt twenty reports in SQL, each checked by Priya",
                ),
                "shown-by": "twenty reports that agree with the old ones",
                "due": "30 june",
                "actions": [
                    {"text": "work through the SQL book", "due": "27 february"},
                    {"text": "watch Priya for three mornings", "due": "30 april"},
                ],
            },
            {
                "text": "By 1 December 2026 I give three talks about the forecast to the planners",
                "shown-by": "three talks given, with a list of who was there",
                "due": "30 november",
                "actions": [{"text": "prepare the first talk", "due": "1 september"}],
            },
        ],
        "next-review": "15 june",
    },
    "apart": {"circumstances": "I look after my mother on Wednesdays.", "until": "31 december 2026"},
    "sides": (
        "You both say • staying calm Only you • asking on • keeping time at parkrun Only Helen Marsh",
        "Only Helen Marsh • seeing odd numbers",
        "You both say • saying no",
        "Here you see another level • SQL now you 2, Helen Marsh 3 needed both 4",
        "Here you see the same level • explaining (now 2, needed 3)",
        "60 hours a year",
        "She sees a wrong number before I do.",
    ),
    "sides-by-then": ("Here you see the same level • SQL (now 3, needed 4)", "silent for 6 weeks"),
    "support": "Helen gives the time",
    "why": "the planners asked for it",
    "log": {
        "book": ("2026-01-20", "Chapters 1 and 2 of the SQL book", "-a", "a1", "-u", "3", "-m", "self-study"),
        "rest": ("2026-02-03", "The rest of the SQL book", "-a", "a1", "-u", "2.5", "-m", "self-study"),
        "clinic": ("2026-03-10", "Watched Priya for a day", "-a", "a2", "-u", "6", "-m", "shadowing"),
        "course": ("2026-03-25", "Course on SQL", "-g", "g1", "-u", "14", "-m", "course", "--cost", "450"),
        "again": ("2026-04-14", "Another morning with Priya", "-a", "a2", "-u", "4", "-m", "shadowing"),
        "last": ("2026-04-28", "The last morning with Priya", "-a", "a2", "-u", "4", "-m", "shadowing"),
        "secret": ("2026-05-19", "Saw the company doctor about my sleep", "--unplanned", "--private"),
        "between": ("2026-06-15", "A depot called during the talk", "-g", "g1"),
        "lesson": ("2026-09-08", "First talk to the planners", "-g", "g2", "-u", "2", "-r", "Too many slides"),
        "coach": ("2026-10-06", "Helen watched me rehearse", "-g", "g2", "-u", "1", "-m", "coaching"),
        "twenty": ("2026-11-24", "The twentieth report agrees", "-g", "g1", "-u", "0.5"),
    },
    "asked": {
        "text": "Found a double row with Tomasz",
        "on": "yesterday",
        "for": 1,
        "method": "mentoring",
        "hours": "1",
        "result": "Count first, join later.",
    },
    "half": "Second talk to the planners",
    "half-asked": {"on": None, "for": 2, "method": "on-the-job", "hours": "2", "result": None},
    "judged": {
        "fitting": "Yes, though one day would have done.",
        "effective": 4,
        "changed": "I count the rows before every join.",
        "new-needs": ["window functions"],
        "again": 1,
    },
    "ask-again": "6 weeks ago: “Course on SQL”",
    "later": "I still count first, the rest is gone.",
    "progress": {"to-plan": "The reports. Twelve of twenty.", "falls-short": "The talks. No time in spring."},
    "progress-on": {"motivation": 4, "adjust": "g1 takes the summer too.", "next-date": "14 december"},
    "due": "1 october",
    "amended": (
        "Changed since Helen Marsh signed on 14 Jan 2026:",
        "• plan: next review moved from 15 Jun 2026 to 14 Dec 2026 (later)",
        "• g1: due moved from 30 Jun 2026 to 1 Oct 2026 (later)",
    ),
    "known": ("74 days late", "35 hours", "€450", "2 of 2 actions done", "silent for 4 weeks, since 10 Nov 2026"),
    "feedback": "People know you now.",
    "evaluation": {
        "g1.reached": "yes",
        "g1.how": "Watching helped most.",
        "g1.satisfaction": 5,
        "g1.manager-feedback": "Do it without me from now on.",
        "g2.reached": "partly",
        "g2.how": "Two of the three talks.",
        "g2.satisfaction": 3,
    },
    "evaluation-on": {
        "g2.manager-feedback": "Take your time for it.",
        "g2.outcome": "carry-on",
        "g2.outcome-reason": "The third talk is in March.",
        "g2.new-due": "1 april",
    },
    "closing": {
        "new-needs": [{"text": "making a budget", "to": "goal"}, {"text": "practising French", "to": "parked"}],
        "close-period": "yes",
        "next-until": None,
    },
    "end": {"motivation": 4, "next-date": "15 march"},
    "changes": ["g2: due moved from 30 Nov 2026 to 1 Apr 2027 (later)", "g3: new goal: making a budget"],
    "new-year": ("Period: 1 Jan 2027 to 31 Dec 2027", "due 1 Apr 2027", "g3 making a budget idea"),
    "levels": "now 2 (Jan 2026) → 3 (Apr 2026)",
    "private": ("my mother", "company doctor"),
    "made": "Your plan is there, Maya Okafor.",
    "signed": "Signed by",
}
BOTH = pytest.mark.parametrize(("lang", "width", "told"), [("nl", 100, NL), ("en", 60, EN)], ids=["nl-100", "en-60"])

MOST_ANSWERS, MINUTES = 30, 10
"""What an evaluation may take of a person: answers, and minutes at 12 seconds for an answer and 150 keys a minute.

Here it takes 28 answers and 200 keys, with two goals, three activities to judge, two new needs and a stop on the way.
"""


class Desk:
    """Somebody at a machine of their own: what they tell, the day it is, the program, and every screen so far."""

    def __init__(self, folder: Path, told: Mapping[str, Any], lang: str, width: int) -> None:
        self.folder = folder
        self.told = told
        self.lang = lang
        self.width = width
        self.day = "2026-01-01"
        self.say = texts(lang)
        self.runs: list[Terminal] = []
        folder.mkdir()

    def opens(self, *arguments: str) -> Terminal:
        """Start a command at the terminal, to type in."""
        run = Terminal(
            list(arguments),
            self._environment(),
            self.width,
            program=installed(),
            rows=40,
            folder=self.folder,
            hasty=True,
        )
        self.runs.append(run)
        return run

    def closes(self, run: Terminal, code: int = 0) -> str:
        """Wait for the end of a command, and give all it showed, in one line."""
        assert run.ends() == code, run.shown()
        return flat(run)

    def pop(self, *arguments: str, code: int = 0) -> str:
        """Run a command at the terminal that asks nothing, and give all it showed, in one line."""
        return self.closes(self.opens(*arguments), code)

    def data(self, *arguments: str) -> Any:
        """What a command gives to other programs."""
        run = [*installed(), *arguments, "--json"]
        done = subprocess.run(run, env=self._environment(), cwd=self.folder, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)["data"]

    def fills(self, run: Terminal, form: str, answers: str) -> Terminal:
        """Type what this person tells under this name, question by question."""
        return fill(run, self.form(form), self.told[answers])

    def saves(self, run: Terminal) -> str:
        """Look at all answers, and save them."""
        run.asks(self.say("init.save-what")).press("1").answers += 1
        return self.closes(run)

    def goes_on(self, *arguments: str) -> Terminal:
        """Start a command again that was stopped, and go on where it was."""
        run = self.opens(*arguments).asks(self.say("init.draft-what")).press("1")
        run.answers += 1
        return run

    def logs(self, *names: str) -> None:
        """Write these activities down, each on its day, in one line."""
        for name in names:
            self.day, *words = self.told["log"][name]
            served = self.say("log.unplanned") if "--unplanned" in words else words[2]
            assert f"· {served}" in self.pop("log", *words)

    def entry(self, name: str) -> str:
        """The id of an activity that was written down."""
        [found] = [entry["id"] for entry in self.data("show", "log") if entry["text"] == self.told["log"][name][1]]
        return str(found)

    def form(self, name: str) -> Questionnaire:
        return questionnaire(self.lang, name)

    def ask(self, form: str, question: str) -> str:
        """What is asked, in the language of this person."""
        return self.form(form).question(question).ask

    def sees(self, shown: str, name: str) -> None:
        """All that stands under this name is in what was shown."""
        for text in self.told[name]:
            assert text in shown, shown

    def sees_together(self, shown: str, name: str) -> None:
        """The same, on a screen that two people look at: nothing private is on it."""
        self.sees(shown, name)
        self.sees_nothing_private(shown)

    def sees_nothing_private(self, shown: str) -> None:
        for text in self.told["private"]:
            assert text not in shown

    def screens_are_whole(self) -> None:
        """No program broke down, and no line was wider than the terminal but a command, which stays in one piece."""
        for run in self.runs:
            assert "Traceback" not in run.shown()
            wide = [line for line in run.shown().splitlines() if len(line) > self.width]
            assert all(line.lstrip().startswith("pop ") for line in wide), (run.command, wide)

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "POPCLI_LANG": self.lang,
            "POPCLI_HOME": str(self.folder / "home"),
            "POPCLI_STATE": str(self.folder / "state"),
            "POPCLI_TODAY": self.day,
        }


def flat(run: Terminal) -> str:
    """All that a command showed, in one line."""
    return " ".join(run.shown().split())


@BOTH
def test_a_whole_year(tmp_path, lang, width, told):
    manager = Desk(tmp_path / "manager", told, lang, width)
    person = Desk(tmp_path / "person", told, lang, width)
    try:
        january(manager, person)
        the_first_months(person)
        june(person)
        the_second_half(person)
        december(person)
        what_is_left(person)
        sheets_for_others(person)
        for desk in (manager, person):
            desk.screens_are_whole()
    finally:
        for run in (*manager.runs, *person.runs):
            run.process.close(force=True)


def january(manager, person):
    file = the_manager_prepares_apart(manager)
    the_person_makes_a_plan(person)
    both_sides_are_put_together(person, file)
    the_plan_becomes_an_agreement(person)


def the_manager_prepares_apart(manager):
    manager.day = "2026-01-05"
    run = manager.opens("init", "--role", "manager")
    said = manager.saves(manager.fills(run, "manager", "seen"))
    [file] = manager.folder.glob("*.yaml")
    assert f"manager-{manager.told['folder']}.yaml" == file.name
    assert f'pop init --manager-file "{file.name}"' in said
    assert not list(manager.folder.rglob("plan.yaml"))
    return file


def the_person_makes_a_plan(person):
    person.day = "2026-01-12"
    assert "pop init" in person.pop()
    said = person.saves(person.fills(person.opens("init"), "assessment", "self"))
    first, second = person.told["self"]["goals"]
    assert person.told["made"] in said
    status = person.pop()
    for text in (person.told["name"], f"g1 {first['text'].better}", f"g2 {second['text']}", "pop log"):
        assert text in status
    assert [goal["text"] for goal in person.data()["goals"]] == [first["text"].better, second["text"]]
    person.day = "2026-01-13"
    path = person.folder / "more.yaml"  # what is not on the short path, from a file
    path.write_text("".join(f"{name}: {value}\n" for name, value in person.told["apart"].items()), encoding="utf-8")
    person.pop("init", "--answers", path.name)


def both_sides_are_put_together(person, file):
    shutil.copy(file, person.folder)
    assert "pop review --prepare" in person.pop("init", "--manager-file", file.name)
    person.sees_together(person.pop("review", "--prepare"), "sides")


def the_plan_becomes_an_agreement(person):
    person.day = "2026-01-14"
    found = person.pop("check", code=3)
    assert "C05" in found
    for text in ("pop action a3 --owner", "pop goal g2 --need", "C10"):
        assert text in found
    given = ("--need", person.told["why"], "--support", person.told["support"], "--hours-per-week", "1")
    person.pop("goal", "g2", *given)
    for action in ("a1", "a2", "a3"):
        person.pop("action", action, "--owner", person.told["name"])
    left = person.pop("check")
    assert "C10" in left
    for text in ("C05", "pop goal g2"):
        assert text not in left
    both_sign(person)
    assert person.data()["amendments"] == []


def both_sign(person, *amended):
    """The person types it, the manager says yes at once; both see first what changed."""
    run = person.opens("sign")
    told = flat(run.asks(person.say("sign.confirm")))
    said = person.closes(run.press("1"))
    assert person.say("sign.no-law") in told
    assert "pop sign --role manager" in said
    also = person.pop("sign", "--role", "manager", "--yes")
    assert f"{person.told['signed']} {person.told['manager']}" in also
    assert person.say("sign.no-law") in also
    for text in amended:
        assert text in told
        assert text in also


def the_first_months(person):
    person.logs("book", "rest")
    person.pop("action", "a1", "--done")
    person.day = "2026-02-17"
    person.closes(person.fills(person.opens("log"), "entry", "asked"))
    person.logs("clinic", "course")
    course = person.entry("course")
    the_course_is_judged(person, course)
    person.logs("again", "last")
    person.pop("action", "a2", "--done")
    person.pop("competence", "c1", "--now", "3")
    some_weeks_later_it_is_asked_again(person, course)
    person.logs("secret")


def the_course_is_judged(person, course):
    person.day = "2026-03-27"
    run = person.opens("log", "--evaluate", course)
    said = person.closes(person.fills(run, "activity", "judged"))
    assert f"n2 ({person.told['judged']['new-needs'][0]})" in said


def some_weeks_later_it_is_asked_again(person, course):
    person.day = "2026-05-12"
    status = person.pop()
    assert person.told["ask-again"] in status
    assert f"pop log --later {course}" in status
    person.pop("log", "--later", course, person.told["later"])


def june(person):
    person.day = "2026-06-15"
    the_short_talk_is_stopped_and_gone_on_with(person)
    person.day = "2026-06-18"
    person.pop("goal", "g1", "--due", person.told["due"])
    person.sees(person.pop(), "amended")
    both_sign(person, *person.told["amended"][1:])
    status = person.pop()
    for text in ("pop sign", *person.told["amended"]):
        assert text not in status
    assert person.data()["amendments"] == []


def the_short_talk_is_stopped_and_gone_on_with(person):
    run = person.fills(person.opens("review", "--progress"), "progress", "progress")
    person.sees_together(flat(run.asks(person.ask("progress", "motivation"))), "sides-by-then")
    assert "pop review" in person.closes(run.press("ctrl-c"), code=130)
    person.logs("between")
    run = person.goes_on("review", "--progress").asks(person.ask("progress", "motivation"))
    assert person.ask("progress", "falls-short") not in flat(run)
    assert "r1" in person.saves(person.fills(run, "progress", "progress-on"))


def the_second_half(person):
    person.logs("lesson", "coach")
    person.pop("action", "a3", "--done-on", "2026-09-01")
    person.day = "2026-11-10"
    person.closes(person.fills(person.opens("log", person.told["half"]), "entry", "half-asked"))
    person.logs("twenty")


def december(person):
    person.day = "2026-12-14"
    assert person.say("status.review-today") in person.pop()
    first = the_evaluation_is_killed(person)
    second = the_evaluation_is_finished(person)
    answers, keys = first.answers + second.answers, first.keys + second.keys
    assert answers <= MOST_ANSWERS
    assert answers * 12 / 60 + keys / 150 < MINUTES


def the_evaluation_is_killed(person):
    (person.folder / "feedback.txt").write_text(person.told["feedback"], encoding="utf-8")
    run = person.opens("review", "--feedback", "feedback.txt")
    person.sees_together(flat(run.asks(person.ask("evaluation", "reached"))), "known")
    person.fills(run, "evaluation", "evaluation").asks(person.ask("evaluation", "manager-feedback"))
    run.kill()
    return run


def the_evaluation_is_finished(person):
    run = person.goes_on("review").asks(person.ask("evaluation", "manager-feedback"))
    assert person.ask("evaluation", "satisfaction") not in flat(run)
    person.fills(run, "evaluation", "evaluation-on")
    for name in ("clinic", "again", "last"):  # the three biggest that nobody looked back on
        run.sees(person.told["log"][name][1])
        fill(run, person.form("activity"), {"effective": 4, "again": 1})
    person.fills(run, "closing", "closing")
    said = person.saves(person.fills(run, "progress", "end"))
    for text in ("r2", "pop goal g3", "pop sign"):
        assert text in said
    return run


def what_is_left(person):
    person.day = "2027-01-20"
    person.sees(person.pop(), "new-year")
    the_plan_of_the_new_period(person)
    the_talks_that_were_kept(person)
    the_old_year_can_be_read(person)
    the_log_is_complete(person)
    the_history_tells_it_in_order(person)


def the_plan_of_the_new_period(person):
    told, plan, status = person.told, person.data("show"), person.data()
    goal, idea = plan["goals"]
    new, parked = (need["text"] for need in told["closing"]["new-needs"])
    assert plan["period"] == status["period"] == {"from": "2027-01-01", "until": "2027-12-31"}
    assert plan["review"]["next"] == status["review"]["next"] == "2027-03-15"
    assert (goal["id"], goal["status"], goal["due"]) == ("g2", "active", "2027-04-01")
    assert (goal["text"], goal["need"]) == (told["self"]["goals"][1]["text"], told["why"])
    assert (idea["id"], idea["status"], idea["text"], idea["need"]) == ("g3", "idea", new, "n3")
    assert [(goal["id"], goal["entries"], goal["hours"]) for goal in status["goals"]] == [("g2", 3, 5), ("g3", 0, 0)]
    assert plan.get("signatures", []) == []
    assert status.get("amendments", []) == []
    assert [(need["id"], need["text"], need["status"]) for need in plan["needs"][1:]] == [
        ("n2", told["judged"]["new-needs"][0], "parked"),
        ("n3", new, "in-goal"),
        ("n4", parked, "parked"),
    ]
    assert plan["competences"][0]["history"] == [
        {"on": "2026-01-12", "now": 2, "needed": 4},
        {"on": "2026-04-28", "now": 3, "needed": 4},
    ]
    assert told["levels"] in person.pop("show", "answers", "competences")
    assert [item["text"] for item in plan["answers"] if item.get("private")] == [told["apart"]["circumstances"]]


def the_talks_that_were_kept(person):
    told, (progress, evaluation) = person.told, person.data("show", "reviews")
    assert (progress["kind"], progress["date"], progress["next"]) == ("progress", "2026-06-15", "2026-12-14")
    assert progress["answers"] == {**told["progress"], "adjust": told["progress-on"]["adjust"]}
    assert (progress["motivation"], progress["with"]) == (4, told["manager"])
    first, second = told["evaluation"], {**told["evaluation"], **told["evaluation-on"]}
    assert evaluation["goals"] == [
        {
            "goal": "g1",
            "answers": {name: first[f"g1.{name}"] for name in ("reached", "how", "manager-feedback")},
            "satisfaction": 5,
            "outcome": "reached",
        },
        {
            "goal": "g2",
            "answers": {name: second[f"g2.{name}"] for name in ("reached", "how", "manager-feedback")},
            "satisfaction": 3,
            "outcome": "carry-on",
            "reason": second["g2.outcome-reason"],
        },
    ]
    assert (evaluation["kind"], evaluation["date"], evaluation["next"]) == ("evaluation", "2026-12-14", "2027-03-15")
    assert (evaluation["motivation"], evaluation["feedback"]) == (4, told["feedback"])
    assert evaluation["new_needs"] == [need["text"] for need in told["closing"]["new-needs"]]
    assert evaluation["changes"] == told["changes"]


def the_old_year_can_be_read(person):
    [year] = person.data("show", "earlier")
    goal = person.told["self"]["goals"][0]["text"].better
    assert (year["from"], year["until"], year["closed"]) == ("2026-01-12", "2026-12-31", "2026-12-14")
    assert year["goals"] == [{"id": "g1", "text": goal, "status": "reached", "actions": ["a1", "a2"]}]
    shown = person.pop("show", "earlier", "1")
    for text in (goal, "1 okt 2026" if person.lang == "nl" else "1 Oct 2026"):
        assert text in shown
    assert shown.count(person.told["signed"]) == 4
    strengths = person.pop("show", "answers", "strengths")
    for text in ("2026", *person.told["self"]["strengths"]):
        assert text in strengths


def the_log_is_complete(person):
    told, entries = person.told, person.data("show", "log")
    lines = [(day, text) for day, text, *_ in told["log"].values()]
    lines += [("2026-02-16", told["asked"]["text"]), ("2026-11-10", told["half"])]
    assert [(entry["on"][0], entry["text"]) for entry in entries] == sorted(lines)
    by_text = {entry["text"]: entry for entry in entries}
    course, asked = by_text[told["log"]["course"][1]], by_text[told["asked"]["text"]]
    assert course["evaluation"] == {
        "fitting": told["judged"]["fitting"],
        "effective": 4,
        "changed": told["judged"]["changed"],
        "new_needs": told["judged"]["new-needs"],
        "again": True,
        "later": told["later"],
        "later_on": "2026-05-12",
    }
    assert (asked["goal"], asked["method"], asked["hours"]) == ("g1", "mentoring", 1)
    assert asked["result"] == told["asked"]["result"]
    judged = {entry["text"]: entry["evaluation"] for entry in entries if "evaluation" in entry}
    again = {"effective": 4, "again": True}
    assert [judged.pop(told["log"][name][1]) for name in ("clinic", "again", "last")] == [again] * 3
    assert list(judged) == [course["text"]]
    assert by_text[told["log"]["secret"][1]]["private"] is True
    assert sum(entry.get("hours", 0) for entry in entries) == 40


def the_history_tells_it_in_order(person):
    versions = person.data("history")
    assert [version["version"] for version in versions] == list(range(1, len(versions) + 1))
    days = [version["at"][:10] for version in versions]
    assert days == sorted(days)
    assert [days[0], days[-1]] == ["2026-01-12", "2026-12-14"]
    said = " ".join(version["what"] for version in versions)
    assert said.count(person.say("change.signed", name=person.told["name"])) == 2
    for text in ("r1", "r2", "a1", "a2", "a3", "c1", "n2"):
        assert f"{text} " in said


def sheets_for_others(person):
    told = person.told
    goal, kept = told["self"]["goals"][1]["text"], told["evaluation-on"]
    mine = told["self"]["goals"][0]["text"].better
    sheets = {
        "plan.html": (goal, told["manager"], told["why"], person.say("sheet.signature"), "<!DOCTYPE html>"),
        "talk.md": (goal, kept["g2.outcome-reason"], person.ask("evaluation", "reached"), told["seen"]["room-in-job"]),
        "review.html": (mine, kept["g2.outcome-reason"], told["feedback"], told["changes"][0]),
    }
    for name, words in sheets.items():
        assert name in person.pop("report", name.partition(".")[0], "-o", name)
        sheet = " ".join((person.folder / name).read_text(encoding="utf-8").split())
        for text in words:
            assert text in sheet, name
        person.sees_nothing_private(sheet)
