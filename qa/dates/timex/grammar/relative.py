"""Periods told by their distance: "last week", "two years ago", "the following day"."""

from dataclasses import replace

from qa.dates.timex.grammar.durations import name_duration, skip_upper
from qa.dates.timex.grammar.numerals import read_year_number
from qa.dates.timex.lexicon import (
    ANY_UNITS,
    APOSTROPHES,
    FUTURE,
    PAST,
    PLURAL_UNITS,
    UNITS,
    Unit,
    word_set,
)
from qa.dates.timex.meanings import SAME_QUARTER, Fixed, Meaning, Offset, PartOfYear, Phrase
from qa.language.numbers import Count, follows, read_count
from qa.language.tokens import Tokens
from qa.types import TimexType

_PERIODS = frozenset(
    {Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY}
)
_COUNTED_AS = {
    Unit.DECADE: Unit.YEAR,
    Unit.CENTURY: Unit.YEAR,
    Unit.FORTNIGHT: Unit.WEEK,
    Unit.WEEKEND: Unit.WEEK,
}
_FISCAL = frozenset({"fiscal", "financial"})
_COMPARED = frozenset({"quarter", "period"})
_CLAUSES = word_set("and but in at by to with for because while when as or")
_CLOCK_UNITS = frozenset({Unit.HOUR, Unit.MINUTE, Unit.SECOND})

# From the day of the report; the words behind "the" in the second table look at the text instead.
_FROM_REPORT = {"last": -1, "this": 0, "next": 1}
_OF_NOW = {"current": 0, "present": 0, "coming": 1, "upcoming": 1}
_FROM_TEXT = {
    "same": 0,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "following": 1,
    "next": 1,
}
PERIOD_FIRST = frozenset(_FROM_REPORT) | frozenset(_OF_NOW) | {"that", "the", "its", "a"}
_BACKWARD = {"ago": False, "earlier": True, "before": True}
_FORWARD = {"later": True, "hence": False}


def read_relative_period(tokens: Tokens, i: int) -> Phrase | None:
    """Read "last week", "this coming weekend", "the current fiscal year", "the following day"."""
    found = _read_relative(tokens, i)
    if found is None or not _FISCAL & set(tokens.words[found.start : found.end]):
        return found
    meaning = found.meaning
    if isinstance(meaning, Offset):
        return replace(found, meaning=replace(meaning, is_fiscal=True))
    return found


def _read_relative(tokens: Tokens, i: int) -> Phrase | None:
    words = tokens.words
    first = words[i]
    if first in _FROM_REPORT:
        return _read_from_report(tokens, i)
    if first == "that":
        unit, end = _read_unit(tokens, i + 1 + (words[i + 1] == "same"))
        is_told = unit in _PERIODS or unit is Unit.DAY
        return Phrase(i, end, Offset(unit, 0, from_spoken=True)) if unit and is_told else None
    at = i + (first in ("the", "its", "a"))
    if words[at] in ("past", "last"):
        return None
    if words[at] in _OF_NOW or (words[at] == "latest" and at > i):
        unit, end = _read_unit(tokens, at + 1)
        return (
            Phrase(i, end, _of_report(unit, _OF_NOW.get(words[at], -1)))
            if unit in _PERIODS and unit
            else None
        )
    if words[at] in _FROM_TEXT and at > i and first == "the":
        unit, end = _read_unit(tokens, at + 1)
        if unit is None or unit in _CLOCK_UNITS:
            return None
        return Phrase(i, end, Offset(unit, _FROM_TEXT[words[at]], from_spoken=True))
    return None


def _read_from_report(tokens: Tokens, i: int) -> Phrase | None:
    words = tokens.words
    first, at = words[i], i + 1
    if first == "this" and words[at] == "past":
        unit, end = _read_unit(tokens, at + 1)
        return Phrase(i, end, _of_report(unit, -1)) if unit in _PERIODS and unit else None
    if first == "this" and words[at] in ("coming", "same"):
        first, at = ("next" if words[at] == "coming" else "this"), at + 1
    unit, end = _read_unit(tokens, at)
    if unit is None or unit not in _PERIODS:
        return None
    return Phrase(i, end, _of_report(unit, _FROM_REPORT[first]))


