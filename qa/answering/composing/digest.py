"""A digest: dated evidence on what happened, what was reported, or the latest of it."""

from collections.abc import Sequence

from qa.answering.composing.timeline import list_events, list_reports
from qa.answering.evidence.sentences import Evidence
from qa.answering.ranking.confidence import Ranking, estimate_nearest
from qa.answering.ranking.deciding import list_near
from qa.dates.timex.wording import say_days
from qa.question.asked import Asked
from qa.types import Answer, AnswerKind, TimelineEvent

NO_ANSWER = "The reports do not answer this."

_MOST, _MOST_LATEST = 8, 4


def compose_digest(asked: Asked, evidence: Sequence[Evidence], ranking: Ranking) -> Answer:
    """Return the dated evidence for what is `asked`, oldest first, the latest of it newest first.

    `evidence` is best first.
    """
    events = _list_dated(asked, evidence)
    if not events:
        return Answer(answered=False, text=NO_ANSWER, note=_explain_nothing(asked))
    return Answer(
        answered=True,
        text="\n".join(f"{event.said}: {event.citation.quote}" for event in events),
        note=_say_order(asked, events),
        citations=tuple(event.citation for event in events),
        confidence=round(estimate_nearest(list_near(asked, evidence)[0], ranking), 3),
        support=len({event.citation.source for event in events}),
        events=tuple(events),
    )


def _list_dated(asked: Asked, evidence: Sequence[Evidence]) -> list[TimelineEvent]:
    if asked.kind is AnswerKind.HAPPENED:
        return list_events(asked, evidence, _MOST)
    reports = list_reports(asked, evidence)
    if asked.kind is AnswerKind.LATEST:
        return sorted(reports, key=lambda event: event.day, reverse=True)[:_MOST_LATEST]
    return sorted(reports[:_MOST], key=lambda event: event.day)


def _explain_nothing(asked: Asked) -> str:
    first, last = asked.period.first, asked.period.last
    when = f" in {say_days(first, last)}" if first and last else ""
    return f"No dated report tells of this{when}."


def _say_order(asked: Asked, events: Sequence[TimelineEvent]) -> str:
    if asked.kind is AnswerKind.LATEST:
        return "The newest reports that tell of it, the latest first."
    days = "the day of the report" if asked.kind is AnswerKind.REPORTED else "the day it happened"
    return f"{len(events)} found, oldest first, each with {days}."
