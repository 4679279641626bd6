import typer
from hypothesis import given
from hypothesis import strategies as st

from popcli.cli.app import app
from popcli.cli.arguments import arranged

GROUP = typer.main.get_command(app)


def order(line: str) -> str:
    return " ".join(arranged(line.split(), GROUP))


def test_global_options_go_in_front():
    assert order("show --lang nl log") == "--lang nl show log"
    assert order("show log --json") == "--json show log"
    assert order("--json show log") == "--json show log"
    assert order("log x --goal g1 --no-input -y --debug") == "--no-input -y --debug log x --goal g1"


def test_values_in_one_word_stay_with_their_option():
    assert order("show --lang=nl --since=gisteren log") == "--lang=nl show --since=gisteren log"
    assert order("log --goal=g1 x --person=--json") == "--person=--json log --goal=g1 x"


def test_the_value_of_an_option_is_never_an_option_itself():
    assert order("log --result --json") == "log --result --json"
    assert order("log x --person --json") == "--person --json log x"
    assert order("log x --goal - --json") == "--json log x --goal -"


def test_a_name_of_the_command_itself_goes_before_a_global_one():
    assert order("show log -t --lang") == "show log -t --lang"


def test_a_sentence_with_a_dash_in_front_is_a_text():
    assert arranged(["log", "- x", "--goal", "g1"], GROUP) == ["log", "--goal", "g1", "--", "- x"]
    assert arranged(["log", "-5 graden"], GROUP) == ["log", "--", "-5 graden"]
    assert arranged(["log", "-5"], GROUP) == ["log", "--", "-5"]
    assert arranged(["log", "--result", "- x", "y"], GROUP) == ["log", "--result", "- x", "y"]


def test_a_single_dash_and_a_wrong_option_stay_where_they_are():
    assert order("log - --goal g1") == "log - --goal g1"
    assert order("log x --gaol g1") == "log x --gaol g1"
    assert order("log -x") == "log -x"


def test_behind_a_double_dash_everything_is_text():
    assert order("log --goal g1 -- --json") == "log --goal g1 -- --json"
    assert order("log -- --json --lang nl") == "log -- --json --lang nl"
    assert order("log -- -- x") == "log -- -- x"


def test_a_double_dash_without_texts_goes():
    assert order("log x --") == "log x"


def test_nothing_stays_nothing():
    assert arranged([], GROUP) == []
    assert order("--lang") == "--lang"
    assert order("nonsense --json") == "--json nonsense"


COMMANDS = st.sampled_from(
    [
        ["log", "een tekst", "--goal", "g1"],
        ["log", "--hours=3", "tekst", "-r", "-"],
        ["show", "log", "--since", "gisteren", "-n", "3"],
        ["goal", "g1", "--status", "resting", "--reason", "vrij"],
        ["history", "--restore", "3"],
        ["undo"],
    ]
)
OPTIONS = st.sampled_from([["--lang", "nl"], ["--lang=nl"], ["--json"], ["--no-input"], ["--yes"], ["--home", "/x y"]])


def borders(command: list[str]) -> list[int]:
    """Places in a command where another option may stand: not between an option and its value."""
    spots = [0]
    place = 0
    while place < len(command):
        takes = command[place].startswith("-") and len(command[place]) > 1 and "=" not in command[place]
        place += 2 if takes else 1
        spots.append(place)
    return spots


@given(COMMANDS, OPTIONS, st.data())
def test_a_global_option_may_stand_anywhere(command: list[str], option: list[str], data: st.DataObject):
    place = data.draw(st.sampled_from(borders(command)))
    moved = [*command[:place], *option, *command[place:]]
    assert arranged(moved, GROUP) == [*option, *command]


@given(COMMANDS, st.lists(OPTIONS, max_size=3))
def test_arranging_twice_is_arranging_once(command: list[str], options: list[list[str]]):
    once = arranged([*command, *(word for option in options for word in option)], GROUP)
    assert arranged(once, GROUP) == once
