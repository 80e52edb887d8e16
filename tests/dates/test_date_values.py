"""TIMEX3 values and the calendar days they cover."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.timex.almanac import easter, shift_days, shift_months, week_value
from qa.dates.timex.values import days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-03-31", "2021-03-31", "2021-03-31"),
        ("2021-03-31TNI", "2021-03-31", "2021-03-31"),
        ("2021-03-31T14:00", "2021-03-31", "2021-03-31"),
        ("2021-03", "2021-03-01", "2021-03-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("202", "2020-01-01", "2029-12-31"),
        ("20", "2000-01-01", "2099-12-31"),
        ("000", "0001-01-01", "0009-12-31"),
        ("2021-W13", "2021-03-29", "2021-04-04"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-W13-WE", "2021-04-03", "2021-04-04"),
        ("2021-W13-3", "2021-03-31", "2021-03-31"),
        ("2021-SP", "2021-03-01", "2021-05-31"),
        ("2021-SU", "2021-06-01", "2021-08-31"),
        ("2021-FA", "2021-09-01", "2021-11-30"),
        ("2019-WI", "2019-12-01", "2020-02-29"),
        ("2021-Q2", "2021-04-01", "2021-06-30"),
        ("2021-H1", "2021-01-01", "2021-06-30"),
        ("2021-H2", "2021-07-01", "2021-12-31"),
        ("9999-WI", "9999-12-01", "9999-12-31"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    period = days_of(value)
    assert period is not None
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    [
        *("P2D", "PT24H", "PXY", "PAST_REF", "XXXX-03-26", "XXXX-WXX-3", "2021-02-30"),
        *("2021-13", "2021-W54", "0000", "", "2021-Q5", "2021-03-31 ", "٢٠٢١"),
    ],
)
def test_values_without_days(value: str) -> None:
    assert days_of(value) is None


@given(st.dates())
def test_a_day_lies_in_its_own_values(day: date) -> None:
    for value in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], week_value(day)):
        period = days_of(value)
        assert period is not None
        assert period.contains(day)


@given(st.text(max_size=12))
def test_any_text_may_be_asked_for(value: str) -> None:
    period = days_of(value)
    assert period is None or (period.first is not None and period.last is not None)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2024, "2024-03-31")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(day)


def test_shifts_end_with_the_calendar() -> None:
    assert shift_days(date.min, -1) is None
    assert shift_days(date.max, 1) is None
    assert shift_months(date.max, 1) is None
    assert shift_months(date(2021, 1, 31), -1) == date(2020, 12, 1)
