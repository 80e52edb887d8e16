"""Reports for an assistant: searched, fetched by their names, listed with their dates."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from qa.errors import QuestionError
from qa.letters import compose
from qa.library.listing import Filter, list_reports
from qa.render_json import render_report
from qa.tools.arguments import Kept, check_count, note_left_out, show_value
from qa.types import Question, Report

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.library.library import Library
    from qa.retrieval.retriever import Candidate

MOST_FOUND = 50
MOST_LISTED = 200
# More than a library holds, and no more than SQLite counts.
_MOST_SKIPPED = 10**9
LONGEST_TEXT = 100_000
# A passage is a few sentences, unless nothing in a text ends one.
_LONGEST_PASSAGE = 4_000


def search_reports(assistant: "Assistant", query: str, kept: Kept, limit: int) -> dict[str, Any]:
    """Return the passage of each of the `limit` reports that fits `query` best, best first.

    Raises:
        QuestionError: the query is empty or too long, or `limit` is not 1 to 50.
    """
    check_count("limit", limit, 1, MOST_FOUND)
    question = Question(query, date.today(), kept.period, source=kept.source)
    found = assistant.search(question, limit)
    return {
        "results": [_render_found(each) for each in found.candidates],
        "corrections": [asdict(each) for each in found.corrections],
        "note": note_left_out(assistant.library, kept),
    }


def fetch_report(library: "Library", name: str, offset: int, length: int) -> dict[str, Any]:
    """Return up to `length` characters, from `offset` on, of the report called `name`.

    Raises:
        QuestionError: there is none, its text ends before, or a number is out of bounds.
    """
    check_count("length", length, 1, LONGEST_TEXT)
    report = library.report_named(compose(name))
    if report is None:
        raise QuestionError(
            f"no report is called {show_value(name)}; take an id from search or sources"
        )
    total = len(report.text)
    check_count("offset", offset, 0, max(total - 1, 0))
    end = min(offset + length, total)
    dated = render_report(report)
    return {
        **_render_head(report),
        "text": report.text[offset:end],
        "start": offset,
        "end": end,
        "total": total,
        "next_offset": end if end < total else None,
        "metadata": {
            **{
                name: dated[name] for name in ("date", "date_basis", "reason", "earliest", "latest")
            },
            "also": list(report.aliases),
            "format": report.format,
            "start_in_file": report.offset,
        },
    }


def list_sources(library: "Library", kept: Kept, offset: int, limit: int) -> dict[str, Any]:
    """Return up to `limit` reports, without the first `offset`, in the order of their days.

    Raises:
        QuestionError: a number is out of bounds.
    """
    check_count("offset", offset, 0, _MOST_SKIPPED)
    check_count("limit", limit, 1, MOST_LISTED)
    wanted = Filter(kept.period, oldest_first=True, named=kept.source)
    listing = list_reports(library, wanted, offset, limit)
    end = offset + len(listing.reports)
    return {
        "sources": [
            {"id": each.source, **render_report(each), "url": each.url} for each in listing.reports
        ],
        "total": listing.total,
        "next_offset": end if listing.reports and end < listing.total else None,
        "note": note_left_out(library, kept),
    }


def _render_found(found: "Candidate") -> dict[str, Any]:
    report, start = found.report, found.passage.start
    end = min(found.passage.end, start + _LONGEST_PASSAGE)
    return {**_render_head(report), "text": report.text[start:end], "start": start, "end": end}


def _render_head(report: Report) -> dict[str, Any]:
    """Return what names `report`; a title is shown to people, so there is always one."""
    dated = render_report(report)
    return {
        "id": report.source,
        "title": report.title or report.source,
        "url": report.url,
        "date": dated["date"],
        "date_basis": dated["date_basis"],
    }
