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
    assert said(review) == ["Ga zo door", "Kies er een.\nLiefst dit.\n", "Mooi jaar"]
    assert not [question for question in review["asked"] if "feedback" in question]


@pytest.mark.parametrize("nothing", ["", " ''", ' ""', "  # later"])
def test_a_goal_without_words_is_asked_about(kept: Any, write: Write, nothing: str):
    path = write(f"g1:{nothing}\ng2: Kies er een\n", "joost.yaml")
    review = kept(path, *FIRST, "Mooi", *SECOND, *DROPPED, *END)
    assert said(review) == ["Mooi", "Kies er een", None]


def test_words_that_look_like_something_else_stay_words(kept: Any, write: Write):
    path = write("g1: yes\ng2: 012\ngeneral: 2026-05-01\n", "joost.yaml")
    assert said(kept(path, *FIRST, *SECOND, *DROPPED, *END)) == ["yes", "012", "2026-05-01"]


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


WRONG = [
    ("joost.txt", None, ("joost.txt", "no such file")),
    ("joost.yaml", None, ("joost.yaml", "no such file")),
    ("joost.txt", "", ("joost.txt", "nothing in this file")),
    ("joost.txt", " \n\t\n", ("joost.txt", "nothing in this file")),
    ("joost.txt", "\ufeff", ("joost.txt", "nothing in this file")),
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
    content: str | None,
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
    assert shown.code == 1
    assert "Traceback" not in shown.err
    for text in texts:
        assert text in shown.err
    assert person.asked == []
    assert (sanne / "plan.yaml").read_bytes() == before
    assert not (sanne / "log").exists()


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
