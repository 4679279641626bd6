"""The part of the talk page with both preparations."""

from datetime import date
from typing import Any

import pytest

from popcli.core.models import Answer, Competence
from popcli.core.same_point import Beside
from popcli.core.sides import Preparation, Sides
from popcli.core.texts import Texts
from popcli.report.document import Bullets, Fields, Heading, Line, Paragraph, Piece
from popcli.report.sides import own_words_part, sides_data, sides_part
from popcli.store.templates import texts

ON = date(2026, 3, 1)


@pytest.fixture(params=["nl", "en"])
def say(request: pytest.FixtureRequest) -> Texts:
    return texts(request.param)


def sides(**values: Any) -> Sides:
    nothing: dict[str, Any] = {"strengths": Beside(), "improvements": Beside(), "competences": Beside(), "offers": {}}
    return Sides(**{"manager": "Helen", "prepared": ON, **nothing, **values})


def competence(name: str, now: int | None, needed: int | None) -> Competence:
    return Competence(id="c1", name=name, level_now=now, level_needed=needed)


def answer(question: str, said: Any, **values: Any) -> Answer:
    return Answer(question=question, on=ON, **({"text": said} if isinstance(said, str) else {"value": said}), **values)


def plain(line: Line) -> str:
    return "".join(span.text for span in line)


def lines(pieces: list[Piece]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        match piece:
            case Heading():
                found.append(piece.text)
            case Paragraph():
                found.append(plain(piece.line))
            case Bullets():
                found += [f"- {plain(item)}" for item in piece.items]
            case Fields():
                found += [f"{label}: {plain(value)}" for label, value in piece.rows]
    return found


def shown(what: Sides, say: Texts) -> list[str]:
    return lines(sides_part(what, "EUR", say))


def test_points_stand_under_who_named_them_and_other_words_are_shown(say: Texts):
    points = Beside((("calm", "Calm"), ("clear", "very clear")), ("drawing",), ("spotting",))
    found = shown(sides(strengths=points), say)
    assert found[2:] == [
        say("show.strengths"),
        say("sides.both"),
        "- calm",
        "- clear (Helen: very clear)",
        say("sides.employee"),
        "- drawing",
        say("sides.manager", manager="Helen"),
        "- spotting",
    ]


def test_what_nobody_wrote_about_is_left_out(say: Texts):
    assert len(shown(sides(), say)) == 2
    assert say("show.improvements") not in shown(sides(strengths=Beside(employee=("x",))), say)


def test_levels_that_differ_are_told_for_both(say: Texts):
    pairs = ((competence("planning", 4, 3), competence("planning", 2, 3)), (competence("SQL", 3, None),) * 2)
    found = shown(sides(competences=Beside(pairs, (competence("a", 1, None),), (competence("b", None, None),))), say)
    start = found.index(say("sides.levels-differ"))
    assert found[start + 1 : start + 4] == [
        "- planning",
        f"{say('word.field.now')}: {say('sides.level-each', yours=4, manager='Helen', theirs=2)}",
        f"{say('word.field.needed')}: {say('sides.level-both', level=3)}",
    ]
    same = found.index(say("sides.levels-same"))
    assert found[same + 1] == f"- SQL ({say('word.field.now')} 3)"
    assert found[-1] == "- b"


def test_a_level_that_only_one_gave_is_no_agreement(say: Texts):
    pair = (competence("planning", None, None), competence("planning", 2, None))
    found = shown(sides(competences=Beside((pair,))), say)
    assert any(say("sides.level-each", yours=say("word.none"), manager="Helen", theirs=2) in text for text in found)


def test_competences_that_only_one_side_has_any_of_are_no_comparison(say: Texts):
    assert len(shown(sides(competences=Beside(employee=(competence("a", 1, 2),))), say)) == 2


def test_offers_have_their_units(say: Texts):
    offers = {
        "growth-chances": answer("growth-chances", "a project"),
        "hours-available": answer("hours-available", 40),
        "budget-available": answer("budget-available", 1500),
    }
    found = shown(sides(offers=offers), say)[2:]
    assert found[0] == say("sides.can-offer", manager="Helen")
    assert found[1].endswith(": a project")
    assert ("40 uur per jaar" if say.lang == "nl" else "40 hours a year") in found[2]
    assert ("€ 1.500" if say.lang == "nl" else "€1,500") in found[3]


def test_a_preparation_from_before_the_last_talk_says_so(say: Texts):
    found = shown(sides(last_talk=date(2026, 6, 1)), say)
    assert any("2026" in text and "pop init --role manager" in text for text in found)


def test_own_words_stand_under_what_was_asked_and_a_private_one_says_so(say: Texts):
    words = {"areas": answer("areas", "wounds"), "tests": answer("tests", ["a", "b"], private=True)}
    found = lines(own_words_part(Preparation(own_words=words, asks={"areas": "Where to?"}), say))
    assert found[1:3] == ["Where to?", "wounds"]
    assert found[3] == f"tests ({say('sides.released')})"
    assert found[4:] == ["- a", "- b"]
    assert own_words_part(Preparation(), say) == []


def test_programs_get_the_same():
    pair = (competence("planning", 4, 3), competence("plans", 2, 3))
    found = sides_data(
        sides(
            strengths=Beside((("a", "b"),), ("c",), ("d",)),
            competences=Beside((pair,)),
            offers={"hours-available": answer("hours-available", 40)},
        )
    )
    assert found["strengths"] == {"both": [{"employee": "a", "manager": "b"}], "employee": ["c"], "manager": ["d"]}
    assert found["competences"]["both"] == [
        {
            "employee": {"name": "planning", "now": 4, "needed": 3},
            "manager": {"name": "plans", "now": 2, "needed": 3},
        }
    ]
    assert found["offers"] == {"hours-available": 40}
    assert (found["manager"], found["prepared"]) == ("Helen", "2026-03-01")
