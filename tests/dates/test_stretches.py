"""Stretches of time are one period, however their length and their end are told."""

from datetime import date

import pytest

from qa.dates.question_period import read_question_period, spell_periods
from qa.dates.stretches import are_near
from qa.types import Period


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the year to June 2019", "2018-07-01", "2019-06-30"),
        ("the year ended June 30, 2019", "2018-07-01", "2019-06-30"),
        ("the financial year ending 30 June 2019", "2018-07-01", "2019-06-30"),
        ("the twelve months to the end of June 2019", "2018-07-01", "2019-06-30"),
        ("the year that ended in June 2019", "2018-07-01", "2019-06-30"),
        ("the year to 5 April 2019", "2018-04-06", "2019-04-05"),
        ("the 52 weeks to 29 June 2019", "2018-06-30", "2019-06-29"),
        ("the quarter ended September 30, 2019", "2019-07-01", "2019-09-30"),
        ("the three months to September 2019", "2019-07-01", "2019-09-30"),
        ("the half-year to September 2019", "2019-04-01", "2019-09-30"),
        ("the two weeks to May 14, 2019", "2019-05-01", "2019-05-14"),
        ("the first nine months of 2019", "2019-01-01", "2019-09-30"),
        ("the first six months of fiscal 2019", "2019-01-01", "2019-06-30"),
        ("2018/19", "2019-01-01", "2019-12-31"),
        ("H2 2019", "2019-07-01", "2019-12-31"),
        ("1H19", "2019-01-01", "2019-06-30"),
        ("3Q19", "2019-07-01", "2019-09-30"),
        ("H1 FY2019", "2019-01-01", "2019-06-30"),
    ],
)
def test_a_length_and_its_end_are_one_period(words: str, first: str, last: str):
    text = f"How much was made in {words}?"
    found = read_question_period(text, None)
    assert found.period == Period(date.fromisoformat(first), date.fromisoformat(last))
    assert [text[span.start : span.end] for span in found.words] == [words]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("from 2017 to 2019", "2017-01-01", "2019-12-31"),
        ("between March 2018 and March 2019", "2018-03-01", "2019-03-31"),
        ("in 2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_other_times_stay_what_they_were(words: str, first: str, last: str):
    found = read_question_period(f"How much was made {words}?", None)
    assert found.period == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("sales in H1 2019", "sales in the first half of 2019"),
        ("sales in 2H19", "sales in the second half of 2019"),
        ("sales in H1 FY2019", "sales in the first half of fiscal 2019"),
        ("the H1 visa", "the H1 visa"),
    ],
)
def test_halves_are_spelled_as_reports_write_them(text: str, spelled: str):
    assert spell_periods(text) == spelled


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (("2018-07-01", "2019-06-30"), ("2018-06-30", "2019-06-29"), True),
        (("2018-07-01", "2019-06-30"), ("2018-10-01", "2019-09-30"), False),
        (("2018-07-01", "2019-06-30"), ("2019-06-01", "2019-06-30"), False),
    ],
)
def test_ends_told_to_the_day_or_the_month_are_near(
    one: tuple[str, str], other: tuple[str, str], near: bool
):
    first, last = (Period(*map(date.fromisoformat, each)) for each in (one, other))
    assert are_near(first, last) is near
