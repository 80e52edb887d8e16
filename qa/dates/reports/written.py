"""What a date field says: a day, a longer time with both its ends, or one of two days.

Digits are read here, since "2/5/2019" must stay undecided until its whole column tells which number
is the day. Names of months are left to dateutil (English) and dateparser (other languages), whose
result counts only where the value itself holds the year and the day.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from qa.dates.timex.almanac import last_of_month, make_date
from qa.dates.timex.grammar.numerals import expand_year

# A clock behind a day, with its zone; or a weekday before it.
_CLOCK = (
    r"(?:(?:\s*[T,;]\s*|\s+(?:(?:at|um|à|a las)\s+)?)\d{1,2}(?:[:.h]\d\d){0,2}(?:[.,]\d{1,9})?"
    r"\s*(?:[ap]\.?m\.?|uhr|h)?)?"
    r"\s*(?:z|utc|gmt|[a-z]{2,5}t|(?:utc|gmt)?[+-]\d\d:?(?:\d\d)?)?(?:\[[\w/+-]+\])?"
)
_ISO = re.compile(r"(\d{4})(?P<sign>[-/.])(\d{1,2})(?P=sign)(\d{1,2})\.?" + _CLOCK, re.I)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?(?:\.\d+)?Z?)?", re.I)
_TRIPLE = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{2,9})\.?,?\s+)?(\d{1,2})\s?(?P<sign>[/.-])\s?(\d{1,2})\s?(?P=sign)\s?"
    r"(\d{4}|\d\d)\.?" + _CLOCK,
    re.I,
)
_WEEK_DAY = re.compile(r"\d{4}-?W\d\d-?\d")
_ORDINAL = re.compile(r"(\d{4})-(\d{3})")
_WEEK = re.compile(r"(\d{4})-?W(\d\d)")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_BEHIND = re.compile(r"(\d{1,2})[-/.](\d{4})")
_QUARTER = re.compile(r"(\d{4})[-/ ]?Q([1-4])|Q([1-4])[-/ ]?(\d{4})", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_EPOCH = re.compile(r"(\d{9,10}|\d{12,13}|\d{16}|\d{19})(?:\.\d{1,9})?")
# Above, ten digits are a day and its hour, such as 2019041510.
_FIRST_EPOCH, _LAST_EPOCH = date(1980, 1, 1), date(2030, 1, 1)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]")
# Without a list, a name of a month is looked up in two hundred languages.
_LANGUAGES = (
    "de fr es it pt nl sv da nb fi pl cs sk hu ro hr sl tr ru uk el ar he fa zh ja ko id vi".split()
)
_LONGEST = 80


class Order(StrEnum):
    """Which number of a date such as 2/5/2019 comes first."""

    DAY_FIRST = "the day first"
    MONTH_FIRST = "the month first"


@dataclass(frozen=True, slots=True)
class Written:
    """The days, from `first` to `last`, that a value may mean.

    Of digits in an order of their own, `day_first` and `month_first` are the day in either order,
    None where the calendar has none, and `sign` is what stands between them.
    """

    first: date
    last: date
    sign: str = ""
    day_first: date | None = None
    month_first: date | None = None

    @property
    def day(self) -> date | None:
        """The day, where it is but one."""
        return self.first if self.first == self.last else None

    @property
    def is_undecided(self) -> bool:
        """Whether it is one of two days, which the value alone does not tell."""
        return self.day is None and self.sign != ""

    @property
    def settles(self) -> Order | None:
        """The order that the calendar leaves to it, None where it leaves both or none."""
        if not self.sign or (self.day_first is None) is (self.month_first is None):
            return None
        return Order.DAY_FIRST if self.day_first else Order.MONTH_FIRST

    def read_in(self, order: Order | None) -> "Written":
        """Return what it says in `order`; the same where that does not matter."""
        if order is None or not self.is_undecided:
            return self
        day = self.day_first if order is Order.DAY_FIRST else self.month_first
        return replace(self, first=day, last=day) if day else self


def read_written(value: str) -> Written | None:
    """Return what `value`, of a date field, says; None where it is no date that can be read."""
    plain = " ".join(unicodedata.normalize("NFKC", value).strip().strip("\"'").split())
    if not plain or len(plain) > _LONGEST:
        return None
    if "/" in plain and plain.count("-") >= 4:
        return _read_interval(plain)
    try:
        return _read_digits(plain) or _read_triple(plain) or _read_names(plain)
    except (ValueError, OverflowError):
        return None


def _read_interval(plain: str) -> Written | None:
    first, _, last = plain.partition("/")
    begin, end = read_written(first), read_written(last)
    if begin is None or end is None or begin.is_undecided or end.last < begin.first:
        return None
    return Written(begin.first, end.last)


def _read_digits(plain: str) -> Written | None:
    """Read what begins with its year, or is a number of seconds."""
    if found := _ISO.fullmatch(plain):
        return _one(make_date(int(found[1]), int(found[3]), int(found[4])))
    if found := _COMPACT.fullmatch(plain):
        day = make_date(int(found[1]), int(found[2]), int(found[3]))
        if day or len(plain) == 8:
            return _one(day)
    if _WEEK_DAY.fullmatch(plain):
        return _one(date.fromisoformat(plain))
    if found := _ORDINAL.fullmatch(plain):
        return _one(datetime.strptime(plain, "%Y-%j").date())
    if found := _EPOCH.fullmatch(plain):
        return _one(_read_epoch(found[1]))
    return _read_long(plain)


def _read_long(plain: str) -> Written | None:
    """Read a week, a month, a quarter or a year."""
    if found := _WEEK.fullmatch(plain):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return Written(monday, monday + timedelta(days=6))
    if found := _MONTH.fullmatch(plain):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _MONTH_BEHIND.fullmatch(plain):
        return _months(int(found[2]), int(found[1]), 1)
    if found := _QUARTER.fullmatch(plain):
        return _months(int(found[1] or found[4]), 3 * int(found[2] or found[3]) - 2, 3)
    if _YEAR.fullmatch(plain):
        return _months(int(plain), 1, 12)
    return None


def _months(year: int, month: int, count: int) -> Written:
    return Written(date(year, month, 1), last_of_month(year, month + count - 1))


def _one(day: date | None) -> Written | None:
    return Written(day, day) if day else None


def _read_epoch(digits: str) -> date | None:
    """The day, in UTC, of so many seconds since 1970, or thousandths, millionths, billionths."""
    power = {9: 0, 10: 0, 12: 3, 13: 3, 16: 6, 19: 9}[len(digits)]
    day = datetime.fromtimestamp(int(digits) // 10**power, UTC).date()
    return day if _FIRST_EPOCH <= day < _LAST_EPOCH else None


def _read_triple(plain: str) -> Written | None:
    found = _TRIPLE.fullmatch(plain)
    if found is None:
        return None
    one, other, end = int(found[2]), int(found[4]), found[5]
    if len(end) == 2 and one > 31:
        return _one(make_date(expand_year(one), other, int(end)))
    year = int(end) if len(end) == 4 else expand_year(int(end))
    day_first, month_first = make_date(year, other, one), make_date(year, one, other)
    weekday = (found["weekday"] or "").lower()[:3]
    if weekday in _DAYS:
        day_first, month_first = (
            day if day and day.weekday() == _DAYS.index(weekday) else None
            for day in (day_first, month_first)
        )
    days = sorted(day for day in (day_first, month_first) if day)
    if not days:
        return None
    return Written(days[0], days[-1], found["sign"], day_first, month_first)


def _read_names(plain: str) -> Written | None:
    """Read a date with the name of its month; what the value does not hold is never filled in."""
    if not _WORD.search(plain) or not _NUMBER.search(plain):
        return None
    found = _read_english(plain) or _read_other(plain)
    if found is None:
        return None
    first, is_day = found
    numbers = {int(number) for number in _NUMBER.findall(plain)}
    has_year = first.year in numbers or first.year % 100 in numbers
    if not has_year or (is_day and first.day not in numbers):
        return None
    return _one(first) if is_day else _months(first.year, first.month, 1)


def _read_english(plain: str) -> tuple[date, bool] | None:
    """Read by dateutil, twice: what differs was not in the value."""
    from dateutil.parser import ParserError, parse

    read = []
    for default in (datetime(1996, 1, 1), datetime(2004, 2, 28)):
        try:
            moment = parse(plain, parserinfo=_names(), default=default, ignoretz=True)
        except (ParserError, ValueError, OverflowError, TypeError, AttributeError):
            return None
        read.append(moment.date())
    one, other = read
    if (one.year, one.month) != (other.year, other.month):
        return None
    return one, one == other


@cache
def _names() -> Any:
    from dateutil.parser import parserinfo

    class Names(parserinfo):  # type: ignore[misc]
        def convertyear(self, year: int, century_specified: bool = False) -> int:  # noqa: FBT001, FBT002
            # Theirs asks the clock.
            return year if century_specified or year > 99 else expand_year(year)

    return Names()


def _read_other(plain: str) -> tuple[date, bool] | None:
    if not re.search(r"\d{4}", plain):
        return None
    found = _parser().get_date_data(plain)
    if found.date_obj is None or found.period not in ("day", "month"):
        return None
    return found.date_obj.date(), found.period == "day"


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=_LANGUAGES,
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["month", "year"],
            "PREFER_DAY_OF_MONTH": "first",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
