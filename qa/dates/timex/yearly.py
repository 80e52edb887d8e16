"""The year of what comes once a year, as "March 26"; the month of "Monday the 27th"."""

from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date

from qa.dates.timex.almanac import shift_days, shift_months
from qa.dates.timex.discourse import Resolution, resolve_to
from qa.dates.timex.tense import Direction
from qa.dates.timex.values import days_of
from qa.types import Period

# Within this many days, reports leave out the year whichever way the verb looks.
_NEAR_DAYS = 80
# The same for a coming month that a verb in the past stands by: "the case was set for April".
_COMING_DAYS = 31
# The same for a coming month where no verb tells: news looks back.
_AHEAD_DAYS = 45
# So far off may lie the "Monday the 27th" that the verb looks to.
_TALKED_OF_DAYS = 45
_HALF_YEAR = 183


def pick_year(
    write: Callable[[int], str], published: date, lean: int | Direction, named: str
) -> Resolution | None:
    """Choose the year of something that comes once a year."""
    # One year to either side is enough, but for the leap day: eight reach it, even across 1900.
    for reach in (1, 8):
        first = max(published.year - reach, MINYEAR)
        years = range(first, min(published.year + reach, MAXYEAR) + 1)
        dated = [(value, period) for value in map(write, years) if (period := days_of(value))]
        found = _pick(dated, published, lean) if dated else None
        if found is not None:
            break
    else:
        return None
    value, relation = found
    return resolve_to(value, published, f"the {named} {relation} {published}")


def _pick(
    dated: Iterable[tuple[str, Period]], published: date, lean: int | Direction
) -> tuple[str, str] | None:
    spans = [(v, p.first or date.min, p.last or date.max) for v, p in dated]
    if lean == -1:
        # A month just over is "last month": in April, "last March" is that of the year before.
        before = [v for v, first, last in spans if last < _start_of_talk(first, last, published)]
        return (before[-1], "before") if before else None
    if lean == 1:
        after = [v for v, first, _ in spans if first > published]
        return (after[0], "after") if after else None
    if lean == 0:
        # A winter belongs to two years: "this winter" is the one at hand.
        same = [s for s in spans if published.year in (s[1].year, s[2].year)]
        same.sort(key=lambda span: _gap(span, published))
        return (same[0][0], "of the year of") if same else None
    nearest = min(spans, key=lambda span: _gap(span, published))
    reach = _NEAR_DAYS
    length = (nearest[2] - nearest[1]).days
    if lean is Direction.PAST and length > 0:
        reach = _COMING_DAYS if length < 31 else 0
    elif lean is Direction.UNKNOWN and length > 0 and nearest[1] > published:
        reach = _AHEAD_DAYS
    if _gap(nearest, published) <= reach:
        return nearest[0], "nearest to"
    if lean in (Direction.PAST, Direction.UNKNOWN):
        past = [v for v, first, _ in spans if first <= published]
        return (past[-1], "at or before") if past else None
    if lean is Direction.FUTURE:
        future = [v for v, _, last in spans if last >= published]
        return (future[0], "at or after") if future else None
    return nearest[0], "nearest to"


def find_numbered_weekday(
    weekday: int, number: int, published: date, direction: Direction
) -> date | None:
    """The day `number` of a month that is this `weekday` (Monday is 1), nearest to `published`.

    Of two that are near the verb picks; None where half a year to either side has none.
    """
    around = (shift_days(published, away) for away in range(-_HALF_YEAR, _HALF_YEAR + 1))
    fitting = [d for d in around if d and d.day == number and d.isoweekday() == weekday]
    sides = {
        Direction.PAST: [day for day in fitting if day <= published],
        Direction.FUTURE: [day for day in fitting if day >= published],
    }
    near = [
        day for day in sides.get(direction, []) if abs((day - published).days) <= _TALKED_OF_DAYS
    ]
    return min(near or fitting, key=lambda day: abs((day - published).days), default=None)


def _start_of_talk(first: date, last: date, published: date) -> date:
    is_month = 27 <= (last - first).days <= 30
    return (shift_months(published, -1) or date.min) if is_month else published


def _gap(span: tuple[str, date, date], published: date) -> int:
    """Days between a span and the report; 0 inside the span."""
    return max((span[1] - published).days, (published - span[2]).days, 0)
