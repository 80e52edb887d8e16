"""TIMEX3 values as calendar days: `2021-W13` is 2021-03-29 to 2021-04-04."""

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from qa.dates.timex.almanac import last_of_month, make_date, shift_days
from qa.types import Period

# The first month of each part of the year, and how many months it has. A winter belongs to the
# year that it begins in.
_PARTS: Final = {
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
    "Q1": (1, 3),
    "Q2": (4, 3),
    "Q3": (7, 3),
    "Q4": (10, 3),
    "H1": (1, 6),
    "H2": (7, 6),
}


def days_of(value: str) -> Period | None:
    """The first and last day that a TIMEX3 value covers.

    Durations, sets, `PAST_REF` and its like, values with an X, fiscal periods and days that no
    calendar has give None.
    """
    for shape, read in _SHAPES:
        match = shape.fullmatch(value)
        if match:
            return read(*match.groups())
    return None


def _read_day(year: str, month: str, day: str) -> Period | None:
    found = make_date(int(year), int(month), int(day))
    return Period(found, found) if found else None


def _read_month(year: str, month: str) -> Period | None:
    first = make_date(int(year), int(month), 1)
    return Period(first, last_of_month(first.year, first.month)) if first else None


def _read_years(digits: str) -> Period | None:
    """Four digits are a year, three a decade, two a century."""
    first, last = int(digits.ljust(4, "0")), int(digits.ljust(4, "9"))
    if last < MINYEAR or first > MAXYEAR:
        return None
    return Period(date(max(first, MINYEAR), 1, 1), date(last, 12, 31))


def _read_week(year: str, week: str, weekend: str | None) -> Period | None:
    try:
        first = date.fromisocalendar(int(year), int(week), 6 if weekend else 1)
    except ValueError:
        return None
    last = shift_days(first, 1 if weekend else 6)
    return Period(first, last or date.max)


def _read_week_day(year: str, week: str, weekday: str) -> Period | None:
    try:
        day = date.fromisocalendar(int(year), int(week), int(weekday))
    except ValueError:
        return None
    return Period(day, day)


def _read_part(year: str, code: str) -> Period | None:
    month, months = _PARTS[code]
    first = make_date(int(year), month, 1)
    if first is None:
        return None
    years, last_month = divmod(month + months - 2, 12)
    if first.year + years > MAXYEAR:
        return Period(first, date.max)
    return Period(first, last_of_month(first.year + years, last_month + 1))


_TIME = r"(?:T(?:[A-Z]{2}|\d{1,2}(?::\d{2}){0,2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?))?"
_SHAPES: Final[tuple[tuple[re.Pattern[str], Callable[..., Period | None]], ...]] = tuple(
    (re.compile(shape, re.ASCII), read)
    for shape, read in (
        (rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_TIME}", _read_day),
        (r"(\d{4})-(\d{2})", _read_month),
        (r"(\d{4})", _read_years),
        (r"(\d{2,3})", _read_years),
        (r"(\d{4})-W(\d{2})(-WE)?", _read_week),
        (rf"(\d{{4}})-W(\d{{2}})-([1-7]){_TIME}", _read_week_day),
        (r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])", _read_part),
    )
)
