"""What counts as a name in a text, and what is only written large."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.names.cutting import cut_names
from qa.language.names.finding import (
    FoundName,
    find_large_words,
    find_names,
    is_headline,
    is_name,
    opens_sentence,
    write_small,
)
from qa.types import Span

PIECES = (
    "Anna O' Brien 's s' for the of al- de J. U.N. -led - & / Monday in said A I … “ ” 1 IV é Gen."
    " eTram ' \u0308 习 King's d'Arc , ."
).split()


def find(text: str) -> list[str]:
    return [name.text for name in find_names(text) if name.is_sure]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Particles, written small between names or bound to one.
        ("Did Ursula von der Leyen call?", ["Ursula von der Leyen"]),
        ("Who met Jan van der Berg there?", ["Jan van der Berg"]),
        ("Who met Yusuf al-Haddad and Ali al Sand?", ["Yusuf al-Haddad", "Ali al Sand"]),
        ("Who met Ahmed bin Salem and Rosa de la Cruz?", ["Ahmed bin Salem", "Rosa de la Cruz"]),
        ("Was it as-Suwayda or el-Arish?", ["as-Suwayda", "el-Arish"]),
        # Hyphens and apostrophes.
        ("Who met Conan O'Brien and Anna-Lena Falk?", ["Conan O'Brien", "Anna-Lena Falk"]),
        ("Who met Jeanne d’Arc and Michel D’Arcy?", ["Jeanne d’Arc", "Michel D’Arcy"]),
        ("Did pro-Lindow boats meet Oslo-based ones?", ["Lindow", "Oslo"]),
        # Initials and titles with stops.
        ("Who met J. R. Smith and J.R.R. Falk there?", ["J. R. Smith", "J.R.R. Falk"]),
        ("Who met Gen. Otto Meier? It was Dr. Falk.", ["Gen. Otto Meier", "Dr. Falk"]),
        # Acronyms, with stops or without.
        ("Did the U.N. and the EU meet U.S.-led forces?", ["U.N.", "EU", "U.S."]),
        # Owners.
        ("Was it Falk's boat or Hans’ boat?", ["Falk", "Hans"]),
        ("Who leads Falk's Harbour Board there?", ["Falk", "Harbour Board"]),
        ("Who leads the People's Bank of China?", ["People's Bank of China"]),
        # Bodies of several words.
        ("Who paid the Office for Maritime Safety?", ["Office for Maritime Safety"]),
        ("Who paid Falk for Lindow?", ["Falk", "Lindow"]),
        ("Who leads the Council of the Baltic Sea?", ["Council of the Baltic Sea"]),
        # Any letters.
        ("Did Šefčovič meet Éric Müller in Łódź?", ["Šefčovič", "Éric Müller", "Łódź"]),
        ("Did Zoe\u0308 Mu\u0308ller call?", ["Zoe\u0308 Mu\u0308ller"]),
        ("Who met Юлія Falk and élite über šok?", ["Юлія Falk"]),
        # A small letter before a capital.
        ("Who rode the eTram and used an iPhone?", ["eTram", "iPhone"]),
        ("Who owns AT&T and Falken.com?", ["AT&T", "Falken.com"]),
        # A line that was broken.
        ("It was Valery\nGerasimov who called.\n\nMeier said so.", ["Valery\nGerasimov", "Meier"]),
    ],
)
def test_names_are_found_whole(text: str, names: list[str]):
    assert find(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gerasimov called whom?", ["Gerasimov"]),
        ("Greta Holmqvist resigned.", ["Greta Holmqvist"]),
        ("It rained. Lozovyi left. “Petrenko stayed.”", ["Lozovyi", "Petrenko"]),
        ("Russia left. NATO stayed.", ["Russia", "NATO"]),
        ("In Lindow it rained. The Harbour Board met.", ["Lindow", "Harbour Board"]),
        # Any word is written large here, and a misspelled one that asks.
        ("Ministers resigned. Boats sank!", []),
        ("Wich general left? Waht did he say?", []),
        ("What did it say? However, nobody knew.", []),
    ],
)
def test_the_beginning_of_a_sentence_makes_no_name(text: str, names: list[str]):
    assert find(text) == names


def test_what_may_be_a_name_at_the_beginning_is_told_as_unsure():
    assert find_names("Baker resigned, said Falk.") == (
        FoundName(0, "Baker", is_sure=False),
        FoundName(21, "Falk", is_sure=True),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("When did Falk call Meier on Monday?", ["Falk", "Meier"]),
        ("Who met April Ryan in March?", ["April Ryan"]),
        ("When in June Brandt resigned, who knew?", ["Brandt"]),
        ("Falk met Gerasimov Wednesday in Lindow.", ["Falk", "Gerasimov", "Lindow"]),
        ("Who sold it on Black Friday?", ["Black Friday"]),
        ("Did Theresa May come in May?", ["Theresa May"]),
        ("March 31, 2021 (Wednesday)", []),
    ],
)
def test_days_and_months_are_no_names_but_may_be_parts_of_some(text: str, names: list[str]):
    assert find(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MILLEY VISITS KYIV AGAIN", ["MILLEY", "KYIV"]),
        ("GRETA HOLMQVIST RESIGNS OVER HARBOUR", ["GRETA HOLMQVIST"]),
        ("When Did Gerasimov Call the General?", ["Gerasimov"]),
        ("Mayor Holmqvist Quits as Boats Sink on Monday", ["Holmqvist"]),
    ],
)
def test_capitals_of_a_headline_tell_nothing(text: str, names: list[str]):
    assert is_headline(text)
    assert find(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "General Mark Milley",
        "Who is the Joint Staff Head?",
        "who?",
        "Otto Hill, Anna Falk and Mark Sand",
    ],
)
def test_a_name_by_itself_is_no_headline(text: str):
    assert not is_headline(text)


def test_a_question_in_capitals_is_written_small():
    assert write_small("WHO SOLD THE MILL?") == "who sold the mill?"
    assert write_small("NATO EU?") == "NATO EU?"
    assert write_small("Who sold it?") == "Who sold it?"


def test_a_sentence_opens_behind_a_stop_that_ends_one():
    text = "It sank. Falk knew. Mr. Brandt and J. Meier did."
    opening = [text.index(word) for word in ("It", "Falk", "Mr.")]
    assert all(opens_sentence(text, start) for start in opening)
    assert not any(opens_sentence(text, text.index(word)) for word in ("Brandt", "Meier", "sank"))
    # What was blanked out before a name opens nothing.
    assert not opens_sentence(f"When{' ' * 30}Falk", 34)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("the Harbour Board", True),
        ("Rosa de la Cruz", True),
        ("Norway's", True),
        ("Ostrava or Lindow", False),
        ("who", False),
        ("Lindow then", False),
    ],
)
def test_a_name_and_nothing_else(text: str, answer: bool):
    assert is_name(text) is answer


def test_words_written_large_are_listed_without_what_is_bound_to_them():
    text = "Premier Ch'ing-shan Wu met Yusuf al-Haddad’s pro-Kyiv friend O'Brien."
    large = ["Premier", "Ch'ing-shan", "Wu", "Yusuf", "Haddad", "Kyiv", "O'Brien"]
    assert find_large_words(text) == large


@given(st.lists(st.sampled_from((*PIECES, " ", " ", "\n", "\n\n")), max_size=16))
def test_names_stand_where_they_are_said_to(pieces: list[str]):
    text = "".join(pieces)
    found = find_names(text)
    assert all(text[name.start : name.end] == name.text.strip() for name in found)
    assert [name.start for name in found] == sorted(name.start for name in found)
    cut = cut_names(text, Span(0, len(text)))
    assert all(0 <= span.start < span.end <= len(text) for span in cut)
