"""Weeks, months, quarters, seasons, decades, and distances between them."""

from datetime import date

import pytest

from qa.dates.timex.expressions import find_expressions

FRIDAY = date(2021, 4, 2)


def values(text: str, published: date | None = FRIDAY) -> list[str]:
    return [e.value for e in find_expressions(text, published)]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("this week", "2021-W13"),
        ("earlier this week", "2021-W13"),
        ("last week", "2021-W12"),
        ("next week", "2021-W14"),
        ("last month", "2021-03"),
        ("this month", "2021-04"),
        ("last year", "2020"),
        ("late last year", "2020"),
        ("next year", "2022"),
        ("last weekend", "2021-W12-WE"),
        ("last quarter", "2021-Q1"),
        ("two weeks ago", "2021-W11"),
        ("10 days ago", "2021-03-23"),
        ("six months ago", "2020-10"),
        ("about two years ago", "2019"),
        ("a year ago", "2020"),
        ("a decade ago", "2011"),
        ("a year and a half ago", "2019-10"),
        ("the week of March 6", "2021-W09"),
        ("the week ending Nov. 1, 2020", "2020-W44"),
        ("the week of Thanksgiving 2019", "2019-W48"),
        ("two or three years ago", "2019"),
        ("later this year", "2021"),
        ("a month from now", "2021-05"),
        ("several years ago", "PAST_REF"),
        ("early March", "2021-03"),
        ("mid-March", "2021-03"),
        ("the end of 2019", "2019"),
        ("the third quarter of 1984", "1984-Q3"),
        ("the 1988 second quarter", "1988-Q2"),
        ("last year's first quarter", "2020-Q1"),
        ("Q3 2012", "2012-Q3"),
        ("the first half of 2020", "2020-H1"),
        ("last fall", "2020-FA"),
        ("the summer of 1994", "1994-SU"),
        ("spring 2014", "2014-SP"),
        ("the 1980s", "198"),
        ("the late 80s", "198"),
        ("the '90s", "199"),
        ("the nineties", "199"),
        ("the 19th century", "18"),
        ("this century", "20"),
    ],
)
def test_periods(phrase: str, value: str) -> None:
    (found,) = find_expressions(f"It happened {phrase}, he said.", FRIDAY)
    assert (found.text, found.type.value, found.value) == (phrase, "DATE", value)


@pytest.mark.parametrize(
    ("published", "phrase", "value"),
    [
        (date(2021, 1, 2), "last month", "2020-12"),
        (date(2021, 1, 2), "last year", "2020"),
        (date(2021, 1, 4), "last week", "2020-W53"),
        (date(2020, 12, 31), "next week", "2021-W01"),
        (date(2021, 1, 4), "yesterday", "2021-01-03"),
        (date(2020, 3, 1), "yesterday", "2020-02-29"),
        (date(2021, 1, 15), "the fourth quarter", "2020-Q4"),
        (date(2021, 12, 30), "two days from now", "2022-01-01"),
    ],
)
def test_year_ends(published: date, phrase: str, value: str) -> None:
    assert values(f"It was {phrase}.", published) == [value]


@pytest.mark.parametrize(
    ("published", "phrase", "value"),
    [
        (date(1, 1, 1), "yesterday", "PAST_REF"),
        (date(1, 1, 1), "last year", "PAST_REF"),
        (date(9999, 12, 31), "tomorrow", "FUTURE_REF"),
        (date(9999, 12, 31), "next month", "FUTURE_REF"),
        (date(999, 6, 1), "last year", "0998"),
        (date(2021, 4, 2), "5000 years ago", "PAST_REF"),
        (date(2021, 4, 2), "999999999999 years ago", "PAST_REF"),
        (date(2021, 4, 2), f"{'9' * 5000} years ago", "PAST_REF"),
    ],
)
def test_the_ends_of_the_calendar(published: date, phrase: str, value: str) -> None:
    assert values(f"It was {phrase}.", published) == [value]


def test_quarterly_figures_are_compared_with_the_same_quarter() -> None:
    text = "Profit rose in the third quarter of 2012 from a loss a year earlier."
    assert values(text) == ["2012-Q3", "2011-Q3"]


@pytest.mark.parametrize(
    "phrase",
    [
        "the corresponding period last year",
        "last year's quarter",
        "the quarter a year ago",
        "the same period a year earlier",
    ],
)
def test_the_same_quarter_of_the_year_before(phrase: str) -> None:
    found = find_expressions(
        f"It rose in the third quarter of 2020, as it had in {phrase}.", FRIDAY
    )
    assert [(e.text, e.value) for e in found[1:]] == [(phrase, "2019-Q3")]


def test_other_quarters_of_the_same_report() -> None:
    text = "Profit rose in the third quarter of 2012. In the 2010 quarter it fell."
    assert values(text) == ["2012-Q3", "2010-Q3"]
    text = "Profit rose in the third quarter of 2012. In the nine months it beat a year earlier."
    assert values(text) == ["2012-Q3", "P9M", "2011"]


def test_the_figures_of_another_year_are_only_compared() -> None:
    text = (
        "Profit rose in the third quarter of 2012. In the 2010 quarter it fell. The quarter ended."
    )
    assert values(text) == ["2012-Q3", "2010-Q3", "2012-Q3"]


def test_the_full_year_is_that_of_the_report() -> None:
    assert values("Founded in 1992, it hopes for more in the full year.") == ["1992", "2021"]


def test_the_week_of_an_undated_report() -> None:
    assert values("It began the week of March 6.", None) == ["XXXX-WXX"]


def test_a_year_ago_counts_from_the_report_and_a_year_earlier_from_the_text() -> None:
    assert values("Born in 1998, she came here a year ago.") == ["1998", "2020"]
    assert values("Born in 1998, she lost a brother a year earlier.") == ["1998", "1997"]


def test_earlier_in_the_day_is_the_day_spoken_of() -> None:
    text = "He was shot on March 3, 2020. Earlier in the day he had been warned."
    assert values(text) == ["2020-03-03", "2020-03-03"]


def test_a_weekend_on_a_monday_is_the_one_before() -> None:
    assert values("Over the weekend, it snowed.", date(2021, 3, 29)) == ["2021-W12-WE"]
    assert values("They will rest over the weekend.", date(2021, 3, 29)) == ["2021-W13-WE"]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("last week", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("last year", "XXXX"),
        ("yesterday", "XXXX-XX-XX"),
    ],
)
def test_periods_of_an_undated_report(phrase: str, value: str) -> None:
    assert values(f"It happened {phrase}.", None) == [value]
