"""The mark that tells how the date of a report is known, and why."""

from html import escape

from qa.render import render_line
from qa.types import DateBasis, ReportDate
from qa.web.markup import say_day

_SAID = {
    DateBasis.STATED: "stated",
    DateBasis.INFERRED: "inferred",
    DateBasis.ESTIMATED: "estimated",
    DateBasis.UNKNOWN: "date not known",
}


def draw_badge(published: ReportDate, key: str) -> str:
    """Return the day of a report and how it is known as HTML; `key` makes its id its own.

    The reason is read out with the badge, and seen while it is pointed at or has the focus.
    """
    day = published.day
    shown = f'<time datetime="{day}">{escape(say_day(day))}</time> ' if day else ""
    basis = published.basis if day else DateBasis.UNKNOWN
    return (
        f'{shown}<button type="button" class="basis {basis}" aria-describedby="why-{key}">'
        f'{_SAID[basis]}</button><span class="why" role="tooltip" id="why-{key}">'
        f"{escape(_explain(published))}</span>"
    )


def _explain(published: ReportDate) -> str:
    reason = render_line(published.reason)
    if reason:
        return f"{reason[0].upper()}{reason[1:]}."
    return "Nothing in it tells when it was written."
