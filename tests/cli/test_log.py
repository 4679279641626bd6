import re
import subprocess
import sys
from pathlib import Path

import pytest

from pop_runs import Pop, plain_environment

ODD_TEXTS = {
    "markup": "[red]rood[/red]",
    "closing tag": "[/x]",
    "comment": "# een titel",
    "mapping": "gelezen: hoofdstuk 3: wonden",
    "lines": "regel één\nregel twee\n\nregel vier",
    "blanks": "  vooraan en achteraan  ",
    "tab": "a\tb",
    "carriage return": "a\r\nb\rc",
    "emoji": "👩‍⚕️ familie 👨‍👩‍👧‍👦 vlag 🇳🇱",
    "right to left": "שלום עולם \u202eabc\u202c",
    "escape": "\x1b[31mrood\x1b[0m \x1b]0;titel\x07 \x1b[2J",
    "c1": "a\x85b\x9bc\u2028d\ufeffe",
    "word no": "no",
    "digits": "012",
    "float": "1e3",
    "date": "2026-01-01",
    "null": "~",
    "quotes": "\"dubbel\" 'enkel' \\n {x} {0} %s",
    "format": "{id} {text}",
    "combining": "e\u0301e\u0308 Å",
    "long": "wond " * 20_000,
}

HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def only(pop: Pop) -> dict[str, object]:
    found = pop("show", "log", "--json").fine().data
    assert len(found) == 1
    return dict(found[0])


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_any_text_comes_back_exactly_and_harms_no_screen(journal: Pop, text: str):
    said = journal("log", text, "--goal", "g1", "--result", text, "--tag", text).fine()
    entry = only(journal)
    assert entry["text"] == text
    assert entry["result"] == text
    assert entry["tags"] == [text]
    shown = [said, journal("show", "log").fine(), journal("show", str(entry["id"])).fine(), journal().fine()]
    for result in shown:
        assert not HARMFUL.search(result.out + result.err)


@pytest.mark.parametrize("text", ["[red]rood[/red]", "[/x]"])
def test_markup_is_shown_as_it_was_typed(journal: Pop, text: str):
    journal("log", text, "--goal", "g1")
    assert text in journal("show", "log").out


@pytest.mark.parametrize("text", ["- x", "-5 graden buiten", "--", "--goal", "-x", "--goal is een optie", "—"])
def test_any_text_may_stand_behind_a_double_dash(journal: Pop, text: str):
    journal("log", "--goal", "g1", "--", text).fine()
    assert only(journal)["text"] == text


def test_a_single_dash_on_standard_input_is_a_text(journal: Pop):
    journal("log", "-", "--goal", "g1", stdin=b"-").fine()
    assert only(journal)["text"] == "-"


@pytest.mark.parametrize("text", ["- x", "-5 graden buiten", "-12", "--goal is een optie", "--- drie"])
def test_a_sentence_with_a_dash_needs_no_double_dash(journal: Pop, text: str):
    journal("log", text, "--goal", "g1").fine()
    assert only(journal)["text"] == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (b"een regel", "een regel"),
        (b"een regel\n", "een regel"),
        (b"een regel\n\n", "een regel\n"),
        (b"  twee\nregels\n", "  twee\nregels"),
        ("één ☕\n".encode(), "één ☕"),
        (b"a\r\nb\r\n", "a\r\nb\r"),
    ],
)
def test_standard_input_is_kept_byte_for_byte(journal: Pop, given: bytes, text: str):
    journal("log", "-", "--goal", "g1", stdin=given).fine()
    assert only(journal)["text"] == text


@pytest.mark.parametrize(
    ("given", "what"),
    [(b"caf\xe9\n", "half a character"), (b"a\x00b", "NUL"), (b"", "TEXT"), (b" \n", "TEXT")],
)
def test_standard_input_that_is_no_text_is_refused_and_nothing_is_written(
    journal: Pop, sanne: Path, given: bytes, what: str
):
    journal("log", "-", "--goal", "g1", stdin=given).refused(what)
    assert not list((sanne / "log").glob("*"))


