"""How well sentences are judged, against annotated goals: ``make smart-score`` prints the page.

The page is docs/smart-accuracy.md; ``make pages`` writes it, and a test checks that it is current.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from goals import TUNED, UNTUNED, Record, goals, span
from popcli.rules.marks import Reading
from popcli.rules.rule import Answer, Sentence
from popcli.store.templates import LANGUAGES, load_coach

PAGE = Path(__file__).parents[1] / "docs" / "smart-accuracy.md"

SETS = {
    "put aside": UNTUNED,
    "tuned on": TUNED,
}

KINDS = (("frequency", "recurrence"), ("start", "start"), ("trigger", "trigger"), ("vague-time", "vague"))
"""Marks in the order in which they decide about time where there is no deadline, with the annotators' words."""

FIELDS = {"deadline": ("deadline",), "frequency": ("frequency",), "quantity": ("quantity", "duration")}
"""Annotated parts of a text and the marks that should find them; the length of an activity is a quantity there."""


@dataclass(slots=True)
class Counts:
    """Right and wrong answers to yes or no."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    right_no: int = 0

    def add(self, *, found: bool, label: bool) -> None:
        """Count one answer."""
        if found:
            self.hits, self.false = self.hits + label, self.false + (not label)
        else:
            self.missed, self.right_no = self.missed + label, self.right_no + (not label)

    @property
    def accuracy(self) -> float:
        """The part of right answers."""
        return part(self.hits + self.right_no, self.hits + self.false + self.missed + self.right_no)

    @property
    def precision(self) -> float:
        """The part of the yes that was right."""
        return part(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float:
        """The part of what should be yes that was found."""
        return part(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return part(2 * self.hits, 2 * self.hits + self.false + self.missed)


@dataclass(slots=True)
class Judged:
    """Records of one set and language with how the program reads them."""

    pairs: list[tuple[Record, Sentence]] = field(default_factory=list)

    def counts(self, letter: str, *, sure: bool = False) -> Counts:
        """A letter against its label; ``sure`` leaves out records on which its annotator hesitated."""
        counts = Counts()
        for record, sentence in self.pairs:
            if not (sure and letter in record["borderline"]):
                counts.add(found=sentence.letters[letter] is Answer.OK, label=record[letter] == 1)
        return counts

    def baseline(self, letter: str, guess: Callable[[str], bool] | None) -> float:
        """The accuracy of a simple rule, or of always the most frequent label."""
        labels = [record[letter] for record, _ in self.pairs]
        if guess is None:
            return part(max(labels.count(0), labels.count(1)), len(labels))
        return part(sum(guess(record["text"]) == (record[letter] == 1) for record, _ in self.pairs), len(labels))

    def same_kind(self) -> float:
        """How often the kind of time expression is the annotated one."""
        same = sum(time_kind(sentence.reading) == record["t_kind"] for record, sentence in self.pairs)
        return part(same, len(self.pairs))

    def matches(self, name: str) -> tuple[int, float, float, int]:
        """Annotated parts, the share marked exactly and with overlap, and texts marked though nothing is annotated."""
        total = exact = overlap = spare = 0
        for record, sentence in self.pairs:
            marks = [(mark.start, mark.end) for mark in sentence.reading.of(*FIELDS[name])]
            if record[name] is None:
                spare += bool(marks)
                continue
            start, end = span(record, name)
            total += 1
            exact += (start, end) in marks
            overlap += any(first < end and start < last for first, last in marks)
        return total, part(exact, total), part(overlap, total), spare


def part(count: int, total: int) -> float:
    """A part of a total; of nothing it is 0."""
    return count / total if total else 0.0


def time_kind(reading: Reading) -> str:
    """The kind of time expression that decides, in the annotators' words."""
    deadlines = reading.of("deadline")
    if deadlines:
        return max(deadlines, key=lambda mark: mark.end - mark.start).sort
    return next((word for kind, word in KINDS if reading.of(kind)), "none")


SIX = 6

_EN = re.compile(
    r"\bby (?:(?:the )?end|early|next|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4])"
    r"|\bbefore (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:within|in|for) \w+ (?:day|week|month|quarter|year)s?\b"
    r"|\b(?:over|in|during) the (?:next|coming)\b"
    r"|\b(?:this|next) (?:day|week|month|quarter|year|term|spring|summer|autumn|winter)\b"
    r"|\bin 20\d\d|\buntil\b|\bno later than\b",
    re.IGNORECASE,
)
_NL = re.compile(
    r"\bbinnen \w+ (?:dag|week|maand|kwartaal|jaar)|\b(?:over|na) \w+ (?:dagen|weken|maanden|maand|week|jaar)\b"
    r"|\b(?:voor|op) (?:\d+ )?(?:jan|feb|maart|apr|mei|juni|juli|aug|sep|okt|nov|dec)"
    r"|\buiterlijk\b|\beind(?:e)? (?:20\d\d|jan|feb|maart|apr|mei|juni|juli|aug|sep|okt|nov|dec)|\bin 20\d\d"
    r"|\bkomende? |\b(?:dit|deze|volgende?) (?:week|maand|kwartaal|jaar|schooljaar|zomer|blok)"
    r"|\baan het einde? van\b|\btijdens mijn\b",
    re.IGNORECASE,
)