def _of_report(unit: Unit, count: int) -> Offset:
    return Offset(unit, count)


def _read_unit(tokens: Tokens, i: int) -> tuple[Unit | None, int]:
    """Read a unit, and the "fiscal" before it."""
    words = tokens.words
    i += words[i] in ("fiscal", "financial", "calendar", "school", "academic")
    return UNITS.get(words[i]), i + 1


def read_named_again(tokens: Tokens, i: int) -> Phrase | None:
    """Read "the quarter", "the weekend", "the year": the one that the text speaks of."""
    words = tokens.words
    if words[i] != "the":
        return None
    if follows(tokens, i + 1, ("latest", "period")):
        return Phrase(i, i + 3, Offset(Unit.QUARTER, 0, from_spoken=True))
    if follows(tokens, i + 1, ("full", "year")):
        return Phrase(i, i + 3, Offset(Unit.YEAR, 0))
    unit, end = _read_unit(tokens, i + 1)
    if unit is Unit.DAY and words[i - 1] == "in" and words[i - 2] in ("earlier", "later"):
        return Phrase(i, end, Offset(unit, 0, from_spoken=True))
    if unit not in (Unit.WEEKEND, Unit.QUARTER, Unit.YEAR, Unit.WEEK, Unit.MONTH):
        return None
    if unit is Unit.YEAR and words[end] in ("ended", "ending", "to"):
        return Phrase(i, end, Fixed(TimexType.DURATION, "P1Y"))
    if words[end] in ("before", "after", "since", "-", "when", "of"):
        return None
    return Phrase(i, end, Offset(unit, 0, from_spoken=True))


def read_neighbour(tokens: Tokens, i: int) -> Phrase | None:
    """Read "the day before," and "the week after.": before a noun they count from an event."""
    words = tokens.words
    unit = UNITS.get(words[i + 1])
    sign = {"before": -1, "earlier": -1, "after": 1}.get(words[i + 2])
    if words[i] != "the" or sign is None or unit is None or unit in _CLOCK_UNITS:
        return None
    if words[i + 3].isalnum() and words[i + 3] not in _CLAUSES:
        return None
    return Phrase(i, i + 3, Offset(unit, sign, from_spoken=True))


def read_distance(tokens: Tokens, i: int) -> Phrase | None:
    """Read "two weeks ago", "a year earlier", "three days later", "a month from now"."""
    words = tokens.words
    count = read_count(tokens, i)
    if count is None and words[i] in PLURAL_UNITS:
        count = Count("X", i)
    if count is None:
        return None
    at = skip_upper(tokens, count.end)
    at += words[at] == "-"
    unit = ANY_UNITS.get(words[at])
    if unit is None:
        return None
    at += 1
    if words[at] in ("or", "and") and words[at + 1] in ("so", "more"):
        at += 2
    elif count.whole is not None and follows(tokens, at, ("and", "a", "half")):
        count, at = Count(f"{count.amount}.5", count.end), at + 3
    at += words[at] == "-"
    found = _read_side(tokens, at)
    if found is None:
        return None
    sign, from_spoken, end = found
    return Phrase(i, end, _name_distance(count, unit, sign, from_spoken=from_spoken))


def _read_side(tokens: Tokens, i: int) -> tuple[int, bool, int] | None:
    """Read "ago", "earlier", "from now": the sign, whether from the text's date, and the end."""
    word = tokens.words[i]
    if word == "before" and tokens.words[i + 1] not in (",", ".", ";", ")", "'", '"', ""):
        return None
    if word in _BACKWARD:
        return -1, _BACKWARD[word], i + 1
    if word in _FORWARD:
        return 1, _FORWARD[word], i + 1
    if follows(tokens, i, ("from", "now")) or follows(tokens, i, ("from", "today")):
        return 1, False, i + 2
    return None


