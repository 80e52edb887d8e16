"""Which names are read in a question, and which words in capitals are none for sure."""

import pytest

from qa.question.names import NameKind, read_names


def read(text: str) -> list[tuple[NameKind, str]]:
    return [(name.kind, name.text) for name in read_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("When did Greta Holmqvist resign?", "Greta Holmqvist"),
        ("When did Mayor Greta Holmqvist resign?", "Greta Holmqvist"),
        ("When was President Ronald Baker born?", "Ronald Baker"),
        ("Who met Yusuf al-Haddad?", "Yusuf al-Haddad"),
        ("Who met Youssef al Haddad?", "Youssef al Haddad"),
        ("Who met Zoë Müller-Lévi?", "Zoë Müller-Lévi"),
        ("Did Greta Holmqvist resign?", "Greta Holmqvist"),
        ("Greta Holmqvist resigned when?", "Greta Holmqvist"),
        ("When did J. R. Holmqvist resign?", "J. R. Holmqvist"),
        ("When did Conan O'Brannigan resign?", "Conan O'Brannigan"),
        ("When did Ursula von der Holm resign?", "Ursula von der Holm"),
    ],
)
def test_a_given_name_and_a_surname_are_a_person(text: str, name: str):
    assert read(text) == [(NameKind.PERSON, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("When did Lozovyi leave?", "Lozovyi"),
        ("When did Minister Baker leave?", "Baker"),
        ("Who wrote to president Baker?", "Baker"),
        ("When did Baker leave?", "Baker"),
        ("Who met Lozovyi there?", "Lozovyi"),
        ("Lozovyi left when?", "Lozovyi"),
        ("When did O'Brannigan leave?", "O'Brannigan"),
    ],
)
def test_a_rare_word_and_one_where_people_stand_is_a_name(text: str, name: str):
    assert read(text) == [(NameKind.WORD, name)]


def test_who_owns_something_may_only_be_spoken_of_by_it():
    assert read("Where is Greta Holmqvist's firm?") == [(NameKind.OWNER, "Greta Holmqvist")]


def test_a_body_is_read_where_it_acts():
    assert read("How many boats did the OMS ground?") == [(NameKind.BODY, "OMS")]
    assert read("Is the GOP plan dead?") == []


def test_a_name_tells_a_thing_from_others():
    assert read("When was the Rhine bridge opened?") == [(NameKind.COMPOUND, "the Rhine bridge")]
    assert read("When was the French bridge opened?") == []


def test_a_place_stands_behind_what_was_done_there():
    (name,) = read_names("Who was fined in Chicago?")
    assert (name.kind, name.text, name.head) == (NameKind.PLACE, "Chicago", "fined in")


def test_an_office_is_told_from_others():
    assert read("Who is the minister for health?") == [(NameKind.OFFICE, "the minister for health")]


@pytest.mark.parametrize(
    "text",
    [
        "WHEN DID GRETA HOLMQVIST RESIGN?",
        "When Did Greta Holmqvist Resign?",
        "Ministers left when?",
        "When did they beat the Azzurri?",
        "When did the Sunshine State vote?",
        "What did Washington offer?",
        "When did Americans vote?",
        "When did Tennesee vote?",
        "When did Kansas City win?",
        "When did Capitol Hill debate it?",
        "What is Cupertino's plan?",
        "Why did it close last Feburary?",
        "What did Costa Rican frogs eat?",
        "when did greta holmqvist resign?",
    ],
)
def test_what_may_be_other_words_for_it_is_no_name(text: str):
    assert read(text) == []
