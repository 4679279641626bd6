"""An earlier date or number goes when something is typed; an earlier text stays."""

# ruff: noqa: TID253 - a test has no start-up time to guard

from collections.abc import Callable
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from popcli.core.prompt import Prompt
from popcli.core.texts import Texts
from popcli.core.walk import Reply
from popcli.terminal.prompts import TerminalAsker

Make = Callable[..., Prompt]
Answer = Callable[..., Any]

ENTER, BACK, CTRL_C, CLEAR, DELETED = "\r", "\x1b[Z", "\x03", "\x01\x0b", "\x7f"
LEFT, RIGHT, HOME, END, F5, ALT_ENTER = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[15~", "\x1b\r"


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


EARLIER = {"date": "2026-09-30", "days": "2026-03-17, 2026-03-18", "number": "12", "hours": "1.5", "money": "450"}
SAME = {"date": "2026-09-30", "days": ["2026-03-17", "2026-03-18"], "number": 12, "hours": 1.5, "money": 450}
"""What stands there, and the answer that it is."""


@pytest.fixture
def answer(say: Texts, prompt: Make) -> Answer:
    """The answer to a question of a kind with an earlier answer; the input ends after what is typed."""

    def run(kind: str, default: str, typed: str, **given: Any) -> Any:
        with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
            keys.send_text(typed)
            keys.close()
            return TerminalAsker(say, colour=True, editor=None).ask(prompt(kind, default=default, **given))

    return run


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("date", "1 mei 2027", "2027-05-01"),
        ("date", "30-6-2027", "2027-06-30"),
        ("date", "over 3 maanden", "2026-09-30"),
        ("date", "29 februari", "2028-02-29"),
        ("days", "19 maart", ["2026-03-19"]),
        ("days", "1-3 juni 2026", ["2026-06-01", "2026-06-02", "2026-06-03"]),
        ("number", "40", 40),
        ("number", "7,5", 7.5),
        ("hours", "3", 3),
        ("hours", "2:30", 2.5),
        ("hours", "90m", 1.5),
        ("money", "1200", 1200),
        ("money", "€ 99,95", 99.95),
    ],
)
def test_what_is_typed_takes_the_place_of_a_date_or_a_number(answer: Answer, kind: str, typed: str, value: Any):
    found = answer(kind, EARLIER[kind], typed + ENTER)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "default", "typed", "value"),
    [
        ("number", "4", "40", 40),
        ("number", "4", "4", 4),
        ("number", "4", "44", 44),
        ("number", "12", "120", 120),
        ("number", "12", "12", 12),
        ("number", "12", "1212", 1212),
        ("number", "7", "7,5", 7.5),
        ("hours", "1", "1:30", 1.5),
        ("hours", "1.5", "1.5", 1.5),
        ("hours", "8", "8,25", 8.25),
        ("hours", "9", "90m", 1.5),
        ("money", "450", "4500", 4500),
        ("money", "450", "450,50", 450.5),
        ("date", "2026-09-30", "2026-09-30", "2026-09-30"),
        ("days", "2026-03-17", "2026-03-17, 2026-03-18", ["2026-03-17", "2026-03-18"]),
    ],
)
def test_what_begins_like_the_earlier_answer_is_typed_to_its_end(
    answer: Answer, kind: str, default: str, typed: str, value: Any
):
    assert answer(kind, default, typed + ENTER) == value
    assert answer(kind, default, HOME + END + typed + ENTER) == value
    assert answer(kind, default, "?" + ENTER + typed + ENTER) == value
    assert answer(kind, default, "7" + CLEAR + typed + ENTER) == value


@pytest.mark.parametrize(
    ("kind", "default", "typed", "value"),
    [
        ("date", "2026-09-30", "1 mei 2027", "2027-05-01"),
        ("date", "2026-09-30", "1 mei\n2027", "2027-05-01"),
        ("date", "2026-09-30", "2026-09-30", "2026-09-30"),
        ("days", "2026-03-17", "18 maart, 19 maart", ["2026-03-18", "2026-03-19"]),
        ("days", "2026-03-17", "2026-03-18\n", ["2026-03-18"]),
        ("number", "12", "40", 40),
        ("number", "4", "40", 40),
        ("number", "4", "40\n", 40),
        ("number", "4", "\n40", 40),
        ("hours", "1", "1:30", 1.5),
        ("money", "450", "€ 99,95", 99.95),
    ],
)
def test_what_is_pasted_takes_the_place_of_a_date_or_a_number(
    answer: Answer, kind: str, default: str, typed: str, value: Any
):
    assert answer(kind, default, pasted(typed) + ENTER) == value
    assert answer(kind, default, HOME + END + pasted(typed) + ENTER) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (pasted("4") + "0", 40),
        (pasted("4") + pasted("0"), 40),
        ("4" + pasted("0"), 40),
        ("40" + DELETED * 2 + "4" + "1", 41),
        (LEFT + pasted("2"), 24),
        (DELETED + pasted("7"), 7),
        ("4x" + ENTER + DELETED + "0", 40),
        ("40" + LEFT + RIGHT + "0", 400),
        ("?" + ENTER + pasted("40"), 40),
        ("4?" + ENTER + "40", 40),
        ("4?" + ENTER, 4),
    ],
)
def test_typing_pasting_and_moving_go_together(answer: Answer, typed: str, value: int):
    assert answer("number", "4", typed + ENTER) == value


