"""Dates of the calendar in words: "31st of March", "Mar. 31, 2021", "last March", "in 1998"."""

from qa.dates.timex.almanac import day_exists, make_date
from qa.dates.timex.grammar.numerals import expand_year, read_day_number, read_year_number
from qa.dates.timex.lexicon import APOSTROPHES, MONTHS, WEEKDAYS, word_set
from qa.dates.timex.meanings import SAME_QUARTER, PartialDate, PartOfYear, Phrase
from qa.language.tokens import Tokens

_SHIFTS = {"last": -1, "next": 1, "this": 0, "that": 0}
_DIRECTIONS = _SHIFTS | {"past": -1, "previous": -1, "coming": 1, "following": 1}

# Words before which "May" and "March" are months, not verbs.
_BEFORE_MONTH = word_set(
    "in of since until till by from to last next this early late mid before after during between "
    "and through for on through - ( / each every past coming previous following"
)
_HOMOGRAPHS = frozenset({"may", "march", "august"})

_BEFORE_YEAR = word_set(
    "in of since until till by from to before after during between through early late mid fiscal "
    "year the ( and or , - / circa around about ' ’ s back"
)
_BEFORE_SHORT_YEAR = word_set("in since of by late early mid for from until during the back and")
_ANY_LEAP_YEAR = 2000
_CURRENCY = frozenset("$£€¥#")
_COUNTED = word_set(
    "% percent people men women children miles feet meters metres km kilometers kilometres dollars "
    "euros pounds yen shares points jobs workers troops soldiers pages tons tonnes votes acres "
    "barrels employees students homes members yards words calories copies delegates"
)


