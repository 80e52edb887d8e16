"""What reports and people have written, as HTML in which none of it is markup."""

from html import escape

from qa.render import describe_date, render_line
from qa.types import Citation, ReportDate


def escape_line(text: str) -> str:
    """Return `text` on one line, without what could turn its direction, as HTML."""
    return escape(render_line(text))


def draw_notice(text: str) -> str:
    """Return `text` as a message that a screen reader says."""
    return f'<p class="notice" role="status">{escape_line(text)}</p>'


def draw_badge(published: ReportDate) -> str:
    """Return the date of a report with how it is known; why, when it is pointed at."""
    return (
        f'<span class="badge badge-{published.basis}" title="{escape_line(published.reason)}">'
        f"{escape(describe_date(published))}</span>"
    )


def draw_quote(citation: Citation) -> str:
    """Return the quote, with the words that answer marked."""
    drawn, at = "", citation.start
    for span in sorted(citation.marks, key=lambda span: span.start):
        words = _escape_part(citation, span.start, span.end)
        drawn += f"{_escape_part(citation, at, span.start)}<mark>{words}</mark>"
        at = span.end
    return (drawn + _escape_part(citation, at, citation.end)).strip()


def _escape_part(citation: Citation, start: int, end: int) -> str:
    """Return a part of the quote, whose spaces at its ends stay."""
    part = citation.quote[start - citation.start : end - citation.start]
    line = escape_line(part)
    if not line:
        return " " if part else ""
    before = " " if part[0].isspace() else ""
    return f"{before}{line}{' ' if part[-1].isspace() else ''}"
