"""The numbers of a date: a day of the month, a year."""

from qa.dates.timex.lexicon import APOSTROPHES
from qa.dates.timex.numbers import read_ordinal, read_spoken_year
from qa.language.tokens import Tokens


def read_day_number(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read 1 to 31, as digits or as an ordinal: the day and the token behind it."""
    ordinal = read_ordinal(tokens, i)
    if ordinal is not None and ordinal.whole is not None:
        return (ordinal.whole, ordinal.end) if 1 <= ordinal.whole <= 31 else None
    word = tokens.words[i]
    if len(word) > 2 or not word.isdecimal() or not 1 <= int(word) <= 31:
        return None
    mark = tokens.words[i + 1]
    is_part = mark in (":", ",", ".", "/") and tokens.touches(i) and tokens.touches(i + 1)
    if (is_part and tokens.words[i + 2].isdecimal()) or mark == "%":
        return None
    return int(word), i + 1


def read_year_number(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read a year after a month: "2021", "'98", "nineteen ninety-eight"."""
    word = tokens.words[i]
    if len(word) == 4 and is_year(tokens, i):
        return int(word), i + 1
    if word in APOSTROPHES and tokens.touches(i):
        short = tokens.words[i + 1]
        if len(short) == 2 and short.isdecimal():
            return expand_year(int(short)), i + 2
    spoken = read_spoken_year(tokens, i)
    return (int(spoken.amount), spoken.end) if spoken else None


def is_year(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is four digits that could be a year, and no part of a longer number."""
    word = tokens.words[i]
    if not (len(word) == 4 and word.isdecimal() and "1000" <= word <= "2199"):
        return False
    mark = tokens.words[i + 1]
    joins = mark in (",", ".", ":") and tokens.touches(i) and tokens.touches(i + 1)
    if joins and tokens.words[i + 2].isdecimal():
        return False
    before = tokens.words[i - 1]
    is_tail = before in (",", ".", ":") and tokens.touches(i - 1) and tokens.touches(i - 2)
    return not (is_tail and tokens.words[i - 2].isdecimal())


def expand_year(short: int) -> int:
    """The year that two digits mean, the century breaking at 50 ('49 is 2049, '50 is 1950)."""
    return short + (2000 if short < 50 else 1900)
