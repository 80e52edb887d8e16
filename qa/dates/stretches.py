"""Stretches of time told by their length and one end: "the year to March 2021", "2020/21".

To the calendar of language these are a length and a date; to whom a figure of them is given they
are one period, and no figure of it is one of its last month.
"""

import re
from collections.abc import Sequence
from datetime import MINYEAR, date

from qa.dates.timex.almanac import last_of_month, shift_days
from qa.dates.timex.fiscal import FISCAL
from qa.dates.timex.values import days_of
from qa.language.number_words import ONES, TENS
from qa.language.numbers import find_numbers
from qa.types import Period, TimeExpression, TimexType

_WORDS = "|".join((*ONES, *TENS))
_COUNT = rf"(?P<count>\d{{1,2}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_UNIT = r"(?P<unit>quarter|half[- ]years?|half|months?|weeks?|years?)"
_LENGTH = rf"(?:(?:full|fiscal|financial|business|trading) )?(?:{_COUNT}[ -])?{_UNIT}"
# "In the fiscal year that ended on", right before its last day or month.
_BEFORE_END = re.compile(
    rf"\b(?:the |its |their |a )?{_LENGTH},? (?:which |that )?"
    r"(?:to|through|ended|ending|ends|up to)(?: (?:on|in|at))?(?: the end of)? (?:the )?$",
    re.I,
)
# "The first nine months of", right before their year.
_BEFORE_YEAR = re.compile(
    rf"\b(?:the |its )?first {_COUNT} (?P<unit>months|weeks)(?: of| in)?(?: its)? $", re.I
)
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
# What is looked at before a date, and how far apart two ends of one stretch may be.
_REACH, _LEEWAY = 60, 10
_WEEK_YEARS = (52, 53)
_YEAR = re.compile(r"\d{4}")
_FISCAL_YEAR = re.compile(rf"(?:{FISCAL})?\d{{4}}")
_MONTH_OR_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_SECOND_YEAR = re.compile(r"[/–-](?:\d{2})?(\d{2})(?![\w/–-])")
_SPANS_YEARS = re.compile(r"\d{4}[/–-]\d{2}")
# What a length may be read as by itself: the quarter, a year, three months.
_LENGTH_ALONE = re.compile(r"P\d.*")
_BARE = re.compile(r"XXXX(?:-[A-Z]+X?X)?|(?:FY)?\d{4}(?:-Q[1-4])?|(?:FY)?XXXX")
_RANKED = re.compile(r"\b(?:first|second|third|fourth|last|final|[QH]\d)\b", re.I)


def join_stretches(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Return the times `found` in `text`, in order, each length and its end as one.

    The value of such a one is an ISO 8601 interval of days, of "2020/21" that of a fiscal year.
    """
    joined: list[TimeExpression] = []
    for each in found:
        whole = _span_years(text, each) or _end_length(text, each) or _begin_year(text, each)
        if whole:
            before = [other for other in joined if other.end > whole.start]
            if all(map(_is_bare, before)):
                joined = [other for other in joined if other not in before]
            else:
                whole = None
        # Of "2020-21" the second may be read as a day.
        if not joined or joined[-1].end <= each.start:
            joined.append(whole or each)
    return joined


def spans_years(words: str) -> bool:
    """Whether `words` name a year by two: "2020/21"."""
    return _SPANS_YEARS.search(words) is not None


def are_near(one: Period, other: Period) -> bool:
    """Whether two closed periods are one, told to the day or to the month."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    if (one.last.year, one.last.month) == (other.last.year, other.last.month):
        length, like = (one.last - one.first).days, (other.last - other.first).days
        return abs(length - like) <= _LEEWAY
    gaps = abs((one.first - other.first).days), abs((one.last - other.last).days)
    return max(gaps) <= _LEEWAY


def _is_bare(each: TimeExpression) -> bool:
    """Whether nothing but a length is told: "the quarter", not "the second quarter"."""
    if _LENGTH_ALONE.fullmatch(each.value):
        return True
    return _BARE.fullmatch(each.value) is not None and not _RANKED.search(each.text)


def _span_years(text: str, each: TimeExpression) -> TimeExpression | None:
    """Read "2020/21", which is a season or a financial year, behind its first year."""
    second = _SECOND_YEAR.match(text, each.end)
    if not second or not _YEAR.fullmatch(each.value) or not each.text.endswith(each.value):
        return None
    following = int(each.value) + 1
    if following % 100 != int(second[1]):
        return None
    return _make(text, each.start, second.end(), f"{FISCAL}{following}")


def _end_length(text: str, each: TimeExpression) -> TimeExpression | None:
    """Read "the year to" before its last month or day."""
    at = max(0, each.start - _REACH)
    length = _BEFORE_END.search(text[at : each.start])
    days = days_of(each.value) if length and _MONTH_OR_DAY.fullmatch(each.value) else None
    if not length or not days or not days.last:
        return None
    first = _count_back(days.last, length)
    return _make(text, at + length.start(), each.end, f"{first}/{days.last}") if first else None


def _begin_year(text: str, each: TimeExpression) -> TimeExpression | None:
    """Read "the first nine months of" before their year."""
    at = max(0, each.start - _REACH)
    length = _BEFORE_YEAR.search(text[at : each.start])
    if not length or not _FISCAL_YEAR.fullmatch(each.value):
        return None
    prefix, year = each.value[:-4], int(each.value[-4:])
    count = _read_count(length)
    if length["unit"].lower() == "weeks":
        last = shift_days(date(year, 1, 1), 7 * count - 1)
    else:
        last = last_of_month(year, count) if count <= _MONTHS["year"] else None
    value = f"{prefix}{year:04d}-01-01/{last}"
    return _make(text, at + length.start(), each.end, value) if last else None


def _count_back(last: date, length: re.Match[str]) -> date | None:
    """Return the first day of what ends with the day `last`."""
    unit, count = length["unit"].lower().rstrip("s"), _read_count(length)
    if unit == "week" and count not in _WEEK_YEARS:
        return shift_days(last, 1 - 7 * count)
    months = _MONTHS["year"] if unit == "week" else _MONTHS[re.split("[ -]", unit)[0]] * count
    behind = shift_days(last, 1)
    if behind is None:
        return None
    year, month = divmod(behind.year * 12 + behind.month - 1 - months, 12)
    if year < MINYEAR:
        return None
    return date(year, month + 1, min(behind.day, last_of_month(year, month + 1).day))


def _read_count(length: re.Match[str]) -> int:
    numbers = find_numbers(length["count"] or "1")
    return int(numbers[0].value) if numbers else 1


def _make(text: str, start: int, end: int, value: str) -> TimeExpression:
    return TimeExpression(start, end, text[start:end], TimexType.DATE, value)
