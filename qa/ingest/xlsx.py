"""Excel workbooks (.xlsx) to reports: openpyxl reads the rows, by the values that Excel stored."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from qa.counting import count_things
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.fieldnames import Naming
from qa.ingest.office.package import DAMAGED, check_package, count_parts, is_ole
from qa.ingest.office.properties import read_core
from qa.ingest.sheets.rows import Row, Sheet, make_row, read_sheets
from qa.ingest.sheets.shown import show_value
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# Excel has no more rows (2^20) and columns (2^14).
_MOST_ROWS = 1 << 20
# Cells that are looked at, most of which are empty in a sheet that is a bomb.
MOST_CELLS = 20_000_000
# A formula without the value that a program stored beside it.
_UNCOUNTED = re.compile(
    rb"<c\b[^<>]*>\s*<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_COMMENT = re.compile(rb"<(?:\w+:)?(?:comment|threadedComment)\s")
_PARTS = {
    "picture": r"xl/media/.+",
    "chart": r"xl/charts/chart[^/]*\.xml",
    "embedded file": r"xl/embeddings/.+",
    "macro": r"xl/vbaProject\.bin",
}


def read_xlsx(
    stream: BinaryIO, source: str, naming: Naming | None = None
) -> Iterator[Report | Refusal]:
    """Yield the reports in the workbook `stream`, cited as `source`, and what of it is not read.

    Formulas are not worked out: their stored values are read. Nothing that it refers to is opened.

    Raises:
        SourceError: it is damaged, too large or a bomb, or needs a password.
    """
    data = read_whole(stream)
    if is_ole(data):
        raise SourceError("a workbook with a password, or an .xls; save it as .xlsx without one")
    from lxml.etree import LxmlError

    try:
        check_package(data)
        yield from _read(data, source, naming or Naming())
    # What openpyxl, zipfile and the parsers raise on broken workbooks, as mutated ones show.
    except (*DAMAGED, LxmlError, SyntaxError, TypeError, AttributeError, ArithmeticError) as error:
        raise SourceError(f"a damaged workbook, or none: {error}") from error


def _read(data: bytes, source: str, naming: Naming) -> Iterator[Report | Refusal]:
    import openpyxl

    with warnings.catch_warnings():
        # It warns of what it leaves out, such as styles.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        shown = [each for each in book.worksheets if each.sheet_state == "visible"]
        for each in book.worksheets:
            if each not in shown:
                yield Refusal(f"{source}/{each.title}", "a hidden sheet; show it to have it read")
        if unread := _list_unread(data):
            yield Refusal(f"{source}, in part", f"not read of it: {', '.join(unread)}")
        looked = [0]
        sheets = (Sheet(each.title, _list_rows(each, looked)) for each in shown)
        yield from read_sheets(sheets, source, "xlsx", naming, read_core(data))


def _list_rows(sheet: "ReadOnlyWorksheet", looked: list[int]) -> Iterator[Row]:
    """Yield the rows of `sheet`; `looked` counts the cells of the workbook."""
    # What a file tells of its size fills every row up to it.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=_MOST_ROWS), start=1):
        looked[0] += len(cells)
        if looked[0] > MOST_CELLS:
            raise SourceError(f"its sheets span more than {MOST_CELLS:,} cells; split it")
        filled = (
            show_value(cell.value, cell.number_format) if cell.value is not None else ""
            for cell in cells
        )
        if cells and (row := make_row(number, filled)):
            yield row


def _list_unread(data: bytes) -> list[str]:
    """Return what is in the package that is not read, each with how many there are."""
    counts = {each: count_parts(data, pattern) for each, pattern in _PARTS.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in sorted(set(parts.namelist())):
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                uncounted = len(_UNCOUNTED.findall(parts.read(name)))
                each = "formula without a stored value"
                counts[each] = counts.get(each, 0) + uncounted
            elif re.fullmatch(r"xl/(?:comments|threadedComments)/?[^/]*\.xml", name):
                comments = len(_COMMENT.findall(parts.read(name)))
                counts["comment"] = counts.get("comment", 0) + comments
    return [count_things(number, each) for each, number in counts.items() if number]
