"""Which of the times in a sentence each of its figures is of: "41 in 2020, up from 38 in 2019".

A figure is of the time right behind it ("38 tons in 2019"); else of the nearest in its clause, one
before it that is no other figure's own first. In a clause that only compares ("up from 38") a
figure without a time of its own is of one that nobody names, and so of none that is asked about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.dates.stretches import are_near, spans_years
from qa.dates.timex.fiscal import is_fiscal, nominal_days
from qa.language.numbers import Number, find_numbers
from qa.types import Period, Span, TimeExpression

# Between a figure and the time right behind it stand its unit and a preposition, nothing more.
_UNIT = r"(?!(?:and|or|but|while|from|than|to|by|up|down)\b)[^\W\d_][\w’'-]*"
_ADJACENT = re.compile(
    rf"\s*(?:%|per cent)?(?:\s+{_UNIT}){{0,4}}(?:\s*\()?(?:\s+(?:the|its))?\s*", re.I
)
_CLAUSE = re.compile(
    r";|\b(?:while|whereas|but|(?:up|down|rising|falling|rose|fell|increase[ds]?|compared"
    r"|compares) (?:from|with|to)|compared|against|versus|vs|than|from|after)\b|\.\s",
    re.I,
)
_COMPARES = re.compile(r"\b(?:from|with|against|versus|vs|than|compared|after)\b", re.I)
_SHARE = re.compile(r"\s*-?(?:%|per ?cent\b|percentage)", re.I)
_FROM = re.compile(r"\b(?:from|than|on|over)\s+(?:the\s+)?$", re.I)
_LABEL = re.compile(r":\s*\W?")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
# A quarter has about 90 days, a half 182; shorter and longer asked for are other things.
_PARTS = range(84, 190)
_YEAR = range(360, 373)


@dataclass(frozen=True, slots=True)
class Timed:
    """A time that a sentence names and the days it stands for, nominal ones of a fiscal period."""

    expression: TimeExpression
    days: Period
    only_compares: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence and the time it is of; None where the sentence names none of it.

    `is_compared` marks what a figure of another time is only compared with.
    """

    number: Number
    time: Timed | None
    is_compared: bool


def read_figures(text: str, sentence: Span, times: Sequence[Timed]) -> tuple[Figure, ...]:
    """Return the figures of `sentence`, a part of `text`, each with its time of `times`."""
    spans = [(each.expression.start, each.expression.end) for each in times]
    numbers = [
        Number(sentence.start + each.start, sentence.start + each.end, each.value)
        for each in find_numbers(text[sentence.start : sentence.end])
    ]
    numbers = [
        each
        for each in numbers
        if not any(start < each.end and each.start < end for start, end in spans)
    ]
    labelled = _find_labels(text, numbers, times)
    plain = [each for each in numbers if each not in labelled]
    bound = labelled | {
        each: time for each in plain if (time := _find_adjacent(text, each, plain, times))
    }
    bound |= _pair_respectively(text, sentence, numbers, times)
    figures = []
    for number in numbers:
        clause = _bound_clause(text, sentence, number, times)
        is_compared = _is_compared(text, sentence, clause, number)
        taken = list(bound.values())
        time = bound.get(number) or _find_in_clause(text, clause, number, plain, times, taken)
        if time is None and not is_compared:
            time = _find_before(number, times, taken)
        figures.append(Figure(number, time, is_compared))
    return tuple(figures)


def find_own_times(text: str, sentence: Span, times: Sequence[Timed]) -> list[Timed]:
    """Return those of `times` that tell of `sentence` itself, not what it is compared with.

    "A year earlier" is one where a figure is of it: "compared with 38 tons a year earlier".
    """
    told = [figure.time for figure in read_figures(text, sentence, times)]
    return [each for each in times if not each.only_compares or each in told]


def is_same_time(told: Timed, asked: Period, *, is_fiscal_asked: bool = False) -> bool:
    """Whether what is of `told` is of the period `asked`: no quarter's figure is its year's.

    A stretch ("the year to March 2021") is told by its end too: it is the fiscal year that is named
    by its last, and no calendar year; and "2019/20" is neither of the two.
    """
    own = told.days
    if own.first is None or own.last is None or asked.first is None or asked.last is None:
        return True
    lengths = ((own.last - own.first).days + 1, (asked.last - asked.first).days + 1)
    value, words = told.expression.value, told.expression.text
    if "/" in value:
        # Which fiscal quarter ends in June is the firm's to choose; the year is named by its end.
        if is_fiscal_asked:
            is_year = lengths[0] in _YEAR and lengths[1] in _YEAR
            return is_year and own.last.year == asked.last.year
        return are_near(own, asked)
    if not (own.first <= asked.last and asked.first <= own.last):
        return False
    if spans_years(words) and lengths[1] in _YEAR and not is_fiscal_asked:
        return asked.last.year == own.last.year and asked != own
    is_part = re.search(r"-[QH]\d", value) is not None
    is_whole = lengths[1] in _YEAR or lengths[1] in _PARTS
    if is_part and is_whole:
        return own == asked
    if lengths[0] in _YEAR and lengths[1] in _YEAR:
        return own == asked or (is_fiscal(value) and own.last.year == asked.last.year)
    return not (lengths[0] in _YEAR and lengths[1] in _PARTS)


