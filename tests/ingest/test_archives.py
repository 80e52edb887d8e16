import bz2
import gzip
import io
import json
import random
import stat
import struct
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from format_samples import (
    TEXT,
    make_docx,
    make_html,
    make_pdf,
    make_zip,
    read_bytes,
    read_one,
    refuse,
    sample_files,
)
from reading import read_files

from qa.ingest.formats import READABLE
from qa.ingest.sources import find_files
from qa.types import Refusal, Report

ENCRYPTED = 0x1


def test_members_are_read_as_files_are(tmp_path: Path):
    files = {name: data for name, data in sample_files().items() if name != "a.zip"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    plain = list(read_files(find_files([tmp_path])))
    (tmp_path / "all.zip").write_bytes(
        make_zip({f"in/{name}": files[name] for name in sorted(files)})
    )
    packed = read_files(find_files([tmp_path / "all.zip"]))
    for one, other in zip(plain, packed, strict=True):
        assert isinstance(one, Report)
        assert isinstance(other, Report)
        assert other.source in {one.source, f"all.zip/in/{one.source}"}
        assert (one.text, one.published, one.format, one.pages) == (
            other.text,
            other.published,
            other.format,
            other.pages,
        )


def test_gzip_holds_any_format():
    report = read_one(gzip.compress(make_pdf(TEXT, TEXT)), "a.pdf.gz")
    assert (report.source, report.format, len(report.pages)) == ("a.pdf.gz", "pdf", 2)
    assert read_one(gzip.compress(make_html()), "a.html.gz").format == "html"
    dated = read_one(gzip.compress(TEXT.encode()), "2021-03-31-call.txt.gz")
    assert dated.published.day == date(2021, 3, 31)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc/a.txt", "its name leads out of the archive"),
        ("../a.txt", "its name leads out of the archive"),
        ("in/../../a.txt", "its name leads out of the archive"),
        ("..\\a.txt", "its name leads out of the archive"),
        ("C:\\a.txt", "its name leads out of the archive"),
        ("in/b.zip", "an archive within an archive; unpack it first"),
        ("b.zip.gz", "packed twice; unpack it first"),
        ("b.txt.gz.gz", "packed twice; unpack it first"),
        (
            "photo.png",
            "no reader for .png; recognise its text (OCR), and save that as .txt or .pdf",
        ),
        (
            "no-suffix",
            "no reader for files without a suffix; save it as one of "
            + READABLE.partition(", .gz")[0],
        ),
    ],
)
def test_member_that_is_not_read_is_named_and_the_others_go_in(name: str, reason: str):
    before, refused, after = read_bytes(
        make_zip({"1.txt": b"First.", name: b"Text.", "2.txt": b"Second."}), "a.zip"
    )
    assert refused == Refusal(f"a.zip/{name}", reason)
    assert [getattr(report, "text", None) for report in (before, after)] == ["First.", "Second."]


def test_hidden_members_are_left_out():
    members = {".b.txt": b"x", "__MACOSX/._a.txt": b"x", ".git/a.txt": b"x", "a.txt": b"Text."}
    assert read_one(make_zip(members), "a.zip").source == "a.zip/a.txt"
    assert refuse(make_zip({}), "a.zip") == "empty: the archive holds no file"


def patch_members(data: bytes, field: int, value: int) -> bytes:
    """Return the archive with a field of 16 bits changed in all headers of members.

    `field` is its offset in the local header (APPNOTE.TXT 4.3.7); the central one is 2 bytes on.
    """
    patched = bytearray(data)
    for mark, offset in ((b"PK\3\4", field), (b"PK\1\2", field + 2)):
        start = patched.find(mark)
        while start >= 0:
            struct.pack_into("<H", patched, start + offset, value)
            start = patched.find(mark, start + 4)
    return bytes(patched)


def test_encrypted_member_is_refused():
    data = patch_members(make_zip({"a.txt": b"Text."}), 6, ENCRYPTED)
    assert read_bytes(data, "a.zip") == [Refusal("a.zip/a.txt", "encrypted; unpack it first")]


