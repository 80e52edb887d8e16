"""When a report was published: one cascade, from what is stated to what can only be bounded."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from qa.dates.reports.given import NO_FIELD, NO_METADATA, DateField, Metadata
from qa.dates.reports.own_date import date_by_own_words
from qa.dates.reports.places import read_address, read_place, settle_order
from qa.dates.reports.stating import (
    date_by_dateline,
    read_created,
    read_day,
    read_field,
    read_header,
    read_latest,
    read_named,
    state_date,
)
from qa.dates.reports.written import read_written
from qa.types import DateBasis, Period, ReportDate

_LONGEST_SHOWN = 60

UNKNOWN = ReportDate(None, DateBasis.UNKNOWN, "it does not say when it was published")


def date_report(
    text: str,
    source: str = "",
    field: str | DateField = NO_FIELD,
    metadata: Metadata = NO_METADATA,
    url: str = "",
) -> tuple[ReportDate, int]:
    """Return when a report was published, and the offset where its prose starts.

    What is tried, in this order: `field`, the date of a record; the publication in a file's
    `metadata`; a header line; the address of its page, `url`; the name of the file, `source`, and
    of the folders around it; a dateline; the text's own words; the creation in `metadata`. The date
    of the last two may be inferred, estimated, or unknown with a bound. Where the first of them
    tells a month, or one of two days, the others count as far as they lie within; a field that
    cannot be read is named in the reason.
    """
    given = DateField(field) if isinstance(field, str) else field
    header, start = read_header(text)
    bounds = UNKNOWN
    for found in _find_stated(text[start:], source, given, metadata, header, url):
        if found.day and _lies_in(found, bounds):
            return _name_unread(found, given), start
        bounds = _narrow(bounds, found)
    by_words = date_by_own_words(text[start:])
    if by_words and by_words.day and _lies_in(by_words, bounds):
        return _name_unread(by_words, given), start
    if by_words:
        bounds = _narrow(bounds, by_words)
    return _name_unread(read_created(metadata, bounds), given), start


def settle_by_names(
    published: ReportDate, name: str, list_others: Callable[[], Iterable[str]]
) -> ReportDate:
    """Return `published` of the file `name`, or its day in the order that names beside it show.

    A date that is stated or inferred stays.
    """
    if published.basis not in (DateBasis.UNKNOWN, DateBasis.ESTIMATED):
        return published
    named = settle_order(name, list_others)
    if named is None or not named.written.day or not _lies_on(named.written.day, published):
        return published
    reason = f"its file name says {named.words}, in the order of the names beside it"
    return state_date(named.written.day, reason)


def _find_stated(
    prose: str,
    source: str,
    field: DateField,
    metadata: Metadata,
    header: ReportDate | None,
    url: str,
) -> Iterator[ReportDate]:
    """Yield what states or bounds the date, the surest first."""
    published = DateField(metadata.published, metadata.published_name)
    yield from filter(None, (read_field(field), read_field(published), header))
    yield from read_named(read_address(url), "its address says")
    yield from read_named(read_place(source), "its file name says")
    dateline = date_by_dateline(prose)
    # What the page marks as the day of its last change is no dateline.
    if dateline and (dateline.day is None or dateline.day != read_day(metadata.latest)):
        yield dateline
    yield from read_latest(metadata, prose)


def _lies_in(found: ReportDate, bounds: ReportDate) -> bool:
    """Whether the day of `found` is one of those that `bounds` leave."""
    return found.day is not None and _lies_on(found.day, bounds)


def _lies_on(day: date, bounds: ReportDate) -> bool:
    return Period(bounds.earliest, bounds.latest).contains(day)


def _narrow(bounds: ReportDate, found: ReportDate) -> ReportDate:
    """Return `bounds` with the side that they leave open as `found` has it.

    A day that does not lie in them says nothing: the surer stood before it.
    """
    if found.day:
        return bounds
    if bounds is UNKNOWN:
        return found
    earliest, latest = bounds.earliest or found.earliest, bounds.latest or found.latest
    if (earliest, latest) == (bounds.earliest, bounds.latest):
        return bounds
    if earliest and latest and earliest > latest:
        return bounds
    reason = f"{bounds.reason}; {found.reason.removeprefix('it does not say; ')}"
    return replace(bounds, reason=reason, earliest=earliest, latest=latest)


def _name_unread(found: ReportDate, field: DateField) -> ReportDate:
    if not field.value.strip() or read_written(field.value):
        return found
    shown = " ".join(field.value.split())[:_LONGEST_SHOWN]
    return replace(found, reason=f"{found.reason}; {field.name}, “{shown}”, is no date it can read")
