"""When a report was published: one cascade, from what is stated to what can only be bounded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from qa.dates.reports.dateline import read_dateline
from qa.dates.reports.own_date import date_by_own_words
from qa.dates.reports.written import Order, Written, read_written
from qa.dates.timex.almanac import make_date
from qa.types import DateBasis, ReportDate

# " date 2021-11-01 The Pentagon …", "Published: 2021-11-01": in front of the prose.
_HEADER = re.compile(
    r"\s*(?:date|dated|published|publication date)\s*:?\s+(\d{4}-\d\d-\d\d)\b[ \t]*", re.I
)
# "2021-03-31-call.txt", "20210331_call.txt": set off from other letters and digits.
_IN_NAME = re.compile(r"(?<![^\W_])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![^\W_])")

# Clocks that were never set give 1601, 1970, 1980; documents with metadata are younger.
_FIRST_CREATED = date(1990, 1, 1)

_LONGEST_SHOWN = 60

UNKNOWN = ReportDate(None, DateBasis.UNKNOWN, "it does not say when it was published")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The dates in the metadata of a file, as ISO 8601 days or moments, and what they are called.

    `published` is the day that the file says it was published or sent. `created` is the day that
    the file was made: often that of publication, but also that of a copy, so it is a last resort.
    """

    published: str = ""
    published_name: str = "its metadata"
    created: str = ""
    created_name: str = "its creation date"


NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class DateField:
    """The `value` of a field of a record that tells when it was published, and what it is called.

    `order` is that of day and month in its column, None where nothing tells.
    """

    value: str = ""
    name: str = "its date field"
    order: Order | None = None


NO_FIELD = DateField()


def date_report(
    text: str,
    source: str = "",
    field: str | DateField = NO_FIELD,
    metadata: Metadata = NO_METADATA,
) -> tuple[ReportDate, int]:
    """Return when a report was published, and the offset where its prose starts.

    What is tried, in this order: `field`, the date of a record; the publication in a file's
    `metadata`; a header line; the name of the file, `source`; a dateline; the text's own words; the
    creation in `metadata`. The date of the last two may be inferred, estimated, or unknown with a
    bound. Where the first of them tells a month, or one of two days, the others count as far as
    they lie within; a field that cannot be read is named in the reason.
    """
    given = DateField(field) if isinstance(field, str) else field
    header, start = _read_header(text)
    bounds: ReportDate | None = None
    for found in _find_stated(text[start:], source, given, metadata, header):
        if found.day and (bounds is None or _lies_in(found, bounds)):
            return _name_unread(found, given), start
        bounds = bounds or found
    by_words = date_by_own_words(text[start:])
    if by_words and by_words.day and (bounds is None or _lies_in(by_words, bounds)):
        return _name_unread(by_words, given), start
    return _name_unread(_read_created(metadata, bounds or by_words or UNKNOWN), given), start


def _find_stated(
    prose: str, source: str, field: DateField, metadata: Metadata, header: ReportDate | None
) -> Iterator[ReportDate]:
    """Yield what states the date, the surest first."""
    published = DateField(metadata.published, metadata.published_name)
    yield from filter(None, (_read_field(field), _read_field(published), header))
    yield from filter(None, (_read_name(source), _read_dateline(prose)))


def _lies_in(found: ReportDate, bounds: ReportDate) -> bool:
    """Whether the day of `found` is one of those that `bounds` leave."""
    if found.day is None or bounds.earliest is None or bounds.latest is None:
        return False
    return bounds.earliest <= found.day <= bounds.latest


def _name_unread(found: ReportDate, field: DateField) -> ReportDate:
    if not field.value.strip() or read_written(field.value):
        return found
    shown = " ".join(field.value.split())[:_LONGEST_SHOWN]
    return replace(found, reason=f"{found.reason}; {field.name}, “{shown}”, is no date it can read")


def _stated(day: date, reason: str) -> ReportDate:
    return ReportDate(day, DateBasis.STATED, reason, day, day)


def _read_field(field: DateField) -> ReportDate | None:
    written = read_written(field.value)
    if written is None:
        return None
    told = written.read_in(field.order)
    says = f"{field.name} says {field.value.strip()}"
    if told.day is None:
        return _leave_open(written, says)
    # Only the column, not the value, tells which number is the day.
    order = f", {field.order}" if written.is_undecided and field.order else ""
    return _stated(told.day, f"{says}{order}")


def _leave_open(written: Written, says: str) -> ReportDate:
    """Return the days that `written` leaves: those of a month, say, or two."""
    first, last = written.first, written.last
    if written.is_undecided:
        says = f"{says}, which is {first} or {last}: its column does not tell the order"
    return ReportDate(None, DateBasis.UNKNOWN, says, first, last)


def _read_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def _read_created(metadata: Metadata, bound: ReportDate) -> ReportDate:
    """The day that the file was made, unless its text tells of a later one; else `bound`."""
    day = _read_day(metadata.created)
    if day is None or day < max(_FIRST_CREATED, bound.earliest or _FIRST_CREATED):
        return bound
    if bound.latest and day > bound.latest:
        return bound
    reason = f"it does not say; {metadata.created_name} is {day}"
    return ReportDate(day, DateBasis.ESTIMATED, reason, bound.earliest, bound.latest)


def _read_header(text: str) -> tuple[ReportDate | None, int]:
    header = _HEADER.match(text.removeprefix("\ufeff"))
    if header is None:
        return None, 0
    try:
        day = date.fromisoformat(header[1])
    except ValueError:
        return None, 0
    start = header.end() + text.startswith("\ufeff")
    return _stated(day, f"its first line says {header[1]}"), start


def _read_name(source: str) -> ReportDate | None:
    """The date in the name of the file, or else of the folders around it, the nearest first.

    That of a ZIP archive is left out: it is the day of a backup as often as of its reports.
    """
    for part in reversed(source.split("/")):
        for year, _, month, day in [] if part.lower().endswith(".zip") else _IN_NAME.findall(part):
            if found := make_date(int(year), int(month), int(day)):
                return _stated(found, f"its file name says {found}")
    return None


def _read_dateline(text: str) -> ReportDate | None:
    found = read_dateline(text)
    return _stated(found.day, f"its dateline says “{found.words}”") if found else None
