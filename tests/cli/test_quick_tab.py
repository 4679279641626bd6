"""The quick way of completion: to the letter what Typer answers, or nothing at all."""

import functools
import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer._click.shell_completion import split_arg_string

from pop_runs import Pop, Result, Stream, plain_environment
from popcli.cli import main, quick_state
from popcli.cli.app import app
from popcli.cli.quick_line import split
from popcli.cli.quick_tab import quick_tab

if TYPE_CHECKING:
    import subprocess

SHELLS = ["bash", "zsh", "fish", "powershell"]
OF_THE_LOG = {"--edit", "--withdraw", "--evaluate", "--later"}
"""Options that take an entry."""

once = functools.cache(typer.main.get_command)
group: Any = once(app)

Installed = Callable[..., "subprocess.CompletedProcess[bytes]"]
Quick = Callable[..., bool]


def asking(shell: str, words: list[str], beginning: str = "", action: str = "get-args") -> dict[str, str]:
    """What a shell sets in the environment when TAB is pressed behind these words."""
    line = " ".join(["pop", *words, beginning])
    if shell == "bash":
        more = {"COMP_WORDS": "\n".join(["pop", *words, beginning]), "COMP_CWORD": str(len(words) + 1)}
    elif shell == "powershell":
        more = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": beginning}
    else:
        more = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": action}
    return {"_POP_COMPLETE": f"complete_{shell}", "TERM": "xterm", "COLUMNS": "200", **more}


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal whose plan has something of everything, with notes for each shell."""

    env: dict[str, str]

    def run(self, way: Callable[[], int | None], env: dict[str, str]) -> Result | None:
        """What a way answers; ``None`` when it gives up."""
        out, err = Stream(tty=False), Stream(tty=False)
        with (
            mock.patch.dict(os.environ, self.env | env, clear=True),
            mock.patch.object(sys, "argv", ["pop"]),
            mock.patch.object(sys, "stdout", out),
            mock.patch.object(sys, "stderr", err),
            mock.patch.object(typer.main, "get_command", once),
        ):
            try:
                code = way()
            except SystemExit as end:
                code = int(end.code or 0)
        if code is None:
            assert (out.text(), err.text()) == ("", "")
            return None
        return Result(code, out.text(), err.text())

    def quick(self, env: dict[str, str]) -> Result | None:
        """The quick way."""
        return self.run(main._completed, env)

    def typer(self, env: dict[str, str]) -> Result:
        """Typer itself."""
        found = self.run(lambda: main._command([]), env)
        assert found is not None
        return found


ODD = "\"Twintig\" $wonden: 'beoordelen' `op` \\ :smile: [bold]C3[/bold] 한국어 één twee drie vier vijf zes zeven"
"""A goal that is awkward for a shell, and too long for what is told of it."""


@pytest.fixture(scope="module")
def filled(small_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Journal:
    """A journal with competences, methods of its own, an entry and an awkward text; notes hold for each shell."""
    place = tmp_path_factory.mktemp("filled")
    shutil.copytree(small_home, place / "home")
    made = Journal(plain_environment(place))
    for arguments in (
        ["competence", "Plannen", "--now", "2"],
        ["goal", "g1", "--text", ODD],
        ["log", "eerst", "--goal", "g2"],
    ):
        done = made.run(functools.partial(main._command, arguments), {})
        assert done is not None
        done.fine()
    methods = json.dumps(["intervisie", "Één op één", "a: b #c"], ensure_ascii=False)
    with (place / "home" / "sanne" / "plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write(f"methods: {methods}\n")
    for shell in SHELLS:
        made.typer(asking(shell, []))
    return made


# What a line of words is


@given(st.text(st.sampled_from(" ab'\"\\\n\t#é\xa0-=$;|")))
def test_a_line_is_split_as_typer_does(line: str):
    assert split(line) == split_arg_string(line)


# The same letters


def parameters(command: Any) -> list[Any]:
    root = group.make_context("pop", [], resilient_parsing=True)
    return list(command.get_params(command.make_context("x", [], parent=root, resilient_parsing=True)))


COMMANDS: dict[str, Any] = {"": group, **group.commands}


def matrix(command: str) -> list[tuple[list[str], str]]:
    """Every option of a command, asked for, begun, given, and given with a value; and every argument."""
    words = [command] if command else []
    lines = [(words, beginning) for beginning in ("", "-", "--", "g", "im", "zz", "=", "--nope", "-x", ".")]
    for item in parameters(COMMANDS[command]):
        for name in (*item.opts, *item.secondary_opts) if item.param_type_name == "option" else ():
            lines += [(words, name), (words, name[:4]), (words, f"{name}="), (words, f"{name}=g")]
            lines += [([*words, name], beginning) for beginning in ("", "g", "c", "--", "-")]
            lines += [([*words, name, "g1"], beginning) for beginning in ("", "-", "g")]
            lines += [([*words, f"{name}=g1", "x"], "--"), (["x", name], ""), (["--json", *words, name], "")]
    return [*lines, ([*words, "x"], ""), ([*words, "x", "y"], ""), ([*words, "--"], "-"), ([*words, "--", "x"], "-")]


def only_typer_can(words: list[str], beginning: str) -> bool:
    """Whether an entry of the log may be asked for, or somebody else's plan."""
    option = beginning.partition("=")[0] if "=" in beginning else (words or [""])[-1]
    return option in OF_THE_LOG or "edit" in words or any(word.startswith(("--person", "--home")) for word in words)


