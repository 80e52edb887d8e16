"""Sheets to reports: a row each where the first names a text and a date, else one text of rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from qa.errors import SourceError
from qa.ingest.build import LONGEST_TEXT, build_report
from qa.ingest.fieldnames import Naming
from qa.ingest.office.properties import Properties
from qa.ingest.records import RecordReader
from qa.types import Refusal, Report

_BETWEEN_CELLS = "\t"
_BETWEEN_ROWS = "\n\n"
# Titles and notes may stand above the row that names the columns.
_HEADER_WITHIN = 10
_LONGEST_LIST, _LONGEST_TITLE = 80, 120
# What programs call a sheet that nobody named.
_NO_NAME = re.compile(r"[^\W\d_]{4,9} ?\d{1,3}")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row as text, none behind the last that holds any, and its number, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name and the rows of it that hold anything."""

    name: str
    rows: Iterable[Row]


@dataclass(slots=True)
class _Text:
    """The text of the rows that are no records, with the place of each."""

    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    size: int = 0
    # Of the first rows, those that fill one cell, which is no table: a title, a day.
    heading: int = 0
    title: str = ""

    def add(self, sheet: str, row: Row) -> None:
        is_alone = len([cell for cell in row.cells if cell.strip()]) == 1
        piece = _BETWEEN_CELLS.join(filter(str.strip, row.cells))
        if not self.pieces:
            named = "" if _NO_NAME.fullmatch(sheet) else sheet
            self.title = piece if is_alone and len(piece) <= _LONGEST_TITLE else named
        if self.heading == self.size and is_alone:
            self.heading += len(piece) + len(_BETWEEN_ROWS)
        self.pieces.append(piece)
        self.starts.append(self.size)
        self.names.append(_name_row(sheet, row))
        self.size += len(piece) + len(_BETWEEN_ROWS)
        if self.size > LONGEST_TEXT:
            raise SourceError(f"its rows have more than {LONGEST_TEXT:,} characters; split it")


def make_row(number: int, cells: Iterable[str]) -> Row | None:
    """Return the row of `cells`, None where they hold nothing."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return Row(number, tuple(kept)) if kept else None


def read_sheets(
    sheets: Iterable[Sheet], source: str, kind: str, naming: Naming, properties: Properties
) -> Iterator[Report | Refusal]:
    """Yield the reports in the `sheets` of the workbook cited as `source`, and what is left out.

    The rows of a sheet whose columns are named as those of records are reports of their own, cited
    as `source/sheet:row` where they have no id. All other rows together are one report, which its
    properties date, or a title above its tables.

    Raises:
        SourceError: they hold too much, or what reads them says so.
    """
    text, has_records = _Text(), False
    for sheet in sheets:
        above: list[Row] = []
        rows = iter(sheet.rows)
        header = None
        for row in rows:
            if _names_columns(row, naming):
                header = row
                break
            above.append(row)
            if len(above) == _HEADER_WITHIN:
                break
        for row in above:
            text.add(sheet.name, row)
        if header:
            has_records = True
            yield from _read_records(sheet.name, header, rows, source, kind, naming)
        else:
            for row in rows:
                text.add(sheet.name, row)
    if text.pieces or not has_records:
        yield build_report(
            source,
            _BETWEEN_ROWS.join(text.pieces),
            kind=kind,
            title=properties.title or text.title or PurePosixPath(source).stem,
            metadata=properties.metadata,
            pages=tuple(text.starts),
            page_names=tuple(text.names),
            # The days in a table are those of its rows.
            dated_by=text.heading,
        )


def _name_row(sheet: str, row: Row) -> str:
    return f"sheet “{sheet}”, row {row.number}"


def _names_columns(row: Row, naming: Naming) -> bool:
    """Whether `row` names the columns of records: a text, and a date, a title or an id beside it.

    Without them, “Description” names one of many columns that all count.
    """
    found = Naming(naming.named).find(cell.strip() for cell in row.cells if cell.strip())
    return "text" in found and (
        "text" in naming.named or bool({"date", "title", "id"} & found.keys())
    )


def _read_records(
    sheet: str, header: Row, rows: Iterator[Row], source: str, kind: str, naming: Naming
) -> Iterator[Report | Refusal]:
    reader = RecordReader(f"{source}/{sheet}", kind, naming)
    # A column without a name still may hold something.
    columns = [cell.strip() or f"column {n}" for n, cell in enumerate(header.cells, start=1)]
    unread: dict[str, None] = {}
    for row in rows:
        place = f"{source}/{sheet}:{row.number}"
        width = max(len(columns), len(row.cells))
        columns += [f"column {n}" for n in range(len(columns) + 1, width + 1)]
        cells = (*row.cells, *[""] * (width - len(row.cells)))
        record: dict[str, str] = {}
        # Of two columns of one name, the first counts.
        for name, cell in zip(columns, cells, strict=True):
            record.setdefault(name, cell)
        known = naming.find(record).values()
        others = {each for each, cell in record.items() if cell.strip() and each not in known}
        unread.update(dict.fromkeys(each for each in columns if each in others))
        yield from reader.take(record, place, _name_row(sheet, row))
    yield from reader.finish()
    if unread:
        named = ", ".join(f"“{' '.join(each.split())[:_LONGEST_LIST]}”" for each in unread)
        yield Refusal(f"{source}/{sheet}, in part", f"not read of its rows: the columns {named}")
