"""Figures of fiscal years, halves, quarters: that of the time asked about, or none."""

import pytest

from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.types import Question

REPORTS = {
    "2021-05-19-holt.txt": (
        "Holt Pumps reported net profit of 310 million krones for the 2020/21 financial year, up "
        "from 275 million in 2019/20.\n\n"
        "Sales in the year to March 2021 came to 2.9 billion krones; in the year to March 2020 "
        "they were 2.6 billion.\n"
    ),
    "2021-02-11-tarn.txt": (
        "Tarn Foods said revenue in Q3 FY2021 was 810 million pounds, against 760 million in Q3 "
        "FY2020. For the first half of fiscal 2021 it had reported 1.5 billion pounds.\n"
    ),
    "2022-06-01-brax.txt": (
        "Brax Steel made 1.8 million tons in fiscal 2021.\n\n"
        "Its spending on plant was 95 million euros in FY2021 and 88 million in FY2020.\n"
    ),
    "2021-07-30-vell.txt": (
        "Vell Air carried 4.1 million passengers in the quarter ended June 30, 2021. In the "
        "quarter ended March 31, 2021, it carried 2.2 million.\n"
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("figures")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return open_assistant(folder, reader="small")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What was the net profit of Holt Pumps in the 2020/21 financial year?", "310 million"),
        ("What was Holt's net profit in FY2021?", "310 million"),
        ("What was Holt's net profit in 2019/20?", "275 million"),
        ("What was Holt's net profit in fiscal 2020?", "275 million"),
        ("What were Holt's sales in the year to March 2021?", "2.9 billion"),
        ("What were Holt's sales in the year to March 2020?", "2.6 billion"),
        ("What was Tarn's revenue in Q3 FY21?", "810 million"),
        ("What was Tarn's revenue in the third quarter of fiscal 2020?", "760 million"),
        ("What was Tarn's revenue in H1 FY2021?", "1.5 billion"),
        ("How many passengers did Vell Air carry in Q2 2021?", "4.1 million"),
        ("How many passengers did Vell Air carry in the three months to March 2021?",
         "2.2 million"),
    ],
)  # fmt: skip
def test_the_figure_of_the_time_asked_about_is_given(
    assistant: Assistant, question: str, figure: str
):
    assert figure in assistant.ask(Question(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "What was Holt's net profit in fiscal 2019?",
        "What were Holt's sales in the year to March 2019?",
        "What were Holt's sales in March 2021?",
        "What was Tarn's revenue in FY2021?",
        "What was Tarn's revenue in Q1 FY2021?",
        "What was Tarn's revenue in H2 FY2021?",
        "What was Tarn's profit in Q3 FY2021?",
        "How many tons did Brax make in FY2019?",
        "How many passengers did Vell Air carry in June 2021?",
        "How many passengers did Vell Air carry in the quarter ended June 30, 2020?",
    ],
)
def test_the_figure_of_another_time_or_account_is_not(assistant: Assistant, question: str):
    assert not assistant.ask(Question(question)).answered
