"""Periods counted from the report, or from the time last spoken of."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date

from qa.dates.timex.almanac import shift_days, shift_months, week_value
from qa.dates.timex.discourse import Discourse, Resolution, leave_open, resolve_to
from qa.dates.timex.fiscal import FISCAL, shift_quarters, shift_years
from qa.dates.timex.lexicon import FUTURE, PAST, Unit
from qa.dates.timex.meanings import Offset
from qa.dates.timex.telling import tell_offset
from qa.dates.timex.tense import Direction
from qa.dates.timex.wording import say_value

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


def resolve_offset(
    meaning: Offset, discourse: Discourse, direction: Callable[[], Direction]
) -> Resolution | None:
    """Count an offset from its day, to a value as fine as its unit."""
    spoken = _count_from_period(meaning, discourse)
    if spoken is not None:
        return spoken
    base = discourse.published
    if meaning.from_spoken:
        base = _spoken_base(meaning, discourse)
    if base is None:
        told = "" if meaning.from_spoken else tell_offset(meaning.unit, meaning.count)
        return leave_open(_UNDERSPECIFIED.get(meaning.unit, PAST), told)
    if meaning.is_weekend_named and base.isoweekday() < 6 and direction() is not Direction.FUTURE:
        meaning = Offset(meaning.unit, -1)
    counted = write_offset(base, meaning.unit, meaning.count)
    if counted is None:
        return resolve_to(PAST if meaning.count < 0 else FUTURE)
    if meaning.is_fiscal and meaning.unit is Unit.YEAR:
        told = tell_offset(meaning.unit, meaning.count).replace("the ", "the fiscal ", 1)
        return leave_open(f"{FISCAL}{counted}", told)
    return resolve_to(counted, base, _tell_step(meaning, base))


def _count_from_period(meaning: Offset, discourse: Discourse) -> Resolution | None:
    """Count from the quarter or the fiscal year last spoken of: "a year earlier"."""
    quarter, year = discourse.spoken_quarter(), discourse.spoken_fiscal_year()
    is_of_text = meaning.from_spoken or meaning.is_comparison
    if meaning.unit is Unit.QUARTER and meaning.from_spoken and quarter:
        value = shift_quarters(quarter, meaning.count)
        named, period = "quarter", quarter
    elif meaning.unit is Unit.YEAR and is_of_text and (period := year or ""):
        if meaning.is_comparison and quarter:
            period = quarter
        value, named = shift_years(period, meaning.count), "year"
    elif quarter and meaning.is_comparison:
        value, named, period = shift_years(quarter, meaning.count), "year", quarter
    else:
        return None
    if value is None:
        return None
    if meaning.count == 0:
        return resolve_to(value, None, f"the {named} last spoken of")
    side = "before" if meaning.count < 0 else "after"
    return resolve_to(value, None, f"the {named} {side} {say_value(period)}")


def _spoken_base(meaning: Offset, discourse: Discourse) -> date | None:
    """The day that "the following day" or "that year" counts from."""
    if meaning.is_weekend_named:
        return discourse.published
    if meaning.unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return discourse.spoken_day() or discourse.published
    if meaning.count == 0 and meaning.unit is not Unit.YEAR:
        return discourse.published
    period = discourse.spoken_period()
    if period is None or period.first is None or period.last is None:
        return discourse.published
    # "the previous month" after "in 1998" says nothing about January.
    is_vague = meaning.unit is not Unit.YEAR and (period.last - period.first).days > 31
    return discourse.published if is_vague else period.first


def _tell_step(meaning: Offset, base: date) -> str:
    if meaning.count == 0:
        return f"the {meaning.unit.value} of {base}"
    side = "before" if meaning.count < 0 else "after"
    count = abs(meaning.count)
    return f"{count} {meaning.unit.value}{'s' if count > 1 else ''} {side} {base}"


def write_offset(base: date, unit: Unit, count: int) -> str | None:
    """The TIMEX3 value `count` units from `base`, as fine as the unit; None off the calendar."""
    match unit:
        case Unit.DAY:
            day = shift_days(base, count)
            return None if day is None else day.isoformat()
        case Unit.WEEK | Unit.WEEKEND:
            day = shift_days(base, 7 * count)
            return (
                None if day is None else week_value(day) + ("-WE" if unit is Unit.WEEKEND else "")
            )
        case Unit.MONTH:
            month = shift_months(base, count)
            return None if month is None else month.isoformat()[:7]
        case Unit.QUARTER:
            month = shift_months(base, 3 * count)
            return None if month is None else f"{month.year:04d}-Q{(month.month + 2) // 3}"
    return _write_years(base.year, unit, count)


def _write_years(year: int, unit: Unit, count: int) -> str | None:
    size = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}.get(unit)
    if size is None:
        return None
    shifted = year + count * size
    if not MINYEAR <= shifted <= MAXYEAR:
        return None
    return f"{shifted:04d}"[: 5 - len(str(size))]
