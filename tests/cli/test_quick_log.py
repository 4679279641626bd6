"""The quick way of `pop log`: the same line and the same words as the long way, or nothing at all."""

import dataclasses
import errno
import functools
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from pop_runs import TODAY, Pop, Result, Stream, plain_environment
from popcli.cli import main, quick_log
from popcli.core.entry import Entry
from popcli.core.kinds import Method
from popcli.store.log import entry_line

OWN_METHODS = ("intervisie", "Één op één", "a: b #c")
OPTIONS_OF = {
    name: [option for option, field in quick_log.OPTIONS.items() if field == name]
    for name in quick_log.OPTIONS.values()
}

once = functools.cache(typer.main.get_command)

Log = Callable[..., tuple[Result, bool]]


# What the tables say


def test_the_fields_stand_in_the_order_of_an_entry():
    known = list(Entry.__match_args__)
    assert list(quick_log.ORDER) == [name for name in known if name in quick_log.ORDER]
    assert set(quick_log.ORDER) == {"id", "recorded", "on", "text", *quick_log.OPTIONS.values()}


def test_the_options_are_those_that_typer_knows_for_these_fields():
    from popcli.cli.app import app

    group: Any = once(app)
    every = [item for item in group.commands["log"].params if item.param_type_name == "option"]
    options = [item for item in every if item.name in quick_log.OPTIONS.values()]
    assert not any(item.is_flag or item.multiple or item.nargs != 1 for item in options)
    assert {option: item.name for item in options for option in item.opts} == quick_log.OPTIONS


# Both ways to the same line and the same words


@dataclass(frozen=True, slots=True)
class Twin:
    """One of two journals that are the same, each with notes and an entry."""

    env: dict[str, str]
    log: Path
    first: bytes

    def afresh(self) -> None:
        """Put the log back to its first entry."""
        self.log.write_bytes(self.first)

    def run(self, way: Callable[[list[str]], Any], arguments: list[str], env: dict[str, str], *, tty: bool) -> Result:
        """What a way gives, and what it says."""
        out, err = Stream(tty=tty), Stream(tty=tty)
        with (
            mock.patch.dict(os.environ, self.env | env, clear=True),
            mock.patch.object(sys, "stdout", out),
            mock.patch.object(sys, "stderr", err),
            mock.patch.object(typer.main, "get_command", once),
        ):
            code = way(arguments)
        return Result(code, out.text(), err.text())

    def quick(self, arguments: list[str], env: dict[str, str], *, tty: bool = False) -> Result:
        """The quick way; its code is whether it was one."""
        return self.run(lambda typed: main._logged(typed) is not None, arguments, env, tty=tty)

    def long(self, arguments: list[str], env: dict[str, str], *, tty: bool = False) -> Result:
        """The long way."""
        return self.run(lambda found: main._command(["log", *found]), arguments, env, tty=tty)

    def told(self, result: Result) -> tuple[str, str, str]:
        """The newest line without its id and the time of the day, and both channels without the id."""
        line = self.log.read_text(encoding="utf-8").removeprefix(self.first.decode()).removesuffix("\n")
        found = re.match(r'- {"id": "([a-z0-9]{6})", "recorded": "\d{4}-\d\d-\d\d(T[^"]+)"', line)
        assert found is not None, line
        clean = line.replace(found[1], "ID").replace(found[2], "TIME")
        return clean, result.out.replace(found[1], "ID"), result.err.replace(found[1], "ID")


@pytest.fixture(scope="module", params=["nl", "en"])
def twins(request: pytest.FixtureRequest, small_home: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Twin]:
    """Two journals with methods of their own, in Dutch and in English."""
    made = []
    for _ in range(2):
        place = tmp_path_factory.mktemp("twin")
        shutil.copytree(small_home, place / "home")
        with (place / "home" / "sanne" / "plan.yaml").open("a", encoding="utf-8") as plan:
            plan.write(f"methods: {json.dumps(OWN_METHODS, ensure_ascii=False)}\n")
        log = place / "home" / "sanne" / "log" / f"{TODAY[:4]}.yaml"
        twin = Twin({**plain_environment(place), "POPCLI_LANG": request.param}, log, b"")
        assert twin.long(["eerst", "--goal", "g1"], {}).code == 0
        made.append(dataclasses.replace(twin, first=log.read_bytes()))
    return made


ODD = [
    "{id} {0} %s {served}",
    "\"dubbel\" 'enkel' \\ \\n \\u0041",
    "[red]rood[/red]",
    "# titel: a",
    "g1",
    "log",
    "a=b",
    "  vooraan en achteraan  ",
    "één ☕ 한국어 שלום 🩹",
    "e\u0301",
    "null",
    "012",
    "~",
    "x" * 500,
]


