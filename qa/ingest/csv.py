"""CSV files to reports: a row each, with a first row that names `id, title, date, text, url`."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from qa.errors import SourceError
from qa.ingest.bounds import LONGEST_LINE, read_lines, too_long
from qa.ingest.encodings import detect_encoding, recode_marked
from qa.ingest.fieldnames import Naming, name_field
from qa.ingest.records import RecordReader
from qa.types import Refusal, Report

_DELIMITERS = ",;\t|"
# "sep=;", as spreadsheets write it above the names of the columns.
_SEPARATOR = re.compile(r'\s*"?sep=(.)"?[\s,;|]*', re.I)


class _Lines:
    """The lines of a CSV file as text, and the number of the last one read."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._lines = read_lines(recode_marked(stream))
        self._encoding = "utf-8"
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            raise SourceError(too_long("line"))
        text = self._decode(line).removeprefix("\ufeff" if self.number == 1 else "")
        if "\0" in text:
            raise SourceError("not text: it holds a NUL")
        return text

    def _decode(self, line: bytes) -> str:
        try:
            return line.decode(self._encoding)
        except UnicodeDecodeError:
            # What the first line with a letter outside ASCII is in, the file is in.
            self._encoding = detect_encoding(line)
            return line.decode(self._encoding)


def read_csv(stream: io.BufferedReader, source: str, naming: Naming) -> Iterator[Report | Refusal]:
    """Yield the report of each row of `stream`, or why a row was not taken in.

    Commas, semicolons, tabs or bars may stand between the fields.

    Raises:
        SourceError: its first row does not name the columns, or the stream is cut off.
    """
    # The limit is that of the process; nothing else here reads CSV.
    csv.field_size_limit(LONGEST_LINE)
    lines = _Lines(stream)
    names, delimiter = _read_header(lines, naming)
    reader = RecordReader(source, "csv", naming)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        place = f"{source}:{lines.number + 1}"
        try:
            row = next(rows, None)
        except (csv.Error, SourceError) as error:
            row = _skip_to_row(lines, len(names), delimiter)
            yield Refusal(place, f"{_explain(error)}; left out up to line {lines.number - 1}")
            place = f"{source}:{lines.number}"
            rows = csv.reader(lines, delimiter=delimiter, strict=True)
        if row is None:
            yield from reader.finish()
            return
        if row and len(row) != len(names):
            yield Refusal(place, f"has {len(row)} fields where the first row has {len(names)}")
        elif row:
            yield from reader.take(dict(zip(names, row, strict=True)), place)


def _read_header(lines: _Lines, naming: Naming) -> tuple[list[str], str]:
    """Return the names of the columns and what stands between them."""
    header = next(islice(lines, 1), "")
    stated = _SEPARATOR.fullmatch(header.rstrip("\r\n"))
    if stated:
        header = next(islice(lines, 1), "")
    for delimiter in stated[1] if stated else _DELIMITERS:
        try:
            row = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error as error:
            raise SourceError(f"its first row is not CSV: {error}") from error
        columns = [name.strip() for name in row]
        if "text" in Naming(naming.named).find(columns):
            return columns, delimiter
    message = f"its first row names no column 'text', but: {header.strip()[:80]!r}"
    raise SourceError(f"{message}; call one so, or name it: {name_field('text', 'NAME')}")


def _skip_to_row(lines: _Lines, width: int, delimiter: str) -> list[str] | None:
    """Return the next row that is whole on its line: where it breaks off, rows begin anywhere."""
    while True:
        try:
            line = next(lines, None)
            if line is None:
                lines.number += 1
                return None
            row = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except (csv.Error, SourceError):
            continue
        if len(row) == width:
            return row


def _explain(error: Exception) -> str:
    if "field larger than field limit" in str(error):
        return too_long("field")
    unclosed = "unexpected end of data" in str(error)
    return "a quote opens here and never closes" if unclosed else str(error)
