"""Questions about somebody, some place or some time that no report tells of are refused, and why.

The reports, made up, tell of a like deed of another, beside many that tell of nothing of the sort.
"""

import pytest

from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.types import Question

REPORTS = {
    "2022-03-02-pilots.txt": (
        "The trader Halim Darwani sailed into Porvel on Tuesday, two pilots said.\n\n"
        "The harbour office denied that its men had seen him.\n"
    ),
    "2022-03-16-loan.txt": (
        "The banker Andriy Kosenko was arrested in Lindrup on Friday over a loan. He posted bail "
        "of 2 million crowns.\n"
    ),
    "2022-04-01-tunnel.txt": (
        "The minister for culture, Marta Elsner, closed the Weser tunnel on Wednesday. She said "
        "that repairs would end in June.\n"
    ),
    "2022-02-10-norvik.txt": (
        "Norvik Optics reported sales of 3.1 billion crowns for its third quarter of fiscal 2022, "
        "up 40 percent from a year earlier.\n\n"
        "A year ago, in the third quarter of fiscal 2021, it reported sales of 2.2 billion "
        "crowns.\n"
    ),
}
FILLERS = (
    ("Nina Falk", "baked the longest loaf of Harnau"),
    ("Sven Torp", "won the chess cup in Ottby"),
    ("Ida Krohn", "opened a library in Velm"),
    ("Paul Rehn", "sold a mill near Harnau"),
    ("Lise Orth", "was fined in Ottby for a broken lamp"),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    for day, (who, did) in enumerate(FILLERS, start=1):
        (folder / f"2022-05-0{day}.txt").write_text(f"{who} {did} on Monday.\n", encoding="utf-8")
    return open_assistant(folder, reader="small")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When did Halim Darwani sail into Porvel?", "March 1, 2022 (Tuesday)"),
        ("When did Darwani sail into Porvel?", "March 1, 2022 (Tuesday)"),
        ("When did Haleem Darwany sail into Porvel?", "March 1, 2022 (Tuesday)"),
        ("When was Andriy Kosenko arrested in Lindrup?", "March 11, 2022 (Friday)"),
        ("When did Marta Elsner close the Weser tunnel?", "March 30, 2022 (Wednesday)"),
    ],
)
def test_what_is_told_of_the_one_asked_about_is_answered(
    assistant: Assistant, question: str, answer: str
):
    assert assistant.ask(Question(question)).text == answer


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("When did Halim Sorani sail into Porvel?", "No report names Halim Sorani."),
        ("When did Halim Darwani sail into Torland?", "No report names Torland."),
        ("When was Andriy Petrenko arrested in Lindrup?", "No report names Andriy Petrenko."),
        ("When was Andriy Kosenko arrested in Melby?", "No report names Melby."),
        ("When did Marta Schmidt close the Weser tunnel?", "No report names Marta Schmidt."),
        ("When did Marta Elsner close the Rhine tunnel?", "No report names the Rhine tunnel."),
        ("Who is the minister for health?", "No report names the minister for health."),
        ("When did Kosenko sail into Porvel?", "No report that names Kosenko tells of this."),
    ],
)
def test_the_deed_of_another_is_no_answer(assistant: Assistant, question: str, note: str):
    answer = assistant.ask(Question(question))
    assert (answer.answered, answer.citations, answer.note) == (False, (), note)


@pytest.mark.parametrize(
    ("fiscal", "figure"), [("2022", "3.1 billion crowns"), ("2021", "2.2 billion crowns")]
)
def test_a_figure_is_that_of_the_quarter_asked_about(
    assistant: Assistant, fiscal: str, figure: str
):
    asked = f"What were Norvik's sales in the third quarter of fiscal {fiscal}?"
    assert figure in assistant.ask(Question(asked)).text


def test_figures_of_other_quarters_are_no_answer(assistant: Assistant):
    asked = "What were Norvik's sales in the third quarter of fiscal 2020?"
    answer = assistant.ask(Question(asked))
    assert not answer.answered
    assert answer.note == (
        "The reports that tell of this are of another time than the third quarter of fiscal 2020."
    )
