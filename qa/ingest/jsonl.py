"""JSONL files to reports: an object a line with `id, title, date, text, source, url`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from qa.dates.publication import date_report
from qa.types import Refusal, Report

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read_jsonl_file(path: Path, source: str) -> Iterator[Report | Refusal]:
    """Yield the report of each line of `path`, or why a line was not taken in.

    A report's `source` is its record's `id`; offsets are into the record's `text`.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _read_record(line, f"{source}:{number}")
    except OSError as error:
        yield Refusal(source, f"cannot be read: {error.strerror}")


def _read_record(line: bytes, place: str) -> Report | Refusal:
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        return Refusal(place, f"not UTF-8: {error.reason} at byte {error.start} of the line")
    except ValueError as error:
        return Refusal(place, f"not JSON: {error}")
    if not isinstance(record, dict):
        return Refusal(place, "not a JSON object")
    fields = {name: record.get(name) or "" for name in ("id", "title", "date", "text", "url")}
    wrong = [name for name, value in fields.items() if not isinstance(value, str)]
    if wrong:
        return Refusal(place, f"the field {wrong[0]!r} is not a string")
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
    )