def baselines(lang: str) -> dict[str, dict[str, Callable[[str], bool] | None]]:
    """Simple rules per letter that a checker has to beat clearly."""
    phrases = _NL if lang == "nl" else _EN
    return {
        "S": {"most frequent label": None, "six words or more": lambda text: len(text.split()) >= SIX},
        "M": {"most frequent label": None, "contains a digit": lambda text: re.search(r"\d", text) is not None},
        "T": {"most frequent label": None, "common time phrases": lambda text: phrases.search(text) is not None},
    }


def judged(parts: Iterable[str], lang: str) -> Judged:
    """All records of these parts in a language."""
    reader = load_coach(lang)
    return Judged([(record, reader.sentence(record["text"])) for name in parts for record in goals(name, lang)])


def percent(value: float) -> str:
    """A share as people read it."""
    return f"{100 * value:.1f} %"


def page() -> str:
    """The whole page, in Markdown."""
    lines = [*INTRODUCTION]
    for title, parts in SETS.items():
        sets = {lang: judged(parts, lang) for lang in LANGUAGES}
        sizes = " and ".join(f"{len(found.pairs)} {lang}" for lang, found in sets.items())
        lines += [f"## Statements {title}", "", f"{sizes}, from {', '.join(f'`{name}.jsonl`' for name in parts)}.", ""]
        lines += [*_letters(sets), "", *_baselines(sets), "", *_marks(sets), ""]
        for name in parts:
            lines += _one_part(name)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _letters(sets: dict[str, Judged]) -> Iterable[str]:
    yield "| | letter | accuracy | without borderline | precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for lang, found in sets.items():
        for letter in "SMT":
            counts, sure = found.counts(letter), found.counts(letter, sure=True)
            shares = (counts.accuracy, sure.accuracy, counts.precision, counts.recall, counts.f1)
            yield f"| {lang} | {letter} | {' | '.join(map(percent, shares))} |"


def _baselines(sets: dict[str, Judged]) -> Iterable[str]:
    yield "| | letter | popcli | simple rule | accuracy of the simple rule |"
    yield "| --- | --- | --- | --- | --- |"
    for lang, found in sets.items():
        for letter, rules in baselines(lang).items():
            for name, guess in rules.items():
                accuracy = percent(found.counts(letter).accuracy)
                yield f"| {lang} | {letter} | {accuracy} | {name} | {percent(found.baseline(letter, guess))} |"


def _marks(sets: dict[str, Judged]) -> Iterable[str]:
    yield "| | mark | annotated | exact | overlap | marked though none is annotated |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for lang, found in sets.items():
        for name in FIELDS:
            total, exact, overlap, spare = found.matches(name)
            yield f"| {lang} | {name} | {total} | {percent(exact)} | {percent(overlap)} | {spare} |"
        yield f"| {lang} | kind of time | {len(found.pairs)} | {percent(found.same_kind())} | | |"


def _one_part(name: str) -> Iterable[str]:
    for lang in LANGUAGES:
        found = judged((name,), lang)
        shares = ", ".join(f"{letter} {percent(found.counts(letter).accuracy)}" for letter in "SMT")
        yield f"- `{name}.jsonl`, {lang}, {len(found.pairs)} statements: {shares}"


INTRODUCTION = (
    "# How well the SMART coach judges",
    "",
    "Made by `make pages` from `tests/smart/`, and checked in every test run; `make smart-score` prints the same.",
    "",
    "A letter counts as answered when `pop check` says *ok* for the sentence alone, without a plan. The labels are",
    "those of the annotated statements; on a *borderline* one its annotator hesitated, so a difference there says",
    "little. Two people who label the same statements by the same guideline agree on 96 to 99 %",
    "(tests/smart/README.md).",
    "",
    "Words, patterns and weights were made with the statements *tuned on*. The others were put aside before that, or",
    "written by somebody else afterwards; nobody looked at their single statements to change anything. Their totals",
    "were watched while tuning, and a few patterns stayed or went after a total moved, so they flatter a little.",
    "",
)

if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - the page is the output
