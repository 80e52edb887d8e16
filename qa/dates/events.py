"""When an event took place: the date that governs a sentence of a report, and how it is reached."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from qa.dates.timex.expressions import ResolvedExpression, resolve_expressions
from qa.dates.timex.fiscal import FISCAL
from qa.dates.timex.values import days_of
from qa.types import Period, Report, Span, TimeExpression, TimexType

_WEEK = timedelta(days=7)
# "Later in the day", "that night": these lean on another date and cannot carry one.
_POINTS_BACK = re.compile(
    r"\b(?:later|earlier|(?:the|that|same) (?:day|night|morning|evening))\b", re.I
)
# What stands beside the date in a dateline: where it was written, at what time.
_LONGEST_DATELINE = 60
_NOTHING_ELSE = re.compile(
    r"(?:[\W\d_]|\b(?:published|posted|updated|date|on|at|am|pm|AM|PM|Published|Posted|Updated|Date"
    r"|[A-Z]{3,})\b)*"
)
_POSSESSIVE = ("'s", "’s")
_DAY_PART = re.compile(r"(?:the |a )?(?:morning|afternoon|evening|night)", re.I)
_WITHIN = re.compile(r"\b(?:in|during|through|throughout|into|of|for|on) $", re.I)
_BEFORE_PART = 12
# What is named by the part of the day that it is of.
_OF_DAY = re.compile(
    r"[ -](?:bulletin|bus(?:es)?|class(?:es)?|clubs?|crew|duty|edition|ferry|flights?|guards?|mail"
    r"|markets?|mass|news|newspapers?|nurses?|papers?|patrols?|porters?|prayers?|rush|schools?"
    r"|services?|sessions?|shifts?|sky|staff|trains?|watch(?:m[ae]n)?|workers?)\b",
    re.I,
)
_RANGE = frozenset({"to", "through", "until", "till", "-", "–", "—"})


class Reach(StrEnum):
    """How an event's date is reached, from the surest to the least sure."""

    SENTENCE = "its own sentence"
    REPORT = "a sentence beside it"
    PUBLISHED = "the day of the report"


@dataclass(frozen=True, slots=True)
class EventDate:
    """The date of an event: a TIMEX3 value, the words it is taken from, and the step between.

    A range of days has an interval as its value: `2021-05-03/2021-05-05`.

    `span` is where the words stand in the report; for `Reach.PUBLISHED` it is None, and `value` is
    the day of the report, never to be told as that of the event. `told` says where the time lies
    seen from a report whose date is not known.
    """

    value: str
    reach: Reach
    span: Span | None
    words: str
    step: str
    told: str = ""


@lru_cache(maxsize=64)
def read_timeline(report: Report) -> tuple[ResolvedExpression, ...]:
    """Return the calendar dates that `report` names, in order, resolved by its own date.

    Its own date in a line of its own is left out: it says when it was written, not what happened.
    """
    # The fields above the prose tell of other days: when it was changed, when it goes out of date.
    prose = " " * report.body_start + report.text[report.body_start :]
    resolved = resolve_expressions(prose, report.published.day)
    return tuple(
        each
        for each in resolved
        if each.expression.start >= report.body_start
        and not _is_dateline(report, each.expression)
        and each.expression.type in (TimexType.DATE, TimexType.TIME)
        and (days_of(each.expression.value) or each.expression.value.startswith(("XXXX-", FISCAL)))
    )


def _is_dateline(report: Report, expression: TimeExpression) -> bool:
    """Whether `expression` is the day of `report`, in a line that tells nothing else."""
    text, day = report.text, report.published.day
    if day is None or expression.value[:10] != day.isoformat():
        return False
    before = text[max(0, expression.start - _LONGEST_DATELINE) : expression.start]
    behind = text[expression.end : expression.end + _LONGEST_DATELINE]
    beside = before.rpartition("\n")[2], behind.partition("\n")[0]
    return _NOTHING_ELSE.fullmatch(" ".join(beside)) is not None


