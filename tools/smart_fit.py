"""Compute the weights of signals from annotated goals: ``make smart-fit`` writes templates/<lang>/weights.yaml.

Logistic regression by gradient descent, in plain Python so that anybody can run and read it. A record on which its
annotator hesitated counts half. The penalty on large weights keeps rare signals from deciding alone.
"""

import math

from goals import TUNED, Record, goals
from popcli.rules.judge import values
from popcli.store.templates import LANGUAGES, load_coach, templates

PENALTY = 1.0
ROUNDS = 400
RATE = 0.5
MOMENTUM = 0.9
HESITATED = 0.5

Weights = dict[str, float]
Row = tuple[dict[str, float], int, float]
"""The signals of a goal, its label, and what it counts."""


def rows(records: list[Record], letter: str, lang: str) -> list[Row]:
    """What the weights of a letter are computed from."""
    judge = load_coach(lang)
    return [
        (
            values(judge.sentence(record["text"]).signals),
            record[letter],
            HESITATED if letter in record["borderline"] else 1.0,
        )
        for record in records
    ]


def fit(data: list[Row]) -> Weights:
    """The weight of each signal and of ``bias``, rounded to two digits."""
    names = sorted({name for signals, _, _ in data for name in signals})
    weights = dict.fromkeys(["bias", *names], 0.0)
    speed = dict.fromkeys(weights, 0.0)
    for _ in range(ROUNDS):
        slope = {name: PENALTY * weight / len(data) for name, weight in weights.items()}
        slope["bias"] = 0.0
        for signals, label, count in data:
            miss = (chance(weights, signals) - label) * count / len(data)
            slope["bias"] += miss
            for name, value in signals.items():
                slope[name] += miss * value
        for name in weights:
            speed[name] = MOMENTUM * speed[name] - RATE * slope[name]
            weights[name] += speed[name]
    return {name: round(weight, 2) for name, weight in weights.items()}


def chance(weights: Weights, signals: dict[str, float]) -> float:
    """How likely a goal with these signals answers the letter, from 0 to 1."""
    total = weights["bias"] + sum(weights[name] * value for name, value in signals.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def lines(lang: str) -> list[str]:
    """The lines of the weights file of a language."""
    records = [record for part in TUNED for record in goals(part, lang)]
    found = ["# Made by: make smart-fit. What each signal counts for or against a letter (docs/smart-accuracy.md)."]
    for letter in "SM":
        weights = fit(rows(records, letter, lang))
        found += [f"{letter}.{name}: {weight}" for name, weight in weights.items()]
    return found


if __name__ == "__main__":
    for language in LANGUAGES:
        path = templates() / language / "weights.yaml"
        path.write_text("\n".join(lines(language)) + "\n", encoding="utf-8")
