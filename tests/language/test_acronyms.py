import pytest

from qa.language.names.acronyms import (
    Body,
    find_acronyms,
    find_definitions,
    join_bodies,
    list_known,
    spell_out,
    suit_question,
)

OFFICE = Body("OMS", ("Office for Maritime Safety",))


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("When did the EU and the U.N. meet NATO?", ("EU", "UN", "NATO")),
        ("when did nato meet the opcw", ("nato", "opcw")),
        # Words that are acronyms only in capitals; and a question all in capitals.
        ("who had ice and a swift un visit?", ("un",)),
        ("WHO SOLD THE MILL?", ()),
        ("Did the WHO sell it?", ("WHO",)),
        ("Did BoE and R&D rise?", ("BoE", "R&D")),
    ],
)
def test_acronyms_are_found(text: str, acronyms: tuple[str, ...]):
    assert find_acronyms(text) == acronyms


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Office for Maritime Safety (OMS) closed.", [OFFICE]),
        ("The OMS (Office for Maritime Safety) closed.", [OFFICE]),
        ("On Monday Norwegian Board of Fisheries (the “NBF”) met.",
         [Body("NBF", ("Norwegian Board of Fisheries",))]),
        ("He, of the Black-Sea Deal [BSD], spoke.", [Body("BSD", ("Black-Sea Deal",))]),
        ("Said Anna Falk (CDU) and the mayor (SPD).", []),
        ("It rose in Lindow (LON) and fell.", []),
    ],
)  # fmt: skip
def test_what_a_text_spells_out(text: str, bodies: list[Body]):
    assert list(find_definitions(text)) == bodies


def test_known_bodies_are_found_by_all_their_names():
    opcw = list_known()["opcw"]
    for form in (
        "the OPCW", "the O.P.C.W.", "opcw",
        "the Organisation for the Prohibition of Chemical Weapons",
        "Organization for the Prohibition of\nChemical Weapons",
    ):  # fmt: skip
        assert opcw.find_form(f"Did {form} act?"), form
    assert not opcw.find_form("the OPCWX")
    assert list_known()["unicef"].find_form("United Nations Children’s Fund")
    assert list_known()["ilo"].find_form("International Labor Organization")
    # A word in small letters is no body.
    assert not list_known()["who"].find_form("those who came")
    assert not list_known()["ice"].find_form("there was ice")


def test_list_of_known_bodies_is_sound():
    assert len(list_known()) > 150
    for key, body in list_known().items():
        assert key == body.acronym.lower()
        assert all(body.names), key
        assert all(name == " ".join(name.split()) for name in body.names), key
    assert {"eu", "un", "iaea", "opcw", "who", "nato", "unhcr", "imf"} <= set(list_known())


def test_question_is_put_in_the_words_of_a_passage():
    asked = "When did the OMS act?"
    assert suit_question(asked, "The Office for Maritime Safety acted.", [OFFICE]) == (
        "When did the Office for Maritime Safety act?"
    )
    assert suit_question(asked, "The Office for Maritime Safety (OMS) acted.", [OFFICE]) == asked
    assert suit_question(asked, "Nobody acted.", [OFFICE]) == asked
    long = "When did the Office for Maritime Safety act?"
    assert suit_question(long, "The OMS acted.", [OFFICE]) == asked


def test_question_is_sought_by_both_names():
    assert spell_out("When did the OMS act?", [OFFICE]) == (
        "When did the OMS (Office for Maritime Safety) act?"
    )
    assert spell_out("Did the Office for Maritime Safety act?", [OFFICE]) == (
        "Did the Office for Maritime Safety (OMS) act?"
    )


def test_names_of_one_acronym_are_joined():
    other = Body("OMS", ("Old Mill Society",))
    assert join_bodies([OFFICE, other, OFFICE]) == (
        Body("OMS", ("Office for Maritime Safety", "Old Mill Society")),
    )
