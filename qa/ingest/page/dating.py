"""The day that an HTML page says its article was published: one cascade, the surest first.

Asked are its JSON-LD, its metadata, its address, the marks in its body, and the dates that it
shows; of each only what is the article's own. Where two of one kind differ and nothing tells which
is the article's, the page does not say. A change or a capture only tells that it was there by then.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qa.dates.reports.places import read_address
from qa.dates.reports.shown import find_shown
from qa.dates.reports.written import read_written
from qa.ingest.page import labels
from qa.ingest.page.linked_data import find_linked
from qa.ingest.page.marked import Marked, find_marked
from qa.ingest.page.regions import Regions

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# In this order; the names that sites give to it are many, and the rest goes by its words.
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
)  # fmt: skip
_PLAIN_META = frozenset(
    "date dc.date dcterms.date dc.date.created dcterms.created datecreated created created_time"
    " sailthru.date citation_date eprints.date displaydate timestamp parsely-pub-date article_date"
    " rnews:datecreated article:created creation_date article:date".split()
)
_CAPTURED = re.compile(
    r"FILE ARCHIVED ON [\d:]+ (\w+ \d{1,2}, \d{4})|saved date: \w{3} (\w{3} \d{1,2} \d{4})"
)
_HEADING_TAGS = ("h1",)


@dataclass(frozen=True, slots=True)
class PageDate:
    """What a page says of its date: `day`, or "", by what `name`; `latest` bounds it from above."""

    day: str = ""
    name: str = "its HTML metadata"
    latest: str = ""
    latest_name: str = ""


UNDATED = PageDate()


def date_page(tree: "HtmlElement", regions: Regions) -> PageDate:
    """Return what the page `tree` says of the day its article was published."""
    address = _find_address(tree)
    marked = list(find_marked(tree, regions))
    linked = find_linked(tree, address, _list_titles(tree))
    meta = _read_meta(tree)
    # By name and value: what dates the page without its being shown.
    metadata = [
        _day(linked.published) if linked else None,
        meta.published,
        _one(each.day for each in marked if each.is_said and not each.is_changed),
        _at_head(marked, is_said=True),
        meta.plain,
        _day(linked.created) if linked else None,
        next(
            (n.written.day for n in read_address(address) if n.written.day and not n.is_capture),
            None,
        ),
    ]
    stated = [day for day in metadata if day]
    if stated:
        return PageDate(_settle(stated).isoformat())
    shown = _at_head(marked, is_said=False) or _one(
        each.day for each in marked if not each.is_changed
    )
    if shown:
        return PageDate(shown.isoformat(), "its page")
    changed = [each.day for each in marked if each.is_changed]
    changed += filter(None, (meta.changed, _day(linked.modified) if linked else None))
    return _bound(tree, changed)


def _settle(stated: list[date]) -> date:
    """Return the surest of `stated`, unless two others agree on another day."""
    first, others = stated[0], stated[1:]
    if first in others or any(abs((day - first).days) <= 1 for day in others):
        return first
    return next((day for day in others if others.count(day) > 1), first)


def _bound(tree: "HtmlElement", changed: list[date]) -> PageDate:
    captured = _read_capture(tree)
    if changed:
        day = max(changed)
        if captured is None or day <= captured:
            return PageDate(latest=day.isoformat(), latest_name="its page was changed on")
    if captured:
        return PageDate(latest=captured.isoformat(), latest_name="its page was captured on")
    return UNDATED


def _at_head(marked: Iterable[Marked], *, is_said: bool) -> date | None:
    """Return the day that stands about the heading; of a list there, none."""
    return _one(
        each.day
        for each in marked
        if each.is_at_head and not each.is_changed and each.is_said >= is_said
    )


def _one(days: Iterable[date]) -> date | None:
    """Return the day of `days` where all are one."""
    different = set(days)
    return different.pop() if len(different) == 1 else None


@dataclass(frozen=True, slots=True)
class _Meta:
    published: date | None
    plain: date | None
    changed: date | None


def _read_meta(tree: "HtmlElement") -> _Meta:
    found: dict[str, date] = {}
    for name, value in _list_meta(tree):
        day = _day(value)
        if day:
            found.setdefault(name, day)
    published = next((found[name] for name in _PUBLISHED_META if name in found), None)
    if published is None:
        published = next((found[name] for name in found if _is_publication(name)), None)
    plain = _one(day for name, day in found.items() if name in _PLAIN_META)
    changed = [day for name, day in found.items() if labels.names_a_change(name)]
    return _Meta(published, plain, max(changed, default=None))


def _is_publication(name: str) -> bool:
    pieces = labels.name_pieces(name)
    return (
        bool(re.search(r"publi|pubdate|pub[-_]date|issued|release|post(?:ed)?[-_]date", name))
        and not labels.names_a_change(name)
        and not labels.names_something_else(name)
        and not pieces & {"publisher", "expiration", "unpublished", "unpublish"}
    )


def _list_meta(tree: "HtmlElement") -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        # Within the body, a mark is of what it stands in.
        if any(parent.tag == "body" for parent in element.iterancestors()):
            continue
        for attribute in ("property", "name", "itemprop"):
            if name := element.get(attribute):
                yield name.strip().lower(), element.get("content", "").strip()


def _find_address(tree: "HtmlElement") -> str:
    for link in tree.iter("link"):
        if link.get("rel", "").lower() == "canonical" and link.get("href"):
            return str(link.get("href"))
    for name, value in _list_meta(tree):
        if name in ("og:url", "twitter:url") and value:
            return value
    return ""


def _list_titles(tree: "HtmlElement") -> tuple[str, ...]:
    titles = [each.text_content() for each in tree.iter("title", *_HEADING_TAGS)]
    titles += [value for name, value in _list_meta(tree) if name in ("og:title", "twitter:title")]
    return tuple(title for title in titles if title.strip())


def _read_capture(tree: "HtmlElement") -> date | None:
    from lxml.etree import Comment

    for comment in tree.getroottree().iter(Comment):
        if found := _CAPTURED.search(comment.text or ""):
            return _day(found[1] or found[2])
    return None


def _day(value: str) -> date | None:
    if not any(map(str.isdecimal, value)):
        return None
    written = read_written(value)
    if written is None:
        shown = next(find_shown(value), None)
        written = shown.written if shown else None
    return written.day if written else None
