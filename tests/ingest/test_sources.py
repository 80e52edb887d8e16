import json
from datetime import date
from pathlib import Path

import pytest
from reading import read_files

from qa.errors import SourceError
from qa.ingest.sources import find_files
from qa.types import DateBasis, Refusal, Report


def read(*sources: Path) -> list[Report | Refusal]:
    return list(read_files(find_files(sources)))


def test_header_line_dates_a_report_and_is_not_its_prose(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(" date 2021-11-01 The Pentagon is watching.\n\nMore.", encoding="utf-8")
    (report,) = read(path)
    assert report.published.day == date(2021, 11, 1)
    assert report.published.basis is DateBasis.STATED
    assert report.published.reason == "its first line says 2021-11-01"
    assert report.text[report.body_start :].startswith("The Pentagon")


@pytest.mark.parametrize(
    "text", ["No date here.", "date 2021-02-30 no such day", "On a date 2021-11-01 was named."]
)
def test_report_without_a_header_is_not_dated(tmp_path: Path, text: str):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    (report,) = read(path)
    assert (report.published.day, report.published.basis) == (None, DateBasis.UNKNOWN)
    assert report.body_start == 0


def test_text_is_kept_character_for_character(tmp_path: Path):
    text = "\ufeff date 2021-11-01 Ça va “bien”.\n\n\tEnd \n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (report,) = read(path)
    assert report.text == text
    assert text[report.body_start :].startswith("Ça")


def test_title_is_a_first_line_that_stands_alone(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Harbour closed\n\nIt was shut on Monday.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The harbour was closed.\n\nIt was shut.", encoding="utf-8")
    assert [report.title for report in read(tmp_path)] == ["Harbour closed", ""]


def test_folder_is_read_in_order_with_what_cannot_be_read_named(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("Text.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7\nno more")
    (tmp_path / "empty.txt").write_text(" date 2021-11-01 \n", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("Text.", encoding="utf-8")
    assert [(result.source, getattr(result, "reason", None)) for result in read(tmp_path)] == [
        ("a.txt", None),
        (
            "damaged.pdf",
            "a damaged PDF, or none: Failed to load document (PDFium: Data format error).",
        ),
        ("empty.txt", "empty: it holds no text"),
        (
            "photo.png",
            "no reader for .png; recognise its text (OCR), and save that as .txt or .pdf",
        ),
        ("sub/b.txt", None),
    ]


def test_jsonl_records_become_reports_and_bad_lines_are_named(tmp_path: Path):
    path = tmp_path / "news.jsonl"
    good = {"id": "n1", "title": "T", "date": "2020-06-01T10:00:00Z", "text": "A text.", "url": "u"}
    lines = [
        json.dumps(good).encode(),
        b"{not json",
        b"[1]",
        b'{"id": "n2", "text": " "}',
        b'{"id": 3, "text": "x"}',
        b'{"text": "\xff"}',
        b'{"text": "half \\ud800 pair"}',
        b"",
        b'{"text": "No id or date."}',
    ]
    path.write_bytes(b"\n".join(lines))
    first, *refused, last = read(path)
    assert (first.source, first.title, first.url) == ("n1", "T", "u")
    assert first.published.day == date(2020, 6, 1)
    assert first.published.reason == "its date field says 2020-06-01T10:00:00Z"
    assert (last.source, last.published.basis) == ("news.jsonl:9", DateBasis.UNKNOWN)
    assert [refusal.source for refusal in refused] == [f"news.jsonl:{n}" for n in range(2, 8)]
    assert [refusal.reason.split(":")[0] for refusal in refused] == [
        "not JSON",
        "not a JSON object",
        "empty",
        "the field 'id' is not a string",
        "not UTF-8",
        "holds half of a surrogate pair, which is no character",
    ]


def test_missing_and_empty_folders_are_errors(tmp_path: Path):
    with pytest.raises(SourceError, match="no such folder or file"):
        find_files([tmp_path / "nowhere"])
    with pytest.raises(SourceError, match="is empty"):
        find_files([tmp_path])
