"""M, measurable: what an outsider can decide on."""

from popcli.rules.rule import Level, Rule, always, names

SOURCE = ("hrm-toolkit", "werkzoeken", "hrbase", "leefomgeving")


NAMED = ("M01", "M02", "M03", "M04", "M05")
"""Rules that name the words that cannot be measured; without any there is nothing to measure at all."""

RULES = (
    Rule("M01", "direction-without-number", "M", "sentence", Level.WARNING, SOURCE, names("direction-verb"), ("S01",)),
    Rule("M02", "unobservable-verb", "M", "sentence", Level.WARNING, SOURCE, names("unobservable-verb"), ("S01",)),
    Rule("M03", "learning-without-proof", "M", "sentence", Level.WARNING, SOURCE, names("learn-verb"), ("S01", "M02")),
    Rule(
        "M04",
        "quality-word",
        "M",
        "sentence",
        Level.WARNING,
        SOURCE,
        names("quality", without=("direction-verb",)),
        ("S01",),
    ),
    Rule("M05", "vague-amount", "M", "sentence", Level.WARNING, SOURCE, names("vague-amount"), ("S01",)),
    Rule("M06", "no-measure", "M", "sentence", Level.WARNING, SOURCE, always, ("S01", *NAMED)),
)
