"""Dates in digits: ISO 8601, 03/31/2021, 31.03.2021, 11/02/89, 19980108."""

from qa.dates.timex.almanac import make_date
from qa.dates.timex.grammar.clock import skip_shift
from qa.dates.timex.grammar.numerals import expand_year
from qa.dates.timex.meanings import Meaning, PartialDate, Phrase, TimeOfDay
from qa.language.tokens import Tokens

_SIGNS = frozenset("-/.")
_JOINED = frozenset("$£€:,")


def read_numeric_date(tokens: Tokens, i: int) -> Phrase | None:
    """Read a date written in digits, and the time behind an ISO date."""
    if not _is_digits(tokens.words[i]) or _is_tail(tokens, i):
        return None
    return _read_compact(tokens, i) or _read_triple(tokens, i)


def _is_digits(word: str) -> bool:
    return len(word) <= 8 and word.isdecimal()


def _is_tail(tokens: Tokens, i: int) -> bool:
    before = tokens.words[i - 1]
    return i > 0 and tokens.touches(i - 1) and (before in _SIGNS or before in _JOINED)


def _read_compact(tokens: Tokens, i: int) -> Phrase | None:
    word = tokens.words[i]
    if len(word) != 8 or word[:2] not in ("19", "20"):
        return None
    meaning = _dated(int(word[:4]), int(word[4:6]), int(word[6:]))
    return Phrase(i, i + 1, meaning) if meaning else None


def _read_triple(tokens: Tokens, i: int) -> Phrase | None:
    words = tokens.words
    sign = words[i + 1]
    if sign not in _SIGNS or words[i + 3] != sign:
        return None
    parts = (words[i], words[i + 2], words[i + 4])
    if not all(map(_is_digits, parts)) or not all(tokens.touches(k) for k in range(i, i + 4)):
        return None
    if tokens.touches(i + 4) and (words[i + 5] == sign and words[i + 6].isdecimal()):
        return None
    meaning = _read_order(parts, sign)
    if meaning is None:
        return None
    return _read_iso_time(tokens, Phrase(i, i + 5, meaning))


def _read_order(parts: tuple[str, str, str], sign: str) -> PartialDate | None:
    lengths = tuple(map(len, parts))
    first, second, third = map(int, parts)
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        return _dated(first, second, third)
    if max(lengths[:2]) > 2 or lengths[2] not in (2, 4) or (sign == "." and lengths[2] == 2):
        return None
    year = third if lengths[2] == 4 else expand_year(third)
    month_first, day_first = _dated(year, first, second), _dated(year, second, first)
    # Dotted dates put the day first everywhere; the others are read the American way if they can.
    return (day_first or month_first) if sign == "." else (month_first or day_first)


def _dated(year: int, month: int, day: int) -> PartialDate | None:
    return PartialDate(year, month, day) if make_date(year, month, day) else None


def _read_iso_time(tokens: Tokens, found: Phrase) -> Phrase:
    """Take in the "T14:00" behind an ISO date, with its seconds and zone."""
    words, end = tokens.words, found.end
    if words[end] != "t" or not (tokens.touches(end - 1) and tokens.touches(end)):
        return found
    hour, minute = words[end + 1], words[end + 3]
    if words[end + 2] != ":" or not (_is_digits(hour) and _is_digits(minute)):
        return found
    if int(hour) > 24 or int(minute) > 59:
        return found
    end += 4
    for sign in (":", "."):
        end += 2 * (words[end] == sign and tokens.touches(end) and _is_digits(words[end + 1]))
    if tokens.touches(end - 1):
        end = skip_shift(tokens, end) + (words[end] == "z")
    meaning: Meaning = TimeOfDay(f"T{int(hour):02d}:{int(minute):02d}", found.meaning)
    return Phrase(found.start, end, meaning)
