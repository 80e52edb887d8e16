"""JSONL files to reports: an object a line with `id, title, date, text, source, url`."""

import io
import json
from collections.abc import Iterator

from qa.ingest.bounds import read_lines, too_long
from qa.ingest.encodings import recode_marked
from qa.ingest.fieldnames import Naming
from qa.ingest.records import RecordReader
from qa.types import Refusal, Report


def read_jsonl(
    stream: io.BufferedReader, source: str, naming: Naming
) -> Iterator[Report | Refusal]:
    """Yield the report of each line of `stream`, or why a line was not taken in.

    JSON is UTF-8 (RFC 8259), or has a byte order mark.

    Raises:
        SourceError: the stream is cut off by what unpacks it.
    """
    reader = RecordReader(source, "jsonl", naming)
    for number, line in enumerate(read_lines(recode_marked(stream)), start=1):
        place = f"{source}:{number}"
        if line is None:
            yield Refusal(place, too_long("line"))
        elif line.strip():
            record = _read_line(line, place)
            if isinstance(record, Refusal):
                yield record
            else:
                yield from reader.take(record, place)
    yield from reader.finish()


def _read_line(line: bytes, place: str) -> dict[str, object] | Refusal:
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        return Refusal(place, f"not UTF-8: {error.reason} at byte {error.start} of the line")
    except ValueError as error:
        return Refusal(place, f"not JSON: {error}")
    except RecursionError:
        return Refusal(place, "not a record: its JSON is nested too deep")
    if not isinstance(record, dict):
        return Refusal(place, "not a JSON object")
    return record
