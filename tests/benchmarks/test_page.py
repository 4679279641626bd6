import pytest

import run
from bench_figures import measured
from figures import BARE, Figures
from measure import NO_COMMAND
from page import About, limits_table, milliseconds, multiple, number, page, work_table

ABOUT = About("make bench", "2026-11-24", "2 cores", "pip 26.0", runs=15, versions=["popcli 1", "jrnl 4.6"])


def row(table, program):
    rows = table.partition("| ---: |\n")[2].splitlines()
    (line,) = [line for line in rows if f" | {program}" in line]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_row_has_the_ratio_to_the_interpreter_and_to_popcli():
    own, peer = measured("popcli", "add", 1_000), measured("jrnl", "add", 1_000, ratio=20.04, cpu=0.4, wall=0.5)
    table = work_table(Figures([measured(BARE, "add", 1_000), own, peer]), "add")
    assert row(table, "jrnl") == ["1 000", "jrnl", "20.0", "0.07", "400", "500", "12"]
    assert row(table, "popcli") == ["1 000", "popcli", "1.5", "", "30", "40", "12"]


def test_fewer_runs_and_stopped_ones_are_told():
    rare = measured("jrnl", "add", 10, runs=1, full=False)
    stopped = measured("hledger", "add", 10, runs=1, full=False, stopped=True, cpu=60.0, wall=61.0, ratio=3_000)
    table = work_table(Figures([measured("popcli", "add", 10), rare, stopped]), "add")
    assert row(table, "jrnl")[1] == "jrnl (1 run)"
    cells = ["10", "hledger (1 run), stopped", "> 3 000", "< 0.0005", "> 60 000", "> 61 000", ""]
    assert row(table, "hledger") == cells


def test_why_something_was_not_measured_is_told():
    gone = [measured("popcli", "last", 10), measured("todoman", "last", 10, note=NO_COMMAND)]
    table = work_table(Figures([*gone, measured("hledger", "last", 10, note="not here")]), "last")
    assert row(table, "todoman")[2] == NO_COMMAND
    assert row(table, "hledger")[2] == "not here"


def test_a_page_tells_the_run_and_every_limit():
    text = page(Figures([measured("popcli", "version", None)]), ABOUT)
    for told in ("```sh\nmake bench\n```", "2026-11-24", "2 cores", "pip 26.0", "popcli 1; jrnl 4.6"):
        assert told in text
    assert "| `pop --version`: at most 3 x the bare interpreter | 1.5 x | yes |" in text


def test_a_limit_that_was_broken_stands_out():
    table = limits_table(Figures([measured("popcli", "version", None, ratio=3.2)]))
    assert "| 3.2 x | **no** |" in table


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (multiple(1.04), "1.0"),
        (multiple(17_500), "17 500"),
        (milliseconds(0.0031), "3.1"),
        (number(100_000), "100 000"),
    ],
)
def test_numbers(made, text):
    assert made == text


def test_the_command_on_the_page_makes_it_again_and_names_no_folder():
    assert run.command(run.options([])) == "make bench"
    chosen = run.options(["--runs", "3", "--sizes", "10,1000", "--keep", "/somewhere"])
    assert run.command(chosen) == "make bench BENCH='--runs 3 --sizes 10,1000'"


def test_programs_are_chosen_by_name(capsys):
    assert run.options(["--programs", "popcli,jrnl"]).programs == ("popcli", "jrnl")
    with pytest.raises(SystemExit):
        run.options(["--programs", "jrnl,word"])
    assert "popcli first" in capsys.readouterr().err


def test_adding_comes_after_all_that_reads_and_the_version_once():
    assert list(run.works(first=True)) == ["version", "status", "last", "search", "check", "complete", "add"]
    assert list(run.works(first=False)) == ["status", "last", "search", "check", "complete", "add"]


def test_the_others_are_measured_at_what_they_can_do_too():
    assert [run.does("jrnl", work) for work in ("add", "check", "complete")] == [True, False, False]
    assert run.does("popcli", "check")
