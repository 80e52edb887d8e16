from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.question_period import read_question_period, spell_periods
from qa.types import Period

ASKED = date(2021, 11, 3)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What did Brandt say in November 2021?", "2021-11-01", "2021-11-30"),
        ("What happened on 31 March 2021?", "2021-03-31", "2021-03-31"),
        ("What happened in 2019?", "2019-01-01", "2019-12-31"),
        ("Who resigned in the summer of 2020?", "2020-06-01", "2020-08-31"),
        ("What happened before the invasion of 2022?", None, "2021-12-31"),
        ("Who resigned before May 7, 2019?", None, "2019-05-06"),
        ("Who resigned until May 2019?", None, "2019-05-31"),
        ("What was said since March?", "2021-03-01", None),
        ("What was said after May 7, 2019?", "2019-05-07", None),
        ("What was reported last week?", "2021-10-25", "2021-10-31"),
        ("Who won yesterday?", "2021-11-02", "2021-11-02"),
        ("What was reported in March and April 2020?", "2020-03-01", "2020-04-30"),
        ("Who resigned between 2017 and 2019?", "2017-01-01", "2019-12-31"),
        ("Who resigned after 2017 and before 2019?", "2017-12-31", "2018-12-31"),
        ("Who is the mayor?", None, None),
        ("Who was killed by police in March 2021?", "2021-03-01", "2021-03-31"),
        ("Who fled from Lindow in August 2020?", "2020-08-01", "2020-08-31"),
        ("What happened from November 2020 to January 2021?", "2020-11-01", "2021-01-31"),
        ("What happened from 1 to 5 November 2020?", "2020-11-01", "2020-11-05"),
        ("Who led the city from 2015?", "2015-01-01", None),
        ("What happened between November and January?", "2020-11-01", "2021-01-31"),
        ("Who resigned in December and January 2020?", "2019-12-01", "2020-01-31"),
        ("Who resigned between 5 May and 8 June 2020?", "2020-05-05", "2020-06-08"),
        ("Who resigned in October, November and December 2019?", "2019-10-01", "2019-12-31"),
        ("What happened in the past week?", "2021-10-27", "2021-11-03"),
        ("What was reported over the last 3 days?", "2021-10-31", "2021-11-03"),
        ("What happened in the last 24 hours?", "2021-11-02", "2021-11-03"),
        ("How long is a week?", None, None),
        ("What did April Ryan tell the Sunday Times?", None, None),
    ],
)
def test_period(question: str, first: str | None, last: str | None):
    period = read_question_period(question, ASKED).period
    assert (period.first, period.last) == (
        first and date.fromisoformat(first),
        last and date.fromisoformat(last),
    )


def test_without_the_day_it_is_asked_only_dates_with_their_year_count():
    assert read_question_period("Who won last week?", None).period.is_open
    assert read_question_period("Who was killed on March 26?", None).period.is_open
    assert not read_question_period("Who won in 2019?", None).period.is_open


def test_words_are_those_that_name_the_time():
    question = "What did Brandt say in November 2021?"
    (words,) = read_question_period(question, None).words
    assert question[words.start : words.end] == "November 2021"


@given(text=st.text(), asked=st.none() | st.dates())
def test_any_question_is_read_without_an_error(text: str, asked: date | None):
    found = read_question_period(text, asked)
    assert all(0 <= span.start < span.end <= len(text) for span in found.words)


@pytest.mark.parametrize(
    ("asked", "spelled"),
    [
        ("revenue in Q3 FY2022?", "revenue in the third quarter of fiscal 2022?"),
        ("the Q3 FY22 revenue", "the third quarter of fiscal 2022 revenue"),
        ("profit in FY 2021/22", "profit in fiscal 2022"),
        ("sales in Q2 2021", "sales in the second quarter of 2021"),
        ("sales in Q2", "sales in Q2"),
        ("what happened in March 2021?", "what happened in March 2021?"),
    ],
)
def test_short_forms_of_periods_are_spelled_out(asked: str, spelled: str):
    assert spell_periods(asked) == spelled


def test_a_fiscal_quarter_is_compared_by_the_days_of_its_namesake():
    found = read_question_period("revenue in the second quarter of fiscal 2021?", None)
    assert found.period == Period(date(2021, 4, 1), date(2021, 6, 30))
