"""Which reader of phrases to try at a word: most words can begin only a few kinds of phrase."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from qa.dates.timex.almanac import HOLIDAYS
from qa.dates.timex.grammar import (
    absolute,
    clock,
    durations,
    fiscal,
    numeric,
    periods,
    relative,
    sets,
    vague,
)
from qa.dates.timex.grammar.day_lists import read_numbered_weekday
from qa.dates.timex.grammar.weekdays import read_day_word, read_holiday, read_weekday
from qa.dates.timex.lexicon import (
    ANY_UNITS,
    APOSTROPHES,
    DAY_WORDS,
    DECADE_WORDS,
    MONTHS,
    SEASONS,
    WEEKDAYS,
)
from qa.dates.timex.meanings import Phrase
from qa.language.number_words import ONES, ORDINALS, TENS
from qa.language.numbers import COUNT_FIRST
from qa.language.tokens import Tokens

Reader: TypeAlias = Callable[[Tokens, int], Phrase | None]
_Words: TypeAlias = Iterable[str]

# Stands for every word of digits in the tables below.
_DIGITS = "0"
_NUMBERS = {_DIGITS, *ONES, *TENS}
_COUNTS = _NUMBERS | COUNT_FIRST
_DIRECTED = {"last", "next", "this", "the"}

_DAY_READERS: tuple[tuple[Reader, _Words], ...] = (
    (numeric.read_numeric_date, {_DIGITS}),
    (absolute.read_calendar_date, {_DIGITS, "the", *MONTHS, *WEEKDAYS, *ORDINALS, *TENS}),
    (absolute.read_directed_month, _DIRECTED),
    (read_holiday, _DIRECTED | {name[0] for name in HOLIDAYS}),
    (read_numbered_weekday, WEEKDAYS),
    (read_weekday, _DIRECTED | set(WEEKDAYS)),
    (read_day_word, {"the", *DAY_WORDS}),
)
# Where two readers find phrases of the same length, the earlier one wins.
_OTHER_READERS: tuple[tuple[Reader, _Words], ...] = (
    (fiscal.read_fiscal, _NUMBERS | set(ORDINALS) | fiscal.FISCAL_FIRST),
    (vague.read_vague, vague.VAGUE_FIRST),
    (relative.read_compared, {"the", "last"}),
    (relative.read_year_ago, {"the", "year", "prior", "previous"}),
    (relative.read_year_end, {"the", "year"}),
    (relative.read_distance, _COUNTS | set(ANY_UNITS)),
    (sets.read_set, sets.SET_FIRST),
    (
        periods.read_part_of_year,
        _NUMBERS | set(ORDINALS) | APOSTROPHES | periods.PART_FIRST,
    ),
    (periods.read_season, _DIRECTED | set(SEASONS)),
    (periods.read_decade, {_DIGITS, "the", *APOSTROPHES, *DECADE_WORDS}),
    (periods.read_century, {_DIGITS, "the", *ORDINALS, *TENS}),
    (relative.read_relative_period, relative.PERIOD_FIRST),
    (clock.read_day_part, clock.DAY_PART_FIRST),
    (durations.read_duration, _COUNTS | durations.DURATION_FIRST),
    (relative.read_neighbour, {"the"}),
    (relative.read_named_again, {"the"}),
    (absolute.read_year, _NUMBERS | APOSTROPHES | {"the", "fiscal", "year", "calendar"}),
    (durations.read_bare_units, {"recent", "coming", "past", "future", *ANY_UNITS}),
)


def _index(table: tuple[tuple[Reader, _Words], ...]) -> dict[str, tuple[Reader, ...]]:
    words = {word for _, first in table for word in first}
    return {word: tuple(read for read, first in table if word in first) for word in words}


_DAYS_BY_WORD: Final = _index(_DAY_READERS)
_OTHERS_BY_WORD: Final = _index(_OTHER_READERS)


def read_day(tokens: Tokens, i: int) -> Phrase | None:
    """Read the longest expression at token `i` that names a day, or a month."""
    return _read_longest(_DAYS_BY_WORD, tokens, i)


def read_other(tokens: Tokens, i: int) -> Phrase | None:
    """Read the longest expression at token `i` of the other kinds."""
    return _read_longest(_OTHERS_BY_WORD, tokens, i)


def _read_longest(table: dict[str, tuple[Reader, ...]], tokens: Tokens, i: int) -> Phrase | None:
    word = tokens.words[i]
    best = None
    for read in table.get(_DIGITS if word.isdecimal() else word, ()):
        found = read(tokens, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best
