"""The manager's feedback from a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pop_runs import Pop
from script_answers import ENTER, Person

Asks = Callable[..., Person]
Write = Callable[..., str]

DAY = "2026-06-10"
WITH = ("--with", "Joost")

FIRST = ("yes", "Goed", "5")
SECOND = ("no", "Te druk", "2")
DROPPED = ("drop", "Ander doel")
END = (ENTER, "4", ENTER, "save")
"""Nothing new to learn, motivation, the next day as offered."""

WORDS = "Je bent rustiger geworden.\nDoe de volgende keer maar zonder mij."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """The path of a file with this content."""

    def made(content: str | bytes, name: str = "from-joost.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return made


@pytest.fixture
def kept(journal: Pop, asks: Asks, sanne: Path) -> Callable[..., dict[str, Any]]:
    """The review of a talk with feedback from a file, and the questions that were asked."""
    del sanne

    def run(path: str, *replies: str, options: tuple[str, ...] = WITH) -> dict[str, Any]:
        person = asks(*replies)
        journal("review", *options, "--feedback", path, today=DAY).fine()
        assert person.left == []
        (review,) = journal("show", "--json").fine().data["reviews"]
        return {**review, "asked": person.paths}

    return run


def said(review: dict[str, Any]) -> list[str | None]:
    """What the manager said of each goal, and of the whole."""
    goals = [goal["answers"].get("manager-feedback") for goal in review["goals"]]
    return [*goals, review.get("feedback")]


def test_a_text_is_about_the_whole(kept: Any, write: Write):
    path = write(f"\n  {WORDS}\n\n")
    review = kept(path, *FIRST, "Mooi", *SECOND, ENTER, *DROPPED, *END)
    assert said(review) == ["Mooi", None, WORDS]
    assert "feedback" not in review["asked"]
    assert [name for name in review["asked"] if "feedback" in name] == ["g1.manager-feedback", "g2.manager-feedback"]


@pytest.mark.parametrize("name", ["joost.yaml", "joost.yml", "JOOST.YAML"])
def test_a_yaml_file_has_a_line_per_goal_and_one_for_the_whole(kept: Any, write: Write, name: str):
    path = write("g2: |\n  Kies er een.\n  Liefst dit.\ngeneral: Mooi jaar\ng1: Ga zo door\n", name)
    review = kept(path, *FIRST, *SECOND, *DROPPED, *END)
    assert said(review) == ["Ga zo door", "Kies er een.\nLiefst dit.", "Mooi jaar"]
    assert not [question for question in review["asked"] if "feedback" in question]


@pytest.mark.parametrize(
    "nothing",
    ["", " ''", ' ""', "  # later", " ~", " null", " '  '", ' "\\t"', " |\n  ~", " >\n\n"],
)
def test_a_goal_without_words_is_asked_about(kept: Any, write: Write, nothing: str):
    path = write(f"g1:{nothing}\ng2: Kies er een\n", "joost.yaml")
    review = kept(path, *FIRST, "Mooi", *SECOND, *DROPPED, *END)
    assert said(review) == ["Mooi", "Kies er een", None]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("g1: yes\ng2: 012\ngeneral: 2026-05-01\n", ["yes", "012", "2026-05-01"]),
        ("g1: none\ng2: '-'\ngeneral: nullen\n", ["none", "-", "nullen"]),
        ("g1: ~ 5 uur\ng2: null problemen\ngeneral: '#1'\n", ["~ 5 uur", "null problemen", "#1"]),
    ],
)
def test_words_that_look_like_something_else_stay_words(kept: Any, write: Write, lines: str, words: list[str]):
    assert said(kept(write(lines, "joost.yaml"), *FIRST, *SECOND, *DROPPED, *END)) == words


def test_blanks_around_words_go_and_those_between_them_stay(kept: Any, write: Write):
    path = write("g1: \"  Mooi  zo \\n\"\ng2: |\n  Kies\n\n    er een\n\n\ngeneral: '  ja'\n", "joost.yaml")
    assert said(kept(path, *FIRST, *SECOND, *DROPPED, *END)) == ["Mooi  zo", "Kies\n\n  er een", "ja"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Rustiger.\r\n\r\nGa zo door.\r\n", "joost.txt"),
        ("general: |\r\n  Rustiger.\r\n\r\n  Ga zo door.\r\n", "joost.yaml"),
        ('general: "Rustiger.\\r\\n\\r\\nGa zo door."\r\n', "joost.yaml"),
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_breaks_of_another_system_are_ours(kept: Any, write: Write, content: str, name: str, mark: bytes):
    review = kept(write(mark + content.encode(), name), *FIRST, ENTER, *SECOND, ENTER, *DROPPED, *END)
    assert said(review) == [None, None, "Rustiger.\n\nGa zo door."]


@pytest.mark.parametrize(
    ("content", "name"),
    [("Mooi jaar, coördinator", "joost.txt"), ("general: Mooi jaar, coördinator", "joost.yaml")],
)
def test_a_mark_at_the_begin_of_a_file_is_no_word(kept: Any, write: Write, content: str, name: str):
    path = write(b"\xef\xbb\xbf" + content.encode(), name)
    review = kept(path, *FIRST, ENTER, *SECOND, ENTER, *DROPPED, *END)
    assert said(review) == [None, None, "Mooi jaar, coördinator"]


@pytest.mark.parametrize("name", ["joost", "joost.md", "joost.json"])
def test_any_other_file_is_a_text(kept: Any, write: Write, name: str):
    review = kept(write("g1: Mooi", name), *FIRST, ENTER, *SECOND, ENTER, *DROPPED, *END)
    assert said(review) == [None, None, "g1: Mooi"]


def test_a_progress_talk_takes_feedback_about_the_whole(kept: Any, write: Write):
    review = kept(write(WORDS), "g1 loopt", "g2 niet", "4", ENTER, ENTER, "save", options=(*WITH, "--progress"))
    assert review["kind"] == "progress"
    assert review["feedback"] == WORDS
    assert "feedback" not in review["asked"]


def test_the_manager_of_the_plan_is_at_the_table(journal: Pop, kept: Any, write: Write, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text().replace("  function: verpleegkundige\n", "  manager: Joost\n"))
    journal().fine()
    review = kept(write("g1: Mooi\ng2: Kies\n", "joost.yaml"), *FIRST, *SECOND, *DROPPED, *END, options=())
    assert (review["with"], said(review)) == ("Joost", ["Mooi", "Kies", None])


def test_answers_and_feedback_can_both_come_from_a_file(journal: Pop, write: Write):
    lines = ("g1.reached: yes", "g2.reached: yes", "motivation: 4", "g1.manager-feedback: Zelf getypt")
    answers = write("\n".join(lines), "talk.yaml")
    feedback = write("g1: Ga zo door\ngeneral: Mooi\n", "joost.yaml")
    journal("review", *WITH, "--answers", answers, "--feedback", feedback, today=DAY).fine()
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert said(review) == ["Ga zo door", None, "Mooi"]


def test_feedback_that_comes_later_goes_over_what_was_typed(journal: Pop, asks: Asks, write: Write):
    asks(*FIRST, "Zelf getypt")
    assert journal("review", *WITH, today=DAY).code == 130
    asks("go-on", *SECOND, *DROPPED, *END)
    path = write("g1: Ga zo door\ng2: Kies er een\n", "joost.yaml")
    journal("review", "--feedback", path, today=DAY).fine()
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert said(review) == ["Ga zo door", "Kies er een", None]


def test_feedback_about_goals_is_kept_when_the_talk_is_stopped(journal: Pop, asks: Asks, write: Write):
    asks("yes")
    path = write("g1: Ga zo door\ng2: Kies er een\n", "joost.yaml")
    assert journal("review", *WITH, "--feedback", path, today=DAY).code == 130
    Path(path).unlink()
    asks("go-on", *FIRST[1:], *SECOND, *DROPPED, *END)
    journal("review", today=DAY).fine()
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert said(review) == ["Ga zo door", "Kies er een", None]


GENERAL = [(WORDS, "joost.txt"), (f"general: {WORDS!r}".replace("'", '"'), "joost.yaml")]
"""Feedback about the whole, in both kinds of files."""


@pytest.mark.parametrize(("content", "name"), GENERAL)
@pytest.mark.parametrize("number", range(1, 11))
def test_feedback_about_the_whole_is_kept_when_the_talk_is_stopped_anywhere(
    journal: Pop, asks: Asks, write: Write, content: str, name: str, number: int
):
    replies = (*FIRST, "Mooi", *SECOND, ENTER, *DROPPED, *END)
    asks(*replies[:number])
    path = write(content, name)
    assert journal("review", *WITH, "--feedback", path, today=DAY).code == 130
    Path(path).unlink()
    person = asks("go-on", *replies[number:])
    journal("review", today=DAY).fine()
    assert (person.left, "feedback" in person.paths) == ([], False)
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert said(review) == ["Mooi", None, WORDS]


def test_feedback_about_the_whole_outlives_one_stop_after_the_other(journal: Pop, asks: Asks, write: Write):
    replies = (*FIRST, "Mooi", *SECOND, ENTER, *DROPPED, *END)
    asks(replies[0])
    journal("review", *WITH, "--feedback", write(WORDS), today=DAY)
    for reply in replies[1:-1]:
        asks("go-on", reply)
        assert journal("review", today=DAY).code == 130
    asks("go-on", "save")
    journal("review", today=DAY).fine()
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert said(review) == ["Mooi", None, WORDS]


def test_feedback_about_the_whole_of_a_short_talk_is_kept_too(journal: Pop, asks: Asks, write: Write):
    asks("g1 loopt", "g2 niet")
    assert journal("review", "--progress", *WITH, "--feedback", write(WORDS), today=DAY).code == 130
    asks("go-on", "4", ENTER, ENTER, "save")
    journal("review", "--progress", today=DAY).fine()
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert (review["kind"], review["feedback"]) == ("progress", WORDS)


def test_new_feedback_about_the_whole_goes_over_the_first(journal: Pop, asks: Asks, write: Write):
    asks(*FIRST)
    journal("review", *WITH, "--feedback", write("Eerst dit"), today=DAY)
    asks("go-on", "Mooi", *SECOND, ENTER, *DROPPED, *END)
    journal("review", "--feedback", write(WORDS), today=DAY).fine()
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert said(review) == ["Mooi", None, WORDS]


def test_beginning_again_forgets_the_feedback(journal: Pop, asks: Asks, write: Write):
    asks(*FIRST)
    journal("review", *WITH, "--feedback", write(WORDS), today=DAY)
    asks("again", *FIRST, "Mooi", *SECOND, ENTER, *DROPPED, *END)
    journal("review", *WITH, today=DAY).fine()
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert said(review) == ["Mooi", None, None]


NOBODY = [(), ("--full",), ("--progress",), ("--yes",), ("--with", "")]


@pytest.fixture
def files(sanne: Path, environment: dict[str, str]) -> Callable[[], dict[str, bytes]]:
    """Every file of Sanne, and every draft, byte by byte."""

    def read() -> dict[str, bytes]:
        drafts = Path(environment["POPCLI_STATE"]).rglob("draft-*.json")
        return {str(path): path.read_bytes() for path in (*sanne.rglob("*"), *drafts) if path.is_file()}

    return read


@pytest.mark.parametrize("options", NOBODY)
@pytest.mark.parametrize("how", ["person", "file"])
@pytest.mark.parametrize("name", ["joost.txt", "joost.yaml", "is-not-there.txt"])
def test_feedback_of_nobody_is_refused_and_changes_nothing(
    journal: Pop, asks: Asks, write: Write, files: Any, options: tuple[str, ...], how: str, name: str
):
    before = files()
    person = asks(*FIRST, *SECOND, *DROPPED, *END)
    answers = ("--answers", write("motivation: 4\n", "talk.yaml")) if how == "file" else ()
    path = write("general: Mooi\n", name)
    if name.startswith("is-not"):
        Path(path).unlink()
    shown = journal("review", *options, *answers, "--feedback", path, today=DAY, lang="en")
    shown.refused("whose feedback is this?", f'pop review --with "Joost" --feedback "{path}"', code=2)
    assert person.asked == []
    assert files() == before


def test_feedback_of_nobody_leaves_a_talk_that_was_begun_as_it_was(journal: Pop, asks: Asks, write: Write, files: Any):
    asks(*FIRST)
    assert journal("review", today=DAY).code == 130
    before = files()
    asks("go-on", *SECOND, *DROPPED, *END)
    shown = journal("review", "--feedback", write(WORDS), today=DAY, lang="nl")
    assert (shown.code, "van wie is deze feedback?" in shown.err) == (2, True)
    assert files() == before
    asks("go-on", ENTER, *SECOND, ENTER, *DROPPED, *END)
    journal("review", *WITH, "--feedback", write(WORDS), today=DAY).fine()
    (review,) = journal("show", "--json").fine().data["reviews"]
    assert (review["with"], review["feedback"]) == ("Joost", WORDS)


def test_an_empty_manager_in_the_plan_is_nobody(journal: Pop, asks: Asks, write: Write, sanne: Path, files: Any):
    plan = sanne / "plan.yaml"
    plan.write_text(plan.read_text().replace("  function: verpleegkundige\n", "  manager: ''\n"))
    journal().fine()
    before = files()
    person = asks(*FIRST, *SECOND, *DROPPED, *END)
    journal("review", "--feedback", write(WORDS), today=DAY, lang="en").refused("whose feedback is this?")
    assert person.asked == []
    assert files() == before


WRONG = [
    ("joost.txt", None, ("joost.txt", "no such file")),
    ("joost.yaml", None, ("joost.yaml", "no such file")),
    ("joost.txt", "", ("joost.txt", "nothing in this file")),
    ("joost.txt", " \n\t\n", ("joost.txt", "nothing in this file")),
    ("joost.txt", "\ufeff", ("joost.txt", "nothing in this file")),
    ("joost.txt", "~\n", ("joost.txt", "nothing in this file")),
    ("joost.md", "null", ("joost.md", "nothing in this file")),
    ("joost.txt", "Mooi jaar, co\xf6rdinator".encode("latin-1"), ("joost.txt", "not saved as UTF-8")),
    ("joost", b"Mooi\xff", ("joost", "not saved as UTF-8")),
    ("joost.txt", "Mooi jaar".encode("utf-16"), ("joost.txt", "not saved as UTF-8")),
    ("joost.txt", b"Mooi \xe2\x82", ("joost.txt", "not saved as UTF-8")),
    ("joost.txt", b"Mooi \xed\xa0\x80 jaar", ("joost.txt", "not saved as UTF-8")),
    ("joost.yaml", "g1: Mooi\ngeneral: co\xf6rdinator\n".encode("latin-1"), ("joost.yaml", "not saved as UTF-8")),
    ("joost.yaml", "", ("joost.yaml:1", "general: Well done", "g1, g2, general")),
    ("joost.yaml", "# later\n", ("joost.yaml:1", "general: Well done")),
    ("joost.yaml", "Mooi gedaan\n", ("joost.yaml:1", "general: Well done")),
    ("joost.yaml", "- g1\n- g2\n", ("joost.yaml:1", "general: Well done")),
    (
        "joost.yaml",
        "g1: Mooi\n\ng3: Kies\n",
        ("joost.yaml:3", "'g3' is no goal", "did you mean g2?", "g1, g2, general"),
    ),
    ("joost.yaml", "g1: Mooi\ngeneraal: Kies\n", ("joost.yaml:2", "did you mean general?")),
    ("joost.yaml", "G1: Mooi\n", ("joost.yaml:1", "'G1' is no goal", "did you mean g1?")),
    ("joost.yaml", "zzzz: Mooi\n", ("joost.yaml:1", "did you mean general?")),
    ("joost.yaml", "g1.manager-feedback: Mooi\n", ("joost.yaml:1", "is no goal")),
    ("joost.yaml", "g1: Mooi\ng2:\n  - Kies\n  - er een\n", ("joost.yaml:2", "'g2' needs a text")),
    ("joost.yaml", "g1: [Mooi, hoor]\n", ("joost.yaml:1", "'g1' needs a text")),
    ("joost.yaml", "\n\ngeneral:\n  toon: Mooi\n", ("joost.yaml:3", "'general' needs a text")),
    ("joost.yaml", "g1: Mooi: hoor\n", ("joost.yaml:1", "not valid YAML")),
    ("joost.yaml", "g1: Mooi\ng1: Kies\n", ("joost.yaml:2", "second time")),
]


@pytest.mark.parametrize(("name", "content", "texts"), WRONG)
@pytest.mark.parametrize("how", ["person", "file"])
def test_a_file_that_is_wrong_asks_nothing_and_changes_nothing(
    journal: Pop,
    asks: Asks,
    sanne: Path,
    write: Write,
    name: str,
    content: str | bytes | None,
    texts: tuple[str, ...],
    how: str,
):
    before = (sanne / "plan.yaml").read_bytes()
    path = write(content or "", name)
    if content is None:
        Path(path).unlink()
    person = asks(*FIRST, ENTER, *SECOND, ENTER, *DROPPED, *END)
    answers = ("--answers", write("g1.reached: yes\ng2.reached: yes\n", "talk.yaml")) if how == "file" else ()
    shown = journal("review", *WITH, *answers, "--feedback", path, today=DAY, lang="en")
    shown.refused(*texts, code=1)
    assert person.asked == []
    assert (sanne / "plan.yaml").read_bytes() == before
    assert not (sanne / "log").exists()


UNHEARD = [
    ("joost.txt", "Mooi\0jaar", ("joost.txt", "NUL", "5"), 2),
    ("joost.txt", "Eerst\r\ndit\0\r\n", ("joost.txt", "NUL"), 2),
    ("joost.yaml", "g1: Mooi\ngeneral: Mooi\0jaar\n", ("joost.yaml:2", "U+0000"), 1),
    ("joost.yaml", 'g1: Mooi\ngeneral: "Mooi\\0jaar"\n', ("joost.yaml:2", "U+0000"), 1),
    ("joost.yaml", 'g1: "Mooi\\ud800"\n', ("joost.yaml:1",), 1),
]


@pytest.mark.parametrize(("name", "content", "texts", "code"), UNHEARD)
@pytest.mark.parametrize("how", ["person", "file"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_character_that_no_file_can_hold_is_told_with_the_file(
    journal: Pop,
    asks: Asks,
    write: Write,
    files: Any,
    name: str,
    content: str,
    texts: tuple[str, ...],
    code: int,
    how: str,
    lang: str,
):
    before = files()
    person = asks(*FIRST, ENTER, *SECOND, ENTER, *DROPPED, *END)
    answers = ("--answers", write("g1.reached: yes\ng2.reached: yes\n", "talk.yaml")) if how == "file" else ()
    shown = journal("review", *WITH, *answers, "--feedback", write(content, name), today=DAY, lang=lang)
    shown.refused(*texts, code=code)
    assert person.asked == []
    assert files() == before


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("joost.txt", b"", "nothing in this file"),
        ("joost.txt", b"co\xf6rdinator", "not saved as UTF-8"),
        ("joost.txt", b"Mooi\0", "NUL character"),
        ("joost.yaml", b"g3: Mooi\n", "'g3' is no goal"),
        ("joost.yaml", b"g1: [Mooi]\n", "'g1' needs a text"),
    ],
)
@pytest.mark.parametrize("begun", [False, True])
def test_a_wrong_file_is_told_before_the_page_is_shown(
    journal: Pop, asks: Asks, write: Write, files: Any, name: str, content: bytes, text: str, *, begun: bool
):
    if begun:
        asks(*FIRST)
        assert journal("review", *WITH, today=DAY).code == 130
    before = files()
    person = asks(*["go-on"] * begun, *FIRST, ENTER, *SECOND, ENTER, *DROPPED, *END)
    shown = journal("review", *WITH, "--feedback", write(content, name), today=DAY, lang="en")
    assert (shown.code in {1, 2}, text in shown.err) == (True, True)
    assert shown.out == ""
    assert person.paths == ["init.draft-what"] * begun
    assert files() == before


def test_a_goal_that_ended_takes_no_feedback(journal: Pop, asks: Asks, write: Write):
    journal("goal", "g1", "--status", "reached").fine()
    asks(*SECOND, *DROPPED, *END)
    path = write("g1: Ga zo door\n", "joost.yaml")
    shown = journal("review", *WITH, "--feedback", path, today=DAY, lang="en")
    assert (shown.code, "possible are g2, general" in shown.err) == (1, True)


def test_a_progress_talk_takes_no_feedback_about_a_goal(journal: Pop, asks: Asks, write: Write):
    asks(ENTER, ENTER, "4", ENTER, ENTER, "save")
    path = write("g1: Ga zo door\n", "joost.yaml")
    shown = journal("review", "--progress", *WITH, "--feedback", path, today=DAY, lang="en")
    assert (shown.code, "possible are general" in shown.err) == (1, True)


def test_the_error_is_in_the_language_of_the_reader(journal: Pop, asks: Asks, write: Write):
    asks(*FIRST)
    path = write("g3: Ga zo door\n", "joost.yaml")
    shown = journal("review", *WITH, "--feedback", path, today=DAY, lang="nl")
    assert (shown.code, "'g3' is geen doel dat aan de beurt is" in shown.err) == (1, True)
