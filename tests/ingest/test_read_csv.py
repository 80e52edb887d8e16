from datetime import date

import pytest
from format_samples import read_bytes, refuse

from qa.types import DateBasis, Refusal, Report

HEADER = b"id,title,date,text,source,url\n"


def test_rows_become_reports_and_bad_rows_are_named():
    rows = (
        b'n1,T,2020-06-01,"A ""text"", of\r\ntwo lines.",Times,https://example.org/1\r\n'
        b"n2,short row\r\n"
        b"\r\n"
        b"n3,,, ,,\r\n"
        b",,,No id or date.,,\r\n"
    )
    first, short, empty, last = read_bytes(HEADER + rows, "a.csv")
    assert isinstance(first, Report)
    assert (first.source, first.title, first.url) == ("n1", "T", "https://example.org/1")
    assert (first.text, first.format) == ('A "text", of\r\ntwo lines.', "csv")
    assert first.published.day == date(2020, 6, 1)
    assert short == Refusal("a.csv:4", "has 2 fields where the first row has 6")
    assert empty == Refusal("a.csv:6", "empty: its field 'text' holds no text")
    assert isinstance(last, Report)
    assert (last.source, last.published.basis) == ("a.csv:7", DateBasis.UNKNOWN)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_spreadsheets_write_it_in_many_ways(delimiter: str, encoding: str):
    rows = [["Date", "ID", "Text"], ["2020-06-01", "n1", "Café fermé – “bien”."]]
    table = "\r\n".join(delimiter.join(row) for row in rows)
    (report,) = read_bytes(table.encode(encoding), "a.csv")
    assert isinstance(report, Report)
    assert (report.source, report.text) == ("n1", "Café fermé – “bien”.")
    assert report.published.day == date(2020, 6, 1)


def test_file_whose_columns_are_not_named_is_refused():
    reason = refuse(b"n1,2020-06-01,A text.\n", "a.csv")
    assert reason.startswith("its first row names no column 'text', but: 'n1,2020-06-01,A text.'")
    assert refuse(b"", "a.csv").startswith("its first row names no column")
    assert refuse(b"id,\rtext\n", "a.csv").startswith("its first row is not CSV: ")


@pytest.mark.parametrize("lines", [1, 40])
def test_huge_field_loses_its_row_only(lines: int):
    huge = b'n1,,,"' + (b"x" * (17_000_000 // lines) + b"\n") * lines + b'",,\n'
    refusal, second, third = read_bytes(
        HEADER + huge + b'n2,,,A text.,,\nn3,,,"Another\ntext.",,\n', "a.csv"
    )
    what = "line" if lines == 1 else "field"
    reason = f"a {what} of more than 16 MB; split its text; left out up to line {lines + 2}"
    assert refusal == Refusal("a.csv:2", reason)
    assert isinstance(second, Report)
    assert isinstance(third, Report)
    assert [(r.source, r.text) for r in (second, third)] == [
        ("n2", "A text."),
        ("n3", "Another\ntext."),
    ]


def test_quote_that_never_closes_leaves_out_the_rest():
    lines = b'n1,,,A text.,,\nn2,,,"A text.,,\nn3,,,A text.,,\n'
    report, refusal = read_bytes(HEADER + lines, "a.csv")
    assert isinstance(report, Report)
    reason = "a quote opens here and never closes; left out up to line 4"
    assert refusal == Refusal("a.csv:3", reason)


def test_row_of_nul_is_refused_and_the_next_goes_in():
    refusal, report = read_bytes(HEADER + b"n1,,,\0,,\nn2,,,A text.,,\n", "a.csv")
    assert refusal == Refusal("a.csv:2", "not text: it holds a NUL; left out up to line 2")
    assert isinstance(report, Report)
    assert report.source == "n2"
