"""Calendar arithmetic that never leaves the years 1 to 9999, and the days of holidays."""

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

_DAYS_IN_ALL = date.max.toordinal()


def shift_days(day: date, days: int) -> date | None:
    """The day `days` after `day`, or None outside the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= _DAYS_IN_ALL else None


def shift_months(day: date, months: int) -> date | None:
    """The first of the month `months` after that of `day`, or None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if MINYEAR <= year <= MAXYEAR else None


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def day_exists(month: int, day: int) -> bool:
    """Whether some year has this day ("February 29" does, "February 30" does not)."""
    return make_date(2000, month, day) is not None


def week_value(day: date) -> str:
    """The ISO week of `day` as TIMEX3 writes it, such as `2021-W13`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The `n`th `weekday` (Monday is 1) of a month; `n` of -1 is the last one."""
    if n < 0:
        last = last_of_month(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _easter_plus(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


# Names as lower-case words; dates as in the United States where countries differ.
HOLIDAYS: Final[dict[tuple[str, ...], Callable[[int], date]]] = {
    ("christmas",): _fixed(12, 25),
    ("christmas", "day"): _fixed(12, 25),
    ("christmas", "eve"): _fixed(12, 24),
    ("boxing", "day"): _fixed(12, 26),
    ("new", "year", "'", "s", "day"): _fixed(1, 1),
    ("new", "year", "'", "s", "eve"): _fixed(12, 31),
    ("valentine", "'", "s", "day"): _fixed(2, 14),
    ("independence", "day"): _fixed(7, 4),
    ("halloween",): _fixed(10, 31),
    ("veterans", "day"): _fixed(11, 11),
    ("thanksgiving",): lambda year: nth_weekday(year, 11, 4, 4),
    ("thanksgiving", "day"): lambda year: nth_weekday(year, 11, 4, 4),
    ("memorial", "day"): lambda year: nth_weekday(year, 5, 1, -1),
    ("labor", "day"): lambda year: nth_weekday(year, 9, 1, 1),
    ("election", "day"): lambda year: nth_weekday(year, 11, 1, 1) + timedelta(days=1),
    ("easter",): _easter_plus(0),
    ("easter", "sunday"): _easter_plus(0),
    ("easter", "monday"): _easter_plus(1),
    ("good", "friday"): _easter_plus(-2),
    ("palm", "sunday"): _easter_plus(-7),
    ("ash", "wednesday"): _easter_plus(-46),
}
