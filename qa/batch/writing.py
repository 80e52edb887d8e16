"""Answers to a file: .csv that every spreadsheet reads, .xlsx, or .jsonl."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from qa.batch.rows import HEADINGS, Row, list_cells, secure_cell
from qa.errors import OutputError
from qa.files import replace_file

_WIDTHS = {"question": 40, "answer": 40, "quote": 60, "source": 30}
_NARROW = 14
# A cell of a sheet holds no more.
_LONGEST = 32_000


def choose_writer(path: Path) -> Callable[[Path, Sequence[Row]], None]:
    """Return what writes rows in the format that the name of `path` tells.

    Raises:
        OutputError: it is none that is written.
    """
    writer = {".csv": write_csv, ".xlsx": write_xlsx, ".jsonl": write_jsonl}.get(
        path.suffix.lower()
    )
    if writer is None:
        raise OutputError(f"cannot write {path}: give a name that ends in .csv, .xlsx or .jsonl")
    return writer


def write_csv(path: Path, rows: Sequence[Row]) -> None:
    """Write `rows` as CSV with a heading; no cell is taken for a formula.

    Raises:
        OutputError: `path` cannot be written.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADINGS.values())
    for row in rows:
        cells = list_cells(row)
        writer.writerow([secure_cell(each) if isinstance(each, str) else each for each in cells])
    # Excel takes a file without the mark for one in the system's own letters.
    replace_file(path, f"\ufeff{stream.getvalue()}")


def write_jsonl(path: Path, rows: Sequence[Row]) -> None:
    """Write `rows` as a JSON object a line.

    Raises:
        OutputError: `path` cannot be written.
    """
    lines = [json.dumps(asdict(row), ensure_ascii=False) for row in rows]
    replace_file(path, "".join(f"{line}\n" for line in lines))


def write_xlsx(path: Path, rows: Sequence[Row]) -> None:
    """Write `rows` as a sheet whose texts are texts, never formulas or links.

    Raises:
        OutputError: `path` cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    partial = path.with_name(f"{path.name}.partial")
    try:
        book = Workbook(partial)
        sheet = book.add_worksheet("Answers")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        for column, (name, heading) in enumerate(HEADINGS.items()):
            sheet.set_column(column, column, _WIDTHS.get(name, _NARROW))
            sheet.write_string(0, column, heading, bold)
        for line, row in enumerate(rows, start=1):
            for column, cell in enumerate(list_cells(row)):
                if isinstance(cell, str):
                    sheet.write_string(line, column, _cut(cell), wrapped)
                else:
                    sheet.write_number(line, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(HEADINGS) - 1)
        book.close()
        partial.replace(path)
    except (OSError, XlsxWriterException) as error:
        raise OutputError(f"cannot write {path} ({error}); choose another file") from error


def _cut(cell: str) -> str:
    return cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]} …"
