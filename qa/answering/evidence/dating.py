"""The dates of the events that sentences tell of, and which of them are one time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qa.answering.evidence.sentences import Evidence
from qa.dates.events import EventDate, Reach, date_event, read_timeline
from qa.dates.timex.expressions import ResolvedExpression
from qa.dates.timex.values import days_of
from qa.dates.verbs import find_governed, tells_opposite
from qa.language.sentences import split_sentences
from qa.question.asked import Asked
from qa.types import Period, Span, TimeExpression

_STEM = 5
# Days that no calendar date lasts.
_YEARS = 10**6


@dataclass(frozen=True, slots=True)
class DatedEvidence:
    """Evidence and the date of the event that it tells of."""

    evidence: Evidence
    event: EventDate

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sentence of the event, and that of its date where it is another."""
        sentence, words = self.evidence.span, self.event.span
        if words is None or sentence.start <= words.start < sentence.end:
            return (sentence,)
        sentences = split_sentences(self.evidence.report.text)
        return (sentence, *(each for each in sentences if each.start <= words.start < each.end))


def date_evidence(asked: Asked, evidence: Sequence[Evidence]) -> list[DatedEvidence]:
    """Return those of `evidence` that something dates, in the same order."""
    return [
        DatedEvidence(found, event)
        for found in evidence
        if (event := _date_one(asked, found)) is not None
    ]


def agree(one: EventDate, other: EventDate) -> bool:
    """Whether both tell of one time: the days of one lie in those of the other."""
    if Reach.PUBLISHED in (one.reach, other.reach):
        return one.reach is other.reach and one.value == other.value
    days, others = _days(one), _days(other)
    if days is None or others is None:
        return one.value == other.value
    return days.lies_in(others) or others.lies_in(days)


def first_day(event: EventDate) -> date | None:
    """Return the first day of the time that `event` is dated to, None where no day begins it."""
    days = _days(event)
    return days.first if days else None


def _date_one(asked: Asked, found: Evidence) -> EventDate | None:
    timeline = read_timeline(found.report)
    said = [word for word in asked.content if word not in asked.names]
    if tells_opposite(said, found.text):
        return None
    if governed := find_governed(found.report.text, found.span, timeline, said):
        return date_event(found.report, timeline, found.span, governed.expression.start)
    focus = _find_marked(found, timeline)
    if focus is None:
        focus = _focus(asked, found)
    return date_event(found.report, timeline, found.span, focus)


def _find_marked(found: Evidence, timeline: Sequence[ResolvedExpression]) -> int | None:
    """Where the most exact time stands in the words that a reader marked, None if it marked none.

    They are nearer to what is asked for than the words of the question.
    """
    marked = [
        each.expression
        for each in timeline
        for span in found.spans[:1]
        if each.expression.start < span.end and span.start < each.expression.end
    ]
    return min(marked, key=_count_days).start if marked else None


def _count_days(expression: TimeExpression) -> int:
    days = days_of(expression.value)
    return (days.last - days.first).days if days and days.first and days.last else _YEARS


def _days(event: EventDate) -> Period | None:
    first, _, last = event.value.partition("/")
    days = days_of(first)
    ending = days_of(last) if last else days
    return Period(days.first, ending.last) if days and ending else None


def _focus(asked: Asked, found: Evidence) -> int:
    """The mean place, in the report, of what the question says of its names, else of the names."""
    sentence = found.text.lower()
    said = [word for word in asked.content if word not in asked.names]
    for words in (said, asked.content):
        places = [sentence.find(word[:_STEM].lower()) for word in words]
        if held := [place for place in places if place >= 0]:
            return found.span.start + sum(held) // len(held)
    return found.span.start
