"""Whether a sentence tells of the time that a question names: the figure of 2020 is not of 2016."""

import re
from collections.abc import Sequence

from qa.answering.figures import (
    Figure,
    Timed,
    find_own_times,
    is_same_time,
    make_timed,
    names_fiscal,
    read_figures,
)
from qa.dates.events import is_published_in, read_timeline
from qa.language.sentences import split_sentences
from qa.question.asked import Asked
from qa.types import AnswerKind, Period, Report, Span

# Longer ones are read as a stretch in which much is told of.
_LONGEST = 366
# "2016", "Q2 of fiscal 2022": these tell their year themselves, "a year earlier" does not.
_YEAR = re.compile(r"\d{4}|\bFY ?['’]?\d\d")
_FISCAL = re.compile(r"\b(?:fiscal|financial|FY)(?:\b|(?=\d))", re.I)
# "Up 55 percent from a year earlier" is of this year.
_ONLY_COMPARES = re.compile(r"\b(?:earlier|before|previous|prior)\b", re.I)
# The sentences to each side that may tell the time of one.
_AROUND = 2


def is_of_other_time(asked: Asked, report: Report, sentence: Span) -> bool:
    """Whether `sentence` names times, and none is of the period that is `asked` about.

    What it says itself weighs most. Of times that are counted from another ("last March") the
    sentences around may tell more, and so may the day of the report of any.
    """
    period = asked.period
    if not _names_year(asked) or asked.kind.is_digest:
        return False
    inside = find_own_times(report.text, sentence, _list_times(report, sentence))
    if asked.kind is AnswerKind.DATE:
        return bool(inside) and asked.is_within_period and not _meet_any(inside, period)
    if not inside:
        return _is_told_of_other(asked, report, sentence)
    is_published = not _FISCAL.search(asked.time) and is_published_in(report, period)
    if _meet_any(inside, period) or is_published:
        return False
    is_stated = any(_YEAR.search(each.expression.text) for each in inside)
    return is_stated or not _meet_any(_list_times(report, _widen(report, sentence)), period)


def select_figures(
    asked: Asked, report: Report, sentence: Span, spans: Sequence[Span]
) -> tuple[Span, ...]:
    """Return those of `spans` but figures that `sentence` gives for another time than is asked.

    Of "41 in 2020, up from 38 in 2019" each is of the time behind it. Where none is left, what the
    others are compared with answers, if it is of the time that is asked.
    """
    if not _names_year(asked) or asked.kind is AnswerKind.DATE:
        return tuple(spans)
    times = _list_times(report, sentence)
    figures = read_figures(report.text, sentence, times)
    kept = tuple(span for span in spans if _is_in_time(asked, span, figures))
    if kept or asked.kind is not AnswerKind.NUMBER or not spans:
        return kept
    others = [f for f in figures if f.is_compared and f.time and is_same_time(f.time, asked.period)]
    return tuple(Span(f.number.start, f.number.end) for f in others[:1] if len(others) == 1)


def _is_in_time(asked: Asked, span: Span, figures: Sequence[Figure]) -> bool:
    """Whether `span` has no figure, or one that may be of the time asked about."""
    inside = [f for f in figures if span.start < f.number.end and f.number.start < span.end]
    told = [figure for figure in inside if figure.time or figure.is_compared]
    return not told or any(_may_be_of(figure.time, asked) for figure in told)


def _may_be_of(time: Timed | None, asked: Asked) -> bool:
    """Whether a figure of `time` may be of the time asked about; None is one that nobody names."""
    if time is None:
        return False
    is_stated = _YEAR.search(time.expression.text) is not None
    is_counted = time.only_compares or names_fiscal([time])
    return not (is_stated or is_counted) or is_same_time(time, asked.period)


def _is_told_of_other(asked: Asked, report: Report, sentence: Span) -> bool:
    """Whether the period told last before a sentence without one is another fiscal one."""
    if not _FISCAL.search(asked.time):
        return False
    around = _list_times(report, Span(_widen(report, sentence).start, sentence.start))
    told = [each for each in around if names_fiscal([each]) and not each.only_compares]
    return bool(told) and not _meet_any(told[-1:], asked.period)


def _list_times(report: Report, span: Span) -> list[Timed]:
    expressions = [
        each.expression
        for each in read_timeline(report)
        if span.start <= each.expression.start < span.end
    ]
    made = (
        make_timed(each, only_compares=_ONLY_COMPARES.search(each.text) is not None)
        for each in expressions
    )
    return [each for each in made if each]


def _widen(report: Report, sentence: Span) -> Span:
    """Return `sentence` with those around it."""
    sentences = list(split_sentences(report.text))
    places = [i for i, each in enumerate(sentences) if each.start <= sentence.start < each.end]
    place = places[0] if places else 0
    last = min(place + _AROUND, len(sentences) - 1)
    return Span(sentences[max(0, place - _AROUND)].start, sentences[last].end)


def _meet_any(times: Sequence[Timed], period: Period) -> bool:
    return any(_meet(each.days, period) for each in times)


def _meet(one: Period, other: Period) -> bool:
    """Whether two closed periods have a day in common."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def _names_year(asked: Asked) -> bool:
    """Whether the question names a short time with its year: its "Monday" may be any report's."""
    return _YEAR.search(asked.time) is not None and _is_short(asked.period)


def _is_short(period: Period) -> bool:
    if period.first is None or period.last is None:
        return False
    return (period.last - period.first).days < _LONGEST
