"""TIMEX3 values in words: `2021-03-31` is "March 31, 2021 (Wednesday)".

`XXXX-Q3` is "the third quarter": what a value leaves open is left out of the words, and no X shown.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from qa.dates.timex.lexicon import (
    FUTURE,
    PAST,
    PRESENT,
    say_ordinal,
)
from qa.dates.timex.values import days_of
from qa.language.calendar import MONTH_TITLES, WEEKDAY_TITLES

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}
_RANKS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_SPANS = {"Q": "quarter", "H": "half"}
_DAYTIMES = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_REFERENCES = {PAST: "in the past", PRESENT: "now", FUTURE: "in the future"}
_OPEN = {"XXXX": "year", "XXX": "decade", "XX": "century", "XXXX-XX": "month", "XXXX-WXX": "week"}
_OPEN |= {"XXXX-WXX-WE": "weekend", "XXXX-QX": "quarter", "XXXX-XX-XX": "day"}
_LENGTHS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "WE": "weekend"}
_LENGTHS |= {"DE": "decade", "CE": "century", "ML": "millennium"}
_CLOCK_LENGTHS = {"H": "hour", "M": "minute", "S": "second"}
_PLURALS = {"century": "centuries", "millennium": "millennia"}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?|X)(WE|DE|CE|ML|[DWMQYHS])")


def say_value(value: str) -> str:
    """Return the TIMEX3 value `value`, or an interval of two, in words."""
    if "/" in value:
        first, _, last = (days_of(side) for side in value.partition("/"))
        if first and first.first and last and last.last:
            return say_days(first.first, last.last)
    if value in _REFERENCES:
        return _REFERENCES[value]
    for shape, say in _SHAPES:
        match = shape.fullmatch(value)
        if match:
            return say(*match.groups())
    return "a time that is not told"


def has_open_part(value: str) -> bool:
    """Whether `value` leaves its year, or more of it, open."""
    return "X" in value


def names_something(value: str) -> bool:
    """Whether `value` is more than a unit: a weekday, a month or a season, not just "a day"."""
    return value.partition("T")[0] not in _OPEN


def say_days(first: date, last: date) -> str:
    """Return the days from `first` to `last` in words: "May 3 to 5, 2021"."""
    if first == last:
        return say_value(first.isoformat())
    month, other = MONTH_TITLES[first.month - 1], MONTH_TITLES[last.month - 1]
    if first.year != last.year:
        return f"{month} {first.day}, {first.year} to {other} {last.day}, {last.year}"
    ending = f"{last.day}" if month == other else f"{other} {last.day}"
    return f"{month} {first.day} to {ending}, {last.year}"


def say_daytime(time: str) -> str:
    """Return the part of the day that a TIMEX3 time names, "" where it is one of the clock."""
    return _DAYTIMES.get(time, "")


def _say_day(year: str, month: str, day: str, time: str | None) -> str:
    named = f"{MONTH_TITLES[int(month) - 1]} {int(day)}"
    if year.isdecimal():
        found = days_of(f"{year}-{month}-{day}")
        weekday = f" ({WEEKDAY_TITLES[found.first.weekday()]})" if found and found.first else ""
        named = f"{named}, {int(year)}{weekday}"
    return _add_time(named, time)


def _say_numbered(day: str, time: str | None) -> str:
    return _add_time(f"the {say_ordinal(int(day))}", time)


def _say_weekday(day: str, time: str | None) -> str:
    named = WEEKDAY_TITLES[int(day) - 1]
    return f"{named} {_DAYTIMES[time]}" if time in _DAYTIMES else _add_time(named, time)


def _say_day_of_week(year: str, week: str, day: str, time: str | None) -> str:
    found = days_of(f"{year}-W{week}-{day}")
    return _add_time(say_value(found.first.isoformat()), time) if found and found.first else year


def _say_some_day(time: str | None) -> str:
    if time is None:
        return "a day"
    return _add_article(_DAYTIMES[time]) if time in _DAYTIMES else time[:5]


def _add_time(named: str, time: str | None) -> str:
    return f"{named}, {_DAYTIMES.get(time, time[:5])}" if time else named


def _say_month(year: str, month: str) -> str:
    return MONTH_TITLES[int(month) - 1] + (f" {int(year)}" if year.isdecimal() else "")


def _say_week(year: str, week: str) -> str:
    found = days_of(f"{year}-W{week}")
    return say_days(found.first, found.last) if found and found.first and found.last else year


def _say_season(year: str, season: str) -> str:
    return _SEASONS[season] + (f" {year}" if year.isdecimal() else "")


def _say_part(year: str, span: str, number: str) -> str:
    named = f"the {_RANKS[number]} {_SPANS[span]}"
    if year.isdecimal():
        return f"{named} of {year}"
    return named if span == "Q" else f"{named} of the year"


def _say_fiscal(year: str, span: str | None, number: str | None) -> str:
    """Name a fiscal period by its number alone: its days are not those of the calendar's."""
    named = f"fiscal {year}" if year.isdecimal() else "the fiscal year"
    return f"the {_RANKS[number]} {_SPANS[span]} of {named}" if span and number else named


