"""Bodies by their acronyms and people in other spellings: found, and told how they were read."""

import pytest

from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.types import Correction, Question

REPORTS = {
    "2020-10-20-hcb.txt": (
        "The Harbour Control Board (HCB) lifted the ban on the tugs on Thursday. The Organisation "
        "for the Prohibition of Chemical Weapons sent three chemists.\n"
    ),
    "2020-10-06-board.txt": "The Harbour Control Board grounded four tugs on Monday.\n",
    "2020-11-03-camp.txt": (
        "The UNHCR opened a camp near Zeltan on Sunday. Inspectors of the European Union will "
        "visit it in March.\n"
    ),
    "2021-06-02-sea.txt": (
        "The dealer Rashid Hosseini sailed into Porvel on Tuesday, two guards said. He travelled "
        "with Yusuf al-Masri, a banker from Ostrand.\n"
    ),
    "2021-06-09-firm.txt": (
        "The treasury froze nine accounts of Yusuf al-Masri on Monday. His brother Josef "
        "Brandt-Masri runs the family's firm.\n"
    ),
    "2021-06-15-mill.txt": (
        "The businessman Zakhar Kucherenko was questioned in Lindrup on Friday. His partner Yevhen "
        "Hnatyuk left the country in May.\n"
    ),
    "2021-06-20-envoy.txt": "Vice minister Zhang Weiguo resigned on Thursday, the agency said.\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("spellings")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return open_assistant(folder, reader="small")


@pytest.mark.parametrize(
    ("question", "date", "read"),
    [
        ("When did the HCB ground the tugs?", "2020-10-05",
         [("HCB", "Harbour Control Board")]),
        ("When did the UN High Commissioner for Refugees open a camp?", "2020-11-01",
         [("UN High Commissioner for Refugees", "UNHCR")]),
        ("When will the EU visit the camp?", "2021-03", [("EU", "European Union")]),
        ("when will the eu visit the camp", "2021-03", [("eu", "European Union")]),
        ("When were the accounts of Youssef al Masri frozen?", "2021-06-07",
         [("Youssef", "Yusuf")]),
        ("When did Raschid Husseini sail into Porvel?", "2021-06-01",
         [("Raschid", "Rashid"), ("Husseini", "Hosseini")]),
        ("When was Sachar Kutscherenko questioned?", "2021-06-11",
         [("Sachar", "Zakhar"), ("Kutscherenko", "Kucherenko")]),
        ("when was kutscherenko questioned", "2021-06-11", [("kutscherenko", "Kucherenko")]),
        ("When did Evgeni Gnatiuk leave the country?", "2021-05",
         [("Evgeni", "Yevhen"), ("Gnatiuk", "Hnatyuk")]),
        ("When did Chang Wei-kuo resign?", "2021-06-17",
         [("Wei-kuo", "Weiguo"), ("Chang", "Zhang")]),
    ],
)  # fmt: skip
def test_what_is_spelled_otherwise_is_found_and_told(
    assistant: Assistant, question: str, date: str, read: list[tuple[str, str]]
):
    answer = assistant.ask(Question(question))
    assert answer.date == date
    assert set(answer.corrections) == {Correction(*each) for each in read}


def test_body_is_counted_by_its_acronym(assistant: Assistant):
    answer = assistant.ask(Question("How many chemists did the OPCW send?"))
    assert answer.text == "three"
    (read,) = answer.corrections
    assert read == Correction("OPCW", "Organisation for the Prohibition of Chemical Weapons")


@pytest.mark.parametrize(
    "question",
    [
        "When did the WHO open a camp?",
        "When was Zakhar Petrenko questioned?",
        "When did Li Weiguo sail into Porvel?",
    ],
)
def test_somebody_else_is_refused(assistant: Assistant, question: str):
    assert not assistant.ask(Question(question)).answered


def test_name_as_it_stands_is_not_told(assistant: Assistant):
    answer = assistant.ask(Question("When did Rashid Hosseini sail into Porvel?"))
    assert (answer.date, answer.corrections) == ("2021-06-01", ())
