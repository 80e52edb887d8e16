"""Ranges that share words: "3 to 5 May", "March 3-5, 2021", "April 24 and 25", "1990-95"."""

from qa.dates.timex.almanac import day_exists
from qa.dates.timex.grammar.absolute import read_calendar_date, read_month
from qa.dates.timex.grammar.numerals import is_year, read_day_number, read_year_number
from qa.dates.timex.meanings import PartialDate, Phrase
from qa.language.tokens import Tokens

_DASHES = frozenset("-–—")
_LINKS = frozenset({"-", "–", "—", "to", "and", "or", "through", "until", "&"})


def read_range(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read two dates of which one borrows words from the other; empty if there are none."""
    return _read_days_behind(tokens, i) or _read_days_before(tokens, i) or _read_years(tokens, i)


def _read_days_behind(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read "March 3-5, 2021" and "April 24 and 25"."""
    named = read_month(tokens, i)
    if named is None:
        return ()
    month, at = named
    first = read_day_number(tokens, at)
    if first is None or tokens.words[first[1]] not in _LINKS:
        return ()
    last = read_day_number(tokens, first[1] + 1)
    if last is None or not (day_exists(month, first[0]) and day_exists(month, last[0])):
        return ()
    if tokens.words[last[1]] in ("percent", "people", "million", "billion", "-", "/", "points"):
        return ()
    comma = tokens.words[last[1]] == ","
    told = read_year_number(tokens, last[1] + comma)
    year, end = told or (None, last[1])
    return (
        Phrase(i, first[1], PartialDate(year, month, first[0])),
        Phrase(first[1] + 1, end, PartialDate(year, month, last[0])),
    )


def _read_days_before(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read "3 to 5 May 2021"."""
    first = read_day_number(tokens, i)
    if first is None or tokens.words[first[1]] not in _LINKS:
        return ()
    last = read_calendar_date(tokens, first[1] + 1)
    if last is None or not isinstance(last.meaning, PartialDate) or last.meaning.day is None:
        return ()
    # "15 to May 20" names the month first: its 15 is no day of that month for sure.
    if read_month(tokens, first[1] + 1) or not day_exists(last.meaning.month or 1, first[0]):
        return ()
    meaning = PartialDate(last.meaning.year, last.meaning.month, first[0])
    return (Phrase(i, first[1], meaning), last)


def _read_years(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read "1990-95", "1990-1995" and the "2011-12" of "the 2011-12 season"."""
    words = tokens.words
    i += words[i] == "the"
    if not is_year(tokens, i) or words[i + 1] not in _DASHES or not tokens.touches(i):
        return ()
    last = words[i + 2]
    if not (last.isdecimal() and len(last) in (2, 4) and tokens.touches(i + 1)):
        return ()
    if tokens.touches(i + 2) and words[i + 3] in ("-", "/", ".") and words[i + 4].isdecimal():
        return ()
    first = int(words[i])
    year = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < year < first + 200:
        return ()
    return (Phrase(i, i + 1, PartialDate(first)), Phrase(i + 2, i + 3, PartialDate(year)))
