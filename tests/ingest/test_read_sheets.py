import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from format_samples import MORE, TEXT, make_zip, read_bytes, read_one, refuse
from openpyxl.comments import Comment
from sheet_samples import make_odf, make_ods, make_xls, make_xlsx, save_book
from test_read_docx import rewrite

from qa.answering.composing.cite import cite_span
from qa.ingest.fieldnames import Naming
from qa.ingest.sheets.shown import show_number
from qa.ingest.xlsx import read_xlsx
from qa.library.rows import read_report, write_report
from qa.render import describe_citation
from qa.types import DateBasis, Refusal, Report, Span

MAKERS = {"a.xlsx": make_xlsx, "a.xls": make_xls, "a.ods": make_ods}
books = pytest.mark.parametrize("name", MAKERS)
TABLE = {
    "Boats": [["Name", "Lost", "On"], ["Anna", 11, date(2021, 3, 31)], [], ["Berta", None, "?"]],
    "Told": [[TEXT], [MORE]],
}


@books
def test_rows_are_a_text_and_a_citation_names_sheet_and_row(name: str):
    report = read_one(MAKERS[name](TABLE), name)
    rows = ["Name\tLost\tOn", "Anna\t11\t2021-03-31", "Berta\t?", TEXT, MORE]
    assert report.text == "\n\n".join(rows)
    assert report.page_names == (
        "sheet “Boats”, row 1", "sheet “Boats”, row 2", "sheet “Boats”, row 4",
        "sheet “Told”, row 1", "sheet “Told”, row 2",
    )  # fmt: skip
    start = report.text.index("Eleven")
    citation = cite_span(report, Span(start, start + 6))
    assert (citation.quote, citation.page, citation.place) == (
        "Eleven",
        None,
        "sheet “Told”, row 2",
    )
    assert describe_citation(citation).startswith(f"{name}, sheet “Told”, row 2 · ")


@books
def test_no_day_of_a_table_is_that_of_its_report(name: str):
    published = read_one(MAKERS[name](TABLE), name).published
    known = (date(2021, 4, 2), DateBasis.ESTIMATED) if name == "a.xlsx" else (None, "unknown")
    assert (published.day, published.basis) == known
    above = {"Boats": [["Losses, March 5, 2021"], [None], *TABLE["Boats"]]}
    report = read_one(MAKERS[name](above), name)
    assert (report.title, report.published.day) == ("Losses, March 5, 2021", date(2021, 3, 5))


@books
def test_rows_below_names_of_columns_are_reports(name: str):
    rows = [
        ["Harbour news"],
        ["ID", "Published", "Headline", "Text", "Region"],
        ["n1", date(2021, 3, 31), "Closed", TEXT, "North"],
        [None, "5/2/2019", None, MORE],
        ["n3", "13/2/2019", None, None],
        ["n4", "13/2/2019", None, "Three."],
    ]
    results = read_bytes(MAKERS[name]({"News": rows}), name)
    reports = {each.source: each for each in results if isinstance(each, Report)}
    assert set(reports) == {"n1", f"{name}/News:4", "n4", name}
    first, second = reports["n1"], reports[f"{name}/News:4"]
    assert (first.text, first.title, first.published.day) == (TEXT, "Closed", date(2021, 3, 31))
    assert (first.place_at(3), second.place_at(0)) == ("sheet “News”, row 3", "")
    # The order of day and month is that of the other values of the column.
    assert (second.text, second.published.day) == (MORE, date(2019, 2, 5))
    assert reports[name].text == "Harbour news"
    assert [each for each in results if isinstance(each, Refusal)] == [
        Refusal(f"{name}/News:5", "empty: its field 'Text' holds no text"),
        Refusal(f"{name}/News, in part", "not read of its rows: the columns “Region”"),
    ]


def test_column_is_a_text_where_a_user_says_so():
    data = make_xlsx({"S": [["Day", "Told"], [date(2020, 3, 5), TEXT]]})
    naming = Naming({"date": "Day", "text": "Told"})
    (report,) = read_xlsx(io.BytesIO(data), "a.xlsx", naming)
    assert (report.source, report.text) == ("a.xlsx/S:2", TEXT)
    assert report.published.day == date(2020, 3, 5)
    assert naming.check_met() is None
    assert read_one(data, "a.xlsx").text == f"Day\tTold\n\n2020-03-05\t{TEXT}"


