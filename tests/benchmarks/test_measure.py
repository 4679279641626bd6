"""Real processes, small ones: the interpreter itself stands in for a program."""

import sys
from pathlib import Path

import pytest

from figures import BARE
from measure import NO_COMMAND, Patience, Setting, Started, measure
from program import Command, Program
from rounds import turned

PYTHON = Path(sys.executable)


def started(folder, **commands):
    program = Program("stand-in", PYTHON, lambda *_: None, lambda *_: commands, lambda _: {"MARK": "seen"})
    return Started(program, folder)


@pytest.fixture
def found(tmp_path):
    def measured(work="add", single=60.0, **commands):
        setting = Setting(PYTHON, Patience(runs=2, single=single), tmp_path)
        figures = measure(work, 10, [started(tmp_path, **commands)], setting)
        assert [one.program for one in figures] == [BARE, "stand-in"]
        assert figures[0].ratio == 1
        return figures[1]

    return measured


def python(text, **values):
    return Command((str(PYTHON), "-c", text), **values)


def test_a_process_is_measured_from_start_to_end(found):
    one = found(add=python("import os, time; print(os.environ['MARK']); time.sleep(0.1)", shows="seen"))
    assert not one.note
    assert (one.runs, one.full) == (2, True)
    assert one.wall > 0.1
    assert one.cpu > 0
    assert one.memory > 1


def test_what_is_typed_is_read_in_the_trial_and_in_the_rounds(found):
    one = found(add=python("assert input() == 'hello'", typed="hello\n"))
    assert not one.note


@pytest.mark.parametrize(
    ("command", "note"),
    [
        (python("print('no')", shows="yes"), "failed: no “yes” in its output"),
        (python("raise SystemExit(3)"), "failed: exit code 3"),
        (python("pass", leaves="nowhere to be found"), "failed: no “nowhere to be found” in its files"),
    ],
)
def test_a_command_that_does_not_do_its_work_has_no_figures(found, command, note):
    assert found(add=command).note == note


def test_a_command_that_fails_later_has_no_figures(found):
    once = "import os, pathlib; mark = pathlib.Path(os.environ['HOME'], 'mark'); mark.touch(exist_ok=False)"
    assert found(add=python(once)).note == "failed: exit code 1"


def test_a_command_may_end_with_a_code_that_means_something(found):
    assert not found(add=python("raise SystemExit(3)", codes=(0, 3))).note


def test_a_program_without_such_a_command(found):
    assert found(work="last", add=python("pass")).note == NO_COMMAND


def test_a_process_that_takes_too_long_is_stopped_and_told_so(found):
    one = found(single=0.3, add=python("while True: pass"))
    assert one.stopped
    assert one.wall > 0.3
    assert one.ratio > 0


def test_each_round_begins_one_further():
    assert [turned(3, number) for number in range(4)] == [[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 1, 2]]
