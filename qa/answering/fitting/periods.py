"""Whether a sentence tells of the time that a question names: the figure of 2020 is not of 2016."""

import re
from collections.abc import Sequence

from qa.answering.fitting.figures import (
    Figure,
    Timed,
    find_own_times,
    is_same_time,
    make_timed,
    names_fiscal,
    read_figures,
)
from qa.dates.events import is_published_in, read_timeline
from qa.dates.stretches import join_stretches, spans_years
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
# The word behind a figure that tells what it counts, "" before one that does not.
_UNIT = re.compile(
    r"\s*(?:of the |of )?(?!(?:in|for|during|a|the|an|by|at|on|from|over|and|or|but|than|to)\b)"
    r"([^\W\d_]+|%)?"
)
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
    is_published = not _asks_fiscal(asked) and is_published_in(report, period)
    if asked.kind is AnswerKind.NUMBER and _has_only_others(asked, report, sentence):
        return True
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
    kept = tuple(
        _cut_figure(asked, span, figures) for span in spans if _is_in_time(asked, span, figures)
    )
    if kept or asked.kind not in (AnswerKind.NUMBER, AnswerKind.STATEMENT) or not spans:
        return kept
    others = [f for f in figures if f.time and _is_same(f.time, asked)]
    if asked.kind is AnswerKind.STATEMENT or not all(f.is_compared for f in others):
        marked = [f for f in figures for span in spans if _holds(span, f)]
        others = [f for f in others if any(_is_like(report.text, f, each) for each in marked)]
    return tuple(Span(f.number.start, f.number.end) for f in others[:1] if len(others) == 1)


def _is_in_time(asked: Asked, span: Span, figures: Sequence[Figure]) -> bool:
    """Whether `span` has no figure, or one that may be of the time asked about."""
    inside = [f for f in figures if _holds(span, f)]
    told = [figure for figure in inside if figure.time or figure.is_compared]
    return not told or any(_may_be_of(figure.time, asked) for figure in told)


def _cut_figure(asked: Asked, span: Span, figures: Sequence[Figure]) -> Span:
    """Return `span`, or where it holds figures of other times too, the one of that asked about."""
    inside = [figure for figure in figures if _holds(span, figure)]
    same = [figure for figure in inside if figure.time and _is_same(figure.time, asked)]
    others = [figure for figure in inside if figure.time and not _may_be_of(figure.time, asked)]
    if len(same) != 1 or not others:
        return span
    return Span(same[0].number.start, same[0].number.end)


def _holds(span: Span, figure: Figure) -> bool:
    return span.start < figure.number.end and figure.number.start < span.end


def _is_like(text: str, figure: Figure, other: Figure) -> bool:
    """Whether `figure` measures what `other` does: no word behind it tells of another unit.

    Of "95 million euros in FY2021 and 88 million in FY2020" the second does; of "in 2020 it made 41
    tons, and in 2019 it had 200 workers" it does not.
    """
    unit, like = (_UNIT.match(text, each.number.end) for each in (figure, other))
    own = unit[1].casefold() if unit and unit[1] else ""
    return own == "" or (like is not None and own == (like[1] or "").casefold())


def _is_same(time: Timed, asked: Asked) -> bool:
    return is_same_time(time, asked.period, is_fiscal_asked=_asks_fiscal(asked))


def _asks_fiscal(asked: Asked) -> bool:
    return _FISCAL.search(asked.time) is not None or spans_years(asked.time)


def _may_be_of(time: Timed | None, asked: Asked) -> bool:
    """Whether a figure of `time` may be of the time asked about; None is one that nobody names."""
    if time is None:
        return False
    is_stated = _YEAR.search(time.expression.text) is not None
    is_counted = time.only_compares or names_fiscal([time])
    return not (is_stated or is_counted) or _is_same(time, asked)


def _has_only_others(asked: Asked, report: Report, sentence: Span) -> bool:
    """Whether figures of `sentence` are of a fiscal period or a stretch, none of that asked."""
    figures = read_figures(report.text, sentence, _list_times(report, sentence))
    told = [figure.time for figure in figures if figure.time]
    is_fiscal = names_fiscal(told) or any("/" in each.expression.value for each in told)
    return is_fiscal and not any(_may_be_of(each, asked) for each in told)


def _is_told_of_other(asked: Asked, report: Report, sentence: Span) -> bool:
    """Whether the period told last before a sentence without one is another fiscal one."""
    if not _asks_fiscal(asked):
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
        for each in join_stretches(report.text, expressions)
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
