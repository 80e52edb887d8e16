"""Word documents to reports: python-docx opens them."""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from qa.counting import count_things
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report, read_title
from qa.ingest.office.package import DAMAGED, check_package, count_parts, is_ole, retype_main
from qa.ingest.office.properties import read_core
from qa.ingest.word.lists import read_lists
from qa.ingest.word.numbering import Numbering
from qa.ingest.word.parts import list_notes, list_running, read_styles
from qa.ingest.word.tags import find_all, find_child, value_of
from qa.ingest.word.text import StoryReader
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from docx.document import Document

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TITLE_STYLE = re.compile("title|heading", re.I)
_BETWEEN_PARAGRAPHS = "\n\n"


def read_docx(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the Word document `stream`, cited as `source`, and what is not read.

    Read is what a person sees, in reading order: a footnote or a text box behind its paragraph,
    endnotes at the end, then headers and footers, each once, and the numbers of lists.

    Raises:
        SourceError: it is damaged, too large or a bomb, or needs a password.
    """
    data = read_whole(stream)
    if is_ole(data):
        raise SourceError("a document with a password, or a .doc; save it as .docx without one")
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        check_package(data)
        data = retype_main(data, _MAIN)
        yield from _read(data, source)
    # What python-docx, zipfile and lxml raise on broken documents, as mutated ones show.
    except (*DAMAGED, OpcError, LxmlError, TypeError, AttributeError) as error:
        raise SourceError(f"a damaged Word document, or none: {error}") from error


def _read(data: bytes, source: str) -> Iterator[Report | Refusal]:
    import docx

    document, known = docx.Document(io.BytesIO(data)), read_core(data)
    hidden, styles = read_styles(document)
    reader = StoryReader(hidden, list_notes(document), Numbering(read_lists(document)))
    headers, footers = list_running(document)
    body = reader.read_story(document.element.body)
    body += [text for note in reader.endnotes for text in reader.read_story(note)]
    # Behind what is told: a running line names a paper and the day of a print, not of a report.
    running = dict.fromkeys(
        text for each in (*headers, *footers) for text in reader.read_story(each)
    )
    text = _BETWEEN_PARAGRAPHS.join(body)
    reader.left_out["macro"] = count_parts(data, r"word/vbaProject\.bin")
    if unread := [count_things(number, each) for each, number in (+reader.left_out).items()]:
        yield Refusal(f"{source}, in part", f"not read of it: {', '.join(unread)}")
    yield build_report(
        source,
        _BETWEEN_PARAGRAPHS.join([*body, *running]),
        kind="docx",
        title=known.title or _read_heading(document, hidden, styles) or read_title(text),
        metadata=known.metadata,
        dated_by=len(text),
    )


def _read_heading(document: "Document", hidden: frozenset[str], styles: dict[str, str]) -> str:
    """Return the first paragraph in a style for titles and headings, or ""."""
    for paragraph in find_all(document.element.body, "p"):
        style = find_child(paragraph, "pPr", "pStyle")
        key = value_of(style) if style is not None else ""
        if _TITLE_STYLE.match(styles.get(key, key)):
            read = StoryReader(hidden, {}).read_story(paragraph)
            if read:
                return read[0]
    return ""
