"""HTML pages to reports: trafilatura finds the article and its title."""

import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from qa.dates.reports.given import Metadata
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.encodings import decode_text
from qa.ingest.page.dating import UNDATED, PageDate, date_page
from qa.ingest.page.marked import list_others
from qa.ingest.page.regions import Regions
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*(?:charset|encoding)\s*=\s*["']?([\w:.-]+)""", re.I)
_CHARSET_WITHIN = 2048
# Fixed, where htmldate, which trafilatura asks, would ask the clock.
_FIRST_DAY, _LAST_DAY = "1900-01-01", "2199-12-31"


@dataclass(frozen=True, slots=True)
class Article:
    """What a page holds: the text of its article, its title, its address, what dates it."""

    text: str
    title: str
    url: str
    dated: PageDate = UNDATED


def read_html(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the page `stream`, cited as `source`.

    Raises:
        SourceError: it is not text or not HTML, or too large.
    """
    yield build_page(source, read_whole(stream))


def build_page(
    source: str,
    data: bytes,
    *,
    kind: str = "html",
    charset: str = "",
    address: str = "",
    captured: str = "",
    captured_name: str = "it was captured on",
) -> Report | Refusal:
    """Return the report in the page `data`, cited as `source`, or why there is none.

    Of a page that was captured, the `address` and the day, as an ISO 8601 day or moment, are told
    by what holds it; the page's own address comes before. A `charset` may have been declared.

    Raises:
        SourceError: it is not text or not HTML.
    """
    article = extract_article(decode_text(data, charset or find_charset(data)))
    dated = article.dated
    metadata = Metadata(
        dated.day,
        dated.name,
        latest=dated.latest,
        latest_name=dated.latest_name,
        captured=captured,
        captured_name=captured_name,
    )
    known = address if address.startswith(("http://", "https://")) else ""
    return build_report(
        source,
        article.text,
        kind=kind,
        title=article.title,
        metadata=metadata,
        url=article.url or known,
    )


def find_charset(data: bytes) -> str:
    """Return the encoding that the page `data` says that it is in, "" where it says none."""
    charset = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    return charset[1].decode() if charset else ""


def extract_article(page: str) -> Article:
    """Return the article of the HTML `page`.

    Raises:
        SourceError: it cannot be parsed.
    """
    import trafilatura
    from lxml.etree import LxmlError

    if not page.strip():
        return Article("", "", "")
    # They log what the refusal says; without a handler, Python prints it.
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        tree = parse_page(page)
        title, url = _read_metadata(tree)
        dated = date_page(tree, Regions(tree))
        document = trafilatura.bare_extraction(
            _keep_text(tree), include_comments=False, config=_extraction()
        )
        text = getattr(document, "text", None) or trafilatura.html2txt(_keep_text(parse_page(page)))
    # What trafilatura and lxml raise on broken pages, as mutated ones show.
    except (LxmlError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise SourceError(f"cannot be read as HTML: {error}") from error
    return Article(text, title, url, dated)


def parse_page(page: str) -> "HtmlElement":
    """Return the tree of the HTML `page`, which is not empty."""
    from lxml import html

    # As bytes: a text whose XML declaration names an encoding is refused by lxml.
    data = page.removeprefix("\ufeff").encode()
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))


def _keep_text(tree: "HtmlElement") -> "HtmlElement":
    """Return `tree` without what no reader of the page sees as text."""
    from lxml.etree import strip_elements, strip_tags

    for element in list_others(tree, Regions(tree)):
        element.drop_tree()
    strip_elements(tree, "script", "style", "template", "noscript", with_tail=False)
    # trafilatura breaks lines at them, and so sentences.
    strip_tags(tree, "time", "q")
    return tree


@cache
def _extraction() -> ConfigParser:
    from trafilatura.settings import use_config

    config = use_config()
    # Below it the whole page is taken, menus and all; news in brief is shorter than the 250 of
    # trafilatura.
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "100"
    return config


def _read_metadata(tree: "HtmlElement") -> tuple[str, str]:
    """Return the title and the address, "" where the page has none."""
    from trafilatura.metadata import extract_metadata

    # The days are read by `date_page`; given a tree, nothing is downloaded.
    days: dict[str, Any] = {
        "extensive_search": False, "original_date": True,
        "min_date": _FIRST_DAY, "max_date": _LAST_DAY,
    }  # fmt: skip
    found = extract_metadata(tree, date_config=days, extensive=False)
    url = found.url or ""
    return found.title or "", url if url.startswith(("http://", "https://")) else ""
