"""Books (.epub) to reports: the chapters in their order, each the place of its quotes."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from qa.dates.reports.given import Metadata
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.encodings import decode_text
from qa.ingest.html import find_charset, parse_page
from qa.ingest.office.package import DAMAGED, LARGEST_PART, check_package
from qa.ingest.office.xml import attribute, find_named, local_name, parse_xml, read_first
from qa.ingest.page.blocks import find_heading, list_blocks
from qa.ingest.places import join_places
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGES = frozenset(
    {"application/xhtml+xml", "text/html", "application/html", "text/x-oeb1-document"}
)
# Fonts may be masked without a lock on the book (EPUB 3.3, 4.4).
_FONT_MASKS = re.compile(rb"http://(?:www\.idpf\.org/2008/embedding|ns\.adobe\.com/pdf/enc#RC)")
_METHOD = re.compile(rb"""Algorithm\s*=\s*["']([^"']*)""")
# Printing is younger; programs write the year 101 where none is known.
_FIRST_YEAR = 1450
_LONGEST_NAME = 80
_BETWEEN_PARAGRAPHS = "\n\n"


@dataclass(frozen=True, slots=True)
class _Book:
    archive: zipfile.ZipFile
    folder: str
    package: "_Element"

    def read(self, name: str) -> bytes:
        return self.archive.read(name)

    def locate(self, href: str) -> str:
        """Return the name in the archive of what `href` of the package means."""
        return posixpath.normpath(posixpath.join(self.folder, unquote(href.partition("#")[0])))


def read_epub(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the book `stream`, cited as `source`, and the chapters that are damaged.

    Raises:
        SourceError: it is damaged, locked, too large or a bomb.
    """
    data = read_whole(stream)
    from lxml.etree import LxmlError

    try:
        check_package(data, forbidden=b"<!ENTITY")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _read(_open(archive), source)
    except (*DAMAGED, LxmlError, TypeError, AttributeError) as error:
        raise SourceError(f"a damaged book, or none: {error}") from error


def _open(archive: zipfile.ZipFile) -> _Book:
    names = set(archive.namelist())
    locks = archive.read("META-INF/encryption.xml") if "META-INF/encryption.xml" in names else b""
    if any(not _FONT_MASKS.match(method) for method in _METHOD.findall(locks)):
        raise SourceError("a locked book (DRM); only what it is read with opens it")
    container = parse_xml(archive.read("META-INF/container.xml"))
    path = next((attribute(each, "full-path") for each in find_named(container, "rootfile")), "")
    return _Book(archive, posixpath.dirname(path), parse_xml(archive.read(path)))


def _read(book: _Book, source: str) -> Iterator[Report | Refusal]:
    package = book.package
    items = {attribute(each, "id"): each for each in find_named(package, "item")}
    names = _name_chapters(book, items)
    pieces: list[tuple[str, str]] = []
    for number, reference in enumerate(find_named(package, "itemref"), start=1):
        item = items.get(attribute(reference, "idref"))
        if item is None or attribute(item, "media-type") not in _PAGES:
            yield Refusal(f"{source}, chapter {number}", "no page of text; it is not read")
            continue
        place = book.locate(attribute(item, "href"))
        try:
            text, heading = _read_chapter(book, place)
        except (*DAMAGED, SourceError) as error:
            yield Refusal(f"{source}, chapter {number}", f"damaged, and not read: {error}")
            continue
        name = " ".join((names.get(place) or heading).split())[:_LONGEST_NAME]
        pieces.append((f"chapter “{name}”" if name else f"chapter {number}", text))
    placed = join_places(pieces)
    yield build_report(
        source,
        placed.text,
        kind="epub",
        title=read_first(package, "title"),
        metadata=_read_metadata(package),
        pages=placed.starts,
        page_names=placed.names,
    )


def _read_chapter(book: _Book, place: str) -> tuple[str, str]:
    if book.archive.getinfo(place).file_size > LARGEST_PART:
        raise SourceError("it is too large; split it")
    data = book.read(place)
    if not data.strip():
        return "", ""
    tree = parse_page(decode_text(data, find_charset(data)))
    return _BETWEEN_PARAGRAPHS.join(list_blocks(tree)), find_heading(tree)


def _name_chapters(book: _Book, items: "dict[str, _Element]") -> dict[str, str]:
    """Return the names that the table of contents has for the files of chapters."""
    names: dict[str, str] = {}
    for item in items.values():
        href = attribute(item, "href")
        is_nav = "nav" in attribute(item, "properties").split()
        is_ncx = attribute(item, "media-type") == "application/x-dtbncx+xml"
        place = book.locate(href)
        if not (is_nav or is_ncx) or place not in book.archive.namelist():
            continue
        inner = _Book(book.archive, posixpath.dirname(place), book.package)
        tree = parse_xml(book.read(place))
        points = find_named(tree, "navPoint" if is_ncx else "a")
        for point in points:
            href, label = _read_point(point, is_ncx=is_ncx)
            names.setdefault(inner.locate(href), label)
    return names


def _read_point(point: "_Element", *, is_ncx: bool) -> tuple[str, str]:
    if not is_ncx:
        return attribute(point, "href"), " ".join("".join(point.itertext()).split())
    content = next((each for each in point if local_name(each) == "content"), None)
    label = next((each for each in point if local_name(each) == "navLabel"), None)
    href = attribute(content, "src") if content is not None else ""
    return href, " ".join("".join(label.itertext()).split()) if label is not None else ""


def _read_metadata(package: "_Element") -> Metadata:
    """Return the day of publication (EPUB 3.3, 5.5.3.3.1); a change of the file is none."""
    days = {attribute(each, "event"): "".join(each.itertext()).strip()
            for each in reversed(list(find_named(package, "date")))}  # fmt: skip
    published = days.get("publication") or days.get("", "")
    year = re.match(r"\d{4}", published)
    return Metadata(
        published=published if year and int(year[0]) >= _FIRST_YEAR else "",
        published_name="the book's date of publication",
        created=days.get("creation", ""),
        created_name="the book's creation date",
    )
