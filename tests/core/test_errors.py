"""Errors carry facts, a place and an exit code."""

import pytest

from popcli.core.errors import Conflict, FileProblem, InvalidValue, Place, PopError, Stopped, UsageError


def test_a_place_reads_as_editors_understand_it():
    assert str(Place("plan.yaml", 27)) == "plan.yaml:27"
    assert str(Place("plan.yaml")) == "plan.yaml"


def test_an_error_says_its_facts():
    error = PopError("unknown-goal", place=Place("plan.yaml", 3), id="g7")
    assert str(error) == "unknown-goal(id='g7') at plan.yaml:3"
    assert str(PopError("stopped")) == "stopped()"


@pytest.mark.parametrize(
    ("kind", "code"),
    [(PopError, 1), (FileProblem, 1), (UsageError, 2), (InvalidValue, 2), (Conflict, 4), (Stopped, 130)],
)
def test_exit_codes(kind, code):
    assert kind("x").exit_code == code