def is_plain(text: str) -> bool:
    return text.isprintable() and text.strip() != "" and not text.startswith("-")


texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["C"]), max_size=30).filter(is_plain)
hours = st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,2})?", fullmatch=True)
VALUES = {
    "goal": st.sampled_from(["g1", "g2"]),
    "action": st.just("a1"),
    "need": st.just("n1"),
    "method": st.sampled_from([*map(str, Method), *OWN_METHODS]),
    "hours": hours,
    "result": texts,
}
screens = st.fixed_dictionaries(
    {"POPCLI_TODAY": st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(str)},
    optional={
        "FORCE_COLOR": st.sampled_from(["1", "0", ""]),
        "NO_COLOR": st.sampled_from(["1", ""]),
        "TERM": st.sampled_from(["xterm", "dumb"]),
        "ACCESSIBLE": st.just("1"),
        "COLUMNS": st.sampled_from(["80", "200", "no"]),
        "LANG": st.sampled_from(["nl_NL.UTF-8", "C"]),
        "USER": st.just("somebody"),
    },
)


@st.composite
def plain_calls(draw: st.DrawFn) -> list[str]:
    """The text and options in any order: what the quick way takes."""
    served = draw(st.lists(st.sampled_from(quick_log.SERVED), min_size=1, unique=True))
    more = draw(st.lists(st.sampled_from(["method", "hours", "result"]), unique=True))
    pairs = [[draw(st.sampled_from(OPTIONS_OF[name])), draw(VALUES[name])] for name in (*served, *more)]
    return [word for words in draw(st.permutations([[draw(texts)], *pairs])) for word in words]


NEARLY = [
    *("--json", "--lang", "nl", "--yes", "-y", "--", "-", "-5", "--help", "--private", "--unplanned", "--on"),
    *("gisteren", "--goal", "-g", "--goal=g2", "--hours", "--tag", "", " ", "g", "g9", "G1", " g1", "a", "n1"),
    *("1:30", "1,5", "1000", "1.555", "1.", ".5", "-1", "1e2", "٣", "--method", "shad", "Course", "cursus", "a\nb"),
]


@st.composite
def any_calls(draw: st.DrawFn) -> list[str]:
    """A plain call into which something came that may be too much for the quick way."""
    words = draw(plain_calls())
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.integers(0, len(words)))
        words[place : place + draw(st.integers(0, 1))] = [draw(st.sampled_from(NEARLY) | st.text(max_size=4))]
    return words


