"""OpenDocument sheets (.ods) to reports: the rows as they are shown, days as they are stored."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import TYPE_CHECKING, BinaryIO

from qa.counting import count_things
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import LONGEST_TEXT
from qa.ingest.fieldnames import Naming
from qa.ingest.office.opendocument import open_document, read_paragraphs
from qa.ingest.office.properties import read_meta
from qa.ingest.office.xml import attribute, find_named, local_name
from qa.ingest.sheets.rows import Row, Sheet, make_row, read_sheets
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUPS = frozenset({"table-row-group", "table-header-rows", "table-rows"})
_LARGEST_REPEAT = 1 << 24


def read_ods(
    stream: BinaryIO, source: str, naming: Naming | None = None
) -> Iterator[Report | Refusal]:
    """Yield the reports in the workbook `stream`, cited as `source`, and what of it is not read.

    Raises:
        SourceError: it is damaged, too large or a bomb, or needs a password.
    """
    data = read_whole(stream)
    with open_document(data, "workbook") as content:
        left_out: Counter[str] = Counter()
        hidden = _list_hidden(content)
        tables = [each for each in find_named(content, "table") if _is_sheet(each)]
        for table in tables:
            if attribute(table, "style-name") in hidden:
                place = f"{source}/{attribute(table, 'name')}"
                yield Refusal(place, "a hidden sheet; show it to have it read")
        sheets = (
            Sheet(attribute(table, "name"), _list_rows(table, left_out))
            for table in tables
            if attribute(table, "style-name") not in hidden
        )
        yield from read_sheets(sheets, source, "ods", naming or Naming(), read_meta(data))
        if unread := [count_things(number, each) for each, number in left_out.items()]:
            yield Refusal(f"{source}, in part", f"not read of it: {', '.join(unread)}")


def _is_sheet(table: "_Element") -> bool:
    parent = table.getparent()
    return parent is not None and local_name(parent) == "spreadsheet"


def _list_hidden(content: "_Element") -> set[str]:
    """Return the names of the styles of sheets that are not shown."""
    return {
        attribute(style, "name")
        for style in find_named(content, "style")
        if any(attribute(each, "display") == "false" for each in style
               if local_name(each) == "table-properties")
    }  # fmt: skip


def _list_rows(table: "_Element", left_out: Counter[str]) -> Iterator[Row]:
    number, size = 0, 0
    for element in _list_row_elements(table):
        times = _read_repeat(element, "number-rows-repeated")
        cells = list(_list_cells(element, left_out))
        row = make_row(number + 1, chain.from_iterable(repeat(*each) for each in cells))
        if row:
            for each in range(number + 1, number + times + 1):
                size += sum(map(len, row.cells)) + len(row.cells)
                _check_size(size)
                yield Row(each, row.cells)
        number += times


def _list_row_elements(table: "_Element") -> Iterator["_Element"]:
    for child in table:
        name = local_name(child)
        if name == "table-row":
            yield child
        elif name in _GROUPS:
            yield from _list_row_elements(child)


def _list_cells(row: "_Element", left_out: Counter[str]) -> Iterable[tuple[str, int]]:
    """Return the text of each cell of `row` and how often it stands, none at the end empty."""
    cells = [
        (_show(cell, left_out), _read_repeat(cell, "number-columns-repeated"))
        for cell in row
        if local_name(cell) in ("table-cell", "covered-table-cell")
    ]
    while cells and not cells[-1][0]:
        cells.pop()
    _check_size(sum(max(1, len(text)) * times for text, times in cells))
    return cells


def _show(cell: "_Element", left_out: Counter[str]) -> str:
    """Return what `cell` shows; of a day, its ISO 8601 form, which every reader takes one way."""
    shown = "\n".join(read_paragraphs(cell, left_out)).strip()
    if attribute(cell, "value-type") != "date":
        return shown
    day, _, clock = attribute(cell, "date-value").partition("T")
    return f"{day} {clock}".strip() if clock.strip("0:.") else day or shown


def _read_repeat(element: "_Element", name: str) -> int:
    value = attribute(element, name)
    return max(1, min(int(value), _LARGEST_REPEAT)) if value.isdecimal() else 1


def _check_size(size: int) -> None:
    if size > LONGEST_TEXT:
        raise SourceError(f"its rows have more than {LONGEST_TEXT:,} characters; split it")
