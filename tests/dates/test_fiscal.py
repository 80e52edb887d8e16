"""Fiscal years and quarters, and the periods that figures beside them are compared with."""

from datetime import date

import pytest

from qa.dates.timex.expressions import find_expressions, resolve_expressions
from qa.dates.timex.fiscal import nominal_days, shift_quarters, shift_years, write_timex3
from qa.dates.timex.values import days_of
from qa.dates.timex.wording import say_value
from qa.types import Period, TimexType

PUBLISHED = date(2021, 8, 25)


def _values(text: str) -> list[str]:
    return [each.value for each in find_expressions(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Q3 FY2022", "FY2022-Q3"),
        ("Q3 FY22", "FY2022-Q3"),
        ("Q3 of FY 2022", "FY2022-Q3"),
        ("2Q FY21", "FY2021-Q2"),
        ("third quarter of fiscal 2022", "FY2022-Q3"),
        ("the third quarter of its fiscal year 2022", "FY2022-Q3"),
        ("fourth-quarter fiscal 2021", "FY2021-Q4"),
        ("fiscal 2022's second quarter", "FY2022-Q2"),
        ("fiscal Q3 2022", "FY2022-Q3"),
        ("the first half of fiscal 2022", "FY2022-H1"),
        ("the first quarter of the 2022 financial year", "FY2022-Q1"),
        ("the final quarter of fiscal 2021", "FY2021-Q4"),
        ("FY 2021/22", "FY2022"),
        ("FY2021-22", "FY2022"),
        ("the financial year 2021/22", "FY2022"),
        ("the 2021-22 fiscal year", "FY2022"),
        ("fiscal 2022", "FY2022"),
        ("FY22", "FY2022"),
    ],
)
def test_a_fiscal_period_is_found_whole(words: str, value: str):
    (found,) = find_expressions(f"It made 41 tons in {words}, it said.", PUBLISHED)
    assert (found.text, found.type, found.value) == (words, TimexType.DATE, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4 in Q2 FY2022, compared with 3 a year earlier", ["FY2022-Q2", "FY2021-Q2"]),
        (
            "4 in the second quarter of fiscal 2022, up from 3 in the same quarter of the previous"
            " year",
            ["FY2022-Q2", "FY2021-Q2"],
        ),
        ("4 in Q1 FY2022, after 3 in the prior quarter", ["FY2022-Q1", "FY2021-Q4"]),
        ("4 in Q2 FY2022 against 3 in the prior-year quarter", ["FY2022-Q2", "FY2021-Q2"]),
        ("4 in fiscal 2022, up from 3 a year earlier", ["FY2022", "FY2021"]),
        ("4 in fiscal 2022, up from 3 in the previous year", ["FY2022", "FY2021"]),
        ("4 in Q3 2021, up from 3 in the prior quarter", ["2021-Q3", "2021-Q2"]),
        ("4 in 2020, up from 3 a year earlier", ["2020", "2019"]),
        ("4 in Q2 FY2022. It expects 5 in the third quarter.", ["FY2022-Q2", "FY2022-Q3"]),
        ("4 in Q2 2021, up from 3 in the same quarter of 2019", ["2021-Q2", "2019-Q2"]),
    ],
)
def test_another_period_is_counted_from_the_one_named(text: str, values: list[str]):
    assert _values(text) == values


def test_a_fiscal_period_has_a_name_and_no_days():
    assert say_value("FY2022-Q2") == "the second quarter of fiscal 2022"
    assert say_value("FY2022") == "fiscal 2022"
    assert days_of("FY2022-Q2") is None
    assert nominal_days("FY2022-Q2") == Period(date(2022, 4, 1), date(2022, 6, 30))
    assert write_timex3("FY2022-Q2") == "2022-Q2"


def test_a_fiscal_period_without_its_year_is_told_in_its_words():
    (quarter,) = resolve_expressions("It made 41 tons in the fiscal first quarter.", PUBLISHED)
    (year,) = resolve_expressions("It made 41 tons in the last fiscal year.", PUBLISHED)
    assert quarter.told == "the fiscal first quarter"
    assert year.told == "the fiscal year before the report"


def test_periods_are_shifted_over_the_ends_of_years():
    assert shift_quarters("FY2022-Q1", -1) == "FY2021-Q4"
    assert shift_quarters("2021-Q4", 1) == "2022-Q1"
    assert shift_quarters("FY2022", 1) is None
    assert shift_years("FY2022-Q2", -1) == "FY2021-Q2"
    assert shift_years("2022-H1", -1) is None
    assert shift_years("0001-Q1", -1) is None
