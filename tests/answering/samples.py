"""Sentences of made reports, scored as a test needs them."""

from qa.answering.evidence import Evidence
from qa.dates.publication import UNKNOWN
from qa.types import Report, Span


def evidence(
    source: str,
    text: str,
    likeness: float,
    coverage: float = 0.8,
    names: float = 1.0,
    marked: str = "",
    odds: float = float("-inf"),
    story: int | None = None,
) -> Evidence:
    """Return the only sentence of a report, with the words `marked` in it by a reader."""
    report = Report(source, "", text, UNKNOWN, story=story)
    start = text.index(marked)
    spans = (Span(start, start + len(marked)),) if marked else ()
    return Evidence(
        report=report, span=Span(0, len(text)), likeness=likeness, coverage=coverage, names=names,
        said=1.0, spans=spans, odds=odds,
    )  # fmt: skip
