"""Whatever a file holds: reports with valid offsets or refusals by name, and never an error."""

import tempfile
from pathlib import Path

import pytest
from book_samples import make_epub, make_mht, make_pptx, make_rtf
from format_samples import MORE, TEXT, make_html, read_bytes, sample_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mail_samples import make_msg
from reading import read_files
from sheet_samples import make_odf, make_ods, make_xls, make_xlsx
from web_archive_samples import make_wacz, make_warc

from qa.ingest.passages import split_passages
from qa.ingest.sources import find_files
from qa.types import Refusal, Report

SHEETS = {"Boats": [["Name", "Told"], ["Anna", TEXT]]}
NEWS = {"News": [["id", "date", "text"], ["n1", "2021-03-31", TEXT]]}
SAMPLES = sample_files() | {
    "a.xlsx": make_xlsx(SHEETS | NEWS),
    "a.xls": make_xls(SHEETS | NEWS),
    "a.ods": make_ods(SHEETS | NEWS),
    "a.pptx": make_pptx(("Harbour", TEXT, MORE)),
    "a.odt": make_odf("text", f"<text:p>{TEXT}</text:p><text:p>{MORE}</text:p>"),
    "a.odp": make_odf("presentation", f"<draw:page><text:p>{TEXT}</text:p></draw:page>"),
    "a.rtf": make_rtf(),
    "a.epub": make_epub(TEXT, MORE),
    "a.mht": make_mht(make_html()),
    "a.warc": make_warc(("https://example.org/1", "text/html", make_html())),
    "b.warc.gz": make_warc(("https://example.org/1", "text/html", make_html()), packed=True),
    "a.wacz": make_wacz(
        make_warc(("https://example.org/1", "text/html", make_html()), packed=True)
    ),
    "a.srt": f"1\n00:00:01,000 --> 00:00:03,000\n{TEXT}\n\n".encode(),
    "a.vtt": f"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>{TEXT}\n".encode(),
    "a.msg": make_msg(TEXT, files={"r.txt": MORE.encode()}),
}
NAMES = sorted({*SAMPLES, "a.htm", "a.txt.gz", "a.pdf.gz", "a.docx.gz", "a.csv.gz"})
CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
COMMIT = settings(max_examples=25, **CALM)
NIGHT = settings(max_examples=10_000, derandomize=False, **CALM)

EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from("flip cut insert repeat zero".split()), st.binary()),
    min_size=1,
    max_size=6,
)


def check(data: bytes, source: str) -> None:
    for result in read_bytes(data, source):
        if isinstance(result, Refusal):
            assert result.reason
            continue
        assert isinstance(result, Report)
        assert result.text[result.body_start :].strip()
        result.text.encode()
        assert list(result.pages) == sorted(result.pages)
        assert len(result.page_names) in (0, len(result.pages))
        assert all(0 <= start <= len(result.text) for start in result.pages)
        for passage in split_passages(result):
            assert result.text[passage.start : passage.end].strip()


def mutate(data: bytes, edits: list[tuple[float, str, bytes]]) -> bytes:
    for place, edit, extra in edits:
        at = int(place * max(0, len(data) - 1))
        match edit:
            case "flip":
                data = data[:at] + bytes(byte ^ 0x55 for byte in data[at : at + 1]) + data[at + 1 :]
            case "cut":
                data = data[:at] if len(extra) % 2 else data[:at] + data[at + len(extra) :]
            case "insert":
                data = data[:at] + extra + data[at:]
            case "repeat":
                data = data[:at] + data[at : at + 64] * 3 + data[at + 64 :]
            case "zero":
                data = data[:at] + b"\0" * len(extra) + data[at + len(extra) :]
    return data


@pytest.mark.parametrize("name", NAMES)
@COMMIT
@given(data=st.binary(max_size=400))
def test_any_bytes_are_reports_or_refusals(name: str, data: bytes):
    check(data, name)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@COMMIT
@given(edits=EDITS)
def test_any_damage_leaves_reports_or_refusals(name: str, edits):
    check(mutate(SAMPLES[name], edits), name)


@pytest.mark.nightly
@pytest.mark.parametrize("name", NAMES)
@NIGHT
@given(data=st.binary(max_size=2000))
def test_any_bytes_all_night(name: str, data: bytes):
    check(data, name)


@pytest.mark.nightly
@pytest.mark.parametrize("name", sorted(SAMPLES))
@NIGHT
@given(edits=EDITS)
def test_any_damage_all_night(name: str, edits):
    check(mutate(SAMPLES[name], edits), name)


@COMMIT
@given(name=st.sampled_from(sorted(SAMPLES)), edits=EDITS)
def test_the_other_files_of_a_folder_still_go_in(name: str, edits):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"0{name}").write_bytes(mutate(SAMPLES[name], edits))
        (Path(folder) / "other.txt").write_text(TEXT)
        *_, last = read_files(find_files([Path(folder)]))
    assert isinstance(last, Report)
    assert (last.source, last.text) == ("other.txt", TEXT)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_samples_are_read_whole(name: str):
    results = read_bytes(SAMPLES[name], name)
    assert [result for result in results if isinstance(result, Refusal)] == []
    assert "The harbour of Lindow was closed" in " ".join(result.text for result in results)
