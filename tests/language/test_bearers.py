"""Names in the words that a reader marks, and which of them are of one bearer."""

import pytest

from qa.language.countries import read_country
from qa.language.names.bearers import is_one_name
from qa.language.names.cutting import cut_names
from qa.types import Span


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("The Panama-flagged freighter Kasimir", ["Kasimir"]),
        ("the freighter Aurelia K", ["Aurelia K"]),
        ("Danish freighter Jutlander", ["Jutlander"]),
        ("Poland, Latvia and the United Kingdom", ["Poland", "Latvia", "United Kingdom"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
        ("Halcyon Bay was held in Rostock on Monday", ["Halcyon Bay"]),
        ("Yusuf al-Haddad, a banker", ["Yusuf al-Haddad"]),
        ("Apollo 11 and Apollo 12", ["Apollo 11", "Apollo 12"]),
        ("the Lindow's", ["Lindow"]),
        ("the Bank of Norway", ["Bank of Norway"]),
        ("the People's Bank of Norway", ["People's Bank of Norway"]),
        ("Norway's freighter", ["Norway"]),
        ("the freighter Emilia\nRose", ["Emilia\nRose"]),
        ("the freighter Kasimir Wednesday", ["Kasimir"]),
        ("Wednesday", []),
        ("Gen. J. R. Falk", ["Gen. J. R. Falk"]),
        ("a freighter", []),
        ("22", []),
    ],
)
def test_names_are_cut_out_of_the_words_around_them(words: str, names: list[str]):
    found = cut_names(words, Span(0, len(words)))
    assert [words[span.start : span.end] for span in found] == names


def test_a_name_behind_the_marked_noun_is_that_of_the_thing():
    text = "The tanker Emilia Rose was held. Panama protested."
    (span,) = cut_names(text, Span(4, 10), 32)
    assert text[span.start : span.end] == "Emilia Rose"
    assert cut_names("The tanker was held. Panama protested.", Span(4, 10), 20) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Milley", "General Mark Milley"),
        ("US", "United States"),
        ("U.S.", "the United States"),
        ("Serhiy Lozovyi", "Sergei Lozovoy"),
        ("Yusuf al-Haddad", "Youssef el-Haddad"),
        ("OPCW", "Organisation for the Prohibition of Chemical Weapons"),
        ("Zoë Müller", "Zoe Muller"),
        ("Tim Cook", "Timothy Cook"),
        ("Grethe M", "MV Grethe M"),
    ],
)
def test_spellings_parts_and_acronyms_are_of_one_bearer(one: str, other: str):
    assert is_one_name(one, other)
    assert is_one_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aurelia K", "Aurelia M"),
        ("Cormorant IV", "Cormorant II"),
        ("Apollo 11", "Apollo 12"),
        ("Anna", "Annabel"),
        ("Karl Berg", "Karla Berg"),
        ("Anna Berg", "Otto Berg"),
        ("Star", "Starling"),
        ("Ysolda", "Isolde IV"),
        ("Norway", "Norwegian Star"),
        ("Baltic Wren", "Baltic Sun"),
    ],
)
def test_names_that_are_near_are_of_two(one: str, other: str):
    assert not is_one_name(one, other)
    assert not is_one_name(other, one)


def test_a_country_is_one_by_any_of_its_names():
    assert all(map(read_country, ("Norway", "the United Kingdom", "U.S.", "UK")))
    assert not any(map(read_country, ("Norwegian Star", "Kasimir", "Apple")))
