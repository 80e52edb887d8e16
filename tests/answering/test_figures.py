"""Each figure of a sentence is of one of its times, and answers for no other."""

from datetime import date

import pytest

from qa.answering.fitting.figures import is_same_time, make_timed, read_figures
from qa.answering.fitting.periods import is_of_other_time, select_figures
from qa.dates.timex.expressions import find_expressions
from qa.dates.timex.values import days_of
from qa.question.understanding import understand_question
from qa.types import DateBasis, Period, Question, Report, ReportDate, Span

DAY = date(2021, 8, 25)
COMPARES = ("a year earlier", "the year before", "the prior quarter", "the previous year")


def _report(text: str) -> Report:
    return Report("a.txt", "", text, ReportDate(DAY, DateBasis.STATED, ""))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("41 tons in 2020, up from 38 in 2019.", {"41": "2020", "38": "2019"}),
        ("In 2020 it sold 41 tons and in 2019 38 tons.", {"41": "2020", "38": "2019"}),
        ("41 tons in 2020 and 38 tons in 2019", {"41": "2020", "38": "2019"}),
        ("In 2019 it made 38 tons; 41 tons were made in 2020.", {"38": "2019", "41": "2020"}),
        ("In 2020, the mill, which made 38 tons in 2019, made 41.", {"38": "2019", "41": "2020"}),
        ("In 2020 it made 41 tons, up from 38 tons.", {"41": "2020", "38": None}),
        ("In 2020 it made 41 tons, up from 38 a year earlier.", {"41": "2020", "38": "2019"}),
        ("Sales were 41 and 38 in 2020 and 2019 respectively.", {"41": "2020", "38": "2019"}),
        ("Output was 38 tons (2019: 35 tons) in 2020.", {"38": "2020", "35": "2019"}),
        ("In Q3 FY2022 sales were 41 (Q3 FY2021: 35).", {"41": "FY2022-Q3", "35": "FY2021-Q3"}),
        ("Output climbed from 38 in 2019 to 41 in 2020.", {"38": "2019", "41": "2020"}),
        ("The 2020 harvest of 41 tons beat the 38 of 2019.", {"41": "2020", "38": "2019"}),
        ("While 38 people died in 2019, 41 died in 2020.", {"38": "2019", "41": "2020"}),
        (
            "It took 4.27 in the second quarter of fiscal 2022, against 2.75 a year earlier.",
            {"4.27": "FY2022-Q2", "2.75": "FY2021-Q2"},
        ),
        (
            "It took 3.1 in the third quarter of fiscal 2022, down from 3.4 in the prior quarter.",
            {"3.1": "FY2022-Q3", "3.4": "FY2022-Q2"},
        ),
    ],
)
def test_each_figure_has_its_time(text: str, figures: dict[str, str | None]):
    found = (
        make_timed(each, only_compares=each.text in COMPARES)
        for each in find_expressions(text, DAY)
    )
    times = [each for each in found if each]
    read = {
        text[each.number.start : each.number.end]: each.time and each.time.expression.value
        for each in read_figures(text, Span(0, len(text)), times)
    }
    assert read == figures


QUARTERS = (
    "Revenue was 4.27 billion crowns in the second quarter of fiscal 2022, compared with 2.75"
    " billion a year earlier."
)


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("What was revenue in the second quarter of fiscal 2022?", ["4.27 billion"]),
        ("How much was taken in the second quarter of fiscal 2021?", ["2.75 billion"]),
        ("How much was taken in the second quarter of fiscal 2020?", []),
        ("How much was taken in the third quarter of fiscal 2022?", []),
        ("How much was taken in fiscal 2022?", []),
        ("How much was taken in Q2 FY22?", ["4.27 billion"]),
    ],
)
def test_the_figure_of_the_quarter_asked_for_answers_or_none(question: str, kept: list[str]):
    start = QUARTERS.index("4.27")
    marked = [Span(start, start + len("4.27 billion"))]
    asked = understand_question(Question(question))
    found = select_figures(asked, _report(QUARTERS), Span(0, len(QUARTERS)), marked)
    assert [QUARTERS[span.start : span.end] for span in found] == kept


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("How much was taken in the second quarter of fiscal 2021?", QUARTERS, False),
        ("How much was taken in the second quarter of fiscal 2020?", QUARTERS, True),
        (
            "How much was taken in the second quarter of fiscal 2020?",
            "It took 4.27 billion in its second quarter of fiscal 2022, up from a year earlier.",
            True,
        ),
        ("How much was taken in FY2019?", "It took 4.27 billion in FY2022.", True),
        ("How much was taken in FY2022?", "It took 4.27 billion in fiscal 2022.", False),
    ],
)
def test_a_sentence_of_another_fiscal_period_is_told(question: str, text: str, is_other: bool):
    asked = understand_question(Question(question))
    assert is_of_other_time(asked, _report(text), Span(0, len(text))) is is_other


def test_the_period_told_before_a_sentence_is_that_of_the_sentence():
    text = "The mill told of its second quarter of fiscal 2022. Revenue was 4.27 billion crowns."
    sentence = Span(text.index("Revenue"), len(text))
    for year, is_other in ((2022, False), (2021, True)):
        question = Question(f"What was revenue in the second quarter of fiscal {year}?")
        asked = understand_question(question)
        assert is_of_other_time(asked, _report(text), sentence) is is_other


@pytest.mark.parametrize(
    ("told", "asked", "same"),
    [
        ("Q2 2021", "2021-Q2", True),
        ("Q2 2021", "2021", False),
        ("2021", "2021-Q2", False),
        ("May 2021", "2021", True),
        ("2021", "2021-05", True),
        ("2020", "2021", False),
        ("Q2 2021", "2021-05", True),
    ],
)
def test_a_quarter_does_not_stand_for_its_year(told: str, asked: str, same: bool):
    (expression,) = find_expressions(told, DAY)
    timed = make_timed(expression, only_compares=False)
    assert timed
    assert is_same_time(timed, days_of(asked) or Period()) is same
