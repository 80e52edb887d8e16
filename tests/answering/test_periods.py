"""Whether a sentence, or a figure in it, is of the time that a question names."""

from datetime import date

import pytest

from qa.answering.fitting.periods import is_of_other_time, select_figures
from qa.language.sentences import split_sentences
from qa.question.understanding import understand_question
from qa.types import DateBasis, Question, Report, ReportDate, Span

DAY = date(2021, 8, 25)


def report(text: str) -> Report:
    return Report("a.txt", "", text, ReportDate(DAY, DateBasis.STATED, ""))


def is_other(question: str, text: str) -> bool:
    told = report(text)
    first = next(iter(split_sentences(text)))
    return is_of_other_time(understand_question(Question(question)), told, first)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How much was made in 2016?", "It made 41 tons in 2020.", True),
        ("How much was made in 2020?", "It made 41 tons in 2020.", False),
        ("How much was made in March 2020?", "It made 41 tons in 2020.", False),
        ("How much was made in 2020?", "It made 41 tons in May 2020.", False),
        ("How much was made in 2016?", "It made 41 tons.", False),
        ("How much was made in 2016?", "It made 41 tons last March.", True),
        ("How much was made in March 2021?", "It made 41 tons last March.", False),
        ("How much was made in 2016?", "It made 41 tons last March. So it had in 2016.", False),
        ("How much was made in 2016?", "It made 41 tons in 2020. So it had in 2016.", True),
        ("How much was made in 2021?", "It made 41 tons in 2020.", False),
        ("How much was made since 2016?", "It made 41 tons in 2020.", False),
        ("How much was made in the second quarter of fiscal 2020?",
         "It made 41 tons in its second quarter of fiscal 2022.", True),
        ("How much was made in the second quarter of fiscal 2021?",
         "It made 41 tons in its second quarter of fiscal 2022, up from a year earlier.", True),
        ("When in 2016 did it open?", "It opened on May 3, 2019.", True),
        ("When in 2019 did it open?", "It opened on May 3, 2019.", False),
        ("When did it open in 2016?", "It opened on May 3, 2019.", True),
        ("When did it first rise as fast as in 2016?", "It rose on May 3, 2019.", False),
        ("When did the 2016 plan pass?", "It passed on May 3, 2019.", False),
        ("What happened in 2016?", "It opened on May 3, 2019.", False),
    ],
)  # fmt: skip
def test_a_sentence_of_another_time_is_told(question: str, text: str, expected: bool):
    assert is_other(question, text) is expected


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("How much was made in 2020?", ["41 tons"]),
        ("How much was made in 2019?", ["38 tons"]),
        ("How much was made?", ["41 tons", "38 tons"]),
        ("When was it made in 2019?", ["41 tons", "38 tons"]),
    ],
)
def test_of_two_figures_that_of_the_time_asked_for_is_kept(question: str, kept: list[str]):
    text = "It made 41 tons in 2020, up from 38 tons in 2019."
    spans = [Span(text.index(said), text.index(said) + 7) for said in ("41 tons", "38 tons")]
    asked = understand_question(Question(question))
    found = select_figures(asked, report(text), Span(0, len(text)), spans)
    assert [text[span.start : span.end] for span in found] == kept


def test_a_time_before_a_figure_is_its_own_where_none_follows():
    text = "In 2019 it made 38 tons; 41 tons were made in 2020."
    spans = [Span(text.index(said), text.index(said) + 7) for said in ("38 tons", "41 tons")]
    asked = understand_question(Question("How much was made in 2019?"))
    assert select_figures(asked, report(text), Span(0, len(text)), spans) == (spans[0],)


def test_words_that_are_no_figure_stay():
    text = "The word of 2016 was chosen by Otto Sand."
    span = Span(text.index("Otto"), len(text) - 1)
    asked = understand_question(Question("Who chose the word in 2019?"))
    assert select_figures(asked, report(text), Span(0, len(text)), [span]) == (span,)


@pytest.mark.parametrize("time", ["on Monday", "in March", "last week"])
def test_a_time_without_a_year_may_be_that_of_any_report(time: str):
    asked = understand_question(Question(f"How much was made {time}?", asked=date(2024, 6, 5)))
    told = report(f"It made 41 tons {time}.")
    first = next(iter(split_sentences(told.text)))
    assert not asked.period.is_open
    assert not is_of_other_time(asked, told, first)
    assert select_figures(asked, told, first, [Span(8, 10)]) == (Span(8, 10),)
