import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pop_runs import Pop, Result
from popcli.cli.session import Session

Edit = Callable[..., Result]


@pytest.fixture
def edit(journal: Pop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """``pop edit`` at a terminal, with an editor that runs these lines of shell on the file ``$1``."""
    monkeypatch.setattr(Session, "can_ask", property(lambda session: not session.settings.no_input))
    script = tmp_path / "my editor"

    def run(lines: str, *arguments: str, **env: str) -> Result:
        script.write_text(f"#!/bin/sh\n{lines}\n")
        script.chmod(0o755)
        return journal("edit", *arguments, EDITOR=f"'{script}'", **env)

    return run


def versions(pop: Pop) -> list[str]:
    return [version["what"] for version in pop("history", "--json").fine().data]


def kept(sanne: Path) -> list[Path]:
    return sorted((sanne / "kept-aside").glob("*")) if (sanne / "kept-aside").exists() else []


def test_the_plan_in_an_editor_becomes_a_new_version(edit: Edit, journal: Pop, sanne: Path):
    said = edit("sed -i 's/2026-09-01/2026-09-15/; 1i # van mij' \"$1\"").fine()
    assert "version 2" in said.out
    assert "pop undo" in said.err
    assert journal("show", "--json").data["goals"][0]["due"] == "2026-09-15"
    assert (sanne / "plan.yaml").read_text().startswith("# van mij\n")
    assert versions(journal) == ["First plan made", "Edited in the editor"]
    assert kept(sanne) == []


def test_nothing_changed_makes_no_version(edit: Edit, journal: Pop):
    assert "Nothing changed" in edit("true").fine().out
    assert versions(journal) == ["First plan made"]


def test_the_file_in_the_editor_is_private_and_gone_afterwards(edit: Edit, tmp_path: Path):
    seen = tmp_path / "seen"
    edit(f'echo "$1" > {seen}; stat -c %a "$1" >> {seen}').fine()
    name, mode = seen.read_text().split()
    assert mode == "600"
    assert name.endswith(".yaml")
    assert not Path(name).exists()


def test_a_bad_edit_is_kept_aside_with_the_command_to_go_on(edit: Edit, journal: Pop, sanne: Path):
    before = (sanne / "plan.yaml").read_bytes()
    edit("sed -i 's/2026-09-01/ooit/' \"$1\"").refused("ooit", "pop edit --from ", code=1)
    (aside,) = kept(sanne)
    assert (sanne / "plan.yaml").read_bytes() == before
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    again = journal("edit", "--from", str(aside)).refused(f"{aside}:", "ooit", code=1)
    assert "kept in" not in again.err
    assert kept(sanne) == [aside]
    aside.write_text(aside.read_text().replace("ooit", "2026-09-20"))
    journal("edit", "--from", str(aside)).fine()
    assert journal("show", "--json").data["goals"][0]["due"] == "2026-09-20"


@pytest.mark.parametrize(
    "spoil", ["echo 'name: [' > \"$1\"", ': > "$1"', "printf 'caf\\351: x\\n' >> \"$1\"", "echo 'a: &x 1' >> \"$1\""]
)
def test_whatever_comes_back_the_plan_stays(edit: Edit, sanne: Path, spoil: str):
    before = (sanne / "plan.yaml").read_bytes()
    edit(spoil).refused(code=1)
    assert (sanne / "plan.yaml").read_bytes() == before
    assert len(kept(sanne)) == 1


def test_an_unknown_key_stays_and_is_told(edit: Edit, sanne: Path):
    said = edit("echo 'strenghts: x' >> \"$1\"").fine()
    assert "'strenghts'" in said.err
    assert "strengths" in said.err
    assert "strenghts: x" in (sanne / "plan.yaml").read_text()


def test_a_plan_that_changed_meanwhile_is_no_loss(edit: Edit, journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    edit(f"sed -i s/kijken/luisteren/ '{plan}'; sed -i s/2026-09-01/2026-09-15/ \"$1\"").refused("meantime", code=4)
    assert "luisteren" in plan.read_text()
    assert "2026-09-15" in kept(sanne)[0].read_text()
    assert journal("show", "--json").data["goals"][0]["due"] == "2026-09-01"


@pytest.mark.parametrize(("damage", "mend"), [("due: 2026-09-01", "due: ooit"), ("name: ", "name: [")])
def test_a_damaged_plan_can_be_mended(edit: Edit, journal: Pop, sanne: Path, damage: str, mend: str):
    plan = sanne / "plan.yaml"
    good = plan.read_text()
    plan.write_text(good.replace(damage, mend, 1))
    journal("show").refused(code=1)
    edit(f"sed -i 's/{mend.replace('[', chr(92) + '[')}/{damage}/' \"$1\"").fine()
    assert journal("show", "--json").data["goals"][0]["due"] == "2026-09-01"


def test_a_plan_that_is_no_utf8_can_be_mended(edit: Edit, journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_bytes(plan.read_bytes() + b"# caf\xe9\n")
    journal("show").refused(code=1)
    edit("sed -i '$d' \"$1\"").fine()
    journal("show").fine()


def test_a_damaged_plan_can_be_replaced_by_an_earlier_version_and_is_kept(journal: Pop, sanne: Path):
    plan = sanne / "plan.yaml"
    plan.write_text("kapot: [\n")
    said = journal("history", "--restore", "1").fine()
    assert kept(sanne)[0].read_text() == "kapot: [\n"
    assert str(kept(sanne)[0]) in said.err
    journal("show").fine()


def test_an_editor_that_fails_changes_nothing(edit: Edit, journal: Pop, sanne: Path):
    before = (sanne / "plan.yaml").read_bytes()
    edit('echo x >> "$1"; exit 3').refused("exit 3", code=1)
    assert (sanne / "plan.yaml").read_bytes() == before
    for wrong in ("/nergens/editor", "'", "'nergens \""):
        journal("edit", EDITOR=wrong).refused("EDITOR", code=1)


def test_visual_goes_before_editor(edit: Edit, journal: Pop, tmp_path: Path):
    edit("true").fine()
    assert "Nothing changed" in journal("edit", VISUAL="true", EDITOR="false").fine().out
    assert "Nothing changed" in journal("edit", VISUAL="  ", EDITOR=f"'{tmp_path}/my editor' --wait").fine().out


def test_without_a_terminal_the_way_is_told(journal: Pop, sanne: Path):
    journal("edit").refused("--from", "pop edit --from FILE")
    journal("edit", "--from", "nergens.yaml").refused("nergens.yaml", code=1)
    copy = sanne.parent / "copy.yaml"
    copy.write_text((sanne / "plan.yaml").read_text().replace("2026-09-01", "2026-09-15"))
    assert journal("edit", "--from", str(copy), "--json").fine().data == {"version": 2}


# One entry


@pytest.fixture
def entry(journal: Pop) -> str:
    """The id of an entry."""
    made = journal("log", "Meegelopen", "--goal", "g1", "--hours", "2", "--tag", "poli", "--json").fine()
    return str(made.data["id"])


def test_an_entry_in_an_editor_is_its_next_revision(edit: Edit, journal: Pop, entry: str):
    said = edit("sed -i 's/hours: 2/hours: 3,5/; s/^goal:.*/action: a1/' \"$1\"; echo 'result: no' >> \"$1\"", entry)
    assert entry in said.fine().out
    (found,) = journal("show", "log", "--json").data
    assert (found["id"], found["hours"], found["action"], found["result"]) == (entry, 3.5, "a1", "no")
    assert "goal" not in found
    assert found["revision"] == 2


def test_the_editor_opens_for_an_edit_without_fields(edit: Edit, journal: Pop, entry: str, tmp_path: Path):
    edit("sed -i 's/hours: 2/hours: 4/' \"$1\"", entry).fine()
    journal("log", "--edit", entry, EDITOR=f"'{tmp_path}/my editor'").fine()
    assert journal("show", entry, "--json").data["hours"] == 4


def test_a_field_that_is_gone_is_emptied(edit: Edit, journal: Pop, entry: str):
    edit("sed -i '/hours/d; /tags/d; /poli/d' \"$1\"", entry).fine()
    (found,) = journal("show", "log", "--json").data
    assert not {"hours", "tags"} & found.keys()


def test_a_goal_may_be_named_as_on_the_command_line(edit: Edit, journal: Pop, entry: str):
    edit("sed -i 's/goal: g1/goal: G2/' \"$1\"", entry).fine()
    assert journal("show", entry, "--json").data["goal"] == "g2"


@pytest.mark.parametrize(
    ("line", "said", "code"),
    [
        ("s/hours: 2/hours: veel/", ".yaml:5\n", 2),
        ("s/hours: 2/horus: 2/", ".yaml:5\n", 1),
        ("s/goal: g1/goal: g9/", ".yaml:4\n", 2),
        ("s/2026-03-02/ooit/", "ooit", 2),
        ("/2026-03-02/d; /^on:/d", "on", 2),
    ],
)
def test_a_bad_edit_of_an_entry_is_kept_aside(edit: Edit, entry: str, line: str, said: str, code: int):
    edit(f"sed -i '{line}' \"$1\"", entry).refused(said, f"pop edit {entry} --from ", code=code)


def test_a_bad_edit_of_an_entry_can_be_mended(edit: Edit, journal: Pop, sanne: Path, entry: str):
    edit("sed -i 's/hours: 2/hours: veel/' \"$1\"", entry).refused("veel")
    assert journal("show", entry, "--json").data["hours"] == 2
    (aside,) = kept(sanne)
    aside.write_text("on: 2026-03-01\ntext: Gemaakt\n")
    journal("edit", entry, "--from", str(aside)).fine()
    assert journal("show", entry, "--json").data["text"] == "Gemaakt"


def test_odd_texts_survive_an_edit_of_something_else(edit: Edit, journal: Pop):
    for text in (
        "no",
        "012",
        "1e3",
        "2026-01-01",
        "[red]",
        "a: b # c",
        "- x",
        "a\n\n b \n",
        "\x1b[31m",
        "👩‍⚕️\u2028x",
        "~",
    ):
        made = journal("log", text, "--goal", "g1", "--result", text, "--json").fine().data
        edit("echo 'other: erbij' >> \"$1\"", made["id"]).fine()
        found = journal("show", made["id"], "--json").data
        assert (found["text"], found["result"], found["other"]) == (text, text, "erbij")


def test_an_entry_that_is_not_there_is_told(journal: Pop):
    journal("edit", "zzz").refused("zzz", "pop show log")
