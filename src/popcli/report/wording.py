"""Numbers, money, days and fixed words as people read them, in the language of the texts."""

from collections.abc import Sequence
from datetime import date, timedelta

from popcli.core.texts import Texts

_MANY_DAYS = 3

_SWAPPED = str.maketrans(",.", ".,")


def number(say: Texts, value: float, *, cents: bool = False) -> str:
    """A number with at most two decimals: "1.250,5" in Dutch, "1,250.5" in English; ``cents`` keeps both decimals."""
    if value == int(value):
        shown = f"{int(value):,}"
    else:
        shown = f"{value:,.2f}" if cents else f"{value:,.2f}".rstrip("0").rstrip(".")
    return shown.translate(_SWAPPED) if say.lang == "nl" else shown


def hours(say: Texts, value: float) -> str:
    """Hours with their unit: "3,5 uur", "1 hour"."""
    return say("word.hours", hours=number(say, value), count=value)


def money(say: Texts, value: float, currency: str) -> str:
    """An amount of money: "€ 450", "€12.50"; another currency by its code."""
    amount = number(say, value, cents=True)
    return say("word.euro", amount=amount) if currency == "EUR" else say("word.money", amount=amount, currency=currency)


def day(say: Texts, value: date) -> str:
    """A day, short and unambiguous: "24 nov 2026"."""
    return f"{_day_and_month(say, value)} {value.year}"


def month(say: Texts, value: date) -> str:
    """The month of a day: "nov 2026"."""
    return f"{say(f'word.month.{value.month}')} {value.year}"


def full_day(say: Texts, value: date) -> str:
    """A day in full, with its weekday."""
    from popcli.core.dates import say_date

    return say_date(value, say.lang)


def between(say: Texts, start: date | None, until: date | None) -> str | None:
    """A period of which one end may be open; ``None`` when both are."""
    if start is not None and until is not None:
        return say("word.between", start=day(say, start), until=day(say, until))
    if start is not None:
        return say("word.since", start=day(say, start))
    return None if until is None else say("word.until", until=day(say, until))


def span_of_days(say: Texts, days: Sequence[date]) -> str:
    """One or more sorted days: one day, a run, a few by name, or the first and the last with their number."""
    first, last = days[0], days[-1]
    if len(days) == 1:
        return day(say, first)
    start = _day_and_month(say, first) if first.year == last.year else day(say, first)
    if last - first == timedelta(days=len(days) - 1):
        return f"{start} – {day(say, last)}"  # noqa: RUF001 - between two days stands a dash
    if len(days) <= _MANY_DAYS:
        return ", ".join([*(_in_year(say, item, last.year) for item in days[:-1]), day(say, last)])
    return f"{start} – {day(say, last)} ({say('word.days', count=len(days))})"  # noqa: RUF001


def how_long(say: Texts, days: int) -> str:
    """A length in the unit people would use, rounded down: "13 days", "3 weeks", "2 months", "2 years".

    From 12 January to 12 April are three months, also where they have two days less than three average ones.
    """
    for unit, length, least in (("years", 365.25, 731), ("months", 30.4375, 61), ("weeks", 7, 14)):
        if days >= least:
            return say(f"word.{unit}", count=int((days + (2 if unit == "months" else 0)) / length))
    return say("word.days", count=days)


def enum_word(say: Texts, enum_name: str, value: str) -> str:
    """The label of a value; ``enum_name`` as in the texts ("goal-status"). An own method comes back as it is."""
    return say.find(f"word.{enum_name}.{value}") or str(value)


def kind_words(kind: str, say: Texts) -> str:
    """The kind of a talk as a title: "Evaluation"."""
    word = enum_word(say, "review-kind", kind)
    return word[:1].upper() + word[1:]


def field_word(say: Texts, field: str) -> str:
    """The label of a field of the plan or the log, by its name in the file ("shown_by")."""
    return say(f"word.field.{field}")


def yes_no(say: Texts, *, value: bool) -> str:
    """Yes or no."""
    return say("word.answer.yes" if value else "word.answer.no")


def _day_and_month(say: Texts, value: date) -> str:
    return f"{value.day} {say(f'word.month.{value.month}')}"


def _in_year(say: Texts, value: date, year: int) -> str:
    return _day_and_month(say, value) if value.year == year else day(say, value)
