"""Questions as plain lines."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from popcli.core.errors import UsageError
from popcli.core.prompt import Prompt
from popcli.core.texts import Texts
from popcli.core.walk import Reply
from popcli.terminal.plain import PlainAsker

Make = Callable[..., Prompt]


def reader(*typed: str) -> Callable[[], str]:
    waiting: Iterator[str] = iter(typed)

    def read_line() -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return read_line


@pytest.fixture
def ask(say: Texts) -> Callable[..., tuple[Any, str]]:
    def run(prompt: Prompt, *typed: str) -> tuple[Any, str]:
        out = io.StringIO()
        return PlainAsker(say, reader(*typed), out).ask(prompt), out.getvalue()

    return run


@pytest.fixture
def reply(ask: Any, prompt: Make) -> Callable[[str, dict[str, Any], list[str]], Any]:
    return lambda kind, given, typed: ask(prompt(kind, **given), *typed)[0]


@pytest.mark.parametrize(
    ("kind", "given", "typed", "value"),
    [
        ("text", {}, ["a course "], "a course"),
        ("text", {}, [""], None),
        ("text", {}, ["-"], None),
        ("text", {}, ["<"], Reply.BACK),
        ("text", {}, ["?", "after all"], "after all"),
        ("text", {"default": "old"}, [""], "old"),
        ("text", {"default": "old"}, ["new"], "new"),
        ("text", {"default": "old"}, ["-"], None),
        ("text", {"default": "old", "required": True}, ["-", ""], "old"),
        ("text", {"required": True}, ["", "-", "at last"], "at last"),
        ("list", {"label": "1."}, ["first"], "first"),
        ("choice", {}, ["2"], "new-job"),
        ("choice", {}, ["a new job"], "new-job"),
        ("choice", {}, ["gap"], "gap"),
        ("choice", {}, ["7", "zzz", "1"], "gap"),
        ("choice", {}, [""], None),
        ("choice", {"default": "other"}, [""], "other"),
        ("choice", {"default": "other"}, ["-"], None),
        ("choice", {"required": True}, ["", "3"], "other"),
        ("yesno", {}, ["1"], True),
        ("yesno", {}, ["2"], False),
        ("yesno", {}, ["nee"], False),
        ("yesno", {"default": "no"}, [""], False),
        ("level", {}, ["4"], 4),
        ("level", {}, ["6", "0", "5"], 5),
        ("number", {}, ["x", "12,5"], 12.5),
        ("hours", {}, ["1:30"], 1.5),
        ("money", {}, ["€ 450"], 450),
        ("date", {}, ["asap", "30-9-2026"], "2026-09-30"),
        ("days", {"default": "2026-03-17, 2026-03-18"}, [""], ["2026-03-17", "2026-03-18"]),
        ("long", {}, ["one", "  two", ""], "one\n  two"),
        ("long", {}, [""], None),
        ("long", {}, ["?", "-"], None),
        ("long", {}, ["<"], Reply.BACK),
        ("long", {"default": "a\nb"}, [""], "a\nb"),
        ("long", {}, ["one", "-", ""], "one\n-"),
        ("long", {}, ["\x00", "", "fine", ""], "fine"),
    ],
)
def test_answers(kind: str, given: dict[str, Any], typed: list[str], value: Any, reply: Any) -> None:
    answer = reply(kind, given, typed)
    assert answer == value
    assert type(answer) is type(value)


def test_the_lines_of_a_choice(ask: Any, prompt: Make, say: Texts) -> None:
    _, shown = ask(prompt("choice", head="3 of 12 · Where I am", default="new-job"), "?", "9", "")
    assert shown == (
        "\n3 of 12 · Where I am\n"
        f"{say('ask.plain-keys')}\n"
        "What now?\n1. My work asks more\n2. A new job\n3. Something else\nNow: A new job\n"
        "> Because it helps.\nFor example: a course\n"
        "> wrong: choice-unknown\n"
        "> "
    )


def test_what_was_understood_is_said(ask: Any, prompt: Make) -> None:
    _, shown = ask(prompt("date"), "soon", "2026-09-30")
    assert "> wrong: " in shown
    assert shown.endswith("> understood 2026-09-30\n")


def test_the_keys_are_told_once(prompt: Make, say: Texts) -> None:
    out = io.StringIO()
    asker = PlainAsker(say, reader("a", "b"), out)
    asker.ask(prompt("text"))
    asker.ask(prompt("text"))
    assert out.getvalue().count(say("ask.plain-keys")) == 1


def test_a_question_without_a_reason_says_so(ask: Any, prompt: Make, say: Texts) -> None:
    _, shown = ask(prompt("text", why="", example=""), "?", "")
    assert say("ask.no-why") in shown


@pytest.mark.parametrize(("kind", "typed"), [("text", []), ("choice", ["9"]), ("long", ["half"]), ("text", ["?"])])
def test_the_end_of_the_input_ends_the_asking(kind: str, typed: list[str], ask: Any, prompt: Make) -> None:
    with pytest.raises(UsageError) as problem:
        ask(prompt(kind, required=True), *typed)
    assert problem.value.key == "input-ended"
    assert problem.value.exit_code == 2


def test_ctrl_c_stops(prompt: Make, say: Texts) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        PlainAsker(say, interrupted, io.StringIO()).ask(prompt("text"))


def test_texts_of_people_cannot_steer_the_terminal(ask: Any, prompt: Make) -> None:
    answer, shown = ask(prompt("text", label="\x1b[2J?", default="a\u202eb"), "")
    assert answer == "a\u202eb"
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_poor_encoding_is_no_problem(prompt: Make, say: Texts) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")
    PlainAsker(say, reader(""), out).ask(prompt("text", head="3 · één 😀"))
    out.seek(0)
    assert "3 - een ?" in out.read()
