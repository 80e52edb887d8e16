"""The period that a question names: "in November 2021", "before 2022", "since March"."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from qa.dates.almanac import shift_days
from qa.dates.expressions import find_expressions
from qa.dates.values import days_of
from qa.types import Period, Span, TimeExpression

_UP_TO = frozenset({"until", "till", "by"})
_AFTER = frozenset({"after", "since", "from"})
_JOINS = frozenset({"and", "or", "to", "-", "–", ",", "through"})
# Between the preposition and its date may stand what happened then: "before the invasion of 2022".
_REACH = 4


@dataclass(frozen=True, slots=True)
class QuestionPeriod:
    """The days that a question names, open where it names none, and the words that name them."""

    period: Period
    words: tuple[Span, ...]


def read_question_period(text: str, asked: date | None) -> QuestionPeriod:
    """Return the period that the question `text` names.

    `asked` is the day it is asked, for "last week"; without it only dates with their year count.
    Several dates ("in March and April 2021") are read as one period from the first to the last.
    """
    whole: Period | None = None
    found = find_expressions(text, asked)
    for expression, following in zip_longest(found, found[1:]):
        days = days_of(_share_year(text, expression, following))
        if days:
            days = _open_side(days, text[: expression.start])
            whole = days if whole is None else _span(whole, days)
    return QuestionPeriod(whole or Period(), tuple(Span(e.start, e.end) for e in found))


def _share_year(text: str, expression: TimeExpression, following: TimeExpression | None) -> str:
    """Return the value of `expression`, with the year behind it in "in March and April 2021"."""
    unsaid = expression.value.startswith("XXXX-") or expression.text.isalpha()
    if following is None or not unsaid or not following.value[:4].isdecimal():
        return expression.value
    between = text[expression.end : following.start].strip().lower()
    is_list = between in _JOINS and expression.value[4:5] == "-"
    return following.value[:4] + expression.value[4:] if is_list else expression.value


def _open_side(days: Period, before: str) -> Period:
    """Read the preposition that `days` stand behind."""
    near = before.lower().replace(",", " ").split()[-_REACH:]
    for distance, word in enumerate(reversed(near)):
        if word == "before":
            return Period(None, days.first and shift_days(days.first, -1))
        if word in _UP_TO:
            return Period(None, days.last)
        if word in _AFTER:
            # "after the summit of 2021" may tell of that year too; "after March 5" does not.
            first = days.last if word == "after" and distance == 0 else days.first
            return Period(first, None)
    return days


def _span(one: Period, other: Period) -> Period:
    """Join two sides: "between 2019 and 2021", "after 2019 and before 2021"."""
    if one.last is None or other.first is None:
        return Period(one.first or other.first, other.last or one.last)
    first = min(one.first, other.first) if one.first and other.first else None
    last = max(one.last, other.last) if one.last and other.last else None
    return Period(first, last)
