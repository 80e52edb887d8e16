from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.timex.wording import say_value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2021-03-31", "March 31, 2021 (Wednesday)"),
        ("0999-02-03", "February 3, 999 (Sunday)"),
        ("XXXX-03-26", "March 26"),
        ("2021-03", "March 2021"),
        ("XXXX-03", "March"),
        ("2021", "2021"),
        ("202", "the 2020s"),
        ("2021-W13", "March 29 to April 4, 2021"),
        ("2021-W13-WE", "April 3 to 4, 2021"),
        ("2020-W53", "December 28, 2020 to January 3, 2021"),
        ("9999-W52", "December 27 to 31, 9999"),
        ("XXXX-WXX-3", "Wednesday"),
        ("2021-SU", "summer 2021"),
        ("2021-Q3", "the third quarter of 2021"),
        ("2021-H1", "the first half of 2021"),
        ("2021-03-31TNI", "March 31, 2021 (Wednesday), night"),
        ("2021-03-31T20:00", "March 31, 2021 (Wednesday), 20:00"),
        ("2021-05-03/2021-05-05", "May 3 to 5, 2021"),
        ("2021-05-30/2021-06-02", "May 30 to June 2, 2021"),
        ("PAST_REF", "PAST_REF"),
    ],
)
def test_values_in_words(value: str, said: str):
    assert say_value(value) == said


@given(day=st.dates())
def test_every_day_is_said_with_its_month_day_year_and_weekday(day: date):
    assert say_value(day.isoformat()) == f"{day:%B} {day.day}, {day.year} ({day:%A})"