def test_description_among_other_columns_is_one_of_them():
    data = make_xlsx({"S": [["Item", "Description", "Cost"], ["Boat", "Small", 3]]})
    assert read_one(data, "a.xlsx").text == "Item\tDescription\tCost\n\nBoat\tSmall\t3"


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.256, "0%", "26%"), (0.125, "0.00", "0.13"), (1234567, "#,##0", "1,234,567"),
        (1234.5, '"€" #,##0.00', "€ 1,234.50"), (1234.5, "#,##0.00\\ [$€-1]", "1,234.50 €"),
        (-5, "0.00;(0.00)", "(5.00)"), (-5, "0.0", "-5.0"), (5, "00000", "00005"),
        (2, "0.##", "2"), (2.5, "0.##", "2.5"), (12, '0 "km"', "12 km"), (-0.001, "0.0", "0.0"),
        (0.1 + 0.2, "General", "0.3"), (3.0, "General", "3"), (1.5, "# ?/?", "1.5"),
        (1234567, '0.0,,"m"', "1234567"), (1e300, "0.00", "1e+300"), (7, "0" * 500, "7"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_shown(value: float, code: str, shown: str):
    assert show_number(value, code) == shown


def test_values_of_excel_as_text_and_what_is_not_read():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([0.25, 3000000, True, time(10, 30), datetime(2021, 3, 31, 9, 5), "=1+1", "#N/A"])
    sheet["A1"].number_format, sheet["B1"].number_format = "0%", '"€"#,##0'
    sheet["A1"].comment = Comment("Who says so?", "Ann")
    hidden = book.create_sheet("Sources")
    hidden["A1"], hidden.sheet_state = "canary", "veryHidden"
    sheet, unread, report = read_bytes(save_book(book), "a.xlsx")
    assert sheet == Refusal("a.xlsx/Sources", "a hidden sheet; show it to have it read")
    told = "not read of it: 1 comment, 1 formula without a stored value"
    assert unread == Refusal("a.xlsx, in part", told)
    assert report.text == "25%\t€3,000,000\tTRUE\t10:30\t2021-03-31 09:05:00\t#N/A"


def test_cells_far_away_cost_nothing():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD90000"] = "near", "far"
    assert read_one(save_book(book), "a.xlsx").page_names[1] == "sheet “Sheet”, row 90000"


def test_ods_repeats_rows_and_cells_and_leaves_out_what_is_hidden():
    cell = '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p>'
    note = "<office:annotation><text:p>canary</text:p></office:annotation>"
    row = f'<table:table-row table:number-rows-repeated="2">{cell}{note}</table:table-cell>'
    end = '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    gap = '<table:table-row table:number-rows-repeated="1048000"/>'
    style = (
        '<style:style style:name="ta2"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    hidden = f'<table:table table:name="H" table:style-name="ta2">{row}{end}</table:table>'
    body = f'<table:table table:name="S">{row}{end}{gap}{row}{end}</table:table>{hidden}'
    sheet, report, unread = read_bytes(make_odf("spreadsheet", body, style), "a.ods")
    assert sheet == Refusal("a.ods/H", "a hidden sheet; show it to have it read")
    assert unread == Refusal("a.ods, in part", "not read of it: 2 comments")
    assert report.text == "\n\n".join(["x\tx"] * 4)
    assert report.page_names[2:] == ("sheet “S”, row 1048003", "sheet “S”, row 1048004")


def test_ods_is_dated_by_its_creation_never_by_its_change():
    meta = "<meta:creation-date>2021-04-02T10:00:00</meta:creation-date><dc:title>Losses</dc:title>"
    report = read_one(make_ods(TABLE, f"{meta}<dc:date>2024-01-01T10:00:00</dc:date>"), "a.ods")
    assert (report.title, report.published.day) == ("Losses", date(2021, 4, 2))
    assert report.published.basis is DateBasis.ESTIMATED
    changed = read_one(make_ods(TABLE, "<dc:date>2024-01-01T10:00:00</dc:date>"), "a.ods")
    assert changed.published.day is None


@books
def test_empty_damaged_and_wrong_workbooks_are_named(name: str):
    assert refuse(MAKERS[name]({"S": [[None]]}), name) == "empty: it holds no text"
    data = MAKERS[name](TABLE)
    for broken in (b"", data[: len(data) // 2], b"Name;Lost\nAnna;11\n", b"PK\3\4", TEXT.encode()):
        assert "workbook" in refuse(broken, name)


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_bombs_and_entities_are_refused(name: str):
    part = "xl/worksheets/sheet1.xml" if name == "a.xlsx" else "content.xml"
    bomb = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><d>&b;</d>'
    reason = refuse(rewrite(MAKERS[name](TABLE), part, bomb), name)
    assert reason == f"its {part} defines entities, as XML bombs do"
    huge = rewrite(MAKERS[name](TABLE), part, b" " * 30_000_000)
    assert refuse(huge, name).startswith("unpacks to more than 200 times its size")


def test_sheet_that_spans_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("qa.ingest.xlsx.MOST_CELLS", 5)
    reason = refuse(make_xlsx(TABLE), "a.xlsx")
    assert reason == "its sheets span more than 5 cells; split it"
    rows = '<table:table-row table:number-rows-repeated="99999999"><table:table-cell><text:p>Boats'
    end = "</text:p></table:table-cell></table:table-row>"
    body = f'<table:table table:name="S">{rows}{end}</table:table>'
    reason = refuse(make_odf("spreadsheet", body), "a.ods")
    assert reason == "its rows have more than 16,777,216 characters; split it"


def test_passwords_are_told():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refuse(ole, "a.xlsx").startswith("a workbook with a password, or an .xls")
    manifest = b"<manifest><encryption-data/></manifest>"
    with zipfile.ZipFile(io.BytesIO(make_ods(TABLE))) as parts:
        members = {name: parts.read(name) for name in parts.namelist()}
    locked = make_zip(members | {"META-INF/manifest.xml": manifest})
    assert refuse(locked, "a.ods") == "a workbook with a password; save it without one"


def test_workbook_of_the_other_kind_is_read_for_what_it_is():
    assert read_one(make_xlsx(TABLE), "a.xls").text.startswith("Name\tLost")


def test_macros_are_told_and_never_run():
    data = make_xlsx({"S": [[TEXT]]})
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        members = {name: parts.read(name) for name in parts.namelist()}
    unread, report = read_bytes(make_zip(members | {"xl/vbaProject.bin": b"x"}), "a.xlsm")
    assert unread == Refusal("a.xlsm, in part", "not read of it: 1 macro")
    assert report.text == TEXT


def test_places_are_kept_in_a_library():
    report = read_one(make_xlsx(TABLE), "a.xlsx")
    assert read_report((*write_report(report), "[]", None)) == report