def test_one_line_takes_every_field(journal: Pop):
    said = journal(
        *("log", "Cursus wondzorg", "--action", "a1", "--on", "28 feb", "--method", "course", "--hours", "1:30"),
        *("--cost", "€ 12,50", "--result", "Geleerd", "--evidence", "https://x.example/1", "--evidence", "b.pdf"),
        *("--certificate-until", "30 juni 2027", "--other", "Leuk", "--tag", "wond", "--tag", "nacht", "--private"),
    ).fine()
    entry = only(journal)
    assert said.out.startswith(f"Logged: {entry['id']} · Saturday 28 February 2026 · a1")
    del entry["id"], entry["recorded"]
    assert entry == {
        "on": ["2026-02-28"],
        "text": "Cursus wondzorg",
        "action": "a1",
        "method": "course",
        "hours": 1.5,
        "cost": 12.5,
        "result": "Geleerd",
        "evidence": ["https://x.example/1", "b.pdf"],
        "certificate_until": "2027-06-30",
        "other": "Leuk",
        "tags": ["wond", "nacht"],
        "private": True,
    }


def test_an_entry_hangs_on_a_need_or_on_nothing(journal: Pop):
    journal("log", "gelezen", "--need", "n1").fine()
    assert "unplanned" in journal("log", "podcast", "--unplanned").fine().out
    assert [entry.get("need") for entry in journal("show", "log", "--json").data] == ["n1", None]


def test_what_is_written_is_told_with_its_next_step(journal: Pop):
    dutch = journal("log", "x", "--goal", "g1", lang="nl").fine()
    assert re.fullmatch(r"Gelogd: [a-z0-9]{6} · maandag 2 maart 2026 · g1\n", dutch.out)
    assert "pop log --edit" in dutch.err


def test_json_tells_the_entry(journal: Pop):
    entry = journal("log", "x", "--goal", "g1", "--json").fine()
    assert entry.data["goal"] == "g1"
    assert entry.err == ""


def test_several_days_are_one_entry(journal: Pop):
    said = journal("log", "Tweedaagse", "--goal", "g1", "--on", "26-28 februari").fine()
    assert only(journal)["on"] == ["2026-02-26", "2026-02-27", "2026-02-28"]
    assert "3 days" in said.out


def test_days_over_new_year_are_found_from_both_sides(journal: Pop):
    journal("log", "Kerst", "--goal", "g1", "--on", "2025-12-30, 2026-01-02").fine()
    for question in (("--since", "2026-01-01"), ("--until", "2025-12-31"), ()):
        assert len(journal("show", "log", "--json", *question).data) == 1, question


def test_the_past_is_meant_when_logging(journal: Pop):
    journal("log", "x", "--goal", "g1", "--on", "30 november").fine()
    assert only(journal)["on"] == ["2025-11-30"]


