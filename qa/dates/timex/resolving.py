"""From what a phrase says to a calendar value, by the report's date and the text before it."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR

from qa.dates.timex.almanac import HOLIDAYS, shift_days, week_value
from qa.dates.timex.discourse import Discourse, Resolution, leave_open, resolve_to
from qa.dates.timex.distances import resolve_offset
from qa.dates.timex.fiscal import FISCAL, is_fiscal
from qa.dates.timex.lexicon import (
    PART_NAMES,
    Unit,
    say_ordinal,
)
from qa.dates.timex.meanings import (
    SAME_QUARTER,
    Decade,
    FiscalPeriod,
    Fixed,
    Holiday,
    Meaning,
    NumberedWeekday,
    Offset,
    PartialDate,
    PartOfYear,
    TimeOfDay,
    WeekdayName,
    WeekOf,
)
from qa.dates.timex.telling import tell_shift, tell_side, tell_time
from qa.dates.timex.tense import Direction
from qa.dates.timex.values import days_of
from qa.dates.timex.wording import say_value
from qa.dates.timex.yearly import find_numbered_weekday, pick_year
from qa.language.calendar import MONTH_TITLES, WEEKDAY_TITLES
from qa.types import TimexType


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
        case WeekdayName() | NumberedWeekday():
            return _resolve_weekday(meaning, discourse, direction)
        case Offset():
            return resolve_offset(meaning, discourse, direction)
        case PartOfYear() | FiscalPeriod():
            return _resolve_part(meaning, discourse, direction)
        case Holiday():
            return _resolve_holiday(meaning, discourse, direction)
        case Decade():
            return _resolve_decade(meaning, discourse)
        case WeekOf():
            return _resolve_week(meaning, discourse, direction)
        case TimeOfDay():
            return _resolve_time(meaning, discourse, direction)


def _resolve_date(
    meaning: PartialDate, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    year, published = meaning.year, discourse.published
    if year is not None:
        return resolve_to(_write_date(meaning, year))
    named = MONTH_TITLES[(meaning.month or 1) - 1] + (f" {meaning.day}" if meaning.day else "")
    if published is None:
        told = tell_shift(named, meaning.shift) or tell_side(named, meaning.direction)
        return leave_open(_write_date(meaning, None), told)
    if meaning.shift is not None:
        year = published.year + meaning.shift
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return resolve_to(_write_date(meaning, year), published, f"year counted from {published}")
    return pick_year(
        lambda y: _write_date(meaning, y), published, _lean(meaning.direction, direction), named
    )


def _write_date(meaning: PartialDate, year: int | None) -> str:
    parts = ["XXXX" if year is None else f"{year:04d}"]
    parts += [f"{part:02d}" for part in (meaning.month, meaning.day) if part is not None]
    return "-".join(parts)


def _lean(told: int | None, direction: Callable[[], Direction]) -> int | Direction:
    """The direction that the words tell, or else the verb."""
    return direction() if told is None else told


def _resolve_weekday(
    meaning: WeekdayName | NumberedWeekday,
    discourse: Discourse,
    direction: Callable[[], Direction],
) -> Resolution | None:
    if isinstance(meaning, NumberedWeekday):
        return _resolve_numbered(meaning, discourse, direction)
    published = discourse.published
    if meaning.from_spoken:
        published = discourse.spoken_day() or published
    name = WEEKDAY_TITLES[meaning.weekday - 1]
    if published is None:
        told = tell_side(name, meaning.direction or None)
        return leave_open(f"XXXX-WXX-{meaning.weekday}", told)
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
    return resolve_to(day.isoformat(), published, f"the {name} {relation} {published}")


def _resolve_numbered(
    meaning: NumberedWeekday, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution:
    """Find the day of the months around the report that has both the weekday and the number."""
    published = discourse.published
    named = f"{WEEKDAY_TITLES[meaning.weekday - 1]} the {say_ordinal(meaning.day)}"
    day = published and find_numbered_weekday(meaning.weekday, meaning.day, published, direction())
    if day is None:
        return leave_open(f"XXXX-XX-{meaning.day:02d}", named)
    return resolve_to(day.isoformat(), published, f"the {named} nearest to {published}")


def _resolve_holiday(
    meaning: Holiday, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    find, published = HOLIDAYS[meaning.name], discourse.published
    named = " ".join(meaning.name).title().replace(" ' S", "'s")
    if meaning.year is not None:
        return resolve_to(find(meaning.year).isoformat())
    if published is None:
        fixed = find(2001)
        moves = find(2002).replace(year=2001) != fixed
        value = "XXXX-XX-XX" if moves else f"XXXX{fixed.isoformat()[4:]}"
        return leave_open(value, tell_side(named, meaning.direction) or (named if moves else ""))
    lean = _lean(meaning.direction, direction)
    return pick_year(lambda year: find(year).isoformat(), published, lean, named)


def _resolve_part(
    meaning: PartOfYear | FiscalPeriod, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    if isinstance(meaning, FiscalPeriod):
        return _resolve_fiscal(meaning, discourse, direction)
    published, code = discourse.published, meaning.code
    if code == SAME_QUARTER:
        spoken = discourse.spoken_quarter() or ""
        fiscal, quarter = (FISCAL if is_fiscal(spoken) else ""), spoken.partition("-")[2]
        return resolve_to(f"{fiscal}{meaning.year:04d}{f'-{quarter}' if quarter else ''}")
    if meaning.year is not None:
        return resolve_to(f"{meaning.year:04d}-{code}")
    fiscal_year = discourse.spoken_fiscal_year()
    if fiscal_year and code[0] in "QH" and meaning.shift is None and meaning.direction is None:
        return resolve_to(f"{fiscal_year}-{code}", None, "of the fiscal year last spoken of")
    named = PART_NAMES[code]
    if published is None:
        told = tell_shift(f"the {named}", meaning.shift) or tell_side(named, meaning.direction)
        return leave_open(f"XXXX-{code}", told)
    if meaning.shift is not None:
        year = published.year + meaning.shift
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return resolve_to(f"{year:04d}-{code}", published, f"year counted from {published}")
    lean = _lean(meaning.direction, direction)
    return pick_year(lambda year: f"{year:04d}-{code}", published, lean, named)


def _resolve_fiscal(
    meaning: FiscalPeriod, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    """Name a fiscal period; where its year is left unsaid and untold, the value only guesses it."""
    part = f"-{meaning.code}" if meaning.code else ""
    if meaning.year is not None:
        return resolve_to(f"{FISCAL}{meaning.year:04d}{part}")
    if spoken := discourse.spoken_fiscal_year():
        return resolve_to(f"{spoken}{part}", None, "of the fiscal year last spoken of")
    told = f"the fiscal {PART_NAMES[meaning.code]}"
    guessed = _resolve_part(PartOfYear(meaning.code), discourse, direction)
    return guessed and leave_open(f"{FISCAL}{guessed.value}", told)


def _resolve_decade(meaning: Decade, discourse: Discourse) -> Resolution:
    published = discourse.published
    year = (published.year if published else 2000) // 100 * 100 + meaning.tens
    if published is None or year > published.year:
        year -= 100 if published or meaning.tens >= 30 else 0
    return resolve_to(f"{max(year, 0) // 10:03d}", published, "the last decade so called")


def _resolve_week(
    meaning: WeekOf, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    day = resolve_meaning(meaning.day, discourse, direction)
    if day is None:
        return None
    period = days_of(day.value)
    if period is None or period.first is None:
        return leave_open("XXXX-WXX", f"the week of {day.told or say_value(day.value)}")
    return resolve_to(week_value(period.first), day.anchor, f"the week of {day.value}")


def _resolve_time(
    meaning: TimeOfDay, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    unnamed = Offset(Unit.DAY, 0, from_spoken=True)
    day = resolve_meaning(meaning.day or unnamed, discourse, direction)
    if day is None:
        return None
    value = day.value if len(day.value) >= 10 else "XXXX-XX-XX"
    told = tell_time(day.told, meaning.suffix)
    return Resolution(TimexType.TIME, value + meaning.suffix, day.anchor, day.step, told)
