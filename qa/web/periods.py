"""Periods as people type them: a day, a month or a year in either of two boxes."""

from qa.dates.values import days_of
from qa.errors import QuestionError
from qa.types import Period

_YEAR = len("2021")


def read_period(first: str, last: str) -> Period:
    """Return the period from the first day of `first` to the last of `last`; "" leaves it open.

    Raises:
        QuestionError: one of them is no day, month or year, or the period ends before it begins.
    """
    begin, end = _read(first).first, _read(last).last
    if begin and end and end < begin:
        raise QuestionError(f"the period ends on {end}, before it begins on {begin}; swap the days")
    return Period(begin, end)


def _read(typed: str) -> Period:
    typed = typed.strip()
    if not typed:
        return Period()
    # Decades and fiscal years have values too, which nobody means by such letters.
    is_plain = len(typed) >= _YEAR and typed[:_YEAR].isdecimal()
    period = days_of(typed) if is_plain else None
    if period is None:
        raise QuestionError(
            f"{typed!r} is no day, month or year; write it as 2021-03-31, 2021-03 or 2021"
        )
    return period
