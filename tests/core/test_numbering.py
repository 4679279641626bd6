"""Ids for the parts of a plan."""

from popcli.core.numbering import number_items, number_parts


def test_items_without_an_id_get_the_next_one():
    items = [{"text": "a"}, {"id": "n4", "text": "b"}, {"text": "c"}]
    number_items(items, "n")
    assert [item["id"] for item in items] == ["n5", "n4", "n6"]


def test_taken_ids_are_passed_over():
    items: list = [{"text": "a"}]
    number_items(items, "n", taken=["n7", "n2"])
    assert items[0]["id"] == "n8"


def test_each_list_has_its_letter_and_actions_count_over_all_goals():
    data = {
        "ambitions": [{"text": "x"}],
        "competences": [{"name": "x"}],
        "needs": [{"text": "x"}],
        "goals": [{"text": "x", "actions": [{"text": "y"}]}, {"id": "g1", "actions": [{"id": "a1"}, {"text": "z"}]}],
    }
    number_parts(data, {})
    assert [data[name][0]["id"] for name in ("ambitions", "competences", "needs", "goals")] == ["m1", "c1", "n1", "g2"]
    assert [action["id"] for goal in data["goals"] for action in goal["actions"]] == ["a2", "a1", "a3"]


def test_what_a_plan_lost_gives_its_id_to_nobody():
    before = {"goals": [{"id": "g1", "actions": [{"id": "a3"}]}], "needs": [{"id": "n1"}]}
    data = {"goals": [{"text": "x", "actions": [{"text": "y"}]}], "needs": [{"text": "z"}]}
    number_parts(data, before)
    assert data["goals"][0] == {"text": "x", "id": "g2", "actions": [{"text": "y", "id": "a4"}]}
    assert data["needs"][0]["id"] == "n2"
