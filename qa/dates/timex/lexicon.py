"""The words of time: months, weekdays, units, seasons, parts of the day, holidays."""

from enum import StrEnum
from typing import Final

from qa.language.calendar import MONTH_NAMES, WEEKDAY_NAMES


def word_set(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


class Unit(StrEnum):
    """A length of time that the calendar or the clock counts in."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


_IRREGULAR_PLURALS = {Unit.CENTURY: "centuries", Unit.MILLENNIUM: "millennia"}

UNITS: Final = {unit.value: unit for unit in Unit} | {
    "mins": Unit.MINUTE,
    "hr": Unit.HOUR,
    "hrs": Unit.HOUR,
    "secs": Unit.SECOND,
    "yr": Unit.YEAR,
    "yrs": Unit.YEAR,
}
PLURAL_UNITS: Final = {_IRREGULAR_PLURALS.get(unit, f"{unit.value}s"): unit for unit in Unit}
ANY_UNITS: Final = UNITS | PLURAL_UNITS

MONTHS: Final = {name: n for n, names in enumerate(MONTH_NAMES, start=1) for name in names}

WEEKDAYS: Final = {name: n for n, names in enumerate(WEEKDAY_NAMES, start=1) for name in names}
PLURAL_WEEKDAYS: Final = {f"{names[0]}s": n for n, names in enumerate(WEEKDAY_NAMES, start=1)}

SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

PART_NAMES: Final = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "Q1": "first quarter",
    "Q2": "second quarter",
    "Q3": "third quarter",
    "Q4": "fourth quarter",
    "H1": "first half",
    "H2": "second half",
}

DAY_PARTS: Final = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "nighttime": "TNI",
    "daytime": "TDT",
    "dawn": "TMO",
    "dusk": "TEV",
}
PLURAL_DAY_PARTS: Final = {f"{name}s": code for name, code in DAY_PARTS.items()}

NAMED_HOURS: Final = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}

# Days from the day of speaking.
DAY_WORDS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}


def say_ordinal(number: int) -> str:
    """Return "1st" for 1, "22nd" for 22, "13th" for 13."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


# An opening quote is often typed for the apostrophe of "'68".
APOSTROPHES: Final = frozenset("'’‘`")

DECADE_WORDS: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

# Words before an amount that make it rough; they belong to the expression ("about two years").
ROUGHLY: Final = (
    ("no", "more", "than"),
    ("no", "less", "than"),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
    ("as", "long", "as"),
    ("about",),
    ("around",),
    ("nearly",),
    ("almost",),
    ("over",),
    ("roughly",),
    ("approximately",),
    ("only",),
    ("just",),
    ("some",),
    ("barely",),
    ("under",),
)

PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
