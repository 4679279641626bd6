"""The words of dates, Dutch and English in one table: a word means the same whatever the interface language.

Words that live in both languages have one meaning here. "in" and "over" look ahead when a length follows
("in 3 weeks"); "in" is silent before a month, quarter or week ("in september"). "half" is the middle of
a month ("half juni") or six months ("een half jaar"). "morgen" is tomorrow. "ma", "do", "wo", "za" and "zo"
are weekdays.
"""

from typing import Final, NamedTuple


class Word(NamedTuple):
    """A word with its meaning.

    ``kind`` says what ``value`` counts: a month (1 to 12), a weekday (Monday is 0), a day away from today,
    an edge (0 begin, 1 middle, 2 end), a pointer (-1 last, 0 this, 1 next). ``raw`` is what was typed.
    ``unit`` is filled for units and lengths: day, week, month, quarter, halfyear or year.
    """

    kind: str
    value: int
    raw: str
    unit: str = ""


# Dutch, English, and the short forms of both.
_MONTHS: Final = (
    ("januari", "January", "jan"),
    ("februari", "February", "feb febr"),
    ("maart", "March", "mrt mar"),
    ("april", "April", "apr"),
    ("mei", "May", ""),
    ("juni", "June", "jun"),
    ("juli", "July", "jul"),
    ("augustus", "August", "aug"),
    ("september", "September", "sep sept"),
    ("oktober", "October", "okt oct"),
    ("november", "November", "nov"),
    ("december", "December", "dec"),
)
_WEEKDAYS: Final = (
    ("maandag", "Monday", "ma maa mon"),
    ("dinsdag", "Tuesday", "di din tue tues"),
    ("woensdag", "Wednesday", "wo woe wed"),
    ("donderdag", "Thursday", "do don thu thur thurs"),
    ("vrijdag", "Friday", "vr vri vrij fri"),
    ("zaterdag", "Saturday", "za zat sat"),
    ("zondag", "Sunday", "zo zon sun"),
)
MONTHS: Final = {"nl": [names[0] for names in _MONTHS], "en": [names[1] for names in _MONTHS]}
WEEKDAYS: Final = {"nl": [names[0] for names in _WEEKDAYS], "en": [names[1] for names in _WEEKDAYS]}

# kind -> value -> the words with that meaning
_MEANINGS: Final = {
    "month": {number: " ".join(names) for number, names in enumerate(_MONTHS, 1)},
    "weekday": {number: " ".join(names) for number, names in enumerate(_WEEKDAYS)},
    "day": {
        -2: "eergisteren",
        -1: "gisteren yesterday",
        0: "vandaag heden today",
        1: "morgen tomorrow",
        2: "overmorgen",
    },
    "number": {
        1: "een één a an one",
        2: "twee two",
        3: "drie three",
        4: "vier four",
        5: "vijf five",
        6: "zes six",
        7: "zeven seven",
        8: "acht eight",
        9: "negen nine",
        10: "tien ten",
        11: "elf eleven",
        12: "twaalf twelve",
    },
    "ordinal": {1: "eerste first", 2: "tweede second", 3: "derde third", 4: "vierde fourth"},
    "pointer": {
        -1: "afgelopen vorige vorig laatste last previous past jl j.l",
        0: "deze dit this",
        1: "volgende volgend komende komend aanstaande aankomende a.s next coming upcoming",
    },
    "edge": {
        0: "begin start beginning early",
        1: "medio midden halverwege mid middle",
        2: "eind einde ultimo end late",
    },
    "half": {1: "half"},
    "ahead": {1: "over in binnen within"},
    "ago": {-1: "geleden ago"},
    "vague": {
        0: "asap a.s.a.p soon someday sometime eventually later never "
        "zsm z.s.m tzt t.z.t binnenkort ooit spoedig straks snel ergens nooit eens"
    },
}
_UNITS: Final = {
    "day": "dag dagen day days",
    "week": "week weken weeks wk",
    "month": "maand maanden mnd month months",
    "quarter": "kwartaal kwartalen quarter quarters",
    "year": "jaar jaren year years",
}

LETTER_UNITS: Final = {"d": "day", "w": "week", "m": "month", "y": "year", "j": "year"}
DAYS_IN: Final = {"day": 1, "week": 7}
MONTHS_IN: Final = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12}

# Some words together have one meaning; they are replaced by one word first.
PHRASES: Final = {
    "day before yesterday": "eergisteren",
    "day after tomorrow": "overmorgen",
    "zo snel mogelijk": "zsm",
    "zo spoedig mogelijk": "zsm",
    "as soon as possible": "asap",
    "te zijner tijd": "tzt",
    "op termijn": "tzt",
    "some day": "someday",
    "one day": "someday",
    "some time": "sometime",
    "in de toekomst": "ooit",
    "in the future": "someday",
    "no later than": "uiterlijk",
    "niet later dan": "uiterlijk",
    "tot en met": "t/m",
    "up to and including": "t/m",
}

# Ignored in front of a date.
LEADING: Final = frozenset({"by", "before", "until", "till", "per", "from", "since"}) | frozenset(
    {"voor", "vóór", "uiterlijk", "tot", "t/m", "tegen", "vanaf", "sinds"}
)
# Ignored anywhere: "the 30th of june", "volgende week op dinsdag".
FILLERS: Final = frozenset({"the", "of", "on", "de", "het", "'t", "van", "op"})


def _all_words() -> dict[str, Word]:
    rows = [(kind, value, text, "") for kind, values in _MEANINGS.items() for value, text in values.items()]
    rows += [("unit", 0, text, unit) for unit, text in _UNITS.items()]
    return {word: Word(kind, value, word, unit) for kind, value, text, unit in rows for word in text.lower().split()}


# Every known word in lower case, without a closing dot.
WORDS: Final = _all_words()
