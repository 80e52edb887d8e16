"""Lengths of time: "five years", "the last twenty-four hours", "a two-day", "decades"."""

from qa.dates.timex.lexicon import (
    ANY_UNITS,
    FUTURE,
    PAST,
    PLURAL_UNITS,
    ROUGHLY,
    UNITS,
    Unit,
    word_set,
)
from qa.dates.timex.meanings import Fixed, Phrase
from qa.language.numbers import Count, follows, read_count
from qa.language.tokens import Tokens
from qa.types import TimexType

_CODES = {
    Unit.SECOND: ("PT", "S", 1),
    Unit.MINUTE: ("PT", "M", 1),
    Unit.HOUR: ("PT", "H", 1),
    Unit.DAY: ("P", "D", 1),
    Unit.WEEKEND: ("P", "WE", 1),
    Unit.WEEK: ("P", "W", 1),
    Unit.FORTNIGHT: ("P", "W", 2),
    Unit.MONTH: ("P", "M", 1),
    Unit.QUARTER: ("P", "Q", 1),
    Unit.YEAR: ("P", "Y", 1),
    Unit.DECADE: ("P", "Y", 10),
    Unit.CENTURY: ("P", "Y", 100),
    Unit.MILLENNIUM: ("P", "Y", 1000),
}
_VAGUE_CODES = {Unit.DECADE: "PXDE", Unit.CENTURY: "PXCE", Unit.MILLENNIUM: "PXML"}
_HALVES = {Unit.MINUTE: "30S", Unit.HOUR: "30M", Unit.DAY: "T12H", Unit.YEAR: "6M"}

_BEFORE_COUNT = word_set(
    "last past next first final coming latest previous following initial early remaining "
    "preceding additional another"
)
DURATION_FIRST = _BEFORE_COUNT | {"the", "these", "those"}
_BEFORE_UNIT = word_set(
    "more additional full consecutive straight successive long further fiscal trading business "
    "working whole entire calendar solid short extra other"
)
_BEFORE_VERB = word_set("to will would could can may might not should must did does do")
_SIDES = {"recent": PAST, "past": PAST, "coming": FUTURE, "future": FUTURE}
_ROUGH_FIRST = frozenset(phrase[0] for phrase in ROUGHLY)


def name_duration(count: Count, unit: Unit) -> str:
    """The TIMEX3 value of so many units, `PXY` where the amount is vague."""
    prefix, code, factor = _CODES[unit]
    if count.amount == "X":
        return _VAGUE_CODES.get(unit, f"{prefix}X{code}")
    amount = float(count.amount) * factor
    if unit in _HALVES and amount % 1 == 0.5:
        whole = f"{prefix}{int(amount)}{code}" if amount > 1 else prefix
        return whole + _HALVES[unit]
    return f"{prefix}{int(amount) if amount.is_integer() else amount:}{code}"


def read_duration(tokens: Tokens, i: int) -> Phrase | None:
    """Read an amount of a unit, with what stands before and behind it."""
    words = tokens.words
    start = i
    if words[i] == "last" and words[i - 1] in _BEFORE_VERB:
        return None
    i += words[i] in ("the", "these", "those")
    is_framed = words[i] in _BEFORE_COUNT
    i += is_framed
    if words[start] == "a" and words[start + 1] in ("fiscal", "calendar"):
        return None
    counted = _read_amount(tokens, i, framed=is_framed)
    if counted is None:
        return None
    count, unit, end = counted
    if words[start] in ("a", "an") and words[end - 1] == "long":
        start += 1
    elif not is_framed and words[count.end] == "-":
        start = i  # "the" belongs to the noun of "the two-day visit"
    return Phrase(start, end, Fixed(TimexType.DURATION, name_duration(count, unit)))


def skip_roughly(tokens: Tokens, i: int) -> int:
    """The token behind "about", "more than", "at least"; `i` itself if there is none."""
    if tokens.words[i] not in _ROUGH_FIRST:
        return i
    for phrase in ROUGHLY:
        if follows(tokens, i, phrase):
            return i + len(phrase)
    return i


