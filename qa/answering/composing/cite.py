"""Places in reports to citations whose quotes are proved before anyone sees them."""

from collections.abc import Sequence
from dataclasses import replace

from qa.errors import CitationError
from qa.types import Citation, Report, Span


def cite_span(report: Report, span: Span, marks: Sequence[Span] = ()) -> Citation:
    """Return the citation of `span` of `report`, its quote checked against the report.

    `marks` are the words of `span` that answer.
    """
    citation = Citation(
        source=report.source,
        title=report.title,
        published=report.published,
        quote=report.text[span.start : span.end],
        start=report.offset + span.start,
        end=report.offset + span.end,
        marks=tuple(_shift(mark, report.offset) for mark in marks),
        page=report.page_at(span.start),
        place=report.place_at(span.start),
        aliases=report.aliases,
    )
    check_citation(citation, report)
    return citation


def place_in_report(citation: Citation, report: Report) -> Citation:
    """Return `citation` with its characters counted from the beginning of `report`'s own text."""
    return replace(
        citation,
        start=citation.start - report.offset,
        end=citation.end - report.offset,
        marks=tuple(_shift(mark, -report.offset) for mark in citation.marks),
    )


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def check_citation(citation: Citation, report: Report) -> None:
    """Check that `citation` quotes `report` verbatim, at the characters that it names.

    Raises:
        CitationError: it does not, it quotes nothing, or it marks what it does not quote.
    """
    begin = citation.start - report.offset
    found = report.text[begin : citation.end - report.offset] if begin >= 0 else ""
    if report.source != citation.source or found != citation.quote or not found:
        message = f"{citation.source}[{citation.start}:{citation.end}] is not {citation.quote!r}"
        raise CitationError(f"{message}; the report changed: index it again")
    for mark in citation.marks:
        if not citation.start <= mark.start < mark.end <= citation.end:
            message = f"{citation.source} marks {mark.start}:{mark.end}, outside of its quote"
            raise CitationError(f"{message} {citation.start}:{citation.end}; index it again")