@given(arguments=plain_calls(), screen=screens, tty=st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_plain_call_is_quick_and_as_the_long_way_would_do_it(
    twins: list[Twin], arguments: list[str], screen: dict[str, str], *, tty: bool
):
    one, other = twins
    one.afresh()
    other.afresh()
    quick, long = one.quick(arguments, screen, tty=tty), other.long(arguments, screen, tty=tty)
    assert quick.code is True
    assert long.code == 0
    assert one.told(quick) == other.told(long)


@given(arguments=any_calls(), screen=screens)
@settings(max_examples=200, deadline=None)
def test_of_any_call_the_quick_way_does_what_the_long_way_would_or_nothing(
    twins: list[Twin], arguments: list[str], screen: dict[str, str]
):
    one, other = twins
    one.afresh()
    quick = one.quick(arguments, screen)
    if not quick.code:
        assert one.log.read_bytes() == one.first
        assert (quick.out, quick.err) == ("", "")
        return
    other.afresh()
    long = other.long(arguments, screen)
    assert long.code == 0
    assert one.told(quick) == other.told(long)


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(
    st.fixed_dictionaries({"text": texts}, optional=VALUES),
    st.datetimes(datetime(1970, 1, 2), datetime(9999, 1, 1), timezones=zones),  # noqa: DTZ001 - the zone comes with it
)
@settings(deadline=None)
def test_the_line_of_an_entry_is_the_one_that_the_log_writes(fields: dict[str, str], now: datetime):
    written = quick_log.entry_line(fields, "k3f9q2", now)
    data = {"id": "k3f9q2", "recorded": now.isoformat(timespec="milliseconds"), "on": str(now.date()), **fields}
    assert written == entry_line(Entry.from_data(data))


@pytest.mark.parametrize("method", Method)
def test_every_method_of_popcli_is_quick(twins: list[Twin], method: str):
    assert twins[0].quick(["x", "--goal", "g1", "--method", str(method)], {}).code


@pytest.mark.parametrize(
    "env",
    [
        {},
        {"FORCE_COLOR": "1"},
        {"NO_COLOR": "1"},
        {"NO_COLOR": "1", "FORCE_COLOR": "1"},
        {"FORCE_COLOR": "0"},
        {"TERM": "dumb"},
        {"ACCESSIBLE": "1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("tty", [True, False])
def test_colour_is_the_same_both_ways(twins: list[Twin], env: dict[str, str], *, tty: bool):
    one, other = twins
    one.afresh()
    other.afresh()
    quick, long = one.quick(["x", "-g", "g1"], env, tty=tty), other.long(["x", "-g", "g1"], env, tty=tty)
    assert one.told(quick) == other.told(long)
    assert ("\x1b[32m" in quick.out) == ("FORCE_COLOR" in env or tty) * (
        env not in ({"TERM": "dumb"}, {"FORCE_COLOR": "0"}) and "NO_COLOR" not in env
    )


# What it leaves to the long way


@pytest.fixture
def log(journal: Pop, monkeypatch: pytest.MonkeyPatch) -> Log:
    """Log something: ``log("x", "--goal", "g1")`` gives the result, and whether the quick way did it.

    The long way went before, so that there are notes and a log.
    """
    long: list[list[str]] = []
    command = main._command

    def counted(arguments: list[str]) -> int:
        long.append(arguments)
        return command(arguments)

    def run(*arguments: str, **more: Any) -> tuple[Result, bool]:
        long.clear()
        return journal("log", *arguments, **more), not long

    monkeypatch.setattr(main, "_command", counted)
    assert run("eerst", "--goal", "g1")[1] is False
    return run


@pytest.fixture
def year(sanne: Path) -> Path:
    """The log of this year."""
    return sanne / "log" / f"{TODAY[:4]}.yaml"


def everything(place: Path) -> dict[str, bytes]:
    """All files of the home and the state."""
    files = [item for name in ("home", "state") for item in (place / name).rglob("*") if item.is_file()]
    return {str(item.relative_to(place)): item.read_bytes() for item in files}


def quickly(*arguments: str, **env: str) -> tuple[str, ...] | None:
    """The quick way alone, in the environment as it is but for some variables."""
    return quick_log.quick_log(list(arguments), os.environ | env, Stream(tty=False), Stream(tty=False))


def test_the_second_plain_log_is_quick_and_its_entry_is_like_any_other(journal: Pop, log: Log):
    said, quick = log("Meegelopen", "--goal", "g1", "--hours", "1.5", "-m", "shadowing")
    assert quick
    made = journal("show", "log", "--json").fine().data[-1]
    assert re.fullmatch(rf"Logged: {made['id']} · Monday 2 March 2026 · g1\n", said.fine().out)
    assert f"pop log --edit {made['id']}" in said.err
    journal("log", "--edit", made["id"], "--result", "geleerd").fine()
    changed = journal("show", made["id"], "--json").fine().data
    assert {name: changed[name] for name in ("text", "hours", "method", "result")} == {
        "text": "Meegelopen",
        "hours": 1.5,
        "method": "shadowing",
        "result": "geleerd",
    }


WITH_MORE = """
--json|--on gisteren|--color never|--lang nl|--person sanne|--no-input|-y|--accessible|--debug|--private|--tag wond
--cost 3|--effective 4|-g g1|--method Course|--method shad|--method 1|--method -|--result -|--result -5|--hours 1:30
--hours 1,5|--hours 1000|--hours 1.|--hours .5|--hours 90m|--hours 1e2|--hours ٣|--hours +1|--hours 1_0
"""
"""What may stand behind a plain call, and is not plain itself."""

ODD_TEXTS = (
    *("-", "- x", "-5 graden", "regel\nregel", "a\tb", "\x1b[31mrood", "\u202eabc", "👩\u200d⚕️", "a\xa0b", "a\u2028b"),
    *("\ufeffa", "a\rb", "a\x85b", "\ue000"),
)

LEFT_TO_THE_LONG_WAY: list[tuple[str, ...]] = [
    *(("x", "--goal", "g1", *more.split(" ")) for more in WITH_MORE.strip().replace("\n", "|").split("|")),
    *((text, "--goal", "g1") for text in ODD_TEXTS),
    *(("x", "--goal", "g1", "--result", text) for text in ("", "  ", *ODD_TEXTS)),
    *(("x", "--goal", goal) for goal in ("G1", " g1", "g1 ")),
    *(("x", "--action", "a"), ("x", "--need", "n"), ("x", "--goal", "g1", "--hours", " 2")),
    *(("x",), ("x", "--unplanned"), ("x", "--goal=g1"), ("-gg1", "x"), ("--goal", "g1", "--", "x")),
    ("--json", "x", "--goal", "g1"),
]


@pytest.mark.parametrize("arguments", LEFT_TO_THE_LONG_WAY, ids=" ".join)
def test_what_is_not_plain_goes_the_long_way(log: Log, year: Path, arguments: tuple[str, ...]):
    before = year.read_bytes()
    said, quick = log(*arguments, stdin=b"gelezen")
    assert not quick
    said.fine()
    added = year.read_bytes().removeprefix(before)
    assert added.count(b"\n") == 1 or "gisteren" in arguments


REFUSED: list[tuple[tuple[str, ...], str]] = [
    *((("x", "--goal", goal), "g1, g2") for goal in ("g9", "g", "a1", "")),
    *((("x", *served), "--goal") for served in (("--goal",), ("--gaol", "g1"))),
    *((("x", "--action", "g1"), "a1"), (("x", "--need", "n2"), "n1"), (("x", "y", "--goal", "g1"), "y")),
    *((("x", "--goal", "g1", "--hours", hours), hours) for hours in ("veel", "1.2.3", "nan", "1.555", "-1")),
    *(((*texts, "--goal", "g1"), "TEXT") for texts in ((), ("",), ("  ",))),
    *(((), "TEXT"), (("a\x00b", "--goal", "g1"), "NUL"), (("x", "--goal", "g1", "--method", "toveren"), "course")),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_what_cannot_be_is_told_by_the_long_way(log: Log, year: Path, arguments: tuple[str, ...], said: str):
    before = year.read_bytes()
    told, quick = log(*arguments)
    assert not quick
    told.refused(said)
    assert year.read_bytes() == before


def test_a_method_by_its_label_in_dutch_goes_the_long_way(log: Log, year: Path):
    assert log("x", "--goal", "g1", lang="nl")[1] is False
    said, quick = log("x", "--goal", "g1", "-m", "Cursus", lang="nl")
    assert not quick
    said.fine()
    assert year.read_text().splitlines()[-1].endswith('"method": "course"}')


# When it gives up, nothing was written


def gives_up(place: Path, **env: str) -> bool:
    """Whether the quick way does nothing, and leaves everything as it was."""
    before = everything(place)
    return quickly("x", "--goal", "g1", **env) is None and everything(place) == before


@pytest.mark.usefixtures("log")
def test_with_everything_in_order_it_does_not_give_up(tmp_path: Path):
    assert not gives_up(tmp_path)


@pytest.mark.usefixtures("log")
@pytest.mark.skipif(sys.platform == "win32", reason="locks with flock")
def test_while_somebody_else_writes_it_gives_up(tmp_path: Path):
    import fcntl

    (lock,) = (tmp_path / "state").rglob("lock")
    with lock.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert gives_up(tmp_path)
    assert not gives_up(tmp_path)


@pytest.mark.usefixtures("log")
def test_without_a_lock_file_it_gives_up(tmp_path: Path):
    (lock,) = (tmp_path / "state").rglob("lock")
    lock.unlink()
    assert gives_up(tmp_path)


def test_the_first_entry_of_a_year_goes_the_long_way(log: Log, tmp_path: Path, sanne: Path):
    assert gives_up(tmp_path, POPCLI_TODAY="2027-01-01")
    said, quick = log("x", "--goal", "g1", today="2027-01-01")
    assert not quick
    said.fine()
    assert log("y", "--goal", "g1", today="2027-01-01")[1] is True
    assert (sanne / "log" / "2027.yaml").read_text().count("\n") == 2


@pytest.mark.parametrize(
    ("begin", "line"), [("  - {", "  - {"), ("# Mijn logboek\n- {", "- {"), ("\n- {", "- {"), ("\ufeff- {", "- {")]
)
def test_a_log_that_somebody_moved_about_goes_the_long_way(log: Log, tmp_path: Path, year: Path, begin: str, line: str):
    year.write_text(begin + year.read_text(encoding="utf-8").removeprefix("- {"), encoding="utf-8")
    assert gives_up(tmp_path)
    said, quick = log("x", "--goal", "g1")
    assert not quick
    said.fine()
    assert year.read_text(encoding="utf-8").splitlines()[-1].startswith(line)


@pytest.mark.usefixtures("log")
@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="the superuser may write everywhere")
def test_a_log_that_cannot_be_written_is_left_to_the_long_way(tmp_path: Path, year: Path):
    year.chmod(0o400)
    assert gives_up(tmp_path)


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("fits", [0, 1, 40])
def test_a_line_that_does_not_fit_on_the_disk_leaves_the_log_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fits: int
):
    write = os.write

    def little(handle: int, content: bytes) -> int:
        nonlocal fits
        if not fits:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fits -= (done := write(handle, content[:fits]))
        return done

    monkeypatch.setattr(os, "write", little)
    assert gives_up(tmp_path)


def test_another_language_is_spoken_at_once(log: Log):
    for lang, word in (("nl", "Gelogd"), ("en", "Logged"), ("nl", "Gelogd")):
        for quick in (False, True):
            said, was_quick = log("x", "--goal", "g1", lang=lang)
            assert was_quick == quick
            assert said.fine().out.startswith(f"{word}: ")


def test_the_language_of_the_plan_is_spoken_whatever_the_locale(log: Log):
    said, quick = log("x", "--goal", "g1", LANG="nl_NL.UTF-8")
    assert quick
    assert said.fine().out.startswith("Logged: ")


def test_on_a_narrow_terminal_the_long_way_breaks_the_line(log: Log, tmp_path: Path):
    before = everything(tmp_path)
    narrow = os.environ | {"COLUMNS": "30"}
    assert quick_log.quick_log(["x", "--goal", "g1"], narrow, Stream(tty=True), Stream(tty=True)) is None
    assert everything(tmp_path) == before
    said, quick = log("x", "--goal", "g1", tty=True, COLUMNS="30")
    assert not quick
    assert max(len(line) for line in re.sub("\x1b.*?m", "", said.fine().out).splitlines()) <= 30
    assert log("x", "--goal", "g1", tty=True, COLUMNS="60")[1] is True
    assert log("x", "--goal", "g1", tty=False, COLUMNS="30")[1] is True


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("which", [0, 1])
def test_on_a_screen_of_another_encoding_it_gives_up(tmp_path: Path, encoding: str, which: int):
    streams: list[Any] = [Stream(tty=False), Stream(tty=False)]
    streams[which] = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    before = everything(tmp_path)
    assert quick_log.quick_log(["x", "--goal", "g1"], os.environ, streams[0], streams[1]) is None
    assert everything(tmp_path) == before


# The day, torn lines and ids


@pytest.mark.parametrize("day", ["2026-01-01", "2026-02-28", "2026-12-31"])
def test_the_day_is_the_one_that_was_set(log: Log, year: Path, day: str):
    said, quick = log("x", "--goal", "g1", today=day)
    assert quick
    said.fine()
    entry = json.loads(year.read_text().splitlines()[-1][2:])
    assert entry["on"] == [day]
    assert entry["recorded"].startswith(f"{day}T")


@pytest.mark.parametrize("day", ["gisteren", "2026-02-30", "2026-13-01", "x"])
def test_a_day_that_is_none_is_told_by_the_long_way(log: Log, tmp_path: Path, day: str):
    assert gives_up(tmp_path, POPCLI_TODAY=day)
    said, quick = log("x", "--goal", "g1", today=day)
    assert not quick
    said.refused("POPCLI_TODAY", day)


@pytest.mark.parametrize("torn", ["- {", '- {"id": "k3f9q2", "on": ["2026-', "-", "é"])
def test_a_line_that_was_torn_stays_and_the_new_one_stands_below_it(log: Log, year: Path, torn: str):
    before = year.read_bytes() + torn.encode()
    year.write_bytes(before)
    said, quick = log("x", "--goal", "g1")
    assert quick
    said.fine()
    after = year.read_bytes()
    assert after.startswith(before + b'\n- {"id": ')
    assert after.endswith(b"}\n")
    assert after.count(b"\n") == before.count(b"\n") + 2


def test_an_id_that_is_there_is_not_given_again(log: Log, year: Path, monkeypatch: pytest.MonkeyPatch):
    (taken,) = re.findall(rb'"id": "(\w+)"', year.read_bytes())
    from popcli.core.ids import ALPHABET

    drawn = [bytes(ALPHABET.index(letter) for letter in taken.decode()), bytes(24)]
    monkeypatch.setattr(os, "urandom", lambda _count: drawn.pop(0))
    assert log("x", "--goal", "g1")[1] is True
    assert drawn == []
    assert re.findall(rb'"id": "(\w+)"', year.read_bytes()) == [taken, ALPHABET[:1].encode() * 6]
