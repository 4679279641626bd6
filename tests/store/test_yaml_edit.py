"""Changing a hand-edited file: only the lines that change differ."""

import time
from copy import deepcopy
from datetime import date
from difflib import unified_diff
from typing import Any

import pytest

from popcli.core.errors import FileProblem, InvalidValue
from popcli.store import yaml_edit
from popcli.store.yaml_edit import revise
from popcli.store.yaml_tree import parse, plain

PLAN = """\
# Mijn plan. Niet weggooien!
pop: 1

person:   {name: 'Sanne de Vries', function: "begeleider"}   # sinds 2019
period:
    from: 2026-01-01   # na de vakantie
    until: 2026-12-31
mood: goed             # van mijzelf

strengths:
- luisteren
- 'plannen'   # zegt Kim

# hier werk ik aan
improvements: [nee zeggen, delegeren]
goals:
  # het belangrijkste eerst
  -   id: g1
      text: Ik leid vier
        overleggen   # samen met Kim
      due: 2026-06-30
      colour: blauw   # mijn eigen sleutel
      hours: 3.0
      answers:
        specific: |
          eerst kijken

          dan doen

      # de acties
      actions:
      - {id: a1, text: meekijken, done: 2026-02-01}
      - id: a2
        text: "zelf leiden"
        owner:   # nog vragen
  # daarna pas
  -   id: g2
      text: Engels
reviews: []   # in juni
"""

UNDERSTOOD: dict[str, Any] = {
    "pop": 1,
    "person": {"name": "Sanne de Vries", "function": "begeleider"},
    "period": {"from": date(2026, 1, 1), "until": date(2026, 12, 31)},
    "language": "nl",
    "strengths": ["luisteren", "plannen"],
    "improvements": ["nee zeggen", "delegeren"],
    "goals": [
        {
            "id": "g1",
            "text": "Ik leid vier overleggen",
            "status": "idea",
            "due": date(2026, 6, 30),
            "hours": 3,
            "answers": {"specific": "eerst kijken\n\ndan doen\n"},
            "actions": [
                {"id": "a1", "text": "meekijken", "done": date(2026, 2, 1)},
                {"id": "a2", "text": "zelf leiden"},
            ],
        },
        {"id": "g2", "text": "Engels", "status": "idea", "actions": []},
    ],
    "reviews": [],
}


