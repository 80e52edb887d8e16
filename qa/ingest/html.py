"""HTML pages to reports: trafilatura finds the article and its title, htmldate its date."""

import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from qa.dates.reports.publication import Metadata
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.encodings import decode_text
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*(?:charset|encoding)\s*=\s*["']?([\w:.-]+)""", re.I)
_CHARSET_WITHIN = 2048
# Fixed, where htmldate would ask the clock.
_FIRST_DAY, _LAST_DAY = "1900-01-01", "2199-12-31"
# A description may quote a date, and a page may say when it was changed: neither is asked.
_DATING = re.compile(r"date|time|publi|created|issued", re.I)
_CHANGED = re.compile(r"modif|updat|revis|last|expir|valid|event|start|end", re.I)
_PUBLISHING = re.compile(r"publi|pubdate|entry-date|post(?:ed)?-(?:date|on)|dateline", re.I)
_JSON_PUBLISHED = re.compile(r'"date(?:Published|Created)"\s*:\s*"([^"]{8,40})"')


@dataclass(frozen=True, slots=True)
class Article:
    """What a page holds: the text of its article, its title, its address, the day it states."""

    text: str
    title: str
    url: str
    day: str


def read_html(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the page `stream`, cited as `source`.

    Raises:
        SourceError: it is not text or not HTML, or too large.
    """
    data = read_whole(stream)
    article = extract_article(decode_text(data, find_charset(data)))
    metadata = Metadata(article.day, "its HTML metadata")
    yield build_report(
        source, article.text, kind="html", title=article.title, metadata=metadata, url=article.url
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
        return Article("", "", "", "")
    # They log what the refusal says; without a handler, Python prints it.
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        tree = _parse(page)
        title, url, day = _read_metadata(tree)
        document = trafilatura.bare_extraction(
            _keep_text(tree), include_comments=False, config=_extraction()
        )
        text = getattr(document, "text", None) or trafilatura.html2txt(_keep_text(_parse(page)))
    # What trafilatura and lxml raise on broken pages, as mutated ones show.
    except (LxmlError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise SourceError(f"cannot be read as HTML: {error}") from error
    return Article(text, title, url, day)


def _parse(page: str) -> "HtmlElement":
    from lxml import html

    # As bytes: a text whose XML declaration names an encoding is refused by lxml.
    data = page.removeprefix("\ufeff").encode()
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))


def _keep_text(tree: "HtmlElement") -> "HtmlElement":
    """Return `tree` without what no reader of the page sees as text."""
    from lxml.etree import strip_elements, strip_tags

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


def _read_metadata(tree: "HtmlElement") -> tuple[str, str, str]:
    """Return the title, the address and the day of publication, "" where the page has none."""
    from htmldate import find_date
    from trafilatura.metadata import extract_metadata

    # Given a tree, htmldate downloads nothing; given only what dates the page, it guesses nothing.
    options: dict[str, Any] = {
        "extensive_search": False, "original_date": True,
        "min_date": _FIRST_DAY, "max_date": _LAST_DAY,
    }  # fmt: skip
    found = extract_metadata(tree, date_config=options, extensive=False)
    day = find_date(_keep_dating(tree), deferred_url_extractor=True, **options)
    url = found.url or ""
    return found.title or "", url if url.startswith(("http://", "https://")) else "", day or ""


def _keep_dating(tree: "HtmlElement") -> "HtmlElement":
    """Return a page of only what says, in `tree`, when it was published."""
    from lxml import html

    page = html.document_fromstring("<html><head></head><body></body></html>")
    for element in tree.iter("meta", "link"):
        name = " ".join(element.get(a, "") for a in ("name", "property", "itemprop", "http-equiv"))
        is_address = element.tag == "link" and element.get("rel") == "canonical"
        if is_address or (_DATING.search(name) and not _CHANGED.search(name)):
            page.head.append(html.Element(element.tag, dict(element.attrib)))
    for value in _find_published(tree):
        page.head.append(html.Element("meta", itemprop="datePublished", content=value))
    return page


def _find_published(tree: "HtmlElement") -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _JSON_PUBLISHED.findall(script.text or "")
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        named = " ".join(element.get(a, "") for a in ("itemprop", "class", "pubdate"))
        value = element.get("datetime") or element.get("content")
        is_marked = "pubdate" in element.attrib or _PUBLISHING.search(named)
        if value and is_marked and not _CHANGED.search(named):
            yield value
