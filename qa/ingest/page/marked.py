"""The dates that a page's body marks or shows: whose they are, and how strongly that is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qa.dates.reports.beside import CHANGED, OF_SOMETHING_ELSE, PUBLISHED
from qa.dates.reports.columns import Column
from qa.dates.reports.shown import find_shown
from qa.dates.reports.written import Order, Written, read_written
from qa.ingest.page import labels
from qa.ingest.page.regions import Regions

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 140
_LABEL_WITHIN = 60
_PROSE_WORDS = 14
_FEWEST_WORDS = 2
_BLOCKS = frozenset({"p", "li", "td", "dd", "div", "section", "article", "blockquote", "body"})
_SMALL = frozenset(
    "time abbr span div p li b strong small em i h2 h3 h4 h5 h6 td dd font a data header ul section"
    " bdi label meta".split()
)
_NUMBERS = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d{4}(?![\d/-])")
_DAY_FIRST_ENGLISH = frozenset("en-gb en-au en-ie en-nz en-in en-za en-sg".split())


@dataclass(frozen=True, slots=True)
class Marked:
    """A day of the body. It `is_said` to be of publication, or only stands as such days do."""

    day: date
    is_said: bool
    is_at_head: bool
    is_changed: bool = False


def find_marked(tree: "HtmlElement", regions: Regions) -> Iterator[Marked]:
    """Yield the days that the article's own elements mark or show, in the page's order."""
    reader = _Reader(tree)
    for element in tree.iter(*_SMALL):
        if element.tag == "meta" and not element.get("itemprop"):
            continue
        yield from reader.read(element, regions)


def list_others(tree: "HtmlElement", regions: Regions) -> list["HtmlElement"]:
    """Return the elements that hold nothing but a date which is not the article's."""
    reader = _Reader(tree)
    return [
        element for element in tree.iter("time", "abbr", "span", "small")
        if not len(element) and reader.is_date_alone(element) and not regions.is_own(element)
    ]  # fmt: skip


class _Reader:
    """Reads the dates of one page, in the order of day and month that it shows."""

    def __init__(self, tree: "HtmlElement") -> None:
        self._order = _read_order(tree)

    def is_date_alone(self, element: "HtmlElement") -> bool:
        text = " ".join((element.text or "").split())
        found = next(find_shown(text), None)
        return found is not None and len(text) - (found.end - found.start) <= 30

    def read(self, element: "HtmlElement", regions: Regions) -> Iterator[Marked]:
        name = _name(element)
        is_timed = element.tag == "time" or "pubdate" in element.attrib
        is_dated = is_timed or element.get("itemprop") or labels.names_a_date(name)
        is_said = "pubdate" in element.attrib or labels.names_publication(name)
        if not (is_dated or is_said) or labels.names_something_else(name):
            return
        if not regions.is_own(element) or (not is_said and _stands_in_prose(element)):
            return
        is_at_head = regions.is_at_head(element)
        if day := self._read_value(element):
            before = _text_before(element)
            if OF_SOMETHING_ELSE.search(before):
                return
            is_said = is_said or PUBLISHED.search(before) is not None
            if labels.names_a_change(name):
                # "3 March 2020 | Updated on 5 March 2020" within the mark of the change.
                texts = self._read_text(element, is_at_head=is_at_head, is_said=False)
                yield from (each for each in texts if each.day != day)
                yield Marked(day, is_said=False, is_at_head=is_at_head, is_changed=True)
                return
            yield Marked(day, is_said, is_at_head, is_changed=_is_of_a_change(before))
        elif not any(not regions.is_own(child) for child in element.iterdescendants()):
            yield from self._read_text(element, is_at_head=is_at_head, is_said=is_said)

    def _read_text(
        self, element: "HtmlElement", *, is_at_head: bool, is_said: bool
    ) -> Iterator[Marked]:
        text = " ".join(element.text_content().split())
        if len(text) > _LONGEST or _is_all_changed(element):
            return
        outside = _text_before(element)
        floor = 0
        for found in find_shown(text):
            day = self._decide(found.written)
            before = (outside if not floor else "") + " " + text[floor : found.start]
            floor = found.end
            if day is None or OF_SOMETHING_ELSE.search(before):
                continue
            is_changed = _is_of_a_change(before)
            is_published = is_said or PUBLISHED.search(before) is not None
            yield Marked(day, is_published, is_at_head, is_changed)

    def _read_value(self, element: "HtmlElement") -> date | None:
        for name in ("datetime", "content", "title"):
            value = element.get(name, "")
            if name == "title" and element.tag not in ("abbr", "time", "span"):
                continue
            written = read_written(value) if any(map(str.isdecimal, value)) else None
            if written and (day := self._decide(written)):
                return day
        return None

    def _decide(self, written: Written) -> date | None:
        return written.read_in(self._order.get(written.sign)).day


def _is_of_a_change(before: str) -> bool:
    return CHANGED.search(before) is not None


def _is_all_changed(element: "HtmlElement") -> bool:
    """Whether the children that hold the dates are all marked as of a change."""
    names = [_name(child) for child in element.iterdescendants("time", "span", "abbr")]
    dated = [name for name in names if labels.names_a_date(name) or labels.names_a_change(name)]
    return bool(dated) and all(labels.names_a_change(name) for name in dated)


def _name(element: "HtmlElement") -> str:
    return " ".join(element.get(each, "") for each in ("itemprop", "property", "class", "id"))


def _text_before(element: "HtmlElement") -> str:
    """Return the end of what stands before `element` in its parent, such as a label."""
    parent = element.getparent()
    if parent is None or parent.tag in ("body", "article", "main"):
        previous = element.getprevious()
        before = (previous.tail or "") if previous is not None else ""
        return before[-_LABEL_WITHIN:]
    pieces = [parent.text or ""]
    for child in parent:
        if child is element:
            break
        if isinstance(child.tag, str):
            pieces.append(child.text_content()[-_LABEL_WITHIN:])
        pieces.append(child.tail or "")
    return " ".join(" ".join(pieces).split())[-_LABEL_WITHIN:]


def _stands_in_prose(element: "HtmlElement") -> bool:
    node = element
    while node.tag not in _BLOCKS and node.getparent() is not None:
        node = node.getparent()
    if node is not element and node.tag not in ("p", "li", "td", "dd"):
        return False
    text, own = node.text_content().strip(), len(element.text_content().split())
    others = len(text.split()) - own
    return others > _PROSE_WORDS or (others > _FEWEST_WORDS and text.endswith((".", "!", "?", "…")))


def _read_order(tree: "HtmlElement") -> dict[str, Order | None]:
    """Return the order of day and month by the sign between them, as the page shows it."""
    language = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).lower()
    language = language.replace("_", "-")
    column = Column()
    for found in _NUMBERS.finditer(" ".join(tree.itertext())):
        column.note(read_written(found[0]))
    orders: dict[str, Order | None] = {}
    for sign in "/.-":
        order = column.order_of(Written(date.min, date.max, sign))
        if order is None and language:
            order = _order_of_language(language)
        orders[sign] = order
    return orders


def _order_of_language(language: str) -> Order | None:
    """The order of a language; English has both, unless its country is told."""
    if language in ("en-us", "en-ph"):
        return Order.MONTH_FIRST
    is_day_first = language in _DAY_FIRST_ENGLISH or not language.startswith("en")
    return Order.DAY_FIRST if is_day_first else None
