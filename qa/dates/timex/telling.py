"""Where a time lies seen from a report of unknown date: "the evening before the report"."""

from qa.dates.timex.lexicon import Unit
from qa.dates.timex.wording import say_daytime
from qa.language.number_words import ONES

REPORT = "the report"
_SPELLED = {number: word for word, number in ONES.items()}
_PLURALS = {Unit.CENTURY: "centuries", Unit.MILLENNIUM: "millennia"}


def tell_offset(unit: Unit, count: int) -> str:
    """Return where a unit lies: "the week after the report", "two days before the report"."""
    if count == 0:
        return f"the {unit.value} of {REPORT}"
    side, amount = ("before" if count < 0 else "after"), abs(count)
    if amount == 1:
        return f"the {unit.value} {side} {REPORT}"
    units = _PLURALS.get(unit, f"{unit.value}s")
    return f"{_SPELLED.get(amount, f'{amount:,}')} {units} {side} {REPORT}"


def tell_side(named: str, direction: int | None) -> str:
    """Return which March, Friday or summer is meant: "the March before the report"; "" if open."""
    if direction is None:
        return ""
    if direction == 0:
        return f"{named} of the year of {REPORT}"
    return f"the {named} {'before' if direction < 0 else 'after'} {REPORT}"


def tell_shift(named: str, years: int | None) -> str:
    """Return "June of the year before the report" for "June last year"; "" without a shift."""
    return f"{named} of {tell_offset(Unit.YEAR, years)}" if years is not None else ""


def tell_time(day: str, suffix: str) -> str:
    """Return a time of the `day` that is told: "the evening before the report"; "" if none is."""
    if not day:
        return ""
    time = suffix.removeprefix("T")
    part = say_daytime(time)
    if not part:
        return f"{time} on {day}"
    if day.startswith("the day "):
        return f"the {part} {day.removeprefix('the day ')}"
    if day.startswith("the ") and "days" not in day:
        # "The Friday before the report" is a Friday night.
        name, _, rest = day.removeprefix("the ").partition(" ")
        return f"the {name} {part} {rest}"
    return f"{day}, in the {part}" if part != "night" else f"{day}, at night"
