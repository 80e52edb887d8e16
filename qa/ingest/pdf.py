"""PDF files to reports, with the offset at which each page begins.

A page of one column is the text that PDFium gives; one of several is read column by column. Running
headers and footers are left out, and told.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

from qa.dates.reports.given import Metadata
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.layout.columns import read_columns
from qa.ingest.layout.lines import Run, read_runs
from qa.ingest.layout.running import Line, Running, find_running
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
_MOST_SHOWN = 4
# Beyond it, a page is no page of a paper.
_LONGEST_PAGE = 60_000
_UNENDED = re.compile(r"[\w,;–—-]\s*\Z")
_GOES_ON = re.compile(r"\s*[^\W\d_A-Z]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    runs: tuple[Run, ...]


def read_pdf(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the PDF `stream`, cited as `source`, and its pages that are damaged.

    Raises:
        SourceError: it is damaged or too large, or needs a password.
    """
    document = _open(read_whole(stream))
    try:
        pages: list[_Page] = []
        for number in range(len(document)):
            page = _read_page(document, number)
            if page is None:
                yield Refusal(f"{source}, page {number + 1}", "this page of the PDF is damaged")
            pages.append(page or _Page("", ()))
        info = document.get_metadata_dict()
    finally:
        document.close()
    if not any(page.text.strip() for page in pages):
        raise SourceError("empty: its pages hold no text but pictures; recognise them (OCR) first")
    running = find_running([page.runs for page in pages])
    if words := running.words:
        shown = ", ".join(f"“{each}”" for each in words[:_MOST_SHOWN])
        more = f" and {len(words) - _MOST_SHOWN} more" if len(words) > _MOST_SHOWN else ""
        message = f"not read as text: what repeats on its pages, {shown}{more}"
        yield Refusal(f"{source}, in part", message)
    yield _build(source, pages, running, info)


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


def _read_page(document: "PdfDocument", number: int) -> _Page | None:
    """Return the text of a page, or None where it is damaged."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        textpage = page.get_textpage()
        text: str = textpage.get_text_range()
        runs = tuple(read_runs(textpage)) if len(text) <= _LONGEST_PAGE else ()
    except (PdfiumError, UnicodeDecodeError):
        return None
    plain = _CONTROL.sub(" ", _HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    columns = read_columns(list(runs))
    if columns is not None:
        columns = _CONTROL.sub(" ", columns)
        # What is read by columns is no less than what is read without them.
        if _count_letters(columns) == _count_letters(plain):
            plain = columns
    return _Page(plain, runs)


def _count_letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))


def _cut_running(text: str, lines: tuple[Line, ...]) -> str:
    """Return `text` without its running lines: a header where first, a footer where last found."""
    kept = text.split("\n")
    for line in lines:
        words = "".join(line.text.split())
        places = [place for place, each in enumerate(kept) if "".join(each.split()) == words]
        if places:
            del kept[places[0] if line.is_top else places[-1]]
    return "\n".join(kept)


def _join_pages(texts: list[str], *, may_go_on: bool) -> tuple[str, tuple[int, ...]]:
    """Return the text of all pages and where each begins.

    A sentence that goes on behind a running line is not cut where the page ends.
    """
    text, starts = "", [0]
    for before, page in pairwise(texts):
        text += before
        is_cut = may_go_on and _UNENDED.search(before) and _GOES_ON.match(page)
        text += "\n" if is_cut else _BETWEEN_PAGES
        starts.append(len(text))
    return text + texts[-1], tuple(starts)


def _build(
    source: str, pages: list[_Page], running: Running, info: dict[str, str]
) -> Report | Refusal:
    texts = [
        _cut_running(page.text, lines).strip("\n") if lines else page.text
        for page, lines in zip(pages, running.lines, strict=True)
    ]
    text, starts = _join_pages(texts, may_go_on=running.are_any)
    made = _PDF_DATE.match(info.get("CreationDate", ""))
    title = info.get("Title", "").strip()
    return build_report(
        source,
        text,
        kind="pdf",
        title="" if _NO_TITLE.fullmatch(title) else title,
        metadata=Metadata(
            published=running.day,
            published_name=f"its {running.place}",
            created="-".join(made.groups()) if made else "",
            created_name="the PDF's creation date",
            latest=running.latest,
            latest_name="it was printed or changed on",
        ),
        pages=starts,
    )