def test_link_and_odd_method_are_refused():
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "a link" in read_bytes(file.getvalue(), "a.zip")[0].reason
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        (refusal,) = read_bytes(make_zip({"a.txt": b"Text."}, method), "a.zip")
        assert "another method than deflate" in refusal.reason
    (refusal,) = read_bytes(patch_members(make_zip({"a.txt": b"Text."}), 8, 77), "a.zip")
    assert "another method than deflate" in refusal.reason


def test_damage_is_told_and_the_other_members_go_in():
    data = make_zip({"1.txt": b"First.", "2.txt": b"Second."}, zipfile.ZIP_STORED)
    damaged, report = read_bytes(data.replace(b"First.", b"Furst."), "a.zip")
    assert damaged.source == "a.zip/1.txt"
    assert damaged.reason.startswith("damaged: Bad CRC-32")
    assert report.text == "Second."
    assert refuse(data[:40], "a.zip").startswith("a damaged ZIP archive, or none")
    assert refuse(b"", "a.zip").startswith("a damaged ZIP archive, or none")
    packed = gzip.compress(TEXT.encode() * 9)
    assert refuse(packed[:30], "a.txt.gz").startswith("damaged: ")
    assert refuse(packed[:-3] + b"xyz", "a.txt.gz") != ""
    assert refuse(TEXT.encode(), "a.txt.gz") == "cannot be read: Not a gzipped file (b'Th')"


BOMB = "unpacks to more than 200 times its size, as a bomb does; unpack it first"


def test_bombs_are_cut_off_early_and_the_others_go_in():
    zeros = b" " * 50_000_000
    tracemalloc.start()
    assert refuse(gzip.compress(zeros), "a.txt.gz") == BOMB
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    bomb, report = read_bytes(make_zip({"a.txt": zeros, "b.txt": b"Text."}), "a.zip")
    assert bomb == Refusal("a.zip/a.txt", BOMB)
    assert report.text == "Text."
    (twice,) = read_bytes(make_zip({"a.txt.gz": gzip.compress(zeros)}), "a.zip")
    assert twice == Refusal("a.zip/a.txt.gz", BOMB)
    (docx,) = read_bytes(make_zip({"a.docx": zeros}), "a.zip")
    assert docx.reason == BOMB


def test_archive_whose_members_overlap_is_cut_off():
    noise = random.Random(7).randbytes(1 << 16)
    # Without text, so that reading is quick.
    archive = make_zip({"a.csv": b"id,text\n" + noise.hex().encode() + b",\n"})
    start = archive.index(b"PK\1\2")
    end = archive.index(b"PK\5\6")
    copies = 500
    central = archive[start:end] * copies
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, copies, copies, len(central), start, 0)
    results = read_bytes(archive[:start] + central + tail, "a.zip")
    assert isinstance(results[-1], Refusal)
    assert results[-1].source == "a.zip"
    assert results[-1].reason.startswith(BOMB)
    assert len(results) < copies


def test_records_are_streamed_out_of_archives(tmp_path: Path):
    rng = random.Random(5)
    lines = (
        json.dumps({"text": "A text.", "source": rng.randbytes(5000).hex()}) for _ in range(800)
    )
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", compresslevel=1) as file:
        file.writelines(f"{line}\n" for line in lines)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "a.jsonl.gz", "a.jsonl.gz")
    for name in ("a.jsonl.gz", "a.zip"):
        tracemalloc.start()
        assert sum(1 for _ in read_files(find_files([tmp_path / name]))) == 800
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 3_000_000, name


def test_word_document_is_no_archive_of_reports():
    assert read_one(make_zip({"a.docx": make_docx(TEXT)}), "a.zip").text == TEXT


def test_member_without_a_name_is_refused():
    # zipfile writes none, but reads a name that begins with NUL as one.
    data = make_zip({"Q.txt": b"x"}).replace(b"Q.txt", b"\0.txt")
    assert read_bytes(data, "a.zip") == [Refusal("a.zip/", "a member without a name")]


def test_other_packers_have_no_reader():
    assert refuse(bz2.compress(b"Text."), "a.txt.bz2") == (
        "no reader for .bz2; unpack it, or pack it as .zip"
    )
