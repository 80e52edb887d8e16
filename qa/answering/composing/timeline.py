"""What happened when, as the reports tell it: dated sentences in the order of their days."""

from collections.abc import Sequence
from datetime import date

from qa.answering.composing.cite import cite_span
from qa.answering.evidence.dating import DatedEvidence, date_evidence, first_day
from qa.answering.evidence.sentences import Evidence
from qa.answering.ranking.deciding import list_near
from qa.dates.events import Reach
from qa.dates.timex.wording import say_value
from qa.question.asked import Asked
from qa.types import Period, TimelineEvent


def list_events(asked: Asked, evidence: Sequence[Evidence], limit: int) -> list[TimelineEvent]:
    """Return the `limit` likeliest events of `evidence`, best first, in the order of their days.

    Of nearly copies of one text, one tells of a day. A period that the question names is kept to.
    """
    told: dict[tuple[str, object], TimelineEvent] = {}
    for each in date_evidence(asked, list_near(asked, evidence)):
        day = first_day(each.event)
        report = each.evidence.report
        key = each.event.value, report.story or report.source
        if day and key not in told and _lies_in(day, asked.period):
            told[key] = _make_event(each, day)
        if len(told) == limit:
            break
    return sorted(told.values(), key=lambda event: (event.day, event.value))


def list_reports(asked: Asked, evidence: Sequence[Evidence]) -> list[TimelineEvent]:
    """Return the best sentence of each dated report that tells of what is asked, best first.

    Where only a time is asked about, that is the one a report opens with. Nearly copies of one text
    are told once. A period that the question names is kept to.
    """
    told: dict[object, TimelineEvent] = {}
    near = list_near(asked, evidence)
    if not asked.content:
        near.sort(key=lambda found: found.span.start)
    for each in near:
        report = each.report
        day = report.published.day
        if day and _lies_in(day, asked.period):
            citation = cite_span(report, each.span)
            value = day.isoformat()
            event = TimelineEvent(day, value, say_value(value), reported=True, citation=citation)
            told.setdefault(report.story or report.source, event)
    return list(told.values())


def _make_event(dated: DatedEvidence, day: date) -> TimelineEvent:
    event, found = dated.event, dated.evidence
    marks = [event.span] if event.span and found.span.start <= event.span.start else []
    marks = [mark for mark in marks if mark.end <= found.span.end]
    return TimelineEvent(
        day=day,
        value=event.value,
        said=say_value(event.value),
        reported=event.reach is Reach.PUBLISHED,
        citation=cite_span(found.report, found.span, marks),
    )


def _lies_in(day: date, period: Period) -> bool:
    return period.is_open or period.contains(day)
