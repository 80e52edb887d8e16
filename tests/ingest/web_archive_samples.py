"""Web archives, made here."""

import io

from format_samples import make_zip
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

CAPTURED = "2021-04-02T10:00:00Z"


def make_warc(
    *pages: tuple[str, str, bytes],
    status: str = "200 OK",
    kind: str = "response",
    packed: bool = False,
) -> bytes:
    """Return an archive of `pages`: an address, a type and what it held each."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    for address, content_type, data in pages:
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(data),
            http_headers=headers if kind == "response" else None,
            warc_content_type="" if kind == "response" else content_type,
            warc_headers_dict={"WARC-Date": CAPTURED},
        )
        writer.write_record(record)
    return file.getvalue()


def make_wacz(*archives: bytes) -> bytes:
    members = {f"archive/data-{n}.warc.gz": data for n, data in enumerate(archives)}
    return make_zip({"datapackage.json": b"{}", "pages/pages.jsonl": b"", **members})