@pytest.mark.parametrize(("shell", "step"), [("bash", 4), ("zsh", 13), ("fish", 11), ("powershell", 14)])
@pytest.mark.parametrize("command", COMMANDS)
def test_commands_options_and_values_are_answered_as_typer_does(filled: Journal, shell: str, step: int, command: str):
    filled.typer(asking(shell, []))  # another test may have had another screen
    for words, beginning in matrix(command)[::step]:
        env = asking(shell, words, beginning)
        answer = filled.quick(env)
        assert answer is not None or only_typer_can(words, beginning), (words, beginning)
        assert answer in {None, filled.typer(env)}, (words, beginning)


NAMES = sorted({name for item in COMMANDS.values() for found in parameters(item) for name in found.opts})
MORE = ["x", "g1", "c1", "sanne", "zsh", "-", "--", "=", "-yg", "-gg1", "-g=g1", "-hx", "-5", "--goal=g1", "--json=x"]
MORE += ["--nope", "---", "--=", "'open", '"a b"', "a\\ b", "", "é", "\xa0", "pop", "G1"]
words = st.sampled_from([*group.commands, *NAMES]) | st.sampled_from(MORE)
beginnings = words | words.map(lambda word: word[:3]) | st.text(max_size=3) | st.just("")
screens = st.fixed_dictionaries(
    {"COLUMNS": st.sampled_from(["200", "80", "40", "7", "0", ""])}, optional={"NO_COLOR": st.just("1")}
)


@given(
    shell=st.sampled_from(SHELLS),
    before=st.lists(words, max_size=5),
    beginning=beginnings,
    screen=screens,
    action=st.sampled_from(["get-args", "is-args", "", "other"]),
)
@settings(max_examples=200, deadline=None)
def test_any_line_is_answered_as_typer_does_or_not_at_all(
    filled: Journal, shell: str, before: list[str], beginning: str, screen: dict[str, str], action: str
):
    if "\x00" in beginning or any("\ud800" <= letter <= "\udfff" for letter in beginning):
        return  # the environment holds no such thing
    env = asking(shell, before, beginning, action) | screen
    answer = filled.quick(env)
    assert answer in {None, filled.typer(env)}


@pytest.mark.parametrize("beginning", ["É", "Één", "é", "G", "g1", "C", "a: b"])
def test_capitals_are_matched_as_typer_does(filled: Journal, beginning: str):
    for line in (["log", "--method"], ["goal"], ["completion"]):
        env = asking("powershell", line, beginning)
        assert filled.quick(env) in {None, filled.typer(env)}