def read_month(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read the name of a month: its number and the token behind it (and behind its full stop)."""
    word = tokens.words[i]
    month = MONTHS.get(word)
    if month is None or not _names_month(tokens, i, word):
        return None
    end = i + 1
    is_short = len(word) <= 4 and word not in ("may", "june", "july")
    if is_short and tokens.words[end] == "." and tokens.touches(i):
        end += 1
    return month, end


def _names_month(tokens: Tokens, i: int, word: str) -> bool:
    before, behind = tokens.words[i - 1], tokens.words[i + 1]
    if (
        behind.isdecimal()
        or before.isdecimal()
        or behind in ("'", "’")
        or before in ("st", "nd", "th")
    ):
        return True
    if len(word) <= 4 and word not in ("may", "june", "july"):
        return tokens.is_capitalised(i) and behind in (".", "-") and tokens.touches(i)
    if word not in _HOMOGRAPHS:
        return len(word) > 4 or tokens.is_capitalised(i)
    if word == "march" and behind in ("for", "on", "of", "to", "through", "against"):
        return tokens.words[i + 2].isdecimal() or before in _BEFORE_MONTH
    if not tokens.is_capitalised(i):
        return before in ("in", "last", "early", "late", "since") and len(word) > 3
    if before == ",":
        return word != "may" or behind in (",", "and", "or", ".")
    return word != "may" or before in _BEFORE_MONTH


def read_calendar_date(tokens: Tokens, i: int) -> Phrase | None:
    """Read a date that names its month, with a weekday before it or a year behind it."""
    start = i
    if tokens.words[i] in WEEKDAYS:
        i = _skip(tokens, i + 1, (".", ",", "the"))
    elif tokens.words[i] == "the" and tokens.words[i + 1] not in MONTHS:
        i += 1
    found = _read_month_first(tokens, i) or _read_day_first(tokens, i)
    return Phrase(start, found.end, found.meaning) if found else None


def _skip(tokens: Tokens, i: int, marks: tuple[str, ...]) -> int:
    for mark in marks:
        i += tokens.words[i] == mark
    return i


def _read_month_first(tokens: Tokens, i: int) -> Phrase | None:
    named = read_month(tokens, i)
    if named is None:
        return None
    month, end = named
    if _follows_no_day(tokens, i, month):
        return None
    behind = end + (tokens.words[end] == "the" or _joins(tokens, end))
    numbered = read_day_number(tokens, behind)
    day = None
    if numbered and day_exists(month, numbered[0]):
        day, end = numbered
    elif numbered:
        return None
    return finish_date(tokens, i, end, month, day)


def _joins(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is the hyphen of "Mar-22"."""
    return tokens.words[i] == "-" and tokens.touches(i - 1) and tokens.touches(i)


def _follows_no_day(tokens: Tokens, i: int, month: int) -> bool:
    """Whether this is the month of "31 April", a day that does not exist."""
    numbered = read_day_number(tokens, i - 1)
    if numbered is None:
        return False
    told = read_year_number(tokens, i + 1 + (tokens.words[i + 1] in (".", ",", "-")))
    year = told[0] if told else _ANY_LEAP_YEAR
    return make_date(year, month, numbered[0]) is None


def _read_day_first(tokens: Tokens, i: int) -> Phrase | None:
    numbered = read_day_number(tokens, i)
    if numbered is None:
        return None
    day, end = numbered
    named = read_month(tokens, end + (tokens.words[end] in ("of", "-")))
    if named is None or not day_exists(named[0], day):
        return None
    return finish_date(tokens, i, named[1], named[0], day)


def finish_date(tokens: Tokens, start: int, end: int, month: int, day: int | None) -> Phrase | None:
    """Finish a date behind its month and day, with the year where one is told."""
    words = tokens.words
    told = read_year_number(tokens, end + (words[end] in (",", "of", "-")))
    if told is None and day is not None and _joins(tokens, end):
        told = _read_short_year(tokens, end + 1)
    if told:
        year, end = told
        if day and make_date(year, month, day) is None:
            return None
        return Phrase(start, end, PartialDate(year, month, day))
    shifted = end + (words[end] == "of")
    if words[shifted] in _SHIFTS and words[shifted + 1] == "year" and words[shifted + 2] != "'":
        meaning = PartialDate(None, month, day, shift=_SHIFTS[words[shifted]])
        return Phrase(start, shifted + 2, meaning)
    return Phrase(start, end, PartialDate(None, month, day))


def _read_short_year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read the "13" of "22-Mar-13"."""
    word = tokens.words[i]
    if len(word) != 2 or not word.isdecimal() or _joins(tokens, i + 1):
        return None
    return expand_year(int(word)), i + 1


def read_directed_month(tokens: Tokens, i: int) -> Phrase | None:
    """Read "last March", "this coming May 3", "next January"."""
    direction, behind = read_direction_word(tokens, i)
    if direction is None:
        return None
    found = _read_month_first(tokens, behind)
    if found is None or not isinstance(found.meaning, PartialDate) or found.meaning.year:
        return found and Phrase(i, found.end, found.meaning)
    date = found.meaning
    return Phrase(i, found.end, PartialDate(None, date.month, date.day, direction=direction))


def read_direction_word(tokens: Tokens, i: int) -> tuple[int | None, int]:
    """Read "last", "this coming", "the following": the direction, and the token behind it."""
    words = tokens.words
    if words[i] == "this" and words[i + 1] in ("past", "coming", "last", "next"):
        return _DIRECTIONS[words[i + 1]], i + 2
    if words[i] == "the" and words[i + 1] in ("past", "previous", "coming", "following", "next"):
        return _DIRECTIONS[words[i + 1]], i + 2
    direction = _SHIFTS.get(words[i]) if words[i] != "that" else None
    return direction, i + 1


def read_year(tokens: Tokens, i: int) -> Phrase | None:
    """Read a year that stands alone: "1998", "the year 2000", "fiscal 1989", "nineteen sixty"."""
    words = tokens.words
    start = i
    while words[i] in ("the", "fiscal", "year", "calendar") and i < start + 4:
        i += 1
    told = read_year_number(tokens, i)
    if told is None or (words[i] in APOSTROPHES and words[i - 1] not in _BEFORE_SHORT_YEAR):
        return None
    year, end = told
    if _ends_no_day(tokens, i):
        return None
    if words[i - 1] == "the" and words[end] in ("quarter", "period"):
        return Phrase(i - 1, end + 1, PartOfYear(SAME_QUARTER, year))
    if not _stands_as_year(tokens, i, end, year):
        return None
    if words[i - 1] == "the":
        start = i
    return Phrase(start, end, PartialDate(year))


def _ends_no_day(tokens: Tokens, i: int) -> bool:
    """Whether this is the year of "February 30, 2021"; with a real day, it had been taken in."""
    words = tokens.words
    i -= 1 + (words[i - 1] == ",")
    if i > 0 and words[i] in MONTHS:
        return words[i - 1].isdecimal()
    before = i - 2 if words[i - 1] == "." else i - 1
    return before >= 0 and words[before] in MONTHS and read_day_number(tokens, i) is not None


def _begins_digits(tokens: Tokens, i: int) -> bool:
    """Whether this is the year of "2021-13-40", digits that are no date."""
    words = tokens.words
    sign = words[i + 1]
    is_joined = sign in ("-", "/", ".") and all(tokens.touches(k) for k in range(i, i + 4))
    return is_joined and words[i + 3] == sign and (words[i + 2] + words[i + 4]).isdecimal()


def _stands_as_year(tokens: Tokens, i: int, end: int, year: int) -> bool:
    words = tokens.words
    before, behind = words[i - 1], words[end]
    if before in _CURRENCY or behind in _COUNTED or (behind == "-" and before == "-"):
        return False
    if (before in (":", "/", ".") and tokens.touches(i - 1)) or _begins_digits(tokens, i):
        return False
    if tokens.touches(end - 1) and (behind == "s" or (end > i + 1 and behind.isalnum())):
        return False
    return before in _BEFORE_YEAR or 1900 <= year <= 2049
