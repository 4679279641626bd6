import pytest

from bench_figures import measured
from figures import Figures, figure
from measure import Patience


def samples(*cpu, wall=0.1, memory=20_000_000):
    return [{"cpu": one, "wall": wall, "memory": memory, "code": 0} for one in cpu]


def test_figures_are_medians():
    found = figure("jrnl", "add", 10, samples(0.3, 0.2, 0.9), samples(0.1, 0.1, 0.1))
    assert (found.cpu, found.wall, found.memory, found.runs) == (0.3, 0.1, 20.0, 3)


def test_a_ratio_compares_within_a_round():
    # The second round was on a busy machine for both: the ratio stays two.
    found = figure("jrnl", "add", 10, samples(0.2, 2.0), samples(0.1, 1.0))
    assert found.ratio == pytest.approx(2)


def test_a_program_that_ran_less_often_is_compared_with_the_rounds_it_was_in():
    assert figure("jrnl", "add", 10, samples(4.0), samples(0.1, 0.4, 0.4)).ratio == pytest.approx(40)


def test_what_was_not_measured_is_told_but_is_no_figure():
    figures = Figures([measured("jrnl", "add", 10, note="not here"), measured("popcli", "add", 1_000)])
    assert figures.get("jrnl", "add", 10) is None
    assert [one.program for one in figures.of("add")] == ["jrnl", "popcli"]
    assert figures.sizes() == [10, 1_000]


@pytest.mark.parametrize(("seconds", "runs"), [(0.01, 15), (2, 15), (3, 10), (31, 1), (0, 15)])
def test_slow_commands_run_less_often_but_once_at_least(seconds, runs):
    assert Patience(runs=15, budget=30).runs_of(seconds) == runs
