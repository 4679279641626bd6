"""Questions at the terminal, answered by keys; the screen is read through a terminal emulator."""

# ruff: noqa: TID253 - a test has no start-up time to guard

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pyte
import pytest
from prompt_toolkit.application import create_app_session, get_app
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from popcli.core.errors import PopError
from popcli.core.prompt import Prompt
from popcli.core.questions import Choice
from popcli.core.texts import Texts
from popcli.core.walk import Reply
from popcli.terminal.prompts import TerminalAsker

Make = Callable[..., Prompt]

ENTER, BACK, CTRL_C, CTRL_D, CLEAR = "\r", "\x1b[Z", "\x03", "\x04", "\x01\x0b"
MARK = "\u203a"
UP, DOWN, ALT_ENTER, F2 = "\x1b[A", "\x1b[B", "\x1b\r", "\x1bOQ"


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


@pytest.fixture
def ask(say: Texts) -> Callable[..., Any]:
    """The answer to one prompt. The input ends after what is typed, so that a prompt never waits for ever."""

    def run(prompt: Prompt, typed: str) -> Any:
        with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
            keys.send_text(typed)
            keys.close()
            return TerminalAsker(say, colour=True, editor=None).ask(prompt)

    return run


@pytest.fixture
def reply(ask: Any, prompt: Make) -> Callable[[str, dict[str, Any], str], Any]:
    return lambda kind, given, typed: ask(prompt(kind, **given), typed)


class Desk:
    """A person at a terminal of some size, who types the next thing when the last one is on the screen."""

    def __init__(self, keys: PipeInput, width: int) -> None:
        self.written = io.StringIO()
        self.screens: list[str] = []
        self.steps: list[str] = []
        self._keys = keys
        self._width = width
        self._seen: Any = None
        self.output = Vt100_Output(self.written, lambda: Size(rows=40, columns=width), term="xterm", enable_cpr=False)
        self.output.flush, self._flush = self.flush, self.output.flush  # type: ignore[method-assign]

    def flush(self) -> None:
        self._flush()
        app = get_app()
        if app.is_running and app is not self._seen:
            self._seen = app
            app.after_render += lambda _app: self.next_step()

    def next_step(self) -> None:
        self.screens.append("\n".join(self.lines()))
        if self.steps:
            self._keys.send_text(self.steps.pop(0))

    def lines(self) -> list[str]:
        terminal = pyte.Screen(self._width, 200)
        pyte.Stream(terminal).feed(self.written.getvalue())
        return "\n".join(line.rstrip() for line in terminal.display).rstrip().split("\n")


@pytest.fixture
def desk(say: Texts) -> Iterator[Callable[..., tuple[Desk, list[Any]]]]:
    """Asks prompts one after the other, each with its steps; the desk, and the answers."""
    with create_pipe_input() as keys:

        def run(
            *asked: tuple[Prompt, list[str]], width: int = 60, colour: bool = False, editor: Any = None
        ) -> tuple[Desk, list[Any]]:
            desk = Desk(keys, width)
            with create_app_session(input=keys, output=desk.output):
                asker = TerminalAsker(say, colour=colour, editor=editor)
                answers = []
                for prompt, steps in asked:
                    desk.steps = list(steps)
                    answers.append(asker.ask(prompt))
            return desk, answers

        yield run


