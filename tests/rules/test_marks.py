"""What a text says about time, amount, way, reason and support, in both languages."""

import pytest

from popcli.rules.marks import Mark, read
from popcli.store.templates import LANGUAGES, load_coach

FRAME = {"nl": "Ik wil een rapport schrijven", "en": "I want to write a report"}
WANT = {"nl": "Ik wil", "en": "I want to"}

TERMS = {
    "nl": """
Eind september | in de tweede week van mei | vóór de kerstvakantie | voor het einde van het jaar | uiterlijk 1
maart | voor 1-3-2027 | tegen het eind van Q3 | binnen een half jaar | binnen nu en drie maanden | over drie
maanden | over een jaar | dit schooljaar | dit kwartaal | in Q1 | voor mijn beoordelingsgesprek | voor mijn
functioneringsgesprek in mei | tijdens mijn stage | in het eerste jaar | de komende zes weken | komend jaar |
volgende maand | volgend voorjaar | deze zomer | voor de zomer | na de zomer | rond Pasen | met de kerst | voor
het eind van mijn proeftijd | aan het eind van dit blok | bij de volgende teamvergadering | op de open dag van 12
april | voor het examen | in week 12 | in 2027 | medio april | begin volgend jaar | halverwege het jaar | voor
december | per 1 januari heb ik | vrijdag | aanstaande donderdag | voor het weekend | binnen twee maanden na de
start | in de eerste drie maanden | gedurende het hele seizoen | van maart tot juni | tot aan de zomervakantie |
t/m 30 juni | in mei | uiterlijk in november | deadline 15 mei | eind 2026 | in de herfst | voor mijn dertigste |
tegen die tijd | in maximaal acht weken | voor de audit | binnen een termijn van zes weken | een jaar lang |
tussen nu en de zomer | voor het volgende voortgangsgesprek | aan het einde van de opleiding | in het komende
kwartaal | vanavond | morgen | nog voor het einde van deze maand | op 3 juni | ergens in juni | het komende
seizoen | binnen 90 dagen | in juli 2027 | op mijn volgende werkdag | dit najaar | over vier weken | voor de
verbouwing begint | t/m juni | van maart t/m juni | vanaf mei tot oktober
""",
    "en": """
by the end of September | in the second week of May | before the Christmas holidays | before the end of the year |
no later than 1 March | by 1/3/2027 | towards the end of Q3 | within half a year | between now and the summer | in
three months | in a year's time | this school year | this quarter | in Q1 | before my appraisal | before my
appraisal in May | during my placement | in the first year | over the next six weeks | next year | next month |
next spring | this summer | before summer | by summer | around Easter | by Christmas | before the end of my
probation | at the end of this block | at the next team meeting | at the open day on 12 April | before the exam |
by week 12 | in 2027 | by mid-April | early next year | halfway through the year | before December | by Friday |
on Thursday | before the weekend | within two months of starting | in the first three months | for the whole
season | from March to June | until the summer holidays | through 30 June | in May | by November at the latest |
deadline 15 May | by the end of 2026 | in autumn | before I turn thirty | by then | before the audit | within a
period of six weeks | for a year | before my next progress meeting | at the end of the course | in the coming
quarter | tonight | tomorrow | before this month is out | on 3 June | by mid-term | some time in June | the coming
season | within 90 days | in July 2027 | this autumn | four weeks from now | before the renovation starts | by
year end | by the close of the financial year | by my birthday | ahead of the inspection | in time for the fair |
within the year | by next Tuesday | by COB Friday | before we move house | over the summer | during the second
half of the year | by the time I graduate | in at most eight weeks
""",
}

NO_TERMS = {
    "nl": """
elke week | iedere maandag | twee keer per maand | dagelijks | om de dag | wekelijks een uur | 30 minuten per dag
| vanaf 1 mei | met ingang van volgende week | binnenkort | ooit | zo snel mogelijk | op termijn | zodra ik tijd
heb | als de kinderen slapen | in mijn pauze | tijdens vergaderingen | binnen 24 uur antwoorden | binnen twee
dagen reageren op mails | in 25 minuten 5 km lopen | op maandagen | elke zomer | sinds januari | vorig jaar | al
drie jaar | twee weken geleden | na elk gesprek | voor elke les | bij iedere patiënt | de komende jaren | in de
toekomst | later | op korte termijn | een dag per week | drie avonden per week | na het werk | voor het slapengaan
| in de trein | op tijd komen | per dienst | met een planning voor de week | de dag beginnen met een wandeling |
een jaarplan maken | een weekend weg plannen | de maandafsluiting doen | het jaarverslag schrijven | vergaderingen
van een uur | een cursus van drie dagen | tijd voor mezelf maken | de zomercollectie inkopen | op kantoor | voor
klanten | tot rust komen | in het team | op de afdeling | tegen stress kunnen | van mijn fouten leren | per mail |
over mijn grenzen gaan | binnen het team | aan het eind van elk overleg
""",
    "en": """
every week | each Monday | twice a month | daily | every other day | an hour a week | 30 minutes a day | from 1
May on | starting next week | soon | one day | as soon as possible | in the long run | once I have time | when the
children are asleep | during lunch | in meetings | answer within 24 hours | reply to mail within two days | run 5
km in 25 minutes | on Mondays | every summer | since January | last year | for three years now I have worked here
| two weeks ago | after each talk | before every lesson | with every patient | in the coming years | in the future
| later | in the short term | one day a week | three evenings a week | after work | before bed | on the train |
arrive on time | per shift | make a plan for the week | start the day with a walk | write the annual report | plan
a weekend away | do the month-end close | meetings of an hour | a three-day course | time for myself | buy the
summer collection | at the office | for clients | by email | by car | by listening more | in the team | on the
ward | by myself | for my family | over the phone | under pressure | within the team | within budget | in time
management | after surgery patients | before acting | by the book | through practice | at the end of every
team meeting
""",
}


