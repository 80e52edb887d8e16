"""Days told by name or by their distance: "last Wednesday", "yesterday", "Thanksgiving"."""

from qa.dates.timex.almanac import HOLIDAYS
from qa.dates.timex.grammar.absolute import read_direction_word
from qa.dates.timex.grammar.numerals import read_year_number
from qa.dates.timex.lexicon import DAY_WORDS, MONTHS, WEEKDAYS, Unit
from qa.dates.timex.meanings import Holiday, Offset, Phrase, WeekdayName
from qa.language.numbers import follows
from qa.language.tokens import Tokens

_HOLIDAY_FIRST = frozenset(name[0] for name in HOLIDAYS)
_LONGEST_FIRST = sorted(HOLIDAYS, key=len, reverse=True)
_ADVERBS = frozenset(DAY_WORDS)
_FROM_TEXT = frozenset({"previous", "following", "next"})


def read_weekday(tokens: Tokens, i: int) -> Phrase | None:
    """Read "Wednesday", "last Wednesday", "this coming Wednesday", "Wednesday last week"."""
    direction, behind = read_direction_word(tokens, i)
    weekday = WEEKDAYS.get(tokens.words[behind if direction is not None else i])
    at = behind if direction is not None else i
    if weekday is None or not _names_weekday(tokens, at):
        return None
    end = at + 1
    if len(tokens.words[at]) < 6 and tokens.words[end] == "." and tokens.touches(at):
        end += 1
    is_told = tokens.words[i] == "the" and tokens.words[at - 1] in _FROM_TEXT
    return Phrase(i, end, WeekdayName(weekday, direction, from_spoken=is_told))


def _names_weekday(tokens: Tokens, i: int) -> bool:
    """Whether a short form is a day: "Sat." and "Fri," are, "sat", "The Sun" are not."""
    if len(tokens.words[i]) >= 6:
        return True
    words = tokens.words
    if not tokens.is_capitalised(i) or not tokens.touches(i):
        return False
    if words[i + 1] == ",":
        return words[i + 2].isdecimal() or words[i + 2] in MONTHS
    return words[i + 1] == "." and words[i] != "sun"


def read_day_word(tokens: Tokens, i: int) -> Phrase | None:
    """Read "today", "yesterday", "the day before yesterday", "the day after tomorrow"."""
    words = tokens.words
    if follows(tokens, i, ("the", "day", "before", "yesterday")):
        return Phrase(i, i + 4, Offset(Unit.DAY, -2))
    if follows(tokens, i, ("the", "day", "after", "tomorrow")):
        return Phrase(i, i + 4, Offset(Unit.DAY, 2))
    if words[i] in _ADVERBS:
        return Phrase(i, i + 1, Offset(Unit.DAY, DAY_WORDS[words[i]]))
    return None


def read_holiday(tokens: Tokens, i: int) -> Phrase | None:
    """Read a holiday, with "last" before it or a year behind it."""
    direction, behind = read_direction_word(tokens, i)
    at = behind if direction is not None else i
    if tokens.words[at] not in _HOLIDAY_FIRST or not tokens.is_capitalised(at):
        return None
    for name in _LONGEST_FIRST:
        if follows(tokens, at, name):
            end = at + len(name)
            told = read_year_number(tokens, end + (tokens.words[end] == ","))
            year, end = told or (None, end)
            return Phrase(i, end, Holiday(name, year, direction))
    return None
