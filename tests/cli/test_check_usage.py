import pytest

from pop_runs import Pop


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        (
            "en",
            ("M02  Verb that nobody can see", "? What can you show", "M: measurable.", "Source: hrm-toolkit", "Like"),
        ),
        ("nl", ("M02  Werkwoord dat niemand kan zien", "? Wat kun je laten zien", "M: meetbaar.", "Bron: hrm-toolkit")),
    ],
)
def test_a_rule_is_explained_by_its_code(pop: Pop, lang: str, texts: tuple[str, ...]):
    shown = pop("check", "--explain", "m02", lang=lang).fine()
    for text in texts:
        assert text in shown.out
    data = pop("check", "--explain", " M02 ", "--json", lang=lang).fine().data
    assert list(data) == ["code", "name", "criterion", "title", "why", "ask", "source", "good", "bad"]
    assert data["code"] == "M02"
    for example in (*data["good"], *data["bad"]):
        assert example in shown.out


@pytest.mark.parametrize("code", ["M99", "m", "", "02"])
def test_an_unknown_code_is_told_with_those_there_are(pop: Pop, code: str):
    pop("check", "--explain", code).refused("there is no rule", "S01, S02", "C14")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("x", "--explain", "M02"), ("TEXT", "--explain")),
        (("x", "--lines"), ("TEXT", "--lines")),
        (("--explain", "M02", "--accept", "M02"), ("--explain", "--accept")),
        (("--accept", "M02", "--accepted"), ("--accept", "--accepted")),
        (("--accepted", "--lines"), ("--accepted", "--lines")),
        (("x", "--goal", "g1"), ("--goal", "TEXT")),
        (("--goal", "g1", "--explain", "M02"), ("--goal", "--explain")),
        (("--goal", "g1", "--lines"), ("--goal", "--lines")),
    ],
)
def test_two_ways_at_once_are_refused(pop: Pop, arguments: tuple[str, ...], names: tuple[str, str]):
    pop("check", *arguments).refused(f"{names[0]} and {names[1]} do not go together")


def test_a_reason_alone_is_refused(journal: Pop):
    for more in ((), ("x",), ("--explain", "M02"), ("--goal", "g1")):
        journal("check", *more, "--reason", "fijn zo").refused("--reason", "--accept")


def test_without_a_plan_the_way_to_one_is_told(pop: Pop):
    for more in ((), ("--goal", "g1"), ("--accepted",), ("--accept", "A01", "--goal", "g1", "--reason", "x")):
        pop("check", *more).refused("there is no plan yet", "pop init")
    assert "er is nog geen plan" in pop("check", lang="nl").refused().err
