"""Places in reports to citations whose quotes are proved before anyone sees them."""

from qa.errors import CitationError
from qa.types import Citation, Report, Span


def cite_span(report: Report, span: Span) -> Citation:
    """Return the citation of `span` of `report`, its quote checked against the report."""
    citation = Citation(
        source=report.source,
        title=report.title,
        published=report.published,
        quote=report.text[span.start : span.end],
        start=span.start,
        end=span.end,
        aliases=report.aliases,
    )
    check_citation(citation, report)
    return citation


def check_citation(citation: Citation, report: Report) -> None:
    """Check that `citation` quotes `report` verbatim, at the characters that it names.

    Raises:
        CitationError: it does not, or it quotes nothing.
    """
    found = report.text[citation.start : citation.end]
    if report.source != citation.source or found != citation.quote or not found:
        message = f"{citation.source}[{citation.start}:{citation.end}] is not {citation.quote!r}"
        raise CitationError(f"{message}; the report changed: index it again")
