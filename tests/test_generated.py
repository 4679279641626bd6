"""The files that tools/ makes from code and data are current."""

import json
import os
import subprocess
import sys

import pytest

import rules_page
import smart_fit
import smart_score
from popcli.rules.judge import score
from popcli.store.templates import LANGUAGES, load_coach


@pytest.mark.parametrize("made", [rules_page, smart_score], ids=lambda made: made.__name__)
def test_the_page_is_current(made):
    assert made.PAGE.read_text(encoding="utf-8") == made.page(), "make pages"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("letter", "SM")
def test_the_weights_are_those_of_the_annotated_goals(lang, letter):
    records = [record for part in smart_fit.TUNED for record in smart_fit.goals(part, lang)]
    fitted = smart_fit.fit(smart_fit.rows(records, letter, lang))
    assert load_coach(lang).weights[letter] == pytest.approx(fitted, abs=0.02), "make smart-fit"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("letter", "SMT")
def test_goals_that_were_put_aside_are_judged_clearly_better_than_by_simple_rules(lang, letter):
    found = smart_score.judged(smart_score.SETS["put aside"], lang)
    simple = [found.baseline(letter, guess) for guess in smart_score.baselines(lang)[letter].values()]
    assert found.counts(letter).accuracy > max(simple) + 0.05


def test_a_weight_of_a_signal_moves_the_score():
    coach = load_coach("en")
    vague, sharp = coach.sentence("Improve my skills"), coach.sentence("Improve my skills by 20 %")
    assert score(vague.signals, coach.weights["M"]) < score(sharp.signals, coach.weights["M"])


def test_what_is_found_does_not_hang_on_the_order_of_sets():
    lines = "\n".join(record_line(record) for lang in LANGUAGES for record in smart_fit.goals("develop", lang))
    first, second = (checked_with_seed(lines, seed) for seed in ("1", "2"))
    assert first == second


def record_line(record):
    return json.dumps({"text": record["text"], "lang": record["lang"]})


def checked_with_seed(lines, seed):
    program = [sys.executable, "-c", "from popcli.cli.main import run; run()", "check", "--lines"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(program, input=lines.encode(), env=environment, capture_output=True, check=True).stdout
