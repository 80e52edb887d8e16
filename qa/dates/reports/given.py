"""What a file or a record says of its own date, outside of its text."""

from dataclasses import dataclass

from qa.dates.reports.written import Order


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
