"""What every reader ends with: a text and what its file says of it, to a report."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum

from qa.dates.reports.given import NO_FIELD, NO_METADATA, DateField, Metadata
from qa.dates.reports.publication import date_report
from qa.ingest.front_matter import NO_FRONT_MATTER, FrontMatter
from qa.ingest.parts import Part, find_parts
from qa.types import DateBasis, Refusal, Report, ReportDate

# Dating takes about 2 s and 35 MB for each million characters.
LONGEST_TEXT = 1 << 24
_LONGEST_TITLE = 120
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Characters that fill no space and are no words: the byte order mark, zero-width ones.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


class Origin(StrEnum):
    """What a report is of its file."""

    WHOLE = "the whole of it"
    PART = "a part of it"
    RECORD = "a record of it"


def build_report(
    source: str,
    text: str,
    *,
    kind: str,
    title: str = "",
    metadata: Metadata = NO_METADATA,
    field: DateField = NO_FIELD,
    url: str = "",
    pages: tuple[int, ...] = (),
    page_names: tuple[str, ...] = (),
    begins: int = 0,
    dated_by: int | None = None,
    origin: Origin = Origin.WHOLE,
) -> Report | Refusal:
    """Return the report of format `kind` that is cited as `source`, or why there is none.

    `title` is "" where only the text's first line can tell it. What stands in the first `begins`
    characters, such as fields, is no text of its own; what stands behind the first `dated_by`, such
    as running headers, tells nothing of its date; the name of a file dates none of its parts or
    records. A record has the title that its field gives, or none.
    """
    if any(_LONE_SURROGATE.search(value) for value in (source, text, title, url, *page_names)):
        return Refusal(source, "holds half of a surrogate pair, which is no character")
    if len(text) > LONGEST_TEXT:
        message = f"its text has {len(text):,} characters, above {LONGEST_TEXT:,}"
        return Refusal(source, f"{message}; split it")
    if not text.strip().strip(_INVISIBLE):
        return Refusal(source, "empty: it holds no text")
    published, start = date_report(
        text[begins:dated_by],
        source if origin is Origin.WHOLE else "",
        field=field,
        metadata=metadata,
        url=url,
    )
    start += begins
    if not text[start:].strip():
        return Refusal(source, "empty: it holds no text")
    shown = " ".join(title.split())
    if not shown and origin is not Origin.RECORD:
        shown = read_title(text[start:])
    return Report(source, shown, text, published, start, url, kind, pages, page_names)


def build_reports(
    source: str,
    text: str,
    *,
    kind: str,
    title: str = "",
    front: FrontMatter = NO_FRONT_MATTER,
) -> Iterator[Report | Refusal]:
    """Yield the report that `text` is, or of a text of several, each with its own date.

    They are cited as `source#1`, `source#2` and so on. Above them stands `front`.
    """
    whole = build_report(
        source, text, kind=kind, title=front.title or title, metadata=front.metadata,
        field=front.date, url=front.url, begins=front.end,
    )  # fmt: skip
    parts = find_parts(text[front.end :]) if isinstance(whole, Report) else []
    if not parts or (isinstance(whole, Report) and front.date.value and _looks_back(whole, parts)):
        yield whole
        return
    for number, part in enumerate(parts, start=1):
        start, end = part.start + front.end, part.end + front.end
        report = build_report(
            f"{source}#{number}", text[start:end], kind=kind, title=part.title, origin=Origin.PART
        )
        if isinstance(report, Report):
            published = date_part(part, report.published)
            body_start = max(report.body_start, part.behind - part.start)
            report = replace(report, offset=start, published=published, body_start=body_start)
        yield report


def _looks_back(whole: Report, parts: list[Part]) -> bool:
    """Whether the day that is stated for `whole` lies behind all that its parts tell of."""
    day = whole.published.day
    return day is not None and all(part.written and part.written.last <= day for part in parts)


def date_part(part: Part, own: ReportDate) -> ReportDate:
    """Return when `part` of a file was published, which its text alone dates as `own`."""
    if part.written is None:
        return own
    day, first, last = part.written.day, part.written.first, part.written.last
    if part.is_sure and day:
        return ReportDate(day, DateBasis.STATED, f"its date line says “{part.shown}”", first, last)
    if day:
        reason = f"the nearest date above it in its file is “{part.shown}”"
        return ReportDate(day, DateBasis.ESTIMATED, reason)
    if first == date.min:
        if own.day and own.day < last:
            return own
        reason = f"it does not say; it was put in by then: “{part.shown}”"
        return ReportDate(None, DateBasis.UNKNOWN, reason, own.earliest, last)
    reason = f"its date line says “{part.shown}”, which is {first} or {last}"
    return ReportDate(None, DateBasis.UNKNOWN, reason, first, last)


def read_title(body: str) -> str:
    """Return the first line if it stands alone above the prose and is no sentence, else ''."""
    line, _, rest = body.lstrip().partition("\n")
    title = line.strip()
    stands_alone = rest.strip() != "" and len(title) <= _LONGEST_TITLE
    return title if stands_alone and not title.endswith((".", "!", "”", '"', ":", ",")) else ""
