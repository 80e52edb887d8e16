"""When a report was published: one cascade, from what is stated to what can only be bounded."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from qa.dates.reports.dateline import read_changed, read_copied, read_dateline
from qa.dates.reports.own_date import date_by_own_words
from qa.dates.reports.places import Named, read_address, read_place, settle_order
from qa.dates.reports.written import Order, Written, read_written
from qa.types import DateBasis, Period, ReportDate

# " date 2021-11-01 The Pentagon …", "Published: 2021-11-01": in front of the prose.
_HEADER = re.compile(
    r"\s*(?:date|dated|published|publication date)\s*:?\s+(\d{4}-\d\d-\d\d)\b[ \t]*", re.I
)
# Clocks that were never set give 1601, 1970, 1980; documents with metadata are younger.
_FIRST_CREATED = date(1990, 1, 1)

_LONGEST_SHOWN = 60

UNKNOWN = ReportDate(None, DateBasis.UNKNOWN, "it does not say when it was published")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The dates in the metadata of a file, as ISO 8601 days or moments, and what they are called.

    `published` is the day that the file says it was published or sent. `created` is the day that
    the file was made: often that of publication, but also that of a copy, so it is a last resort.
    `latest` is a day on which it was there already: it was changed or printed. So it was on the day
    that it was `captured`, which may be that of its dateline too.
    """

    published: str = ""
    published_name: str = "its metadata"
    created: str = ""
    created_name: str = "its creation date"
    latest: str = ""
    latest_name: str = "it was there on"
    captured: str = ""
    captured_name: str = "it was captured on"


NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class DateField:
    """The `value` of a field of a record that tells when it was published, and what it is called.

    `order` is that of day and month in its column, None where nothing tells. One that `is_alone`
    has no column.
    """

    value: str = ""
    name: str = "its date field"
    order: Order | None = None
    is_alone: bool = False


NO_FIELD = DateField()


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
    header, start = _read_header(text)
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
    return _name_unread(_read_created(metadata, bounds), given), start


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
    return _stated(named.written.day, reason)


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
    yield from filter(None, (_read_field(field), _read_field(published), header))
    yield from _read_named(read_address(url), "its address says")
    yield from _read_named(read_place(source), "its file name says")
    dateline = _read_dateline(prose)
    # What the page marks as the day of its last change is no dateline.
    if dateline and (dateline.day is None or dateline.day != _read_day(metadata.latest)):
        yield dateline
    yield from _read_latest(metadata, prose)


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


def _stated(day: date, reason: str) -> ReportDate:
    return ReportDate(day, DateBasis.STATED, reason, day, day)


def _read_field(field: DateField) -> ReportDate | None:
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
    return _stated(told.day, f"{says}{order}")


def _leave_open(written: Written, says: str, beside: str) -> ReportDate:
    """Return the days that `written` leaves: those of a month, say, or two."""
    first, last = written.first, written.last
    if written.is_undecided:
        says = f"{says}, which is {first} or {last}: {beside} the order"
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


def _read_named(found: Iterable[Named], says: str) -> Iterator[ReportDate]:
    """Yield what the dates of names say; a capture was made when the report was there."""
    for named in found:
        first, last = named.written.first, named.written.last
        if named.is_capture:
            reason = f"it does not say; its page was captured on {last}"
            yield ReportDate(None, DateBasis.UNKNOWN, reason, None, last)
        elif named.written.day:
            yield _stated(first, f"{says} {first}")
        else:
            reason = f"{says} {named.words}"
            if named.written.is_undecided:
                reason = f"{reason}, which is {first} or {last}: nothing beside it tells the order"
            yield ReportDate(None, DateBasis.UNKNOWN, reason, first, last)


def _read_dateline(text: str) -> ReportDate | None:
    found = read_dateline(text)
    if found is None:
        return None
    says = f"its dateline says “{found.words}”"
    if found.day:
        return _stated(found.day, says)
    first, last = found.earliest, found.latest
    return ReportDate(None, DateBasis.UNKNOWN, f"{says}, which is {first} or {last}", first, last)


def _read_latest(metadata: Metadata, text: str) -> Iterator[ReportDate]:
    """Yield the days by which it was there: it was changed, printed or captured then.

    A line above the text that tells of a change alone was of the day of publication in 268 of 276
    dated articles, so it gives an estimate.
    """
    if day := _read_day(metadata.latest):
        yield _until(day, f"{metadata.latest_name} {day}")
    if captured := _read_day(metadata.captured):
        yield _until(captured, f"{metadata.captured_name} {captured}")
    copied, changed = read_copied(text), read_changed(text)
    if copied:
        yield _until(copied.latest, f"it was printed or fetched on “{copied.words}”")
    if changed and not day:
        reason = f"it does not say; it was changed on “{changed.words}”"
        yield ReportDate(changed.day, DateBasis.ESTIMATED, reason, None, changed.day)


def _until(day: date, reason: str) -> ReportDate:
    return ReportDate(None, DateBasis.UNKNOWN, f"it does not say; {reason}", None, day)
