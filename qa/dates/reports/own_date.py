"""The date that a report's own words give it, where nobody wrote it down.

News tells of days that have just been. A report that says "called his counterparts on March 31,
2021" and "spoke with his counterparts on Wednesday" was written in the week from that day on,
because it was a Wednesday and both sentences tell of one event. A year that is worked out only
estimates the date, and what is told as past without more only bounds it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from qa.dates.reports.dateline import is_of_a_copy
from qa.dates.timex.almanac import make_date, shift_days
from qa.dates.timex.expressions import find_phrases
from qa.dates.timex.meanings import PartialDate, Phrase, WeekdayName
from qa.dates.timex.tense import Direction, read_direction
from qa.language.likeness import share_words
from qa.language.sentences import split_sentences
from qa.language.tokens import Tokens, tokenize
from qa.types import DateBasis, ReportDate, Span

_WEEK = 7
# Where a report tells its news: a full date in its opening, the weekday in the lede behind it.
# Below, in the history of what it tells, weekdays fit by chance.
_SAME_EVENT = 0.25
_OPENING = 500
_LEDE = 1200


@dataclass(frozen=True, slots=True)
class _Mention:
    """A phrase of past time, and the sentence it stands in.

    `first` is the day it names, or the first day of the month; bare years are left out, since news
    of past years names coming ones as often ("the 2024 election"). `weekday` that of a bare
    weekday; `yearless` the month and day of a date without its year.
    """

    words: str
    start: int
    sentence: int
    first: date | None = None
    is_day: bool = False
    weekday: int | None = None
    yearless: tuple[int, int] | None = None


def date_by_own_words(text: str) -> ReportDate | None:
    """Return the date that the words of `text` give it, or its bounds; None where they do not."""
    sentences = split_sentences(text)
    mentions = list(_read_past(text, sentences))
    latest = max(
        (mention for mention in mentions if mention.first),
        key=lambda mention: mention.first or date.min,
        default=None,
    )
    if latest is None or latest.first is None:
        return None
    texts = [text[sentence.start : sentence.end] for sentence in sentences]
    return (
        _infer(mentions, latest, latest.first, texts)
        or _estimate(mentions, latest.first)
        or _bound(latest, latest.first)
    )


def _infer(
    mentions: list[_Mention], latest: _Mention, day: date, texts: list[str]
) -> ReportDate | None:
    """The latest full day, where a sentence of the same event has that day's weekday."""
    full = [m for m in mentions if m.is_day and m.first == day and m.start < _OPENING]
    bare = [m for m in mentions if m.weekday == day.isoweekday() and m.start < _LEDE]
    for one, other in product(full, bare):
        shared = share_words(texts[one.sentence], texts[other.sentence])
        if one.sentence < other.sentence and shared >= _SAME_EVENT:
            reason = f"it tells of one event on “{latest.words}” and on “{other.words}”"
            last = shift_days(day, _WEEK - 1)
            return ReportDate(day, DateBasis.INFERRED, reason, day, last)
    return None


def _estimate(mentions: list[_Mention], latest: date) -> ReportDate | None:
    """A day without its year, by the year in its sentence, and the weekday told after it."""
    for mention in mentions:
        anchor = next((m for m in mentions if _anchors(m, mention, latest)), None)
        if anchor is None or anchor.first is None or mention.yearless is None:
            continue
        event = _next_of(mention.yearless, anchor.first)
        if event is None:
            continue
        later = next((m for m in mentions if m.weekday and m.sentence > mention.sentence), None)
        if later is None or later.weekday is None:
            continue
        day = shift_days(event, (later.weekday - event.isoweekday()) % _WEEK)
        reason = f"“{mention.words}” after “{anchor.words}” is {event}; “{later.words}” follows it"
        return ReportDate(day, DateBasis.ESTIMATED, reason, event, None)
    return None


def _anchors(anchor: _Mention, mention: _Mention, latest: date) -> bool:
    """Whether `anchor`, the latest month told, gives its year to `mention` behind it."""
    return (
        mention.yearless is not None
        and anchor.sentence == mention.sentence
        and anchor.first == latest
        and not anchor.is_day
        and anchor.start < mention.start
    )


def _bound(latest: _Mention, first: date) -> ReportDate:
    reason = f"it does not say; it tells of “{latest.words}” as past"
    return ReportDate(None, DateBasis.UNKNOWN, reason, first, None)


def _next_of(yearless: tuple[int, int], after: date) -> date | None:
    days = (make_date(year, *yearless) for year in (after.year, after.year + 1))
    return next((day for day in days if day and day >= after), None)


def _read_past(text: str, sentences: Sequence[Span]) -> Iterator[_Mention]:
    tokens = tokenize(text)
    sentence = 0
    for phrase in find_phrases(tokens):
        start, end = tokens.starts[phrase.start], tokens.ends[phrase.end - 1]
        while sentences[sentence].end <= start:
            sentence += 1
        mention = _read_mention(phrase, text[start:end], start, sentence)
        if mention and _is_past(tokens, phrase, mention) and not is_of_a_copy(text, start):
            yield mention


def _is_past(tokens: Tokens, phrase: Phrase, mention: _Mention) -> bool:
    """Whether the phrase is told as past, by its verb; a bare weekday need only not lie ahead."""
    direction = read_direction(tokens, phrase.start, phrase.end)
    if mention.weekday:
        return direction is not Direction.FUTURE
    return direction is Direction.PAST


def _read_mention(phrase: Phrase, words: str, start: int, sentence: int) -> _Mention | None:
    match phrase.meaning:
        case PartialDate(year=int(year), month=int(month), day=int(day)):
            return _Mention(words, start, sentence, make_date(year, month, day), is_day=True)
        case PartialDate(year=int(year), month=int(month), day=None):
            return _Mention(words, start, sentence, make_date(year, month, 1))
        case PartialDate(year=None, month=int(month), day=int(day), shift=None):
            return _Mention(words, start, sentence, yearless=(month, day))
        case WeekdayName(weekday=weekday, direction=None):
            return _Mention(words, start, sentence, weekday=weekday)
        case _:
            return None
