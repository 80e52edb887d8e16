"""Whether a sentence tells of the time that a question names: the figure of 2020 is not of 2016."""

import re
from collections.abc import Iterator, Sequence

from qa.dates.events import is_published_in, read_timeline
from qa.dates.timex.values import days_of
from qa.language.sentences import split_sentences
from qa.question.understanding import Asked
from qa.types import AnswerKind, Period, Report, Span, TimeExpression

Timed = tuple[TimeExpression, Period]

# Longer ones are read as a stretch in which much is told of.
_LONGEST = 366
# "2016", "Q2 of fiscal 2022": these tell their year themselves, "a year earlier" does not.
_YEAR = re.compile(r"\d{4}")
_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|quarter)\b", re.I)
_BREAK = re.compile(r";|\b(?:while|but|than|since|from|compared|previous|record)\b")
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
    inside = list(_list_times(report, sentence))
    if asked.kind is AnswerKind.DATE:
        return bool(inside) and asked.is_within_period and not _meet_any(inside, period)
    if not inside or _meet_any(inside, period) or is_published_in(report, period):
        return False
    is_stated = any(_YEAR.search(expression.text) for expression, _ in inside)
    return is_stated or not _meet_any(_list_times(report, _widen(report, sentence)), period)


def select_figures(
    asked: Asked, report: Report, sentence: Span, spans: Sequence[Span]
) -> tuple[Span, ...]:
    """Return those of `spans` but figures that `sentence` gives for another time than is asked.

    Of "41 in 2020, up from 38 in 2019" each is of the time behind it.
    """
    times = list(_list_times(report, sentence))
    if not _names_year(asked) or asked.kind is AnswerKind.DATE:
        return tuple(spans)
    return tuple(
        span
        for span in spans
        if not _FIGURE.search(report.text, span.start, span.end)
        or (time := _find_time(report.text, span, times)) is None
        or not _YEAR.search(time[0].text)
        or _meet(time[1], asked.period)
    )


def _find_time(text: str, span: Span, times: Sequence[Timed]) -> Timed | None:
    """Return the time that a figure is of: the next behind it, before another, else that before."""
    behind = [each for each in times if each[0].start >= span.end]
    if behind:
        between = text[span.end : behind[0][0].start]
        if not (_FIGURE.search(between) or _BREAK.search(between)):
            return behind[0]
    before = [each for each in times if each[0].end <= span.start]
    return before[-1] if before else None


def _list_times(report: Report, span: Span) -> Iterator[Timed]:
    for each in read_timeline(report):
        said = each.expression.text
        if span.start <= each.expression.start < span.end and not _ONLY_COMPARES.search(said):
            days = days_of(each.expression.value)
            if days and days.first and days.last:
                yield each.expression, days


def _widen(report: Report, sentence: Span) -> Span:
    """Return `sentence` with those around it."""
    sentences = list(split_sentences(report.text))
    places = [i for i, each in enumerate(sentences) if each.start <= sentence.start < each.end]
    place = places[0] if places else 0
    last = min(place + _AROUND, len(sentences) - 1)
    return Span(sentences[max(0, place - _AROUND)].start, sentences[last].end)


def _meet_any(times: Sequence[Timed] | Iterator[Timed], period: Period) -> bool:
    return any(_meet(days, period) for _, days in times)


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
