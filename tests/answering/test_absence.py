"""Whether a report has the names of a question, in any spelling."""

import pytest

from qa.answering.absence import find_absent
from qa.dates.reports.publication import UNKNOWN
from qa.question.names import read_names
from qa.types import Report, Span


def find(question: str, text: str, title: str = "", source: str = "a.txt") -> str:
    report = Report(source, title, text, UNKNOWN)
    absent = find_absent(read_names(question), report, Span(0, len(text)))
    return absent.text if absent else ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Greta Holmqvist", "The minister, Greta Holmqvist, resigned."),
        ("Greta Holmqvist", "The minister, GRETA HOLMQVIST, resigned."),
        ("Greta Holmqvist", "Minister Holmqvist resigned."),
        ("Greta Holmqvist", "Holmqvist’s party fell."),
        ("Greta Holmqvist", "G. Holmqvist resigned."),
        ("Greta Holmqvist", "In Paris, Holmqvist resigned."),
        ("Greta Holmqvist", "It was in Ohio. Holmqvist resigned."),
        ("Greta Holmqvist", "Coach Holmqvist resigned."),
        ("Greta Holmqvist", "Greta resigned."),
        ("Minister Holmqvist", "Holmqvist resigned."),
        ("Zoe Muller-Levi", "Zoë Müller-Lévi resigned."),
        ("Zoë Müller-Lévi", "Zoe\u0308 Mu\u0308ller-Le\u0301vi resigned."),
        ("Kazim Rustami", "Kazem Rostami resigned."),
        ("Youssef al Haddad", "Yusuf al-Haddad resigned."),
        ("Mostafa Gaddour", "Mustafa Qaddur resigned."),
        ("Sergei Lozovyi", "Serhiy Lozovyi resigned."),
        ("Evgeny Gritsak", "Yevhen Hrytsak resigned."),
        ("Bill Holmqvist", "William Holmqvist resigned."),
        ("Joe Holmqvist", "Joseph Holmqvist resigned."),
        ("Lozovoy", "Serhiy Lozovyi resigned."),
    ],
)
def test_a_person_is_named_in_any_spelling(name: str, text: str):
    assert find(f"When did {name} resign?", text) == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Greta Holmqvist", "The minister, Greta Sand, resigned."),
        ("Greta Holmqvist", "The minister, Otto Holmqvist, resigned. Holmqvist was ill."),
        ("Greta Holmqvist", "The minister resigned."),
        ("Kazem Rahimi", "Kazem Rostami resigned."),
        ("Serhiy Petrenko", "Serhiy Lozovyi resigned."),
        ("Petrenko", "Serhiy Lozovyi resigned."),
        ("Baker", "A miller's son, Carl Smith, resigned."),
    ],
)
def test_another_person_is_not_the_one_asked_about(name: str, text: str):
    assert find(f"When did {name} resign?", text) == name


def test_a_title_or_a_source_names_too():
    assert find("When did Lozovyi resign?", "He resigned.", title="Lozovyi resigns") == ""
    assert find("When did Lozovyi resign?", "He resigned.", source="lozovyi.txt") == ""


def test_an_owner_is_missed_only_where_the_report_has_somebody_called_alike():
    question = "When was Greta Holmqvist's firm sold?"
    assert find(question, "The firm was sold.") == ""
    assert find(question, "The firm of Greta Sand was sold.") == "Greta Holmqvist"


@pytest.mark.parametrize(
    ("acronym", "text"),
    [
        ("OMS", "The Office for Maritime Safety came."),
        ("OMS", "The O.M.S. came."),
        ("OPCW", "The Organisation for the Prohibition of Chemical Weapons came."),
        ("UNHCR", "The United Nations High Commissioner for Refugees came."),
        ("DOD", "The Department of Defense came."),
        ("WADA", "The World Anti-Doping Agency came."),
    ],
)
def test_a_body_is_named_by_its_acronym_or_its_words(acronym: str, text: str):
    assert find(f"When did the {acronym} come?", text) == ""


def test_another_body_is_not_the_one_asked_about():
    assert find("When did the OPCW come?", "The Office for Maritime Safety came.") == "OPCW"


def test_a_place_is_missed_where_the_same_was_done_at_another():
    question = "Who was fined in Chicago?"
    assert find(question, "Carl Sand was fined in Boston.") == "Chicago"
    assert find(question, "Carl Sand was fined on Monday.") == ""
    assert find(question, "Carl Sand lives in Boston.") == ""


@pytest.mark.parametrize("text", ["It was built in Warsaw.", "It was built in Gdansk, Polish."])
def test_a_country_is_named_by_its_capital_or_its_people(text: str):
    assert find("When was it built in Poland?", text) == ""
    assert find("When was it built in Norway?", text) == "Norway"


def test_a_thing_is_missed_where_there_is_another_of_its_sort():
    question = "When was the Rhine bridge opened?"
    assert find(question, "On Monday Paul Rehn opened the Mosel bridge.") == "the Rhine bridge"
    assert find(question, "On Monday the Mosel bridge was opened.") == "the Rhine bridge"
    assert find(question, "On Monday the bridge was opened.") == ""
    assert find(question, "A bridge over the Rhine is near the Mosel bridge.") == ""


def test_an_office_is_missed_where_there_is_another():
    question = "Who is the minister for health?"
    assert find(question, "The minister for transport came.") == "the minister for health"
    assert find(question, "The health minister met the minister for transport.") == ""
