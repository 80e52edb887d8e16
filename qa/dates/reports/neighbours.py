"""The date of an undated report, by a dated report that tells the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from qa.dates.events import is_fresh, read_timeline
from qa.dates.timex.almanac import shift_days
from qa.dates.timex.values import days_of
from qa.language.likeness import list_runs, share_words
from qa.language.sentences import split_sentences
from qa.types import DateBasis, Report, ReportDate

_TRUSTED = frozenset({DateBasis.STATED, DateBasis.INFERRED})
# Told apart on eight thousand dated articles, each taken as undated in turn: with these bounds an
# estimate was within a week of the truth three times in five, with looser ones once in five.
_SAME_EVENT = 0.4
_RUN, _SHARED_RUNS = 8, 5
_DAYS_OF_A_WEEK = 6
_WEEKDAY = re.compile(r"\b(?:(Mon)|(Tues)|(Wednes)|(Thurs)|(Fri)|(Satur)|(Sun))day\b")
# Behind "earlier this week on Wednesday", Wednesday is over.
_PASSED = re.compile(r"\bearlier\b", re.I)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence, the weekday it tells of, and the day where its report is dated."""

    text: str
    weekday: int
    words: str
    day: date | None = None


def estimate_by_neighbours(report: Report, neighbours: Iterable[Report]) -> ReportDate | None:
    """Return the date of the undated `report` by dated `neighbours`, or None if they do not tell.

    A neighbour dates it that has a run of words with it, as two reports of one statement have, and
    tells a like event with the same weekday; neither alone is enough. The result is an estimate,
    bounded by the week from that day on.
    """
    tellings = list(_read_weekdays(report))
    if not tellings:
        return None
    own = list_runs(report.text, _RUN)
    best: tuple[float, Report, _Telling, date] | None = None
    for neighbour in neighbours:
        if neighbour.published.basis not in _TRUSTED:
            continue
        if len(own & list_runs(neighbour.text, _RUN)) < _SHARED_RUNS:
            continue
        for shared, telling, day in _compare(tellings, neighbour):
            if shared >= _SAME_EVENT and (best is None or shared > best[0]):
                best = shared, neighbour, telling, day
    return _estimate(*best[1:]) if best else None


def _estimate(neighbour: Report, telling: _Telling, day: date) -> ReportDate:
    published = shift_days(day, 1) if _PASSED.search(telling.text) else day
    reason = f"“{telling.words}” is {day} in {neighbour.source}, which tells the same"
    last = shift_days(day, _DAYS_OF_A_WEEK)
    return ReportDate(published, DateBasis.ESTIMATED, reason, day, last)


def _compare(tellings: list[_Telling], neighbour: Report) -> Iterator[tuple[float, _Telling, date]]:
    """Yield how like each pair of sentences with one weekday is."""
    for told in _read_days(neighbour):
        for telling in tellings:
            if telling.weekday == told.weekday and told.day:
                yield share_words(telling.text, told.text), telling, told.day


def _read_weekdays(report: Report) -> Iterator[_Telling]:
    for span in split_sentences(report.text, report.body_start):
        text = report.text[span.start : span.end]
        for found in _WEEKDAY.finditer(text):
            yield _Telling(text, found.lastindex or 0, found[0])


def _read_days(report: Report) -> Iterator[_Telling]:
    """Yield the sentences of `report` that tell of a day of the week up to it: its news."""
    timeline = [each for each in read_timeline(report) if is_fresh(each, report.published.day)]
    for span in split_sentences(report.text, report.body_start):
        for each in timeline:
            days = days_of(each.expression.value)
            if span.start <= each.expression.start < span.end and days and days.first:
                text = report.text[span.start : span.end]
                yield _Telling(text, days.first.isoweekday(), each.expression.text, days.first)
