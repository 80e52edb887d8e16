"""Workbooks of each format, made here."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from format_samples import make_zip

Rows = Sequence[Sequence[object]]
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{each}="{_OFFICE}:{each}:1.0"'
    for each in ("office", "text", "table", "draw", "style", "meta", "presentation")
)


def save_book(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def make_xlsx(sheets: Mapping[str, Rows], created: datetime = datetime(2021, 4, 2)) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.created = created
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return save_book(book)


def make_xls(sheets: Mapping[str, Rows]) -> bytes:
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                style = xlwt.easyxf(num_format_str="YYYY-MM-DD" if isinstance(value, date) else "")
                if value is not None:
                    sheet.write(number, column, value, style)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def make_odf(kind: str, body: str, style: str = "", meta: str = "", **parts: bytes) -> bytes:
    """Return an OpenDocument file of `kind`, such as "text", with this content."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
        f"<office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    metadata = (
        f'<office:document-meta {SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:meta>{meta}</office:meta></office:document-meta>"
    )
    named = {"content.xml": content.encode(), "meta.xml": metadata.encode()}
    return make_zip(named | {f"{name}.xml": data for name, data in parts.items()})


def make_ods(sheets: Mapping[str, Rows], meta: str = "") -> bytes:
    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    return make_odf("spreadsheet", tables, meta=meta)


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        return f"<table:table-cell {kind}><text:p>{value:%d.%m.%y}</text:p></table:table-cell>"
    return f"<table:table-cell><text:p>{escape(str(value))}</text:p></table:table-cell>"
