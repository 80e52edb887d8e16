"""Dates that share words: the lists of days, and the years of "1990-95"."""

from qa.dates.timex.grammar.day_lists import read_day_list
from qa.dates.timex.grammar.fiscal import read_fiscal
from qa.dates.timex.grammar.numerals import is_year
from qa.dates.timex.meanings import PartialDate, Phrase
from qa.language.tokens import Tokens

_DASHES = frozenset("-–—")


def read_range(tokens: Tokens, i: int) -> tuple[Phrase, ...]:
    """Read dates of which one borrows words from another; empty if there are none."""
    fiscal = read_fiscal(tokens, i)
    if fiscal is not None:
        return (fiscal,)
    return read_day_list(tokens, i) or _read_years(tokens, i)


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
