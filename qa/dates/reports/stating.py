"""What each place that may state a date says: a field, a header, a name, a dateline, metadata."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from qa.dates.reports.dateline import read_changed, read_copied, read_dateline
from qa.dates.reports.given import DateField, Metadata
from qa.dates.reports.places import Named
from qa.dates.reports.written import Written, read_written
from qa.types import DateBasis, ReportDate

# " date 2021-11-01 The Pentagon …", "Published: 2021-11-01": in front of the prose.
_HEADER = re.compile(
    r"\s*(?:date|dated|published|publication date)\s*:?\s+(\d{4}-\d\d-\d\d)\b[ \t]*", re.I
)
# Clocks that were never set give 1601, 1970, 1980; documents with metadata are younger.
_FIRST_CREATED = date(1990, 1, 1)


def state_date(day: date, reason: str) -> ReportDate:
    """Return `day` as one that is stated, and `reason` for how that is known."""
    return ReportDate(day, DateBasis.STATED, reason, day, day)


def read_field(field: DateField) -> ReportDate | None:
    """Return the date that `field` states, or the days that it leaves; None if it is no date."""
    written = read_written(field.value)
    if written is None:
        return None
    told = written.read_in(field.order)
    says = f"{field.name} says {field.value.strip()}"
    if told.day is None:
        beside = "nothing beside it tells" if field.is_alone else "its column does not tell"
        return _leave_open(written, says, beside)
    # Only the column, not the value, tells which number is the day.
    is_told = written.is_undecided and field.order and not field.is_alone
    order = f", {field.order}" if is_told else ""
    return state_date(told.day, f"{says}{order}")


def _leave_open(written: Written, says: str, beside: str) -> ReportDate:
    """Return the days that `written` leaves: those of a month, say, or two."""
    first, last = written.first, written.last
    if written.is_undecided:
        says = f"{says}, which is {first} or {last}: {beside} the order"
    return ReportDate(None, DateBasis.UNKNOWN, says, first, last)


def read_day(value: str) -> date | None:
    """Return the day that an ISO 8601 day or moment begins with, None if there is none."""
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def read_created(metadata: Metadata, bound: ReportDate) -> ReportDate:
    """Return the day that the file was made, unless its text tells of a later one; else `bound`."""
    day = read_day(metadata.created)
    if day is None or day < max(_FIRST_CREATED, bound.earliest or _FIRST_CREATED):
        return bound
    if bound.latest and day > bound.latest:
        return bound
    reason = f"it does not say; {metadata.created_name} is {day}"
    return ReportDate(day, DateBasis.ESTIMATED, reason, bound.earliest, bound.latest)


def read_header(text: str) -> tuple[ReportDate | None, int]:
    """Return the date that the first line of `text` states, and where the prose starts."""
    header = _HEADER.match(text.removeprefix("\ufeff"))
    if header is None:
        return None, 0
    try:
        day = date.fromisoformat(header[1])
    except ValueError:
        return None, 0
    start = header.end() + text.startswith("\ufeff")
    return state_date(day, f"its first line says {header[1]}"), start


def read_named(found: Iterable[Named], says: str) -> Iterator[ReportDate]:
    """Yield what the dates of names say; a capture was made when the report was there."""
    for named in found:
        first, last = named.written.first, named.written.last
        if named.is_capture:
            reason = f"it does not say; its page was captured on {last}"
            yield ReportDate(None, DateBasis.UNKNOWN, reason, None, last)
        elif named.written.day:
            yield state_date(first, f"{says} {first}")
        else:
            reason = f"{says} {named.words}"
            if named.written.is_undecided:
                reason = f"{reason}, which is {first} or {last}: nothing beside it tells the order"
            yield ReportDate(None, DateBasis.UNKNOWN, reason, first, last)


def date_by_dateline(text: str) -> ReportDate | None:
    """Return the date of the dateline of `text`, None where it has none."""
    found = read_dateline(text)
    if found is None:
        return None
    says = f"its dateline says “{found.words}”"
    if found.day:
        return state_date(found.day, says)
    first, last = found.earliest, found.latest
    return ReportDate(None, DateBasis.UNKNOWN, f"{says}, which is {first} or {last}", first, last)


def read_latest(metadata: Metadata, text: str) -> Iterator[ReportDate]:
    """Yield the days by which it was there: it was changed, printed or captured then.

    A line above the text that tells of a change alone was of the day of publication in 268 of 276
    dated articles, so it gives an estimate.
    """
    if day := read_day(metadata.latest):
        yield _until(day, f"{metadata.latest_name} {day}")
    if captured := read_day(metadata.captured):
        yield _until(captured, f"{metadata.captured_name} {captured}")
    copied, changed = read_copied(text), read_changed(text)
    if copied:
        yield _until(copied.latest, f"it was printed or fetched on “{copied.words}”")
    if changed and not day:
        reason = f"it does not say; it was changed on “{changed.words}”"
        yield ReportDate(changed.day, DateBasis.ESTIMATED, reason, None, changed.day)


def _until(day: date, reason: str) -> ReportDate:
    return ReportDate(None, DateBasis.UNKNOWN, f"it does not say; {reason}", None, day)
