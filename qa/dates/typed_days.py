"""Days, months and years as people type them into a flag or a box."""

from datetime import date

from qa.dates.timex.values import days_of
from qa.errors import QuestionError
from qa.types import Period

_YEAR = len("2021")


def read_period(first: str, last: str) -> Period:
    """Return the period from the first day of `first` to the last of `last`; "" leaves it open.

    Raises:
        QuestionError: one of them is no day, month or year, or the period ends before it begins.
    """
    return bound_period(read_days(first).first, read_days(last).last)


def bound_period(first: date | None, last: date | None) -> Period:
    """Return the period from `first` to `last`.

    Raises:
        QuestionError: it ends before it begins.
    """
    if first and last and last < first:
        message = f"the period ends on {last}, before it begins on {first}"
        raise QuestionError(f"{message}; swap the days")
    return Period(first, last)


def read_days(typed: str) -> Period:
    """Return the days of the day, month or year `typed`; all of them for "".

    Raises:
        QuestionError: it is none of these.
    """
    typed = typed.strip()
    if not typed:
        return Period()
    # Decades and fiscal years have values too, which nobody means by such letters.
    is_plain = len(typed) >= _YEAR and typed[:_YEAR].isdecimal()
    period = days_of(typed) if is_plain else None
    if period is None:
        message = f"{typed!r} is no day, month or year"
        raise QuestionError(f"{message}; write it as 2021-03-31, 2021-03 or 2021")
    return period
