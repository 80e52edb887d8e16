"""When a report was published, by what it says of itself."""

import re
from datetime import date

from qa.types import DateBasis, ReportDate

# " date 2021-11-01 The Pentagon …", "Published: 2021-11-01": in front of the prose.
_HEADER = re.compile(
    r"\s*(?:date|dated|published|publication date)\s*:?\s+(\d{4}-\d\d-\d\d)\b[ \t]*", re.I
)

UNKNOWN = ReportDate(None, DateBasis.UNKNOWN, "the report does not say when it was published")


def read_header(text: str) -> tuple[ReportDate, int]:
    """Return the date that the header line of `text` states, and the offset of the prose behind it.

    Without such a line the date is unknown and the prose starts at 0.
    """
    header = _HEADER.match(text.removeprefix("\ufeff"))
    if header is None:
        return UNKNOWN, 0
    try:
        day = date.fromisoformat(header[1])
    except ValueError:
        return UNKNOWN, 0
    reason = f"its first line says {header[1]}"
    start = header.end() + text.startswith("\ufeff")
    return ReportDate(day, DateBasis.STATED, reason, day, day), start


def read_field(value: str) -> ReportDate:
    """Return the date of a record's `date` field, an ISO 8601 day or moment."""
    try:
        day = date.fromisoformat(value.strip()[:10])
    except ValueError:
        return UNKNOWN
    return ReportDate(day, DateBasis.STATED, f"its date field says {value.strip()}", day, day)
