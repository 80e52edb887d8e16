"""Places in reports to citations whose quotes are proved before anyone sees them."""

from collections.abc import Sequence

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
        start=span.start,
        end=span.end,
        marks=tuple(marks),
        page=report.page_at(span.start),
        aliases=report.aliases,
    )
    check_citation(citation, report)
    return citation


def check_citation(citation: Citation, report: Report) -> None:
    """Check that `citation` quotes `report` verbatim, at the characters that it names.

    Raises:
        CitationError: it does not, it quotes nothing, or it marks what it does not quote.
    """
    found = report.text[citation.start : citation.end]
    if report.source != citation.source or found != citation.quote or not found:
        message = f"{citation.source}[{citation.start}:{citation.end}] is not {citation.quote!r}"
        raise CitationError(f"{message}; the report changed: index it again")
    for mark in citation.marks:
        if not citation.start <= mark.start < mark.end <= citation.end:
            message = f"{citation.source} marks {mark.start}:{mark.end}, outside of its quote"
            raise CitationError(f"{message} {citation.start}:{citation.end}; index it again")
