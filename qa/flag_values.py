"""The values of flags: days, counts, figures and names, or what is wrong with them.

Each raises argparse's `ArgumentTypeError`, which it tells beside the flag.
"""

import argparse
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.evaluation.gates import Bound
    from qa.types import Period


def read_fields(value: str) -> dict[str, str]:
    """Return which field of a record has which name: `date=Erschienen,text=Inhalt`."""
    from qa.ingest.fieldnames import read_naming

    try:
        return read_naming(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def read_least(value: str) -> "Bound":
    """Return the figure that has to be reached: `right=0.8`."""
    return _bound(value, is_least=True)


def read_most(value: str) -> "Bound":
    """Return the figure that may not be passed: `p95=900`."""
    return _bound(value, is_least=False)


def _bound(value: str, *, is_least: bool) -> "Bound":
    from qa.evaluation.gates import read_bound

    try:
        return read_bound(value, is_least=is_least)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def read_count(value: str) -> int:
    """Return a number from 1 on."""
    if not value.isdecimal() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 on")
    return int(value)


def read_first_day(value: str) -> date | None:
    """Return the first day of a day, a month or a year."""
    return _days(value).first


def read_last_day(value: str) -> date | None:
    """Return the last day of a day, a month or a year."""
    return _days(value).last


def _days(value: str) -> "Period":
    from qa.dates.typed_days import read_days
    from qa.errors import QuestionError

    try:
        return read_days(value)
    except QuestionError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def read_day(value: str) -> date:
    """Return a calendar day."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        message = f"{value!r} is not a day such as 2021-03-31"
        raise argparse.ArgumentTypeError(message) from None
