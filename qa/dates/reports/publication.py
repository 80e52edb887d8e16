"""When a report was published: one cascade, from what is stated to what can only be bounded."""

import re
from dataclasses import dataclass
from datetime import date

from qa.dates.reports.dateline import read_dateline
from qa.dates.reports.own_date import date_by_own_words
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


def date_report(
    text: str, source: str = "", field: str = "", metadata: Metadata = NO_METADATA
) -> tuple[ReportDate, int]:
    """Return when a report was published, and the offset where its prose starts.

    What is tried, in this order: `field`, the ISO 8601 day or moment of a record; the publication
    in a file's `metadata`; a header line; the name of the file, `source`; a dateline; the text's
    own words; the creation in `metadata`. The date of the last two may be inferred, estimated, or
    unknown with a bound.
    """
    header, start = _read_header(text)
    found = (
        _read_field(field, "its date field")
        or _read_field(metadata.published, metadata.published_name)
        or header
        or _read_name(source)
        or _read_dateline(text[start:])
    )
    if found:
        return found, start
    by_words = date_by_own_words(text[start:])
    if by_words and by_words.day:
        return by_words, start
    return _read_created(metadata, by_words or UNKNOWN), start


def _stated(day: date, reason: str) -> ReportDate:
    return ReportDate(day, DateBasis.STATED, reason, day, day)


def _read_field(value: str, name: str) -> ReportDate | None:
    day = _read_day(value)
    return _stated(day, f"{name} says {value.strip()}") if day else None


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
    reason = f"it does not say; {metadata.created_name} is {day}"
    return ReportDate(day, DateBasis.ESTIMATED, reason, bound.earliest, None)


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
