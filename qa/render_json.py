"""Answers, events, reports and what is in a library, as JSON objects."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from qa.render import Place, locate, number_citations
from qa.types import Answer, Citation, Report, TimelineEvent

if TYPE_CHECKING:
    from qa.library.contents import Contents
    from qa.library.listing import ListedReport


def render_json(identity: str, answer: Answer) -> dict[str, Any]:
    """Return `answer` as a JSON object: one line of an evaluation's results."""
    numbers = number_citations(answer)
    return {
        "id": identity,
        "answered": answer.answered,
        "answer": answer.text,
        "date": answer.date,
        "reported": answer.reported,
        "note": answer.note,
        "citations": [_number_json(each, numbers) for each in answer.citations],
        "differing": [
            {
                "answer": each.text,
                "date": each.date,
                "reported": each.reported,
                "citations": [_number_json(cited, numbers) for cited in each.citations],
            }
            for each in answer.differing
        ],
        "events": [render_event(event) for event in answer.events],
        "corrections": [asdict(each) for each in answer.corrections],
        "confidence": answer.confidence,
        "support": answer.support,
        "retrieved": list(answer.retrieved),
        "reader": answer.reader,
        "timings_ms": dict(answer.timings_ms),
    }


def render_event(event: TimelineEvent) -> dict[str, Any]:
    """Return an event of a timeline as a JSON object."""
    return {
        "day": _iso(event.day),
        "date": event.value,
        "said": event.said,
        "reported": event.reported,
        "citation": _citation_json(event.citation),
    }


def render_report(report: "Report | ListedReport") -> dict[str, Any]:
    """Return what is known of when `report` was published as a JSON object."""
    published = report.published
    return {
        "source": report.source,
        "title": report.title,
        "date": _iso(published.day),
        "date_basis": str(published.basis),
        "reason": published.reason,
        "earliest": _iso(published.earliest),
        "latest": _iso(published.latest),
    }


def render_contents(contents: "Contents") -> dict[str, Any]:
    """Return what is in a library as a JSON object."""
    days = {"first": _iso(contents.first), "last": _iso(contents.last)}
    return asdict(contents) | days


def _number_json(citation: Citation, numbers: Mapping[Place, int]) -> dict[str, Any]:
    return {"number": numbers[locate(citation)]} | _citation_json(citation)


def _citation_json(citation: Citation) -> dict[str, Any]:
    told = {
        "source": citation.source,
        "also": list(citation.aliases),
        "date": _iso(citation.published.day),
        "date_basis": str(citation.published.basis),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "marks": [[span.start, span.end] for span in citation.marks],
    }
    told |= {"page": citation.page} if citation.page else {}
    return told | ({"place": citation.place} if citation.place else {})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
