"""PDF files to reports, with the offset at which each page begins."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from qa.dates.reports.publication import Metadata
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_PAGES = 10_000
_WRONG_PASSWORD = 4
_BETWEEN_PAGES = "\n\n"
# "D:20210331120000+02'00'" (ISO 32000-1, 7.9.4).
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
# What programs write where nobody wrote a title.
_NO_TITLE = re.compile(r"microsoft word\b.*|untitled.*|.*\.(?:docx?|pdf|indd|qxd|rtf|txt)", re.I)
# PDFium's mark of a hyphen at the end of a line.
_HYPHEN = re.compile("[\ufffe\x02]\n?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def read_pdf(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the PDF `stream`, cited as `source`, and its pages that are damaged.

    Raises:
        SourceError: it is damaged or too large, or needs a password.
    """
    document = _open(read_whole(stream))
    try:
        texts: list[str] = []
        for number in range(len(document)):
            text = _read_page(document, number)
            if text is None:
                yield Refusal(f"{source}, page {number + 1}", "this page of the PDF is damaged")
            texts.append(text or "")
        info = document.get_metadata_dict()
    finally:
        document.close()
    if not any(text.strip() for text in texts):
        raise SourceError("empty: its pages hold no text but pictures; recognise them (OCR) first")
    yield _build(source, texts, info)


def _open(data: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        pages = len(document)
    except PdfiumError as error:
        if error.err_code == _WRONG_PASSWORD:
            raise SourceError("a PDF with a password; save it without one") from error
        raise SourceError(f"a damaged PDF, or none: {error}") from error
    if pages > _MOST_PAGES:
        document.close()
        raise SourceError(f"a PDF of {pages:,} pages, above {_MOST_PAGES:,}; split it")
    return document


def _read_page(document: "PdfDocument", number: int) -> str | None:
    """Return the text of a page, or None where it is damaged."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        text: str = page.get_textpage().get_text_range()
    except (PdfiumError, UnicodeDecodeError):
        return None
    return _CONTROL.sub(" ", _HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def _build(source: str, texts: list[str], info: dict[str, str]) -> Report | Refusal:
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text) + len(_BETWEEN_PAGES)
    made = _PDF_DATE.match(info.get("CreationDate", ""))
    title = info.get("Title", "").strip()
    return build_report(
        source,
        _BETWEEN_PAGES.join(texts),
        kind="pdf",
        title="" if _NO_TITLE.fullmatch(title) else title,
        metadata=Metadata(
            created="-".join(made.groups()) if made else "", created_name="the PDF's creation date"
        ),
        pages=tuple(starts),
    )
