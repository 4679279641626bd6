"""Bare `pop` and a well-formed `pop show` without Typer: the same parameters, pages and errors as with it."""

import functools
import inspect
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from pop_runs import Pop, Result
from popcli.cli import main
from popcli.cli.app import app
from popcli.cli.arguments import arranged
from popcli.cli.session import Session, Settings
from popcli.cli.showing import shown
from popcli.cli.straight import SHOW_ARGUMENTS, SHOW_OPTIONS, straight, understood

once = functools.cache(typer.main.get_command)
group: Any = once(app)
show: Any = group.commands["show"]

DEFAULTS = {
    name: parameter.default
    for name, parameter in inspect.signature(shown).parameters.items()
    if parameter.default is not parameter.empty
}


# The tables


def test_the_options_are_all_that_typer_knows():
    options = [item for item in show.params if item.param_type_name == "option"]
    assert {name: item.name for item in options for name in (*item.opts, *item.secondary_opts)} == SHOW_OPTIONS


def test_every_option_has_one_value():
    for item in show.params:
        assert not item.multiple if item.param_type_name == "option" else item.nargs == 1
        assert not getattr(item, "is_flag", False)
        assert item.nargs == 1


def test_the_arguments_stand_in_their_order():
    assert tuple(item.name for item in show.params if item.param_type_name == "argument") == SHOW_ARGUMENTS


def test_what_is_not_given_is_what_typer_makes_of_it():
    assert {item.name: item.default for item in show.params} == DEFAULTS


# The parameters


def by_typer(arguments: list[str]) -> dict[str, Any]:
    """What Typer makes of the arguments of `pop show`."""
    command, *rest = arranged(["show", *arguments], group)
    assert command == "show"
    found: dict[str, Any] = show.make_context("show", rest).params
    return found


words = st.sampled_from(
    [
        "log",
        "plan",
        "g1",
        "show",
        "--",
        "a=b",
        "last month",
        "1 september",
        "é ☕",
        " ",
        "0",
        "7",
        "~",
        "'",
        "\n",
        "[x]",
    ]
) | st.text(min_size=1, max_size=8)
plain_words = words.filter(lambda word: not word.startswith("-"))
numbers = st.integers(1, 10**30).map(str) | st.sampled_from(["01", "007"])


@st.composite
def well_formed(draw: st.DrawFn) -> list[str]:
    """Up to two words and options with a value each, every one once, in any order."""
    names = draw(st.lists(st.sampled_from(sorted(set(SHOW_OPTIONS.values()))), unique=True))
    spelled = [
        (name, draw(st.sampled_from([key for key in SHOW_OPTIONS if SHOW_OPTIONS[key] == name]))) for name in names
    ]
    pairs = [[option, draw(numbers if name == "last" else plain_words)] for name, option in spelled]
    texts = [[word] for word in draw(st.lists(plain_words, max_size=2))]
    return [word for words in draw(st.permutations([*texts, *pairs])) for word in words]


ODD = [
    *(
        "-n",
        "-n3",
        "-n0",
        "0",
        "-1",
        "--last=2",
        "--last",
        "--goal=g1",
        "--goal",
        "-g",
        "-gg1",
        "--",
        "-",
        "",
        "--json",
    ),
    *("--help", "-h", "--lang", "nl", "--text", "-t", "x", "log", "1_0", " 1", "+1", "٣", "²", "1.5", "--since"),
]


@st.composite
def any_form(draw: st.DrawFn) -> list[str]:
    """Well-formed arguments into which something came that may be too much."""
    found = draw(well_formed())
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(found)))
        found[place : place + draw(st.integers(0, 1))] = [draw(st.sampled_from(ODD) | words)]
    return found


@given(well_formed())
@settings(deadline=None)
def test_well_formed_arguments_are_understood_as_typer_would(arguments: list[str]):
    given_ = understood(arguments)
    assert given_ is not None
    assert DEFAULTS | given_ == by_typer(arguments)