def test_own_methods_of_the_plan_count(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    journal("log", "x", "--goal", "g1", "--method", "intervisie").refused("intervisie")
    plan.write_text(plan.read_text() + "methods:\n- intervisie\n")
    journal("log", "x", "--goal", "g1", "--method", "intervisie").fine()
    journal("log", "y", "--goal", "g1", "--method", "interv").fine()
    assert {entry["method"] for entry in journal("show", "log", "--json").data} == {"intervisie"}


@pytest.mark.parametrize("method", ["course", "cursus", "COURSE", "Cursus", "cour"])
def test_a_method_is_understood_by_value_and_by_label(journal: Pop, method: str):
    journal("log", "x", "--goal", "g1", "-m", method, lang="nl").fine()
    assert only(journal)["method"] == "course"


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (("--goal", "g9"), ("g9", "g1, g2", "pop show goals")),
        (("--goal", "g"), ("g1, g2",)),
        (("--action", "b1"), ("b1", "a1")),
        (("--need", "x"), ("n1",)),
        (("--goal", "g1", "--method", "coarse"), ("did you mean course?",)),
        (("--goal", "g1", "--on", "30 februari"), ("30",)),
        (("--goal", "g1", "--on", "asap"), ("asap",)),
        (("--goal", "g1", "--hours", "-1"), ("less than zero",)),
        (("--goal", "g1", "--hours", "veel"), ("veel", "1.5")),
        (("--goal", "g1", "--hours", "nan"), ("nan",)),
        (("--goal", "g1", "--cost", "-1"), ("less than zero",)),
        (("--goal", "g1", "--cost", "1e9"), ("1e9",)),
        (("--goal", "g1", "--unplanned"), ("--unplanned", "--goal")),
        (("--gaol", "g1"), ("--gaol", "--goal")),
        (("--goal",), ("--goal",)),
        (("--goal", "g1", "nog een tekst"), ("nog een tekst",)),
    ],
)
def test_what_cannot_be_is_refused_with_what_helps(
    journal: Pop, sanne: Path, options: tuple[str, ...], texts: tuple[str, ...]
):
    journal("log", "x", *options).refused(*texts)
    assert not list((sanne / "log").glob("*"))


def test_errors_speak_dutch(journal: Pop):
    journal("log", "x", "--goal", "g9", lang="nl").refused("fout: ", "g1, g2", "pop show goals")


def test_without_a_terminal_and_a_text_the_text_is_asked_for_by_name(journal: Pop):
    for arguments in (("log",), ("log", "--goal", "g1")):
        journal(*arguments).refused("TEXT is missing", 'pop log "…" --goal g1')
    for arguments in (("log", "", "--goal", "g1"), ("log", "  ", "--goal", "g1")):
        journal(*arguments).refused("TEXT says nothing", 'pop log "…" --goal g1')


def test_an_option_that_would_be_ignored_is_refused(journal: Pop):
    journal("log", "x", "--goal", "g1", "--reason", "twice").refused("--reason", "--withdraw")
    journal("init", "--reason", "busy").refused("--reason", "--no-plan")
    journal("init", "--output", "x.yaml").refused("--output", "--role manager")


def test_without_a_terminal_a_text_alone_is_unplanned(journal: Pop):
    journal("log", "podcast").fine()
    assert only(journal).keys() == {"id", "recorded", "on", "text"}


def test_without_a_plan_the_way_to_one_is_told(pop: Pop, tmp_path: Path):
    pop("log", "x", "--goal", "g1").refused("pop init", str(tmp_path / "home"))
    assert not (tmp_path / "home").exists()


WRITER = """
import sys
from popcli.cli.main import main
sys.exit(max(main(["log", f"{sys.argv[1]} {number}", "--goal", "g1"]) for number in range(50)))
"""


def test_four_writers_at_once_lose_nothing(journal: Pop, tmp_path: Path):
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(name)],
            env=plain_environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for name in range(4)
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    found = journal("show", "log", "--json").fine().data
    assert {entry["text"] for entry in found} == {f"{name} {number}" for name in range(4) for number in range(50)}
    assert len({entry["id"] for entry in found}) == 200


def test_what_was_planned_in_a_way_was_done_in_it_unless_somebody_says_otherwise(journal: Pop):
    journal("action", "a1", "--method", "shadowing").fine()
    ways = [
        journal("log", "Meegelopen", "--action", "a1", *more, "--json").fine().data.get("method")
        for more in ((), (), ("--method", "course"))
    ]
    journal("log", "Meegelopen", "--action", "a1").fine()
    journal("log", "Nog eens, nu snel", "--action", "a1").fine()
    kept = [entry.get("method") for entry in journal("show", "log", "--json").fine().data]
    assert ways == ["shadowing", "shadowing", "course"]
    assert sorted(map(str, kept)) == ["course", *["shadowing"] * 4]