def _say_decade(digits: str) -> str:
    return f"the {digits}0s"


def _say_century(digits: str) -> str:
    return f"the {say_ordinal(int(digits) + 1)} century"


def _say_open(value: str) -> str:
    return _add_article(_OPEN[value])


def _say_length(days: str | None, clock: str | None) -> str:
    parts = [(n, _LENGTHS[unit]) for n, unit in _LENGTH.findall(days or "")]
    parts += [(n, _CLOCK_LENGTHS[unit]) for n, unit in _LENGTH.findall(clock or "")]
    return " and ".join(_count_units(n, unit) for n, unit in parts) or "some time"


def _count_units(number: str, unit: str) -> str:
    if number == "1":
        return f"1 {unit}"
    return f"{'some' if number == 'X' else number} {_PLURALS.get(unit, f'{unit}s')}"


def _add_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


_YEAR = r"(\d{4}|XXXX)"
_LENGTH_OF = r"(?:(?:[\d.]+|X)(?:WE|DE|CE|ML|[DWMQYHS]))"
_TIME = r"(?:T([A-Z]{2}|\d{1,2}(?::\d{2}(?::\d{2})?)?)[^/]*)?"
_SHAPES: Final[tuple[tuple[re.Pattern[str], Callable[..., str]], ...]] = tuple(
    (re.compile(shape, re.ASCII), say)
    for shape, say in (
        (rf"{_YEAR}-(\d\d)-(\d\d){_TIME}", _say_day),
        (rf"XXXX-XX-(\d\d){_TIME}", _say_numbered),
        (rf"XXXX-WXX-([1-7]){_TIME}", _say_weekday),
        (rf"(\d{{4}})-W(\d\d)-([1-7]){_TIME}", _say_day_of_week),
        (rf"XXXX-XX-XX{_TIME}", _say_some_day),
        (rf"{_YEAR}-(\d\d)", _say_month),
        (r"(\d{4})-W(\d\d(?:-WE)?)", _say_week),
        (rf"{_YEAR}-(SP|SU|FA|WI)", _say_season),
        (rf"{_YEAR}-([QH])([1-4])", _say_part),
        (r"(\d{4})", str),
        (rf"FY{_YEAR}(?:-([QH])([1-4]))?", _say_fiscal),
        (r"(\d{3})", _say_decade),
        (r"(\d{2})", _say_century),
        (f"({'|'.join(_OPEN)})", _say_open),
        (
            r"P((?:(?:[\d.]+|X)(?:WE|DE|CE|ML|[DWMQY]))*|XX)(?:T((?:(?:[\d.]+|X)[HMS])+))?",
            _say_length,
        ),
    )
)
