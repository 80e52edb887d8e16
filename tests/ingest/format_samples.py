"""Valid files of every format, made here, and one way to read the bytes of any."""

import gzip
import io
import json
import zipfile
from datetime import datetime

import docx

from qa.ingest.formats import read_stream
from qa.ingest.zip import read_zip
from qa.types import Refusal, Report

TEXT = "The harbour of Lindow was closed on Tuesday after a storm, the mayor said."
MORE = "Eleven boats sank. The works will last until summer and cost three million, she added."


def read_bytes(data: bytes, source: str) -> list[Report | Refusal]:
    """Return what a file called `source` that holds `data` is read as."""
    stream = io.BufferedReader(io.BytesIO(data))
    return list((read_zip if source.endswith(".zip") else read_stream)(stream, source))


def read_one(data: bytes, source: str) -> Report:
    (report,) = read_bytes(data, source)
    assert isinstance(report, Report), report
    return report


def refuse(data: bytes, source: str) -> str:
    (refusal,) = read_bytes(data, source)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.source == source
    return refusal.reason


def make_html(head: str = "", body: str = f"<p>{TEXT}</p><p>{MORE}</p>") -> bytes:
    page = f"<html><head>{head}</head><body><article><h1>Harbour closed</h1>{body}</article>"
    return f"<!DOCTYPE html>{page}</body></html>".encode()


def make_pdf(*pages: str, info: str = "", trailer: str = "") -> bytes:
    """Return a PDF whose pages show the lines of `pages`, in Latin letters."""
    drawn = [
        "BT /F1 11 Tf 14 TL 40 780 Td\n"
        + "".join(f"({_escape(line)}) Tj T*\n" for line in page.split("\n"))
        + "ET"
        for page in pages
    ]
    return _draw_pdf(drawn, info, trailer)


def place_pdf(*pages: list[tuple[float, float, str]], info: str = "", size: float = 10) -> bytes:
    """Return a PDF whose pages show each text at its place, drawn in their order."""
    drawn = [
        "".join(f"BT /F1 {size} Tf {x} {y} Td ({_escape(text)}) Tj ET\n" for x, y, text in page)
        for page in pages
    ]
    return _draw_pdf(drawn, info)


def _draw_pdf(pages: list[str], info: str, trailer: str = "") -> bytes:
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, drawn in enumerate(pages):
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream",
        ]
    objects.append(f"<< {info} >>")
    return _assemble(objects, trailer)


def _assemble(objects: list[str], trailer: str) -> bytes:
    data, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size, start = len(objects) + 1, len(data)
    return data + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R {trailer} >>\n"
        f"startxref\n{start}\n%%EOF\n"
    ).encode("cp1252")


def _escape(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make_docx(
    *paragraphs: str, heading: str = "", title: str = "", created: datetime | None = None
) -> bytes:
    document = docx.Document()
    if heading:
        document.add_heading(heading)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    if created:
        document.core_properties.created = created
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def make_eml(body: bytes = TEXT.encode(), headers: str = "", kind: str = "text/plain") -> bytes:
    lines = [
        "From: Ann Lee <ann@example.org>",
        "Subject: Harbour closed",
        "Date: Wed, 31 Mar 2021 23:30:00 -0500",
        f"Content-Type: {kind}",
        *headers.splitlines(),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def make_jsonl(*records: dict[str, str]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def make_zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def sample_files() -> dict[str, bytes]:
    """Return a valid file of each format, by its name."""
    records = make_jsonl({"id": "n1", "text": TEXT}, {"id": "n2", "text": MORE})
    meta = '<meta property="article:published_time" content="2021-03-31T10:00:00Z">'
    files = {
        "a.txt": f" date 2021-03-31 {TEXT}\r\n\r\n{MORE}\r\n".encode(),
        "latin.txt": f"Café Zürich. {TEXT}".encode("cp1252"),
        "wide.txt": f"\ufeffCafé. {TEXT}".encode("utf-16-le"),
        "a.md": f"# Harbour closed\n\n{TEXT}\n".encode(),
        "a.html": make_html(meta + "<title>Harbour</title>"),
        "a.pdf": make_pdf(TEXT, MORE, info="/Title (Harbour) /CreationDate (D:20210331120000Z)"),
        "a.docx": make_docx(TEXT, MORE, heading="Harbour closed"),
        "a.eml": make_eml(),
        "a.jsonl": records,
        "a.csv": f'id,title,date,text\nn1,T,2021-03-31,"{TEXT}\n{MORE}"\nn2,T,,Short.\n'.encode(),
        "b.jsonl.gz": gzip.compress(records, mtime=0),
    }
    return files | {"a.zip": make_zip(files)}
