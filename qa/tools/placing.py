"""Citations placed in the texts that `fetch` gives: where a file holds several, a report's own."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from qa.answering.composing.cite import place_in_report
from qa.library.library import Library
from qa.types import Answer, Citation, TimelineEvent

Place = Callable[[Citation], Citation]


def place_answer(answer: Answer, library: Library) -> Answer:
    """Return `answer` with its quotes counted from the beginning of each report's own text."""
    place = _make_place(library)
    return replace(
        answer,
        citations=tuple(map(place, answer.citations)),
        differing=tuple(
            replace(each, citations=tuple(map(place, each.citations))) for each in answer.differing
        ),
        events=tuple(_place_event(event, place) for event in answer.events),
    )


def place_events(events: Iterable[TimelineEvent], library: Library) -> list[TimelineEvent]:
    """Return `events` with their quotes counted so too."""
    place = _make_place(library)
    return [_place_event(event, place) for event in events]


def _place_event(event: TimelineEvent, place: Place) -> TimelineEvent:
    return replace(event, citation=place(event.citation))


def _make_place(library: Library) -> Place:
    def place(citation: Citation) -> Citation:
        report = library.report_named(citation.source)
        return place_in_report(citation, report) if report else citation

    return place