def _read_amount(tokens: Tokens, i: int, *, framed: bool) -> tuple[Count, Unit, int] | None:
    words = tokens.words
    count = read_count(tokens, i)
    if count is None and framed:
        bare = ANY_UNITS.get(words[i])
        if _is_night(tokens, i):
            return None
        if words[i] in PLURAL_UNITS and words[i - 2] != "the":
            return None
        return (Count("X" if words[i] in PLURAL_UNITS else "1", i), bare, i + 1) if bare else None
    if count is None or words[i] == "the":
        return None
    at = count.end
    at = skip_upper(tokens, at)
    hyphen = words[at] == "-"
    at += hyphen
    at += words[at] in _BEFORE_UNIT and not hyphen
    unit = ANY_UNITS.get(words[at])
    if unit is None or not _counts_time(tokens, i, at, count) or _tells_age(tokens, at + 1):
        return None
    end = _skip_tail(tokens, at + 1)
    if words[end - 1] == "half" and count.whole is not None:
        count = Count(f"{count.amount}.5", count.end)
    return count, unit, end


def _is_night(tokens: Tokens, i: int) -> bool:
    """Whether these are the hours of "the early hours", a part of the night and no length."""
    return tokens.words[i] == "hours" and tokens.words[i - 1] in ("early", "late", "small")


def skip_upper(tokens: Tokens, i: int) -> int:
    """The token behind the "to three" of "two to three weeks"; `i` itself if there is none."""
    if tokens.words[i] not in ("to", "or", "-") or tokens.words[i + 1] in ANY_UNITS:
        return i
    upper = read_count(tokens, i + 1)
    return i if upper is None or upper.amount == "X" else upper.end


def _counts_time(tokens: Tokens, i: int, at: int, count: Count) -> bool:
    """Whether "a second" is a length, not an ordinal; "the 1990 quarter" is none either."""
    words = tokens.words
    if words[at] == "second" and words[i] in ("a", "an", "one", "the"):
        return words[at + 1] in (".", ",", "later")
    if words[at] == "quarter" and words[i] in ("a", "one", "the"):
        return False
    whole = count.whole
    return not (whole and words[at] in UNITS and words[at - 1] != "-" and 1900 <= whole <= 2100)


def _tells_age(tokens: Tokens, i: int) -> bool:
    """Whether "52 years" tells an age, "three quarters" a share, "a year-on-year" a change."""
    words = tokens.words
    if words[i - 1] == "quarters":
        return words[i] == "of"
    return words[i + (words[i] == "-")] in ("old", "olds") or (
        words[i] == "-" and words[i + 1] in ("on", "over")
    )


def _skip_tail(tokens: Tokens, i: int) -> int:
    """Take in "-long", "-old", "or so", "or more"."""
    words = tokens.words
    if words[i] == "-" and words[i + 1] in ("long", "plus"):
        return i + 2
    if words[i] == "or" and words[i + 1] in ("so", "more", "longer", "less"):
        return i + 2
    if words[i] == "and" and words[i + 1] == "a" and words[i + 2] == "half":
        return i + 3
    return i


def read_bare_units(tokens: Tokens, i: int) -> Phrase | None:
    """Read "years" or "weeks and months" with no amount told."""
    words = tokens.words
    start, side = i, _SIDES.get(words[i])
    i += side is not None
    if words[i + 1] == "-" and words[i + 2] == "long" and words[i] in UNITS:
        value = name_duration(Count("1", i), UNITS[words[i]])
        return Phrase(start, i + 3, Fixed(TimexType.DURATION, value))
    unit = PLURAL_UNITS.get(words[i])
    if unit is None or words[i + 1] == "old" or unit in (Unit.SECOND, Unit.WEEKEND):
        return None
    if side is None and (unit is Unit.QUARTER or follows(tokens, i - 2, ("matter", "of"))):
        return None
    if _is_night(tokens, i):
        return None
    end = i + 1
    if words[end] in ("or", "and") and words[end + 1] in PLURAL_UNITS:
        end += 2
    end = end + 2 if words[end] == "-" and words[end + 1] in ("long", "old") else end
    if side is not None:
        return Phrase(start, end, Fixed(TimexType.DATE, side))
    return Phrase(start, end, Fixed(TimexType.DURATION, name_duration(Count("X", i), unit)))
