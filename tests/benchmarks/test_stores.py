"""What is written for a program is what that program reads, as far as that can be told without the program."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import program_hledger
import program_jrnl
import program_popcli
from entries import ADDED, NEWEST, RARE, entries
from pop_runs import PROGRAM
from popcli.store.home import Home
from popcli.store.log import read_log
from popcli.store.plan_file import load_plan
from popcli.store.versions import digest, history
from program import clean_environment

LAST = date(2026, 11, 24)
MADE = entries(2_500, LAST)
NOWHERE = Path("no-program")


@pytest.fixture
def folder(tmp_path):
    program_popcli.fill(NOWHERE, tmp_path, MADE)
    return Home(tmp_path / "home", tmp_path / "state").folder(program_popcli.PERSON)


def test_popcli_reads_every_entry_back(folder):
    read = read_log(folder)
    assert read.problems == []
    assert [entry.text for entry in read.entries] == [entry.text for entry in MADE]
    assert [entry.on for entry in read.entries] == [(entry.moment.date(),) for entry in MADE]
    wanted = [(entry.goal, entry.method, entry.hours, entry.result) for entry in MADE]
    assert [(entry.goal, entry.method, entry.hours, entry.result) for entry in read.entries] == wanted


def test_no_two_entries_share_an_id():
    assert len({program_popcli.entry_id(number) for number in range(100_000)}) == 100_000


def test_popcli_reads_a_plan_of_ten_goals_that_nobody_changed_elsewhere(folder):
    loaded = load_plan(folder)
    assert [goal.id for goal in loaded.plan.goals] == [f"g{number}" for number in range(1, 11)]
    assert [version.digest for version in history(folder)] == [digest(folder.plan.read_bytes())]


@pytest.mark.parametrize("work", sorted(program_popcli.commands(NOWHERE, NOWHERE)))
def test_each_command_of_popcli_does_its_work(work, folder, tmp_path):
    command = program_popcli.commands(NOWHERE, tmp_path)[work]
    variables = {**clean_environment(tmp_path), **program_popcli.environment(tmp_path), **command.environment}
    program = [sys.executable, "-c", PROGRAM, *command.argv[1:]]
    environment = {**variables, "POPCLI_TODAY": LAST.isoformat()}
    done = subprocess.run(program, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode in command.codes, done.stderr
    assert command.shows in done.stdout
    assert any(entry.text.startswith(ADDED) for entry in read_log(folder).entries) == (work == "add")


def test_the_journal_of_jrnl_has_a_line_per_entry(tmp_path):
    program_jrnl.fill(NOWHERE, tmp_path, MADE)
    lines = (tmp_path / "journal.txt").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("[") for line in lines) == len(MADE)
    assert lines[-1].startswith(f"[2026-11-24 17:59] {NEWEST} ")


def test_the_journal_of_hledger_has_a_transaction_per_entry_and_knows_the_tenth_day(tmp_path):
    program_hledger.fill(NOWHERE, tmp_path, MADE)
    lines = (tmp_path / "log.journal").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("20") for line in lines) == len(MADE)
    begin = program_hledger.commands(NOWHERE, tmp_path)["last"].argv[-1]
    assert begin == MADE[-10].moment.date().isoformat()


def test_a_line_of_popcli_is_json_behind_a_dash(folder):
    line = (folder.log / "2026.yaml").read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(line.removeprefix("- "))["text"].startswith(NEWEST)
    assert RARE not in line