def _name_distance(count: Count, unit: Unit, sign: int, *, from_spoken: bool) -> Meaning:
    factor = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.FORTNIGHT: 2}.get(unit, 1)
    amount = factor * float(count.amount) if count.amount != "X" else None
    if from_spoken and (amount is None or unit in _CLOCK_UNITS):
        return Fixed(TimexType.DURATION, name_duration(count, unit))
    if amount is None or amount > 10**7:
        return Fixed(TimexType.DATE, PAST if sign < 0 else FUTURE)
    if unit is Unit.YEAR and amount == 1 and sign < 0:
        return Offset(Unit.YEAR, -1, from_spoken, is_comparison=True)
    if unit in _CLOCK_UNITS:
        return Offset(Unit.DAY, 0, from_spoken=from_spoken)
    unit = _COUNTED_AS.get(unit, unit)
    if amount != int(amount) and unit is Unit.YEAR:
        return Offset(Unit.MONTH, sign * round(amount * 12), from_spoken=from_spoken)
    return Offset(unit, sign * round(amount), from_spoken=from_spoken)


def read_year_end(tokens: Tokens, i: int) -> Phrase | None:
    """Read "year-end", "year's end" and "the year end"."""
    words = tokens.words
    start, i = i, i + (words[i] == "the")
    if words[i] != "year":
        return None
    meaning = Offset(Unit.YEAR, 0)
    if words[i + 1] == "end":
        return Phrase(start, i + 2, meaning)
    if words[i + 1] == "-" and words[i + 2] == "end":
        return Phrase(start, i + 3, meaning)
    return Phrase(start, i + 4, meaning) if words[i + 2 : i + 4] == ["s", "end"] else None


def read_compared(tokens: Tokens, i: int) -> Phrase | None:
    """Read "last year's quarter", "the same period last year", "the quarter a year ago"."""
    words = tokens.words
    if follows(tokens, i, ("last", "year")) and words[i + 2] in APOSTROPHES:
        end = i + 5 if words[i + 3] == "s" and words[i + 4] in _COMPARED else i
    else:
        at = i + 1 + (words[i + 1] in ("same", "corresponding", "comparable", "like"))
        is_compared = words[i] == "the" and words[at] in _COMPARED
        told = read_year_number(tokens, at + 2) if words[at + 1] in ("of", "in") else None
        if is_compared and at > i + 1 and told:
            return Phrase(i, told[1], PartOfYear(SAME_QUARTER, told[0]))
        end = _skip_year_before(tokens, at + 1) if is_compared else i
    return Phrase(i, end, Offset(Unit.YEAR, -1, is_comparison=True)) if end > i else None


def _skip_year_before(tokens: Tokens, i: int) -> int:
    """The token behind "a year ago", "last year" or "of the previous year"; 0 if there is none."""
    words = tokens.words
    at = i + (words[i] in ("of", "in", "from", "for"))
    if follows(tokens, at, ("a", "year")) and words[at + 2] in ("ago", "earlier", "before"):
        return at + 3
    if follows(tokens, at, ("last", "year")):
        return at + 2
    at += words[at] in ("the", "its")
    if words[at] not in ("previous", "prior", "preceding", "year"):
        return 0
    if words[at] == "year":
        return at + 2 if words[at + 1] in ("before", "earlier") else 0
    at += 1 + (words[at + 1] in ("fiscal", "financial"))
    return at + 1 if words[at] == "year" else 0


def read_year_ago(tokens: Tokens, i: int) -> Phrase | None:
    """Read the adjective "year-ago" or "year-earlier", with the period it goes with."""
    words = tokens.words
    start, i = i, i + (words[i] == "the")
    is_prior = words[i] in ("prior", "previous") and words[i + 1 : i + 3] == ["-", "year"]
    is_ago = words[i] == "year" and words[i + 1] == "-" and words[i + 2] in ("ago", "earlier")
    if not (is_ago or (is_prior and words[i + 3] in ("quarter", "period"))):
        return None
    end = i + 3
    if words[end] in ("quarter", "period", "month"):
        return Phrase(start, end + 1, Offset(Unit.YEAR, -1, is_comparison=True))
    return Phrase(i, end, Offset(Unit.YEAR, -1, is_comparison=True))
