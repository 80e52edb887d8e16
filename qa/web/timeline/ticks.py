"""Where the ticks of a time axis stand, and what is written at them."""

from dataclasses import dataclass
from datetime import MAXYEAR, date

from qa.language.calendar import MONTH_TITLES

# More labels than these run into each other on the narrowest axis.
_MOST = 8
_MONTHS_OF_YEAR = 12
# Steps by what they count, the finest first.
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis, its label, and below it the year where the label does not tell it."""

    day: date
    label: str
    year: str = ""


def choose_ticks(first: date, last: date) -> list[Tick]:
    """Return two to eight ticks in even steps that no day from `first` to `last` lies outside."""
    begin, end = first.toordinal(), last.toordinal()
    if begin == end:
        begin, end = begin - 1, end + 1
    for step in _DAYS:
        span = _span(begin, end, step)
        if len(span) <= _MOST:
            return _label([_day_at(number * step) for number in span], month_only=False)
    for step in _MONTHS:
        months = _span(_month_of(first), _month_of(last) + 1, step)
        if len(months) <= _MOST:
            return _label([_month_at(number * step) for number in months], month_only=True)
    years = next(
        [_month_at(number * step * _MONTHS_OF_YEAR) for number in span]
        for step in _YEARS
        if len(span := _span(first.year, last.year + 1, step)) <= _MOST
    )
    return [Tick(day, str(day.year)) for day in years]


def _span(first: int, last: int, step: int) -> range:
    """Return the multiples of `step` around `first` to `last`, in steps."""
    return range(first // step, -(-last // step) + 1)


def _label(days: list[date], *, month_only: bool) -> list[Tick]:
    """Return ticks of the same year with the year at the first of them."""
    ticks: list[Tick] = []
    for place, day in enumerate(days):
        month = MONTH_TITLES[day.month - 1][:3]
        is_first = place == 0 or days[place - 1].year != day.year
        label = month if month_only else f"{month} {day.day}"
        ticks.append(Tick(day, label, str(day.year) if is_first else ""))
    return ticks


def _day_at(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _month_of(day: date) -> int:
    return day.year * _MONTHS_OF_YEAR + day.month - 1


def _month_at(number: int) -> date:
    """Return the first of a month; the calendar's own first and last day beyond its ends."""
    year, month = divmod(number, _MONTHS_OF_YEAR)
    if year < 1:
        return date.min
    return date(year, month + 1, 1) if year <= MAXYEAR else date.max