@pytest.mark.parametrize("kind", ["text", "long", "list"])
def test_what_is_pasted_is_added_to_a_text(answer: Answer, kind: str):
    assert answer(kind, "old", pasted("er") + ENTER + (ENTER if kind == "long" else "")) == "older"


@pytest.mark.parametrize("kind", EARLIER)
def test_enter_keeps_what_stands_there(answer: Answer, kind: str):
    assert answer(kind, EARLIER[kind], ENTER) == SAME[kind]
    assert answer(kind, EARLIER[kind], ALT_ENTER) == SAME[kind]


@pytest.mark.parametrize("kind", EARLIER)
@pytest.mark.parametrize("key", [F5, LEFT, HOME, END, RIGHT])
def test_a_key_that_writes_nothing_changes_nothing(answer: Answer, kind: str, key: str):
    assert answer(kind, EARLIER[kind], key + ENTER) == SAME[kind]


@pytest.mark.parametrize(
    ("kind", "default", "typed", "value"),
    [
        ("date", "2026-09-30", DELETED * 2 + "15", "2026-09-15"),
        ("date", "2026-09-30", LEFT * 3 + DELETED + "8", "2026-08-30"),
        ("number", "12", DELETED + "5", 15),
        ("number", "12", LEFT + "0", 102),
        ("number", "12", HOME + "3", 312),
        ("hours", "1.5", DELETED * 2, 1),
        ("hours", "8", HOME + "1", 18),
        ("money", "450", LEFT * 2 + "9", 4950),
    ],
)
def test_who_moves_or_deletes_first_changes_what_stands_there(
    answer: Answer, kind: str, default: str, typed: str, value: Any
):
    assert answer(kind, default, typed + ENTER) == value


@pytest.mark.parametrize("kind", EARLIER)
def test_back_at_the_end_it_is_typed_over_again(answer: Answer, kind: str):
    new = {"date": "1 mei 2027", "days": "1 mei 2026"}.get(kind, "7")
    value = {"date": "2027-05-01", "days": ["2026-05-01"]}.get(kind, 7)
    assert answer(kind, EARLIER[kind], HOME + END + new + ENTER) == value


@pytest.mark.parametrize(
    ("kind", "default", "typed", "value"),
    [
        ("text", "old", "er", "older"),
        ("text", "2026-09-30", " of later", "2026-09-30 of later"),
        ("text", "12", "3", "123"),
        ("long", "old", "er", "older"),
        ("list", "old", "er", "older"),
    ],
)
def test_a_text_is_not_typed_over(answer: Answer, kind: str, default: str, typed: str, value: str):
    assert answer(kind, default, typed + ENTER + (ENTER if kind == "long" else "")) == value


@pytest.mark.parametrize("kind", EARLIER)
def test_asking_why_leaves_the_earlier_answer(answer: Answer, kind: str):
    assert answer(kind, EARLIER[kind], "?" + ENTER + ENTER) == SAME[kind]


def test_after_asking_why_it_is_typed_over_too(answer: Answer):
    assert answer("date", "2026-09-30", "?" + ENTER + "1 mei 2027" + ENTER) == "2027-05-01"
    assert answer("number", "12", "?" + ENTER + "7" + ENTER) == 7


def test_what_was_not_understood_can_be_mended(answer: Answer):
    assert answer("date", "2026-09-30", "30-2-2027" + ENTER + DELETED * 6 + "3-2027" + ENTER) == "2027-03-30"
    assert answer("number", "12", "7x" + ENTER + DELETED + "5" + ENTER) == 75


def test_what_was_not_understood_can_be_cleared_and_skipped(answer: Answer):
    assert answer("date", "2026-09-30", "asap" + ENTER + CLEAR + ENTER) is None


@pytest.mark.parametrize("kind", EARLIER)
@pytest.mark.parametrize("typed", [" ", CLEAR, "x" + DELETED])
def test_an_emptied_answer_is_skipped(answer: Answer, kind: str, typed: str):
    assert answer(kind, EARLIER[kind], typed + ENTER) is None


@pytest.mark.parametrize("kind", EARLIER)
def test_an_emptied_answer_is_refused_where_one_is_needed(answer: Answer, kind: str):
    new = {"date": "1 mei 2027", "days": "1 mei 2026"}.get(kind, "7")
    value = {"date": "2027-05-01", "days": ["2026-05-01"]}.get(kind, 7)
    typed = CLEAR + ENTER + new + ENTER
    assert answer(kind, EARLIER[kind], typed, required=True) == value


@pytest.mark.parametrize("kind", EARLIER)
def test_going_back_and_stopping_work_before_and_after_typing(answer: Answer, kind: str):
    for typed in ("", "7"):
        assert answer(kind, EARLIER[kind], typed + BACK) is Reply.BACK
        with pytest.raises(KeyboardInterrupt):
            answer(kind, EARLIER[kind], typed + CTRL_C)


@pytest.mark.parametrize("kind", EARLIER)
def test_without_an_earlier_answer_nothing_is_typed_over(answer: Answer, kind: str):
    new = {"date": "11-11-2026", "days": "11-11-2025"}.get(kind, "11")
    value = {"date": "2026-11-11", "days": ["2025-11-11"]}.get(kind, 11)
    assert answer(kind, "", new + ENTER) == value
