"""OpenDocument texts and presentations (.odt, .odp) to reports: what is shown, in reading order."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from qa.counting import count_things
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report, read_title
from qa.ingest.office.opendocument import list_hidden, open_document, read_paragraphs
from qa.ingest.office.package import read_part
from qa.ingest.office.properties import read_meta
from qa.ingest.office.xml import attribute, find_named, local_name, parse_xml
from qa.ingest.places import join_places
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from lxml.etree import _Element

_BETWEEN_PARAGRAPHS = "\n\n"
_RUNNING = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")


def read_odt(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the text `stream`, cited as `source`, and what of it is not read.

    A note or a text box is read behind its paragraph; headers and footers at the end, each once.

    Raises:
        SourceError: it is damaged, too large or a bomb, or needs a password.
    """
    data = read_whole(stream)
    with open_document(data, "document") as content:
        left_out: Counter[str] = Counter()
        part = read_part(data, "styles.xml")
        styles = [parse_xml(part)] if part else []
        hidden = list_hidden(content, *styles)
        body = [text for each in find_named(content, "body")
                for text in read_paragraphs(each, left_out, hidden)]  # fmt: skip
        if numbered := _count_numbered(content, *styles):
            left_out["number of lists"] = numbered
        # Behind what is told: a running line names a paper and the day of a print, not of a report.
        running = dict.fromkeys(
            text
            for root in styles
            for each in root.iter()
            if local_name(each) in _RUNNING and attribute(each, "display") != "false"
            for text in read_paragraphs(each, left_out, hidden)
        )
        text = _BETWEEN_PARAGRAPHS.join(body)
        properties = read_meta(data)
        heading = next((" ".join("".join(each.itertext()).split())
                        for each in find_named(content, "h")), "")  # fmt: skip
        yield from _tell(left_out, source)
        yield build_report(
            source,
            _BETWEEN_PARAGRAPHS.join([*body, *running]),
            kind="odt",
            title=properties.title or heading or read_title(text),
            metadata=properties.metadata,
            dated_by=len(text),
        )


def read_odp(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the presentation `stream`, cited as `source`, and what is not read.

    Raises:
        SourceError: it is damaged, too large or a bomb, or needs a password.
    """
    data = read_whole(stream)
    with open_document(data, "presentation") as content:
        left_out: Counter[str] = Counter()
        hidden = list_hidden(content)
        unseen = _list_unseen(content)
        pieces: list[tuple[str, str]] = []
        for number, page in enumerate(find_named(content, "page"), start=1):
            if attribute(page, "style-name") in unseen:
                reason = "a hidden slide; show it to have it read"
                yield Refusal(f"{source}, slide {number}", reason)
                continue
            notes = [each for each in page if local_name(each) == "notes"]
            # They are read for themselves, below.
            shown = read_paragraphs(page, left_out, hidden)
            pieces.append((f"slide {number}", _BETWEEN_PARAGRAPHS.join(shown)))
            said = [text for each in notes for text in read_paragraphs(each, left_out, hidden)]
            pieces.append((f"notes of slide {number}", _BETWEEN_PARAGRAPHS.join(said)))
        yield from _tell(left_out, source)
        placed, properties = join_places(pieces), read_meta(data)
        yield build_report(
            source,
            placed.text,
            kind="odp",
            title=properties.title,
            metadata=properties.metadata,
            pages=placed.starts,
            page_names=placed.names,
        )


def _tell(left_out: Counter[str], source: str) -> Iterator[Refusal]:
    if unread := [count_things(number, each) for each, number in (+left_out).items()]:
        yield Refusal(f"{source}, in part", f"not read of it: {', '.join(unread)}")


def _list_unseen(content: "_Element") -> set[str]:
    """Return the names of the styles of slides that are not shown."""
    return {
        attribute(style, "name")
        for style in find_named(content, "style")
        if any(attribute(each, "visibility") == "hidden" for each in style.iter())
    }


def _count_numbered(content: "_Element", *styles: "_Element") -> int:
    """Return how many items of lists have a number, or a letter, before them."""
    numbered = {
        attribute(style, "name")
        for root in (content, *styles)
        for style in find_named(root, "list-style")
        if any(attribute(each, "num-format") for each in style
               if local_name(each) == "list-level-style-number")
    }  # fmt: skip
    return sum(
        1
        for each in find_named(content, "list")
        if attribute(each, "style-name") in numbered
        for item in find_named(each, "list-item")
    )
