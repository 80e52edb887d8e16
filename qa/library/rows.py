"""Reports and passages as rows of a table, and back."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qa.types import DateBasis, Passage, Report, ReportDate, Span

REPORT_COLUMNS = (
    "source, title, text, url, body_start, offset, format, pages,"
    " published, basis, reason, earliest, latest"
)
DATE_COLUMNS = "published = ?, basis = ?, reason = ?, earliest = ?, latest = ?"
# What `read_report` reads: the columns above, the other names, the story.
REPORT_SELECTION = (
    f"{REPORT_COLUMNS}, (SELECT json_group_array(source) FROM"  # noqa: S608
    " (SELECT source FROM name WHERE name.report = report.id AND name.source <> report.source"
    " ORDER BY name.id)), story"
)


def write_report(report: Report) -> tuple[str | int | None, ...]:
    """Return the values of `REPORT_COLUMNS`."""
    named = tuple(zip(report.pages, report.page_names, strict=True)) if report.page_names else ()
    pages = json.dumps(named or report.pages)
    texts = (report.source, report.title, report.text, report.url, report.body_start, report.offset)
    return (*texts, report.format, pages, *write_date(report.published))


def read_report(row: Sequence[Any]) -> Report:
    """Return the report of a row of `REPORT_SELECTION`."""
    source, title, text, url, body_start, offset, kind, pages, *date_columns, aliases, story = row
    starts = json.loads(pages)
    named = [each for each in starts if isinstance(each, list)]
    return Report(
        source=source,
        title=title,
        text=text,
        published=read_date(date_columns),
        body_start=body_start,
        url=url,
        format=kind,
        pages=tuple(each[0] for each in named) or tuple(starts),
        page_names=tuple(each[1] for each in named),
        aliases=tuple(json.loads(aliases)),
        story=story,
        offset=offset,
    )


def write_date(published: ReportDate) -> tuple[str | None, ...]:
    """Return the values of `DATE_COLUMNS`."""
    days = (published.day, published.earliest, published.latest)
    day, earliest, latest = (each.isoformat() if each else None for each in days)
    return day, published.basis, published.reason, earliest, latest


def read_date(columns: Sequence[str | None]) -> ReportDate:
    """Return the date of a row of `published, basis, reason, earliest, latest`."""
    published, basis, reason, earliest, latest = columns
    known = DateBasis(basis or DateBasis.UNKNOWN)
    return ReportDate(
        _read_day(published), known, reason or "", _read_day(earliest), _read_day(latest)
    )


def write_sentences(passage: Passage) -> str:
    """Return the sentences of `passage` as JSON."""
    return json.dumps([(span.start, span.end) for span in passage.sentences])


def read_passage(start: int, end: int, sentences: str) -> Passage:
    """Return the passage of a row."""
    return Passage(start, end, tuple(Span(*pair) for pair in json.loads(sentences)))


@dataclass(frozen=True, slots=True)
class Digests:
    """What tells reports apart: hashes that do not change with the name one is cited by.

    `report` tells a report, as it was read, from any other. `content` is what two reports have in
    common that are one: their text and their day, as read, and where they stand in their files,
    since a quote is found there by any of their names.
    """

    report: bytes
    content: bytes

    @classmethod
    def of(cls, report: Report) -> "Digests":
        """Return those of `report`."""
        day = report.published.day
        content = _hash((report.text, report.offset, day.isoformat() if day else None))
        return cls(_hash(write_report(report)[1:]), content)


def _read_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _hash(values: Sequence[str | int | None]) -> bytes:
    return hashlib.blake2b(json.dumps(values).encode(), digest_size=16).digest()
