"""Looking for something in the log, and looking at the last of it."""

from pathlib import Path

import pytest

from pop_runs import Pop

ENTRIES = (
    ("Gesprek in het café over de réünie", "--goal", "g1", "--on", "2026-01-10", "--tag", "Één-op-één"),
    ("CAFE: nog eens gesproken", "--goal", "g2", "--on", "2025-12-20", "--result", "Ideeën genoeg"),
    ("Met Ilse", "--action", "a1", "--on", "2026-02-05", "--other", "“Zo doe je dat”,\nzei ze"),
)


@pytest.fixture
def filled(journal: Pop) -> Pop:
    for entry in ENTRIES:
        journal("log", *entry).fine()
    return journal


def texts(pop: Pop, *arguments: str, lang: str | None = None) -> list[str]:
    return [entry["text"].split()[0] for entry in pop("show", "log", "--json", *arguments, lang=lang).fine().data]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("looked_for", "found"),
    [
        ("cafe", ["CAFE:", "Gesprek"]),
        ("CAFÉ", ["CAFE:", "Gesprek"]),
        ("cafe\u0301  over", ["Gesprek"]),
        ("een-op-een", ["Gesprek"]),
        ("reunie", ["Gesprek"]),
        ("IDEEEN", ["CAFE:"]),
        ('"zo doe je dat", zei', ["Met"]),
        ("niets", []),
    ],
)
def test_case_accents_and_blanks_do_not_count(filled: Pop, lang: str, looked_for: str, found: list[str]):
    assert texts(filled, "--text", looked_for, lang=lang) == found


def test_a_text_goes_together_with_other_filters(filled: Pop):
    assert texts(filled, "--text", "cafe", "--goal", "g1") == ["Gesprek"]
    assert texts(filled, "--text", "cafe", "--until", "2025-12-31") == ["CAFE:"]
    assert texts(filled, "--text", "cafe", "-n", "1") == ["Gesprek"]
    assert texts(filled, "--tag", "een-OP-een") == ["Gesprek"]


def test_what_an_activity_brought_is_looked_through(filled: Pop):
    made = filled("log", "Les", "--goal", "g1", "--changed", "Ik durf nu vóór te gaan", "--json").fine().data
    assert made["evaluation"]
    assert texts(filled, "--text", "voor te gaan") == ["Les"]


def test_an_entry_that_changed_is_found_as_it_is_now(filled: Pop):
    made = filled("log", "Oud", "--goal", "g1", "--json").fine().data
    filled("log", "--edit", made["id"], "Nieuw", "--on", "2025-11-11").fine()
    assert texts(filled, "--text", "oud") == []
    assert texts(filled, "--text", "nieuw") == ["Nieuw"]
    filled("log", "--withdraw", made["id"]).fine()
    assert texts(filled, "--text", "nieuw") == []


def test_the_last_are_the_last_of_all_years(filled: Pop):
    assert texts(filled, "-n", "2") == ["Gesprek", "Met"]
    assert texts(filled, "-n", "3") == texts(filled, "-n", "99") == texts(filled) == ["CAFE:", "Gesprek", "Met"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_where_nothing_fits_it_says_how_many_it_looked_at(filled: Pop, lang: str):
    assert "(3 " in filled("show", "log", "--text", "niets", lang=lang).fine().out
    assert "(2 " in filled("show", "log", "--text", "niets", "--since", "2026-02-01", lang=lang).fine().out


@pytest.mark.parametrize("arguments", [("-n", "2"), ("--text", "ilse"), ("--text", "ilse", "-n", "1")])
def test_a_torn_line_is_told_and_hides_nothing(filled: Pop, sanne: Path, arguments: tuple[str, ...]):
    with (sanne / "log" / "2026.yaml").open("a") as file:
        file.write('- {"id": "k3f9q2", "on": ["2026-0')
    shown = filled("show", "log", *arguments).fine()
    assert "Met Ilse" in shown.out
    assert "2026.yaml:3" in shown.err


@pytest.mark.parametrize("arguments", [("-n", "5"), ("--text", "x")])
def test_an_empty_log_says_so(journal: Pop, arguments: tuple[str, ...]):
    assert journal("show", "log", *arguments).fine().out == journal("show", "log").fine().out
