"""A plan that a person shaped by hand: a save changes the lines it must, and no other."""

from difflib import unified_diff

import pytest

from popcli.core.models import Plan
from popcli.core.plan_data import changed, part_data
from popcli.store import files
from popcli.store.home import Folder
from popcli.store.plan_file import Note, load_plan, read_plan, save_plan

NOTE = Note("changed", "2026-03-18T10:00:00.000+01:00")

BY_HAND = """\
# Mijn plan. Niet aankomen.

pop: 1   # het formaat
version: 3
'language': "nl"
mood: goed            # eigen sleutel
person: {name: Sanne Vermeulen, function: "verpleegkundige", pet: kat}

period:
    from:   2026-01-01
    until:  2026-12-31   # een jaar

strengths: [rust, 'humor']
improvements:
- nee zeggen     # vooral op vrijdag

# de doelen
goals:

  - id: g1
    text: >-
      Elke week
      een wond beschrijven
    status: active
    due: 2026-09-30    # voor de herfst
    colour: rood
    actions:
      - {id: a1, text: "meelopen", owner: Sanne}
      # nog een

  - text: 'it''s time'
    id: g2
    due: ~
    priority: '2'
# einde
"""


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """What a person sees when the two files are compared."""
    old, new = (content.decode().splitlines() for content in (before, after))
    return [line for line in unified_diff(old, new, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))]


def save(folder: Folder, content: bytes, after: Plan) -> bytes:
    files.write_file(folder.plan, content)
    return save_plan(folder, load_plan(folder), after, NOTE).content


def edited() -> Plan:
    """The plan with a change in each shape."""
    plan = read_plan(BY_HAND.encode(), "plan.yaml").plan
    data = part_data(plan)
    first, second = data["goals"]
    first |= {"status": "reached", "due": "2026-10-01", "text": "Elke dag een wond beschrijven"}
    first["actions"] = [{**first["actions"][0], "owner": "Ilse"}, {"id": "a2", "text": "opschrijven: kort"}]
    del second["priority"]
    return changed(
        plan,
        person={**data["person"], "manager": "Marjolein"},
        period={"from": "2026-01-01", "until": "2027-01-31"},
        strengths=["rust", "humor", "geduld, veel"],
        improvements=["nee zeggen", "stoppen"],
        goals=[first, second, {"id": "g3", "text": "no"}],
    )


WANTED = """\
-version: 3
+version: 1
-person: {name: Sanne Vermeulen, function: "verpleegkundige", pet: kat}
+person: {name: Sanne Vermeulen, function: "verpleegkundige", manager: Marjolein, pet: kat}
-    until:  2026-12-31   # een jaar
+    until:  2027-01-31   # een jaar
-strengths: [rust, 'humor']
+strengths: [rust, 'humor', "geduld, veel"]
+- stoppen
-    text: >-
-      Elke week
-      een wond beschrijven
-    status: active
-    due: 2026-09-30    # voor de herfst
+    text: Elke dag een wond beschrijven
+    status: reached
+    due: 2026-10-01    # voor de herfst
-      - {id: a1, text: "meelopen", owner: Sanne}
+      - {id: a1, text: "meelopen", owner: Ilse}
+      - id: a2
+        text: "opschrijven: kort"
-    priority: '2'
+  - id: g3
+    text: "no"
+    status: active
"""


def test_only_the_lines_that_change_differ(folder: Folder) -> None:
    before = BY_HAND.encode()
    after = save(folder, before, edited())
    assert "\n".join(changed_lines(before, after)) + "\n" == WANTED


def test_carriage_returns_and_byte_order_mark_stay(folder: Folder) -> None:
    before = b"\xef\xbb\xbf" + BY_HAND.replace("\n", "\r\n").encode()
    after = save(folder, before, edited())
    assert after.startswith(b"\xef\xbb\xbf# Mijn plan")
    assert after.count(b"\r\n") == after.count(b"\n")
    assert "\n".join(changed_lines(before, after)) + "\n" == WANTED


def test_a_new_number_changes_its_own_line_only(folder: Folder) -> None:
    before = BY_HAND.encode()
    after = save(folder, before, read_plan(before, "plan.yaml").plan)
    assert changed_lines(before, after) == ["-version: 3", "+version: 1"]


def test_what_is_removed_takes_its_lines_along(folder: Folder) -> None:
    before = BY_HAND.encode()
    plan = read_plan(before, "plan.yaml").plan
    after = save(folder, before, plan.model_copy(update={"goals": plan.goals[1:], "strengths": ()}))
    text = after.decode()
    assert load_plan(folder).plan.strengths == ()
    assert [goal.id for goal in load_plan(folder).plan.goals] == ["g2"]
    for kept in (
        "# Mijn plan. Niet aankomen.",
        "mood: goed            # eigen sleutel",
        "# de doelen",
        "# einde",
        "pet: kat",
    ):
        assert kept in text
    assert not any(line.startswith("+") and "version" not in line for line in changed_lines(before, after))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("qqq: goed\n", [("qqq", 3, None)]),
        ("strenghts: [a]\n", [("strenghts", 3, "strengths")]),
        ("Goals: []\n", [("Goals", 3, "goals")]),
        ("goals:\n- id: g1\n  text: a\n  dew: 2026-01-01\n", [("dew", 6, "due")]),
        ("goals:\n- id: g1\n  text: a\n  actions:\n  - {id: a1, text: b, ownr: c}\n", [("ownr", 7, "owner")]),
        ("period:\n  form: 2026-01-01\n", [("form", 4, "from")]),
        ("goals:\n- {id: g1, text: a, smart: {S: b, X: c}}\n", [("X", 4, None)]),
        ("a: 1\nreview:\n  nxt: 2026-01-01\n", [("a", 3, None), ("nxt", 5, "next")]),
    ],
)
def test_unknown_keys_are_named_with_the_nearest_known_one(
    text: str, wanted: list[tuple[str, int, str | None]]
) -> None:
    loaded = read_plan(f"pop: 1\nperson: {{name: S}}\n{text}".encode(), "plan.yaml")
    assert [(name, place.line, near) for place, name, near in loaded.unknown] == wanted
    assert {place.file for place, _, _ in loaded.unknown} == {"plan.yaml"}


def test_answers_to_questions_are_no_unknown_keys() -> None:
    text = "reviews: [{id: r1, kind: progress, date: 2026-01-01, goals: [{goal: g1, answers: {own question: yes}}]}]\n"
    assert read_plan(f"pop: 1\nperson: {{name: S}}\n{text}".encode(), "plan.yaml").unknown == ()
