"""Evidence to citations whose quotes are proved before anyone sees them."""

from qa.answering.evidence import Evidence
from qa.errors import CitationError
from qa.types import Citation, Report


def cite_evidence(evidence: Evidence) -> Citation:
    """Return the citation of `evidence`, its quote checked against the report."""
    report, span = evidence.report, evidence.span
    citation = Citation(
        source=report.source,
        title=report.title,
        published=report.published,
        quote=evidence.text,
        start=span.start,
        end=span.end,
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
