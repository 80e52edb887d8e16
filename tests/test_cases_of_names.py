"""The cases of names in other spellings and of acronyms, by what is right in each."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.types import Question


@pytest.fixture(scope="module")
def assistants(repository: Path) -> dict[str, Assistant]:
    cases = repository / "tests" / "cases"
    return {
        case.name[:2]: open_assistant(case / "docs", reader="small")
        for case in (cases / "14-name-spellings", cases / "19-acronyms")
    }


@pytest.mark.parametrize(
    ("case", "question", "date"),
    [
        ("14", "when did Kazim Rustami cross into Marun?", "2021-06-01"),
        ("14", "when were the accounts of Youssef al Haddad frozen?", "2021-06-07"),
        ("14", "when was Sergei Lozovoy questioned?", "2021-06-11"),
        ("14", "when did Evgeny Gritsak leave the country?", "2021-05"),
        ("14", "when did Chou Ch'ing-shan resign?", "2021-06-17"),
        ("19", "when did the OMS ground the pilot boats?", "2020-10-05"),
        ("19", "when did the UNHCR open a camp?", "2020-11-01"),
        ("19", "when will the IAEA inspect the reactor?", "2021-03"),
    ],
)
def test_dates(assistants: dict[str, Assistant], case: str, question: str, date: str):
    answer = assistants[case].ask(Question(question))
    assert answer.date == date
    # Each of these writes a name otherwise than the reports do.
    assert answer.corrections


def test_other_values(assistants: dict[str, Assistant]):
    answer = assistants["19"].ask(Question("how many observers did the OPCW send?"))
    assert answer.text == "two"
    answer = assistants["19"].ask(Question("who is the head of the OMS?"))
    quotes = [*answer.citations, *(each for one in answer.differing for each in one.citations)]
    assert any("Rosa Lindqvist" in cited.quote for cited in quotes)
    other = "when did Serhij Petrenko get questioned in Varnholm?"
    assert not assistants["14"].ask(Question(other)).answered