@pytest.mark.parametrize("columns", ["200", "80", "40", "20"])
@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_what_typer_breaks_to_the_width_of_the_screen_is_broken_so(filled: Journal, shell: str, columns: str):
    for line in ([], ["log"], ["log", "--goal"]):
        env = asking(shell, line, "" if line == ["log", "--goal"] else "-") | {"COLUMNS": columns}
        said = filled.typer(env)
        assert filled.quick(env) == said
        assert line != [] or columns != "20" or said.out.count("\n") > len(parameters(group))


def test_a_screen_as_wide_as_another_needs_no_other_notes_for_what_fits(filled: Journal):
    filled.typer(asking("zsh", []) | {"COLUMNS": "100"})
    assert filled.quick(asking("zsh", ["log", "--need"]) | {"COLUMNS": "90"}) is not None
    assert filled.quick(asking("zsh", ["log", "--need"]) | {"COLUMNS": "20"}) is not None  # a short text
    assert filled.quick(asking("zsh", ["log", "--goal"]) | {"COLUMNS": "40"}) is None  # a long one


# What is left to Typer, and when the notes are made anew


@pytest.fixture
def quick(journal: Pop, monkeypatch: pytest.MonkeyPatch) -> Quick:
    """Whether a shell was answered the quick way: ``quick(["log", "--goal"], "g", shell="zsh")``.

    Every answer of the quick way is the same as Typer's.
    """
    long: list[list[str]] = []
    command = main._command

    def counted(arguments: list[str]) -> int:
        long.append(arguments)
        return command(arguments)

    def run(words: list[str], beginning: str = "", *, shell: str = "bash", **more: str) -> bool:
        env = asking(shell, words, beginning) | more
        long.clear()
        said = journal(**env).fine()
        was_quick = not long
        with monkeypatch.context() as during:
            during.setattr(main, "_completed", lambda: None)
            assert journal(**env) == said
        return was_quick

    monkeypatch.setattr(main, "_command", counted)
    monkeypatch.setattr(sys, "argv", ["pop"])
    return run


@pytest.mark.parametrize("shell", SHELLS)
def test_the_second_time_is_quick_for_this_shell(quick: Quick, shell: str):
    assert [quick(["log", "--goal"], shell=shell) for _ in range(3)] == [False, True, True]
    assert quick([], "lo", shell=shell)
    assert not quick([], "lo", shell=next(name for name in SHELLS if name != shell))


def test_both_names_of_the_program_share_the_notes(quick: Quick, monkeypatch: pytest.MonkeyPatch):
    quick([])
    monkeypatch.setattr(sys, "argv", ["/usr/bin/popcli"])
    assert quick(["log", "--goal"], _POPCLI_COMPLETE="complete_bash")
    assert quick_tab({**os.environ, "_POP_COMPLETE": "complete_bash"}, "popcli", Stream(tty=False)) is None


def test_entries_of_the_log_are_always_asked_of_typer(quick: Quick, journal: Pop):
    quick([])
    for line in (["log", "--edit"], ["log", "--later"], ["edit"]):
        assert not quick(line)
    newest = journal("log", "x", "--goal", "g1", "--json").data["id"]
    env = asking("bash", ["edit"])
    assert journal(**env).out == f"{newest}\n"
    assert quick(["log", "--goal"])


@pytest.mark.parametrize("line", [["--person", "tom", "log", "--goal"], ["--home", "x", "show"], ["--home=x", "goal"]])
def test_the_plan_of_somebody_else_is_asked_of_typer(quick: Quick, line: list[str]):
    quick([])
    assert not quick(line)
    assert quick(line[:2], "-")


def changed_goal(pop: Pop, _: Path) -> None:
    pop("goal", "g1", "--text", "Iets anders").fine()


def new_goal(pop: Pop, _: Path) -> None:
    pop("goal", "Dertig wonden beoordelen voor 1 september").fine()


def edited_by_hand(_: Pop, place: Path) -> None:
    with (place / "home" / "sanne" / "plan.yaml").open("a") as plan:
        plan.write("methods: [intervisie]\n")


def somebody_new(_: Pop, place: Path) -> None:
    shutil.copytree(place / "home" / "sanne", place / "home" / "tom")


def another_default(_: Pop, place: Path) -> None:
    (place / "home" / "popcli.yaml").write_text("default: sanne # still\n")