def changes(text: str, old: Any, new: Any) -> list[str]:
    """The lines that went and came."""
    after = revise(text, old, new, "plan.yaml")
    lines = list(unified_diff(text.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def test_many_changes_touch_only_their_lines() -> None:
    new = deepcopy(UNDERSTOOD)
    new["person"]["function"] = "coördinator"
    new["person"]["manager"] = "Kim"
    new["period"]["until"] = date(2027, 1, 31)
    new["strengths"] = ["luisteren", "rustig blijven", "plannen"]
    new["improvements"] = ["nee zeggen", "hulp vragen", "delegeren"]
    first, second = new["goals"]
    first["text"] = "Ik leid zes overleggen"
    first["status"] = "agreed"
    first["answers"]["specific"] = "eerst kijken\n\ndan samen doen\n"
    first["actions"][0]["hours"] = 2.5
    first["actions"][1]["owner"] = "Sanne"
    first["actions"].append({"id": "a3", "text": "terugkijken", "costs": {"budget": 100}})
    second["due"] = date(2026, 9, 30)
    new["reviews"] = [{"id": "r1", "on": date(2026, 6, 1), "with": ["Kim"]}]

    assert changes(PLAN, UNDERSTOOD, new) == [
        "-person:   {name: 'Sanne de Vries', function: \"begeleider\"}   # sinds 2019",
        "+person:   {name: 'Sanne de Vries', function: \"coördinator\", manager: Kim}   # sinds 2019",
        "-    until: 2026-12-31",
        "+    until: 2027-01-31",
        "+- rustig blijven",
        "-improvements: [nee zeggen, delegeren]",
        "+improvements: [nee zeggen, hulp vragen, delegeren]",
        "-      text: Ik leid vier",
        "-        overleggen   # samen met Kim",
        "+      text: Ik leid zes overleggen   # samen met Kim",
        "+      status: agreed",
        "-          dan doen",
        "+          dan samen doen",
        "-      - {id: a1, text: meekijken, done: 2026-02-01}",
        "+      - {id: a1, text: meekijken, done: 2026-02-01, hours: 2.5}",
        "-        owner:   # nog vragen",
        "+        owner: Sanne   # nog vragen",
        "+      - id: a3",
        "+        text: terugkijken",
        "+        costs:",
        "+          budget: 100",
        "-reviews: []   # in juni",
        "+      due: 2026-09-30",
        "+reviews:   # in juni",
        "+  - id: r1",
        '+    "on": 2026-06-01',
        "+    with:",
        "+      - Kim",
    ]


def test_removals_touch_only_their_lines() -> None:
    new = deepcopy(UNDERSTOOD)
    del new["person"]["function"]
    del new["period"]["from"]
    del new["goals"][0]["answers"]
    del new["goals"][0]["actions"][1]
    new["strengths"] = []
    new["improvements"] = ["delegeren"]
    new["goals"].pop()

    assert changes(PLAN, UNDERSTOOD, new) == [
        "-person:   {name: 'Sanne de Vries', function: \"begeleider\"}   # sinds 2019",
        "+person:   {name: 'Sanne de Vries'}   # sinds 2019",
        "-    from: 2026-01-01   # na de vakantie",
        "-strengths:",
        "-- luisteren",
        "-- 'plannen'   # zegt Kim",
        "+strengths: []",
        "-improvements: [nee zeggen, delegeren]",
        "+improvements: [delegeren]",
        "-      answers:",
        "-        specific: |",
        "-          eerst kijken",
        "-",
        "-          dan doen",
        "-      - id: a2",
        '-        text: "zelf leiden"',
        "-        owner:   # nog vragen",
        "-  -   id: g2",
        "-      text: Engels",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# einde"])
def test_line_breaks_bom_and_end_of_file_stay(newline: str, bom: str, end: str) -> None:
    text = (bom + "pop: 1\nperson:\n  name: Sanne" + end).replace("\n", newline)
    old = {"pop": 1, "person": {"name": "Sanne"}}
    new = {"pop": 1, "person": {"name": "Sanne", "note": "a\nb"}, "strengths": ["x"]}

    wanted = bom + "pop: 1\nperson:\n  name: Sanne\n  note: |-\n    a\n    b\nstrengths:\n  - x" + end
    assert revise(text, old, new, "plan.yaml") == wanted.replace("\n", newline)


SMALL: list[tuple[str, str, Any, Any, str]] = [
    ("scalar keeps its spaces and comment", "a:   1   # x\n", {"a": 1}, {"a": 2}, "a:   2   # x\n"),
    ("single quotes stay", "a: 'x'\n", {"a": "x"}, {"a": "it's"}, "a: 'it''s'\n"),
    ("double quotes stay", 'a: "x"\n', {"a": "x"}, {"a": "y\nz"}, 'a: "y\\nz"\n'),
    ("plain stays plain when safe", "a: x\n", {"a": "x"}, {"a": "y z"}, "a: y z\n"),
    ("plain gets quotes when needed", "a: x # c\n", {"a": "x"}, {"a": "no"}, 'a: "no" # c\n'),
    ("typed values are plain", "a: '2026-01-01'\n", {"a": date(2026, 1, 1)}, {"a": True}, "a: true\n"),
    ("lines beside a comment", "a: x # c\nb: 1\n", {"a": "x"}, {"a": "y\nz"}, "a: |- # c\n  y\n  z\nb: 1\n"),
    ("folded over lines", "a: x\n  y # c\nb: 1\n", {"a": "x y"}, {"a": "z"}, "a: z # c\nb: 1\n"),
    ("on the next line", "a:\n  x # c\nb: 1\n", {"a": "x"}, {"a": "z"}, "a:\n  z # c\nb: 1\n"),
    ("block to one line", "a: |- # c\n  x\n  y\n\nb: 1\n", {"a": "x\ny"}, {"a": "z"}, "a: z # c\n\nb: 1\n"),
    (
        "block keeps its margin",
        "a: |\n     x\n\n\nb: 1\n",
        {"a": "x\n"},
        {"a": "x\ny\n"},
        "a: |\n     x\n     y\n\n\nb: 1\n",
    ),
    ("folded block", "a: >\n  x\n  y\n# c\n", {"a": "x y\n"}, {"a": "z\n"}, "a: |\n  z\n# c\n"),
    (
        "no block above a deeper comment",
        "a: x\n    # c\n",
        {"a": "x"},
        {"a": "y\nz"},
        'a: "y\\nz"\n    # c\n',
    ),
    ("empty is filled", "a:\nb: # c\n", {}, {"a": 1, "b": "x"}, "a: 1\nb: x # c\n"),
    ("empty is filled with a list", "a: # c\nb: 1\n", {}, {"a": ["x"]}, "a: # c\n  - x\nb: 1\n"),
    ("nothing becomes something", "a: ~\n", {"a": None}, {"a": "x"}, "a: x\n"),
    ("filled brackets become lines", "a: [] # c\n", {"a": []}, {"a": [{"b": 1}]}, "a: # c\n  - b: 1\n"),
    ("filled braces become lines", "a: {}\n", {"a": {"d": 1}}, {"a": {"d": 1, "b": 2}}, "a:\n  b: 2\n"),
    ("brackets in brackets stay", "a: [[], x]\n", {"a": [[], "x"]}, {"a": [["w"], "x"]}, "a: [[w], x]\n"),
    (
        "list becomes a value",
        "a: # c\n  - x\n  # d\n  - y\nb: 1\n",
        {"a": ["x", "y"]},
        {"a": "z"},
        "a: z # c\nb: 1\n",
    ),
    ("value becomes a mapping", "a: x # c\nb: 1\n", {"a": "x"}, {"a": {"c": 1}}, "a: # c\n  c: 1\nb: 1\n"),
    ("mapping becomes a list", "a:\n  x: 1\nb: 1\n", {"a": {"x": 1}}, {"a": ["w"]}, "a:\n  - w\nb: 1\n"),
    (
        "kind changes between braces",
        "a: {b: 1, c: [2]}\n",
        {"a": {"b": 1, "c": [2]}},
        {"a": {"b": {"x": "no"}, "c": "y, z"}},
        'a: {b: {x: "no"}, c: "y, z"}\n',
    ),
    (
        "empty between braces",
        "a: {b: , c: 1}\n",
        {"a": {"c": 1}},
        {"a": {"b": "x", "c": 1}},
        "a: {b: x , c: 1}\n",
    ),
    (
        "json",
        '{"a":1,"b":[1,2]}\n',
        {"a": 1, "b": [1, 2]},
        {"a": 3, "b": [1, 2, 4]},
        '{"a":3,"b":[1,2, 4]}\n',
    ),
    (
        "brackets over lines",
        "a: [x, # 1\n  y, # 2\n  z] # 3\n",
        {"a": ["x", "y", "z"]},
        {"a": ["x", "z"]},
        "a: [x, # 1\n   # 2\n  z] # 3\n",
    ),
    (
        "last of brackets over lines",
        "a: [\n  x, # 1\n  y, # 2\n]\n",
        {"a": ["x", "y"]},
        {"a": ["x"]},
        "a: [\n  x, # 1\n   # 2\n]\n",
    ),
    ("first of brackets", "a: [x, y]\n", {"a": ["x", "y"]}, {"a": ["z", "w", "y"]}, "a: [z, w, y]\n"),
    (
        "pair in brackets",
        "a: [b: 1, c]\n",
        {"a": [{"b": 1}, "c"]},
        {"a": [{"b": 1, "d": 2}, "c"]},
        "a: [{b: 1, d: 2}, c]\n",
    ),
    (
        "new key after the one before it",
        "a: 1\n# z\nz: 1\n",
        {"a": 1, "z": 1},
        {"a": 1, "b": 2, "c": 3, "z": 1},
        "a: 1\nb: 2\nc: 3\n# z\nz: 1\n",
    ),
    ("new first key goes to the end", "b: 1\nown: 2\n", {"b": 1}, {"a": 1, "b": 1}, "b: 1\nown: 2\na: 1\n"),
    ("default that is not in the text", "a: 1\n", {"a": 1, "b": 2}, {"a": 3, "b": 2}, "a: 3\n"),
    ("changed default", "a: 1\n", {"a": 1, "b": 2}, {"a": 1, "b": 3}, "a: 1\nb: 3\n"),
    ("equal meaning", "a: 3.0\nb: 1\n", {"a": 3, "b": 1}, {"a": 3, "b": 2}, "a: 3.0\nb: 2\n"),
    (
        "comment above a removed key",
        "a: 1\n# b\nb: 2 # x\n\nc: 3\n",
        {"a": 1, "b": 2, "c": 3},
        {"a": 1, "c": 3},
        "a: 1\n# b\n\nc: 3\n",
    ),
    (
        "deeper comment goes along",
        "a: 1\nb:\n  - x\n  # - y\nc: 3\n",
        {"a": 1, "b": ["x"], "c": 3},
        {"a": 1, "c": 3},
        "a: 1\nc: 3\n",
    ),
    (
        "removed key with own keys inside",
        "a:\n  b: 1\n  own: 2\nc: 1\n",
        {"a": {"b": 1}, "c": 1},
        {"c": 1},
        "a:\n  own: 2\nc: 1\n",
    ),
    ("first key of all", "a: 1\nb: 2\n", {"a": 1, "b": 2}, {"b": 2}, "b: 2\n"),
    ("all keys", "# c\na: 1\nb: 2\n", {"a": 1, "b": 2}, {}, "# c\n{}\n"),
    ("key behind a dash", "- a: 1\n  b: 2\n", [{"a": 1, "b": 2}], [{"b": 2}], "- b: 2\n"),
    (
        "key behind a dash above a comment",
        "- a: 1\n  # b\n  b: 2\n",
        [{"a": 1, "b": 2}],
        [{"b": 2}],
        "-\n  # b\n  b: 2\n",
    ),
    ("both keys behind a dash", "- a: 1\n  b: 2\n- c\n", [{"a": 1, "b": 2}, "c"], [{}, "c"], "- {}\n- c\n"),
    ("item at the start", "a:\n  # c\n  - y\n", {"a": ["y"]}, {"a": ["x", "y"]}, "a:\n  # c\n  - x\n  - y\n"),
    (
        "item after a deeper comment",
        "- id: 1\n  # c\n# d\n",
        [{"id": 1}],
        [{"id": 1}, {"id": 2}],
        "- id: 1\n  # c\n- id: 2\n# d\n",
    ),
    (
        "emptied list keeps comments",
        "a: # c\n  # d\n  - x # e\nb: 1\n",
        {"a": ["x"], "b": 1},
        {"a": [], "b": 1},
        "a: [] # c\n  # d\nb: 1\n",
    ),
    (
        "all items exchanged",
        "a:\n  # d\n  - id: x\n  - id: y\n",
        {"a": [{"id": "x"}, {"id": "y"}]},
        {"a": [{"id": "z"}]},
        "a:\n  # d\n  - id: z\n",
    ),
    (
        "list in a list",
        "- - a\n  - b\n- - c\n",
        [["a", "b"], ["c"]],
        [["b", "d"], ["c"]],
        "- - b\n  - d\n- - c\n",
    ),
    ("list in a list exchanged", "- - a\n  - b\n- c\n", [["a", "b"], "c"], [["x"], "c"], "- - x\n- c\n"),
    ("item edited in place", "- a # c\n- b\n", ["a", "b"], ["x", "b"], "- x # c\n- b\n"),
    (
        "item of several lines",
        "-   a # c\n- b\n",
        ["a", "b"],
        ["x\ny", "b"],
        "-   |- # c\n    x\n    y\n- b\n",
    ),
    ("item changes kind", "- a # c\n- b\n", ["a", "b"], [{"x": 1, "z": 2}, "b"], "- x: 1\n  z: 2\n- b\n"),
    (
        "item without id edited",
        "- name: x\n  level: 1 # c\n  own: 1\n- name: y\n",
        [{"name": "x", "level": 1}, {"name": "y"}],
        [{"name": "x", "level": 2}, {"name": "z"}],
        "- name: x\n  level: 2 # c\n  own: 1\n- name: z\n",
    ),
    (
        "items of another number than understood",
        "a: [x, y]\n",
        {"a": ["x"]},
        {"a": ["x", "z"]},
        "a:\n  - x\n  - z\n",
    ),
    (
        "moved item keeps its text",
        "- id: a # 1\n  own: x\n- {id: b}\n",
        [{"id": "a"}, {"id": "b"}],
        [{"id": "b"}, {"id": "a", "m": 1}],
        "- {id: b}\n- id: a # 1\n  m: 1\n  own: x\n",
    ),
    (
        "moved between brackets",
        "[{id: a, own: 1}, {id: b}]\n",
        [{"id": "a"}, {"id": "b"}],
        [{"id": "b"}, {"id": "a"}],
        "[{id: b}, {id: a, own: 1}]\n",
    ),
    ("empty file", "", {}, {"a": [1]}, "a:\n  - 1\n"),
    ("only a comment", "# c", {}, {"a": 1}, "# c\na: 1\n"),
    (
        "block at the end without a line break",
        "a: |\n  x",
        {"a": "x\n"},
        {"a": "x\n", "b": 1},
        "a: |\n  x\nb: 1",
    ),
    (
        "kept blank lines belong to the text",
        "a: |+\n  x\n\n# c\n",
        {"a": "x\n\n"},
        {"a": "x\n\n", "b": 1},
        "a: |+\n  x\n\nb: 1\n# c\n",
    ),
]


@pytest.mark.parametrize(
    ("text", "old", "new", "wanted"), [case[1:] for case in SMALL], ids=[case[0] for case in SMALL]
)
def test_small_change(text: str, old: Any, new: Any, wanted: str) -> None:
    assert revise(text, old, new, "plan.yaml") == wanted


def test_nothing_to_change_is_the_same_text() -> None:
    assert revise(PLAN, UNDERSTOOD, deepcopy(UNDERSTOOD), "plan.yaml") == PLAN


def test_text_that_cannot_be_read_is_not_changed() -> None:
    with pytest.raises(FileProblem) as caught:
        revise("a: 1\na: 2\n", {"a": 1}, {"a": 3}, "plan.yaml")

    assert caught.value.key == "yaml-duplicate"


def test_text_that_no_file_can_hold_is_refused() -> None:
    with pytest.raises(InvalidValue):
        revise("a: 1\n", {"a": 1}, {"a": "x\0"}, "plan.yaml")


@pytest.mark.parametrize("damage", ["a: 1\nb: 3\n", "a: [\n"])
def test_result_that_says_something_else_is_never_given(monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    monkeypatch.setattr(yaml_edit.Page, "spliced", lambda *_: damage)

    with pytest.raises(FileProblem) as caught:
        revise("a: 1\nb: 1\n", {"a": 1, "b": 1}, {"a": 1, "b": 2}, "plan.yaml")

    assert caught.value.key == "edit-failed"


def test_hundreds_of_items_are_quick() -> None:
    old = {"goals": [{"id": f"g{n}", "text": f"goal {n}", "levels": [1, 1, 1]} for n in range(300)]}
    text = revise("", {}, old, "plan.yaml")
    new = deepcopy(old)
    new["goals"].reverse()
    new["goals"][7]["text"] = "changed"
    begun = time.process_time()

    result = revise(text, old, new, "plan.yaml")

    assert time.process_time() - begun < 5
    said = plain(parse(result, "plan.yaml").root)
    assert [goal["id"] for goal in said["goals"]] == [goal["id"] for goal in new["goals"]]
    assert said["goals"][7]["text"] == "changed"
