"""Word documents to reports: python-docx finds the paragraphs, the title, the day of creation."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO
from zipfile import BadZipFile, ZipFile

from qa.dates.reports.publication import Metadata
from qa.errors import SourceError
from qa.ingest.bounds import LARGEST_FILE, MEGABYTE, check_unpacked, read_whole
from qa.ingest.build import build_report
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Tbl

# A parsed part takes about 10 times its size.
_LARGEST_PART = 64 * MEGABYTE
_OLE = b"\xd0\xcf\x11\xe0"
_TITLE_STYLE = re.compile("title|heading", re.I)
# What programs write where nobody wrote a title.
_NO_TITLE = frozenset({"", "Word Document", "Untitled"})
# The day on which the template of python-docx was made, which all of its documents inherit.
_TEMPLATE_CREATED = "2013-12-23T23:15:00"
_BETWEEN_PARAGRAPHS = "\n\n"


def read_docx(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the Word document `stream`, cited as `source`.

    Raises:
        SourceError: it is damaged, too large or a bomb, or needs a password.
    """
    data = read_whole(stream)
    if data.startswith(_OLE):
        raise SourceError("a document with a password, or a .doc; save it as .docx without one")
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        _check_parts(data)
        yield _read(data, source)
    # What python-docx, zipfile and lxml raise on broken documents, as mutated ones show.
    except (
        BadZipFile, zlib.error, EOFError, OpcError, LxmlError, LookupError, ValueError, TypeError,
        AttributeError, RuntimeError,
    ) as error:  # fmt: skip
        raise SourceError(f"a damaged Word document, or none: {error}") from error


def _check_parts(data: bytes) -> None:
    """Check that the parts can be unpacked and parsed within bounds."""
    with ZipFile(io.BytesIO(data)) as parts:
        size = sum(part.file_size for part in parts.infolist())
        check_unpacked(size, len(data))
        if size > LARGEST_FILE:
            raise SourceError(f"unpacks to more than {LARGEST_FILE // MEGABYTE} MB; split it")
        for part in parts.infolist():
            if not part.filename.lower().endswith((".xml", ".rels")):
                continue
            if part.file_size > _LARGEST_PART:
                message = f"its {part.filename} is larger than {_LARGEST_PART // MEGABYTE} MB"
                raise SourceError(f"{message}; split it")
            # Without the zero bytes, that of UTF-16 reads alike.
            if b"<!DOCTYPE" in parts.read(part).replace(b"\0", b""):
                raise SourceError(f"its {part.filename} defines entities, as XML bombs do")


def _read(data: bytes, source: str) -> Report | Refusal:
    import docx

    document = docx.Document(io.BytesIO(data))
    paragraphs, heading = _read_body(document)
    properties = document.core_properties
    created = properties.created.replace(tzinfo=None).isoformat() if properties.created else ""
    title = properties.title.strip()
    return build_report(
        source,
        _BETWEEN_PARAGRAPHS.join(paragraphs),
        kind="docx",
        title=heading if title in _NO_TITLE else title,
        metadata=Metadata(
            created="" if created == _TEMPLATE_CREATED else created,
            created_name="the document's creation date",
        ),
    )


def _read_body(document: "Document") -> tuple[list[str], str]:
    """Return the paragraphs and table rows, and the first heading, or ""."""
    from docx.oxml.text.paragraph import CT_P

    paragraphs: list[str] = []
    heading = ""
    for element in document.element.body.inner_content_elements:
        if isinstance(element, CT_P):
            text = element.text
            if not heading and _TITLE_STYLE.match(element.style or ""):
                heading = text
            paragraphs.append(text)
        else:
            paragraphs.extend(_read_rows(element))
    return [text for text in paragraphs if text.strip()], heading


def _read_rows(table: "CT_Tbl") -> Iterator[str]:
    # By the XML: python-docx's cells are as many as a merged cell claims to span.
    for row in table.tr_lst:
        cells = (" ".join(paragraph.text for paragraph in cell.p_lst) for cell in row.tc_lst)
        yield "\t".join(cells)
