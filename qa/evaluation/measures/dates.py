"""How right the calendar dates of answers are: the same day, or within the days that are known."""

import re
from collections.abc import Iterator

from qa.dates.timex.expressions import find_expressions
from qa.dates.timex.values import days_of
from qa.evaluation.measures.measure import Group, Measure, observe_each, weigh_mean
from qa.evaluation.metrics import Judged
from qa.evaluation.questions import LabelledQuestion
from qa.types import Period, TimexType

_ISO = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_SPECIAL = re.compile(r"[\\^$*+{}\[\]()]")
_SOURCE = "docs/evaluation.md"


def find_days(question: LabelledQuestion) -> tuple[Period, ...]:
    """Return the days that answer `question`, any of which is right; none where none is known.

    They are its `date`, else what its known answers name: a day written as 2021-03-31 in a regular
    expression, or any date in words that need no year from elsewhere.
    """
    if question.days:
        return (question.days,)
    return tuple(dict.fromkeys(days for known in question.answers for days in _read(known)))


def read_days(date: str | None) -> Period | None:
    """Return the days of an answer's date, a TIMEX3 value or two of them with a stroke between."""
    parts = [days_of(part) for part in (date or "").split("/")]
    first, last = parts[0], parts[-1]
    return Period(first.first, last.last) if first and last else None


def _read(known: str) -> Iterator[Period]:
    written = [days for found in _ISO.findall(known) if (days := days_of(found))]
    if written or _SPECIAL.search(known):
        yield from written
        return
    for each in known.split("|"):
        found = find_expressions(each.strip(), None)
        is_all = len(found) == 1 and len(found[0].text) >= len(each.strip()) - 1
        if is_all and found[0].type is TimexType.DATE and (days := days_of(found[0].value)):
            yield days


def _is_day(period: Period) -> bool:
    return period.first is not None and period.first == period.last


def _is_same_day(row: Judged) -> float | None:
    days = find_days(row.question) if row.question.answerable else ()
    if not days or not all(map(_is_day, days)):
        return None
    return float(row.answer.answered and read_days(row.answer.date) in days)


def _is_within(row: Judged) -> float | None:
    days = find_days(row.question) if row.question.answerable else ()
    if not days:
        return None
    given = read_days(row.answer.date) if row.answer.answered else None
    return float(given is not None and any(given.lies_in(each) for each in days))


MEASURES = (
    Measure(
        "same_day",
        "dates that are the very day, of questions that a known day answers",
        Group.DATES,
        observe_each(_is_same_day),
        _SOURCE,
        weigh_mean,
    ),
    Measure(
        "within_bounds",
        "dates that lie within the days that are known: a day, a month, a year, a period",
        Group.DATES,
        observe_each(_is_within),
        _SOURCE,
        weigh_mean,
    ),
)
