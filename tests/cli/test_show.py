from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop

ENTRIES = (
    ("Meegelopen op de poli", "--goal", "g1", "--on", "2026-01-10", "--hours", "4", "--method", "shadowing"),
    ("Boek uit", "--goal", "g1", "--on", "2025-12-20", "--cost", "20", "--tag", "Wond", "--result", "TIME-model"),
    ("Met Ilse", "--action", "a1", "--on", "2026-02-05", "--hours", "1.5", "--tag", "poli"),
    ("Dienst", "--goal", "g2", "--on", "2026-02-20", "--method", "on-the-job"),
    ("Podcast", "--unplanned", "--on", "2026-03-01", "--other", "in de trein"),
    ("Zwachtelen", "--need", "n1", "--on", "2026-02-25", "--evidence", "https://zwachtel.example"),
)


@pytest.fixture
def filled(journal: Pop) -> Pop:
    """The small journal with six entries, not logged in the order of their days."""
    for entry in ENTRIES:
        journal("log", *entry).fine()
    return journal


def texts(pop: Pop, *arguments: str) -> list[str]:
    return [entry["text"] for entry in pop("show", "log", "--json", *arguments).fine().data]


def test_the_log_stands_in_the_order_of_its_days(filled: Pop):
    ordered = sorted(ENTRIES, key=lambda entry: entry[entry.index("--on") + 1])
    assert texts(filled) == [entry[0] for entry in ordered]


def test_every_filter_finds_what_it_says(filled: Pop):
    expected: dict[tuple[str, ...], set[str]] = {
        ("--since", "2026-02-05"): {"Met Ilse", "Dienst", "Zwachtelen", "Podcast"},
        ("--since", "2026-02-06", "--until", "2026-02-20"): {"Dienst"},
        ("--until", "eind 2025"): {"Boek uit"},
        ("--goal", "g1"): {"Meegelopen op de poli", "Boek uit", "Met Ilse"},
        ("--goal", "G2"): {"Dienst"},
        ("--method", "shad"): {"Meegelopen op de poli"},
        ("--tag", "wond"): {"Boek uit"},
        ("--text", "POLI"): {"Meegelopen op de poli", "Met Ilse"},
        ("--text", "time"): {"Boek uit"},
        ("--text", "trein"): {"Podcast"},
        ("--text", "zwachtel.example"): {"Zwachtelen"},
        ("--text", "nergens"): set(),
        ("--goal", "g1", "--since", "2026-01-01", "--text", "ilse"): {"Met Ilse"},
        ("--last", "2"): {"Zwachtelen", "Podcast"},
        ("-n", "1", "--goal", "g1"): {"Met Ilse"},
    }
    for question, found in expected.items():
        assert set(texts(filled, *question)) == found, question


def test_a_filter_that_finds_nothing_says_how_many_it_looked_at(filled: Pop):
    assert "6" in filled("show", "log", "--text", "nergens").fine().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "ooit"), "ooit"),
        (("--goal", "g7"), "g1, g2"),
        (("--method", "toveren"), "course"),
        (("--last", "0"), "pop show"),
        (("strengths",), "strengths"),
    ],
)
def test_a_filter_that_cannot_be_is_refused(journal: Pop, arguments: tuple[str, ...], said: str):
    journal("show", "log", *arguments).refused(said)


@pytest.mark.parametrize("what", ["plan", "goals", "answers", "g1"])
@pytest.mark.parametrize("filter_", [("--since", "gisteren"), ("--goal", "g1"), ("--last", "2"), ("--tag", "x")])
def test_filters_are_for_the_log_only(journal: Pop, what: str, filter_: tuple[str, ...]):
    journal("show", what, *filter_).refused(f"'{what}'", "pop show log")


PAGES: tuple[tuple[str, ...], ...] = (
    *((name,) for name in ("plan", "goals", "log", "answers", "g1", "G1", "a1", "n1")),
    ("answers", "strengths"),
)


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_page_is_for_people_and_for_programs(filled: Pop, page: tuple[str, ...], lang: str):
    for more in ((), ("--color", "always"), ("--accessible",)):
        shown = filled("show", *page, *more, lang=lang).fine()
        assert shown.out.strip()
        assert shown.err == ""
        assert ("\x1b[" in shown.out) == (more == ("--color", "always"))
    filled("show", *page, "--json", lang=lang).fine()


def test_json_is_the_same_in_both_languages(filled: Pop):
    for page in PAGES:
        assert filled("show", *page, "--json", lang="nl").data == filled("show", *page, "--json", lang="en").data


def test_the_json_of_each_page_has_its_shape(filled: Pop):
    def data(*page: str) -> Any:
        return filled("show", *page, "--json").fine().data

    assert list(data("plan"))[:3] == ["pop", "version", "language"]
    assert data() == data("plan")
    assert [goal["id"] for goal in data("goals")] == ["g1", "g2"]
    assert isinstance(data("log"), list)
    assert {"id", "recorded", "on", "text"} <= data("log")[0].keys()
    assert [answer["question"] for answer in data("answers")] == ["strengths", "enjoy"]
    (enjoyed,) = data("answers", "enjoy")
    assert (enjoyed["question"], enjoyed["on"], enjoyed["text"]) == ("enjoy", "2026-03-01", "lastige wonden")
    goal = data("g1")
    assert goal["id"] == "g1"
    assert {entry["text"] for entry in goal["entries"]} == {"Meegelopen op de poli", "Boek uit", "Met Ilse"}
    assert data("a1") == {"id": "a1", "text": "meelopen met Ilse", "goal": "g1"}
    assert data("n1") == {"id": "n1", "text": "zwachtelen", "status": "open"}


def test_an_entry_is_shown_whole_by_the_beginning_of_its_id(journal: Pop):
    made = journal("log", *ENTRIES[1], "--json").data
    assert journal("show", made["id"], "--json").data == made
    shown = journal("show", made["id"][:5].upper()).fine().out
    for value in ("Boek uit", "TIME-model", "Wond", "20"):
        assert value in shown


def test_answers_through_the_years(journal: Pop, tmp_path: Path):
    answers = tmp_path / "later.yaml"
    answers.write_text("enjoy: rust\n")
    journal("init", "--answers", str(answers), today="2027-05-01").fine()
    said = journal("show", "answers", "enjoy").fine().out
    assert said.index("lastige wonden") < said.index("rust")
    assert "2026" in said
    assert "2027" in said
    assert [item["text"] for item in journal("show", "answers", "--json").data if item["question"] == "enjoy"] == [
        "rust"
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gaols",), ("'gaols'", "pop show goals")),
        (("g",), ("g1, g2",)),
        (("answers", "enjoi"), ("enjoi", "did you mean enjoy?")),
        (("answers", "qqqq"), ("did you mean", "enjoy")),
        (("plan", "enjoy"), ("enjoy",)),
        (("zzzzzz",), ("zzzzzz",)),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(journal: Pop, arguments: tuple[str, ...], said: tuple[str, ...]):
    journal("show", *arguments).refused(*said)


def test_reading_writes_nothing(filled: Pop, tmp_path: Path):
    def everything() -> dict[str, tuple[int, bytes]]:
        files = [item for item in (tmp_path / "home").rglob("*") if item.is_file()]
        return {str(item): (item.stat().st_mtime_ns, item.read_bytes()) for item in files}

    before = everything()
    for page in ((), *(("show", *page) for page in PAGES), ("history",)):
        filled(*page).fine()
    assert everything() == before