@pytest.mark.parametrize("change", [changed_goal, new_goal, edited_by_hand, somebody_new, another_default])
def test_a_change_of_the_plan_or_the_people_makes_the_notes_anew(
    quick: Quick, journal: Pop, tmp_path: Path, change: Callable[[Pop, Path], None]
):
    for shell in ("bash", "fish"):
        assert [quick(["show"], shell=shell) for _ in range(2)] == [False, True]
    change(journal, tmp_path)
    for shell in ("bash", "fish"):
        assert [quick(["show"], shell=shell) for _ in range(2)] == [False, True]
    assert quick(["log", "--method"])
    assert quick(["--person"])


@pytest.mark.parametrize("env", [{"POPCLI_LANG": "nl"}, {"POPCLI_PERSON": "sanne"}, {"HOME": "/nowhere"}])
def test_another_environment_makes_the_notes_anew(quick: Quick, env: dict[str, str]):
    assert [quick(["show"]) for _ in range(2)] == [False, True]
    assert [quick(["show"], **env) for _ in range(2)] == [False, True]


def test_a_home_that_is_named_from_here_is_another_one_elsewhere(
    quick: Quick, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, small_home: Path
):
    shutil.copytree(small_home, tmp_path / "elsewhere" / "home")
    with (tmp_path / "elsewhere" / "home" / "sanne" / "plan.yaml").open("a") as plan:
        plan.write("methods: [intervisie]\n")
    for place in ("", "elsewhere"):
        monkeypatch.chdir(tmp_path / place)
        assert [quick(["log", "--method"], POPCLI_HOME="home") for _ in range(2)] == [False, True]


def test_another_version_makes_the_notes_anew(quick: Quick, monkeypatch: pytest.MonkeyPatch):
    assert [quick(["show"]) for _ in range(2)] == [False, True]
    monkeypatch.setattr(quick_state, "__version__", "99.0")
    assert [quick(["show"]) for _ in range(2)] == [False, True]


def test_another_installation_makes_the_notes_anew(quick: Quick, monkeypatch: pytest.MonkeyPatch):
    assert [quick(["show"]) for _ in range(2)] == [False, True]
    monkeypatch.setattr(quick_state, "__file__", "/elsewhere/popcli/cli/quick_state.py")
    assert [quick(["show"]) for _ in range(2)] == [False, True]


