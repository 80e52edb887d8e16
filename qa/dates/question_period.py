"""The period that a question names: "in November 2021", "before 2022", "since March"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from qa.dates.stretches import join_stretches
from qa.dates.timex.almanac import shift_days
from qa.dates.timex.expressions import find_expressions
from qa.dates.timex.fiscal import nominal_days
from qa.dates.timex.wording import say_value
from qa.language.names.parts import LARGE
from qa.types import Period, Span, TimeExpression, TimexType

_UP_TO = frozenset({"until", "till", "by"})
_AFTER = frozenset({"after", "since"})
_JOINS = frozenset({"and", "or", "to", "-", "–", ",", "through", ", and"})
_ENDS = frozenset({"to", "until", "till", "through", "-", "–"})
# Between the preposition and its date may stand what happened then: "before the invasion of 2022".
_REACH = 4
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\d{4}(-\d{2}(?:-\d{2})?)")
_BACK = re.compile(r"(?:the )?(?:last|past|previous)\b", re.I)
_LENGTH = re.compile(r"P(?:(\d+)(D|W|M|Y)|T(\d+)H)")
_UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_SHORT = re.compile(r"\bFY\W?\d|\bFY \d|\bQ[1-4]\b|\b[1-4]Q|\bH[12]\b|\b[12]H", re.I)
# "April Ryan", "the Sunday Times".
_NAME_BEHIND = re.compile(rf"\s+{LARGE}[^\W\d_A-Z]")


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
    found = [each for each in _find_times(text, asked) if not _is_name(text, each)]
    for place, expression in enumerate(found):
        days = nominal_days(_share_year(text, found[place:])) or _look_back(expression, asked)
        if days:
            before = text[found[place - 1].end if place else 0 : expression.start]
            if whole and whole.last is None and before.strip().lower() in _ENDS:
                whole = Period(whole.first, days.last)
            else:
                days = _open_side(days, before)
                whole = days if whole is None else _span(whole, days)
    return QuestionPeriod(whole or Period(), tuple(Span(e.start, e.end) for e in found))


def _find_times(text: str, asked: date | None) -> list[TimeExpression]:
    return join_stretches(text, find_expressions(text, asked))


def spell_periods(text: str) -> str:
    """Return `text` with "Q3 FY2022" as reports write it: "the third quarter of fiscal 2022"."""
    spelled, at = "", 0
    for found in find_expressions(text, None):
        if _SHORT.search(found.text) and "X" not in found.value:
            said = say_value(found.value)
            before = text[at : found.start]
            if before.lower().endswith("the ") and not found.text.lower().startswith("the "):
                said = said.removeprefix("the ")
            spelled += before + said
            at = found.end
    return spelled + text[at:]


def _is_name(text: str, expression: TimeExpression) -> bool:
    """Whether a month or a weekday is a part of a name."""
    if not expression.text.isalpha() or not expression.text.istitle():
        return False
    return _NAME_BEHIND.match(text, expression.end) is not None


def _share_year(text: str, found: Sequence[TimeExpression]) -> str:
    """Return the value of the first of `found`, its year that of "in March and April 2021"."""
    first = found[0]
    own = _MONTH.fullmatch(first.value.replace("XXXX", "0000"))
    if not own or _YEAR.search(first.text):
        return first.value
    for one, following in pairwise(found):
        if text[one.end : following.start].strip().lower() not in _JOINS:
            break
        other = _MONTH.match(following.value)
        # "Between November and January" is from one year to the next.
        if other and (_YEAR.search(following.text) or first.value > following.value):
            year = int(following.value[:4]) - (own[1] > other[1])
            return f"{year}{own[1]}"
    return first.value


def _look_back(expression: TimeExpression, asked: date | None) -> Period | None:
    """Return the days of "the past two weeks", as said on the day `asked`."""
    length = _LENGTH.fullmatch(expression.value)
    if not asked or not length or expression.type is not TimexType.DURATION:
        return None
    if not _BACK.match(expression.text):
        return None
    days = int(length[1]) * _UNIT_DAYS[length[2]] if length[1] else int(length[3]) / 24
    return Period(shift_days(asked, -round(days)), asked)


def _open_side(days: Period, before: str) -> Period:
    """Read the preposition that `days` stand behind."""
    near = before.lower().replace(",", " ").split()[-_REACH:]
    for distance, word in enumerate(reversed(near)):
        if word == "before":
            return Period(None, days.first and shift_days(days.first, -1))
        if word in _AFTER:
            # "after the summit of 2021" may tell of that year too; "after March 5" does not.
            first = days.last if word == "after" and distance == 0 else days.first
            return Period(first, None)
        # Further off these are other words: "killed by police in March".
        if word in _UP_TO and distance == 0:
            return Period(None, days.last)
        if word == "from" and distance == 0:
            return Period(days.first, None)
    return days


def _span(one: Period, other: Period) -> Period:
    """Join two sides: "between 2019 and 2021", "after 2019 and before 2021"."""
    if one.last is None or other.first is None:
        return Period(one.first or other.first, other.last or one.last)
    first = min(one.first, other.first) if one.first and other.first else None
    last = max(one.last, other.last) if one.last and other.last else None
    return Period(first, last)