def phrases(every: dict[str, str]) -> list[tuple[str, str]]:
    return [(lang, " ".join(part.split())) for lang in LANGUAGES for part in every[lang].split("|")]


def marks(lang: str, text: str, *kinds: str) -> list[Mark]:
    return [mark for mark in read(text, load_coach(lang).language).marks if mark.kind in kinds]


def texts(lang: str, text: str, *kinds: str) -> list[str]:
    return [mark.text for mark in marks(lang, text, *kinds)]


@pytest.mark.parametrize(("lang", "phrase"), phrases(TERMS))
def test_a_term_is_found_where_it_stands(lang, phrase):
    text = f"{FRAME[lang]} {phrase}"
    found = marks(lang, text, "deadline")
    assert found
    assert all(mark.start > len(FRAME[lang]) for mark in found)


@pytest.mark.parametrize(("lang", "phrase"), phrases(NO_TERMS))
def test_a_rhythm_a_length_or_a_place_is_no_term(lang, phrase):
    for text in (phrase, f"{WANT[lang]} {phrase}"):
        assert not texts(lang, text, "deadline")


@pytest.mark.parametrize(
    ("lang", "text", "term"),
    [
        ("nl", "Tegen het eind van mei drie lessen geven", "Tegen het eind van mei"),
        ("nl", "Drie lessen geven voor 1-5-2027", "voor 1-5-2027"),
        ("nl", "Op 1 mei geef ik drie lessen", "Op 1 mei"),
        ("nl", "Binnen drie maanden alle machines afstellen", "Binnen drie maanden"),
        ("en", "Three lessons given by the end of May", "by the end of May"),
        ("en", "Give three lessons by 1/5/2027", "by 1/5/2027"),
        ("en", "On 1 May I give three lessons", "On 1 May"),
        ("en", "Set up every machine within three months", "within three months"),
        ("en", "Give a lesson by May, soon", "by May"),
    ],
)
def test_the_words_of_a_term(lang, text, term):
    assert texts(lang, text, "deadline") == [term]


@pytest.mark.parametrize(
    ("lang", "text", "amounts"),
    [
        ("nl", "Drie lessen geven", ["Drie lessen"]),
        ("nl", "Voor 1 mei drie lessen geven", ["drie lessen"]),
        ("nl", "Een rapport van tien pagina's", ["tien pagina's"]),
        ("nl", "Minstens 80% halen", ["Minstens 80%"]),
        ("nl", "€ 500 sparen", ["€ 500"]),
        ("nl", "De helft van de klanten bellen", ["De helft van de klanten"]),
        ("nl", "Alle formulieren invullen", ["Alle formulieren"]),
        ("nl", "Mijn eerste artikel schrijven", ["Mijn eerste artikel"]),
        ("nl", "op 1 mei", []),
        ("nl", "1 mei 2027", []),
        ("nl", "twee weken geleden", []),
        ("nl", "Lassen leren", []),
        ("en", "Give three lessons", ["three lessons"]),
        ("en", "A report of ten pages", ["ten pages"]),
        ("en", "Get at least 80% right", ["at least 80% right"]),
        ("en", "Save £20,000", ["£20,000"]),
        ("en", "Call half of the clients", ["half of the clients"]),
        ("en", "Fill in all forms", ["all forms"]),
        ("en", "Write my first article", ["my first article"]),
        ("en", "on 1 May", []),
        ("en", "1 May 2027", []),
        ("en", "two weeks ago", []),
        ("en", "Learn to weld", []),
    ],
)
def test_amounts(lang, text, amounts):
    assert texts(lang, text, "quantity") == amounts


