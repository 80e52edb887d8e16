"""The grammar put together: days with their times, and the words that frame a date."""

from qa.dates.timex.grammar.absolute import read_year
from qa.dates.timex.grammar.clock import read_clock
from qa.dates.timex.grammar.durations import skip_roughly
from qa.dates.timex.grammar.readers import read_day, read_other
from qa.dates.timex.lexicon import ANY_UNITS, APOSTROPHES, DAY_PARTS, word_set
from qa.dates.timex.meanings import Fixed, Holiday, PartialDate, Phrase, TimeOfDay, WeekOf
from qa.language.number_words import ORDINALS, SCALES
from qa.language.tokens import Tokens

_STAGES = frozenset({"early", "late", "mid", "earlier", "later", "sometime"})
_BEFORE_DATES = word_set("about around nearly almost roughly approximately more less at")
_YEAR_LENGTH = 4
_GOES_ON = (
    frozenset(ANY_UNITS)
    | frozenset(ORDINALS)
    | frozenset(SCALES)
    | APOSTROPHES
    | word_set(
        "- – — / . : , s q h 1 2 3 4 and to or ½ gmt utc local hrs 1st 2nd 3rd 4th half fiscal "
        "last latter final more additional full consecutive straight successive long further "
        "trading business working whole entire calendar solid short extra other"
    )
)
_OF_DAY = word_set("of beginning starting ending ended")
_EDGES = word_set("end beginning start middle close rest turn early late")


def read_phrase(tokens: Tokens, i: int) -> Phrase | None:
    """Read the longest expression that begins at token `i`."""
    staged = _skip_stage(tokens, i)
    if staged > i:
        found = _read_core(tokens, staged)
        if found is not None:
            return Phrase(i, found.end, found.meaning) if _is_date(found) else None
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
        # "to get around Wednesday's ruling" speaks of the ruling.
        owns = words[found.end] in APOSTROPHES and words[found.end + 1] == "s"
        return words[i] in _BEFORE_DATES and not owns
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


def _read_week_of(tokens: Tokens, i: int) -> Phrase | None:
    """Read "the week of March 6" and "the week ending March 6"."""
    words = tokens.words
    at = i + (words[i] == "the")
    if words[at] != "week" or words[at + 1] not in _OF_DAY:
        return None
    day = read_day(tokens, at + 2)
    if day is None or not (
        isinstance(day.meaning, Holiday)
        or (isinstance(day.meaning, PartialDate) and day.meaning.day is not None)
    ):
        return None
    return Phrase(i, day.end, WeekOf(day.meaning))


def _stands_bare(tokens: Tokens, i: int) -> bool:
    """Whether four digits are a year or nothing: no "-99", no "days" stands behind."""
    words = tokens.words
    return len(words[i]) == _YEAR_LENGTH and words[i].isdecimal() and words[i + 1] not in _GOES_ON


def _read_core(tokens: Tokens, i: int) -> Phrase | None:
    if _stands_bare(tokens, i):
        return read_year(tokens, i)
    week = _read_week_of(tokens, i)
    if week is not None:
        return week
    clock = read_clock(tokens, i)
    if clock is not None:
        return _join_day(tokens, clock)
    day = read_day(tokens, i)
    other = read_other(tokens, i)
    if day is None or (other is not None and other.end > day.end):
        return other and _join_part(tokens, other)
    return _join_time(tokens, day)


def _join_day(tokens: Tokens, clock: Phrase) -> Phrase:
    """Take in the day behind a time: "8 p.m. on Wednesday", "noon Thursday"."""
    at = clock.end + (tokens.words[clock.end] == ",")
    at += tokens.words[at] in ("on", "of")
    day = read_day(tokens, at)
    if day is None or not isinstance(clock.meaning, TimeOfDay):
        return clock
    end = day.end + (tokens.words[day.end] in DAY_PARTS)
    return Phrase(clock.start, end, TimeOfDay(clock.meaning.suffix, day.meaning))


def _join_time(tokens: Tokens, day: Phrase) -> Phrase:
    """Take in the time behind a day: "Wednesday night", "March 3 at 8 p.m."."""
    if isinstance(day.meaning, TimeOfDay):
        return day
    words = tokens.words
    part = DAY_PARTS.get(words[day.end])
    at = day.end + (part is not None)
    dated = Phrase(day.start, at, TimeOfDay(part, day.meaning)) if part else day
    at += words[at] == ","
    at += words[at] in ("at", "around", "about")
    clock = read_clock(tokens, at)
    if clock is None or not isinstance(clock.meaning, TimeOfDay):
        return dated
    return Phrase(day.start, clock.end, TimeOfDay(clock.meaning.suffix, day.meaning))


def _join_part(tokens: Tokens, found: Phrase) -> Phrase:
    """Take in the day behind a part of the day: "the morning of March 5"."""
    part = found.meaning
    at = found.end + (tokens.words[found.end] == "of")
    if not isinstance(part, TimeOfDay):
        return found
    may_stand_beside = part.day is None or tokens.words[found.end - 1] == "overnight"
    if at == found.end and not may_stand_beside:
        return found
    day = read_day(tokens, at)
    return Phrase(found.start, day.end, TimeOfDay(part.suffix, day.meaning)) if day else found
