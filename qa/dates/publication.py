"""When a report was published: one cascade, from what is stated to what can only be bounded."""

import re
from datetime import date

from qa.dates.almanac import make_date
from qa.dates.dateline import read_dateline
from qa.dates.own_date import date_by_own_words
from qa.types import DateBasis, ReportDate

# " date 2021-11-01 The Pentagon …", "Published: 2021-11-01": in front of the prose.
_HEADER = re.compile(
    r"\s*(?:date|dated|published|publication date)\s*:?\s+(\d{4}-\d\d-\d\d)\b[ \t]*", re.I
)
# "2021-03-31-call.txt", "20210331_call.txt": set off from other letters and digits.
_IN_NAME = re.compile(r"(?<![^\W_])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![^\W_])")

UNKNOWN = ReportDate(None, DateBasis.UNKNOWN, "it does not say when it was published")


def date_report(text: str, source: str = "", field: str = "") -> tuple[ReportDate, int]:
    """Return when a report was published, and the offset where its prose starts.

    What is tried, in this order: `field`, the ISO 8601 day or moment of a record or of a file's
    metadata; a header line; the name of the file, `source`; a dateline; the text's own words. The
    date of the last may be inferred, estimated, or unknown with a bound.
    """
    header, start = _read_header(text)
    found = _read_field(field) or header or _read_name(source) or _read_dateline(text[start:])
    return found or date_by_own_words(text[start:]) or UNKNOWN, start


def _stated(day: date, reason: str) -> ReportDate:
    return ReportDate(day, DateBasis.STATED, reason, day, day)


def _read_field(value: str) -> ReportDate | None:
    try:
        day = date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None
    return _stated(day, f"its date field says {value.strip()}")


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
    for year, _, month, day in _IN_NAME.findall(source):
        if found := make_date(int(year), int(month), int(day)):
            return _stated(found, f"its file name says {found}")
    return None


def _read_dateline(text: str) -> ReportDate | None:
    found = read_dateline(text)
    return _stated(found.day, f"its dateline says “{found.words}”") if found else None
