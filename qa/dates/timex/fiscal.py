"""Fiscal periods: `FY2022`, `FY2022-Q2`; named as years and quarters, but of other days."""

import re
from datetime import MAXYEAR, MINYEAR

from qa.dates.timex.values import days_of
from qa.types import Period

FISCAL = "FY"
_PERIOD = re.compile(r"(FY)?(\d{4})(?:-Q([1-4]))?")


def is_fiscal(value: str) -> bool:
    """Whether `value` is a fiscal year or a part of one, whose days are the company's to choose."""
    return value.startswith(FISCAL)


def nominal_days(value: str) -> Period | None:
    """The days of the calendar period that is named as `value` is: `FY2022-Q2` as `2022-Q2`.

    Those of an interval `2021-01-01/2021-09-30` are from the first of the one to the last of the
    other. Good for telling two periods apart by their names; no event of a fiscal one lies there.
    """
    sides = [days_of(side) for side in value.removeprefix(FISCAL).split("/")]
    first, last = sides[0], sides[-1]
    return Period(first.first, last.last) if first and last else None


def write_timex3(value: str) -> str:
    """`value` as annotated corpora write it: they keep no fiscal years apart."""
    return value.removeprefix(FISCAL)


def shift_years(value: str, years: int) -> str | None:
    """The same year or quarter `years` later; None for another value or outside the calendar."""
    match = _PERIOD.fullmatch(value)
    if match is None:
        return None
    year = int(match[2]) + years
    part = f"-Q{match[3]}" if match[3] else ""
    return f"{match[1] or ''}{year:04d}{part}" if MINYEAR <= year <= MAXYEAR else None


def shift_quarters(value: str, quarters: int) -> str | None:
    """The quarter `quarters` later; None where `value` is no quarter or outside the calendar."""
    match = _PERIOD.fullmatch(value)
    if match is None or not match[3]:
        return None
    year, quarter = divmod(int(match[2]) * 4 + int(match[3]) - 1 + quarters, 4)
    return f"{match[1] or ''}{year:04d}-Q{quarter + 1}" if MINYEAR <= year <= MAXYEAR else None