@pytest.mark.parametrize(
    ("kind", "given", "typed", "value"),
    [
        ("text", {}, "a course" + ENTER, "a course"),
        ("text", {}, ENTER, None),
        ("text", {}, "   " + ENTER, None),
        ("text", {}, "half" + BACK, Reply.BACK),
        ("text", {}, "?" + ENTER + "after all" + ENTER, "after all"),
        ("text", {}, "why?" + ENTER, "why?"),
        ("text", {"default": "old"}, ENTER, "old"),
        ("text", {"default": "old"}, " one" + ENTER, "old one"),
        ("text", {"default": "old"}, CLEAR + ENTER, None),
        ("text", {"default": "old"}, CLEAR + "?" + ENTER + ENTER, "old"),
        ("text", {"default": "two\nlines"}, ENTER, "two\nlines"),
        ("text", {"required": True}, ENTER + "at last" + ENTER, "at last"),
        ("text", {"required": True, "default": "old"}, CLEAR + ENTER + "new" + ENTER, "new"),
        ("text", {}, "meta" + ALT_ENTER, "meta"),
        ("text", {}, "line feed\n", "line feed"),
        ("text", {}, pasted("one\rtwo\r\nthree\nfour") + ENTER, "one two three four"),
        ("list", {"label": "2."}, "second" + ENTER, "second"),
        ("number", {}, "12,x" + ENTER + "\x7f5" + ENTER, 12.5),
        ("hours", {}, "1:30" + ENTER, 1.5),
        ("money", {}, "€ 450" + ENTER, 450),
        ("date", {}, "30-9-202" + ENTER + "6" + ENTER, "2026-09-30"),
        ("date", {"default": "2026-09-30"}, ENTER, "2026-09-30"),
        ("days", {"default": "2026-03-17, 2026-03-18"}, ENTER, ["2026-03-17", "2026-03-18"]),
        ("long", {}, "one" + ENTER + "two" + ENTER + ENTER, "one\ntwo"),
        ("long", {}, "one" + ENTER + "two" + ALT_ENTER, "one\ntwo"),
        ("long", {}, ENTER, None),
        ("long", {}, ALT_ENTER, None),
        ("long", {}, "?" + ENTER + "so" + ALT_ENTER, "so"),
        ("long", {}, "one" + BACK, Reply.BACK),
        ("long", {}, pasted("one\r\n\r\ntwo") + ALT_ENTER, "one\n\ntwo"),
        ("long", {"default": "old\ntext"}, ENTER, "old\ntext"),
        ("long", {"default": "old"}, "!" + ENTER + ENTER, "old!"),
        ("long", {"default": "old"}, CLEAR + ENTER, None),
        ("long", {"default": "ab"}, "\x1b[D" + ENTER + ALT_ENTER, "a\nb"),
        ("long", {"required": True}, ENTER + "x" + ALT_ENTER, "x"),
        ("long", {}, "\x11\x00" + ALT_ENTER + "\x7fx" + ALT_ENTER, "x"),
        ("choice", {}, "2", "new-job"),
        ("choice", {}, ENTER, None),
        ("choice", {}, DOWN + ENTER, "gap"),
        ("choice", {}, UP + ENTER, "other"),
        ("choice", {}, "?" + "1", "gap"),
        ("choice", {}, "9x" + DOWN + DOWN + ENTER, "new-job"),
        ("choice", {}, BACK, Reply.BACK),
        ("choice", {}, pasted("1\r") + "3", "other"),
        ("choice", {"default": "other"}, ENTER, "other"),
        ("choice", {"default": "other"}, UP + ENTER, "new-job"),
        ("choice", {"default": "other"}, DOWN + ENTER, None),
        ("choice", {"default": "gone"}, ENTER, None),
        ("choice", {"required": True}, ENTER + ENTER + "3", "other"),
        ("choice", {"required": True}, ENTER + DOWN + ENTER, "gap"),
        ("choice", {"required": True, "default": "gap"}, ENTER, "gap"),
        ("yesno", {}, "1", True),
        ("yesno", {}, "2", False),
        ("yesno", {}, ENTER, None),
        ("yesno", {}, BACK, Reply.BACK),
        ("yesno", {"default": "no"}, ENTER, False),
        ("level", {}, "4", 4),
        ("level", {}, ENTER, None),
        ("level", {}, BACK, Reply.BACK),
        ("level", {"default": "3"}, DOWN + ENTER, 4),
    ],
)
def test_answers(kind: str, given: dict[str, Any], typed: str, value: Any, reply: Any) -> None:
    answer = reply(kind, given, typed)
    assert answer == value
    assert type(answer) is type(value)


