"""Events of a search: on an axis, as cards below it, and as files to take away."""

import csv
import io
import json
from base64 import b64encode
from collections.abc import Sequence

from qa.counting import count_things
from qa.render_json import render_event
from qa.types import Citation, TimelineEvent
from qa.web.evidence.badges import draw_badge
from qa.web.evidence.opening import draw_opener
from qa.web.markup import escape_line
from qa.web.timeline.axis import Mark, draw_axis

_COLUMNS = (
    "day", "date", "said", "reported", "source", "published", "basis", "start", "end", "quote",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def draw_events(events: Sequence[TimelineEvent]) -> str:
    """Return `events` on an axis, their cards below it, and links to them as JSON and CSV."""
    cards = "".join(_draw_card(event, name_event(place)) for place, event in enumerate(events))
    return (
        f'<p class="notice" role="status">{_count(events)}</p>{draw_axis(list_marks(events))}'
        f'<div class="event-cards">{cards}</div>'
        f'<p class="downloads">Take them away: {_draw_download("JSON", write_json(events))} '
        f"{_draw_download('CSV', write_csv(events))}</p>"
    )


def list_marks(events: Sequence[TimelineEvent]) -> list[Mark]:
    """Return the days of `events`, and of each report that tells of them, as marks."""
    marks = [
        Mark(event.day, _label(event), is_event=True, target=name_event(place))
        for place, event in enumerate(events)
        if not event.reported
    ]
    told: set[str] = set()
    for place, event in enumerate(events):
        source, published = event.citation.source, event.citation.published
        if published.day and source not in told:
            told.add(source)
            marks.append(Mark(published.day, source, is_event=False, target=name_event(place)))
    return marks


def _label(event: TimelineEvent) -> str:
    """Return the quote; before it the time, where that is longer than the day of the mark."""
    is_day = event.value.startswith(event.day.isoformat()) and "/" not in event.value
    return event.citation.quote if is_day else f"({event.said}) {event.citation.quote}"


def write_json(events: Sequence[TimelineEvent]) -> str:
    """Return `events` as a JSON list."""
    return json.dumps([render_event(event) for event in events], ensure_ascii=False, indent=1)


def write_csv(events: Sequence[TimelineEvent]) -> str:
    """Return `events` as CSV; a cell that would be a formula has an apostrophe before it."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(_COLUMNS)
    for event in events:
        cited = event.citation
        published = cited.published
        cells = (
            event.day, event.value, event.said, "yes" if event.reported else "no", cited.source,
            published.day or "", published.basis, cited.start, cited.end, cited.quote,
        )  # fmt: skip
        writer.writerow([_guard(str(cell)) for cell in cells])
    return table.getvalue()


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def name_event(place: int) -> str:
    """Return the id of the card of the event at `place`, from 0."""
    return f"timeline-{place + 1}"


def _count(events: Sequence[TimelineEvent]) -> str:
    reports = len({event.citation.source for event in events})
    return f"{count_things(len(events), 'day')} in {count_things(reports, 'report')}."


def _draw_card(event: TimelineEvent, target: str) -> str:
    kind = "date of the report" if event.reported else "date of the event"
    source = escape_line(event.citation.source)
    badge = draw_badge(event.citation.published, target)
    return (
        f'<article class="event-card" id="{target}" tabindex="-1" aria-labelledby="{target}-day">'
        f'<h2 id="{target}-day">{escape_line(event.said)}</h2><p class="event-kind">{kind}</p>'
        f"<blockquote>{_draw_quote(event.citation)}</blockquote>"
        f'<p class="event-place">{source} {badge}</p>'
        f"{draw_opener(target, event.citation.source)}</article>"
    )


def _draw_quote(citation: Citation) -> str:
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


def _draw_download(name: str, text: str) -> str:
    kind = name.lower()
    mime = "application/json" if kind == "json" else "text/csv"
    data = b64encode(text.encode()).decode()
    return (
        f'<a download="timeline.{kind}" href="data:{mime};charset=utf-8;base64,{data}">{name}</a>'
    )
