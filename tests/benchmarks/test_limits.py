import pytest

from bench_figures import measured
from figures import Figures
from limits import verdicts


def verdict(words, *found):
    """The one verdict whose limit has these words."""
    (one,) = [one for one in verdicts(Figures(found)) if words in one.limit]
    return one.found, one.met


@pytest.mark.parametrize(("ratio", "met"), [(2.9, True), (3.0, True), (3.1, False)])
def test_a_multiple_of_the_bare_interpreter(ratio, met):
    assert verdict("--version", measured("popcli", "version", None, ratio=ratio)) == (f"{ratio} x", met)


def test_the_worst_size_counts():
    found = [measured("popcli", "add", size, ratio=ratio) for size, ratio in ((10, 1.2), (1_000, 7.5))]
    assert verdict("at most 2 x", *found) == ("7.5 x", False)


def test_what_was_not_measured_is_not_met():
    assert verdict("last ten of 100 000", measured("popcli", "last", 1_000)) == ("not measured", None)
    assert verdict("tenth of jrnl", measured("popcli", "add", 10)) == ("not measured", None)
    assert verdict("TAB", measured("popcli", "complete", 10, note="failed"))[1] is None


@pytest.mark.parametrize(("cpu", "met"), [(0.31, True), (0.29, False)])
def test_a_part_of_a_peer(cpu, met):
    found = measured("popcli", "add", 10, cpu=0.03), measured("jrnl", "add", 10, cpu=cpu)
    assert verdict("tenth of jrnl", *found)[1] is met


def test_a_peer_that_was_missing_at_a_size_is_told():
    found = [measured("popcli", "add", 10), measured("jrnl", "add", 10, cpu=0.3), measured("popcli", "add", 1_000)]
    assert verdict("tenth of jrnl", *found) == ("0.1 x its CPU, 1 of 2 sizes not measured", True)


def test_a_popcli_that_was_stopped_keeps_no_limit():
    found = measured("popcli", "search", 100_000, stopped=True), measured("popcli", "add", 10, stopped=True)
    assert verdict("a word in 100 000", *found)[1] is False
    assert verdict("below hledger", *found, measured("hledger", "add", 10)) == ("stopped", False)


def test_memory_is_that_of_every_daily_command():
    daily = [measured("popcli", work, 10) for work in ("add", "status", "last", "search", "complete")]
    version = measured("popcli", "version", None, memory=40.5)
    assert verdict("40 MB", *daily, version) == ("40.5 MB", False)
    assert verdict("40 MB", *daily, measured("popcli", "version", None)) == ("12.0 MB", True)