@given(any_form())
@settings(max_examples=300, deadline=None)
def test_whatever_is_understood_typer_would_understand_so(arguments: list[str]):
    given_ = understood(arguments)
    if given_ is not None:
        assert DEFAULTS | given_ == by_typer(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            [word]
            for word in ("", "-", "--", "-x", "--help", "-h", "--lang", "--goal", "-n", "--goal=g1", "-n3", "-gg1")
        ),
        *(["log", "-n", number] for number in ("0", "00", "-1", "1.5", "1_0", "+1", " 1", "1 ", "x", "", "٣", "²")),
        *(["log", "--goal", value] for value in ("", "-", "--json", "-n")),
        *(["log", "--goal", "g1", option, "g1"] for option in ("--goal", "-g")),
        *(["plan", "which", "more"], ["log", "--", "x"], ["log", "--gaol", "g1"], ["log", "--help"]),
    ],
    ids=" ".join,
)
def test_what_is_not_plain_is_not_understood(arguments: list[str]):
    assert understood(arguments) is None


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["history"],
            ["log"],
            ["sho"],
            ["show "],
            ["Show"],
            ["x"],
            [""],
            ["-"],
            ["--"],
            ["--help"],
            ["-h"],
            ["--version"],
        ),
        *(["--lang", "nl"], ["--person", "sanne"], ["--no-input"], ["-y"], ["--color", "never"], ["--accessible"]),
        *(["--debug"], ["--json=x"], ["--", "show"], ["--lang", "nl", "show"], ["--json", "--lang", "nl"]),
        *(["show", *more] for more in (["--lang", "nl"], ["--yes"], ["log", "--debug"], ["--home", "x"])),
    ],
    ids=" ".join,
)
def test_other_commands_and_global_options_go_to_typer(arguments: list[str]):
    assert straight(arguments, Session(Settings())) is None


# The pages and errors, both ways


@pytest.fixture
def filled(journal: Pop) -> Pop:
    """The small journal with a few entries."""
    for entry in (
        ("Meegelopen op de poli", "--goal", "g1", "--on", "2026-01-10", "--hours", "4", "--method", "shadowing"),
        ("Boek uit", "--goal", "g1", "--on", "2025-12-20", "--cost", "20", "--tag", "Wond", "--result", "TIME"),
        ("Met Ilse", "--action", "a1", "--on", "2026-02-05"),
        ("Podcast", "--unplanned", "--on", "2026-03-01"),
    ):
        journal("log", *entry).fine()
    return journal


Both = Callable[..., Result]


@pytest.fixture
def both(pop: Pop, monkeypatch: pytest.MonkeyPatch) -> Both:
    """Run with and without the straight way, and give the result, which must be the same.

    ``typed`` says that the straight way leaves it to Typer.
    """

    def run(*arguments: str, typed: bool = False, **more: Any) -> Result:
        by_typer: list[list[str]] = []
        one = main._by_typer

        def counted(found: list[str], session: Session) -> Any:
            by_typer.append(found)
            return one(found, session)

        with monkeypatch.context() as during:
            during.setattr(main, "_by_typer", counted)
            quick = pop(*arguments, **more)
            assert by_typer == [list(arguments)] * typed
            during.setattr("popcli.cli.straight.straight", lambda *_: None)
            long = pop(*arguments, **more)
            assert by_typer[typed:] == [list(arguments)]
        assert quick == long
        return quick

    return run


PAGES = [
    *((), ("--json",), ("show",), ("show", "--json"), ("--json", "show"), ("show", "log", "--json", "--json")),
    *(
        ("show", what)
        for what in ("plan", "goals", "log", "stats", "answers", "earlier", "reviews", "g1", "G1", "a1", "n1")
    ),
    *(("show", "answers", "enjoy"), ("show", "answers", "competences"), ("show", "log", "-n", "3")),
    *(("show", "-n", "1", "log"), ("show", "log", "--last", "2", "--json"), ("show", "--goal", "g1", "log")),
    *(("show", "log", "--since", "2026-01-01", "--until", "2026-02-01"), ("show", "log", "-t", "poli")),
    *(("show", "log", "-m", "shad"), ("show", "log", "--tag", "wond"), ("show", "log", "--text", "nergens")),
    ("show", "stats", "--since", "1 januari", "-g", "g1"),
]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_pages_are_the_same_both_ways(both: Both, arguments: tuple[str, ...], lang: str):
    found = both(*arguments, lang=lang).fine()
    assert found.out
    if "--json" in arguments:
        json.loads(found.out)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("arguments", [(), ("show",), ("show", "log", "-n", "1")], ids=" ".join)