@pytest.mark.parametrize("kind", ["text", "long", "choice", "yesno", "level", "date"])
@pytest.mark.parametrize("key", [CTRL_C, "5" + CTRL_C])
def test_ctrl_c_stops(kind: str, key: str, ask: Any, prompt: Make) -> None:
    typed = key.replace("5", "") if kind == "level" else key
    with pytest.raises(KeyboardInterrupt):
        ask(prompt(kind), typed)


@pytest.mark.parametrize("typed", [CTRL_D, "", "half"])
def test_the_end_of_the_input_stops(typed: str, ask: Any, prompt: Make) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(prompt("text"), typed)


def test_more_than_nine_options(ask: Any, prompt: Make) -> None:
    many = tuple(Choice(f"c{n}", f"Option {n}") for n in range(1, 61))
    assert ask(prompt("choice", choices=many), "9") == "c9"
    assert ask(prompt("choice", choices=many), DOWN * 10 + ENTER) == "c10"
    assert ask(prompt("choice", choices=many), UP + ENTER) == "c60"
    assert ask(prompt("choice", choices=many, default="c42"), ENTER) == "c42"


def test_a_list_longer_than_the_screen_leaves_room_for_the_question(desk: Any, prompt: Make) -> None:
    many = tuple(Choice(f"c{n}", f"Option {n}") for n in range(1, 61))
    at, answers = desk((prompt("choice", choices=many), [UP, ENTER]))
    assert answers == ["c60"]
    first, last, *_ = (screen.split("\n") for screen in at.screens)
    assert len(first) <= 40
    assert first[1] == last[1] == "What now?"
    assert "   1. Option 1" in first
    assert " \u00bb    Option 60" in last


def test_the_place_counts_where_values_are_numbers(ask: Any, prompt: Make) -> None:
    choices = (Choice("2", "second question"), Choice("1", "first question"))
    assert ask(prompt("choice", choices=choices), "1") == "2"


def test_the_editor_gets_the_text_and_gives_it_back(desk: Any, prompt: Make) -> None:
    seen: list[str] = []

    def editor(text: str) -> str:
        seen.append(text)
        return "edited\n\ntext\n"

    _, answers = desk((prompt("long"), ["one", F2, "!", ALT_ENTER]), editor=editor)
    assert answers == ["edited\n\ntext!"]
    assert seen == ["one"]


def test_an_editor_that_fails_leaves_the_text(desk: Any, prompt: Make) -> None:
    def editor(_text: str) -> str:
        raise PopError("editor-failed")

    at, answers = desk((prompt("long"), ["one", F2, "!", ALT_ENTER]), editor=editor)
    assert answers == ["one!"]
    assert any("wrong: editor-failed" in screen for screen in at.screens)


def test_a_fault_in_the_editor_is_not_swallowed(desk: Any, prompt: Make) -> None:
    def editor(_text: str) -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk((prompt("long"), ["one", F2]), editor=editor)


def test_what_is_left_on_the_screen(desk: Any, prompt: Make) -> None:
    at, answers = desk(
        (prompt("text", head="3 of 12 · Where I am"), ["a course", ENTER]),
        (prompt("choice", label="Why?"), ["?", "2"]),
        (prompt("date", label="When?"), ["asap", ENTER, CLEAR, "30-9-2026", ENTER]),
        (prompt("text", label="1.", head="4 of 12 · Strong\nWhat are you good at?"), ["leading", ENTER]),
        (prompt("text", label="2."), [ENTER]),
        (prompt("long", label="Tell."), ["one", ENTER, "two", ENTER, ENTER]),
        (prompt("yesno", label="Sure?"), [BACK]),
    )
    assert answers == ["a course", "new-job", "2026-09-30", "leading", None, "one\ntwo", Reply.BACK]
    assert at.lines() == [
        *("", "3 of 12 · Where I am", "", "What now?", f" {MARK} a course"),
        *("", "Why?", f" {MARK} A new job"),
        *("", "When?", f" {MARK} 30-9-2026", "   understood 2026-09-30"),
        *("", "4 of 12 · Strong", "", "What are you good at?", " 1. leading", " 2. skipped"),
        *("", "Tell.", f" {MARK} one", "   two"),
        *("", "Sure?", f" {MARK} back"),
    ]


