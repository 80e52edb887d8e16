"""Times that come again and again: "every Friday", "daily", "each year", "5% a year"."""

from qa.dates.timex.grammar.durations import name_duration
from qa.dates.timex.lexicon import (
    ANY_UNITS,
    DAY_PARTS,
    MONTHS,
    PLURAL_DAY_PARTS,
    PLURAL_WEEKDAYS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    Unit,
    word_set,
)
from qa.dates.timex.meanings import Fixed, Phrase
from qa.language.numbers import Count, read_count, read_ordinal
from qa.language.tokens import Tokens
from qa.types import TimexType

_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "weekdays": "XXXX-WXX",
    "weekends": "XXXX-WXX-WE",
}
SET_FIRST = frozenset(_ADVERBS) | {"each", "every", "a", "per", "an", *PLURAL_WEEKDAYS, *WEEKDAYS}
_CURRENCY = frozenset("$£€")
_RATES = word_set(
    "% percent million billion dollars euros pounds times once twice thrice cents people tons "
    "tonnes barrels hours days"
)


def read_set(tokens: Tokens, i: int) -> Phrase | None:
    """Read an expression of type SET."""
    word = tokens.words[i]
    if word == "quarterly" and tokens.words[i + 1].isalpha():
        return None
    if word in _ADVERBS:
        return _set(i, i + 1, _ADVERBS[word])
    if word in ("each", "every"):
        return _read_every(tokens, i)
    if word in ("a", "per", "an"):
        return _read_rate(tokens, i)
    if word in PLURAL_WEEKDAYS:
        return _read_weekdays(tokens, i, PLURAL_WEEKDAYS[word])
    if word in WEEKDAYS and tokens.words[i + 1] in PLURAL_DAY_PARTS:
        part = PLURAL_DAY_PARTS[tokens.words[i + 1]]
        return _set(i, i + 2, f"XXXX-WXX-{WEEKDAYS[word]}{part}")
    return None


def _set(start: int, end: int, value: str) -> Phrase:
    return Phrase(start, end, Fixed(TimexType.SET, value))


def _read_every(tokens: Tokens, i: int) -> Phrase | None:
    words = tokens.words
    at = i + 1
    if words[at] in WEEKDAYS:
        return _read_weekdays(tokens, i, WEEKDAYS[words[at]])
    if words[at] in MONTHS:
        return _set(i, at + 1, f"XXXX-{MONTHS[words[at]]:02d}")
    if words[at] in SEASONS:
        return _set(i, at + 1, f"XXXX-{SEASONS[words[at]]}")
    if words[at] in DAY_PARTS:
        return _set(i, at + 1, f"XXXX-XX-XX{DAY_PARTS[words[at]]}")
    if words[at] == "other" and words[at + 1] in UNITS:
        return _set(i, at + 2, name_duration(Count("2", at), UNITS[words[at + 1]]))
    if words[at] in UNITS:
        return _set(i, at + 1, name_duration(Count("1", at), UNITS[words[at]]))
    count = read_count(tokens, at) or read_ordinal(tokens, at)
    if count and words[count.end] in ANY_UNITS:
        return _set(i, count.end + 1, name_duration(count, ANY_UNITS[words[count.end]]))
    return None


def _read_weekdays(tokens: Tokens, i: int, weekday: int) -> Phrase:
    end = i + 1 if tokens.words[i] in PLURAL_WEEKDAYS else i + 2
    part = DAY_PARTS.get(tokens.words[end], "")
    return _set(i, end + bool(part), f"XXXX-WXX-{weekday}{part}")


def _read_rate(tokens: Tokens, i: int) -> Phrase | None:
    """Read the "a year" of "5% a year"; without a rate before it, "a year" is a length."""
    words = tokens.words
    unit = UNITS.get(words[i + 1])
    if (
        unit is None
        or unit in (Unit.QUARTER, Unit.SECOND)
        or words[i + 2] in ("ago", "earlier", "later", "-")
    ):
        return None
    if words[i] == "per" or _follows_rate(tokens, i):
        return _set(i, i + 2, name_duration(Count("1", i), unit))
    return None


def _follows_rate(tokens: Tokens, i: int) -> bool:
    before = tokens.words[i - 1]
    if before in _RATES:
        return True
    return before.isdecimal() and any(word in _CURRENCY for word in tokens.words[max(i - 6, 0) : i])