@pytest.mark.parametrize(
    "env",
    [{}, {"FORCE_COLOR": "1"}, {"COLUMNS": "40"}, {"ACCESSIBLE": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1"}],
    ids=str,
)
def test_every_screen_is_the_same_both_ways(both: Both, arguments: tuple[str, ...], env: dict[str, str]):
    for tty in (True, False):
        both(*arguments, tty=tty, **env).fine()


ERRORS = [
    *(("show", "log", "--goal", "g9"), ("show", "log", "--since", "30 februari"), ("show", "log", "--since", "ooit")),
    *(("show", "log", "--method", "toveren"), ("show", "gaols"), ("show", "g"), ("show", "plan", "--last", "2")),
    *(("show", "plan", "which"), ("show", "answers", "enjoi"), ("show", "zzzzzz"), ("show", "log", "--goal", "g")),
    *(("show", "--json", "log", "--goal", "g9"), ("show", " ")),
]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("arguments", ERRORS, ids=" ".join)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_errors_are_the_same_both_ways(both: Both, arguments: tuple[str, ...], lang: str):
    both(*arguments, lang=lang).refused("error: " if lang == "en" else "fout: ")
    assert "\x1b[" in both(*arguments, lang=lang, FORCE_COLOR="1").err


TYPED = [
    *(("show", "log", "-n", number) for number in ("0", "x", "1.5", "-1")),
    *(
        ("show", "a", "b", "c"),
        ("show", "--gaol", "g1"),
        ("show", "log", "--goal"),
        ("show", "log", "--text", "--json"),
    ),
    *(("show", "-n3", "log"), ("show", "log", "--goal=g1"), ("--lang", "nl"), ("show", "--lang", "nl"), ("show", "")),
    *(("--json", "--lang", "nl"), ("show", "log", "--goal", "g2", "-g", "g1"), ("--json", "show", "--color", "never")),
]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("arguments", TYPED, ids=" ".join)
def test_what_is_left_to_typer_is_as_it_was(both: Both, arguments: tuple[str, ...]):
    assert both(*arguments, typed=True).code in {0, 2}


@pytest.mark.parametrize(
    "arguments", [(), ("--json",), ("show",), ("show", "log"), ("show", "g1", "--json")], ids=" ".join
)
@pytest.mark.parametrize("env", [{}, {"LANG": "nl_NL.UTF-8"}, {"POPCLI_LANG": "fr"}, {"POPCLI_PERSON": "tom"}], ids=str)
def test_without_a_plan_it_is_the_same_both_ways(both: Both, arguments: tuple[str, ...], env: dict[str, str]):
    both(*arguments, **env)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("arguments", [(), ("--json",), ("show",), ("show", "log")], ids=" ".join)
@pytest.mark.parametrize("env", [{"POPCLI_LANG": "fr"}, {"POPCLI_PERSON": "tom"}, {"POPCLI_PERSON": "../x"}], ids=str)
def test_a_wrong_environment_is_the_same_both_ways(both: Both, arguments: tuple[str, ...], env: dict[str, str]):
    assert both(*arguments, **env).code != 0
    both(*arguments, today="gisteren")


@pytest.mark.parametrize("arguments", [(), ("--json",), ("show",), ("show", "log"), ("show", "goals")], ids=" ".join)
def test_a_broken_plan_is_the_same_both_ways(both: Both, sanne: Path, arguments: tuple[str, ...]):
    with (sanne / "plan.yaml").open("a") as plan:
        plan.write("kapot: [\n")
    both(*arguments)


def test_a_shell_that_asks_for_completions_is_left_to_typer(journal: Pop):
    offered = journal(_POP_COMPLETE="complete_bash", COMP_WORDS="pop show st", COMP_CWORD="2").fine()
    assert offered.out.split() == ["stats"]


# The plan as it was read last


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("arguments", [(), ("--json",), ("--lang", "nl"), ("--accessible",)], ids=" ".join)
def test_deleting_the_state_changes_nothing_of_the_status(pop: Pop, tmp_path: Path, arguments: tuple[str, ...]):
    first = pop(*arguments).fine()
    (kept,) = (tmp_path / "state").rglob("plan.json")
    second = pop(*arguments).fine()
    kept.unlink()
    third = pop(*arguments).fine()
    assert first == second == third


def test_a_change_of_the_plan_shows_in_the_status(filled: Pop, sanne: Path):
    before = filled().fine().out
    assert filled().out == before
    filled("goal", "g1", "--due", "2026-04-01").fine()
    assert "1 Apr 2026" in filled().fine().out
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text().replace("Twintig wonden beoordelen", "Dertig wonden beoordelen"))
    assert "Dertig wonden beoordelen" in filled().fine().out
    plan.write_text("kapot: [\n")
    filled().refused("plan.yaml", code=1)


def test_an_edit_in_place_that_keeps_size_and_time_shows_in_the_status(filled: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    assert "Twintig" in filled().fine().out
    found = plan.stat()
    plan.write_bytes(plan.read_bytes().replace(b"Twintig", b"Veertig"))
    os.utime(plan, ns=(found.st_atime_ns, found.st_mtime_ns))
    said = filled().fine().out
    assert "Veertig" in said
    assert "Twintig" not in said