def make_timed(expression: TimeExpression, *, only_compares: bool) -> Timed | None:
    """Return an expression with its days; None where it stands for none."""
    days = nominal_days(expression.value)
    if days is None or days.first is None or days.last is None:
        return None
    return Timed(expression, days, only_compares)


def names_fiscal(times: Sequence[Timed]) -> bool:
    """Whether any of `times` is a fiscal period."""
    return any(is_fiscal(each.expression.value) for each in times)


def _find_labels(
    text: str, numbers: Sequence[Number], times: Sequence[Timed]
) -> dict[Number, Timed]:
    """Find the times of "(2019: 35 million)"."""
    return {
        number: each
        for each in times
        for number in numbers
        if _LABEL.fullmatch(text[each.expression.end : number.start])
    }


def _find_adjacent(
    text: str, number: Number, numbers: Sequence[Number], times: Sequence[Timed]
) -> Timed | None:
    behind = [each for each in times if each.expression.start >= number.end]
    if not behind or _SHARE.match(text, number.end):
        return None
    time = behind[0].expression
    gap = text[number.end : time.start]
    # "(2019: 38)": the time belongs to what follows it.
    is_label = text.startswith(":", time.end)
    if is_label or any(number.end <= each.start < time.start for each in numbers):
        return None
    return behind[0] if _ADJACENT.fullmatch(gap) else None


def _find_in_clause(
    text: str,
    clause: Span,
    number: Number,
    numbers: Sequence[Number],
    times: Sequence[Timed],
    taken: Sequence[Timed],
) -> Timed | None:
    inside = [each for each in times if clause.start <= each.expression.start < clause.end]
    # "Up 55 percent from a year earlier" tells of now.
    before = [
        each
        for each in inside
        if each.expression.end <= number.start and not _stands_behind_from(text, each)
    ]
    if free := [each for each in before if each not in taken]:
        return free[-1]
    behind = [
        each
        for each in inside
        if each.expression.start >= number.end
        and each not in taken
        and not each.only_compares
        and not any(number.end <= other.start < each.expression.start for other in numbers)
    ]
    return behind[0] if behind else before[-1] if before else None


def _stands_behind_from(text: str, time: Timed) -> bool:
    before = text[max(0, time.expression.start - 12) : time.expression.start]
    return time.only_compares and _FROM.search(before) is not None


def _find_before(number: Number, times: Sequence[Timed], taken: Sequence[Timed]) -> Timed | None:
    """The nearest time before a figure in its sentence, one that no other figure has first."""
    before = [
        each for each in times if each.expression.end <= number.start and not each.only_compares
    ]
    free = [each for each in before if each not in taken]
    return free[-1] if free else before[-1] if before else None


def _bound_clause(text: str, sentence: Span, number: Number, times: Sequence[Timed]) -> Span:
    start, end = sentence.start, sentence.end
    for found in _CLAUSE.finditer(text, sentence.start, sentence.end):
        # "From a year earlier" opens no clause with figures; "a year after" is a time itself.
        if any(_meets(found, each) for each in times):
            continue
        if found.end() <= number.start:
            start = found.start()
        elif found.start() >= number.end:
            end = found.start()
            break
    return Span(start, end)


def _meets(found: re.Match[str], time: Timed) -> bool:
    start, end = time.expression.start, time.expression.end
    is_inside = start <= found.start() < end
    return is_inside or (time.only_compares and 0 <= start - found.end() <= len(" the "))


def _is_compared(text: str, sentence: Span, clause: Span, number: Number) -> bool:
    is_first = clause.start == sentence.start
    return not is_first and bool(_COMPARES.search(text, clause.start, number.start))


def _pair_respectively(
    text: str, sentence: Span, numbers: Sequence[Number], times: Sequence[Timed]
) -> dict[Number, Timed]:
    """Pair "41 and 38 million in 2020 and 2019 respectively" in their order."""
    if not _RESPECTIVELY.search(text, sentence.start, sentence.end):
        return {}
    if len(numbers) != len(times):
        return {}
    return dict(zip(numbers, times, strict=True))