def test_an_error_stands_below_the_text_until_it_is_right(desk: Any, prompt: Make) -> None:
    at, answers = desk((prompt("date"), ["30-2-2026", ENTER, "\x7f" * 6 + "9-2026", ENTER]))
    assert answers == ["2026-09-30"]
    assert any(f" {MARK} 30-2-2026\n   wrong: date-unreal" in screen for screen in at.screens)
    assert "wrong" not in "\n".join(at.lines())


def test_the_reason_and_the_keys_stand_below(desk: Any, prompt: Make) -> None:
    at, _ = desk((prompt("text"), ["?", ENTER, "x", ENTER]), (prompt("text", why="", example=""), ["?", ENTER, ENTER]))
    first, *_, typed = at.screens[:4]
    assert first.endswith(f" {MARK}\n   Enter skips · Shift-Tab back · ? why · Ctrl-C stops")
    why = "   Because it helps.\n   For example: a course\n   Enter goes on · Shift-Tab back · ? why · Ctrl-C stops"
    assert typed.endswith(f" {MARK} x\n{why}")
    assert any(screen.endswith(f" {MARK}\n   Enter skips · Shift-Tab back") for screen in at.screens)
    assert any("There is no explanation for this question." in screen for screen in at.screens)


@pytest.mark.parametrize("width", [60, 120])
def test_labels_are_broken_between_words(width: int, desk: Any, prompt: Make, say: Texts) -> None:
    label = "What do you want to learn, " + "and what comes after that, " * 5 + "in the end?"
    choices = (Choice("a", "word " * 30 + "end"), Choice("b", "short"))
    asked = prompt("choice", label=label, choices=choices, required=True, why="reason " * 20, example="")
    at, answers = desk((asked, ["?", ENTER, "1"]), width=width)
    assert answers == ["a"]
    first, reason, refused, *_ = at.screens
    for screen in (first, reason, refused):
        assert label in " ".join(screen.split())
        assert "1. " + "word " * 30 + "end 2. short" in " ".join(screen.split())
        assert say("ask.choose-line") in screen
    assert "reason " * 20 in " ".join(reason.split())
    assert say("ask.required") in refused
    assert " ".join("\n".join(at.lines()).split()) == f"{label} {MARK} {'word ' * 30}end"


def test_hostile_texts_do_not_reach_the_terminal(desk: Any, prompt: Make) -> None:
    bad = "\x1b]0;title\x07\u202e[red]\x9b2J"
    choices = (Choice("a", bad), Choice("b", "fine"))
    at, answers = desk(
        (prompt("text", label=bad, head=bad, why=bad, default=bad), [ENTER]),
        (prompt("long", default=bad, why=bad), ["?", CLEAR, "?", ENTER, ENTER]),
        (prompt("choice", choices=choices, label=bad, why=bad), ["?", "1"]),
    )
    assert answers == [bad, bad, "a"]
    written = at.written.getvalue()
    for harmful in ("\x1b]0;", "\x07", "\u202e", "\x9b"):
        assert harmful not in written
    assert "[red]" in written


def test_no_colour_writes_no_styles(desk: Any, prompt: Make) -> None:
    asked = (
        (prompt("date", head="1"), ["asap", ENTER, CLEAR, "1-1-2027", ENTER]),
        (prompt("choice", default="gap"), ["?", ENTER]),
    )
    styles = {}
    for colour in (True, False):
        written = desk(*asked, colour=colour)[0].written.getvalue()
        styles[colour] = set(re.findall(r"\x1b\[[\d;]*m", written))
    assert styles == {True: {"\x1b[0m", "\x1b[0;1m", "\x1b[0;2m", "\x1b[0;31m", "\x1b[0;36;1m"}, False: {"\x1b[0m"}}


def test_a_poor_encoding_gets_what_it_can_show(desk: Any, prompt: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Vt100_Output, "encoding", lambda _output: "ascii")
    at, _ = desk((prompt("choice", head="3 · één"), ["?", "1"]))
    assert at.written.getvalue().isascii()
    assert at.lines() == ["", "3 - een", "", "What now?", " > My work asks more"]