def date_event(
    report: Report,
    timeline: tuple[ResolvedExpression, ...],
    sentence: Span,
    focus: int,
) -> EventDate | None:
    """Return the date of the event that `sentence` tells of, or None where nothing dates it.

    `focus` is the character that the question's words stand about: of several dates in the sentence
    the nearest to it is taken. A sentence without a date takes the day told before it in its report
    if that lies in the week up to the report, else one told behind it, else the report's own.
    """
    inside = [
        each
        for each in timeline
        if sentence.start <= each.expression.start < sentence.end and not _describes(report, each)
    ]
    if inside:
        # "This year's conference" dates the conference, not what happened at it.
        free = [each for each in inside if not _is_possessive(report, each)]
        nearest = min(free or inside, key=lambda each: _distance(each, focus))
        ends = [each for each in inside if each is nearest or _make_range(report, each, nearest)]
        return _event(report, ends, Reach.SENTENCE)
    governing = _find_governing(report, timeline, sentence)
    if governing:
        return _event(report, [governing], Reach.REPORT)
    day = report.published.day
    return EventDate(day.isoformat(), Reach.PUBLISHED, None, "", "") if day else None


def is_published_in(report: Report, period: Period) -> bool:
    """Whether `report` is known to be published in `period`, which names some day."""
    day = report.published.day
    return not period.is_open and day is not None and period.contains(day)


def names_day_of(report: Report, sentence: Span, period: Period) -> bool:
    """Whether a date in `sentence`, resolved by its report's, lies in `period`."""
    for each in read_timeline(report):
        if sentence.start <= each.expression.start < sentence.end:
            days = days_of(each.expression.value)
            if days and days.lies_in(period):
                return True
    return False


def _find_governing(
    report: Report, timeline: tuple[ResolvedExpression, ...], sentence: Span
) -> ResolvedExpression | None:
    day = report.published.day
    fresh = [
        each
        for each in timeline
        if is_fresh(each, day) and not _POINTS_BACK.search(each.expression.text)
    ]
    before = [each for each in fresh if each.expression.start < sentence.start]
    behind = [each for each in fresh if each.expression.start >= sentence.end]
    return before[-1] if before else behind[0] if behind else None


def is_fresh(each: ResolvedExpression, published: date | None) -> bool:
    """Whether it names a single day of the week up to the report: a day that news tells of."""
    days = days_of(each.expression.value)
    if published is None or days is None or days.first is None or days.first != days.last:
        return False
    return timedelta(0) <= published - days.first < _WEEK


def _is_possessive(report: Report, each: ResolvedExpression) -> bool:
    end = each.expression.end
    return each.expression.text.endswith(_POSSESSIVE) or report.text.startswith(_POSSESSIVE, end)


def _describes(report: Report, each: ResolvedExpression) -> bool:
    """Whether a part of the day tells a thing from others: "the night watchman", "night shifts"."""
    before = report.text[max(0, each.expression.start - _BEFORE_PART) : each.expression.start]
    if not _DAY_PART.fullmatch(each.expression.text) or _WITHIN.search(before):
        return False
    return _OF_DAY.match(report.text, each.expression.end) is not None


def _distance(each: ResolvedExpression, focus: int) -> int:
    start, end = each.expression.start, each.expression.end
    return max(start - focus, focus - end, 0)


def _make_range(report: Report, one: ResolvedExpression, other: ResolvedExpression) -> bool:
    """Whether the two are the ends of one range: "from 3 to 5 May", "May 3-5"."""
    first, last = sorted((one.expression, other.expression), key=lambda found: found.start)
    between = report.text[first.end : last.start].strip().lower()
    before = report.text[: first.start].rstrip().lower()
    is_joined = between in _RANGE or (between == "and" and before.endswith("between"))
    return is_joined and _is_day(first.value) and _is_day(last.value) and first.value < last.value


def _is_day(value: str) -> bool:
    days = days_of(value)
    return days is not None and days.first == days.last


def _event(report: Report, ends: list[ResolvedExpression], reach: Reach) -> EventDate:
    """Make one date of an expression, or an ISO 8601 interval of the two ends of a range."""
    first, last = ends[0].expression, ends[-1].expression
    value = first.value if first is last else f"{first.value}/{last.value}"
    span = Span(first.start, last.end)
    words = report.text[span.start : span.end]
    return EventDate(value, reach, span, words, ends[0].step, ends[0].told)