def test_a_change_of_a_command_makes_the_notes_anew(quick: Quick, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    copy = tmp_path / "goal.py"
    copy.write_text("as it was")
    monkeypatch.setattr("popcli.cli.goal.__file__", str(copy))
    assert [quick(["show"]) for _ in range(2)] == [False, True]
    copy.write_text("another text")
    assert [quick(["show"]) for _ in range(2)] == [False, True]


def test_notes_that_hold_are_not_written_again(quick: Quick, tmp_path: Path):
    quick([])
    notes = tmp_path / "state" / "tab-bash"
    before = notes.stat()
    assert not quick(["edit"])
    assert (notes.stat().st_mtime_ns, notes.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_damaged_notes_are_of_no_use_or_no_harm(filled: Journal):
    notes = Path(filled.env["POPCLI_STATE"]) / "tab-bash"
    whole = notes.read_bytes()
    env = asking("bash", ["log", "--goal"])
    right = filled.typer(env)
    assert filled.quick(env) == right
    lines = whole.splitlines(keepends=True)
    torn = [whole[:end] for end in range(0, len(whole), 97)] + [b"".join(lines[:end]) for end in range(len(lines))]
    odd = [b"", b"\n", b"\xff\xfe", b"popcli tab 1\n", whole.replace(b"popcli tab 1", b"popcli tab 0"), b"{}\n" * 99]
    odd += [b"".join([*lines[:number], *lines[number + 1 :]]) for number in range(len(lines))]
    odd += [whole.replace(b"\nof log\t", b"\nof log\tx"), whole.replace(b"\nfrom goals\t", b"\nfrom goals\tg3\t")]
    for content in (*torn, *odd):
        notes.write_bytes(content)
        assert filled.quick(env) in {None, right}, content[-80:]
    notes.write_bytes(b"")
    assert filled.typer(env) == right
    assert notes.read_bytes() == whole
    assert filled.quick(env) == right


def test_where_no_notes_can_be_written_typer_answers(quick: Quick, tmp_path: Path):
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "tab-bash").mkdir()
    assert [quick(["log", "--goal"]) for _ in range(2)] == [False, False]


def test_a_plan_that_cannot_be_read_leaves_no_notes(quick: Quick, sanne: Path, tmp_path: Path):
    (sanne / "plan.yaml").write_text("kapot: [\n")
    assert [quick(["log", "--goal"]) for _ in range(2)] == [False, False]
    assert not (tmp_path / "state" / "tab-bash").exists()


def test_before_there_is_a_plan_commands_and_options_are_quick(quick: Quick, tmp_path: Path, small_home: Path):
    shutil.rmtree(tmp_path / "home")
    assert [quick([], "in") for _ in range(2)] == [False, True]
    assert quick(["init"], "--")
    assert quick(["log", "--goal"])
    shutil.copytree(small_home, tmp_path / "home")
    assert [quick(["log", "--goal"]) for _ in range(2)] == [False, True]


def test_a_text_that_typer_cannot_tell_of_is_left_to_it(journal: Pop, quick: Quick, monkeypatch: pytest.MonkeyPatch):
    journal("goal", "g1", "--text", "Twintig [/b] wonden beoordelen").fine()
    assert [quick(["log", "--goal"], "g2", shell="zsh") for _ in range(2)] == [False, True]
    monkeypatch.setattr(sys, "argv", ["pop"])
    env = asking("zsh", ["log", "--goal"], "g")
    assert quick_tab({**os.environ, **env}, "pop", Stream(tty=False)) is None
    assert journal(**env).code == 1
    assert [quick(["log", "--goal"], "g", shell="bash") for _ in range(2)] == [False, True]


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERMINAL_WIDTH": "50"}], ids=str)
def test_on_an_odd_screen_typer_tells_shells_that_show_texts(quick: Quick, env: dict[str, str]):
    for shell in ("fish", "bash"):
        quick([], shell=shell)
    assert not quick(["log", "--goal"], shell="fish", **env)
    assert quick(["log", "--goal"], shell="bash", **env)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_in_another_encoding_typer_answers(filled: Journal, encoding: str):
    env = filled.env | asking("bash", ["log", "--goal"])
    assert quick_tab(env, "pop", io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) == ("g1\ng2\n", 0)
    assert quick_tab(env, "pop", io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is None


@pytest.mark.parametrize(
    "env",
    [
        {"COMP_CWORD": "-1"},
        {"COMP_CWORD": "x"},
        {"COMP_CWORD": ""},
        {"_POP_COMPLETE": "complete_csh"},
        {"_POP_COMPLETE": "source_bash"},
        {"_POP_COMPLETE": ""},
        {"_POP_COMPLETE": "bash"},
    ],
    ids=str,
)
def test_what_no_shell_asks_is_left_to_typer(filled: Journal, env: dict[str, str]):
    assert filled.quick(asking("bash", ["log", "--goal"]) | env) is None


# Start-up

LOADED = """
import sys
from popcli.cli.main import main
sys.argv = ["pop"]
try:
    code = main([])
except SystemExit as end:
    code = end.code
sys.stderr.write(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
raise SystemExit(code)
"""
PLAIN = "import sys; sys.stderr.write(' '.join(sys.modules))"
HEAVY = {"typer", "click", "rich", "pydantic", "ruamel", "json", "pathlib", "re", "enum", "dataclasses", "typing"}


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("shell", SHELLS)
def test_completing_the_second_time_loads_nothing_heavy(installed: Installed, shell: str):
    env = asking(shell, ["log", "--goal"], "g")
    plain, first, second = (installed(program=program, **env) for program in (PLAIN, LOADED, LOADED))
    assert first.stdout == second.stdout != b""
    assert first.returncode == second.returncode == 0
    assert {"typer", "re", "json"} <= set(first.stderr.decode().split())
    assert not (set(second.stderr.decode().split()) - set(plain.stderr.decode().split())) & HEAVY
