"""The table of the archive as HTML: a page of reports, each with its beginning to unfold."""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from qa.library.listing import ListedReport, Listing
from qa.types import DateBasis, Period
from qa.web.evidence.opening import draw_opener
from qa.web.markup import escape_line, say_day

ROWS = 50
# Of the text, where a report has no title.
_TITLE = 90
_HEADINGS = ("Date", "Known by", "Report", "Source")
_BASES = {
    DateBasis.STATED: "stated",
    DateBasis.INFERRED: "inferred",
    DateBasis.ESTIMATED: "estimated",
    DateBasis.UNKNOWN: "not known",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of a listing is shown, from 0."""

    page: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // ROWS))

    @property
    def has_next(self) -> bool:
        """Whether reports follow."""
        return self.page + 1 < self.pages

    def __str__(self) -> str:
        """The place in words."""
        first, last = self.page * ROWS + 1, min(self.total, (self.page + 1) * ROWS)
        if self.total == 0:
            return "No report fits."
        noun = "report" if self.total == 1 else "reports"
        if self.pages == 1:
            return f"{self.total:,} {noun}."
        return f"{first:,} to {last:,} of {self.total:,} {noun}."


def draw_table(listing: Listing, place: Place, period: Period) -> str:
    """Return a page of the archive."""
    left_out = "" if period.is_open else " Reports without a date are left out."
    caption = f'<p class="notice" role="status">{place}{left_out}</p>'
    if not listing.reports:
        return caption
    # On a phone its style makes blocks of the rows: the roles keep it a table to screen readers.
    heads = "".join(f'<th scope="col" role="columnheader">{text}</th>' for text in _HEADINGS)
    rows = "".join(_draw_row(report) for report in listing.reports)
    return (
        f'{caption}<table class="archive" role="table" aria-label="Reports">'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def name_row(source: str) -> str:
    """Return what the button of the report `source` holds: no character that HTML has not."""
    return quote(source, safe="")


def read_row(name: str) -> str:
    """Return the source that `name_row` made `name` of."""
    return unquote(name)


def _draw_row(report: ListedReport) -> str:
    published = report.published
    reason = escape_line(published.reason)
    day = f"{published.day}" if published.day else "–"
    basis = f'<span class="basis" title="{reason}">{_BASES[published.basis]}</span>'
    cells = (day, basis, _draw_report(report), escape_line(report.source))
    kinds = ("day", "known", "report", "source")
    drawn = [
        f'<td role="cell" class="archive-{kind}">{cell}</td>'
        for kind, cell in zip(kinds, cells, strict=True)
    ]
    return f'<tr role="row">{"".join(drawn)}</tr>'


def _draw_report(report: ListedReport) -> str:
    beginning = _shorten(report.beginning, is_whole=report.is_whole)
    has_short = report.is_whole and len(report.beginning) <= _TITLE
    title = escape_line(report.title) or _shorten(report.beginning[:_TITLE], is_whole=has_short)
    told = "".join(f"<dt>{name}</dt><dd>{said}</dd>" for name, said in _list_facts(report) if said)
    return (
        f"<details><summary>{title}</summary><p>{beginning}</p><dl>{told}</dl>"
        f"{draw_opener(name_row(report.source), report.source)}</details>"
    )


def _shorten(text: str, *, is_whole: bool) -> str:
    return escape_line(text) + ("" if is_whole else "…")


def _list_facts(report: ListedReport) -> list[tuple[str, str]]:
    published = report.published
    days = (("not before", published.earliest), ("not after", published.latest))
    bounds = [f"{word} {say_day(day)}" for word, day in days if day and not published.day]
    return [
        ("Date", say_day(published.day) if published.day else "not known"),
        ("Why", escape_line(published.reason)),
        ("Bounds", " and ".join(bounds)),
        ("Format", escape_line(report.format)),
        ("Address", escape_line(report.url)),
    ]
