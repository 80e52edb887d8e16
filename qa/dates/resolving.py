"""From what a phrase says to a calendar value, by the report's date and the text before it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date

from qa.dates.almanac import HOLIDAYS, shift_days, shift_months, week_value
from qa.dates.lexicon import MONTH_TITLES, PAST, WEEKDAY_TITLES, Unit
from qa.dates.meanings import (
    Decade,
    Fixed,
    Holiday,
    Meaning,
    Offset,
    PartialDate,
    PartOfYear,
    TimeOfDay,
    WeekdayName,
)
from qa.dates.tense import Direction
from qa.dates.values import days_of
from qa.types import Period, TimexType

# How many expressions back a quarter still governs "a year earlier".
_QUARTER_REACH = 4

# Within this many days, reports leave out the year whichever way the verb looks.
_NEAR_DAYS = 80


@dataclass(frozen=True, slots=True)
class Resolution:
    """A value, the day it was counted from, and how it was reached."""

    type: TimexType
    value: str
    anchor: date | None = None
    step: str = ""


@dataclass(slots=True)
class Discourse:
    """What the text has said so far: the report's date, and the values last spoken of."""

    published: date | None
    values: list[str] = field(default_factory=list)

    def remember(self, resolution: Resolution) -> None:
        """Note a resolved expression, so that later ones can refer to it."""
        self.values.append(resolution.value)
        del self.values[:-_QUARTER_REACH]

    def spoken_day(self) -> date | None:
        """The day last spoken of, if it was a single day."""
        for value in reversed(self.values):
            period = days_of(value)
            if period is not None:
                return period.first if period.first == period.last else None
        return None

    def spoken_period(self) -> Period | None:
        """The days of the calendar value last spoken of."""
        periods = (days_of(value) for value in reversed(self.values))
        return next((period for period in periods if period is not None), None)

    def spoken_quarter(self) -> str | None:
        """The quarter last spoken of, if that is not long ago."""
        return next((v for v in reversed(self.values) if v[4:6] == "-Q"), None)


