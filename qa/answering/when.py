"""The answer to a "when" question: a calendar date, the words it comes from, the step between."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.evidence import Evidence
from qa.answering.understand import Understanding
from qa.dates.events import EventDate, Reach, date_event, read_timeline
from qa.dates.values import days_of
from qa.dates.wording import say_value
from qa.sentences import split_sentences
from qa.types import DateBasis, Period, Report, Span

# How nearly as well a sentence must fit for its date to be preferred to that of a better one whose
# date stands only beside it, or is only that of its report.
_NEARLY = {Reach.SENTENCE: 1.0, Reach.REPORT: 0.93, Reach.PUBLISHED: 0.85}
_STEM = 5


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


def date_evidence(asked: Understanding, chosen: Sequence[Evidence]) -> list[DatedEvidence]:
    """Return those of `chosen` that something dates, the one to answer from first.

    Behind the first come, in the order of `chosen`, those whose date agrees with it.
    """
    dated = [
        DatedEvidence(found, event)
        for found in chosen
        if (event := _date_one(asked, found)) is not None
    ]
    if not dated:
        return []
    best = _pick(dated)
    return [best, *(each for each in dated if each is not best and _agree(each.event, best.event))]


def say_when(dated: DatedEvidence) -> tuple[str, str]:
    """Return the answer in words, and a note on how the date was reached."""
    event, report = dated.event, dated.evidence.report
    said = say_value(event.value)
    if event.reach is Reach.PUBLISHED:
        told = f"{report.source} does not date the event; the date is that of the report"
        return f"Reported on {said}", f"{told} ({report.published.reason})."
    note = f"“{event.words}” in {report.source}"
    if event.step:
        note += f", which is {_say_report(report)}: {event.step}"
    if event.reach is Reach.REPORT:
        note += "; the sentence that tells of the event has no date of its own"
    return said[0].upper() + said[1:], f"{note}."


def _date_one(asked: Understanding, found: Evidence) -> EventDate | None:
    timeline = read_timeline(found.report)
    return date_event(found.report, timeline, found.span, _focus(asked, found))


def _pick(dated: list[DatedEvidence]) -> DatedEvidence:
    """The best evidence, or one that fits nearly as well and has a surer date."""
    order = list(Reach)
    best = dated[0]
    for each in dated[1:]:
        surer = order.index(each.event.reach) < order.index(best.event.reach)
        if surer and each.evidence.score >= _NEARLY[best.event.reach] * dated[0].evidence.score:
            best = each
    return best


def _agree(one: EventDate, other: EventDate) -> bool:
    """Whether both tell of one time: the days of one lie in those of the other."""
    if Reach.PUBLISHED in (one.reach, other.reach):
        return one.reach is other.reach and one.value == other.value
    days, others = _days(one), _days(other)
    if days is None or others is None:
        return one.value == other.value
    return days.lies_in(others) or others.lies_in(days)


def _days(event: EventDate) -> Period | None:
    first, _, last = event.value.partition("/")
    days = days_of(first)
    ending = days_of(last) if last else days
    return Period(days.first, ending.last) if days and ending else None


def _focus(asked: Understanding, found: Evidence) -> int:
    """The mean place, in the report, of what the question says of its names, else of the names."""
    sentence = found.text.lower()
    said = [word for word in asked.content if word not in asked.names]
    for words in (said, asked.content):
        places = [sentence.find(word[:_STEM].lower()) for word in words]
        if held := [place for place in places if place >= 0]:
            return found.span.start + sum(held) // len(held)
    return found.span.start


def _say_report(report: Report) -> str:
    published = report.published
    match published.basis:
        case DateBasis.STATED:
            return f"dated {published.day} ({published.reason})"
        case DateBasis.INFERRED:
            return f"dated {published.day} by its text ({published.reason})"
        case _:
            return f"undated, about {published.day} ({published.reason})"
