"""The parts of names: titles, particles, initials, endings; and what a name is the name of."""

import pytest

from qa.language.names.bearers import has_person, is_one_name
from qa.language.names.kinds import is_first_name, is_person, is_rare, may_be_surname
from qa.language.names.parts import (
    drop_bound_particle,
    drop_possessive,
    drop_stops,
    drop_titles,
    is_initial,
    list_parts,
)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("General Mark Milley", ("mark", "milley")),
        ("the General Falk's", ("falk",)),
        ("Ursula von der Leyen", ("ursula", "leyen")),
        ("Yusuf al-Haddad", ("yusuf", "haddad")),
        ("J. R. Smith", ("j.", "r.", "smith")),
        # What stands before a name is a title, a surname is none.
        ("Stephen King", ("stephen", "king")),
        ("President", ("president",)),
        ("Zoë Müller", ("zoe", "muller")),
    ],
)
def test_parts_that_tell(name: str, parts: tuple[str, ...]):
    assert list_parts(name) == parts


def test_titles_before_a_name_are_dropped():
    assert drop_titles(("Gen.", "Otto", "Meier")) == ("Otto", "Meier")
    assert drop_titles(("Minister", "Judge")) == ("Judge",)


def test_endings_and_particles():
    assert list(map(drop_possessive, ("Kyiv's", "Hans’", "Falk"))) == ["Kyiv", "Hans", "Falk"]
    words = ("al-Haddad", "d'Arcy", "O'Brien", "as-Suwayda", "Anna-Lena")
    bare = ["Haddad", "Arcy", "O'Brien", "Suwayda", "Anna-Lena"]
    assert [drop_bound_particle(word) for word in words] == bare
    assert [is_initial(word) for word in ("J.", "J", "Jo", "j")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the U.N. and the U.S.-led", "the UN and the US-led"),
        ("J.R.R. Falk", "JRR Falk"),
        ("J.K.Falk of the U.S.The", "JK Falk of the US The"),
        ("at 5 p.m. in A. Falk's", "at 5 p.m. in A. Falk's"),
    ],
)
def test_acronyms_lose_their_stops(text: str, plain: str):
    assert drop_stops(text) == plain


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Greta Holmqvist", True),
        ("J R Holmqvist", True),
        ("Yusuf al-Haddad", True),
        ("Conan O'Brien", True),
        ("Ursula von der Leyen", True),
        ("Greta", False),
        ("Bank of Norway", False),
        ("New York", False),
        ("Aurelia K", False),
        ("Puerto Rico", False),
        ("J R", False),
    ],
)
def test_people_are_told_from_places_and_things(name: str, answer: bool):
    assert is_person(name.split()) is answer


def test_surnames_are_told_from_days_and_places():
    assert all(map(may_be_surname, ("Baker", "O'Brien", "McArthy", "Lozovyi")))
    assert not any(map(may_be_surname, ("March", "Wednesday", "Feburary", "Norway", "NATO", "Tim")))
    assert is_rare("Lozovyi")
    assert not is_rare("Baker")
    assert [is_first_name(word) for word in ("Clara", "Coach", "Russian", "C")] == [
        True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("John Holmqvist resigned.", True),
        ("J. R. Holmqvist resigned.", True),
        ("Minister Holmqvist resigned.", True),
        ("Otto Holmqvist resigned.", False),
        ("John Sand resigned.", False),
    ],
)
def test_an_initial_stands_for_a_given_name(text: str, answer: bool):
    assert has_person(text, ("J", "Holmqvist")) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("J. Smith", "John Smith", True),
        ("J. R. Smith", "John Smith", True),
        ("J. Smith", "Otto Smith", False),
        ("Stephen King", "Stephen Miller", False),
        ("von der Leyen", "Ursula von der Leyen", True),
        ("Michael O'Brien", "Michael O’Brien", True),
        ("Prof. Anna Falk", "Anna Falk", True),
    ],
)
def test_bearers_by_initials_titles_and_particles(one: str, other: str, answer: bool):
    assert is_one_name(one, other) is answer
    assert is_one_name(other, one) is answer
