"""A whole report as HTML, with the quotes of an answer marked: the dialog of "Open the report"."""

from collections.abc import Sequence
from html import escape

from qa.answering.composing.cite import check_citation, place_in_report
from qa.render import render_block, render_line
from qa.types import Citation, Report, Span
from qa.web.evidence.badges import draw_badge
from qa.web.evidence.marking import mark_text

# Characters of a report that are shown at once: more make a browser slow.
LONGEST_SHOWN = 200_000


def draw_report(report: Report, citations: Sequence[Citation] = ()) -> str:
    """Return `report` as HTML, scrolled by the page to the first of `citations`, all marked.

    Raises:
        CitationError: a citation does not quote the report.
    """
    for citation in citations:
        check_citation(citation, report)
    citations = [place_in_report(citation, report) for citation in citations]
    focus = citations[0].start if citations else 0
    shown = _find_window(len(report.text), focus)
    notes = {focus: '<span id="quoted" tabindex="-1"></span>'} if citations else {}
    text = mark_text(report.text, shown, citations, notes, render_block)
    names = ", also ".join(render_line(name) for name in (report.source, *report.aliases))
    title = render_line(report.title)
    place = f'<p class="place">{escape(names)}</p>' if title else ""
    return (
        '<dialog class="report" aria-labelledby="report-title"><form method="dialog">'
        '<button class="close" aria-label="Close the report">Close</button></form>'
        f'<header><h2 id="report-title">{escape(title or names)}</h2>{place}'
        f'<p class="dated">{draw_badge(report.published, "report")}</p>'
        f"{_tell_cut(report, shown)}</header>"
        f'<div class="text" tabindex="0" role="document" aria-label="Text">{text}</div></dialog>'
    )


def _find_window(length: int, focus: int) -> Span:
    start = max(0, min(focus - LONGEST_SHOWN // 2, length - LONGEST_SHOWN))
    return Span(start, min(length, start + LONGEST_SHOWN))


def _tell_cut(report: Report, shown: Span) -> str:
    if shown.end - shown.start == len(report.text):
        return ""
    return (
        f'<p class="cut">The report has {len(report.text):,} characters; '
        f"shown are {shown.start:,} to {shown.end:,}.</p>"
    )
