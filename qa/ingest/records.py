"""Records of JSONL and CSV to reports, by the fields `id, title, date, text, url`."""

import re
from collections.abc import Mapping

from qa.dates.reports.publication import date_report
from qa.types import Refusal, Report

FIELDS = ("id", "title", "date", "text", "url")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def report_from_record(record: Mapping[str, object], place: str, kind: str) -> Report | Refusal:
    """Return the report in `record`, which stands at `place`, or why it was not taken in.

    A report's `source` is its record's `id`; offsets are into the record's `text`.
    """
    fields: dict[str, str] = {}
    for name in FIELDS:
        value = record.get(name) or ""
        if not isinstance(value, str):
            return Refusal(place, f"the field {name!r} is not a string")
        fields[name] = value
    if any(_LONE_SURROGATE.search(value) for value in fields.values()):
        return Refusal(place, "holds half of a surrogate pair, which is no character")
    if not fields["text"].strip():
        return Refusal(place, "empty: its field 'text' holds no text")
    published, body_start = date_report(fields["text"], field=fields["date"])
    return Report(
        source=fields["id"] or place,
        title=fields["title"],
        text=fields["text"],
        published=published,
        body_start=body_start,
        url=fields["url"],
        format=kind,
    )