@pytest.mark.parametrize(
    ("lang", "text", "rhythm"),
    [
        ("nl", "elke week oefenen", "elke week"),
        ("nl", "Twee keer per week sporten", "Twee keer per week"),
        ("nl", "dagelijks oefenen", "dagelijks"),
        ("nl", "om de dag lopen", "om de dag"),
        ("nl", "op maandagen bellen", "op maandagen"),
        ("nl", "3x per week sporten", "3x per week"),
        ("en", "practise every week", "every week"),
        ("en", "exercise twice a week", "twice a week"),
        ("en", "practise daily", "daily"),
        ("en", "run every other day", "every other day"),
        ("en", "call on Mondays", "on Mondays"),
        ("en", "exercise 3 x a week", "3 x a week"),
    ],
)
def test_rhythms(lang, text, rhythm):
    assert texts(lang, text, "frequency") == [rhythm]


def test_a_thing_without_a_number_is_no_rhythm():
    assert not marks("en", "Give a lesson", "frequency")


@pytest.mark.parametrize(
    ("lang", "text", "kind", "words"),
    [
        ("nl", "Ik leer lassen door elke week te oefenen", "method", "door elke week te oefenen"),
        ("nl", "Ik leer lassen via een cursus", "method", "via een cursus"),
        ("nl", "Ik leer lassen via YouTube", "method", "via YouTube"),
        ("nl", "Ik leer lassen d.m.v. oefeningen", "method", "d.m.v. oefeningen"),
        ("nl", "Ik leer lassen, zodat ik lijn 4 overneem", "reason", "zodat ik lijn 4 overneem"),
        ("nl", "Ik leer lassen omdat het moet", "reason", "omdat het moet"),
        ("nl", "Ik leer lassen om lijn 4 te draaien", "reason", "om lijn 4 te draaien"),
        ("nl", "Ik leer lassen met mijn mentor", "support", "met mijn mentor"),
        ("nl", "Mijn leidinggevende betaalt de cursus", "support", "Mijn leidinggevende betaalt de cursus"),
        ("en", "Learn to weld by practising every week", "method", "by practising every week"),
        ("en", "Learn to weld by practising", "method", "by practising"),
        ("en", "Learn to weld through a course", "method", "through a course"),
        ("en", "Learn to weld so that I can take over", "reason", "so that I can take over"),
        ("en", "Learn to weld because I must", "reason", "because I must"),
        ("en", "Learn to weld in order to run line 4", "reason", "in order to run line 4"),
        ("en", "Learn to weld with my mentor", "support", "with my mentor"),
        ("en", "My manager pays for the course", "support", "My manager pays for the course"),
    ],
)
def test_ways_reasons_and_support_run_to_the_end_of_the_clause(lang, text, kind, words):
    assert texts(lang, text, kind) == [words]
    assert texts(lang, f"{text}, and so on", kind) == [words]


@pytest.mark.parametrize(
    ("lang", "text", "way", "reason"),
    [
        ("nl", "Lassen via een cursus omdat het moet", "via een cursus", "omdat het moet"),
        ("en", "Weld through a course because I must", "through a course", "because I must"),
    ],
)
def test_a_way_ends_where_a_reason_begins(lang, text, way, reason):
    assert texts(lang, text, "method", "reason") == [way, reason]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Write it by the end of the week"), ("en", "Write it by May"), ("en", "Weld through the summer")],
)
def test_words_of_time_are_no_way(lang, text):
    assert not texts(lang, text, "method")


def test_what_is_learned_is_no_reason():
    assert not texts("en", "Learn to understand the rules", "reason")


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("nl", "Vanaf 1 maart stagiairs begeleiden", "start"),
        ("nl", "Zodra er tijd is lassen", "trigger"),
        ("nl", "Binnenkort lassen", "vague-time"),
        ("nl", "Ik wil lassen z.s.m.", "vague-time"),
        ("nl", "twee weken geleden", "past"),
        ("nl", "in 25 minuten lopen", "duration"),
        ("nl", "Groep 3 lesgeven", "label"),
        ("en", "Supervise trainees from 1 March on", "start"),
        ("en", "Weld once I have time", "trigger"),
        ("en", "Weld soon", "vague-time"),
        ("en", "two weeks ago", "past"),
        ("en", "run in 25 minutes", "duration"),
        ("en", "Teach group 3", "label"),
    ],
)
def test_other_words_of_time_and_numbers(lang, text, kind):
    assert marks(lang, text, kind)
    assert not marks(lang, text, "deadline")


@pytest.mark.parametrize(("lang", "phrase"), [*phrases(TERMS), *phrases(NO_TERMS)])
def test_places_are_those_of_the_words(lang, phrase):
    reading = read(f"«İ» {phrase}. {FRAME[lang]}", load_coach(lang).language)
    assert reading.marks
    for mark in reading.marks:
        assert mark.text == reading.text[mark.start : mark.end] == mark.text.strip()
        line = reading.row.tokens
        assert (mark.start, mark.end) == (line[mark.first].start, line[mark.last - 1].end)
    assert list(reading.marks) == sorted(reading.marks, key=lambda mark: mark.start)
    assert reading.of("deadline", "start") == tuple(m for m in reading.marks if m.kind in {"deadline", "start"})
