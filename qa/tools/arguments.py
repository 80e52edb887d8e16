"""The arguments of tools as they are sent: periods, days, names, counts; what is wrong is told."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from qa.counting import count_things
from qa.dates.typed_days import read_days
from qa.errors import QuestionError
from qa.library.library import Library
from qa.library.listing import Filter, list_reports
from qa.types import Period

# Every day that a report can be known to be of.
_DATED = Period(first=date.min)
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Kept:
    """Which reports count: those known to be published in `period`, with `source` in a name."""

    period: Period
    source: str


def read_kept(date_from: Any, date_to: Any, source: Any) -> Kept:
    """Return which reports count; "" or None keeps all.

    Raises:
        QuestionError: a day is none, the period ends before it begins, or `source` is no text.
    """
    if not isinstance(source, str | None):
        raise QuestionError("source is not a text; give a part of a report's name")
    period = Period(_read_days("date_from", date_from).first, _read_days("date_to", date_to).last)
    if period.first and period.last and period.last < period.first:
        raise QuestionError(f"date_from {date_from} is after date_to {date_to}; exchange them")
    return Kept(period, source or "")


def read_day(name: str, text: Any) -> date | None:
    """Return the day `text`, the argument `name`; None for "" or None.

    Raises:
        QuestionError: it is no day.
    """
    days = _read_days(name, text)
    if days.first != days.last:
        raise QuestionError(f"{name} is {text!r}; give a day such as 2021-03-31")
    return days.first


def check_count(name: str, value: int, least: int, most: int | None = None) -> int:
    """Return `value`, the argument `name`, which is `least` to `most`.

    Raises:
        QuestionError: it is not.
    """
    if value < least or (most is not None and value > most):
        until = "on" if most is None else f"to {most:,}"
        raise QuestionError(f"{name} is {show_value(value)}; give a number from {least} {until}")
    return value


def show_value(value: Any) -> str:
    """Return `value` as an error names it, in one short line."""
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def note_left_out(library: Library, kept: Kept) -> str:
    """Return which reports `kept` leaves out though nobody may have meant it, "" for none."""
    if kept.source and not _count(library, Filter(named=kept.source)):
        return f"No report has a name that contains {show_value(kept.source)}; see sources."
    if kept.period.is_open:
        return ""
    undated = _count(library, Filter(named=kept.source))
    undated -= _count(library, Filter(_DATED, named=kept.source))
    if not undated:
        return ""
    return f"Left out, since their date is not known: {count_things(undated, 'report')}."


def _count(library: Library, wanted: Filter) -> int:
    return list_reports(library, wanted, 0, 0).total


def _read_days(name: str, text: Any) -> Period:
    try:
        return read_days("" if text is None else text)
    except (QuestionError, AttributeError):
        raise QuestionError(
            f"{name} is {show_value(text)}; give a day such as 2021-03-31"
        ) from None