def resolve_meaning(
    meaning: Meaning, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    """Give `meaning` its TIMEX3 value; None if it falls outside the calendar.

    `direction` is asked only where the tense decides.
    """
    match meaning:
        case Fixed():
            return Resolution(meaning.type, meaning.value)
        case PartialDate():
            return _resolve_date(meaning, discourse, direction)
        case WeekdayName():
            return _resolve_weekday(meaning, discourse, direction)
        case Offset():
            return _resolve_offset(meaning, discourse, direction)
        case PartOfYear():
            return _resolve_part(meaning, discourse, direction)
        case Holiday():
            return _resolve_holiday(meaning, discourse, direction)
        case Decade():
            return _resolve_decade(meaning, discourse)
        case TimeOfDay():
            return _resolve_time(meaning, discourse, direction)


def _date(value: str, anchor: date | None = None, step: str = "") -> Resolution:
    return Resolution(TimexType.DATE, value, anchor, step)


def _resolve_date(
    meaning: PartialDate, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    year, published = meaning.year, discourse.published
    if year is not None or published is None:
        return _date(_write_date(meaning, year))
    if meaning.shift is not None:
        year = published.year + meaning.shift
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return _date(_write_date(meaning, year), published, f"year counted from {published}")
    named = MONTH_TITLES[(meaning.month or 1) - 1] + (f" {meaning.day}" if meaning.day else "")
    return _pick_year(
        lambda y: _write_date(meaning, y), published, _lean(meaning.direction, direction), named
    )


def _write_date(meaning: PartialDate, year: int | None) -> str:
    parts = ["XXXX" if year is None else f"{year:04d}"]
    parts += [f"{part:02d}" for part in (meaning.month, meaning.day) if part is not None]
    return "-".join(parts)


def _lean(told: int | None, direction: Callable[[], Direction]) -> int | Direction:
    """The direction that the words tell, or else the verb."""
    return direction() if told is None else told


def _pick_year(
    write: Callable[[int], str], published: date, lean: int | Direction, named: str
) -> Resolution | None:
    """Choose the year of something that comes once a year."""
    # Eight years reach the next leap day, even across 1900.
    years = range(max(published.year - 8, MINYEAR), min(published.year + 8, MAXYEAR) + 1)
    dated = [(value, period) for value in map(write, years) if (period := days_of(value))]
    found = _pick(dated, published, lean)
    if found is None:
        return None
    value, relation = found
    return _date(value, published, f"the {named} {relation} {published}")


def _pick(
    dated: Iterable[tuple[str, Period]], published: date, lean: int | Direction
) -> tuple[str, str] | None:
    spans = [(v, p.first or date.min, p.last or date.max) for v, p in dated]
    if lean == -1:
        before = [v for v, _, last in spans if last < published]
        return (before[-1], "before") if before else None
    if lean == 1:
        after = [v for v, first, _ in spans if first > published]
        return (after[0], "after") if after else None
    if lean == 0:
        same = [v for v, first, _ in spans if first.year == published.year]
        return (same[0], "of the year of") if same else None
    nearest = min(spans, key=lambda span: _gap(span, published))
    is_day = nearest[1] == nearest[2]
    if _gap(nearest, published) <= _NEAR_DAYS and (is_day or lean is not Direction.PAST):
        return nearest[0], "nearest to"
    if lean is Direction.PAST:
        past = [v for v, first, _ in spans if first <= published]
        return (past[-1], "at or before") if past else None
    if lean is Direction.FUTURE:
        future = [v for v, _, last in spans if last >= published]
        return (future[0], "at or after") if future else None
    return nearest[0], "nearest to"


def _gap(span: tuple[str, date, date], published: date) -> int:
    """Days between a span and the report; 0 inside the span."""
    return max((span[1] - published).days, (published - span[2]).days, 0)


def _resolve_weekday(
    meaning: WeekdayName, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    published = discourse.published
    if published is None:
        return _date(f"XXXX-WXX-{meaning.weekday}")
    name = WEEKDAY_TITLES[meaning.weekday - 1]
    ahead = (meaning.weekday - published.isoweekday()) % 7
    lean = _lean(meaning.direction, direction)
    if lean == -1:
        days, relation = (ahead or 7) - 7, "before"
        days = days or -7
    elif lean == 1:
        days, relation = ahead or 7, "after"
    elif lean in (0, Direction.FUTURE):
        days, relation = ahead, "at or after"
    else:
        days, relation = ahead - 7 if ahead else 0, "at or before"
    day = shift_days(published, days)
    if day is None:
        return None
    return _date(day.isoformat(), published, f"the {name} {relation} {published}")


def _resolve_holiday(
    meaning: Holiday, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    find, published = HOLIDAYS[meaning.name], discourse.published
    named = " ".join(meaning.name)
    if meaning.year is not None:
        return _date(find(meaning.year).isoformat())
    if published is None:
        fixed = find(2001)
        moves = find(2002).replace(year=2001) != fixed
        return _date("XXXX-XX-XX" if moves else f"XXXX{fixed.isoformat()[4:]}")
    lean = _lean(meaning.direction, direction)
    return _pick_year(lambda year: find(year).isoformat(), published, lean, named)


def _resolve_part(
    meaning: PartOfYear, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    published, code = discourse.published, meaning.code
    if meaning.year is not None:
        return _date(f"{meaning.year:04d}-{code}")
    if published is None:
        return _date(f"XXXX-{code}")
    if meaning.shift is not None:
        year = published.year + meaning.shift
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return _date(f"{year:04d}-{code}", published, f"year counted from {published}")
    lean = _lean(meaning.direction, direction)
    return _pick_year(lambda year: f"{year:04d}-{code}", published, lean, code)


def _resolve_decade(meaning: Decade, discourse: Discourse) -> Resolution:
    published = discourse.published
    year = (published.year if published else 2000) // 100 * 100 + meaning.tens
    if published is None or year > published.year:
        year -= 100 if published or meaning.tens >= 30 else 0
    return _date(f"{max(year, 0) // 10:03d}", published, "the last decade so called")


def _resolve_time(
    meaning: TimeOfDay, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    unnamed = Offset(Unit.DAY, 0, from_spoken=True)
    day = resolve_meaning(meaning.day or unnamed, discourse, direction)
    if day is None:
        return None
    value = day.value if len(day.value) >= 10 else "XXXX-XX-XX"
    return Resolution(TimexType.TIME, value + meaning.suffix, day.anchor, day.step)


def _resolve_offset(
    meaning: Offset, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    quarter = discourse.spoken_quarter()
    if quarter and meaning.is_comparison and quarter[:4].isdecimal() and int(quarter[:4]) > 1:
        value = f"{int(quarter[:4]) - 1:04d}{quarter[4:]}"
        return _date(value, None, f"the year before {quarter}")
    if meaning.unit is Unit.QUARTER and meaning.from_spoken and meaning.count == 0 and quarter:
        return _date(quarter, None, "the quarter last spoken of")
    base = discourse.published
    if meaning.from_spoken:
        base = _spoken_base(meaning, discourse)
    if base is None:
        return _date(_UNDERSPECIFIED.get(meaning.unit, PAST))
    if meaning.is_weekend_named and base.isoweekday() < 6 and direction() is not Direction.FUTURE:
        meaning = Offset(meaning.unit, -1)
    value = write_offset(base, meaning.unit, meaning.count)
    if value is None:
        return None
    return _date(value, base, _tell_step(meaning, base))


def _spoken_base(meaning: Offset, discourse: Discourse) -> date | None:
    """The day that "the following day" or "that year" counts from."""
    if meaning.is_weekend_named:
        return discourse.published
    if meaning.unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return discourse.spoken_day() or discourse.published
    if meaning.count == 0 and meaning.unit is not Unit.YEAR:
        return discourse.published
    period = discourse.spoken_period()
    return (period.first if period else None) or discourse.published


_UNDERSPECIFIED = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}


def _tell_step(meaning: Offset, base: date) -> str:
    if meaning.count == 0:
        return f"the {meaning.unit.value} of {base}"
    side = "before" if meaning.count < 0 else "after"
    count = abs(meaning.count)
    return f"{count} {meaning.unit.value}{'s' if count > 1 else ''} {side} {base}"


def write_offset(base: date, unit: Unit, count: int) -> str | None:
    """The TIMEX3 value `count` units from `base`, as fine as the unit; None off the calendar."""
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        day = shift_days(base, count if unit is Unit.DAY else 7 * count)
        if day is None:
            return None
        if unit is Unit.DAY:
            return day.isoformat()
        return week_value(day) + ("-WE" if unit is Unit.WEEKEND else "")
    if unit in (Unit.MONTH, Unit.QUARTER):
        month = shift_months(base, count if unit is Unit.MONTH else 3 * count)
        if month is None:
            return None
        if unit is Unit.MONTH:
            return month.isoformat()[:7]
        return f"{month.year:04d}-Q{(month.month + 2) // 3}"
    return _write_years(base.year, unit, count)


def _write_years(year: int, unit: Unit, count: int) -> str | None:
    size = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}.get(unit)
    if size is None:
        return None
    shifted = year + count * size
    if not MINYEAR <= shifted <= MAXYEAR:
        return None
    return f"{shifted:04d}"[: 5 - len(str(size))]
