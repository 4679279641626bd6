"""Which letters of SMART a sentence answers by itself.

T is a matter of marks alone. S and M are weighed: each signal counts for or against with a weight from
``templates/<lang>/weights.yaml``, which ``make smart-fit`` computes from annotated goals (docs/smart-accuracy.md).
A and R can be seen from a sentence only when it names a means or a reason; else a person has to be asked.
"""

from collections.abc import Mapping

from popcli.rules.marks import Reading
from popcli.rules.rule import Answer, Letters
from popcli.rules.signals import Signals

Weights = Mapping[str, Mapping[str, float]]
"""Per letter (S, M) the weight of each signal; ``bias`` is where the scale begins."""

DOUBT = 0.5
"""So far below the line a sentence still asks for a question rather than a warning (in log-odds: about 38 %)."""

UNWEIGHED = frozenset(
    {"group.vague-amount", "group.second-goal", "mark.deadline", "mark.start", "mark.past", "mark.vague-time"}
)
"""Signals that weigh nothing: words that count in other groups already, and time, which makes no goal sharper.

Among annotated goals those with a date are mostly good in other ways too; "understand the rules by June" is not.
"""

REPEATED = 1.5
"""What a group of words counts when several of its words are there."""


def letters(reading: Reading, signals: Signals, weights: Weights) -> Letters:
    """The answer of each letter, from the words alone."""
    if not reading.is_readable:
        return _of_no_words(reading)
    return {
        "S": _weighed(signals, weights["S"]),
        "M": _weighed(signals, weights["M"]),
        "A": Answer.OK if _shows_means(reading) else Answer.ASK,
        "R": Answer.OK if reading.of("reason") else Answer.ASK,
        "T": Answer.OK if reading.of("deadline") else Answer.MISSING,
    }


def _of_no_words(reading: Reading) -> Letters:
    """Nothing at all answers nothing; pictures and other alphabets may mean something to the writer."""
    answer = Answer.ASK if reading.row.tokens else Answer.MISSING
    deadline = Answer.OK if reading.of("deadline") else answer
    return {"S": answer, "M": answer, "A": Answer.ASK, "R": Answer.ASK, "T": deadline}


def score(signals: Signals, weights: Mapping[str, float]) -> float:
    """The weight of all signals together, as log-odds: above 0 speaks for the letter."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in values(signals).items())


def values(signals: Signals) -> dict[str, float]:
    """What each signal counts before it is weighed."""
    return {
        name: REPEATED if _repeated(name, places) else 1.0 for name, places in signals.items() if name not in UNWEIGHED
    }


def _repeated(name: str, places: tuple[int, ...]) -> bool:
    return name.startswith("group.") and len(places) > 1


def _weighed(signals: Signals, weights: Mapping[str, float]) -> Answer:
    total = score(signals, weights)
    if total > 0:
        return Answer.OK
    return Answer.ASK if total > -DOUBT else Answer.MISSING


def _shows_means(reading: Reading) -> bool:
    """A named way, support, or a step from a stated starting point (`from 9 days to 4`)."""
    return bool(reading.of("method", "support")) or any(mark.sort == "step" for mark in reading.of("quantity"))
