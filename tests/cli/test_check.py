import re
from itertools import pairwise

import pytest

from pop_runs import Pop, Result

ENGLISH, DUTCH = "Improve my communication", "Mijn communicatie verbeteren"
GOOD = {
    "en": "By 1 October I have given three lessons on wound care, with help from Noor, because the ward asks for it",
    "nl": "Op 1 oktober heb ik drie lessen over wondzorg gegeven, met hulp van Noor, omdat de afdeling erom vraagt",
}
ENOUGH = {
    "en": "I have my forklift certificate by the end of September",
    "nl": "Eind september heb ik mijn heftruckcertificaat",
}


def underlined(result: Result) -> list[str]:
    """What stands above each run of ``~``."""
    lines = result.out.splitlines()
    runs = [(above, below) for above, below in pairwise(lines) if below.strip() and set(below) <= {"~", " "}]
    return [above[mark.start() : mark.end()] for above, below in runs for mark in re.finditer("~+", below)]


def codes(result: Result) -> list[str]:
    return [finding["code"] for finding in result.data["findings"]]


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (
            ENGLISH,
            ["Improve", "communication"],
            (
                "S missing · M missing · A ask · R ask · T missing",
                'warning S02 Vague verb: "Improve"',
                "This verb does not show what you will do.",
                "? What will I see you doing once it works?",
                'warning S03 A whole area, not one thing: "communication"',
                "warning T05 No date",
                "note R05 No reason in the sentence",
            ),
        ),
        (
            DUTCH,
            ["communicatie", "verbeteren"],
            (
                "S ontbreekt · M ontbreekt · A vraag · R vraag · T ontbreekt",
                'let op S02 Vaag werkwoord: "verbeteren"',
                "Aan dit werkwoord zie je niet wat je gaat doen.",
                "? Wat zie ik je doen als het gelukt is?",
                'let op S03 Een heel onderwerp, nog geen concreet punt: "communicatie"',
                "let op T05 Geen termijn",
                "tip R05 Geen reden in de zin",
            ),
        ),
    ],
)
def test_a_sentence_is_checked_without_a_plan_in_its_own_language(
    pop: Pop, text: str, words: list[str], said: tuple[str, ...]
):
    shown = pop("check", text)
    assert (shown.code, shown.err) == (3, "")
    assert shown.out.startswith(f"  {text}\n")
    assert underlined(shown) == words
    for part in said:
        assert part in shown.out
    assert "(hrm-toolkit, werkzoeken, hrbase)" in shown.out


def test_every_finding_has_one_question_back(pop: Pop):
    shown = pop("check", ENGLISH)
    asked = [line for line in shown.out.splitlines() if line.startswith("    ? ")]
    assert len(asked) == len(set(asked)) == len(codes(pop("check", ENGLISH, "--json")))


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_good_sentence_is_answered_with_silence(pop: Pop, lang: str):
    assert pop("check", GOOD[lang]) == Result(0, "", "")
    assert pop("check", GOOD[lang], lang=lang) == Result(0, "", "")


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_notes_alone_end_well(pop: Pop, lang: str):
    shown = pop("check", ENOUGH[lang]).fine()
    assert "R05" in shown.out
    assert underlined(shown) == []
    data = pop("check", ENOUGH[lang], "--json").fine().data
    assert {finding["level"] for finding in data["findings"]} == {"note"}
    assert data["lang"] == lang


def test_wide_characters_do_not_shift_what_is_underlined(pop: Pop):
    text = "Mijn 漢字 communicatie verbeteren"
    shown = pop("check", text)
    above, below = shown.out.splitlines()[:2]
    assert above == f"  {text}"
    assert below == "  " + " " * 10 + "~" * 12 + " " + "~" * 10


def test_the_language_of_a_sentence_is_found_unless_one_is_asked_for(pop: Pop):
    for text, lang in ((ENGLISH, "en"), (DUTCH, "nl")):
        for settings in ({}, {"lang": "en"}, {"lang": "nl"}, {"LANG": "nl_BE.UTF-8"}):
            assert pop("check", text, "--json", **settings).data["lang"] == lang
    asked = pop("--lang", "nl", "check", ENGLISH, "--json")
    assert asked.data["lang"] == "nl"
    assert "S02" not in codes(asked)
    assert "S02" in codes(pop("check", ENGLISH, "--json"))


def test_the_reader_keeps_a_language_that_was_chosen(pop: Pop):
    shown = pop("check", ENGLISH, lang="nl")
    assert underlined(shown) == ["Improve", "communication"]
    assert 'let op S02 Vaag werkwoord: "Improve"' in shown.out


def test_a_plan_decides_the_language_of_the_answer(journal: Pop):
    assert 'warning S02 Vague verb: "verbeteren"' in journal("check", DUTCH).out


def test_the_json_of_a_sentence(pop: Pop):
    text = f"{ENGLISH} by 1 June"
    shown = pop("check", text, "--json")
    assert shown.code == 3
    data = shown.data
    assert list(data) == ["text", "lang", "letters", "marks", "findings"]
    assert (data["text"], data["lang"]) == (text, "en")
    assert list(data["letters"]) == list("SMART")
    assert set(data["letters"].values()) <= {"ok", "ask", "missing"}
    for mark in data["marks"]:
        assert list(mark) == ["kind", "sort", "start", "end", "text"]
        assert text[mark["start"] : mark["end"]] == mark["text"]
    assert "by 1 June" in [mark["text"] for mark in data["marks"]]
    finding = next(item for item in data["findings"] if item["code"] == "S02")
    assert finding == {
        "code": "S02",
        "name": "vague-verb",
        "criterion": "S",
        "title": "Vague verb",
        "why": "This verb does not show what you will do. Two readers picture two things.",
        "ask": "What will I see you doing once it works?",
        "source": ["hrm-toolkit", "werkzoeken", "hrbase"],
        "level": "warning",
        "says": "Vague verb",
        "goal": None,
        "about": None,
        "words": [{"start": 0, "end": 7, "text": "Improve"}],
        "command": None,
        "accepted": None,
    }


@pytest.mark.parametrize(
    "text", ["", "  ", "...", "🙂🙂", "\x1b[2J", "x" * 5000, "{id} [red]a[/red]", "\ud800", "a\nb"]
)
def test_any_text_gets_an_answer(pop: Pop, text: str):
    shown = pop("check", text)
    assert shown.code in {0, 3}, shown.err
    assert "\x1b" not in shown.out
    assert pop("check", text, "--json").data["text"] == text


def test_a_screen_reader_gets_the_words_without_underlining(pop: Pop):
    shown = pop("--accessible", "check", ENGLISH)
    assert shown.code == 3
    assert "~" not in shown.out
    assert 'warning S02 Vague verb: "Improve"' in shown.out


def test_colour_adds_nothing_but_colour(pop: Pop):
    plain = pop("check", ENGLISH).out
    coloured = pop("--color", "always", "check", ENGLISH).out
    assert "\x1b" not in plain
    assert "\x1b[33m~~~~~~~" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured).split() == plain.split()
    assert "\x1b" not in pop("check", ENGLISH, tty=True, NO_COLOR="1", TERM="xterm").out


def test_no_line_is_wider_than_the_screen(pop: Pop):
    text = f"{ENGLISH} with everybody at work, in all the meetings that we have with the board, and become better"
    for said in (text, f"{DUTCH} met iedereen, en in alle vergaderingen van het bestuur beter worden in alles"):
        shown = pop("check", said, COLUMNS="60")
        assert max(map(len, shown.out.splitlines())) <= 60
        assert underlined(shown)[0].lower() in {"improve", "communicatie"}
