"""Whether two people say the same: pairs as people write them, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popcli.core.same_point import Beside, LittleWords, beside
from popcli.store.templates import LANGUAGES, little_words

SAME = [
    ("nl", "rustig blijven als het druk is", "blijft rustig onder druk"),
    ("nl", "een arts bellen zonder eerst twee keer sorry te zeggen", "zegt sorry voordat ze belt"),
    ("nl", "voor een groep praten", "praat niet voor een groep"),
    ("nl", "mijn administratie bijhouden", "administratie op tijd bijhouden"),
    ("nl", "cijfers helder uitleggen", "kan cijfers goed uitleggen"),
    ("nl", "eerder om hulp vragen", "vraagt niet op tijd om hulp"),
    ("nl", "nee zeggen", "Nee zeggen!"),
    ("nl", "plannen", "goed plannen"),
    ("nl", "een wond beoordelen en indelen", "wonden beoordelen"),
    ("nl", "de coördinatie van een dienst organiseren", "coordinatie en organisatie van diensten"),
    ("en", "asking for help sooner", "asks for help in time"),
    ("en", "staying calm when it is busy", "stays calm when things get busy"),
    ("en", "explaining figures", "explains figures clearly"),
    ("en", "explaining figures to clients by phone", "explains figures well to clients"),
    ("en", "querying our own data in SQL", "querying our data in SQL"),
]

OTHER = [
    ("nl", "rustig blijven, ook als de dienstdoende chirurg dat niet is", "blijft kalm als er geschreeuwd wordt"),
    ("nl", "verslagen schrijven die een ander zonder mij snapt", "schrijft te kort op wat ze zag"),
    ("nl", "nee zeggen tegen het planbureau", "zegt ja op elke extra dienst"),
    ("nl", "nee zeggen", "zegt te vaak nee"),
    ("nl", "snel beslissen", "beslist te snel"),
    ("nl", "meer delegeren aan collega's", "delegeert te veel aan collega's"),
    ("nl", "onderzoek opzetten in de praktijk", "onderwijs opzoeken in de praktijk"),
    ("nl", "collega's om hulp vragen", "collega's helpen"),
    ("nl", "plannen", "slecht plannen"),
    ("nl", "lesgeven aan collega's", "lesgeven aan stagiairs"),
    ("nl", "Engels spreken", "Engels lezen"),
    ("nl", "heel goed", "altijd het beste"),
    ("en", "noticing when a number cannot be true", "spots the wrong number before anyone else"),
    ("en", "asking for help on day one instead of day two", "struggles on alone for two days before asking"),
    ("en", "leaving a chart alone once it is good enough", "polishes charts nobody needs"),
    ("en", "helping colleagues", "asking colleagues for help"),
    ("en", "delegating work to others", "delegates too much"),
    ("en", "calling clients with news", "calling clients about a bill"),
    ("en", "listening to patients", "lists patients"),
    ("en", "", ""),
]


def texts(mine: list[str], theirs: list[str], lang: str = "nl") -> Beside[str]:
    return beside(mine, theirs, str, little_words(lang))


@pytest.mark.parametrize(("lang", "mine", "theirs"), SAME)
def test_the_same_in_other_words(lang: str, mine: str, theirs: str):
    assert texts([mine], [theirs], lang) == Beside(both=((mine, theirs),))
    assert texts([theirs], [mine], lang) == Beside(both=((theirs, mine),))


@pytest.mark.parametrize(("lang", "mine", "theirs"), OTHER)
def test_what_may_mean_something_else_stays_apart(lang: str, mine: str, theirs: str):
    assert texts([mine], [theirs], lang) == Beside(employee=(mine,), manager=(theirs,))
    assert texts([theirs], [mine], lang) == Beside(employee=(theirs,), manager=(mine,))


def test_the_best_pair_is_made_first_and_each_text_is_in_one():
    found = texts(["klanten bellen bij spoed", "klanten bellen", "tekenen"], ["klanten bellen", "klanten mailen"])
    assert found.both == (("klanten bellen", "klanten bellen"),)
    assert (found.employee, found.manager) == (("klanten bellen bij spoed", "tekenen"), ("klanten mailen",))


def test_the_same_text_twice_is_matched_twice_at_most():
    assert texts(["lassen", "lassen"], ["lassen"]) == Beside(both=(("lassen", "lassen"),), employee=("lassen",))


points = st.lists(st.text(max_size=40) | st.sampled_from([pair[1] for pair in SAME + OTHER]), max_size=6)


@given(points, points)
def test_nothing_is_lost_and_nothing_is_there_twice(mine: list[str], theirs: list[str]):
    found = texts(mine, theirs)
    assert sorted([*(pair[0] for pair in found.both), *found.employee]) == sorted(mine)
    assert sorted([*(pair[1] for pair in found.both), *found.manager]) == sorted(theirs)


@given(points, points)
def test_the_other_way_round_finds_as_many(mine: list[str], theirs: list[str]):
    assert len(texts(mine, theirs).both) == len(texts(theirs, mine).both)


def test_a_text_without_end_takes_no_time():
    for part in ("woord en nog een ", "ent", "te snel "):
        long = part * 300_000
        assert texts(["a", long], ["b", "c" + long])


def test_little_words_of_two_languages_count_together():
    both = little_words("nl") | little_words("en")
    for lang, mine, theirs in SAME:
        assert beside([mine], [theirs], str, both).both, (lang, mine)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_little_words(lang: str):
    little = little_words(lang)
    assert all(word and word == word.casefold() for word in little.small | little.turning)
    assert all(little.endings)


def test_an_ending_of_nothing_is_no_ending():
    assert LittleWords.of((), (), ("", "s")).endings == ("s",)
