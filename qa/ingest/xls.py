"""Workbooks of Excel 97 to 2003 (.xls) to reports: xlrd reads the rows."""

import io
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.fieldnames import Naming
from qa.ingest.office.package import is_ole
from qa.ingest.office.properties import Properties, make_properties
from qa.ingest.sheets.rows import Row, Sheet, make_row, read_sheets
from qa.ingest.sheets.shown import show_value
from qa.ingest.xlsx import read_xlsx
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as XlsSheet

# What xlrd and olefile raise on broken workbooks, as mutated ones show.
_BROKEN = (
    struct.error, LookupError, ValueError, TypeError, AttributeError, AssertionError, EOFError,
    OSError, ArithmeticError, NameError, NotImplementedError, RecursionError,
)  # fmt: skip
_NUMBER, _DATE, _BOOLEAN, _ERROR = 2, 3, 4, 5


def read_xls(
    stream: BinaryIO, source: str, naming: Naming | None = None
) -> Iterator[Report | Refusal]:
    """Yield the reports in the workbook `stream`, cited as `source`, and its hidden sheets.

    Raises:
        SourceError: it is damaged or too large, needs a password, or is of another format.
    """
    data = read_whole(stream)
    if data.startswith(b"PK"):
        yield from read_xlsx(io.BytesIO(data), source, naming)
        return
    if not is_ole(data):
        raise SourceError("no workbook of Excel, but of another format; save it as .xlsx or .csv")
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
        )
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError, *_BROKEN) as error:
        if "encrypted" in str(error):
            raise SourceError("a workbook with a password; save it without one") from error
        raise SourceError(f"a damaged workbook, or none: {error}") from error
    for sheet in book.sheets():
        if sheet.visibility:
            yield Refusal(f"{source}/{sheet.name}", "a hidden sheet; show it to have it read")
    sheets = (
        Sheet(each.name, _list_rows(book, each)) for each in book.sheets() if not each.visibility
    )
    yield from read_sheets(sheets, source, "xls", naming or Naming(), _read_properties(data))


def _list_rows(book: "Book", sheet: "XlsSheet") -> Iterator[Row]:
    for number in range(sheet.nrows):
        try:
            row = make_row(number + 1, [_show(book, cell) for cell in sheet.row(number)])
        except _BROKEN as error:
            raise SourceError(f"a damaged workbook, or none: {error}") from error
        if row:
            yield row


def _show(book: "Book", cell: "Cell") -> str:
    import xlrd

    if cell.ctype == _DATE:
        try:
            return show_value(xlrd.xldate.xldate_as_datetime(cell.value, book.datemode))
        except (*_BROKEN, OverflowError):
            return show_value(cell.value)
    if cell.ctype == _BOOLEAN:
        return show_value(bool(cell.value))
    if cell.ctype == _ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == _NUMBER:
        shape = book.format_map.get(book.xf_list[cell.xf_index].format_key)
        return show_value(cell.value, shape.format_str if shape else "General")
    return show_value(cell.value)


def _read_properties(data: bytes) -> Properties:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            found = file.get_metadata()
    except _BROKEN:
        return Properties()
    title = found.title.decode("cp1252", "replace") if isinstance(found.title, bytes) else ""
    return make_properties(title, found.create_time.isoformat() if found.create_time else "")
