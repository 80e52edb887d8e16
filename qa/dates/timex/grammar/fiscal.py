"""Fiscal years and their parts: "Q3 FY2022", "third quarter of fiscal 2022", "FY 2021/22"."""

from qa.dates.timex.grammar.numerals import expand_year, is_year
from qa.dates.timex.grammar.periods import read_short_part
from qa.dates.timex.lexicon import APOSTROPHES, word_set
from qa.dates.timex.meanings import FiscalPeriod, Phrase
from qa.language.numbers import read_ordinal
from qa.language.tokens import Tokens

_FISCAL = frozenset({"fiscal", "financial"})
_LINKS = frozenset({"of", "in", "for", ","})
_OWNERS = frozenset({"the", "its", "their", "our"})
FISCAL_FIRST = word_set("the fy fiscal financial q h final")


def read_fiscal(tokens: Tokens, i: int) -> Phrase | None:
    """Read a fiscal year, a part of one, or a part of one that is left unsaid."""
    at = i + (tokens.words[i] == "the")
    part = _read_part(tokens, at)
    if part is not None:
        code, is_fiscal, end = part
        behind = end + (tokens.words[end] in _LINKS)
        year = _read_year(tokens, behind + (tokens.words[behind] in _OWNERS))
        if year is not None:
            return Phrase(i, year[1], FiscalPeriod(code, year[0]))
        bare = _read_number(tokens, end + (tokens.words[end] == "of")) if is_fiscal else None
        if bare is not None:
            return Phrase(i, bare[1], FiscalPeriod(code, bare[0]))
        if not is_fiscal:
            return None
        start = at if tokens.words[at + 1] == "-" or tokens.words[end - 2] == "-" else i
        return Phrase(start, end, FiscalPeriod(code))
    year = _read_year(tokens, at)
    if year is None:
        return None
    number, end = year
    owned = end
    if tokens.words[end] in APOSTROPHES and tokens.words[end + 1] == "s":
        owned = end + 2
    following = _read_part(tokens, owned)
    if following is not None:
        return Phrase(i, following[2], FiscalPeriod(following[0], number))
    return Phrase(i, end, FiscalPeriod("", number))


def _read_part(tokens: Tokens, i: int) -> tuple[str, bool, int] | None:
    """Read "fiscal Q3" or "third quarter": the code, whether it says fiscal, the token behind."""
    words = tokens.words
    start = i
    i += words[i] in _FISCAL
    i += i > start and words[i] == "-"
    if code := read_short_part(tokens, i):
        return code, i > start, i + 2
    ordinal = read_ordinal(tokens, i)
    number, end = (ordinal.whole, ordinal.end) if ordinal else (None, i + 1)
    if words[i] == "final":
        number = 4 if "quarter" in words[end : end + 2] else 2
    end += words[end] == "-"
    is_fiscal = i > start or words[end] in _FISCAL
    end += words[end] in _FISCAL
    if words[end] == "quarter" and number in (1, 2, 3, 4):
        return f"Q{number}", is_fiscal, end + 1
    if words[end] == "half" and number in (1, 2):
        return f"H{number}", is_fiscal, end + 1
    return None


def _read_year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read "FY22", "fiscal year 2021/22" or "2022 financial year": the year and the token behind.

    A year that spans two is named by its second, as in "FY2022" for 2021/22.
    """
    words = tokens.words
    if words[i] == "fy":
        at = i + 1 + (words[i + 1] in APOSTROPHES and tokens.touches(i + 1))
        return _read_number(tokens, at, short=True)
    if words[i] in _FISCAL:
        at = i + 1 + (words[i + 1] == "-" and tokens.touches(i))
        at += words[at] in ("year", "years")
        return _read_number(tokens, at)
    told = _read_number(tokens, i)
    if told is None or words[told[1]] not in _FISCAL or words[told[1] + 1] != "year":
        return None
    return told[0], told[1] + 2


def _read_number(tokens: Tokens, i: int, *, short: bool = False) -> tuple[int, int] | None:
    words = tokens.words
    if is_year(tokens, i):
        first = int(words[i])
    elif short and len(words[i]) == 2 and words[i].isdecimal():
        first = expand_year(int(words[i]))
    else:
        return None
    last = words[i + 2]
    is_span = words[i + 1] in ("/", "-", "–") and tokens.touches(i) and tokens.touches(i + 1)
    if is_span and last.isdecimal() and int(last) % 100 == (first + 1) % 100:
        return first + 1, i + 3
    return first, i + 1
