"""The grammar put together: days with their times, and the words that frame a date."""

from collections.abc import Callable

from qa.dates.grammar.absolute import read_calendar_date, read_directed_month, read_year
from qa.dates.grammar.clock import read_clock, read_day_part
from qa.dates.grammar.durations import read_bare_units, read_duration, skip_roughly
from qa.dates.grammar.numeric import read_numeric_date
from qa.dates.grammar.periods import read_century, read_decade, read_part_of_year, read_season
from qa.dates.grammar.relative import (
    read_distance,
    read_named_again,
    read_relative_period,
    read_year_ago,
    read_year_end,
)
from qa.dates.grammar.sets import read_set
from qa.dates.grammar.vague import read_vague
from qa.dates.grammar.weekdays import read_day_word, read_holiday, read_weekday
from qa.dates.lexicon import DAY_PARTS
from qa.dates.meanings import Fixed, Phrase, TimeOfDay
from qa.dates.numbers import follows
from qa.dates.tokens import Tokens

Reader = Callable[[Tokens, int], Phrase | None]

_DAYS: tuple[Reader, ...] = (
    read_numeric_date,
    read_calendar_date,
    read_directed_month,
    read_holiday,
    read_weekday,
    read_day_word,
)
# Where two readers find phrases of the same length, the earlier one wins.
_OTHERS: tuple[Reader, ...] = (
    read_year_ago,
    read_year_end,
    read_distance,
    read_set,
    read_part_of_year,
    read_season,
    read_decade,
    read_century,
    read_relative_period,
    read_day_part,
    read_duration,
    read_vague,
    read_named_again,
    read_year,
    read_bare_units,
)

_STAGES = frozenset({"early", "late", "mid", "earlier", "later", "sometime"})
_BEFORE_DATES = frozenset("about around nearly almost roughly approximately more less at".split())
_EDGES = frozenset("end beginning start middle close rest turn early late".split())


def read_phrase(tokens: Tokens, i: int) -> Phrase | None:
    """Read the longest expression that begins at token `i`."""
    staged = _skip_stage(tokens, i)
    if staged > i:
        found = _read_core(tokens, staged)
        return Phrase(i, found.end, found.meaning) if found and _is_date(found) else None
    rough = skip_roughly(tokens, i)
    if rough > i:
        found = _read_core(tokens, rough)
        if found and _is_roughened(tokens, i, rough, found):
            return Phrase(i, found.end, found.meaning)
    return _read_core(tokens, i)


def _is_date(found: Phrase) -> bool:
    return not isinstance(found.meaning, Fixed) or found.meaning.value[:1].isdecimal()


def _is_roughened(tokens: Tokens, i: int, rough: int, found: Phrase) -> bool:
    """Whether "over" or "about" belongs to what follows: not in "over the past two weeks"."""
    words = tokens.words
    if _is_date(found):
        return words[i] in _BEFORE_DATES
    if words[i] in _BEFORE_DATES:
        return True
    return words[rough] not in ("the", "past", "last", "next", "these", "those", "its")


def _skip_stage(tokens: Tokens, i: int) -> int:
    """The token behind "early", "mid-" or "the end of"; `i` itself if there is none."""
    words = tokens.words
    at = i + (words[i] == "the")
    if words[at] in _EDGES and words[at + 1] == "of":
        return at + 2
    if words[at] not in _STAGES:
        return i
    at += 1 + (words[at + 1] == "-")
    return at + (words[at] in ("on", "in"))


def _read_core(tokens: Tokens, i: int) -> Phrase | None:
    clock = read_clock(tokens, i)
    if clock is not None:
        return _join_day(tokens, clock)
    day = _read_first(_DAYS, tokens, i)
    other = _read_first(_OTHERS, tokens, i)
    if day is None or (other is not None and other.end > day.end):
        return other and _join_part(tokens, other)
    return _join_time(tokens, day)


def _read_first(readers: tuple[Reader, ...], tokens: Tokens, i: int) -> Phrase | None:
    best = None
    for read in readers:
        found = read(tokens, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _join_day(tokens: Tokens, clock: Phrase) -> Phrase:
    """Take in the day behind a time: "8 p.m. on Wednesday", "noon Thursday"."""
    at = clock.end + (tokens.words[clock.end] == ",")
    at += tokens.words[at] in ("on", "of")
    day = _read_first(_DAYS, tokens, at)
    if day is None or not isinstance(clock.meaning, TimeOfDay):
        return clock
    return Phrase(clock.start, day.end, TimeOfDay(clock.meaning.suffix, day.meaning))


def _join_time(tokens: Tokens, day: Phrase) -> Phrase:
    """Take in the time behind a day: "Wednesday night", "March 3 at 8 p.m."."""
    if isinstance(day.meaning, TimeOfDay):
        return day
    words = tokens.words
    at = day.end
    if words[at] in DAY_PARTS:
        return Phrase(day.start, at + 1, TimeOfDay(DAY_PARTS[words[at]], day.meaning))
    at += words[at] == ","
    at += words[at] in ("at", "around", "about")
    clock = read_clock(tokens, at) if words[at] else None
    if clock is None or not isinstance(clock.meaning, TimeOfDay):
        return day
    return Phrase(day.start, clock.end, TimeOfDay(clock.meaning.suffix, day.meaning))


def _join_part(tokens: Tokens, found: Phrase) -> Phrase:
    """Take in the day behind a part of the day: "the morning of March 5"."""
    part = found.meaning
    if not isinstance(part, TimeOfDay) or not follows(tokens, found.end, ("of",)):
        return found
    day = _read_first(_DAYS, tokens, found.end + 1)
    return Phrase(found.start, day.end, TimeOfDay(part.suffix, day.meaning)) if day else found
