"""The numbers of a date: a day of the month, a year."""

from qa.dates.timex.lexicon import APOSTROPHES
from qa.language.number_words import ONES, TENS
from qa.language.numbers import read_below_hundred, read_ordinal
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
    return _read_spoken_year(tokens, i)


def _read_spoken_year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read "nineteen ninety-eight", "twenty thirteen" or "two thousand (and) four"."""
    words = tokens.words
    if words[i] == "two" and words[i + 1] == "thousand":
        rest = read_below_hundred(tokens, i + 3 if words[i + 2] == "and" else i + 2)
        return (2000 + rest[0], rest[1]) if rest else (2000, i + 2)
    century = ONES.get(words[i], TENS.get(words[i], 0))
    if not 16 <= century <= 20:
        return None
    rest = read_below_hundred(tokens, i + 1)
    return (century * 100 + rest[0], rest[1]) if rest and rest[0] >= 10 else None


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
