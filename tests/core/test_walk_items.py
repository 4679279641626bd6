"""Things that are asked about one by one: goals with their actions, needs, competences."""

from own_questions import question, questionnaire
from popcli.core.walk import Form
from script_answers import BACK, EMPTY, ENTER, walked

STEP = questionnaire(question("what"), question("by"), question("more", core="false"))
AIM = questionnaire(question("text"), question("due"), question("steps", "items", of="step", max="2"), step=STEP)
FORM = questionnaire(question("aims", "items", of="aim", max="2"), question("last"), aim=AIM)

NONE = {"what": None}
OLD = {
    "aims": [
        {"id": "g1", "text": "chair", "due": "may", "steps": [{"id": "a1", "what": "sit in", "by": "april"}]},
        {"id": "g2", "text": "write"},
    ],
    "last": "z",
}


def test_each_thing_is_asked_with_its_own_questionnaire_at_every_depth():
    walk = walked(FORM, ["chair", "may", "sit in", "april", ENTER, ENTER, "z"])
    assert walk.paths == [
        *("aims.0.text", "aims.0.due", "aims.0.steps.0.what", "aims.0.steps.0.by", "aims.0.steps.1.what"),
        *("aims.1.text", "last"),
    ]
    assert walk.result == {
        "aims": [{"text": "chair", "due": "may", "steps": [{"what": "sit in", "by": "april"}]}],
        "last": "z",
    }


def test_a_thing_without_a_name_asks_no_further_and_ends_the_list():
    walk = walked(FORM, [ENTER, "z"])
    assert walk.paths == ["aims.0.text", "last"]
    assert walk.result == {"last": "z"}


def test_the_questions_outside_the_short_path_are_asked_in_full():
    walk = walked(FORM, ["chair", ENTER, "sit in", ENTER, "why", ENTER, ENTER, "z"], full=True)
    assert walk.result["aims"] == [{"text": "chair", "steps": [{"what": "sit in", "more": "why"}]}]


def test_a_step_knows_which_question_it_belongs_to():
    walk = walked(FORM, ["chair", "may"])
    steps = {step.path: step for step in walk.form.steps(walk.answers)}
    name, inner, last = steps["aims", 0, "text"], steps["aims", 0, "steps", 0, "by"], steps["last",]
    assert (name.parent, name.nth) == (FORM.question("aims"), 1)
    assert (inner.parent, inner.nth) == (AIM.question("steps"), 1)
    assert (last.parent, last.nth) == (None, None)
    assert walk.form.part(AIM.question("steps")) is STEP


def test_back_goes_through_things_and_out_of_them():
    walk = walked(FORM, ["chair", "may", BACK, BACK, "CHAIR", ENTER, ENTER, "z"])
    assert walk.paths[2:] == [
        *("aims.0.steps.0.what", "aims.0.due", "aims.0.text", "aims.0.steps.0.what", "aims.1.text", "last")
    ]
    assert walk.result["aims"] == [{"text": "CHAIR", "due": "may"}]


def test_a_thing_whose_name_is_emptied_goes_and_its_questions_too():
    walk = walked(FORM, ["chair", "may", BACK, BACK, EMPTY, "z"])
    assert walk.paths[-2:] == ["aims.0.text", "last"]
    assert walk.result == {"last": "z"}


def test_a_thing_that_gets_its_name_back_has_its_answers_again():
    walk = walked(FORM, ["chair", "may", BACK, BACK, EMPTY, BACK, "chair", ENTER, ENTER, "z"])
    assert walk.result["aims"] == [{"text": "chair", "due": "may"}]


class TestOverEarlierThings:
    def test_everything_is_offered_and_keeps_its_id(self):
        walk = walked(FORM, [ENTER] * 9, before=OLD)
        assert walk.result == {
            "aims": [
                {**OLD["aims"][0], "steps": [OLD["aims"][0]["steps"][0]]},
                {"id": "g2", "text": "write", "due": None, "steps": None},
            ],
            "last": "z",
        }

    def test_a_new_thing_has_no_id(self):
        walk = walked(FORM, [ENTER, ENTER, ENTER, ENTER, "ask Kim", *[ENTER] * 5], before=OLD)
        assert walk.result["aims"][0]["steps"] == [
            {"id": "a1", "what": "sit in", "by": "april"},
            {"what": "ask Kim", "by": None},
        ]

    def test_of_an_emptied_thing_the_id_stays_so_that_the_plan_can_let_go(self):
        walk = walked(FORM, [EMPTY, ENTER, ENTER, ENTER, ENTER], before=OLD)
        assert walk.paths == ["aims.0.text", "aims.1.text", "aims.1.due", "aims.1.steps.0.what", "last"]
        assert walk.result["aims"] == [{"id": "g1"}, {"id": "g2", "text": "write", "due": None, "steps": None}]

    def test_an_emptied_answer_inside_a_thing_stays_as_nothing(self):
        walk = walked(FORM, [ENTER, EMPTY, *[ENTER] * 7], before=OLD)
        assert walk.result["aims"][0]["due"] is None

    def test_a_thing_begun_before_the_plan_got_another_one_stays_a_new_thing(self):
        draft = {"aims": [{"id": "g1", "text": "chair", "due": "may", "steps": [NONE, NONE]}, {"text": "mine"}]}
        walk = walked(FORM, ["june", ENTER, "z"], start=draft, before=OLD)
        assert walk.result["aims"][1] == {"text": "mine", "due": "june", "steps": None}

    def test_things_keep_their_ids_when_the_plan_lost_one_meanwhile(self):
        draft = {"aims": [{"id": "g1", "text": "chair", "due": None, "steps": [{"what": None}]}]}
        walk = walked(FORM, [ENTER, "z"], start=draft, before={"aims": [OLD["aims"][1]]})
        assert walk.result["aims"] == [{"id": "g1", "text": "chair", "due": None, "steps": None}]

    def test_settled_answers_leave_nothing_to_ask_and_change_nothing(self):
        form = Form(FORM, full=True, before=OLD)
        settled = form.settled(OLD)
        assert walked(FORM, [], start=settled, before=OLD, full=True).finished
        kept = form.result(settled)
        assert [item["id"] for item in kept["aims"]] == ["g1", "g2"]
        assert kept["aims"][0]["steps"] == [{"id": "a1", "what": "sit in", "by": "april", "more": None}]
