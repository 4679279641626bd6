import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from pop_runs import Pop, Result

ENGLISH, DUTCH = "Improve my communication", "Mijn communicatie verbeteren"


def typed(*records: Any) -> bytes:
    """A line of JSON per record; bytes stand as they are."""
    lines = [record if isinstance(record, bytes) else json.dumps(record).encode() for record in records]
    return b"\n".join(lines) + b"\n"


def answers(result: Result) -> list[dict[str, Any]]:
    assert result.out == "" or result.out.endswith("\n")
    return [json.loads(line) for line in result.out.splitlines()]


def codes(answer: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in answer["findings"]]


def test_each_line_is_answered_by_one_line_in_the_same_order(pop: Pop):
    given = typed({"text": ENGLISH}, {"text": DUTCH}, {"text": "I have my forklift certificate by 1 June"})
    said = pop("check", "--lines", stdin=given).fine()
    first, second, third = answers(said)
    assert said.err == ""
    assert [first["text"], first["lang"]] == [ENGLISH, "en"]
    assert [second["text"], second["lang"]] == [DUTCH, "nl"]
    assert [third["text"], third["lang"]] == ["I have my forklift certificate by 1 June", "en"]
    assert "S02" in codes(first)
    assert "S02" in codes(second)
    assert "S02" not in codes(third)


@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, "en"), (DUTCH, "nl")])
def test_an_answer_is_what_the_check_of_that_sentence_gives_as_json(pop: Pop, text: str, lang: str):
    [answer] = answers(pop("check", "--lines", stdin=typed({"text": text})))
    assert answer == pop("check", text, "--json").data
    assert answer["lang"] == lang
    assert list(answer) == ["text", "lang", "letters", "marks", "findings"]


def test_a_language_that_is_given_wins(pop: Pop):
    given = typed({"text": ENGLISH, "lang": "nl"}, {"text": ENGLISH, "lang": None}, {"text": DUTCH, "lang": "nl"})
    for arguments in (("check", "--lines"), ("--lang", "nl", "check", "--lines"), ("--lang", "en", "check", "--lines")):
        first, _, third = answers(pop(*arguments, stdin=given).fine())
        assert (first["lang"], third["lang"]) == ("nl", "nl")
        assert "S02" not in codes(first)
        assert "Vaag werkwoord" in [finding["title"] for finding in third["findings"]]


def test_a_language_asked_for_counts_where_a_line_names_none(pop: Pop):
    [answer] = answers(pop("--lang", "nl", "check", "--lines", stdin=typed({"text": ENGLISH})))
    assert answer["lang"] == "nl"


def test_other_keys_are_passed_over(pop: Pop):
    [answer] = answers(pop("check", "--lines", stdin=typed({"id": 7, "text": ENGLISH, "labels": {"S": "missing"}})))
    assert answer == pop("check", ENGLISH, "--json").data


def test_blank_lines_and_windows_line_ends_are_passed_over(pop: Pop):
    given = b"\n" + typed({"text": ENGLISH}, b"", b"   \t", {"text": DUTCH}).replace(b"\n", b"\r\n")
    assert [answer["text"] for answer in answers(pop("check", "--lines", stdin=given).fine())] == [ENGLISH, DUTCH]


def test_the_last_line_needs_no_end(pop: Pop):
    assert len(answers(pop("check", "--lines", stdin=b'{"text": "x"}').fine())) == 1


def test_nothing_in_is_nothing_out(pop: Pop):
    for given in (b"", b"\n\n"):
        assert pop("check", "--lines", stdin=given) == Result(0, "", "")
        assert pop("check", "--lines", "--json", stdin=given) == Result(0, "", "")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"Improve my communication", "there is no goal on this line"),
        (b'{"text": "x"', "there is no goal on this line"),
        (b'{"text": "x"} {"text": "y"}', "there is no goal on this line"),
        (b"[]", "there is no goal on this line"),
        (b'"x"', "there is no goal on this line"),
        (b"null", "there is no goal on this line"),
        (b"{}", "there is no goal on this line"),
        (b'{"text": 1}', "there is no goal on this line"),
        (b'{"text": null}', "there is no goal on this line"),
        (b'\xff\xfe{"text": "x"}', "there is no goal on this line"),
        (b'{"text": "x", "lang": "de"}', "there is no language 'de'"),
        (b'{"text": "x", "lang": ""}', "there is no language ''"),
        (b'{"text": "x", "lang": ["nl"]}', "there is no language"),
    ],
)
def test_a_wrong_line_is_named_and_those_before_it_were_answered(pop: Pop, bad: bytes, said: str):
    stopped = pop("check", "--lines", stdin=typed({"text": ENGLISH}, b"", bad, {"text": DUTCH}))
    assert stopped.code == 2
    assert said in stopped.err
    assert "<stdin>:3" in stopped.err
    assert "Traceback" not in stopped.err
    assert [answer["text"] for answer in answers(stopped)] == [ENGLISH]


def test_a_line_nested_too_deeply_is_named(pop: Pop):
    pop("check", "--lines", stdin=b'{"text": ' + b"[" * 100_000).refused("<stdin>:1", "there is no goal on this line")


def test_a_wrong_line_is_told_in_dutch(pop: Pop):
    said = pop("check", "--lines", stdin=b"x\n", lang="nl").refused("<stdin>:1")
    assert "op deze regel staat geen doel" in said.err


@pytest.mark.parametrize(
    "text",
    [
        "a\nb\r\nc",
        "👩‍⚕️ 😀",
        "\ud800",
        "x \udfff y",
        "\x00\x1b[2J",
        "e\u0301 \u202e שלום",
        "\u2028\u2029\x85",
        "",
        " " * 99,
    ],
)
def test_every_text_comes_back_unharmed(pop: Pop, text: str):
    said = pop("check", "--lines", stdin=typed({"text": text})).fine()
    assert said.out.isascii()
    assert len(said.out.splitlines()) == 1
    [answer] = answers(said)
    assert answer["text"] == text
    for found in (*answer["marks"], *(word for finding in answer["findings"] for word in finding["words"])):
        assert text[found["start"] : found["end"]] == found["text"]


def test_a_plan_is_neither_needed_nor_looked_at(journal: Pop, pop: Pop):
    with_plan = journal("check", "--lines", stdin=typed({"text": DUTCH}))
    assert answers(with_plan) == answers(pop("--home", "elders", "check", "--lines", stdin=typed({"text": DUTCH})))


def test_thousands_of_lines_take_one_process(installed: Callable[..., subprocess.CompletedProcess[bytes]]):
    given = typed(*({"text": f"{ENGLISH} {number}"} for number in range(2000)))
    done = installed("check", "--lines", stdin=given)
    assert (done.returncode, done.stderr) == (0, b"")
    texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    assert texts == [f"{ENGLISH} {number}" for number in range(2000)]
