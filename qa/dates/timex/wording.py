"""TIMEX3 values in words: `2021-03-31` is "March 31, 2021 (Wednesday)"."""

import re
from datetime import date

from qa.dates.timex.lexicon import MONTH_TITLES, WEEKDAY_TITLES
from qa.dates.timex.values import days_of

_PARTS = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}
_HALVES = {"H1": "first half", "H2": "second half"}
_QUARTERS = {"Q1": "first", "Q2": "second", "Q3": "third", "Q4": "fourth"}
_DAYTIMES = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_VALUE = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<part>W\d\d(?:-WE)?|WXX-\d|[A-Z][A-Z0-9]|\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?:T(?P<time>\d\d(?::\d\d)?|[A-Z]{2}).*)?"
)


def say_value(value: str) -> str:
    """Return the calendar value `value` in words; one without words of its own as it is."""
    if "/" in value:
        first, _, last = value.partition("/")
        return say_days(date.fromisoformat(first[:10]), date.fromisoformat(last[:10]))
    if re.fullmatch(r"\d{3}", value):
        return f"the {value}0s"
    match = _VALUE.fullmatch(value)
    if match is None:
        return value
    year, part, day, time = match.group("year", "part", "day", "time")
    said = _say_day(year, part, day) if day else _say_part(year, part)
    return f"{said}, {_DAYTIMES.get(time, time)}" if time else said


def say_days(first: date, last: date) -> str:
    """Return the days from `first` to `last` in words: "May 3 to 5, 2021"."""
    if first == last:
        return say_value(first.isoformat())
    month, other = MONTH_TITLES[first.month - 1], MONTH_TITLES[last.month - 1]
    if first.year != last.year:
        return f"{month} {first.day}, {first.year} to {other} {last.day}, {last.year}"
    ending = f"{last.day}" if month == other else f"{other} {last.day}"
    return f"{month} {first.day} to {ending}, {last.year}"


def _say_day(year: str, month: str, day: str) -> str:
    said = f"{MONTH_TITLES[int(month) - 1]} {int(day)}"
    if not year.isdecimal():
        return said
    weekday = WEEKDAY_TITLES[date(int(year), int(month), int(day)).weekday()]
    return f"{said}, {int(year)} ({weekday})"


def _say_part(year: str, part: str | None) -> str:
    known = year.isdecimal()
    if part is None:
        return year
    if part.isdecimal():
        return MONTH_TITLES[int(part) - 1] + (f" {int(year)}" if known else "")
    if part.startswith("WXX-"):
        return WEEKDAY_TITLES[int(part[-1]) - 1]
    if part.startswith("W") and known:
        week = days_of(f"{year}-{part}")
        return say_days(week.first, week.last) if week and week.first and week.last else year
    if part in _PARTS:
        return f"{_PARTS[part]} {year}" if known else _PARTS[part]
    if part in _QUARTERS:
        return f"the {_QUARTERS[part]} quarter of {year}"
    if part in _HALVES:
        return f"the {_HALVES[part]} of {year}"
    return f"{year}-{part}"
